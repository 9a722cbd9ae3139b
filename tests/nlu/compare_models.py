"""The classifiers that the comparison trains; each gives, for each text and intent, how likely the intent is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

from bot.nlu.scoring import MEANING_STRENGTH, WORDS_SHARPNESS, WORDS_STRENGTH, train
from bot.nlu.spelling import Spelling
from bot.nlu.text import fold, gist

Array: TypeAlias = "np.ndarray[Any, Any]"

NEIGHBOURS = 25
NEIGHBOUR_SHARE = 0.25
CLOSENESS = 0.05
"""How fast a neighbour's vote fades with its distance; like the two above set beforehand, not on the held-out set."""


class Rival(Protocol):
    """A trained classifier."""

    intents: list[str]

    def chances(self, texts: list[str], embeddings: Array) -> Array:
        """Rows add up to 1."""


class Letters:
    """Character n-grams and logistic regression."""

    def __init__(self, texts: list[str], embeddings: Array, intents: list[str]) -> None:
        self._model = make_pipeline(
            TfidfVectorizer(
                preprocessor=_folded,
                analyzer="char_wb",
                ngram_range=(1, 4),
                min_df=2,
                sublinear_tf=True,
                max_features=30_000,
                dtype=np.float32,
            ),
            LogisticRegression(C=10.0, max_iter=60, tol=1e-3),
        )
        self._model.fit(texts, intents)
        self.intents = [str(intent) for intent in self._model.classes_]

    def chances(self, texts: list[str], embeddings: Array) -> Array:
        return np.asarray(self._model.predict_proba(texts))


class Meaning:
    """Sentence embeddings and logistic regression."""

    def __init__(self, texts: list[str], embeddings: Array, intents: list[str]) -> None:
        self._model = LogisticRegression(C=MEANING_STRENGTH, max_iter=80, tol=1e-3).fit(embeddings, intents)
        self.intents = [str(intent) for intent in self._model.classes_]

    def chances(self, texts: list[str], embeddings: Array) -> Array:
        return np.asarray(self._model.predict_proba(embeddings))


class Words:
    """The shipped classifier's second half alone: letters and words, linear support vector machine."""

    def __init__(self, texts: list[str], embeddings: Array, intents: list[str]) -> None:
        folded = [_folded(text) for text in texts]
        self._spelling = Spelling.learn(folded)
        self._model = LinearSVC(C=WORDS_STRENGTH, random_state=0)
        self._model.fit(self._spelling.vectors(folded), intents)
        self.intents = [str(intent) for intent in self._model.classes_]

    def chances(self, texts: list[str], embeddings: Array) -> Array:
        spelled = self._spelling.vectors([_folded(text) for text in texts])
        margins = self._model.decision_function(spelled) * WORDS_SHARPNESS
        likely = np.exp(margins - margins.max(axis=1, keepdims=True))
        return np.asarray(likely / likely.sum(axis=1, keepdims=True))


class Neighbours:
    """The shipped classifier, and the votes of the nearest examples among the embeddings."""

    def __init__(self, texts: list[str], embeddings: Array, intents: list[str]) -> None:
        self._hybrid = train(texts, embeddings, intents)
        self.intents = self._hybrid.intents
        places = {intent: place for place, intent in enumerate(self.intents)}
        self._examples, self._places = embeddings, np.array([places[intent] for intent in intents])

    def chances(self, texts: list[str], embeddings: Array) -> Array:
        votes = np.vstack([self._votes(embedding) for embedding in embeddings])
        return np.asarray((1 - NEIGHBOUR_SHARE) * self._hybrid.chances(texts, embeddings) + NEIGHBOUR_SHARE * votes)

    def _votes(self, embedding: Array) -> Array:
        closeness = self._examples @ embedding
        nearest = np.argpartition(-closeness, NEIGHBOURS)[:NEIGHBOURS]
        weights = np.exp((closeness[nearest] - closeness[nearest].max()) / CLOSENESS)
        votes = np.bincount(self._places[nearest], weights=weights, minlength=len(self.intents))
        return np.asarray(votes / votes.sum())


def _folded(text: str) -> str:
    return fold(gist(text))


RIVALS: dict[str, Callable[[list[str], Array, list[str]], Rival]] = {
    "letters": Letters,
    "meaning": Meaning,
    "words": Words,
    "shipped": train,
    "neighbours": Neighbours,
}
BLIND = frozenset({"letters", "words"})
"""These don't look at the embeddings, so they don't pay for them."""

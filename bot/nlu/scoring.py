"""The intent classifier's arithmetic, apart from Rasa: two linear models over two views of a message, averaged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import scipy.sparse as sp
import skops.io
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion
from sklearn.svm import LinearSVC

from bot.nlu.text import fold, gist
from helpdesk.numbers import read_message

Array: TypeAlias = "np.ndarray[Any, Any]"

MEANING_STRENGTH = 20.0
"""Inverse regularization of the model over embeddings: unit-length vectors need a weak one."""
WORDS_STRENGTH = 0.3
WORDS_SHARPNESS = 6.0
"""Turns the margins of the model over words into chances about as sure as those of the other."""
WORDS_SHARE = 0.6
_VECTORS, _WEIGHTS = "words.skops", "weights.npz"


@dataclass
class Scorer:
    """Weights of both models for the same ordered intents."""

    intents: list[str]
    vectors: FeatureUnion
    meaning: tuple[Array, Array]
    words: tuple[Array, Array]

    def chances(self, texts: list[str], embeddings: Array) -> Array:
        """For each text and intent, how likely it is; rows add up to 1."""
        by_meaning = _log_softmax(_with_amounts(texts, embeddings) @ self.meaning[0].T + self.meaning[1])
        spelled = self.vectors.transform([fold(gist(text)) for text in texts])
        margins = spelled @ self.words[0].T + self.words[1]
        by_words = _log_softmax(np.asarray(margins) * WORDS_SHARPNESS)
        return np.exp(_log_softmax(WORDS_SHARE * by_words + (1 - WORDS_SHARE) * by_meaning))

    def save(self, folder: Path) -> None:
        """Write the weights: vectors by skops (no pickle), numbers by numpy."""
        skops.io.dump(self.vectors, folder / _VECTORS)
        np.savez(
            folder / _WEIGHTS,
            intents=np.array(self.intents),
            meaning=self.meaning[0].astype(np.float32),
            meaning_bias=self.meaning[1].astype(np.float32),
            words=self.words[0].astype(np.float32),
            words_bias=self.words[1].astype(np.float32),
        )

    @classmethod
    def load(cls, folder: Path) -> Scorer:
        """Read what save wrote."""
        file = folder / _VECTORS
        vectors = skops.io.load(file, skops.io.get_untrusted_types(file=file))
        with np.load(folder / _WEIGHTS) as weights:
            return cls(
                [str(intent) for intent in weights["intents"]],
                vectors,
                (weights["meaning"], weights["meaning_bias"]),
                (weights["words"], weights["words_bias"]),
            )


def train(texts: list[str], embeddings: Array, intents: list[str]) -> Scorer:
    """Fit both models. The same examples give the same weights."""
    vectors = FeatureUnion(
        [
            (
                "letters",
                TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True, dtype=np.float32),
            ),
            (
                "words",
                TfidfVectorizer(
                    ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"\b\w+\b", dtype=np.float32
                ),
            ),
        ]
    )
    spelled = sp.csr_matrix(vectors.fit_transform([fold(gist(text)) for text in texts]))
    meaning = LogisticRegression(C=MEANING_STRENGTH, max_iter=80, tol=1e-3)
    meaning.fit(_with_amounts(texts, embeddings), intents)
    words = LinearSVC(C=WORDS_STRENGTH, random_state=0)
    words.fit(spelled, intents)
    return Scorer(
        [str(intent) for intent in meaning.classes_],
        vectors,
        (meaning.coef_, meaning.intercept_),
        (words.coef_, words.intercept_),
    )


def _with_amounts(texts: list[str], embeddings: Array) -> Array:
    """The embeddings with what the message holds of amounts and family, which bare words hide."""
    return np.hstack([embeddings, np.array([_amounts(text) for text in texts], dtype=np.float32)])


def _amounts(text: str) -> list[float]:
    reading = read_message(text[:600])
    found = (
        reading.income,
        reading.income_range,
        reading.family_size,
        reading.medicaid,
        reading.days,
        reading.family_change,
    )
    return [0.5 if value is not None else 0.0 for value in found]


def _log_softmax(scores: Array) -> Array:
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))

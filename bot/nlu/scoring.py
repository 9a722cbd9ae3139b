"""The intent classifier's arithmetic, apart from Rasa: two linear models over two views of a message, averaged."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from bot.nlu.spelling import Spelling
from bot.nlu.text import fold, gist
from helpdesk.numbers import read_message

Array: TypeAlias = "np.ndarray[Any, Any]"

MEANING_STRENGTH = 20.0
"""Inverse regularization of the model over embeddings: unit-length vectors need a weak one."""
WORDS_STRENGTH = 0.3
WORDS_SHARPNESS = 6.0
"""Turns the margins of the model over words into chances about as sure as those of the other."""
WORDS_SHARE = 0.6
FEWEST_KNOWN = 0.34
"""Share of known words up to which a message may be gibberish."""
_WEIGHTS = "weights.npz"
_WORD = re.compile(r"[a-z]{3,}")


@dataclass
class Scorer:
    """Weights of both models for the same ordered intents; those over words feature by feature, in half precision."""

    intents: list[str]
    spelling: Spelling
    meaning: tuple[Array, Array]
    words: tuple[Array, Array]
    vocabulary: frozenset[str]
    """Every word of the examples, folded, to tell gibberish."""

    def knows_words_of(self, text: str) -> bool:
        """False for "flurb gnarp zib": a text of words that hardly stand in any example."""
        words = _WORD.findall(fold(gist(text)))
        return not words or sum(word in self.vocabulary for word in words) > len(words) * FEWEST_KNOWN

    def chances(self, texts: list[str], embeddings: Array) -> Array:
        """For each text and intent, how likely it is; rows add up to 1."""
        by_meaning = _log_softmax(_with_amounts(texts, embeddings) @ self.meaning[0].T + self.meaning[1])
        margins = np.vstack([self._margins(text) for text in texts])
        by_words = _log_softmax(margins * WORDS_SHARPNESS)
        return np.exp(_log_softmax(WORDS_SHARE * by_words + (1 - WORDS_SHARE) * by_meaning))

    def _margins(self, text: str) -> Array:
        """Only the weights of the pieces that stand in the text are looked at."""
        row = self.spelling.vectors([fold(gist(text))])
        weights = self.words[0][row.indices].astype(np.float32)
        return np.asarray(row.data @ weights + self.words[1])

    def save(self, folder: Path) -> None:
        """Write everything as plain arrays (no pickle)."""
        np.savez_compressed(
            folder / _WEIGHTS,
            intents=np.array(self.intents),
            meaning=self.meaning[0],
            meaning_bias=self.meaning[1],
            words=self.words[0],
            words_bias=self.words[1],
            vocabulary=np.array(sorted(self.vocabulary)),
            **self.spelling.arrays(),
        )

    @classmethod
    def load(cls, folder: Path) -> Scorer:
        """Read what save wrote."""
        with np.load(folder / _WEIGHTS) as weights:
            return cls(
                [str(intent) for intent in weights["intents"]],
                Spelling.from_arrays(weights),
                (weights["meaning"], weights["meaning_bias"]),
                (weights["words"], weights["words_bias"]),
                frozenset(str(word) for word in weights["vocabulary"]),
            )


def train(texts: list[str], embeddings: Array, intents: list[str]) -> Scorer:
    """Fit both models, side by side on two cores. The same examples give the same weights."""
    folded = [fold(gist(text)) for text in texts]
    spelling = Spelling.learn(folded)
    with ThreadPoolExecutor(2) as both:
        words = both.submit(LinearSVC(C=WORDS_STRENGTH, random_state=0).fit, spelling.vectors(folded), intents)
        meaning = both.submit(
            LogisticRegression(C=MEANING_STRENGTH, max_iter=80, tol=1e-3).fit, _with_amounts(texts, embeddings), intents
        )
    by_words, by_meaning = words.result(), meaning.result()
    return Scorer(
        [str(intent) for intent in by_meaning.classes_],
        spelling,
        (by_meaning.coef_.astype(np.float32), by_meaning.intercept_.astype(np.float32)),
        (np.ascontiguousarray(by_words.coef_.T.astype(np.float16)), by_words.intercept_.astype(np.float32)),
        frozenset(word for text in folded for word in _WORD.findall(text)),
    )


def _with_amounts(texts: list[str], embeddings: Array) -> Array:
    """The embeddings with what the message holds of amounts and family, which bare words hide."""
    return np.hstack([embeddings, np.array([_amounts(text) for text in texts], dtype=np.float32)])


def _amounts(text: str) -> list[float]:
    reading = read_message(gist(text))
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

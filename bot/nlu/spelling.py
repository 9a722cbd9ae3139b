"""Messages as weighted pieces of spelling: runs of letters and words, after TF-IDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer

_KINDS: dict[str, dict[str, Any]] = {
    "letters": {"analyzer": "char_wb", "ngram_range": (2, 4)},
    "words": {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"\b\w+\b"},
}
RAREST = 3
"""Examples in which a piece must stand to count."""


@dataclass
class Spelling:
    """A vectorizer for each kind of piece."""

    vectorizers: dict[str, TfidfVectorizer]

    @classmethod
    def learn(cls, texts: list[str]) -> Spelling:
        """Learn which pieces there are and how rare they are."""
        return cls({kind: _vectorizer(kind, min_df=RAREST).fit(texts) for kind in _KINDS})

    def vectors(self, texts: list[str]) -> sp.csr_matrix:
        """A sparse row for each text."""
        return sp.csr_matrix(sp.hstack([vectorizer.transform(texts) for vectorizer in self.vectorizers.values()]))

    def arrays(self) -> dict[str, np.ndarray[Any, Any]]:
        """What must be kept: the pieces in order, and their rarity."""
        kept: dict[str, np.ndarray[Any, Any]] = {}
        for kind, vectorizer in self.vectorizers.items():
            kept[f"{kind}_pieces"] = np.array("\n".join(vectorizer.get_feature_names_out()))
            kept[f"{kind}_rarity"] = vectorizer.idf_.astype(np.float32)
        return kept

    @classmethod
    def from_arrays(cls, kept: Mapping[str, np.ndarray[Any, Any]]) -> Spelling:
        """The vectorizers from what was kept."""
        vectorizers = {}
        for kind in _KINDS:
            pieces = str(kept[f"{kind}_pieces"]).split("\n")
            vectorizers[kind] = _vectorizer(kind, vocabulary={piece: place for place, piece in enumerate(pieces)})
            vectorizers[kind].idf_ = kept[f"{kind}_rarity"]
        return cls(vectorizers)


def _vectorizer(kind: str, **more: Any) -> TfidfVectorizer:
    return TfidfVectorizer(lowercase=False, sublinear_tf=True, dtype=np.float32, **_KINDS[kind], **more)

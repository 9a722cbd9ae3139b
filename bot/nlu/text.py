"""How a message is folded before it is compared: case, accents, digits and stretched letters don't matter."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 600
_NUMBER = re.compile(r"\d[\d.,]*")
_STRETCHED = re.compile(r"(.)\1{2,}")
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """Lower case without accents, each number as "0", letters at most doubled, single spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return _SPACES.sub(" ", _STRETCHED.sub(r"\1\1", _NUMBER.sub("0", plain))).strip()


def gist(text: str) -> str:
    """The part of a long story that tells most: its beginning and its end, where people put the question."""
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return f"{text[:half]} {text[-half:]}"

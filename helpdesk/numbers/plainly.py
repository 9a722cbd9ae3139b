"""A family's size said so plainly that no other reading may overrule it: "family of 5", "somos cinco"."""

from __future__ import annotations

import re

_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
}  # fmt: skip
_NUMBER = rf"(?P<size>[2-9]|1[0-2]|{'|'.join(_WORDS)})"
_PLAIN = re.compile(
    rf"\b(?:we are|we're|there are|there's|family of|fam of|household of|familia de|hogar de|somos|estamos) {_NUMBER}\b"
    r"(?=\s*(?:$|[,.;:!?)]|with\b|con\b|and\b|y\b|w/|in (?:the|our|my)\b|en (?:la|mi|nuestra)\b|of us|people|persons"
    r"|personas|total|en total|agi\b|making|ganando))",
    re.IGNORECASE,
)
_NO_SIZE = re.compile(
    r"\b(?:months?|weeks?|days?|years?|meses|semanas|d[ií]as|a[ñn]os|not|no somos|used to be)\b", re.IGNORECASE
)


def plain_family_size(text: str) -> int | None:
    """The one size that a message says plainly; None where it says none, several, or speaks of time just there."""
    sizes = set()
    for found in _PLAIN.finditer(text):
        around = text[max(0, found.start() - 12) : found.end() + 12]
        if _NO_SIZE.search(around):
            return None
        said = found["size"].lower()
        sizes.add(_WORDS.get(said) or int(said))
    return sizes.pop() if len(sizes) == 1 else None

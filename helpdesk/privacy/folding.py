"""A message made plain for reading, with the way back to the original characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

HIDDEN = "\x01"
"""Stands for each character of a placeholder, so that nothing is read into one."""

_PLACEHOLDER = re.compile(r"\[\.\.\.\]")
"""model.PLACEHOLDER, folded."""
_SPECIAL = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u30fc\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc\u00b4`\uff07", "'"),
    **dict.fromkeys("\u00b7\u2022\u2219\u30fb", "."),
    "\n": "\n",
}
_UNSEEN = ("Mn", "Me", "Cf")
"""Unicode categories that leave nothing: accents on their own, joiners, direction marks."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without accents and with ASCII digits, dashes, quotes and spaces."""

    plain: str
    lower: str
    """The same in small letters, character by character."""
    origins: Sequence[int]
    """The place in the original of each character, and of the end."""
    text: str
    """The original."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """A span of this text as a span of the original."""
        return self.origins[start], max(self.origins[end - 1] + 1, self.origins[end])


def fold(text: str) -> Folded:
    """The text made plain. Placeholders that already stand in it are made unreadable."""
    if text.isascii():
        plain: str = text
        origins: Sequence[int] = range(len(text) + 1)
    else:
        pieces = [_folded(mark) for mark in text]
        plain = "".join(pieces)
        origins = [place for place, piece in enumerate(pieces) for _ in piece] + [len(text)]
    plain = plain.translate(_CONTROLS)
    if "[" in plain:
        plain = _PLACEHOLDER.sub(HIDDEN * 5, plain)
    return Folded(plain, plain.lower(), origins, text)


_CONTROLS = {code: " " for code in range(32) if chr(code) != "\n"}


@lru_cache(maxsize=4096)
def _folded(mark: str) -> str:
    """What one character becomes: usually one, none for an accent, several for a ligature."""
    if mark.isascii():
        return mark
    if mark in _SPECIAL:
        return _SPECIAL[mark]
    category = unicodedata.category(mark)
    if category in _UNSEEN:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(mark))
    if category[0] == "Z":
        return " "
    bare = unicodedata.normalize("NFKD", mark)
    return "".join(c for c in bare if not unicodedata.combining(c)) or mark

"""What people type, before anything else sees it."""

from __future__ import annotations

import unicodedata

from web.problems import EMPTY, TOO_LONG, Problem

MOST_CHARACTERS = 5_000
_LINE_BREAKS = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "})
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
"""Unicode categories of control characters, invisible ones (joiners, direction marks) and lone surrogates."""


def incoming_text(raw: str) -> str:
    """A typed message as it may be stored and sent on: all texts of people come through here.

    Raises Problem for a text without a visible character or with more than MOST_CHARACTERS.
    """
    if len(raw) > MOST_CHARACTERS:
        raise too_long()
    text = cleaned(raw)
    if not text:
        raise Problem(EMPTY)
    return text


def too_long() -> Problem:
    """The problem of a text, or of a whole request, that is too long."""
    return Problem(TOO_LONG, {"most": f"{MOST_CHARACTERS:,}"})


def cleaned(raw: str) -> str:
    """The text without what nobody sees and no database takes; line breaks stay."""
    lined = raw.replace("\r\n", "\n").translate(_LINE_BREAKS)
    seen = (mark for mark in lined if mark == "\n" or unicodedata.category(mark) not in _UNSEEN)
    return "".join(seen).strip()

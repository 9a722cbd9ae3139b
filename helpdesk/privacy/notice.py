"""Tells a person kindly what was hidden in the message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from helpdesk.privacy.model import Kind

_ASKS_FOR_A_DEED = (Kind.EMAIL, Kind.PHONE, Kind.CARD)
"""What people give so that something is done with it: written to, called, charged."""


class _Words(Protocol):
    def say(self, name: str, language: Literal["en", "es"], /, **values: object) -> str: ...


def notice(words: _Words, found: Sequence[Kind], language: Literal["en", "es"]) -> str:
    """What was hidden, and what cannot be done with it. `words` are those of knowledge/words; `found` is not empty."""
    *others, last = (words.say(f"privacy.kind_{kind}", language) for kind in found)
    kinds = words.say("privacy.joined", language, first=", ".join(others), last=last) if others else last
    cannot = [words.say(f"privacy.cannot_{kind}", language) for kind in found if kind in _ASKS_FOR_A_DEED]
    return " ".join([words.say("privacy.noticed", language, kinds=kinds), *cannot])

"""Tells a person kindly what was hidden in the message."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol

from helpdesk.privacy.model import Kind


class _Words(Protocol):
    def say(self, name: str, language: Literal["en", "es"], /, **values: object) -> str: ...


def notice(words: _Words, found: Iterable[Kind], language: Literal["en", "es"]) -> str:
    """One sentence or two that name what was hidden. `words` are those of knowledge/words; `found` is not empty."""
    *others, last = (words.say(f"privacy.kind_{kind}", language) for kind in found)
    kinds = words.say("privacy.joined", language, first=", ".join(others), last=last) if others else last
    return words.say("privacy.noticed", language, kinds=kinds)

"""Abbreviations as data."""

from __future__ import annotations

from pydantic import Field

from helpdesk.knowledge.common import Source, Text
from helpdesk.knowledge.reading import Fact


class GlossaryEntry(Fact):
    """Letters, what they stand for and mean (one to three sentences), and the topic that says more."""

    letters: tuple[str, ...] = Field(min_length=1)
    meaning: Text
    sources: tuple[Source, ...] = Field(min_length=1)
    topic: str | None = None


class Glossary(Fact):
    """All abbreviations by name."""

    entries: dict[str, GlossaryEntry]

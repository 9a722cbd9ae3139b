"""What every kind of fact is made of: texts in two languages, sources, languages."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from helpdesk.knowledge.reading import Fact

Language = Literal["en", "es"]
LANGUAGES: tuple[Language, ...] = ("en", "es")
Role = Literal["family", "provider", "coordinator"]


class Text(Fact):
    """Words for people, in English and in Spanish."""

    en: str = Field(min_length=1)
    es: str = Field(min_length=1)

    def in_language(self, language: Language) -> str:
        """The words in one language."""
        return (self.es if language == "es" else self.en).strip()


class Source(Fact):
    """Where a fact stands: a document of sources.yml and the place in it (heading or first words)."""

    document: str
    place: str = Field(min_length=1)


class Document(Fact):
    """A document that facts are taken from."""

    text: str | None
    dated: date | None
    name: Text

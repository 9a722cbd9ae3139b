"""Where the documents differ from each other or are dated, as data: which says what, and which answer says so."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from pydantic import Field

from helpdesk.errors import KnowledgeError
from helpdesk.knowledge.common import LANGUAGES, Document, Language, Source, Text
from helpdesk.knowledge.reading import Fact, read


class Patterns(Fact):
    """Regular expressions that an answer matches, in English and in Spanish."""

    en: tuple[str, ...] = Field(min_length=1)
    es: tuple[str, ...] = Field(min_length=1)

    def in_language(self, language: Language) -> tuple[str, ...]:
        """The expressions of one language."""
        return self.es if language == "es" else self.en

    def lacking(self, text: str, language: Language) -> list[str]:
        """The expressions that a text does not match; capitals and line breaks make no difference."""
        flat = " ".join(text.split())
        return [p for p in self.in_language(language) if not re.search(p, flat, re.IGNORECASE)]


class Difference(Fact):
    """A point on which documents differ (two sources or more), or which holds for a date (`dated`).

    topic: the topic whose answer says it. must_say: what that answer matches.
    """

    differs: Text
    sources: tuple[Source, ...] = Field(min_length=1)
    dated: date | None = None
    topic: str
    must_say: Patterns


class _Register(Fact):
    differences: dict[str, Difference]


def read_differences(path: Path) -> dict[str, Difference]:
    """The register by name. Raises KnowledgeError for a lone source without a date, or a broken expression."""
    register = read(_Register, path).differences
    for name, difference in register.items():
        if len(difference.sources) == 1 and difference.dated is None:
            raise KnowledgeError(
                path, f"differences.{name}.sources", 1, "Cite a second place, or give the document's date as 'dated'."
            )
        _check_patterns(difference.must_say, path, f"differences.{name}.must_say")
    return register


def _check_patterns(patterns: Patterns, path: Path, key: str) -> None:
    for language in LANGUAGES:
        for pattern in patterns.in_language(language):
            try:
                re.compile(pattern)
            except re.error as error:
                raise KnowledgeError(
                    path, f"{key}.{language}", pattern, f"It is no regular expression: {error}."
                ) from error


def check_dates(register: dict[str, Difference], documents: dict[str, Document], path: Path) -> None:
    """Whether `dated` is a date that a cited document bears. Raises KnowledgeError where it is not."""
    for name, difference in register.items():
        dates = {documents[s.document].dated for s in difference.sources if s.document in documents}
        if difference.dated is not None and difference.dated not in dates:
            printed = sorted(str(day) for day in dates if day)
            raise KnowledgeError(
                path,
                f"differences.{name}.dated",
                str(difference.dated),
                f"Expected a date of its documents: {printed}.",
            )

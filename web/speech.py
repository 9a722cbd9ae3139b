"""The door's words, and which language to say them in."""

from __future__ import annotations

from helpdesk.answers import format_date
from helpdesk.knowledge import LANGUAGES, Knowledge, Language


class Speech:
    """Sentences by name, with the number and the date that every one of them may use."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = knowledge.words
        self.first_steps_phone = knowledge.contact_book.phones["first_steps"].number
        self._documents_date = knowledge.schedules[-1].effective

    def say(self, name: str, language: Language, **values: object) -> str:
        """A sentence of the door (`web.<name>`)."""
        date = format_date(self._documents_date, language)
        common = {"first_steps_phone": self.first_steps_phone, "documents_date": date}
        return self._words.say(f"web.{name}", language, **common | values)

    def trouble(self, name: str, language: Language) -> str:
        """What is said when something of ours is broken (`trouble.<name>`)."""
        return self._words.say(f"trouble.{name}", language)


def known_language(code: str | None) -> Language | None:
    """A language we speak, by its code; None for any other."""
    return next((language for language in LANGUAGES if language == code), None)


def accepted_language(header: str) -> Language | None:
    """The one of our languages that an Accept-Language header likes best: "es-MX,en;q=0.5" → es."""
    wishes = [_wish(part) for part in header[:500].split(",")]
    ours = [(weight, language) for language, weight in wishes if language is not None and weight > 0]
    return max(ours, key=lambda wish: wish[0])[1] if ours else None


def _wish(part: str) -> tuple[Language | None, float]:
    code, _, quality = part.partition(";q=")
    try:
        weight = float(quality or 1)
    except ValueError:
        weight = 0.0
    return known_language(code.strip().lower().split("-")[0]), weight

"""Masking at the door: what personal data is hidden, but for the public numbers, and the kind word about it."""

from __future__ import annotations

from collections.abc import Sequence

from helpdesk import privacy
from helpdesk.knowledge import Knowledge, Language
from helpdesk.privacy import Kind, Masked


class Privacy:
    """Masks with the numbers of the contact book left as they are."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = knowledge.words
        self._public = tuple(phone.number for phone in knowledge.contact_book.phones.values())

    def mask(self, text: str) -> Masked:
        """A typed text as it may be stored and sent on."""
        return privacy.mask(text, self._public)

    def notice(self, found: Sequence[Kind], language: Language) -> str:
        """What a person is told who shared what was found."""
        return privacy.notice(self._words, found, language)

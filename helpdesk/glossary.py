"""Finding the abbreviation that a message asks about."""

from __future__ import annotations

import re

from helpdesk.knowledge.glossary import Glossary, GlossaryEntry

_ALSO_WORDS = frozenset({"IDEA", "SC", "ECO"})


def find_entry(glossary: Glossary, text: str) -> GlossaryEntry | None:
    """The entry whose letters stand in the text as a word; the longest where several do."""
    found = [
        (len(letters), entry)
        for entry in glossary.entries.values()
        for letters in entry.letters
        if _stands_in(letters, text)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _stands_in(letters: str, text: str) -> bool:
    """Whether the letters are a word of the text. Letters that are also a common word count in capitals only."""
    flags = re.NOFLAG if letters in _ALSO_WORDS else re.IGNORECASE
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(letters)}(?:'?s)?(?![A-Za-z0-9])", text, flags) is not None

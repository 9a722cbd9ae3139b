"""Errors that only the edges (door, actions, command line) turn into words for people."""

from __future__ import annotations

from datetime import date
from pathlib import Path


class HelpDeskError(Exception):
    """Base of every error this project raises on purpose."""


class KnowledgeError(HelpDeskError):
    """A file of facts cannot be used. Names the file, the key, the value and the remedy."""

    def __init__(self, file: Path | str, key: str, value: object, remedy: str) -> None:
        self.file, self.key, self.value, self.remedy = str(file), key, value, remedy
        super().__init__(f"{file}: {key}: got {value!r}. {remedy}")


class NothingInEffect(HelpDeskError):
    """No fee schedule is in force on the date asked, so there is no number to give."""

    def __init__(self, on: date) -> None:
        self.on = on
        super().__init__(f"No fee schedule is in force on {on.isoformat()}. Add one to knowledge/fees/.")


class NotOnSchedule(HelpDeskError):
    """The schedule has no table for this family size (a family of one, none, or a negative number)."""

    def __init__(self, family_size: int) -> None:
        self.family_size = family_size
        super().__init__(f"The schedule has no table for a family of {family_size}. Expected 2 or more.")

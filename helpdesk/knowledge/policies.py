"""Hardship, delinquency and contacts as data."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from helpdesk.errors import KnowledgeError
from helpdesk.knowledge.common import Source, Text
from helpdesk.knowledge.reading import Fact, read


class CitedText(Fact):
    """Words with the place they come from."""

    text: Text
    source: Source


class CitedNumber(Fact):
    """A number with the place it comes from."""

    value: int
    source: Source


class HardshipFacts(Fact):
    """The events that count as financial hardship and what the SPOE may do."""

    events: dict[str, CitedText] = Field(min_length=1)
    options: dict[str, CitedText] = Field(min_length=1)
    change_percent: CitedNumber
    need: str


class DelinquencyStep(CitedText):
    """What happens on a day counted from the first missed payment."""

    day: int = Field(gt=0)


class DelinquencyFacts(Fact):
    """What follows non-payment, what goes on at no cost, and how services come back."""

    steps: tuple[DelinquencyStep, ...] = Field(min_length=1)
    kept: CitedText
    restart: CitedText
    need: str


class Phone(Fact):
    """A telephone number as printed."""

    number: str = Field(pattern=r"^(\d{3}|(1-)?\d{3}-\d{3}-\d{4})$")
    source: Source


class Contact(Fact):
    """A person or office that answers something; `find` says how to reach those without a printed number."""

    name: Text
    phone: str | None = None
    extension: str | None = Field(default=None, pattern=r"^\d$")
    handles: Text
    find: Text | None = None
    source: Source


class Need(Fact):
    """Who answers a need: the same for anyone, or by the role of the person who asks."""

    anyone: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    provider: tuple[str, ...] = ()
    coordinator: tuple[str, ...] = ()

    def for_role(self, role: Literal["family", "provider", "coordinator"] | None) -> tuple[str, ...]:
        """The contacts for a role; empty when the role would change the answer and is not known."""
        if self.anyone:
            return self.anyone
        by_role = {"family": self.family, "provider": self.provider, "coordinator": self.coordinator}
        return by_role[role] if role else ()


class ContactBook(Fact):
    """All telephone numbers, contacts and needs."""

    phones: dict[str, Phone]
    contacts: dict[str, Contact]
    needs: dict[str, Need]


def read_contacts(path: Path) -> ContactBook:
    """The contact book. Raises KnowledgeError where a name in it leads nowhere."""
    book = read(ContactBook, path)
    for name, contact in book.contacts.items():
        if contact.phone is not None and contact.phone not in book.phones:
            raise KnowledgeError(path, f"contacts.{name}.phone", contact.phone, f"Use one of {sorted(book.phones)}.")
        if contact.phone is None and contact.find is None:
            raise KnowledgeError(path, f"contacts.{name}", name, "Give a phone, or say how to find them ('find').")
    for name, need in book.needs.items():
        for contact_name in {*need.anyone, *need.family, *need.provider, *need.coordinator}:
            if contact_name not in book.contacts:
                raise KnowledgeError(path, f"needs.{name}", contact_name, f"Use one of {sorted(book.contacts)}.")
    return book


def read_delinquency(path: Path) -> DelinquencyFacts:
    """The delinquency facts. Raises KnowledgeError when the days do not rise."""
    facts = read(DelinquencyFacts, path)
    days = [step.day for step in facts.steps]
    if days != sorted(set(days)):
        raise KnowledgeError(path, "steps.day", days, "Put the days in rising order, each once.")
    return facts

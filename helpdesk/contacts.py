"""Who answers what: the one right contact for a need. Source: knowledge/contacts.yml."""

from __future__ import annotations

from dataclasses import dataclass

from helpdesk.knowledge.common import Role
from helpdesk.knowledge.policies import Contact, ContactBook


@dataclass(frozen=True)
class Route:
    """The contacts for a need, best first; `ask_role` when it depends on who is asking and that is not known."""

    need: str
    contacts: tuple[Contact, ...]
    ask_role: bool


def route_contact(book: ContactBook, need: str, role: Role | None = None) -> Route:
    """The contacts that answer a need (a key of contacts.yml's needs). Raises KeyError for an unknown need."""
    names = book.needs[need].for_role(role)
    return Route(need, tuple(book.contacts[name] for name in names), ask_role=not names)


def phone_number(book: ContactBook, contact: Contact) -> str | None:
    """The contact's telephone number as printed, or None where no document gives one."""
    return book.phones[contact.phone].number if contact.phone else None


def phone_link(book: ContactBook, contact: Contact) -> str | None:
    """A `tel:` link, with a pause before the extension, or None without a number."""
    number = phone_number(book, contact)
    if number is None:
        return None
    digits = number.replace("-", "")
    prefix = "+1" if len(digits) == 10 else ("+" if len(digits) == 11 else "")
    return f"tel:{prefix}{digits}" + (f",{contact.extension}" if contact.extension else "")

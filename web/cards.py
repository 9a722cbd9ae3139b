"""Cards that were kept with a conversation, perhaps by an older version of the help desk.

The types name what templates/messages.html cannot do without; what a card holds beside that is optional there.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

Card = dict[str, Any]


class Row(BaseModel):
    """A row of the schedule; one end of its range may be open."""

    lower: str | None = Field(alias="from")
    upper: str | None = Field(alias="to")
    monthly: str
    own: bool


class Estimate(BaseModel):
    """The fee, and the rows of the schedule around it."""

    kind: Literal["estimate"]
    monthly: str
    annual: str
    family_size: int | None
    rows: list[Row]
    source: str


class Person(BaseModel):
    """Someone to contact, perhaps without a number."""

    name: str
    handles: str
    phone: str | None
    extension: str | None
    link: str | None


class Contacts(BaseModel):
    """The people to contact."""

    kind: Literal["contacts"]
    contacts: list[Person]


_SHOWABLE: TypeAdapter[Estimate | Contacts] = TypeAdapter(Estimate | Contacts)


def showable(card: Card | None) -> Card | None:
    """The card, or None for one that lacks what a page shows: its message says the same in words."""
    try:
        _SHOWABLE.validate_python(card)
    except ValidationError:
        return None
    return card

"""What masking finds and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PLACEHOLDER = "[•••]"
"""Stands for whatever was found. Without letters, so that it speaks no language and means nothing to the classifier."""


class Kind(StrEnum):
    """A kind of personal data."""

    SSN = "ssn"
    """A Social Security number or an ITIN, whole or its last four digits."""
    MEDICAID_NUMBER = "medicaid_number"
    """The number of a person in Medicaid (MO HealthNet), in Missouri also called DCN."""
    BIRTH_DATE = "birth_date"
    NAME = "name"
    CARD = "card"
    BANK_ACCOUNT = "bank_account"
    """An account or a routing number."""
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    """A street address or a post office box. A town or a ZIP code alone is none."""


@dataclass(frozen=True)
class Masked:
    """A message that can be stored and sent on."""

    text: str
    """The message with a placeholder instead of each find."""
    found: tuple[Kind, ...]
    """What was found, in the order of the message, each kind once."""


@dataclass(frozen=True, slots=True)
class Find:
    """Personal data from `start` to before `end`."""

    start: int
    end: int
    kind: Kind

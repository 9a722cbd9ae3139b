"""Receipts: a short code that holds one estimate, so that it can be shown again later. Nothing is stored.

A code holds the monthly fee and the day of the estimate, and nothing else: no income, no family size and no row
of the schedule, because a fee with a family size would give the income away. The schedule's date is not in the
code but under its check: only the schedule that the estimate was made by makes the check come out right.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and capitals without I, L, O and U, which are easily taken for others."""
LENGTH = 16
GROUP = 4
FIRST_DAY = date(2005, 1, 1)
_LOOK_ALIKES = str.maketrans("ILOU", "110V")
_DAY_BITS, _FEE_BITS, _CHECK_BITS = 15, 17, 48


@dataclass(frozen=True)
class Receipt:
    """An estimate as it was made: US dollars a month, the schedule's effective date, the day it was made."""

    monthly: Decimal
    schedule_date: date
    made_on: date


class Receipts:
    """Makes and reads codes. They are good as long as the secret and the schedule stay."""

    def __init__(self, secret: str, schedule_dates: tuple[date, ...]) -> None:
        self._key = secret.encode()
        self._schedule_dates = schedule_dates

    def issue(self, receipt: Receipt) -> str:
        """The code, in groups of four. Raises ValueError for a fee or a day that it cannot hold."""
        cents, days = receipt.monthly * 100, (receipt.made_on - FIRST_DAY).days
        if cents != int(cents) or not 0 <= cents < 1 << _FEE_BITS or not 0 <= days < 1 << _DAY_BITS:
            raise ValueError(f"A receipt cannot hold {receipt}. Expected whole cents and a day from {FIRST_DAY}.")
        held = int(cents) << _DAY_BITS | days
        return _in_groups(held << _CHECK_BITS | self._check(held, receipt.schedule_date))

    def read(self, code: str) -> Receipt | None:
        """What a code holds; None for one that was not made here, or was changed.

        Capitals, spaces and dashes make no difference, nor do O for 0, I and L for 1, U for V.
        """
        marks = code.upper().translate(_LOOK_ALIKES)
        digits = [ALPHABET.index(mark) for mark in marks if mark in ALPHABET]
        if len(digits) != LENGTH or any(mark.isalnum() and mark not in ALPHABET for mark in marks):
            return None
        number = 0
        for digit in digits:
            number = number << 5 | digit
        held, check = number >> _CHECK_BITS, number & (1 << _CHECK_BITS) - 1
        return next((_receipt(held, day) for day in self._schedule_dates if self._is(check, held, day)), None)

    def _is(self, check: int, held: int, schedule_date: date) -> bool:
        given = check.to_bytes(_CHECK_BITS // 8)
        return hmac.compare_digest(given, self._check(held, schedule_date).to_bytes(_CHECK_BITS // 8))

    def _check(self, held: int, schedule_date: date) -> int:
        message = f"receipt {held} {schedule_date.isoformat()}".encode()
        return int.from_bytes(hmac.digest(self._key, message, hashlib.sha256)[: _CHECK_BITS // 8])


def receipt_of_card(card: Mapping[str, Any], made_on: date) -> Receipt:
    """The receipt for an estimate's card. Raises KeyError, ValueError or ArithmeticError for another card."""
    monthly = Decimal(str(card["monthly"]).replace("$", "").replace(",", ""))
    return Receipt(monthly, date.fromisoformat(card["schedule_date"]), made_on)


def _receipt(held: int, schedule_date: date) -> Receipt:
    cents, days = held >> _DAY_BITS, held & (1 << _DAY_BITS) - 1
    return Receipt(Decimal(cents) / 100, schedule_date, FIRST_DAY + timedelta(days=days))


def _in_groups(number: int) -> str:
    marks = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return "-".join(marks[at : at + GROUP] for at in range(0, LENGTH, GROUP))

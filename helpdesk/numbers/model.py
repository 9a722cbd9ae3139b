"""What a message said: incomes, family, coverage and arrears."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
OPEN_TOP = Decimal(1_000_000)
"""The upper end of a range that has none (`over 100k`, `15 an hour plus tips`); above every row of a schedule."""


@dataclass(frozen=True)
class Income:
    """An income as a person stated it, and what it comes to in a year."""

    annual: Decimal
    """US dollars per year; may be zero or negative."""
    kind: str
    """`agi` (adjusted gross, from a tax return), `pay` (wages), `net_pay` (what is left after taxes; the AGI is
    usually higher) or `income` (a plain yearly figure)."""
    stated: Decimal
    """US dollars per `period`, as stated."""
    period: str
    """`year`, `month`, `twice_a_month`, `two_weeks`, `week` or `hour`."""
    approximate: bool
    """True when the person said about, almost, over, más o menos …"""


@dataclass(frozen=True)
class Reading:
    """Everything one message said; a field is None when the message did not say it."""

    income: Income | None = None
    income_range: tuple[Decimal, Decimal] | None = None
    """US dollars per year, lower then upper (OPEN_TOP for "or more"); `income` is then None."""
    family_size: int | None = None
    """As stated, however unlikely: the caller judges."""
    family_change: int | None = None
    """People who joined (positive) or left (negative), where no new total was stated."""
    medicaid: bool | None = None
    """None also when Medicaid was only asked about."""
    days: int | None = None
    """Days past due; a month counts as 30."""


def format_usd(amount: Decimal) -> str:
    """Money as people write it: `$61,000`, `$19.98`, `-$64,300`. Raises ValueError for NaN and infinity."""
    if not amount.is_finite():
        raise ValueError(f"Amount {amount} is not a finite number of dollars; pass a finite Decimal.")
    cents = amount.quantize(CENT, ROUND_HALF_UP)
    sign = "-" if cents < 0 else ""
    whole = cents == cents.to_integral_value()
    return f"{sign}${abs(cents):,.0f}" if whole else f"{sign}${abs(cents):,.2f}"

"""The range of incomes that a message states."""

from __future__ import annotations

import re
from decimal import Decimal

from helpdesk.numbers.exclusions import is_excluded, is_year, last_cue
from helpdesk.numbers.income import PER_YEAR, stated, yearly
from helpdesk.numbers.periods import period_of
from helpdesk.numbers.said import Number, Said

_DECADE = re.compile(r"\b(?:low|lower|mid|middle|high|upper|in the)(?: -)? (?P<n>#) s\b")
_RANGE = re.compile(
    r"(?P<lead>\b(?:between|entre|from|de|desde|somewhere between|"
    r"anywhere from) )?(?P<n>#) (?P<join>-|to|and|y|a|or|o|hasta|maybe|,? ?or maybe) (?P<m>#)(?= |$)"
)


def find_range(said: Said, taken: frozenset[int], asked: str | None) -> tuple[Decimal, Decimal] | None:
    """The lower and upper yearly income, of `between 50 and 60k`, `800 to 900 a week`."""
    decade = next((n for n in said.matches(_DECADE) if 20 <= n.value < 200 and n.value % 10 == 0), None)
    if decade is not None and (asked == "income" or last_cue(decade) == "earn"):
        return decade.value * 1_000, (decade.value + 10) * 1_000
    for match in _RANGE.finditer(said.text):
        low, high = said.by_place[match.start("n")], said.by_place[match.start("m")]
        if low.at in taken or high.at in taken or is_excluded(high) or is_year(low) or not _joins(match, high):
            continue
        bounds = _bounds(low, high, said, asked)
        if bounds and bounds[0] < bounds[1]:
            return bounds
    return None


def _joins(match: re.Match[str], high: Number) -> bool:
    """`and` and `y` join a range only after between/entre; `from 61 to 48` after a drop is a change."""
    if match["join"] in ("and", "y"):
        return bool(match["lead"]) and match["lead"].strip().endswith(("between", "entre"))
    return match["join"] != "a" or high.token.scaled or bool(match["lead"])


def _bounds(low: Number, high: Number, said: Said, asked: str | None) -> tuple[Decimal, Decimal] | None:
    if low.at in said.taken_back:
        return None
    top, bottom = stated(high, asked), stated(low, asked)
    if high.token.scaled and abs(low.value) < 1_000:
        bottom = low.value * (1_000 if abs(high.value) < 1_000_000 else 1_000_000)
    period = period_of(high) or "year"
    earns = asked == "income" or last_cue(low) == "earn"
    if period in ("unknown", "hour"):
        return _hourly(low, high, said) if period == "hour" else None
    if period == "year" and max(top, bottom) < 1_000 and earns and low.bare and bottom >= 10:
        top, bottom = top * 1_000, bottom * 1_000
    if period == "year" and min(top, bottom) < 1_000:
        return None
    if period != "year" and (bottom < 50 or last_cue(low) == "fee"):
        return None
    return bottom * PER_YEAR[period], top * PER_YEAR[period]


def _hourly(low: Number, high: Number, said: Said) -> tuple[Decimal, Decimal] | None:
    top = yearly(high, said, None)
    return (low.value * top / high.value, top) if top and 5 <= low.value < high.value else None

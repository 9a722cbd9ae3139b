"""The range of incomes that a message states, alone or beside another earner's figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from helpdesk.numbers.annual import Bounds
from helpdesk.numbers.doubtful import LOW, is_doubtful
from helpdesk.numbers.exclusions import is_excluded, is_year, last_cue
from helpdesk.numbers.income import PER_YEAR, incomes, stated, yearly
from helpdesk.numbers.periods import period_of
from helpdesk.numbers.said import Number, Said
from helpdesk.numbers.sums import is_named, is_sum, owner

_DECADE = re.compile(r"\b(?:low|lower|mid|middle|high|upper|in the|en los|los|around the)(?: (?:-|los))? (?P<n>#) s\b")
_DECADE_ASKED = re.compile(r"\ben los (?P<n>#)(?= ?[.,;?!]|$)|(?<!\S)(?P<m>#) s\b")
_SOME = re.compile(
    r"(?P<n>#) (?:(?:- )?something|odd|y (?:tantos|pico|algo))(?: (?P<scale>k|thousand|grand|#))?(?= |$)"
)
"""`forty something thousand`, `cuarenta y tantos mil`"""
_RANGE = re.compile(
    r"(?P<lead>\b(?:between|entre|from|de|desde|somewhere between|"
    r"anywhere from) )?(?P<n>#) (?:(?P<join>-|to|and|y|a|or|o|hasta|maybe|,? ?or maybe) )?(?P<m>#)(?= |$)"
)
_BUT_UNDER = re.compile(
    r"\b(?:over|more than|above|at least|mas de) (?P<n>#) (?:, )?(?:but|and|y|pero) (?:less than|under|below|"
    r"not over|no more than|menos de) (?P<m>#)(?= |$)"
)
_REPLACED = re.compile(r"\b(?:no|not|actually|wait|sorry|meant|perdon|digo|now|ahora|instead|or|o|used to|before)\b")
_WAGE = 25
_SUPPOSED = re.compile(
    r"^(?:(?:and|y|so|but|pero|what|how|about|que tal|if|si|it is|it was|it were|is|son|es|fueran?|sean|like|around|"
    r"como|maybe|with|con|at|between|entre|from|de) )*(?P<n>#) (?:-|to|a|and|y|or|o|hasta) (?P<m>#)"
    r"(?= ?(?:a year|al ano|instead|mejor)? ?[.?!]?$)"
)
"""`and if it's 60 to 70`: the whole message is a range."""
_SUPPOSED_MOST = 400


@dataclass(frozen=True)
class Span:
    """A range, its numbers and their yearly bounds in US dollars."""

    low: Number
    high: Number
    bounds: Bounds


def spans(said: Said, taken: frozenset[int], asked: str | None) -> list[Span]:
    """All ranges of incomes, in order."""
    found = {span.high.at: span for span in (*_decades(said, asked), *_somethings(said, asked))}
    for pattern in (_BUT_UNDER, _RANGE):
        for match in pattern.finditer(said.text):
            low, high = said.by_place[match.start("n")], said.by_place[match.start("m")]
            if low.at in taken or high.at in taken or is_excluded(high) or is_year(low):
                continue
            earns = asked == "income" or last_cue(low) == "earn" or _is_supposed(said, low, high, asked)
            if pattern is _RANGE and not _joins(match, low, high, asked, earns):
                continue
            bounds = _bounds(low, high, said, asked, earns)
            if bounds and bounds[0] < bounds[1] and high.at not in found:
                found[high.at] = Span(low, high, bounds)
    return sorted(found.values(), key=lambda span: span.low.at)


def find_range(
    said: Said, found: list[Span], taken: frozenset[int], family_stated: bool, asked: str | None
) -> Bounds | None:
    """The lower and upper yearly income, with another earner's figure added; None where that is not clear."""
    inside = frozenset(n.at for span in found for n in (span.low, span.high))
    others = incomes(said, taken | inside, family_stated, asked)
    live = [n for n in others if n.at not in said.taken_back]
    units = sorted([*((s.low, s.bounds) for s in found), *((n, _point(n, said, asked)) for n in live)], key=_place)
    if is_doubtful(said, [*(span.high for span in found), *live]) or any(bounds is None for _, bounds in units):
        return None
    known = [(n, bounds) for n, bounds in units if bounds is not None]
    if len(known) == 1:
        return known[0][1]
    owners = [owner(n.left.rsplit("# ", 1)[-1]) for n, _ in known]
    between = said.text[known[0][0].at + 1 : known[-1][0].at]
    if _REPLACED.search(re.sub(r"# (?:or|o|to|-) #", "", between)):
        return known[-1][1] if len(known) == 2 else None
    if len(known) == 2 and None not in owners and owners[0] != owners[1]:
        return sum((b[0] for _, b in known), Decimal(0)), sum((b[1] for _, b in known), Decimal(0))
    return None


def yields(said: Said, found: list[Span], taken: frozenset[int], asked: str | None) -> bool:
    """Whether a figure outside the ranges stands for all: a named AGI, a stated total."""
    inside = frozenset(n.at for span in found for n in (span.low, span.high))
    return any(is_named(n) or is_sum(n) for n in incomes(said, taken | inside, False, asked))


def _place(unit: tuple[Number, Bounds | None]) -> int:
    return unit[0].at


def _point(number: Number, said: Said, asked: str | None) -> Bounds | None:
    amount = yearly(number, said, asked)
    return None if amount is None else (amount, amount)


def _decades(said: Said, asked: str | None) -> list[Span]:
    plain = [n for g in "nm" for n in said.matches(_DECADE_ASKED, g)] if asked == "income" else []
    return [
        Span(n, n, (n.value * 1_000, (n.value + 10) * 1_000))
        for n in (*said.matches(_DECADE), *plain)
        if 20 <= n.value < 200 and n.value % 10 == 0 and n.bare and (asked == "income" or last_cue(n) == "earn")
    ]


def _somethings(said: Said, asked: str | None) -> list[Span]:
    found = []
    for match in _SOME.finditer(said.text):
        number = said.by_place[match.start("n")]
        scaled = match["scale"] is not None and (
            match["scale"] != "#" or said.by_place[match.start("scale")].value == 1_000
        )
        tens = number.bare and 20 <= number.value < 100 and number.value % 10 == 0
        if tens and (scaled or asked == "income" or last_cue(number) == "earn"):
            high = said.by_place.get(match.start("scale"), number) if match["scale"] else number
            found.append(Span(number, high, (number.value * 1_000, (number.value + 10) * 1_000)))
    return found


def _is_supposed(said: Said, low: Number, high: Number, asked: str | None) -> bool:
    """The range is all that is said, and can only be thousands of dollars a year."""
    thousands = low.small_whole and high.small_whole and _WAGE <= low.value < high.value < _SUPPOSED_MOST
    return asked is None and thousands and _SUPPOSED.match(said.text) is not None


def _joins(match: re.Match[str], low: Number, high: Number, asked: str | None, earns: bool) -> bool:
    """`and` and `y` join a range only after between/entre; `from 61 to 48` after a drop is a change."""
    if match["join"] is None:
        close = low.bare and high.bare and low.value < high.value <= low.value * Decimal("1.5")
        return close and (asked == "income" or period_of(high) not in (None, "year"))
    if match["join"] in ("and", "y"):
        return bool(match["lead"]) and match["lead"].strip().endswith(("between", "entre"))
    return match["join"] != "a" or high.token.scaled or bool(match["lead"]) or earns


def _bounds(low: Number, high: Number, said: Said, asked: str | None, earns: bool) -> Bounds | None:
    if low.at in said.taken_back:
        return None
    period = period_of(high) or period_of(low) or "year"
    top, bottom = stated(high, said, asked), stated(low, said, asked)
    if earns and period == "year" and _are_thousands(low, high):
        top, bottom = high.value * 1_000, low.value * 1_000
    if high.token.scaled and abs(low.value) < 1_000:
        bottom = low.value * (1_000 if abs(high.value) < 1_000_000 else 1_000_000)
    if period in ("unknown", "hour"):
        return _hourly(low, high, said) if period == "hour" else None
    if period == "year" and (min(top, bottom) < 1_000 or top < LOW or (high.bare and high.value < _WAGE)):
        return None
    if period != "year" and (bottom < 50 or last_cue(low) == "fee"):
        return None
    return bottom * PER_YEAR[period], top * PER_YEAR[period]


def _are_thousands(low: Number, high: Number) -> bool:
    """`54 to 55` thousand."""
    return low.bare and high.bare and 10 <= low.value < high.value < 1_000


def _hourly(low: Number, high: Number, said: Said) -> Bounds | None:
    top = yearly(high, said, None)
    return (low.value * top / high.value, top) if top and 5 <= low.value < high.value else None

"""The income, or the range of incomes, that a message states."""

from __future__ import annotations

import re
from decimal import Decimal

from helpdesk.numbers import cues
from helpdesk.numbers.corrections import superseded
from helpdesk.numbers.exclusions import is_excluded, is_year, last_cue
from helpdesk.numbers.model import Income
from helpdesk.numbers.periods import period_of
from helpdesk.numbers.said import Number, Said
from helpdesk.numbers.sums import together

PER_YEAR = {"year": 1, "month": 12, "twice_a_month": 24, "two_weeks": 26, "week": 52}
FULL_TIME_HOURS = Decimal(40)
"""Hours a week of an hourly wage when none are stated: 2,080 a year."""

_HOURS = re.compile(r"(?P<n>#) (?:hours?|hrs?|horas?)\b(?! of)(?P<daily> (?:a|per|al|por|/) (?:day|dia))?")
_PART_TIME = re.compile(r"\b(?:part time|part - time|medio tiempo|per diem|prn)\b")
_NO_INCOME = re.compile(
    r"\b(?:(?:no|zero|sin|ningun|without(?: an?| any)?)(?: hay| tenemos| tengo| household| family|"
    r" tax\w*)? (?:income|ingresos?|earnings|money coming in|dinero)"
    r"(?! (?:limits?|docs?|documents?|papers?|info\w*|proof|verif\w*|change\w*|test|guidelines?|"
    r"requirement\w*|cap|tax))"
    r"|(?:make|makes|made|earn|earned|making|income is|income was|agi is|agi was) (?:nothing|zilch|"
    r"nada)|(?:did|do) not (?:make|earn) (?:anything|any money)"
    r"|no (?:gan\w+|recib\w+|tuv\w+)(?: (?:nada|ingresos|ningun ingreso|dinero)))\b"
)
_NOTHING = re.compile(
    r"^(?:(?:um+|uh|well|honestly|oh|pues|ahorita|right now|just|literally) )*(?:nothing|nada|none|"
    r"zilch|ninguno?|nil|nothing at all|cero|zero|0|not a thing|no income)\b"
)
_RANGE = re.compile(
    r"(?P<lead>\b(?:between|entre|from|de|desde|somewhere between|"
    r"anywhere from) )?(?P<n>#) (?P<join>-|to|and|y|a|or|o|hasta|maybe|,? ?or maybe) (?P<m>#)(?= |$)"
)


def incomes(said: Said, taken: frozenset[int], family_stated: bool, asked: str | None) -> list[Number]:
    """The numbers that are incomes, in order; `taken` has the places of those that count people."""
    dropped = superseded(said)
    free = [n for n in said.numbers if n.at not in taken and not is_excluded(n)]
    found = [n for n in free if _is_income(n, said, family_stated, asked)]
    live = [n for n in found if n.at not in dropped]
    return live or found


def _is_income(number: Number, said: Said, family_stated: bool, asked: str | None) -> bool:
    period, cue, value = period_of(number), last_cue(number), abs(number.value)
    earns = cue == "earn" or bool(cues.ASKED_ABOUT_EARNING.match(number.right))
    if period == "unknown":
        return False
    if number.token.scaled and value >= 1_000:
        return True
    if period not in (None, "year"):
        return (
            value >= {"hour": 5, "week": 50}.get(str(period), 200 if number.bare and not earns else 100)
            and value < 10**9
        )
    if value == 0:
        return earns or (asked == "income" and len(said.numbers) == 1)
    if value < 1_000:
        return (earns and (number.token.money or number.value < 0)) or _bare_answer(number, asked)
    formatted = not number.token.plain and number.token.digits
    if number.token.money or formatted or earns or period == "year":
        return True
    if asked == "family_size":
        return False
    return family_stated or asked == "income" or _alone(said) or bool(cues.WHAT_IF_BEFORE.search(number.left.rstrip()))


def _bare_answer(number: Number, asked: str | None) -> bool:
    """`60` in answer to the income: thousands."""
    return asked == "income" and number.bare and number.value >= 10 and _unclaimed(number)


def _unclaimed(number: Number) -> bool:
    following = number.right.split(" ", 1)[0]
    return not following or following in _AFTER_ANSWER or not following.isalpha()


_AFTER_ANSWER = frozenset(
    "ish or and maybe i before after gross total something a per k last this about give para y o mas "
    "but for net more plus in if we combined with "
    "roughly probably to at year anual la el together not but sino".split()
)


def _alone(said: Said) -> bool:
    words = [t.text for t in said.tokens if t.text.isalnum()]
    return len(said.numbers) == 1 and not words


def stated(number: Number, asked: str | None) -> Decimal:
    """The signed figure in dollars; `60` in answer to the income is 60,000."""
    value = number.value
    if asked == "income" and number.bare and 10 <= abs(value) < 1_000 and period_of(number) in (None, "year"):
        value *= 1_000
    negative = cues.NEGATIVE_BEFORE.search(number.left) and not cues.LESS_THAN.search(number.left)
    if value > 0 and (negative or cues.NEGATIVE_AFTER.match(number.right)):
        return -value
    return value


def _yearly(number: Number, said: Said, asked: str | None) -> Decimal | None:
    """Dollars a year, or None for an hourly wage of unknown hours."""
    period = period_of(number) or "year"
    if period != "hour":
        return stated(number, asked) * PER_YEAR[period]
    hours = [said.by_place[m.start("n")].value * (5 if m["daily"] else 1) for m in _HOURS.finditer(said.text)]
    weekly = [h for h in hours if 0 < h <= 100]
    if not weekly and _PART_TIME.search(said.text):
        return None
    return stated(number, asked) * (weekly[0] if weekly else FULL_TIME_HOURS) * 52


def _kind(numbers: list[Number], said: Said) -> str:
    text = cues.NOT_AGI.sub(" paid ", said.text)
    near = " ".join(cues.NOT_AGI.sub(" paid ", n.left[-60:] + " # " + n.right[:45]) for n in numbers)
    if any(period_of(n) not in (None, "year") for n in numbers):
        return "pay"
    for words in (near, text):
        if cues.AGI.search(words):
            return "agi"
        if cues.PAY.search(words):
            return "pay"
    return "income"


def _approximate(number: Number) -> bool:
    return (
        number.token.approximate
        or bool(cues.APPROXIMATE_BEFORE.search(number.left))
        or bool(cues.APPROXIMATE_AFTER.match(number.right))
    )


def find_range(said: Said, taken: frozenset[int], asked: str | None) -> tuple[Decimal, Decimal] | None:
    """The lower and upper yearly income, of `between 50 and 60k`, `800 to 900 a week`."""
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
    if low.at in superseded(said):
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
    top = _yearly(high, said, None)
    return (low.value * top / high.value, top) if top and 5 <= low.value < high.value else None


def find_income(said: Said, taken: frozenset[int], family_stated: bool, asked: str | None) -> Income | None:
    """The income stated, of one person or several together; None when there is none."""
    found = incomes(said, taken, family_stated, asked)
    if not found:
        return _none_earned(said, asked)
    chosen = together(said, found)
    yearly = [_yearly(n, said, asked) for n in chosen]
    if any(amount is None for amount in yearly):
        return None
    periods = {period_of(n) or "year" for n in chosen}
    annual = sum((amount for amount in yearly if amount is not None), Decimal(0))
    same = len(periods) == 1
    said_figure = sum((stated(n, asked) for n in chosen), Decimal(0)) if same else annual
    period = periods.pop() if same else "year"
    return Income(annual, _kind(chosen, said), said_figure, period, any(_approximate(n) for n in chosen))


def _none_earned(said: Said, asked: str | None) -> Income | None:
    nothing = _NO_INCOME.search(said.text) or (asked == "income" and _NOTHING.match(said.text))
    if not nothing:
        return None
    return Income(Decimal(0), "agi" if cues.AGI.search(said.text) else "income", Decimal(0), "year", False)

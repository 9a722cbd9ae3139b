"""The income that a message states."""

from __future__ import annotations

import re
from decimal import Decimal

from helpdesk.numbers import cues
from helpdesk.numbers.evidence import in_thousands, is_shown, is_swap, swapped
from helpdesk.numbers.exclusions import is_excluded, last_cue
from helpdesk.numbers.model import Income
from helpdesk.numbers.periods import period_of
from helpdesk.numbers.said import Number, Said
from helpdesk.numbers.sums import together

PER_YEAR = {"year": 1, "month": 12, "twice_a_month": 24, "two_weeks": 26, "week": 52}
_TOO_LOW = 10_000
"""A yearly figure below this, beside a monthly or weekly one, is probably for the same period."""
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
_CUT_TO = re.compile(
    r"\b(?:cut|reduced|dropped|bajaron|redujeron|recortaron|down)(?: \w+){0,4}(?: from #)? (?:to|a) (?P<n>#)"
    r"(?= hours?| hrs?| horas?| and| now| ?[.,;]|$)"
)


def incomes(said: Said, taken: frozenset[int], family_stated: bool, asked: str | None) -> list[Number]:
    """The numbers that are incomes, in order; `taken` has the places of those that count people."""
    dropped = said.taken_back
    free = [n for n in said.numbers if n.at not in taken and not is_excluded(n)]
    found = [n for n in free if _is_income(n, said, family_stated, asked)]
    live = [n for n in found if n.at not in dropped]
    return live or found


def _is_income(number: Number, said: Said, family_stated: bool, asked: str | None) -> bool:
    period, cue, value = period_of(number), last_cue(number), abs(number.value)
    earns = cue == "earn" or bool(cues.ASKED_ABOUT_EARNING.match(number.right))
    if period == "unknown":
        return False
    if in_thousands(number) or swapped(number, said):
        return True
    if not is_shown(number, said, asked):
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
        in_hours = value < 100 and number.bare and _HOURS.search(said.text)
        signed = earns and (number.token.money or number.value < 0)
        return not in_hours and (signed or _bare_answer(number, asked))
    if number.token.money or earns or period == "year" or (not number.token.plain and number.token.digits):
        return True
    return asked != "family_size" and (family_stated or asked == "income" or _alone(said) or _supposed(number))


def _supposed(number: Number) -> bool:
    return _followed(number) and bool(cues.WHAT_IF_BEFORE.search(number.left.rstrip()))


def _bare_answer(number: Number, asked: str | None) -> bool:
    """`60` in answer to the income: thousands."""
    wage = number.value < 100 and number.value.as_tuple().exponent == -2
    if number.right.startswith("#") and not number.token.digits:
        return False
    if number.previous and period_of(number.previous) not in (None, "year") and period_of(number) is None:
        return False
    return asked == "income" and number.bare and number.value >= 10 and not wage and _unclaimed(number)


def _unclaimed(number: Number) -> bool:
    following = number.right.split(" ", 1)[0]
    return not following or following in _AFTER_ANSWER or not following.isalpha()


def _followed(number: Number) -> bool:
    """No unknown noun behind it: `at 2270 Walnut` is an address."""
    following = number.right.split(" ", 1)[0]
    return _unclaimed(number) or following in _AFTER_WHAT_IF


_AFTER_WHAT_IF = frozenset(
    "with then instead would how what is people dollars de con para si cuanto because so now ahora right still "
    "today i he she it when cuando que do does can the my our only since year per entonces please lol".split()
)
_AFTER_ANSWER = frozenset(
    "ish or and maybe i before after gross total something a per k last this about give para y o mas "
    "but for net more plus in if we combined with "
    "roughly probably to at year anual la el together not but sino now ahora s him me her he she mine his hers "
    "him them".split()
)


def _alone(said: Said) -> bool:
    words = [t.text for t in said.tokens if t.text.isalnum()]
    return len(said.numbers) == 1 and not words


def stated(number: Number, asked: str | None) -> Decimal:
    """The signed figure in dollars; `60` in answer to the income is 60,000."""
    value = number.value
    short = number.bare and 10 <= abs(value) < 1_000 and period_of(number) in (None, "year")
    if short and (asked == "income" or in_thousands(number) or is_swap(number)):
        value *= 1_000
    negative = cues.NEGATIVE_BEFORE.search(number.left) and not cues.LESS_THAN.search(number.left)
    if value > 0 and (negative or cues.NEGATIVE_AFTER.match(number.right)):
        return -value
    return value


def yearly(number: Number, said: Said, asked: str | None, period: str | None = None) -> Decimal | None:
    """Dollars a year, or None for an hourly wage of unknown hours."""
    period = period or period_of(number) or "year"
    if period != "hour":
        return stated(number, asked) * PER_YEAR[period]
    hours = [said.by_place[m.start("n")].value * (5 if m["daily"] else 1) for m in _HOURS.finditer(said.text)]
    cut = [n.value for n in said.matches(_CUT_TO) if n.bare and 4 < n.value <= 60]
    weekly = cut[-1:] or [h for h in hours if 0 < h <= 100]
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


def _periods(chosen: list[Number]) -> list[str | None]:
    """Each figure's period; `gana 2,800 y yo 1,500 al mes` are both a month, None when that is not clear."""
    found: list[str | None] = [period_of(n) for n in chosen]
    for index, number in enumerate(chosen):
        if found[index] is None:
            after = next((p for p in found[index + 1 :] if p not in (None, "year")), None)
            others = [p for p in found if p not in (None, "year")]
            near = after and any(number.value <= n.value * 5 <= number.value * 25 for n in chosen[index + 1 :])
            low = others and 0 < number.value < _TOO_LOW and not number.token.scaled
            found[index] = (after if near else None) if low else "year"
    return found


def find_income(said: Said, taken: frozenset[int], family_stated: bool, asked: str | None) -> Income | None:
    """The income stated, of one person or several together; None when there is none."""
    found = incomes(said, taken, family_stated, asked)
    if not found:
        return _none_earned(said, asked)
    chosen = together(said, found)
    stands_for = _periods(chosen)
    amounts = [yearly(n, said, asked, period) for n, period in zip(chosen, stands_for, strict=True)]
    if None in stands_for or any(amount is None for amount in amounts):
        return None
    periods = set(stands_for)
    annual = sum((amount for amount in amounts if amount is not None), Decimal(0))
    same = len(periods) == 1
    said_figure = sum((stated(n, asked) for n in chosen), Decimal(0)) if same else annual
    period = (periods.pop() or "year") if same else "year"
    return Income(annual, _kind(chosen, said), said_figure, period, any(_approximate(n) for n in chosen))


def _none_earned(said: Said, asked: str | None) -> Income | None:
    nothing = _NO_INCOME.search(said.text) or (asked == "income" and _NOTHING.match(said.text))
    if not nothing:
        return None
    return Income(Decimal(0), "agi" if cues.AGI.search(said.text) else "income", Decimal(0), "year", False)

"""The yearly income of a message: the figures that count, each by its period, added up."""

from __future__ import annotations

import re
from decimal import Decimal

from helpdesk.numbers import cues, open_ends
from helpdesk.numbers.doubtful import LOW, is_doubtful, is_low, leaves_out
from helpdesk.numbers.income import incomes, stated, yearly
from helpdesk.numbers.model import Income
from helpdesk.numbers.periods import period_of
from helpdesk.numbers.said import Number, Said
from helpdesk.numbers.sums import is_unclear, together

Bounds = tuple[Decimal, Decimal]
"""US dollars a year, lower then upper."""

_NO_INCOME = re.compile(
    r"\b(?:(?:no|zero|sin|ningun|without(?: an?| any)?)(?: hay| tenemos| tengo| household| family|"
    r" tax\w*)? (?:income|ingresos?|earnings|money coming in|dinero)"
    r"(?! (?:limits?|docs?|documents?|papers?|info\w*|proof|verif\w*|change\w*|test|guidelines?|"
    r"requirement\w*|cap|tax))"
    r"|(?:make|makes|made|earn|earned|making|income is|income was|agi is|agi was) (?:nothing|zilch|"
    r"nada)|(?:did|do) not (?:make|earn) (?:anything|any money)|(?:do|did) not have (?:any|an) income"
    r"|no (?:gan\w+|recib\w+|tuv\w+)(?: (?:nada|ingresos|ningun ingreso|dinero)))\b"
)
_NOTHING = re.compile(
    r"^(?:(?:um+|uh|well|honestly|oh|pues|ahorita|right now|just|literally) )*(?:nothing|nada|none|"
    r"zilch|ninguno?|nil|nothing at all|cero|zero|0|not a thing|no income)\b"
)
_EACH = re.compile(
    r"^(?:(?:a|an|per|every|each|al|a la|por|la) (?:year|month|week|hour|ano|mes|semana|hora) )?"
    r"(?:each(?! (?:month|week|year|hour|pay|check|day|other|time|kid|child|visit))|apiece|cada (?:un[oa]|"
    r"quien)|every one of us)\b"
)
_TWO_EARN = re.compile(
    r"\b(?:we|both|us|los dos|ganamos|nosotros|(?:husband|wife|partner|boyfriend|girlfriend|him|her) and (?:i|me)|"
    r"(?:i|me) and (?:my )?(?:husband|hubby|wife|man|bf|gf|partner|boyfriend|girlfriend|him|her)|(?:esposo|"
    r"esposa|marido|pareja) y yo)\b"
)
_BUSINESS = re.compile(r"\b(?:farm\w*|business|profit|negocio|self employed|ganancias?|rancho)\b")


def find_income(
    said: Said, taken: frozenset[int], family_stated: bool, asked: str | None
) -> tuple[Income | None, Bounds | None]:
    """The income stated, of one person or several together; as bounds where it has an open end; else nothing."""
    found = incomes(said, taken, family_stated, asked)
    if not found:
        return _none_earned(said, asked), None
    chosen = together(said, found)
    periods = _periods(chosen, found)
    if (
        None in periods
        or is_unclear(said, found, chosen)
        or is_doubtful(said, chosen)
        or leaves_out(said, taken, found, asked)
    ):
        return None, None
    amounts = [yearly(n, said, asked, period) for n, period in zip(chosen, periods, strict=True)]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(amounts) or (0 < sum(known) < LOW and any(is_low(n) for n in chosen)):
        return None, None
    times = _earners(said, chosen)
    if times is None:
        return None, None
    known = [amount * times for amount in known]
    ends = open_ends.bounds(said, chosen, known)
    return (None, ends) if ends else (_income(said, chosen, periods, sum(known, Decimal(0)), times, asked), None)


def _income(
    said: Said, chosen: list[Number], periods: list[str | None], annual: Decimal, times: int, asked: str | None
) -> Income:
    """The income with what was stated where all figures are for one period, else with the sum."""
    same = len(set(periods)) == 1
    figure = times * sum((stated(n, said, asked) for n in chosen), Decimal(0)) if same else annual
    period = (periods[0] or "year") if same else "year"
    return Income(annual, _kind(chosen, said), figure, period, any(_approximate(n) for n in chosen))


def _earners(said: Said, chosen: list[Number]) -> int | None:
    """How many people earn the figure: two for `we make 30k each`, None where that is not clear."""
    if not any(_EACH.match(n.right) for n in chosen):
        return 1
    return 2 if len(chosen) == 1 and _TWO_EARN.search(said.text) else None


def _kind(numbers: list[Number], said: Said) -> str:
    near = " ".join(n.left[-60:] + " # " + n.right[:45] for n in numbers)
    whole = [cues.NOT_AGI.sub(" paid ", words) for words in (near, said.text)]
    net = bool(cues.NET.search(near)) and not (cues.GROSS.search(near) or _BUSINESS.search(near))
    if net and not cues.AGI.search(cues.NET.sub(" ", whole[0])):
        return "net_pay"
    if any(period_of(n) not in (None, "year") for n in numbers):
        return "pay"
    for words in whole:
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


def _periods(chosen: list[Number], found: list[Number]) -> list[str | None]:
    """Each figure's period; `gana 2,800 y yo 1,500 al mes` are both a month, None when that is not clear."""
    periods = {n.at: period_of(n) for n in found}
    others = [p for p in periods.values() if p not in (None, "year")]
    for number in chosen:
        if periods[number.at] is None:
            later = [n for n in found if n.at > number.at and periods[n.at] not in (None, "year")]
            near = later and any(number.value <= n.value * 5 <= number.value * 25 for n in later)
            low = others and 0 < number.value < LOW and not _is_bonus(number)
            periods[number.at] = (periods[later[0].at] if near else None) if low else "year"
    return [periods[number.at] for number in chosen]


def _is_bonus(number: Number) -> bool:
    """Added to a salary as it is: `plus a 5,000 bonus`."""
    return number.right.startswith("bonus")


def _none_earned(said: Said, asked: str | None) -> Income | None:
    nothing = _NO_INCOME.search(said.text) or (asked == "income" and _NOTHING.match(said.text))
    if not nothing:
        return None
    return Income(Decimal(0), "agi" if cues.AGI.search(said.text) else "income", Decimal(0), "year", False)

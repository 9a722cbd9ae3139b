"""Which numbers of a message are incomes, and what each comes to in a year."""

from __future__ import annotations

import re
from decimal import Decimal

from helpdesk.numbers import cues
from helpdesk.numbers.evidence import in_thousands, is_meant, is_shown, is_slip, is_swap, swapped
from helpdesk.numbers.exclusions import is_excluded, last_cue
from helpdesk.numbers.periods import period_of
from helpdesk.numbers.said import Number, Said

PER_YEAR = {"year": 1, "month": 12, "twice_a_month": 24, "two_weeks": 26, "week": 52}
FULL_TIME_HOURS = Decimal(40)
"""Hours a week of an hourly wage when none are stated: 2,080 a year."""

_HOURS = re.compile(
    r"(?P<n>#) (?:hours?|hrs?|horas?)\b(?! (?:of|shifts?|days?|overtime|extras?|ot)\b)(?P<daily> (?:a|per|"
    r"al|por|/) (?:day|dia))?"
)
_BENEFIT = re.compile(
    r"\b(?:ssi|ssdi|social security|disability|pension|unemployment|seguro social)(?: (?:is|of|about|for|"
    r"gets?|es|de|at))* $"
)
_MOST_THOUSANDS = 400
"""A bare figure from this up is pay of an unknown period, not thousands a year."""
_ANY_NUMBER = re.compile(r"(?<!\S)#")
_NEAR = 400
"""Characters within which hours belong to a wage."""
_PART_TIME = re.compile(
    r"\b(?:part time|part - time|medio tiempo|per diem|prn|no set hours|hours (?:vary|change|are different)|as needed|"
    r"on call|different hours|weekends?|fines? de semana|horario fijo|horas variables|shifts?|turnos?)\b"
)
"""Hours that are not full time and not known."""
_CUT_TO = re.compile(
    r"\b(?:cut|changed|went|fell|go|goes|increased|reduced|dropped|bajaron|redujeron|recortaron|"
    r"down)(?: \w+){0,4}(?: from #)? (?:to|a) (?P<n>#)"
    r"(?= hours?| hrs?| horas?| and| now| at # an| ?[.,;]|$)"
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
    if in_thousands(number) or swapped(number, said) or is_meant(number, said, asked) or is_slip(number, said, asked):
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
    if 200 <= value < 1_000 and number.bare and _BENEFIT.search(number.left):
        return True
    if value < 1_000:
        in_hours = value < 100 and number.bare and _HOURS.search(said.text)
        signed = earns and (number.token.money or number.value < 0)
        return not in_hours and (signed or _bare_answer(number, asked))
    if number.token.money or earns or period == "year" or (not number.token.plain and number.token.digits):
        return True
    beside = asked != "family_size" or ((family_stated or said.tells_of_earning) and value >= 10_000)
    return beside and (family_stated or asked in ("income", "family_size") or _alone(said) or _supposed(number))


def _supposed(number: Number) -> bool:
    return _followed(number) and bool(cues.WHAT_IF_BEFORE.search(number.left.rstrip()))


def _bare_answer(number: Number, asked: str | None) -> bool:
    """`60` in answer to the income: thousands."""
    wage = number.value < 100 and number.value.as_tuple().exponent == -2
    if (number.right.startswith("#") and not number.token.digits) or _MULTIPLIED.search(
        number.left + "# " + number.right
    ):
        return False
    if number.previous and period_of(number.previous) not in (None, "year") and period_of(number) is None:
        return False
    return (
        asked == "income" and number.bare and 10 <= number.value < _MOST_THOUSANDS and not wage and _unclaimed(number)
    )


_MULTIPLIED = re.compile(r"# ?[x*] ?#")


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
    "xlink jointly joint max maximo tops brutos bruto neto netos limpios adjusted agi ajustado ajustados part "
    "between entre each "
    "roughly probably to at year anual la el together not but sino now ahora s him me her he she mine his hers "
    "him them".split()
)


def _alone(said: Said) -> bool:
    words = [t.text for t in said.tokens if t.text.isalnum()]
    return len(said.numbers) == 1 and not words


def stated(number: Number, said: Said, asked: str | None) -> Decimal:
    """The signed figure in dollars; `60` in answer to the income is 60,000."""
    value = number.value
    short = number.bare and 10 <= abs(value) < _MOST_THOUSANDS and period_of(number) in (None, "year")
    if short and (asked == "income" or in_thousands(number) or is_swap(number) or is_meant(number, said, asked)):
        value *= 1_000
    negative = cues.NEGATIVE_BEFORE.search(number.left) and not cues.LESS_THAN.search(number.left)
    if value > 0 and (negative or cues.NEGATIVE_AFTER.match(number.right)):
        return -value
    return value


def yearly(number: Number, said: Said, asked: str | None, period: str | None = None) -> Decimal | None:
    """Dollars a year, or None for an hourly wage of unknown hours."""
    period = period or period_of(number) or "year"
    if period != "hour":
        return stated(number, said, asked) * PER_YEAR[period]
    hours = _weekly_hours(number, said)
    if hours is None and _PART_TIME.search(said.text):
        return None
    return stated(number, said, asked) * (hours or FULL_TIME_HOURS) * 52


def _weekly_hours(number: Number, said: Said) -> Decimal | None:
    """The hours stated with a wage: those after it, or before it, but never another earner's."""
    cut = [n.value for n in said.matches(_CUT_TO) if n.bare and 4 < n.value <= 60]
    if cut:
        return cut[-1]
    following = _hours_within(number, said, number.at + 2, number.at + _NEAR)
    return following or _hours_within(number, said, max(0, number.at - _NEAR), number.at)


def _hours_within(number: Number, said: Said, start: int, end: int) -> Decimal | None:
    """The hours a week stated in a part of the message, up to (or since) another wage there."""
    window = said.text[start:end]
    places = [start + match.start() for match in _ANY_NUMBER.finditer(window)]
    wages = [at for at in places if at != number.at and period_of(said.by_place[at]) == "hour"]
    if start > number.at:
        end = min([*wages, end])
    elif wages:
        return None
    for match in _HOURS.finditer(said.text, start, end):
        hours = said.by_place[match.start("n")].value * (5 if match["daily"] else 1)
        if 0 < hours <= 100:
            return hours
    return None

"""Which numbers are neither money earned nor people: ages, ZIP codes, addresses, fees, visits, years …"""

from __future__ import annotations

import re
from decimal import Decimal

from helpdesk.numbers import cues, periods
from helpdesk.numbers.periods import period_after, period_of
from helpdesk.numbers.said import Number, once

_IDENTIFIED = re.compile(
    rf"\b(?:{cues.IDENTIFIER})(?: (?:is|#|:|number|no|num|numero|de|es|the|to|at|me|us|code|-|=|,|mi|"
    rf"my|ends in|xphone))* $"
)
_DAY_NUMBER = re.compile(r"\b(?:day|dia)(?: #)? $")
_MEDICAL_SIZE = re.compile(r"^(?:x|by|/) #")
_STRONG_FEE = re.compile(
    r"bill\w*|charg\w+|ow\w+|invoice\w*|balance|co ?pays?|copago\w*|deduc\w+|deb\w+|factura\w*|paid|"
    r"cobr\w+|statements?"
)
_WHAT_IF_MONEY = re.compile(
    r"\b(?:if|at|with|con|si|for|para|on|family of|somos)(?: (?:it is|we are at|about|around|a|an|"
    r"the|income of))* $"
)
_RELATIVE_AFTER = re.compile(
    r"^(?:a year |al ano )?(?:(?:less|more|menos|mas)(?! (?:or|o)\b)|raise|bonus|increase|decrease|"
    r"pay cut|difference)\b"
)
_RELATIVE_BEFORE = re.compile(
    r"\b(?:by|raise of|increase of|decrease of|cut of|aumento de|"
    r"difference of)(?: about)? $"
)
_MONTH_AFTER = dict(periods.AFTER)["month"]
_MISSOURI_ZIP = (Decimal(63000), Decimal(65899))


_SUBJECT_CHANGE = re.compile(
    r"(?:,|\band|\by|\bbut|\bpero|\bso|\bif|\bsi|\bwhen) (?:we|i|he|she|it is|our|my|his|family|there|nuestro|mi|"
    r"ganamos|gano|somos|me)\b|\b(?:out of|from|de) (?:my|his|her|our|mi|su)\b|\b(?:we are|i am|he is|"
    r"she is) (?:at|on|around)\b"
)
_PAST = re.compile(
    r"\b(?:before that|previously|antes de eso|back then|at first)(?: [a-z]+){0,4} $|\blost (?:his|her|my|our|"
    r"the|a|that) $"
)
_HOURS_WORKED = re.compile(
    r"\b(?:work|works|worked|working|trabajo|trabaja)(?: (?:like|about|only|just|around|como|unas|maybe|solo|nomas))* $"
)
_SOMEONE_ELSE = re.compile(
    r"\b(?:therapists?|terapista|coordinator|coordinadora|neighbou?rs?|vecin[oa]s?|friends?|amig[oa]s?|"
    r"coworkers?|teacher|"
    r"governor|caseworker|director)(?: (?:and|with|who|[a-z]+) (?:her|his|my|"
    r"[a-z]+))?(?: [a-z]+){0,2} (?:makes?|earns?|"
    r"gets?|gana|has|have|had|tiene|said|says|told me)(?: [a-z]+){0,4} $|"
    r"\b(?:sister|brother|cousin|friend|neighbor|aunt|hermana|hermano|prima|primo|amiga|"
    r"vecina)(?: [a-z]+){0,2} (?:has|have|"
    r"tiene)(?: an?| una)? (?:family|household|familia) (?:of|de) $"
)
"""Another person's family or pay."""
_SHARE = re.compile(
    r"(?:\b(?:half|double|twice|third|quarter|mitad|doble|xpercent|xdate)(?: of| de)?(?: (?:my|our|the|mi|los|las))?) $"
)
"""`half of 60k`"""
_SCHEDULES = re.compile(
    r"\b(?:schedule|chart|table|tabla|median|average|promedio|poverty (?:line|level))(?: (?:income|here|"
    r"around here|says|is|"
    r"shows|starts at|goes to|dice|es|for|of|in|missouri))* $|\bnot (?:be|go|get) (?:more than|over|above|"
    r"higher than) $"
)
"""A figure of the schedule, or the most that a fee can be."""
_TAXABLE = re.compile(
    r"\b(?:taxable|gravable|tributable)(?: (?:income|ingreso|was|is|of|about|on|says|said|fue|de|es|:))* $"
)
"""What is left of the adjusted gross income after deductions: never the AGI."""
_ADDED_BONUS = re.compile(r"\b(?:plus|and|mas|y)(?: (?:a|an|about|un|another|like))* $")
_INCOME_AFTER = re.compile(r"^(?:a year |a month |in |de )?(?:income|agi|salary|earnings|ingresos?)\b")
_ASKING = re.compile(r"\b(?:how much|what|whats|cuanto|cuanta|que|would|will)\b")
_OWES = re.compile(r"\b(?:owe|owes|owed|owing|debo|debemos|deben|debe)(?: [a-z]+){0,4} $")
_WANTS = re.compile(
    r"\b(?:wants?|quiere|quieren|need|needs|necesit\w+)(?: (?:like|about|como|unos|another|me|from|otros))* $"
)


def last_cue(number: Number) -> str | None:
    """The kind of the nearest cue word before the number: earn, fee, expense, identifier or None."""
    return number.cues_before[-1].lastgroup if number.cues_before else None


def is_year(number: Number) -> bool:
    """A plain number from 1990 to 2039, without a period after it."""
    return number.token.plain and 1990 <= number.value <= 2039 and period_of(number) in (None, "year")


def _is_zip(number: Number) -> bool:
    if not number.token.plain or not 10_000 <= number.value <= 99_999:
        return False
    missouri = _MISSOURI_ZIP[0] <= number.value <= _MISSOURI_ZIP[1]
    nearby = bool(cues.CITY_BEFORE.search(number.left)) and last_cue(number) != "earn"
    return bool(cues.ZIP_AFTER.match(number.right)) or (missouri and nearby)


def _is_fee(number: Number) -> bool:
    if cues.FEE_AFTER.match(number.right) and number.value < 5_000:
        return not number.token.scaled
    asking = _ASKING.search(number.left)
    if _OWES.search(number.left) and not asking and not _WHAT_IF_MONEY.search(number.left):
        return True
    found = number.cues_before
    if not found or found[-1].lastgroup != "fee" or number.token.scaled:
        return False
    strong = bool(_STRONG_FEE.fullmatch(found[-1].group())) and not _WHAT_IF_MONEY.search(number.left)
    return number.value < (50_000 if strong else 1_000)


def _is_expense(number: Number) -> bool:
    if cues.EXPENSE_AFTER.match(number.right):
        return True
    if _INCOME_AFTER.match(number.right):
        return False
    found = number.cues_before
    last = found[-1] if found else None
    priced = last is not None and last.lastgroup == "fee" and not _ASKING.search(number.left)
    if priced and len(found) > 1 and found[-2].lastgroup == "expense":
        last = found[-2]
    if last is None or last.lastgroup != "expense":
        return False
    return not _SUBJECT_CHANGE.search(number.left[last.end() :])


def _is_age_or_count(number: Number) -> bool:
    if not number.bare or period_after(number) is not None:
        return False
    small = number.value < 1_000
    if number.value < 100 and _HOURS_WORKED.search(number.left):
        return True
    return (bool(cues.RIGHT_EXCLUDED.match(number.right)) and (small or not _MONTH_AFTER.match(number.right))) or (
        small and bool(cues.AGE_BEFORE.search(number.left) or _DAY_NUMBER.search(number.left))
    )


def is_someone_elses(number: Number) -> bool:
    """Whether the number tells of another family or of the schedule itself: `my neighbor makes 90k`."""
    return bool(_SOMEONE_ELSE.search(number.left))


@once
def is_excluded(number: Number) -> bool:
    """True when the words around say that this is no income and no family size."""
    if number.bare and (_IDENTIFIED.search(number.left) or is_year(number) or _MEDICAL_SIZE.match(number.right)):
        return True
    if number.token.plain and 10 <= number.value <= 99_999 and cues.ADDRESS_AFTER.match(number.right):
        return True
    if (
        _PAST.search(number.left)
        or _WANTS.search(number.left)
        or _TAXABLE.search(number.left)
        or _SCHEDULES.search(number.left)
        or _SHARE.search(number.left)
        or is_someone_elses(number)
    ):
        return True
    if number.right.startswith("bonus") and _ADDED_BONUS.search(number.left):
        return False
    if _RELATIVE_AFTER.match(number.right) or _RELATIVE_BEFORE.search(number.left):
        return True
    return _is_zip(number) or _is_age_or_count(number) or _is_fee(number) or _is_expense(number)

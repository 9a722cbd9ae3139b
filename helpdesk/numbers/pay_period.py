"""The pay period of a message that names no amount: `that's per month`, `por quincena, perdón`."""

from __future__ import annotations

import re
from decimal import Decimal

from helpdesk.numbers.income import FULL_TIME_HOURS, PER_YEAR
from helpdesk.numbers.periods import AFTER
from helpdesk.numbers.said import Said, listen

_EARNER = r"(?:i|we|he|she|they|my (?:husband|wife|partner))"
_EARNS = rf"{_EARNER} (?:get|gets|got|am|are|is|make|makes|made|earn|earns|bring home|brings home)"
_GANA = r"(?:gano|gana|ganamos|ganan|(?:me|le|nos|les) pagan)"
_SUBJECT = r"(?:it|that|this|(?:that|the|my|our) (?:amount|number|figure|pay|income|salary))"
_AROUND = re.compile(
    r"^(?:(?:no(?= ,| (?:wait|sorry|it|that|i mean\w*|we mean\w*|espere|perdon|eso|quise)\b)|nope|oh|ah|ay|uy|"
    r"wait|sorry|oops|ok|well|yes|yeah|si|actually|espere|perdon|disculpe|pues|bueno|my bad|correction|digo|"
    r"mejor dicho|(?:i|we) (?:meant|mean)(?: to (?:say|put|write))?|"
    rf"{_SUBJECT} (?:is|was|should be)(?: (?:what|how much) {_EARNS})?|{_EARNS} (?:paid|that|it)|paid|"
    rf"(?:(?:eso|esto) )?(?:es|era|fue)(?: lo que {_GANA})?|(?:quise|quiero|queria) decir|me equivoque|"
    rf"(?:eso )?(?:lo )?{_GANA}(?: eso)?|please|por favor|thanks|gracias|instead(?! of)|my|mi|pay|income|gross|salary|"
    r"de sueldo|sueldo|[.,;!])(?: |$))+"
)
"""What may stand around the period of a statement; no question and no fee is built of these words."""
_NOT = re.compile(r"^(?:(?:and |y )?(?:not|no es|no era|no)|instead of|rather than|en vez de|en lugar de) ")
_WHEN_NOT_HOW_OFTEN = re.compile(r"^(?:last|this) ")
_THE = re.compile(r"^(?:by the|for the|for an?|para el|para la) ")
_WEEKS_BETWEEN = 2
_DAYS_BETWEEN = {14: "two_weeks", 15: "twice_a_month"}
_MARKS_OF_QUESTIONS = frozenset("?¿")


def period_alone(text: str) -> str | None:
    """The pay period that a message without an amount names, to say how an earlier amount was meant.

    One of the names of `Income.period`. None for a question, for a fee, and where anything else is told.
    """
    if _MARKS_OF_QUESTIONS & set(text):
        return None
    said = listen(text)
    rest, named = _AROUND.sub("", said.text), set()
    while rest:
        denied = _NOT.match(rest)
        found = _period_at(rest[denied.end() :] if denied else rest, said)
        if found is None:
            return None
        period, rest = found[0], _AROUND.sub("", found[1])
        if not denied:
            named.add(period)
    return named.pop() if len(named) == 1 else None


def annual_of(amount: Decimal, period: str) -> Decimal:
    """US dollars a year of an amount per period (a name of `Income.period`); an hour counts as full time.

    Raises ValueError for another period.
    """
    if period == "hour":
        return amount * FULL_TIME_HOURS * PER_YEAR["week"]
    if period not in PER_YEAR:
        raise ValueError(f"period is {period!r}; expected hour or one of {', '.join(PER_YEAR)}.")
    return amount * PER_YEAR[period]


def _period_at(text: str, said: Said) -> tuple[str, str] | None:
    """The period at the beginning of the text and what follows it."""
    plain = _THE.sub("", text)
    for name, pattern in AFTER:
        found = None if _WHEN_NOT_HOW_OFTEN.match(plain) else pattern.match(plain)
        if found and name != "unknown":
            known = _by_count(name, found.group(), said)
            return (known, plain[found.end() :].lstrip()) if known else None
    return None


def _by_count(name: str, words: str, said: Said) -> str | None:
    """The period, where its number is one of a pay period: every 2 weeks, every 15 days."""
    if "#" not in words:
        return name
    counts = {number.value for number in said.numbers}
    if len(counts) != 1:
        return None
    count = int(counts.pop())
    return _DAYS_BETWEEN.get(count) if "dias" in words else (name if count == _WEEKS_BETWEEN else None)

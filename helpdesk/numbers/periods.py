"""The period an amount of money is stated for: only where it stands with the amount, never one of the question."""

from __future__ import annotations

import re

from helpdesk.numbers.said import Number, once

_SMALL_ADVERBS = (
    r"(?:(?:dollars?|bucks|gross|net|before taxes|after taxes|take home|flat|or so|about|roughly|bruto|"
    r"neto|i think|more or less|ish|cash|ssi|ssdi|social security|disability|pension|unemployment|base pay|"
    r"in (?:ssi|ssdi|tips)) )*"
    r"(?:(?:a|an|per|each|every) (?:check|paycheck|pay period|cheque) (?:, )?(?:and )?(?:i |we )?(?:get |"
    r"gets )?(?:paid )?"
    r"(?=every|each|twice|bi|semi|cada|on))?"
)

AFTER: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile("^" + _SMALL_ADVERBS + pattern))
    for name, pattern in (
        (
            "two_weeks",
            r"(?:every two weeks|(?:every|each|per|once every|cada) # (?:weeks|wks|week|semanas)|"
            r"(?:every|each) other (?:week|friday|thursday|wednesday|tuesday|monday|saturday)"
            r"|bi ?-? ?weekly|biwkly|a fortnight|cada catorce dias|cada catorcena|"
            r"catorcenal\w*)\b",
        ),
        (
            "twice_a_month",
            r"(?:twice (?:a|per|each) month|twice monthly|(?:two|#) ?x? ?(?:times|x|veces) (?:a|per|al|"
            r"por) (?:month|mes)|semi ?-? ?monthly"
            r"|(?:on |every )?(?:the )?xordinal and (?:the )?xordinal|quincenal\w*|"
            r"(?:a la|por|cada|la|x) quincena|cada (?:#|quince) dias|dos veces al mes)\b",
        ),
        (
            "hour",
            r"(?:(?:an|per|/|a|each|every|the|p/) ?/? ?(?:hour|hr|hora)|/ ?h|hourly|(?:la|por|x|cada|a la|/|"
            r"de) hora|hr|hour|ph)\b(?!s)",
        ),
        (
            "week",
            r"(?:(?:a|per|/|each|every|por|a la|cada|la|x) ?(?:week|wk|semana)|weekly|wkly|semanal\w*|"
            r"week|wk)\b",
        ),
        (
            "month",
            r"(?:(?:a|per|/|each|every|al|por|cada|x|el) ?(?:month|mo|mes|mnth)|monthly|mensual\w*|"
            r"month)\b"
            r"(?! (?:fee|cost|bill|payment|cuota|statement|share|charge))",
        ),
        (
            "year",
            r"(?:(?:a|per|/|each|every|al|por|cada|x|for the|last|this|el) ?(?:year|yr|ano)|yearly|"
            r"annual\w*|annum|anual\w*|year|total for the year)\b",
        ),
        (
            "unknown",
            r"(?:(?:a|per|/|each|every|al|por|cada|x|el) ?(?:day|dia|paycheck|check|payday|cheque|shift|"
            r"pay period|gig|job|turno|trip|viaje|can|lata|box|house|casa)|daily|diarios?)\b",
        ),
    )
)

_WHEN = (
    r"(?:(?P<two_weeks>bi ?-? ?weekly|(?:every|each) (?:two|#|other) (?:weeks?|friday|thursday)|"
    r"cada (?:#|dos) semanas|catorcenal)"
    r"|(?P<twice>(?:(?:on|every) )?(?:the )?xordinal and (?:the )?xordinal|quincenal\w*|(?:cada|por|la|a la|"
    r"mi|x) quincena|semi ?-? ?monthly|twice a month|"
    r"cada # dias)"
    r"|(?P<hour>hourly|(?:por|la|x|cada) hora|per hour|an hour|by the hour)"
    r"|(?P<week>weekly|(?:every|per|each|a|cada|por|a la) (?:week|semana)|semanal\w*)"
    r"|(?P<month>monthly|(?:every|per|each|a|cada|por|al) (?:month|mes)|mensual\w*))"
)
_LINK = (
    r"(?:(?:is|was|are|were|of|about|around|like|:|,|=|-|es|son|era|de|como|unos|unas|the|a|at|roughly|"
    r"approx\w*|maybe|it|mas|o|menos|casi|only|just|apenas|nomas|solo|right|now|probably|usually|comes|"
    r"to|aproximadamente|son|me|nos|le|i|we|between|entre) )*"
)
_PAY_NOUN = (
    r"(?:income|pay|paychecks?|checks?|wages?|salary|salaries|rate|gross|net|take home|earnings|"
    r"cheques?|sueldo|salario|ingresos?|pago neto|total)"
)
_KIND_OF_PAY = r"(?:gross|net|household|family|total|combined|take|base|average|familiar|neto|bruto) "
_VERB = (
    r"(?:makes?|made|making|gets?|got|get paid|gets paid|earn\w*|brings?(?: (?:in|home))?|clears?|nets?|"
    r"receives?|gan\w+|(?:me|le|nos|les) pagan?|cobr[oa]|recib\w+|entran?|sac\w+|paid|take home|"
    r"takes home|hago|hace|hacemos|trae|traigo)"
)
_SUBJECT = (
    r"(?:(?:i|we|he|she|they|my|our|his|her|mi|el|ella|yo|husband|wife|boyfriend|girlfriend|partner|"
    r"hubby|esposo|esposa|marido|pareja|novio|papa|dad|mom|se|me|le|nos|the|both|a|la|casa) )"
)
_HINT = re.compile(rf"\b{_WHEN} ")
_NOUN_FORM = re.compile(rf"\b{_WHEN} (?:{_KIND_OF_PAY})*{_PAY_NOUN} {_LINK}$")
"""`monthly income of`"""
_AFTER_FORM = re.compile(
    rf"\b(?:{_PAY_NOUN}|{_VERB}|home|in) (?:about |like |como |is |es |: )?{_WHEN} "
    rf"(?:and it is )?{_LINK}$"
)
"""`income per month:`, `me pagan cada quincena`"""
_FRONT_FORM = re.compile(
    rf"(?:(?P<start>^|[,:] |\b(?:and|y|pues|so|pero|but) )|\b){_WHEN} (?P<comma>, )?"
    rf"{_SUBJECT}{{0,4}}{_VERB} (?:home |in |en |a la casa )?{_LINK}$"
)
"""`al mes gano`, `every two weeks he gets`"""
_ALONE_FORM = re.compile(rf"^(?:i am |we are |he is )?(?:paid )?{_WHEN} {_LINK}$")
"""`biweekly 1,900`, at the beginning of a sentence"""
_QUESTION_OR_FEE = re.compile(
    r"\b(?:how|what|whats|cuanto|que|fees?|bills?|owe|debo|toca|costs?|charge\w*|pagar|cuota|cobran|"
    r"factura|come|comes|viene|visits?|therapy|terapia|speech|(?:do|would|will|must|to|can|cant|not|"
    r"should|could) (?:i |we )?pay|we pay|i pay|pagamos|pago)\b"
)
_ASKS = re.compile(r"\b(?:how much|what|whats|cuanto|cuanta|fees?|bill|share|cost|costs|cuota|mensualidad|owe|pay)\b")
_EARNED = re.compile(rf"\b(?:{_VERB}|{_PAY_NOUN}) {_LINK}$")
_MOST = {"month": 25_000, "twice_a_month": 12_500, "two_weeks": 12_000, "week": 8_000, "hour": 400}
"""Above this the period is doubted, unless it directly follows the amount."""
_HOURS = re.compile(r"(?:hours?|hrs?|horas?)\b")
_CARRIED = re.compile(
    r"(?:^| )(?:(?:and|y|,|plus|while|but|pero|mientras|e) )?(?:(?:another|plus about|otros|i|he|she|my|his|"
    r"her|mi|yo|el|ella|husband|wife|"
    r"hubby|boyfriend|girlfriend|partner|esposo|esposa|marido|pareja|novio|novia|mujer|senora|viejo|hubby|"
    r"me|also|mom|dad|mama|husbands|wifes|hubs|"
    r"papa|bf|gf|mine|hers) )+(?:(?:is|gets?|makes?|earns?|brings?|home|in|gan[oa]|sac[oa]|hago|hace|"
    r"about|like|around|only|just|como|unos|maybe|nomas|solo) )*$"
)


@once
def period_of(number: Number) -> str | None:
    """The period stated right after the number, or just before it; `unknown` for a day or a paycheck."""
    after = period_after(number)
    if after is not None:
        asked = after == "month" and number.value >= 20_000 and _ASKS.search(number.left)
        return None if asked and not _EARNED.search(number.left) else after
    before = _period_before(number) or _carried(number)
    if before is None or number.value > _MOST[before]:
        return None
    return before


@once
def period_after(number: Number) -> str | None:
    """The period stated right after the number."""
    for name, pattern in AFTER:
        found = pattern.match(number.right)
        if found and not _is_duration(number, found.group()):
            return "twice_a_month" if name == "two_weeks" and "dias" in found.group() else name
    return None


def _name(found: re.Match[str]) -> str:
    name = next(k for k in ("two_weeks", "twice", "hour", "week", "month") if found[k] is not None)
    return "twice_a_month" if name == "twice" else name


def _period_before(number: Number) -> str | None:
    """The period of `weekly pay is`, `cada 2 semanas me pagan`; never the question's nor an earlier figure's."""
    if _HINT.search(number.left) is None:
        return None
    found = _NOUN_FORM.search(number.left) or _AFTER_FORM.search(number.left)
    found = found or _ALONE_FORM.search(number.left)
    if found is None:
        found = _FRONT_FORM.search(number.left)
        if found is None or (found["comma"] and found["start"] is None):
            return None
    before = number.left[: found.start()]
    if found.re is not _NOUN_FORM and _QUESTION_OR_FEE.search(before):
        return None
    return None if before.endswith("# ") and found.re is not _NOUN_FORM else _name(found)


def _carried(number: Number) -> str | None:
    """`he brings home 650 a week and I get 300`: the second earner's figure is for the same period."""
    first = number.previous
    if first is None or number.token.money or number.value >= 10_000 or _HOURS.match(number.right):
        return None
    gap = number.at - first.at - 2
    between = number.left[-gap:] if 0 < gap <= len(number.left) and gap < 70 else ""
    period = period_after(first)
    near = first.value <= number.value * 5 <= first.value * 25
    return period if period in _MOST and near and _CARRIED.search(between) else None


def _is_duration(number: Number, period: str) -> bool:
    """`18 hour`, `2 week`: a bare unit after a small bare number is a length of time."""
    if number.value.as_tuple().exponent == -2 and number.value >= 5:
        return False
    alone = period in ("hr", "hour", "week", "wk", "month", "year")
    return alone and number.bare and number.value < 200

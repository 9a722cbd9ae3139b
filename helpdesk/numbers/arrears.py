"""How many days a family says it is behind."""

from __future__ import annotations

import re
from decimal import Decimal

from helpdesk.numbers.said import Said

_UNIT = r"(?P<unit>days?|dias?|d|months?|mos?|mths?|meses|mes|weeks?|wks?|semanas?)"
_COUNT = (
    (
        r"(?:(?P<n>#)|(?P<one>a|an|un|una|one|uno|last|whole))(?P<half> and a half| y medio|"
        r" y media)? (?:- )?"
    )
    + _UNIT
    + r"(?P<tail> and a half| y medio)?"
)
_BEHIND = (
    r"(?:behind|bhind|past ?due|past - due|overdue|late|delinquent|in arrears|arrears|unpaid|"
    r"without paying|without payment|since (?:i|we|my|our|the|last)(?: last)? (?:paid|pay|payment)|"
    r"not paid|no payment|sin pagar|"
    r"atrasad[oa]s?|de atraso|atraso|de retraso|retrasad[oa]s?|vencid[oa]s?|que no (?:pago|pagamos|"
    r"he pagado|hemos pagado)|de no pagar|debiendo|sin hacer (?:un |el )?pago|tarde con|owing|owed|"
    r"notice|letter|"
    r"nonpayment|non - payment|of no payment|since paying)"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w#]){_COUNT}(?: (?:now|already|or so|like|on|about|we are|i am|it is|ya|estoy|"
        rf"estamos|it says|are|that are|is|or more|mark|payment|pay|que estoy))* {_BEHIND}\b",
        rf"\b(?:behind|past ?due|past - due|overdue|delinquent|late|atrasad[oa]s?|retrasad[oa]s?|"
        rf"debo|debemos|unpaid|arrears|carta|aviso|letter|notice|notificacion)(?: (?:by|like|about|"
        rf"on|with|for|it|is|de|of|los|por|como|mas|o|menos|payments?|our|the|my|fees?|bill|unos|"
        rf"desde|hace|me|in|over|almost|casi|con|los|pagos|en|at|now|roughly|nearly|el|pago|y|van|"
        rf"account|balance|says|said|dice))* {_COUNT}\b(?! (?:old|ago|to|para))",
        rf"\b(?:not (?:paid|made|sent|been able to pay|been paying)|unpaid|stopped paying|no (?:he|"
        rf"hemos|ha) (?:pagado|podido pagar)|missed|no pago|no pagamos|llevo|"
        rf"llevamos)\b[^.;?!]{{0,40}}?\b(?:in|for|hace|desde hace|por|en|like|about|llevo|"
        rf"llevamos)(?: (?:like|about|over|almost|como|casi|unos|the|mas de|last|ya|los|ultimos|"
        rf"past))* {_COUNT}\b",
        rf"\b(?:hace|llevo|llevamos|van|tengo|it has been|been)(?: (?:like|about|over|almost|como|"
        rf"casi|ya|unos|mas de|almost))* {_COUNT}\b[^.;?!]{{0,30}}?\b(?:{_BEHIND}|since (?:i|"
        rf"we)[^.;?!]{{0,15}} paid|no pag\w+|no he pagado|no hemos pagado)\b",
        r"(?<!por )(?<!per )(?<!cada )(?<!each )(?<!every )(?<!a )\b(?P<unit>day|"
        r"dia)(?: #?)? (?P<n>#)(?= |$)(?P<one>)(?P<half>)(?P<tail>)(?! (?:of|de))",
    )
)
_DEVELOPMENT = re.compile(
    r"^(?: (?:in|on|with|for|en|con|para))?(?: (?:his|her|the|their|su|el|la|developmentally|age|"
    r"other))* ?(?:speech|talking|walking|motor|language|development\w*|milestones?|crawling|words|"
    r"hablar|habla|lenguaje|desarrollo|caminar|gross|fine|kids|peers|where|schedule|in everything|"
    r"eating|communication|adjusted|sitting|rolling)\b"
)
_CHILD_SUBJECT = re.compile(
    r"\b(?:he|she|son|daughter|baby|kid|child|hijo|hija|nino|nina|bebe|toddler|twins?|el|ella|"
    r"developmentally|speech)(?: (?:is|are|was|about|like|at|least|esta|tiene|testing|tested|running|"
    r"va|still|almost|roughly|only))+ $"
)
_DAYS = {"d": 1, "m": 30, "w": 7, "s": 7}
_LEAST_DAY = 10
"""`day 3` is a day of something else; statements and letters start at 30."""


def days_behind(said: Said) -> int | None:
    """Days past due or since the last payment (month 30, week 7), or None; a child's delay is not counted."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(said.text):
            about_child = _DEVELOPMENT.match(said.text[match.end() :]) or _CHILD_SUBJECT.search(
                said.text[: match.start()][-60:]
            )
            days = None if about_child else _days(said, match)
            if days is not None:
                return days
    return None


def _days(said: Said, match: re.Match[str]) -> int | None:
    count = said.by_place[match.start("n")].value if match["n"] else Decimal(1)
    if match["half"] or match["tail"]:
        count += Decimal("0.5")
    if match["unit"] in ("day", "dia") and match.end("unit") < match.start("n") and not _LEAST_DAY <= count <= 400:
        return None
    if not 0 <= count <= 5_000:
        return None
    return int(count * _DAYS[match["unit"][0]])

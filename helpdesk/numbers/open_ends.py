"""Incomes with an open end: `under 40k`, `100k or more`, `15 an hour plus tips`."""

from __future__ import annotations

import re
from decimal import Decimal

from helpdesk.numbers.model import OPEN_TOP
from helpdesk.numbers.said import Number, Said

_SLIGHTLY = (
    r"(?<!just )(?<!little )(?<!bit )(?<!hair )(?<!tad )(?<!slightly )(?<!barely )(?<!right )(?<!apenas )"
    r"(?<!poco )(?<!poquito )(?<!tantito )(?<!casi )(?<!way )"
)
"""Not after these: `just under 50k` is about 50,000."""
_TO_NUMBER = r"(?: (?:about|around|like|the|a|de|los|unos|unas|of))* $"
_UNDER = re.compile(
    rf"{_SLIGHTLY}\b(?:(?:no|not) (?:more than|over|above|mas de)|no pas\w+ de|no lleg\w+ a|under|below|"
    rf"less than|lower than|at most|"
    rf"(?<!no )menos de|debajo de|ni(?: siquiera)?(?: llegamos| llego| ganamos| gano)?(?: a)?|"
    rf"(?:makes?|made|earns?|gets?|gan\w+) (?:anywhere )?(?:up to|hasta)){_TO_NUMBER}"
)
_OVER = re.compile(
    rf"{_SLIGHTLY}\b(?:(?:no|not) less than|no menos de|(?<!no )(?<!not )(?:over|above|more than)|at least|north of|"
    rf"upwards of|(?<!no )mas de|arriba de|(?<!no )pas\w+ de|(?:por lo|al) menos|minimo){_TO_NUMBER}"
)
_OR_LESS = re.compile(r"^(?:a \w+ |al \w+ |per \w+ )?(?:or (?:less|under|below)|o menos|max\b|tops\b|at (?:the )?most)")
_OR_MORE = re.compile(
    r"^(?:a \w+ |al \w+ |per \w+ )?(?:or (?:more|over|better|above)|o mas|and up|at least|por lo menos|"
    r"minimum|minimo)\b"
)
_PLUS_SIGN = re.compile(r"^plus ?(?:$|[.,;?!])")
_EXTRA = (
    r"(?:overtime|over time|tips?|propinas?|commissions?|comision(?:es)?|bonus(?:es)?|bonos?|horas extras?|"
    r"tiempo extra|side (?:jobs?|work|gigs?|money|hustle)|gratuit\w+|mileage)"
)
_ON_TOP = re.compile(
    rf"\b(?:plus|before|without|and|mas|y|sin|aparte|antes de|sometimes|some|a veces|excluding|not including|"
    rf"not counting)(?: (?:the|some|sometimes|then|my|his|her|any|las|los|mis|sus|a|little|bit|of|de|un|"
    rf"poco|unas|works?|"
    rf"gets?|i|he|she|does|do|contar|whatever|in|for|algunas|a veces|extra))* {_EXTRA}\b"
    rf"(?! (?:of|is|are|about|around|was|son|como|de|is like))|\btime and a half\b|\b(?:plus|before|without) ot\b"
)
"""Pay that comes on top and has no figure."""
_SOMEONE = (
    r"(?:he|she|they|husband|wife|hubby|boyfriend|girlfriend|partner|el|ella|esposo|esposa|marido|pareja|novio|novia)"
)
_EARNS = r"(?:makes?|gets?|earns?|brings?|gana|saca|trae)"
_UNKNOWN = re.compile(
    rf"\b(?:(?:do|does) not know|not sure|no clue|no idea|idk|no se)(?: \w+){{0,4}}? {_SOMEONE} {_EARNS}\b|"
    rf"\b(?:plus|and|mas|y) (?:whatever|what|lo que)(?: my| mi)? (?:{_SOMEONE} {_EARNS}|"
    rf"(?:gan[ae]|sac[ae]|traig?[ae])(?: mi)? {_SOMEONE})\b"
)
"""Another earner's pay, not known."""
_COUNTED = re.compile(r"# (?=weeks?|wks?|semanas|dias|days|times|hours?|hrs|horas)")


def bounds(said: Said, chosen: list[Number], amounts: list[Decimal]) -> tuple[Decimal, Decimal] | None:
    """The lower and upper end of the incomes together (US dollars a year), or None where each is a single figure."""
    if any(amount < 0 for amount in amounts):
        return None
    lower = upper = Decimal(0)
    for number, amount in zip(chosen, amounts, strict=True):
        under = bool(_UNDER.search(number.left) or _OR_LESS.match(number.right))
        over = not under and (_is_least(number) or bool(_OVER.search(number.left)))
        lower += 0 if under else amount
        upper += OPEN_TOP if over else amount
    if any(_UNKNOWN.search(number.left + "# " + number.right) for number in chosen):
        upper += OPEN_TOP
    return None if lower == upper else (lower, min(upper, max(OPEN_TOP, lower)))


def _is_least(number: Number) -> bool:
    """`60k or more`, `800 a week plus overtime`, `sin contar propinas gano 600 a la semana`."""
    before, after = number.left.rsplit("# ", 1)[-1], _COUNTED.sub("", number.right).split("#", 1)[0]
    return bool(
        _PLUS_SIGN.match(number.right) or _OR_MORE.match(after) or _ON_TOP.search(after) or _ON_TOP.search(before)
    )

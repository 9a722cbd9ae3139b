"""Numbers a person takes back: `not 58`, `I said 4 but its 5`, `dropped from 61k to 48k`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpdesk.numbers.said import Said

_TAKEN_BACK = re.compile(
    r"\b(?:not|instead of|rather than|en vez de|en lugar de|no era|no eran|no es|no son|no somos|y no|"
    r"have us (?:at|as|down (?:as|for|at))|i said|"
    r"i put|told you|i typed|i wrote|i meant to put|"
    r"dije|puse|(?<!if )we were|ya no somos|no longer|are not|used to (?:be|make|earn|bring in|get)|ganaba|ganabamos|"
    r"ganabas|antes (?:era|eran|eramos|"
    r"ganabamos|ganaba)|"
    r"(?:went|go|goes|going|gone|drops?|dropped|fell|cut|down|decreased|changed|raise|promotion|"
    r"increase|pay cut|aumento|reduced|up|raised|bajo|bajaron|paso|pasamos|pase|cambio|bajamos|subio|"
    r"baje)(?: \w+){0,3} (?:from|de))"
    r"(?: (?:about|around|the|a|like|que|de|it was|we were|we are|eramos|somos|family of|era|eran|"
    r"mas o menos|unos|only))* (?P<n>#)"
)
_BEFORE_NOW = re.compile(
    r"(?P<n>#) (?:before|antes|last year|el ano pasado|back then|at first)(?: ,| but| y| pero| and)+ "
    r"# (?:now|ahora|this year)\b|"
    r"\bwas (?P<m>#) (?:, )?(?:but )?(?:now|and now|it is|but now)(?: (?:it is|we are))* #"
)
_AFTER_COMMA_NO = re.compile(
    r"# (?:(?:meses|anos|semanas|dias|horas|months|mo|years|weeks|days|hours) )?(?:, )?no (?P<n>#)(?= |$)"
)


def superseded(said: Said) -> frozenset[int]:
    """Places of the numbers taken back; a message with one number takes nothing back."""
    if len(said.numbers) < 2:
        return frozenset()
    found = {n.at for pattern in (_TAKEN_BACK, _AFTER_COMMA_NO, _BEFORE_NOW) for n in said.matches(pattern)}
    return frozenset(found | {n.at for n in said.matches(_BEFORE_NOW, "m")})

"""Which of several incomes count: a stated total, two earners together, or the last one said."""

from __future__ import annotations

import itertools
import re

from helpdesk.numbers import cues
from helpdesk.numbers.said import Number, Said

_TOTAL_LEFT = re.compile(
    r"\b(?:total|together|combined|juntos|en total|entre los dos|entre todos|altogether|in all|"
    r"between us|between the two|both of us|household income|sum|suma|so that is|sumando|"
    r"adds up to|comes to|comes out to)(?: (?:is|of|about|around|are|we|make|of us|son|es|income|"
    r"como|de|:|,|that|ganamos|nosotros|around|like))* $"
)
_TOTAL_RIGHT = re.compile(
    r"^(?:(?:a year|al ano|in|en|all|so) )*(?:total|together|combined|altogether|juntos|combinados|"
    r"entre los dos|en total|between us|in all|all together|sumados)\b"
)
_AGI_NEAR = re.compile(
    r"\b(?:agi|adjusted(?: gross)?(?: income)?|tax return|xline|xform|ajustado|taxes|"
    r"return)\b(?: (?:is|was|of|says|said|about|around|for|last|year|de|es|fue|show\w*|line|:|,|only|"
    r"it|that|xyear|from|#|on|our|the|my))* $"
)
_AGI_AFTER = re.compile(
    r"^(?:(?:a year|was|is|on|of|our|my|the|for|,|per|from|in|el|mi) )*(?:agi|adjusted|xline|xform|"
    r"tax return|taxes|ajustado)\b"
)
_SAID_AGI = re.compile(r"\b(?:agi|adjusted(?: gross)?(?: income)?)(?: [a-z]+){0,3} $")
_LINE_LEFT = re.compile(r"\bxline(?: (?:agi|says|said|is|was|of|dice|es|:|=|the))* $")
_SELF = re.compile(r"\b(?:i|me|my|yo|mine|gano|hago|mio|saco|cobro|recibo|traigo)\b")
_OTHER = re.compile(
    r"\b(?:he|she|him|his|her|hers|husbands?|wife|wifes|hubby|hubs|man|partner|boyfriend|girlfriend|fiance|"
    r"fiancee|spouse|"
    r"dad|daddy|mom|bf|gf|esposo|esposa|marido|mujer|pareja|novio|novia|el|ella|gana|"
    r"papa|mama|suyo|senora|senor|mother|father|brother|sister|grandma|roommate|abuela)\b"
)
_ADDS = re.compile(
    r"\b(?:plus|another|mas|otros|otro|also|tambien|on top|side|second|extra|additional|"
    r"from)\b"
)
_REPLACES = re.compile(
    r"\b(?:or|o|not|no|actually|wait|sorry|perdon|digo|ahora|now|instead|this year|next year|"
    r"este ano|meant|should|wrong|what about|how about|what if|y si|if|but|went|drop\w*|sino|rather|then|to|until|"
    r"became)\b|\?"
)


_OWNER_AFTER = re.compile(
    r"^(?:(?:a|an|per|every|each|#|wks?|weeks?|month|week|hour|biweekly|weekly|monthly|al|mes|por|semana) ){0,4}"
    r"(?:is |for |from |de )?(?:my |mi )?(?:me|mine|him|his|her|hers|yo|el|ella|husband|wife)\b"
)
_OWNER_FOLLOWS = re.compile(
    r"^ ?(?:[\w#]+ ){0,4}(?:for |is |from |de )?(?:me|mine|him|his|her|hers|yo|el|ella|husband|wife) $"
)
_NOW_OF_FIRST = re.compile(r"^ ?(?:[a-z/]+ ){0,4}now (?=[.,;])")
_OWN_AGI = re.compile(r"\b(?:mine|hers|his|(?:husband|wife|partner|esposo|esposa)'s)(?: (?:is|was|agi))* $")
"""`my AGI was 41k but my husband's was 38k`: two figures, none a detail of the other."""
_SLIP = re.compile(r"\bxslip\b")
_WE = re.compile(
    r"\b(?:we|ganamos|hacemos|together|(?:me|i) and (?:my )?\w+|(?:husband|wife|boyfriend|girlfriend|"
    r"partner|fiance) and (?:me|i)|"
    r"(?:esposo|esposa|marido|pareja|novio) y yo)\b"
)
_DENIES = re.compile(r" not (?!married|legally)")
_GROSS_LEFT = re.compile(r"\b(?:gross|bruto)(?: (?:is|was|of|about|income|pay|de|es|:))* $")
_GROSS_RIGHT = re.compile(
    r"^(?:a \w+ |al mes |an hour |per \w+ )?(?:gross|bruto|brutos|before tax\w*|antes de impuestos)\b"
)
_BENEFIT = re.compile(
    r"\b(?:retirement|ss|unemployment|ssi|ssdi|disability|pension|comp|social security)(?: \w+){0,2} $"
)
_INSTEAD = re.compile(r"\b(?:now|ahora|nowadays|currently|these days|really|en realidad)\b[^#,]{0,40}$")


def _between(said: Said, first: Number, second: Number) -> str:
    return said.text[first.at + 1 : second.at]


def is_sum(number: Number) -> bool:
    """`together we make 81k`, `61 in all`."""
    return bool(_TOTAL_LEFT.search(number.left) or _TOTAL_RIGHT.match(number.right))


def is_named(number: Number) -> bool:
    """Named as the adjusted gross income or as a figure of the tax return."""
    return bool(_AGI_NEAR.search(number.left) or _AGI_AFTER.match(number.right))


def owner(words: str) -> str | None:
    """Whose income the nearest words before it name: `self`, `other` or None."""
    mine = [
        m.end() for m in _SELF.finditer(words) if not words[m.end() :].startswith((" husband", " wife", " partner"))
    ]
    theirs = [m.end() for m in _OTHER.finditer(words)]
    if not mine and not theirs:
        return None
    return "self" if max(mine, default=-1) > max(theirs, default=-1) else "other"


def _halves(between: str) -> tuple[str, str]:
    """The words that still belong to the first figure (`for me`), and those that lead to the second."""
    head, joint, tail = between.partition(" , ")
    if joint and _OWNER_FOLLOWS.search(head + " "):
        return head, tail
    return ("", between)


def _adds(said: Said, first: Number, second: Number) -> bool:
    between = _between(said, first, second)
    head, tail_words = _halves(between)
    now, before = owner(tail_words), owner(first.left.rsplit("# ", 1)[-1]) or owner(head)
    if before is None and now == "other" and _BENEFIT.search(first.left):
        before = "self"
    if now is None and (after := _OWNER_AFTER.match(second.right)):
        now = owner(after.group())
    if _SLIP.search(first.left) and _SLIP.search(between):
        return True
    if between.strip() in ("and", "y") and _WE.search(said.text):
        return True
    different = now is not None and before is not None and (now != before or now == "other")
    if _REPLACES.search(_NOW_OF_FIRST.sub("", between)) and not (
        different and " but " in between and not _DENIES.search(between)
    ):
        return False
    tail = second.right.split(" # ")[0]
    return different or bool(_ADDS.search(between)) or (" and " in between and bool(_ADDS.search(tail[:30])))


def is_unclear(said: Said, found: list[Number], chosen: list[Number]) -> bool:
    """Whether a figure was passed over that nothing replaced: `2,200 he brings and i bring 1,400`."""
    counted = {n.at for n in chosen}
    if len(found) == len(chosen) or _standing_for_all(said, found) is not None:
        return False
    return any(
        first.at not in counted and second.at in counted and _only_joined(_between(said, first, second))
        for first, second in itertools.pairwise(found)
    )


def _only_joined(between: str) -> bool:
    joined = bool(re.search(r"\b(?:and|y)\b", between)) or owner(between) is not None
    return joined and not _REPLACES.search(between) and not re.search(r"[.;?!] ", between)


def _stands_now(said: Said, first: Number, second: Number) -> bool:
    """`AGI was 58,200. Now it's just my 1,450 a month.`"""
    apart = re.search(r"[.;?!] ", _between(said, first, second)) is not None
    return apart and bool(_INSTEAD.search(second.left)) and owner(second.left) != "other"


def together(said: Said, found: list[Number]) -> list[Number]:
    """The incomes to add up: the stated total, the figure named AGI, all earners', or only the last one."""
    if len(found) < 2:
        return found
    chosen = _standing_for_all(said, found)
    if chosen is not None:
        return [chosen]
    kept = found[:1]
    for previous, number in itertools.pairwise(found):
        kept = [*kept, number] if _adds(said, previous, number) else [number]
    return kept


def _standing_for_all(said: Said, found: list[Number]) -> Number | None:
    """The one figure that makes the others details: now, line 11, the AGI, the gross pay, a total."""
    if _stands_now(said, found[-2], found[-1]):
        return found[-1]
    totals = [n for n in found if is_sum(n)]
    lined = [n for n in found if _LINE_LEFT.search(n.left)]
    agi = lined or [n for n in found if _SAID_AGI.search(n.left)]
    whole = [n for n in found if _GROSS_LEFT.search(n.left) or _GROSS_RIGHT.match(n.right)]
    if len(agi) == 1 and not is_sum(found[-1]) and (lined or totals or whole):
        return agi[0]
    if len(whole) == 1 and len(found) == 2 and cues.NET.search(said.text) and not any(map(is_named, found)):
        return whole[0]
    if totals:
        return totals[-1]
    named = [n for n in found if is_named(n)]
    if not named or len(named) == len(found) or any(_OWN_AGI.search(n.left) for n in found):
        return None
    return named[-1]

"""Figures that say nothing sure of a whole year: seasonal pay, so far this year, weeks that differ, long ago."""

from __future__ import annotations

import re

from helpdesk.numbers import cues
from helpdesk.numbers.evidence import STORY
from helpdesk.numbers.exclusions import is_excluded, is_year
from helpdesk.numbers.periods import period_of
from helpdesk.numbers.said import Number, Said

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_SOME = r"(?:#|a few|few|several|some|half|most|part|unos|unas|algunos|algunas|medio)"
_PART_OF_YEAR = re.compile(
    r"\b(?:so far|ytd|year to date|hasta (?:ahora|la fecha|ahorita|hoy)|en lo que va|season\w*|temporadas?|temporal|"
    rf"temporary|cosecha|zafra|piscas?|harvest|(?:by|through|thru) {_MONTH}|llev(?:o|a|amos) (?:ganad\w+|ganando)|"
    r"(?:in|during|only|every|over|for|all) (?:the )?(?:summers?|winters?|springs?|fall)|"
    r"(?:en|durante|por|cada|de) (?:el |los |la )?(?:verano|invierno|primavera|otono)|"
    rf"{_MONTH} (?:to|through|thru|till?|until|and|a|hasta|-) {_MONTH}|"
    r"when (?:it is|there is|they|he can|she can|i can|he|she|i|we|it)(?: \w+){0,2}? (?:works?|working|"
    r"calls?|dry|busy|not rain\w*|"
    r"slow|hours|needs?)|cuando (?:hay|trabaja|trabajo|trabajamos|no llueve|(?:me|lo|la) (?:llaman|ocupan|"
    r"necesitan)))\b"
    rf"|(?<!\S){_SOME} (?:of )?(?:the )?(?:months?|weeks?|meses|semanas) (?:a|of (?:the|a)|out of the|per|"
    rf"al|del) (?:year|ano)\b"
    rf"|\bfirst {_SOME} (?:months|weeks)|\bprimer(?:os|as) {_SOME} (?:meses|semanas)"
)
_FOR_A_WHILE = re.compile(
    r"^(?:(?:a|an|per|each|every|al|a la|por|la|the) (?:week|month|hour|semana|mes|hora) |weekly |monthly |biweekly )?"
    r"(?:cash |gross |net )?(?:(?:for|por|during|x|,|but (?:just|only)|pero (?:solo|nomas)) )?(?:(?:about|"
    r"like|only|just|the|"
    rf"solo|unos) )*{_SOME} (?:months|weekends|meses|weeks|semanas)\b"
    r"(?! (?:old|behind|late|ago|past|de|of|for|before|atras\w*))"
)
_SPAN_BEFORE = re.compile(
    r"\b(?:last|past|ultimos|ultimas|these|estos|in|en) (?:#|few|couple|several) (?:of )?(?:months?|weeks?|"
    r"meses|semanas)\b"
)
_VARIES = re.compile(
    r"\b(?:some|unas|algunas|otras|(?<!every )(?<!each )other|good|bad|slow|busy|buenas?|malas?) (?:weeks?|"
    r"semanas?|months?|"
    r"meses|mes|days|dias)(?: [a-z]+){0,4} #|# (?:on )?(?:a )?(?:good|bad|slow|busy) (?:week|month)|"
    r"\b(?:un|una|a) (?:buen|buena|mal|mala|good|bad) (?:week|month|semana|mes)(?: [a-z]+){0,3} #|"
    r"# (?:#|una?) (?:week|month|semana|mes|year|ano|check)\b[^#]{0,20}# (?:the |el |la )?(?:next|other|"
    r"otr[oa]|siguiente)\b|"
    r"(?<!\S)(?:#|una?) (?:week|month|year|semana|mes|ano)(?: [a-z]+){0,3} # (?:(?:,|and|y|or|o|"
    r"then) )*(?:(?:the|el|la) )?"
    r"(?:next|another|other|otr[oa]|siguiente)\b|\bwith (?:ot|overtime)(?: [a-z]+){0,3} #$|"
    r"# hours?(?: a week)? with (?:ot|overtime)\b|# # s (?:a|per|each|every) week|"
    r"# (?:a veces|sometimes|other times|otras veces) #|# (?:to|-|or|a|o|y) # (?:hours?|hrs|horas)\b|"
    r"# (?:hours?|hrs?|horas) (?:of |de )?(?:overtime|extras?|ot)\b"
)
_LONG_AGO = re.compile(
    r"(?:\b(?:few|couple|several|some)|#) (?:of )?years (?:ago|back)(?: ,)? (?:(?:we|i|he|she|it|my|husband|"
    r"our|income) )*"
    r"(?:made|was|were|earned|had|used|grossed)\b|\bhace (?:#|unos|varios|"
    r"algunos)(?: #)? anos(?: ,)? (?:gan\w+|hac\w+|ten\w+|eran?)\b"
)
_YEARS_AGO = re.compile(
    r"^(?:a year )?(?:(?:a )?(?:few|couple|several|#) (?:of )?years (?:ago|back)|hace (?:#|unos|varios) anos)\b"
)
_BOTH = re.compile(
    r"\b(?:we|us|they|kids) both (?:make|earn|get|bring|gross)|\bboth (?:of us |of them )?(?:make|earn|get paid|gross)|"
    r"\b(?:los dos|las dos|ambos) (?:ganamos|ganan|hacemos)|\b(?:ganamos|ganan) (?:los dos|ambos)\b"
)
_TOGETHER = re.compile(
    r"\b(?:together|combined|total|between us|in all|altogether|juntos|entre los dos|en total|joint\w*)\b"
)
_COMPARED = re.compile(r"# (?:\w+ ){0,4}(?:vs|versus|compared (?:to|with)|contra|comparado con)(?: \w+){0,4} #")
_YEARLY = re.compile(
    r"\b(?:(?:last|this|that|the whole|entire|per|a|each|every|for the|tax) year|yearly|annual\w*|xyear|"
    r"year|ano|anos|anual\w*|"
    r"xslip|farm|business|negocio)\b"
)
_NOT_ALL = re.compile(
    r"\b(?:(?:not|without|sin)(?: (?:counting|count|including|contar|incluir))?(?: (?:my|mi|a|lo de mi))?|"
    r"excluding|except)"
    r" (?:husband|wife|partner|boyfriend|girlfriend|esposo|esposa|marido|pareja|novio)\b(?! (?:is|does|has|"
    r"makes|gets))|"
    r"\b(?:with|including|includes|counting|con|incluyendo|contando|incluye)(?: (?:the|my|la|los|"
    r"las))? (?:child support|"
    r"manutencion|food stamps|snap|estampillas|tanf)\b"
)
"""An earner left out, or money counted that is no income."""
_TWO_FIGURES = re.compile(r"^(?:and|y|plus|\+) #|^(?:him|me|his|mine|her|hers|yo|el|ella)\b")
_RANGE_JOINT = re.compile(r"# (?:to|-|or|o|a|hasta) $")
_AT_RIGHT = re.compile(r"\b(?:he is|she is|i am|husband is|wife is) at (?:like |about |around )?$")
"""`he's at 43 and I'm at 31 thousand`"""
_EARNER_AT = re.compile(
    r"(?:^|[ ,])(?:i|he|she|me|him|her|yo|y el|ella|mine|his|(?:my|mi|the|su) (?:husband|hubby|wife|partner|"
    r"boyfriend|girlfriend|bf|gf|"
    r"mom|dad|esposo|esposa|marido|mujer|senora|pareja|novio|novia|mama|papa))"
    r"(?: (?:gets?|makes?|earns?|brings?|home|in|do|does|is|was|has|about|like|around|another|only|just|at|"
    r"gan[ao]|sac[ao]|hac?go|hace|"
    r"trae|recib[eo]|como|unos|maybe|solo|nomas|:))* $"
)
LOW = 10_000
"""A plain figure below this, of no stated period, may as well be for a month."""
_WAGE = 25
_THOUSANDS_SURELY = 35


def is_doubtful(said: Said, chosen: list[Number]) -> bool:
    """Whether a clerk would ask back before counting these incomes for a year."""
    if (
        _VARIES.search(said.text)
        or _NOT_ALL.search(said.text)
        or (_COMPARED.search(said.text) and len(said.numbers) > 1)
    ):
        return True
    if len(chosen) == 1 and _BOTH.search(said.text) and not _TOGETHER.search(said.text):
        return True
    return _may_be_wages(chosen) or any(_part_of_year(n) or _is_past(n) for n in chosen)


def leaves_out(said: Said, taken: frozenset[int], found: list[Number], asked: str | None) -> bool:
    """Whether a figure that stands with an earner was not counted: then the sum would be too low."""
    counted = {n.at for n in found} | taken | said.taken_back
    least = 10 if asked == "income" else 100
    left_out = [n for n in said.numbers if n.at not in counted and n.value >= 10]
    if any(_AT_RIGHT.search(n.left) or _is_large_beside_size(n, asked) for n in left_out):
        return True
    if said.words >= STORY:
        return False
    left_out = [n for n in left_out if n.value >= least]
    return any(
        (_EARNER_AT.search(n.left) or _TWO_FIGURES.match(n.right)) and not is_excluded(n) and not is_year(n)
        for n in left_out
    ) or any(_is_second_half(n, taken) or _is_upper_end(n, taken | said.taken_back) for n in found)


def _is_large_beside_size(number: Number, asked: str | None) -> bool:
    return asked == "family_size" and number.value >= LOW and not is_excluded(number)


def _is_upper_end(number: Number, apart: frozenset[int]) -> bool:
    """The 18 of `15 to 18 hundred`, where the lower end was not understood."""
    before = number.previous
    rises = before is not None and before.value < number.value and before.at not in apart
    return rises and bool(_RANGE_JOINT.search(number.left))


def _is_second_half(number: Number, taken: frozenset[int]) -> bool:
    """The 50 of `twenty two fifty an hour`."""
    before = number.previous
    adjacent = before is not None and number.left.endswith("# ") and before.at not in taken and not is_year(before)
    return adjacent and number.bare and before is not None and before.bare and before.value < 1_000


def is_low(number: Number) -> bool:
    """A plain figure so low that its period must be known: `4,100`."""
    low = 0 < number.value < LOW and period_of(number) is None
    told = _YEARLY.search(number.left) or _YEARLY.search(number.right) or cues.AGI.search(number.left + number.right)
    return low and not told


def _may_be_wages(chosen: list[Number]) -> bool:
    """`18` in answer to the income: thousands a year, or dollars an hour?"""
    bare = [n.value for n in chosen if n.bare and 0 < n.value < 1_000 and period_of(n) is None]
    scaled = any(n.token.scaled for n in chosen)
    return bool(bare) and not scaled and min(bare) < _WAGE and max(bare) < _THOUSANDS_SURELY


def _part_of_year(number: Number) -> bool:
    after = number.right.split(" # ")[0] if period_of(number) is None else number.right
    if _FOR_A_WHILE.match(number.right):
        return True
    if period_of(number) in (None, "year") and _SPAN_BEFORE.search(number.left):
        return True
    return bool(_PART_OF_YEAR.search(number.left) or _PART_OF_YEAR.search(after))


def _is_past(number: Number) -> bool:
    return bool(_LONG_AGO.search(number.left) or _YEARS_AGO.match(number.right))

"""The family size a message states, as a total or person by person."""

from __future__ import annotations

import re

from helpdesk.numbers import cues
from helpdesk.numbers.couples import couple_with_children
from helpdesk.numbers.exclusions import is_excluded
from helpdesk.numbers.members import count_members
from helpdesk.numbers.periods import period_of
from helpdesk.numbers.said import Number, Said
from helpdesk.numbers.totals import SMALL, counting, new_total, replaced_total, stated_total, we_are

_WHAT_IF = re.compile(
    r"(?:^|\b(?:and|but|y|ok|so|okay|entonces|pero|what|how|now|then) |[.,;?!] )(?:about |for |if |"
    r"with |para |con |si |de |que tal |a |it is |it was |it were |there are |there were |there is |"
    r"we are |we were |we had |we have |we get to |were |was |somos |fueramos |son |are |it |"
    r"instead |just |a size |size |maybe |be |would be |at )+(?P<n>#)(?: (?:instead|then|now|"
    r"entonces|of us|ahora))?(?= [.,;?!)]|$)"
)
_PUT = re.compile(
    r"\b(?:make (?:that|it)|pon(?:le|ga)?|put|change (?:it|that|us|family|size|the family|the size) to|use|try|say|"
    r"cambia\w* a|cambielo a|mejor)(?: (?:con|with|a|for|family of|like|down))* (?P<n>#)(?= (?:instead|mejor|"
    r"people|personas|then|please|por favor)\b| [.,;?!)]|$)"
)
_CORRECTED = re.compile(
    r"(?P<n>#) (?:actually |really )?,? ?(?:(?:i said|dije) )?(?:not|no|instead of|rather than|en vez de|"
    r"en lugar de) #(?= [.,;?!]|$|"
    r" (?:of us|in|since|because|bc|cuz|now|porque|ya que|anymore|people|personas|and|y|with|con))|"
    r"\b(?:not|no (?:es|son|somos|era|eran|eramos)) # ,? ?(?:but|it is|is|we are|sino|its|son|somos|es)? ?(?P<m>#)|"
    r"\b(?:said|put|told you|typed|wrote|dije|puse)(?: \w+){0,2} # (?:, )?(?:but|pero|and|when|"
    r"it)(?: (?:it|is|we|are|es|son|somos|actually|really|should|be|meant|en|realidad|now|ahora|i|"
    r"the|right|number|eramos))* (?P<o>#)|"
    r"\b(?:change|cambi\w+)(?: \w+){0,2} # (?:to|a|por) (?P<q>#)|"
    r"(?:\b(?:people|personas|of us|family|household|familia|size|somos|we are)\b[^.;?!]{0,30}|"
    r"^the #) (?:should be|deberia ser) "
    r"(?P<r>#)(?= ?[.,;?!]|$| and| y)|"
    r"\b(?:sorry|oops|wait|meant|perdon|digo|correction|correccion|"
    r"actually|quise decir|scratch that|"
    r"my bad|no|nope)(?: (?:,|no|i|is|es|it|are|we|that|should be|somos|son|say|to|mean|meant|:|wait|"
    r"sorry|quise|decir|-))* (?P<p>#)(?= [.,;?!]|$| (?:and|y) (?:#|we|the|ganamos)| (?:i|we) (?:forgot|"
    r"did not|do not)| se me olvid)"
)
_ESTIMATED_FOR = re.compile(
    r"\b(?:how much|cuanto|cuota|estimate|estimado|fee|price|cost|costo|costaria|precio|pagaria|what|pay)"
    r"(?: \w+){0,3}? (?:for|para) (?P<n>#)(?= ?(?:,|at|on|with|making|agi|con|ganando|ingresos?)\b.*#| , .*#)"
)
"""`how much for 4, AGI 95,000`: only a family stands beside an income."""
_NO_AND_SIZE = re.compile(
    r"^(?:no|nope|nop|yes|yeah|yep|si)(?: [,.;])? (?P<n>#)(?: (?:people|personas|of us))? ?(?:[,./;]|and|y|con|with)? ?"
    r"(?P<m>#)(?: (?:a year|al ano|per year|anual\w*|agi))?(?= ?[.!]?$)"
)
"""`no, 4, 61k`: no Medicaid, the family, the income."""
_INCOME_FROM = 10_000
LARGEST_BARE = 12
"""A bare number up to this is a family size, above it more likely thousands of dollars."""
_AFTER_OTHERS = re.compile(r"\b(?:and|plus|y)(?: the)? $")
_AND_MORE = re.compile(r"^of us (?:and|plus|with|,) ")
_TWO = re.compile(
    r"\b(?:just|only|solo|nomas|it is|is|somos)(?: just| only| nomas| solo)? (?:me and (?:him|her)|(?:him|her) and "
    r"me|yo y (?:el|ella)|(?:el|ella) y yo)(?= [.;?!]|$)|"
    r"\b(?:(?:just|only|it is|is|solo|nomas) )?(?:us two|the two of us|nosotros dos|"
    r"nosotras dos|los dos|the pair of us)(?= [.,;?!]|$| (?:and|in|so|total))"
)
_ME = re.compile(
    r"(?:^|[.,;?!] |\b(?:it is|is|i am|am|soy|somos|only|nomas|solo|family is|household is|"
    r"family of) )(?:just|only|solo|nomas|solamente|nada mas|no mas|myself|me|yo)(?: (?:me|myself|yo|"
    r"solo|sola|nomas|mas|by myself|here|in (?:the|my) (?:house|household|family)))*(?= [.,;?!]|$)"
)


def family_size(said: Said, asked: str | None) -> tuple[int | None, frozenset[int]]:
    """The size (or None), and the places of the numbers that counted people."""
    counted = counting(said, asked)
    total = _corrected(said, asked) or new_total(said) or stated_total(said, counted) or we_are(said)
    listed, places = count_members(said)
    two_and_more = (
        total is not None
        and total.value == 2
        and listed is not None
        and (_AND_MORE.match(total.right) or _AFTER_OTHERS.search(total.left))
    )
    if total is not None and not two_and_more:
        return _whole(total), frozenset(n.at for n in counted) | {total.at}
    if listed is not None:
        return listed, places
    total = replaced_total(said, counted)
    if total is not None:
        return _whole(total), frozenset(n.at for n in counted)
    answer = _answered(said, asked) if asked == "family_size" else _supposed(said, asked)
    if answer is not None:
        return _whole(answer), places | {answer.at}
    beside = _beside_income(said, asked)
    if beside is not None:
        return _whole(beside), places | {beside.at}
    couple = couple_with_children(said)
    return couple or (_in_words(said), places)


def _whole(number: Number) -> int:
    return min(int(number.value), 10**9)


def _corrected(said: Said, asked: str | None) -> Number | None:
    """The number that replaces another: `sorry 5 not 4`."""
    if asked not in (None, "family_size"):
        return None
    for match in _CORRECTED.finditer(said.text):
        group = next(name for name in "nmopqr" if match[name] is not None)
        number = said.by_place[match.start(group)]
        if number.at in said.taken_back:
            continue
        others = [n for n in said.numbers if n.at != number.at and n.bare and match.start() <= n.at < match.end()]
        if all(_supposable(n, asked) for n in (number, *others)):
            return number
    return None


def _supposable(number: Number, asked: str | None) -> bool:
    """A bare number that can only be people: up to LARGEST_BARE, or any small one in answer to the family size."""
    most = SMALL if asked == "family_size" else LARGEST_BARE
    return number.small_whole and 0 < number.value <= most and not is_excluded(number) and period_of(number) is None


def _supposed(said: Said, asked: str | None) -> Number | None:
    """`and for 6?`, `y si somos 6`: a small number asked about on its own."""
    if asked is not None or len(said.tokens) > 14:
        return None
    return next((n for p in (_WHAT_IF, _PUT) for n in said.matches(p) if _supposable(n, asked)), None)


def _beside_income(said: Said, asked: str | None) -> Number | None:
    """The size told in one breath with an income: `how much for 4, 61k`, `no, 4, 61k`."""
    if asked not in (None, "medicaid") or not any(n.value >= _INCOME_FROM for n in said.numbers):
        return None
    found = [*said.matches(_ESTIMATED_FOR), *said.matches(_NO_AND_SIZE)]
    return next((n for n in found if n.small_whole and 0 < n.value <= LARGEST_BARE), None)


_NOT_PEOPLE = re.compile(
    r"^(?:(?:little|small|of my|more) )?(?:kids?|children|child|hijos?|hijas?|ninos?|ninas?|boys?|"
    r"girls?|babies|adults?|adultos?|k|under|over|older|younger|menores|mayores)\b"
)


_EITHER = re.compile(
    r"^(?:, )?(?:or|o)(?: (?:maybe|sometimes|a veces|even|like))* #|^with(?:out)? [^#]{1,30}# with|"
    r"^(?:plus|mas|y aparte) (?:my|mi|mis|the|his|her|los|las) "
)
"""`4 or 5`, `4 without my mom, 5 with her`"""
_PRONOUN_ONE = re.compile(
    r"\b(?:which|this|that|the|each|any|first|next|no|other|dollar|another|every|electronic|is it|"
    r"if)(?: (?:right|wrong|new|same|best|old|current|correct|main))? $"
)
"""`which one is mine`"""
_ZERO_SLIP = re.compile(r"\b(?:sobr\w+|de mas|extra|too many|left off|off by)\b.*#|# # too many")
"""`one zero too many, 61000`"""
_AGE_BOUND = re.compile(r"\b(?:under|over|menores de|mayores de|birth to|like i am|after|before|until|de las|a las) $")
_JOINED_TO = re.compile(
    r"\b(?:me|i|yo|us|him|her|husband|wife|hubby|partner|boyfriend|girlfriend|mom|esposo|esposa|marido|mama) "
    r"(?:and|y|plus|with|con|&) (?:(?:my|mis|the|los|las|our|his|her|like) )?$"
)
"""`me and 2 roommates`: the number counts only the others."""
_NO_PEOPLE_NOUN = re.compile(
    r"^(?!(?:us|plus|gracias|thanks|is|was|does|has|counts|including|persons|personas|humans|humanos|adults|members|"
    r"peoples|peeps|somos|mas|entonces|nosotros|nosotras|bodies|souls|heads|yes|its|this|unless|counts|personitas|"
    r"miembros|integrantes|familiares|individuals|estamos|vivimos|incluyendonos|tenemos|bros|guys|always|perhaps|"
    r"as|es|menos|sometimes|days|dos|tres|seis)\b)(?:\w+s|number|dog|cat|perro|gato|pet)\b"
)
"""A plural that names no people: `seventeen bananas of joy`."""


def _answered(said: Said, asked: str | None) -> Number | None:
    """The first bare whole number of an answer to the family size."""
    if _ZERO_SLIP.search(said.text):
        return None
    dropped = said.taken_back
    for number in (n for n in said.numbers if n.at not in dropped):
        free = number.small_whole and not is_excluded(number) and period_of(number) is None
        if not free or _NOT_PEOPLE.match(number.right) or _NO_PEOPLE_NOUN.match(number.right):
            continue
        if number.value == 1 and _PRONOUN_ONE.search(number.left):
            continue
        if _AGE_BOUND.search(number.left) or number.right.startswith("y medio"):
            continue
        if _JOINED_TO.search(number.left) or _EITHER.match(number.right):
            return None
        if _is_answer(number, said):
            return number
    return None


def _is_answer(number: Number, said: Said) -> bool:
    earned = number.value >= 1_000 and bool(re.search(rf"\b(?:{cues.EARN})\b", said.text))
    alone = len(said.numbers) == 1 and (number.token.plain or not number.token.digits)
    return (number.value < 1_000 or alone) and not earned


def _in_words(said: Said) -> int | None:
    """`just us two`, `it's just me`."""
    if _TWO.search(said.text):
        return 2
    return 1 if _ME.search(said.text) else None

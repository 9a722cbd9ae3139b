"""The family size a message states, as a total or person by person."""

from __future__ import annotations

import re

from helpdesk.numbers import cues
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
    r"(?P<n>#) ,? ?(?:not|no|instead of|rather than|en vez de|en lugar de) #(?= [.,;?!]|$|"
    r" (?:since|because|bc|cuz|now|porque|ya que|anymore|people|personas|and|y|with|con))|"
    r"\bnot # ,? ?(?:but|it is|is|we are|sino|its|son|somos)? ?(?P<m>#)|"
    r"\b(?:said|put|told you|typed|wrote|dije|puse)(?: \w+){0,2} # (?:, )?(?:but|pero|and|when|"
    r"it)(?: (?:it|is|we|are|es|son|somos|actually|really|should|be|meant|en|realidad|now|ahora|i|"
    r"the|right|number|eramos))* (?P<o>#)|"
    r"\b(?:sorry|oops|wait|meant|perdon|digo|correction|correccion|actually|quise decir|scratch that|"
    r"my bad|no|nope)(?: (?:,|no|i|is|es|it|are|we|that|should be|somos|son|say|to|mean|meant|:|wait|"
    r"sorry|quise|decir|-))* (?P<p>#)(?= [.,;?!]|$)"
)
_AND_MORE = re.compile(r"^of us (?:and|plus|with|,) ")
_TWO = re.compile(
    r"\b(?:just|only|solo|nomas|it is|is|somos)(?: just| only| nomas| solo)? (?:me and (?:him|her)|(?:him|her) and "
    r"me|yo y (?:el|ella)|(?:el|ella) y yo)(?= [.;?!]|$)|"
    r"\b(?:(?:just|only|it is|is|solo|nomas) )?(?:us two|the two of us|both of us|nosotros dos|"
    r"nosotras dos|los dos|the pair of us)(?= [.,;?!]|$| (?:and|in|so|total|make|made))"
)
_ME = re.compile(
    r"(?:^|[.,;?!] |\b(?:it is|is|i am|am|soy|somos|only|nomas|solo|family is|household is|"
    r"family of) )(?:just|only|solo|nomas|solamente|nada mas|no mas|myself|me|yo)(?: (?:me|myself|yo|"
    r"solo|sola|nomas|mas|by myself|here|in (?:the|my) (?:house|household|family)))*(?= [.,;?!]|$)"
)


def family_size(said: Said, asked: str | None) -> tuple[int | None, frozenset[int]]:
    """The size (or None), and the places of the numbers that counted people."""
    counted = counting(said)
    total = _corrected(said, asked) or new_total(said) or stated_total(said, counted) or we_are(said)
    listed, places = count_members(said)
    two_and_more = total is not None and total.value == 2 and listed is not None and _AND_MORE.match(total.right)
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
    return _in_words(said, asked), places


def _whole(number: Number) -> int:
    return min(int(number.value), 10**9)


def _corrected(said: Said, asked: str | None) -> Number | None:
    """The number that replaces another: `sorry 5 not 4`."""
    if asked not in (None, "family_size"):
        return None
    for match in _CORRECTED.finditer(said.text):
        group = next(name for name in "nmop" if match[name] is not None)
        number = said.by_place[match.start(group)]
        if number.at in said.taken_back:
            continue
        others = [n for n in said.numbers if n.at != number.at and match.start() <= n.at < match.end()]
        if all(_supposable(n) for n in (number, *others)):
            return number
    return None


def _supposable(number: Number) -> bool:
    return number.small_whole and 0 < number.value <= SMALL and not is_excluded(number) and period_of(number) is None


def _supposed(said: Said, asked: str | None) -> Number | None:
    """`and for 6?`, `y si somos 6`: a small number asked about on its own."""
    if asked is not None or len(said.tokens) > 14:
        return None
    put = (n for n in said.matches(_PUT) if _supposable(n) and n.value <= 15)
    return next((n for n in said.matches(_WHAT_IF) if _supposable(n)), None) or next(put, None)


_NOT_PEOPLE = re.compile(
    r"^(?:(?:little|small|of my|more) )?(?:kids?|children|child|hijos?|hijas?|ninos?|ninas?|boys?|"
    r"girls?|babies|adults?|adultos?|k)\b"
)


def _answered(said: Said, asked: str | None) -> Number | None:
    """The first bare whole number of an answer to the family size."""
    dropped = said.taken_back
    for number in (n for n in said.numbers if n.at not in dropped):
        free = number.small_whole and not is_excluded(number) and period_of(number) is None
        if free and not _NOT_PEOPLE.match(number.right) and number.token.value is not None and _is_answer(number, said):
            return number
    return None


def _is_answer(number: Number, said: Said) -> bool:
    earned = number.value >= 1_000 and bool(re.search(rf"\b(?:{cues.EARN})\b", said.text))
    return (number.token.plain or not number.token.digits or number.value < 1_000) and not earned


def _in_words(said: Said, asked: str | None) -> int | None:
    """`just us two`, `it's just me`."""
    if _TWO.search(said.text):
        return 2
    return 1 if _ME.search(said.text) else None

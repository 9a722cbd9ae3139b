"""The family size a message states, as a total or person by person."""

from __future__ import annotations

import re

from helpdesk.numbers import cues
from helpdesk.numbers.corrections import superseded
from helpdesk.numbers.exclusions import is_excluded, period_after, period_of
from helpdesk.numbers.members import count_members
from helpdesk.numbers.said import Number, Said

_LINK = (
    r"(?: (?:is|are|was|of|de|es|son|size|total|about|now|would|be|with|only|:|=|-|,|like|a|the|like|"
    r"actually|just|count|tamano|number|num|que|somos|personas|members|me|us|we))*"
)
_WHO = r"(?:and|who|which|what|if|that|but|because|cuz|bc|con|porque|,)"
_TOTALS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:family|fam|household|hh|hshld|familia|hogar|party|size|tamano|grupo|(?:number|num|no|"
        rf"how many) (?:of )?(?:people|persons|us|family members|members)|familie|famly|familly|"
        rf"household size|family size|people in (?:my|our|the) (?:house|home|household|family)|"
        rf"personas en (?:la|mi|el) (?:casa|familia|hogar)|integrantes|miembros){_LINK} (?P<n>#)(?= |"
        rf"$)(?! (?:hours?|hrs?|days?|weeks?|months?|years?|percent|times|kids?|children|child|"
        rf"hijos?|ninos?|ninas?|visits?|units?|adults?|adultos?|parents|toddlers?|boys?|girls?|"
        rf"bab(?:y|ies)|moms|dads|grown\w*|little|year|month))",
        r"\b(?:somos|seremos|seriamos|eramos|fueramos|fuimos|quedamos|vivimos)(?: (?:como|solo|nomas|"
        r"solamente|una|familia|de|ahora|los|las|nosotros|ya|unos|ahorita|en|casa|:))* (?P<n>#)"
        r"(?= |$)(?! (?:adultos|ninos|hijos|meses|anos|dias|grandes))",
        r"(?P<n>#)\+?(?: \+)? (?:of us|of them in|people|ppl|peeps|peope|poeple|persons?|personas?|"
        r"miembros|members|integrantes|family members|individuals|bodies|souls|mouths|bocas|"
        r"- ?persons?|- ?people|heads)"
        r"(?= |$)(?! (?:from|came|told|called|at first|said|have told|who work|i talked|on the phone|"
        r"work(?:ing|s)?|earn))",
        r"(?P<n>#) (?:total )?(?:in|at|living in|under|en) (?:the|our|my|this|one|1|la|mi|nuestra|el|"
        r"nuestro)? ?(?:family|house|household|home|hogar|casa|familia|roof|hh)\b",
        r"(?P<n>#) (?:total|in all|in total|altogether|all together|en total|all total|of nosotros|"
        r"de nosotros)(?= [.,;?!)]|$)",
        r"\b(?:are|there is|is|still|just|hay|only|solo) (?P<n>#) of (?:us|them)\b",
        r"(?P<n>#) ?-? ?(?:person|people|member|persona) (?:family|household|home)\b",
        r"\b(?:total of|en total|in total|total|altogether|counting everyone|contando a todos|todos|"
        r"con todos)(?: (?:somos|we are|is|are|it is|of|son|:|es|de))* (?P<n>#)(?= [.,;?!)]|$)",
    )
)
_WE_ARE = re.compile(
    r"\b(?:we|nosotros) (?:are|is|will be|would be|were|have|had|got|became|would have|are at|"
    r"are up to)(?: (?:only|just|now|still|actually|like|about))* (?P<n>#)(?: (?:now|so|and|but|"
    r"total|then|today)\b| [.,;?!)]|$)"
    r"|\b(?:so|that makes|makes us|makes it|which makes|entonces)(?: (?:it is|that is|we are|us|"
    r"now))* (?P<so>#)(?= [.,;?!)]|$)"
)
_WHAT_IF = re.compile(
    r"(?:^|\b(?:and|but|y|ok|so|okay|entonces|pero|what|how|now|then) |[.,;?!] )(?:about |for |if |"
    r"with |para |con |si |de |que tal |a |it is |it was |it were |there are |there were |there is |"
    r"we are |we were |we had |we have |we get to |were |was |somos |fueramos |son |are |it |"
    r"instead |just |a size |size |maybe |be |would be |at )+(?P<n>#)(?: (?:instead|then|now|"
    r"entonces|of us|ahora))?(?= [.,;?!)]|$)"
)
_CORRECTED = re.compile(
    r"(?P<n>#) ,? ?(?:not|no|instead of|rather than|en vez de|en lugar de) #(?= [.,;?!]|$)|"
    r"\bnot # ,? ?(?:but|it is|is|we are|sino|its|son|somos)? ?(?P<m>#)|"
    r"\b(?:said|put|told you|typed|wrote|dije|puse)(?: \w+){0,2} # (?:, )?(?:but|pero|and|when|"
    r"it)(?: (?:it|is|we|are|es|son|somos|actually|really|should|be|meant|en|realidad|now|ahora|i|"
    r"the|right|number|eramos))* (?P<o>#)|"
    r"\b(?:sorry|oops|wait|meant|perdon|digo|correction|correccion|actually|quise decir|scratch that|"
    r"my bad|no|nope)(?: (?:,|no|i|is|es|it|are|we|that|should be|somos|son|say|to|mean|meant|:|wait|"
    r"sorry|quise|decir|-))* (?P<p>#)(?= [.,;?!]|$)"
)
_SMALL = 30
"""A bare number up to this, with no unit, can be a family size in a short question."""
_HALVES = re.compile(r"\b(?:or|o|maybe) #|^(?:or|o) ")
_AND_MORE = re.compile(r"^of us (?:and|plus|with|,) ")
_TWO = re.compile(
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
    total = _corrected(said, asked) or _stated_total(said) or _we_are(said)
    listed, places = count_members(said)
    two_and_more = (
        total is not None and total.value == 2 and listed is not None and _AND_MORE.match(total.right)
    )
    if total is not None and not two_and_more:
        return _whole(total), frozenset(n.at for n in _counting(said)) | {total.at}
    if listed is not None:
        return listed, places
    answer = _answered(said, asked) if asked == "family_size" else _supposed(said, asked)
    if answer is not None:
        return _whole(answer), places | {answer.at}
    return _in_words(said, asked), places


def _whole(number: Number) -> int:
    return min(int(number.value), 10**9)


def _counting(said: Said) -> list[Number]:
    """Numbers in a place where a total stands, leaving out money and ages."""
    found = {n.at: n for pattern in _TOTALS for n in said.matches(pattern) if _countable(n)}
    return [found[at] for at in sorted(found)]


def _countable(number: Number) -> bool:
    return (
        number.small_whole
        and not (number.value > 1_999 or number.token.scaled)
        and period_after(number) is None
    )


def _stated_total(said: Said) -> Number | None:
    dropped = superseded(said)
    found = _counting(said)
    live = [n for n in found if n.at not in dropped] or found
    if len(live) > 1 and _HALVES.match(live[0].right):
        return None
    return live[0] if live else None


def _we_are(said: Said) -> Number | None:
    for number in (*said.matches(_WE_ARE), *said.matches(_WE_ARE, "so")):
        if _countable(number) and number.value <= _SMALL:
            return number
    return None


def _corrected(said: Said, asked: str | None) -> Number | None:
    """The number that replaces another: `sorry 5 not 4`."""
    if asked not in (None, "family_size"):
        return None
    for match in _CORRECTED.finditer(said.text):
        group = next(name for name in "nmop" if match[name] is not None)
        number = said.by_place[match.start(group)]
        others = [n for n in said.numbers if n.at != number.at and match.start() <= n.at < match.end()]
        if all(_supposable(n) for n in (number, *others)):
            return number
    return None


def _supposable(number: Number) -> bool:
    return (
        number.small_whole
        and 0 < number.value <= _SMALL
        and not is_excluded(number)
        and period_of(number) is None
    )


def _supposed(said: Said, asked: str | None) -> Number | None:
    """`and for 6?`, `y si somos 6`: a small number asked about on its own."""
    if asked is not None or len(said.tokens) > 14:
        return None
    return next((n for n in said.matches(_WHAT_IF) if _supposable(n)), None)


_NOT_PEOPLE = re.compile(
    r"^(?:(?:little|small|of my|more) )?(?:kids?|children|child|hijos?|hijas?|ninos?|ninas?|boys?|"
    r"girls?|babies|adults?|adultos?|k)\b"
)


def _answered(said: Said, asked: str | None) -> Number | None:
    """The first bare whole number of an answer to the family size."""
    for number in said.numbers:
        free = number.small_whole and not is_excluded(number) and period_of(number) is None
        if (
            free
            and not _NOT_PEOPLE.match(number.right)
            and number.token.value is not None
            and _is_answer(number, said)
        ):
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

"""The family size a message states as one number."""

from __future__ import annotations

import re

from helpdesk.numbers.exclusions import is_excluded, is_someone_elses, last_cue
from helpdesk.numbers.periods import period_after
from helpdesk.numbers.said import Number, Said

_STORY = 25
"""Words from which a message is a story: no number above SMALL counts its family."""
_LINK = (
    r"(?: (?:is|are|was|of|de|es|son|size|total|about|now|would|be|with|only|:|=|-|,|like|a|the|like|"
    r"actually|just|count|tamano|number|num|que|somos|personas|members|me|us|we))*"
)
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
        r"(?= |$)(?! (?:adultos|ninos|hijos|meses|anos|dias|grandes|mas|menos))",
        r"(?P<n>#)\+?(?: \+)? (?:of us|of them in|people|ppl|peeps|peope|poeple|persons?|personas?|"
        r"miembros|members|integrantes|family members|individuals|bodies|souls|mouths|bocas|"
        r"- ?persons?|- ?people|heads)"
        r"(?= |$)(?! (?:from|came|told|called|at first|said|have told|who work|i talked|on the phone|"
        r"work(?:ing|s)?|earn|were|at the|on (?:her|his|the|my|a)|ahead|waiting|in line|in the room|have jobs|"
        r"qualif\w+|drive|speak|trabaja\w*|both work|are working))",
        r"(?P<n>#) (?:total )?(?:in|at|living in|under|en) (?:the|our|my|this|one|1|la|mi|nuestra|el|"
        r"nuestro)? ?(?:family|house|household|home|hogar|casa|familia|roof|hh)\b",
        r"(?P<n>#) (?:total|in all|in total|altogether|all together|en total|all total|of nosotros|"
        r"de nosotros)(?= [.,;?!)]|$)",
        r"\b(?:are|there is|is|still|just|hay|only|solo) (?P<n>#) of (?:us|them)\b",
        r"(?P<n>#) (?:de familia|en mi familia|en la familia)(?= |$)",
        r"(?P<n>#) ?-? ?(?:person|people|member|persona) (?:family|household|home)\b",
        r"\b(?:total of|en total|in total|total|altogether|counting everyone|contando a todos|todos|"
        r"con todos)(?: (?:somos|we are|is|are|it is|of|son|:|es|de))* (?P<n>#)(?= [.,;?!)]|$)",
    )
)
_WE_ARE = re.compile(
    r"\b(?:we|nosotros) (?:are|is|will be|would be|were|have|had|got|became|would have|are at|"
    r"are up to)(?: (?:only|just|now|still|actually|like|about))* (?P<n>#)(?: (?:now|so|and|but|"
    r"total|then|today)\b| [.,;?!)]|$)"
    r"|\b(?:we|nosotros) are (?P<there>#)(?= (?:y|making|earning|ganando|making|who)\b)"
    r"|(?:^|[.,;?!:] |\bellos |\bque |\bfamilia )son (?P<son>#)(?= (?:, (?:gana|ganan|hacen|reciben|con)\b|"
    r"en (?:la|su|esa) (?:casa|familia)|"
    r"y (?:gan\w+|entre|el|la|los|su|recib\w+|hac\w+|viven|no (?:tiene|gana)\w*))\b)"
    r"|: son (?P<listed>#)(?= , #)"
    r"|\bthey are (?P<they>#)(?= (?:and|,) (?:they )?(?:make|earn|bring|gross|have an income|no medicaid)\b)"
    r"|\b(?:so|that makes|makes us|makes it|which makes|entonces|that will make|will make|asi que)"
    r"(?: (?:it is|that is|we are|us|now|really|only|just|down to|up to|back|actually|ya|son|somos|there is|"
    r"there are|it))* (?P<so>#)(?= [.,;?!)]|$)"
)
_NEW = re.compile(
    r"\b(?:(?P<now>now|ahora|ya nomas|nowadays)(?: (?:it is|there is|there are|we are|only|just|down to|up "
    r"to|actually|really|somos|son|con|like|solo|nomas|a|we have|family of))*"
    r"|(?:brings?|brought|makes?|making|bringing|leaves?|puts?|takes?|took|bring|get|gets|got) (?:us|me|it|"
    r"our (?:total|family|household)|"
    r"the (?:total|family|number))(?: (?:back|down|up|now|to|at|with|total|all))*"
    r"|(?:nos |me )?(?:deja|quedamos|quedan|vamos a ser|seremos|seriamos|vamos a quedar)(?: (?:en|con|como|"
    r"solo|nomas|ya))*"
    r"|we (?:went|go|will go|are going|dropped|are|goes) (?:down |up )?from # (?:people )?(?:down |up )?to"
    r"|any ?more(?: (?:,|we are|it is|only|just|now))*|(?:pasamos|bajamos|subimos|fuimos) de # a|leaves|"
    r"leaving) (?P<n>#)(?= [.,;?!)]|$| (?:of us|people|total|and|so|but|now|in (?:the|our|my)|"
    r"personas|y|pero|left|when|because|since|if|con|desde|cuando|instead))"
)
"""A total after a change: it wins over the change and over an earlier total."""
_TOLD = re.compile(r"\b(?:there is|there are|we are|somos)(?: (?:only|just|like|solo|nomas|about))* $")
_BARE_NOW = re.compile(r"\b(?:now|ahora)(?: (?:it is|only|just|like|solo|nomas|a|son|con|actually|really))* $")
_FAMILY_TALK = re.compile(
    r"\bwe (?:were|are)(?: not)? #|\b(?:of us|family|people|somos|eramos|household|familia|personas|moved|left|"
    r"born|had a baby|new baby|baby|"
    r"bebe|nacio|se fue|passed|died|lives? with us|live with|kids|hijos|casa|house)\b"
)
_NOT_TOTAL_BEFORE = re.compile(r"\b(?:no|only|just|the|every) $")
_EITHER_AFTER = re.compile(r"^(?:,? ?(?:or|o)(?: maybe)?) #(?= ?(?:[.,;?!]|$|people|of us|personas|depend|if))")
_EITHER_BEFORE = re.compile(
    r"# (?:or|o)(?: maybe)? $|(?<!from )(?<!de )# (?:to|-|a) $|\b(?:between|entre) # (?:and|y) $"
)
_BUT_ONLY = re.compile(r"\bbut (?:only|just|really only)\b")
_SHARED = re.compile(
    r"\bbetween (?:the|us|all) $|\b(?:took|takes|needs?|sent|asked|called|talked to|spoke (?:to|with)|told|"
    r"by|lose|lost|minus|add)"
    r"(?: (?:about|like|over|at least|all|me))* $"
)
_NEGATED = re.compile(r"\b(?:not|no|instead of|rather than|en vez de|en lugar de)(?: \w+)? $")
_USED_TO_BE = re.compile(r"\b(?:used to be|used to have|were|eramos|was)(?: (?:a|family of|just|only|like))* $")
_OF_ALL = re.compile(r"\b(?:total|in all|altogether|all together|en total)\b")
_MOST_BESIDE_INCOME = 12
"""In answer to the income, `55 total` is money."""
_ANYONE_LEFT = re.compile(
    r"\b(?:moved|left|passed|died|murio|mudo|mudaron|se fue|se fueron|fallecio|joined|born|nacio)\b"
)
SMALL = 30
"""A bare number up to this, with no unit, can be a family size in a short question."""
_HALVES = re.compile(r"\b(?:or|o|maybe) #|^(?:or|o) ")


def counting(said: Said, asked: str | None) -> list[Number]:
    """Numbers in a place where a total stands, leaving out money and ages."""
    most = _MOST_BESIDE_INCOME if asked == "income" else None
    found = {
        n.at: n
        for pattern in _TOTALS
        for n in said.matches(pattern)
        if countable(n, said) and (most is None or n.value <= most or not _OF_ALL.search(n.left + "# " + n.right))
    }
    return [found[at] for at in sorted(found)]


def countable(number: Number, said: Said) -> bool:
    """Whether the number can count people: no money, no age, and no crowd in a story."""
    return (
        number.small_whole
        and not (number.value > 1_999 or number.token.scaled)
        and period_after(number) is None
        and not (number.value > SMALL and said.words > _STORY)
        and not (
            number.value == 1 and _NOT_TOTAL_BEFORE.search(number.left) and number.right.startswith(("of", "in", "at"))
        )
        and not (number.value == 1 and (number.left.endswith("i am ") or number.right.startswith(("of us", "of them"))))
        and not _SHARED.search(number.left)
        and not _is_money_total(number)
        and not is_someone_elses(number)
    )


def _is_money_total(number: Number) -> bool:
    """`28 mil y 33 mil, total 61`"""
    before = number.previous
    return number.value > SMALL and before is not None and (before.token.scaled or before.value >= 1_000)


def new_total(said: Said) -> Number | None:
    """`which brings us to 4`, `we went from 5 to 4`, `now there's 5`."""
    found = list(said.matches(_NEW))
    for number in found:
        bare_now = _BARE_NOW.search(number.left) and last_cue(number) in ("fee", "expense", "earn")
        told = _TOLD.search(number.left)
        apart = number.value > 15 or (not told and is_excluded(number)) or bare_now
        if countable(number, said) and not apart and _FAMILY_TALK.search(said.text):
            return number
    return next((n for n in found if _plain_change(n, said)), None)


def _plain_change(number: Number, said: Said) -> bool:
    """The whole message is the change: `leaves us at 3`."""
    return (
        said.words <= 7
        and len(said.numbers) == 1
        and 1 < number.value <= 15
        and countable(number, said)
        and not (is_excluded(number) or last_cue(number) in ("fee", "expense", "identifier"))
    )


def stated_total(said: Said, counted: list[Number]) -> Number | None:
    """The total stated outright, if it is not taken back."""
    dropped = said.taken_back
    live = [n for n in counted if n.at not in dropped]
    if len(live) > 1 and _HALVES.match(live[0].right):
        return None
    if live and _USED_TO_BE.search(live[0].left) and _ANYONE_LEFT.search(said.text):
        return None
    if live and (_EITHER_AFTER.match(live[0].right) or _EITHER_BEFORE.search(live[0].left)):
        return None
    if live and _BUT_ONLY.search(live[0].right):
        return None
    return live[0] if live else None


def we_are(said: Said) -> Number | None:
    """`we are 5 now`, `so that makes seven`."""
    found = [
        number for group in ("n", "so", "there", "son", "listed", "they") for number in said.matches(_WE_ARE, group)
    ]
    dropped = said.taken_back
    for number in found:
        if (
            number.at not in dropped
            and countable(number, said)
            and number.value <= SMALL
            and last_cue(number) not in ("fee", "expense")
        ):
            return number
    return None


def replaced_total(said: Said, counted: list[Number]) -> Number | None:
    """The total taken back, when no other is stated."""
    dropped = said.taken_back
    if _ANYONE_LEFT.search(said.text) or (counted and _NEGATED.search(counted[0].left)):
        return None
    return counted[0] if counted and all(n.at in dropped for n in counted) else None

"""Someone joined or left the family, where no new total is stated."""

from __future__ import annotations

import re

from helpdesk.numbers.said import Said

_KIN = (
    r"oldest|youngest|eldest|son|daughter|kid|child|boy|girl|husband|wife|hubby|partner|boyfriend|"
    r"girlfriend|bf|gf|fiance|spouse|mom|mother|dad|father|daddy|grandma|grandpa|grandmother|"
    r"grandfather|granny|nana|sister|brother|aunt|uncle|cousin|niece|nephew|roommate|stepson|"
    r"stepdaughter|ex|law|mil|suegr[oa]|espos[oa]|marido|mujer|pareja|novi[oa]|hij[oa]|mama|papa|"
    r"abuel[oa]|hermana|hermano|ti[oa]|prim[oa]|cunad[oa]|sobrin[oa]|senora|mayor|teenager|teen|"
    r"grandson|granddaughter|baby|bebe|nephew|niece|person|he|she|el|ella|someone|one"
)
_MANY = {
    "parents": 2,
    "in laws": 2,
    "twins": 2,
    "triplets": 3,
    "suegros": 2,
    "papas": 2,
    "padres": 2,
    "abuelos": 2,
    "gemelos": 2,
    "grandparents": 2,
}
_WHO = (
    rf"(?P<who>parents|in - laws|in laws|twins|triplets|suegros|papas|padres|abuelos|gemelos|"
    rf"grandparents|# (?:kids|children|hijos|oldest|boys|girls|sons|daughters|of (?:them|mine|us)|of (?:the|"
    rf"my|our)(?: #)? (?:kids|boys|girls|children|sons|daughters))|{_KIN})"
)
_AUX = (
    r"(?: (?:just|has|have|had|already|finally|is|are|recently|ya|se|also|will|also|may|might|will be|"
    r"can|mas|that|to|grande))*"
)
_LEFT = re.compile(
    rf"(?<!\w){_WHO}{_AUX} (?:mov(?:ed|es|ing|e) (?:out|away|to (?:his|her|their))|mudaron? (?:a otr|"
    rf"de la|fuera|de casa|lejos|a su)|fue(?:ron)?(?= |$)(?! (?:despedid|con nosotros))|left (?:us|"
    rf"home|the (?:house|home|family)|me)?(?= ?[.,;?!]|$| and| so| home| me| us)|"
    r"passed(?: away)?\b|died|pass(?:ed)? on|murio|fallecio|went (?:to live|off to|away) |"
    r"went to college|no longer lives?|does not live|do not live|ya no vive|ya no viven|no vive|"
    r"got kicked out|(?:va|vaya|fuera|muda)(?= ?[.,;?!]|$| de (?:la )?casa| a vivir)|mudo(?= ?[.,;?!]|$| y|"
    r" asi| y ahora)|va a mudar)"
    rf"|\bya no viven?(?: (?:con|aqui|mi|en))* (?P<whom>{_KIN})|\bse (?:fue|mudo|murio)(?: (?:de|la|"
    rf"casa|mi|nuestr[oa]|a))* (?P<gone>{_KIN})(?= ?[.,;?!]|$| y| de (?:la|casa))"
)
_JOINED = re.compile(
    rf"(?<!\w){_WHO}{_AUX} (?:mov(?:ed|es|ing|e) (?:back )?(?:in|here)\b|came to live|coming to live|"
    rf"came to stay|lives? with us now|now lives?|se vino|vino a vivir|vinieron a vivir|"
    r"se (?:viene|venga)n? a vivir|mud(?:o|aron) (?:con|aqui|para aca|a (?:mi|nuestra|la) casa|a vivir)|"
    r"viene a vivir|llego a vivir)"
    rf"|\bse (?:mudo|vino|viene|venga)(?: a vivir)?(?: (?:mi|nuestr[oa]|la|aqui|con nosotros))* (?P<new>{_KIN})\b"
)
_WHAT_IF = r"(?:if|what if|suppose|with|when|si|con|cuando|what about)"
_UNBORN = re.compile(
    r"\b(?:having|expecting|pregnant|esperando|esperamos|embarazada|(?:vamos|voy) a tener|going to have|"
    r"trying for|want|"
    r"due|on the way|en camino|viene en)\b"
)
"""A child not yet born counts only in a what-if."""
_SUPPOSED = re.compile(
    rf"(?:^|[.,;?!] |\b(?:and|so|but|y|ok|pero|entonces) ){_WHAT_IF}\b|\b(?:what|if|si|"
    rf"with|con|would)\b|"
    r"\b(?:does|will|cambia|baja|sube|bajaria)(?: [a-z]+){0,2} (?:fee|bill|payment|cost|cuota|pago|cobro)\b"
)
_BABY = re.compile(
    r"(?<!\bmi )(?<!\bel )(?<!\bsu )(?<!\bmy )(?<!\btro )(?<!\bthe )\b(?:another|a new|new|"
    r"otro|otra|un nuevo|nuevo|nueva|a second|second|a third|third|a fourth|segundo|tercer|"
    r"xordinal)(?: (?:little|foster|beautiful))? "
    r"(?P<kind>baby|kid|child|bebe|hijo|hija|nino|nina|boy|girl|bb|person|persona|newborn|"
    r"one on the way|mouth|kiddo|set of twins|twins|family member|little one|nene|"
    r"miembro)(?! (?:food|clothes|bills?))\b"
    r"|\b(?:just |recien )?(?:had|having|tuve|tuvimos|nacio|welcomed|adopted|adopting|adoptamos|"
    r"added|agregamos|got|brought home|fostering|took in|tenemos)(?: (?:a|un|una|our|mi|el|la|"
    r"another|nuestr[oa]|otro|otra|ya))+ (?:new |foster )?(?P<born>baby|bebe|bb|newborn|twins|"
    r"gemelos|nino|nina|placement)\b(?! (?:in (?:first|the|this|early|your)|with |con |who|que|on |shower))"
    r"|\bsi (?:nos |me )?(?:nace|tenemos|tengo|tuvieramos|viene) otr[oa](?= ?[.,;?!]|$)"
    r"|\bif (?:we |i )?(?:have|had) another (?:one|#)(?= ?[.,;?!]|$)"
    r"|\b(?:if|si)(?: we| i| nos)? (?:adopt|adopted|adopt[ao]mos|foster)(?: \w+)? (?:baby|kid|child|boy|"
    r"girl|nin[oa]|bebe)\b"
)
_OTHERS_BABY = re.compile(
    r"\b(?:she|he|they|lady|coordinator|therapist|friend|neighbor|"
    r"sister) (?:just )?(?:has|have|had|got|is|are) $"
)
_MORE = re.compile(
    r"(?:\b(?:with|if|have|having|had|plus|add|added|adding|for|at|to|con|si|tenemos|son|somos|hay|of|una?)|^)"
    r"(?: (?:we|i|have|had|has|are|were|was|there|is|hay|tenemos|fuera\w*|somos|just|only|solo|about)){0,6} "
    r"(?P<count>#|uno|una) (?:(?:persona|person) )?(?P<way>more|extra|mas|less|fewer|menos)"
    r"(?: (?:kid|baby|child|person|people|persona|hijo|in|of|now|ahora|en la|en|kids|hijos|personas)){0,5}"
    r"(?= ?[.,;?!]|$| (?:of us|family|house|household|familia|casa|us))"
)
_MOST_MORE = 5
_LOST = re.compile(
    r"\b(?:lose|lost|minus|perdemos|without) (?P<count>#) (?:person|people|persona|personas|"
    r"kid|child|member)\b"
)
_TWINS = re.compile(
    r"(?:\b(?:if|what if|si|suppose)|^(?:(?:and|y|so|ok|what about|but|entonces|que tal|pero) )*(?:with|con))"
    r"(?: (?:we|i|they|it|have|had|has|is|are|was|were|tenemos|tengo|tuvieramos|son|fueran|the|los|las|a|"
    r"set|of|unos)){0,6} "
    r"(?P<kind>twins|triplets|gemelos|gemelas|mellizos|cuates|trillizos)(?= ?[.,;?!]|$| (?:now|instead|too|mas))"
)
_WITHOUT = re.compile(
    rf"^(?:(?:and|y|so|ok|but|entonces|pero|what about|que tal) )*(?:without|sin)(?: (?:my|mi|the|la|el|los|las|mis))* "
    rf"(?P<who>{'|'.join(_MANY)}|{_KIN})(?= ?[.?!]|$)"
)
_BESIDE = re.compile(rf"\b(?:{_KIN}) ?(?:, and|,|and|y) (?:(?:his|her|their|su|sus|my|mi|the|la|el) )?$")
_NOT_FAMILY = re.compile(
    r"\b(?:visit|month|time|week|day|question|thing|provider|therapist|coordinator|"
    r"bill)\b"
)


def family_change(said: Said) -> int | None:
    """People who joined (positive) or left (negative), or None when nobody did."""
    left = _LEFT.search(said.text)
    joined = _JOINED.search(said.text)
    if left:
        return -_how_many(said, left)
    if joined:
        return _how_many(said, joined) + _brought(said, joined)
    lost = _LOST.search(said.text)
    if lost and said.by_place[lost.start("count")].value <= _MOST_MORE:
        return -int(said.by_place[lost.start("count")].value)
    without = _WITHOUT.match(said.text)
    if without:
        return -_MANY.get(without["who"], 1)
    return _babies(said)


_BROUGHT = re.compile(
    r"(?: with us| con nosotros)? (?:with|and|con|y) (?:her|his|their|sus?) (?:(?P<n>#) (?:kids|children|"
    r"hijos|ninos|boys|girls)|"
    r"(?:baby|kid|son|daughter|child|husband|wife|bebe|hij[oa]|nin[oa]|espos[oa])\b)"
)


def _brought(said: Said, match: re.Match[str]) -> int:
    """Those who come along: `moves back in with her 2 kids`."""
    found = _BROUGHT.match(said.text, match.end())
    if not found:
        return 0
    return min(int(said.by_place[found.start("n")].value), 12) if found["n"] else 1


def _how_many(said: Said, match: re.Match[str]) -> int:
    who = match["who"] or ""
    others = _with_others(said.text[: match.start()]) if who else 0
    if who.startswith("#"):
        return others + min(int(said.by_place[match.start("who")].value), 50)
    return others + _MANY.get(who.replace(" - ", " "), 1)


def _with_others(before: str) -> int:
    """The people of `my sister, her husband and` that stand before the last one named."""
    count = 0
    while found := _BESIDE.search(before[-60:]):
        before = before[-60:][: found.start()]
        count += 1
    return count


def _babies(said: Said) -> int | None:
    """Those born or added; a child on the way only where the message asks what if."""
    text = said.text
    twins, more, baby = _TWINS.search(text), _MORE.search(text), _BABY.search(text)
    if more:
        return _counted(said, more)
    if twins:
        return 3 if twins["kind"].startswith("tri") else 2
    if (
        baby is None
        or _OTHERS_BABY.search(text[: baby.start()])
        or (_UNBORN.search(text) and not _SUPPOSED.search(text))
    ):
        return None
    kind = baby["kind"] or baby["born"] or ""
    return 2 if "twins" in kind or kind == "gemelos" else 1


def _counted(said: Said, match: re.Match[str]) -> int | None:
    """`one more` and `2 less`, where no visit or bill is meant."""
    number = said.by_place.get(match.start("count"))
    count = int(number.value) if number else 1
    if _NOT_FAMILY.search(said.text[match.end() : match.end() + 20]) or not 0 < count <= _MOST_MORE:
        return None
    return -count if match["way"] in ("less", "fewer", "menos") else count

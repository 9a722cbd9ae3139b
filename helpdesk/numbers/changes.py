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
    rf"grandparents|# (?:kids|children|hijos|oldest|boys|girls|sons|daughters|of them|of the kids)|{_KIN})"
)
_AUX = (
    r"(?: (?:just|has|have|had|already|finally|is|are|recently|ya|se|also|will|also|may|might|will be|"
    r"can|mas|that|to|grande))*"
)
_LEFT = re.compile(
    rf"\b{_WHO}{_AUX} (?:mov(?:ed|es|ing|e) (?:out|away|to (?:his|her|their))|mudaron? (?:a otr|"
    rf"de la|fuera|de casa|lejos|a su)|fue(?:ron)?(?= |$)(?! (?:despedid|con nosotros))|left (?:us|"
    rf"home|the (?:house|home|family)|me)?(?= ?[.,;?!]|$| and| so| home| me| us)|"
    r"passed(?: away)?\b|died|pass(?:ed)? on|murio|fallecio|went (?:to live|off to|away) |"
    r"went to college|no longer lives?|does not live|do not live|ya no vive|ya no viven|no vive|"
    r"got kicked out|mudo(?= ?[.,;?!]|$| y| asi| y ahora)|va a mudar)"
    rf"|\bya no viven?(?: (?:con|aqui|mi|en))* (?P<whom>{_KIN})|\bse (?:fue|mudo|murio)(?: (?:de|la|"
    rf"casa|mi|nuestr[oa]|a))* (?P<gone>{_KIN})(?= ?[.,;?!]|$| y| de (?:la|casa))"
)
_JOINED = re.compile(
    rf"\b{_WHO}{_AUX} (?:mov(?:ed|es|ing|e) (?:back )?(?:in|here)\b|came to live|coming to live|"
    rf"came to stay|lives? with us now|now lives?|se vino|vino a vivir|vinieron a vivir|"
    r"mud(?:o|aron) (?:con|aqui|para aca|a (?:mi|nuestra|la) casa|a vivir)|viene a vivir|llego a vivir)"
    rf"|\bse (?:mudo|vino)(?: a vivir)?(?: (?:mi|nuestr[oa]|la|aqui|con nosotros))* (?P<new>{_KIN})\b"
)
_BABY = re.compile(
    r"(?<!\bmi )(?<!\bel )(?<!\bsu )(?<!\bmy )(?<!\btro )(?<!\bthe )\b(?:another|one more|a new|new|"
    r"otro|otra|un nuevo|nuevo|nueva|a second|second|a third|third|a fourth|segundo|tercer|"
    r"xordinal)(?: (?:little|foster|beautiful))? "
    r"(?P<kind>baby|kid|child|bebe|hijo|hija|nino|nina|boy|girl|bb|person|persona|newborn|"
    r"one on the way|mouth|kiddo|set of twins|twins|family member|little one|nene|"
    r"miembro)(?! (?:food|clothes|bills?))\b"
    r"|\b(?:just |recien )?(?:had|having|tuve|tuvimos|nacio|welcomed|adopted|adopting|adoptamos|"
    r"added|agregamos|got|brought home|fostering|took in|tenemos)(?: (?:a|un|una|our|mi|el|la|"
    r"another|nuestr[oa]|otro|otra|ya))+ (?:new |foster )?(?P<born>baby|bebe|bb|newborn|twins|"
    r"gemelos|nino|nina|placement)\b(?! (?:in (?:first|the|this|early|your)|with |con |who|que|on |shower))"
    r"|\b(?P<more>one more|1 more|# more|uno mas|una mas|# mas|hay uno mas)(?: (?:kid|baby|child|"
    r"person|people|persona|hijo|in|of|now|ahora|en la|en|kids|hijos|personas))*(?= ?[.,;?!]|$|"
    r" (?:family|house|household|familia|casa|us))"
    r"|\b(?P<less>one less|one fewer|uno menos|una menos|una persona menos|one person less|# less|"
    r"# menos|# fewer)(?: (?:kid|person|people|persona|in|of|now|ahora|en))*(?= ?[.,;?!]|$|"
    r" (?:family|house|household|familia|casa|us))"
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
        return _how_many(said, joined)
    baby = _BABY.search(said.text)
    if baby is None:
        return None
    return _babies(said, baby)


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


def _babies(said: Said, match: re.Match[str]) -> int | None:
    kind = match["kind"] or match["born"] or ""
    if match["more"] or match["less"]:
        word = match["more"] or match["less"]
        number = said.by_place.get(match.start("more" if match["more"] else "less"))
        count = min(int(number.value), 50) if word.startswith("#") and number else 1
        if _NOT_FAMILY.search(said.text[match.end() : match.end() + 20]):
            return None
        return count if match["more"] else -count
    return 2 if "twins" in kind or kind == "gemelos" else 1

"""Street addresses and post office boxes. A town or a ZIP code alone stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpdesk.privacy.folding import Folded
from helpdesk.privacy.model import Find, Kind

_DIRECTION = r"(?:(?:north|south|east|west|[ns]\.? ?[ew]|[nsew])\b\.? ?)"
_SURE = (
    r"street|str|avenue|ave|av|boulevard|blvd|road|rd|lane|ln|drive|parkway|pkwy|terrace|terr|highway|hwy|"
    r"circle|cir|court|ct|place|trail|trl|alley|cove|crossing|expressway|turnpike|bypass|causeway"
)
_MAYBE = r"st|dr|way|pl|ter|loop|run|pass|path|square|sq|point|pt|ridge|hill|hills|row|park|bend|walk|plaza|trce|trace"
_RARE = (
    r"estates?|meadows?|orchard|station|vista|fields?|manor|landing|heights|hts|view|springs?|creek|valley|hollow|"
    r"glen|grove|haven|mountain|prairie|gardens?|bluffs?|bridge|commons?|corners?|crest|falls|farms?|fork|knoll|lakes?|"
    r"mills?|oaks?|pike|pines?|ranch|river|shores?|spur|summit|village|woods?"
)
_ROAD = (
    r"(?:(?:county|state|private|us|old|farm|cr|co)\.? )?(?:road|rd|highway|hwy|route|rte|rt|outer road|cr)\.? "
    r"(?:[a-z]{1,2}|\d{1,4})(?: [nsew])?(?![\w'])"
)
_UNIT = (
    r"(?:,? ?(?:(?:apt|apartment|apto|apartamento|depto|departamento|unit|suite|ste|lote?|trailer|space|floor|"
    r"piso)\.?|#) ?#? ?[a-z]?-?\d{0,4}[a-z]?\b)?"
)
_STREET = re.compile(
    rf"(?<![\w$.,/#-])(?P<number>\d{{1,6}})[a-z]?(?: 1/2)?(?![\d,.]) {{1,2}}(?:de )?(?P<direction>{_DIRECTION})?"
    rf"(?P<words>(?:[a-z0-9'-]{{1,20}}\.? ){{0,4}}?)(?:(?P<road>{_ROAD})|(?P<sure>{_SURE})|(?P<maybe>{_MAYBE})|"
    rf"(?<!\d )(?P<rare>{_RARE})(?!(?: [a-z0-9]{{1,20}}){{0,2}} (?:{_SURE}|{_MAYBE})\b))\b\.?"
    rf"(?: [nsew]{{1,2}}\b)?{_UNIT}"
)
_IN_HOUSE = re.compile(
    rf"(?<![\w$.,/#-])\d{{1,6}} {_DIRECTION}?(?P<words>[a-z'-]{{2,20}}(?: [a-z'-]{{2,20}}){{0,2}}),? "
    r"(?:apt|apartment|apto|suite|ste|lot|unit)\b\.? ?#?[a-z]?-?\d{0,4}[a-z]?\b"
)
_CALLE = re.compile(
    r"(?<![a-z])(?:calle|avenida|avda|av\.|bulevar|calzada)"
    r" (?P<words>[a-z0-9'-]{1,20}\.? (?:[a-z'-]{1,20} ){0,4}?)(?:,? ?(?:#|no\.?|num\.?|numero) ?)?"
    rf"\d{{1,5}}(?!\d|[,/]\d){_UNIT}"
)
_BOX = re.compile(
    r"(?<![a-z])(?:p\.? ?o\.? ?box|post office box|apartado(?: postal)?|(?:rural route|rural rte|rr|hc) ?\d{1,3},? box|"
    r"box number) ?#? ?\d{1,6}(?!\d)"
)
_LIVE = re.compile(
    r"(?<![a-z])(?:(?:i|we|he|she|they) lives? at|living at|staying at|live at|home address|mailing address|"
    r"(?:my|our|new|his|her|the|street) address|address|vivo en|vivimos en|mi (?:direccion|domicilio)|"
    r"nuestra direccion|nueva direccion|direccion|domicilio|"
    r"(?:mail|send|deliver)(?: it| them)? to|mand\w+ a)(?: (?:is|es|now|nueva|new|ahora|la|el)|:|,){0,3} "
    rf"(?P<place>\d{{1,6}}(?![\d,.$/-]) {_DIRECTION}?[a-z][a-z'-]{{1,20}}(?: [a-z][a-z'-]{{1,20}}){{0,2}})"
)
_TOWN = re.compile(
    rf"(?<![\w$.,/#-])\d{{1,6}} {_DIRECTION}?(?P<words>[a-z'-]{{2,20}}(?: [a-z'-]{{2,20}}){{0,2}})"
    r"(?=, ?[a-z]{3,20}(?: [a-z]{3,20})?,? (?:mo\b|missouri\b|[a-z]{2} \d{5}(?!\d))| is (?:my|our) (?:new )?address)"
)
_STOP = frozenset(
    "monthly weekly biweekly yearly annual annually hourly ssi percent bruto netos mensual mensuales "
    "mensualmente semanal semanales minutos millas cuadras cuartos a an and are at be but by can for from get "
    "has have he his her how i if in is it its like me more my no not of off on one or our out over per she "
    "so some than that the their them then there they this to too two up was we went were what when with you "
    "your kids kid child children people family years year yrs yr months month mos weeks week days day hours "
    "hour hrs minutes minute min miles mile times time visits visit sessions session dollars bucks thousand "
    "hundred grand income fee fees bill bills percent letters claims claim units unit invoice invoices just "
    "down away around before after every each because since until owe pay paid pays extra about only last "
    "next medical dental doctor hospital car truck therapy new old different other long full half whole "
    "blocks y o de en con por para que mi su al el la los las un una somos son es tengo tiene hijos hijo hija "
    "ninos anos ano meses mes semanas semana dias dia horas hora veces visitas personas dolares pesos mil "
    "desde hace pero porque como cuando si no se nos le les ya muy mas menos hasta sin sobre cada".split()
)
_PLACES_ONLY = frozenset(
    "y o con por para que desde hace pero porque somos tengo tiene se nos mil si no como cuando a es esta "
    "estan hay estamos cuesta cuestan cobran pagamos".split()
)
_SAINTS = re.compile(
    r" (?:louis|lou|joseph|joe|charles|peters|james|clair|robert|genevieve|francois|ann|john|paul|mary|luke|martins?)\b"
)
_MORE_PLACE = re.compile(
    r" ?(?:[,.#]|$|\n|apt|unit|lote?|trailer|in|en|and|y|mo\b|missouri|[a-z]+,? (?:mo|missouri)\b|\d{5}\b)"
)
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)\b")
_SMALLEST_HOUSE = 100
"""Below it, a number before "way" or "st" is more likely a count."""


def find_addresses(folded: Folded) -> Iterator[Find]:
    """Every street address and box."""
    lower = folded.lower
    for pattern, is_one in (
        (_STREET, _is_street),
        (_CALLE, _is_calle),
        (_TOWN, _is_town),
        (_IN_HOUSE, _is_town),
        (_BOX, None),
    ):
        for match in pattern.finditer(lower):
            if is_one is None or is_one(lower, match):
                yield Find(match.start(), match.end(), Kind.ADDRESS)
    for match in _LIVE.finditer(lower):
        words = match["place"].split()[1:]
        if words[0] not in _STOP:
            stops = (place for place, word in enumerate(words) if word in _STOP)
            kept = " ".join(match["place"].split(" ")[: 1 + next(stops, len(words))])
            yield Find(match.start("place"), match.start("place") + len(kept), Kind.ADDRESS)


def _is_street(lower: str, match: re.Match[str]) -> bool:
    words = match["words"].replace(".", "").split()
    if any(word in _STOP for word in words) or (not words and match["road"] is None):
        return False
    if match["rare"] is not None:
        return bool(_MORE_PLACE.match(lower, match.end())) and int(match["number"]) >= _SMALLEST_HOUSE
    if match["maybe"] is None or match["direction"] or _ORDINAL.search(match["words"]):
        return True
    if match["maybe"] == "st" and _SAINTS.match(lower, match.end()):
        return False
    return int(match["number"]) >= _SMALLEST_HOUSE or bool(_MORE_PLACE.match(lower, match.end()))


def _is_town(lower: str, match: re.Match[str]) -> bool:
    return not any(word in _STOP for word in match["words"].split())


def _is_calle(lower: str, match: re.Match[str]) -> bool:
    words = match["words"].split()
    return words[0] not in _STOP - {"el", "la", "los", "las", "de"} and not any(word in _PLACES_ONLY for word in words)

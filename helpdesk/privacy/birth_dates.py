"""Birth dates: a date that the words around call one. The date of a bill or of a meeting stays."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpdesk.privacy.folding import Folded
from helpdesk.privacy.model import Find, Kind

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|"
    r"ene|abr|ago|dic)"
)
_DAY_WORD = (
    r"(?:twenty|thirty)?[ -]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    r"tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth|"
    r"primero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|"
    r"dieci(?:seis|siete|ocho|nueve)|veint(?:e|iuno|idos|itres|icuatro|icinco|iseis|isiete|iocho|inueve)|"
    r"treinta(?: y uno)?"
)
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th|ro|o)?|(?:{_DAY_WORD}))"
_YEAR_WORD = (
    r"(?:two thousand(?: and)?|dos mil|twenty)(?:(?: |-|y ){1,2}(?:ten|eleven|twelve|\w{3,5}teen|twenty|thirty|"
    r"oh|one|two|three|four|five|six|seven|eight|nine|veint\w+|diez|once|doce|trece|catorce|quince|dieci\w+|uno|dos|"
    r"tres|cuatro|cinco|seis|siete|ocho|nueve)\b){0,2}|nineteen \w+(?:[ -](?:one|two|three|four|five|six|seven|"
    r"eight|nine))?"
)
_YEAR = rf"(?:(?:19|20)\d\d|'?\d\d(?![\d:,/]|th|st)|(?:{_YEAR_WORD}))"
_DATE = re.compile(
    r"(?<![\w$.,/-])(?:"
    r"\d{1,2} ?([-/. ]) ?\d{1,2} ?\1 ?(?:\d{4}|\d{2})(?![\d/-])"
    r"|(?:19|20)\d\d ?([-/. ]) ?\d{1,2} ?\2 ?\d{1,2}(?![\d/-])"
    r"|\d{1,2} ?[-/]? ?" + _MONTH + r"\.? ?[-/,]? ?(?:\d{4}|\d{2})(?![\d:,])"
    r"|" + _MONTH + r"\b\.? ?(?:the )?" + _DAY + r"\b(?:,? {0,2}(?:of |in |de |del )?(?:ano )?" + _YEAR + r"\b)?"
    r"|"
    + _DAY
    + r"(?: dias?)?(?: of| de| del mes de)? "
    + _MONTH
    + r"\b(?:,? {0,2}(?:of |in |de |del )?(?:ano )?"
    + _YEAR
    + r"\b)?"
    r"|" + _MONTH + r"\b,?(?: of| in| de| del)? (?:ano )?(?:19|20)\d\d(?![\d,])"
    r"|\d{1,2}[/-]\d{1,2}(?![\w/-])"
    r"|\d{8}(?!\d)|\d{6}(?!\d)"
    r")"
)
_CUE = re.compile(
    r"(?<![a-z])(?:born|birth ?(?:date|days?)|date of birth|d\.? ?o\.? ?b\.?(?![a-z])|b-?days?|born-on|"
    r"naci(?:o|do|da|dos|das|mos|eron|miento)?(?![a-z])|nac\.|cumple\w*|cumpli\w*|fdn|"
    r"turn(?:s|ed|ing)? (?:one|two|three|\d)(?![a-z\d]))"
)
_OTHER = re.compile(
    r"(?<![a-z])(?:bill\w*|due|invoices?|letters?|facturas?|cartas?|meeting|reunion|ifsp|appointments?|appt|citas?|"
    r"visits?|visitas?|since|desde|vence|paid|pay(?:ing|ment)?s?|pag\w+|claims?|statements?|effective|start\w*|"
    r"began|empez\w+|empiez\w+|enroll\w*|inscri\w+|referr\w+|eval\w*|applied|discharg\w+|evaluac\w+|termin\w+|"
    r"expire\w*|dates?|services?|fecha|servicios?|deadline|plazo|schedule\w*|surgery|job|laid|fired|despid\w+|moved|mud\w+|dated|income|zip|extension|ext)"
    r"(?![a-z])"
)
_CORRECTED = re.compile(r"should be|supposed to be|wrong|incorrect|deberia ser|debe ser|esta mal")
_BREAK = re.compile(r"[.!?] (?=[a-z])|\n")
_NEAR, _MOST_WORDS = 60, 8
_AFTER = re.compile(
    r"[ ,(-]{0,3}(?:(?:is|was|es|fue) )?(?:when )?(?:(?:my|his|her|our|the|their|mi|su|el|la|a) ?){0,2}"
    r"(?:[\w']{1,15} )?(?:birth ?(?:date|day)|date of birth|dob|d\.o\.b|b-?day|born|cumple\w*|"
    r"fecha de nacimiento|nacio)"
)


def find_birth_dates(folded: Folded) -> Iterator[Find]:
    """Every date that is called a birth date."""
    lower = folded.lower
    cues = [cue.span() for cue in _CUE.finditer(lower)]
    if not cues:
        return
    at, before = 0, -1
    for date in _DATE.finditer(lower):
        while at < len(cues) and cues[at][1] <= date.start():
            before, at = cues[at][1], at + 1
        near = before >= 0 and date.start() - before <= _NEAR
        if (near and _speaks_of(lower[before : date.start()], date)) or _AFTER.match(lower, date.end()):
            yield Find(date.start(), date.end(), Kind.BIRTH_DATE)


def _speaks_of(between: str, date: re.Match[str]) -> bool:
    """Whether a birth that was named before is the date's."""
    if date.group().isdigit():
        return between.strip(" :=-#,(") in ("", "is", "es", "was")
    if _BREAK.search(between) or len(between.split()) > _MOST_WORDS:
        return False
    return not _OTHER.search(between) or bool(_CORRECTED.search(between))

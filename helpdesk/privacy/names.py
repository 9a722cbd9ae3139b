"""Names of people, where the words around leave no doubt: "my name is …", "my son Jaxon", "me llamo …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpdesk.privacy.folding import Folded
from helpdesk.privacy.given_names import ALSO_WORDS, GIVEN_NAMES
from helpdesk.privacy.model import Find, Kind
from helpdesk.privacy.name_words import NOT_NAMES, NOT_SMALL, NOT_SURNAMES, SURNAMES, TOWNS

_RELATED = (
    r"(?:(?:step|grand|god)?(?:son|daughter|child|baby|kid|mother|father|mom|dad)s?|children|kiddos?|boys?|girls?|"
    r"toddler|infant|twins|nephew|niece|wife|husband|spouse|fiancee?|boyfriend|girlfriend|brother|sister|partner|"
    r"client|patient|little (?:one|man|guy)|hij[oa]s?|hijit[oa]s?|hijastr[oa]s?|nin[oa]s?|nen[ea]s?|bebe|niet[oa]s?|"
    r"sobrin[oa]s?|espos[oa]|marido|mujer|pareja|gemel[oa]s|mellizos|herman[oa]|novi[oa]|cliente|paciente|mama|papa)"
)
_HELPER = (
    r"(?:coordinator|therapist|caseworker|case worker|social worker|teacher|nurse|interpreter|director|coordinadora?|"
    r"terapeuta|maestra|enfermera|interprete|directora?|trabajadora social)"
)
_OWNED = rf"(?:my|his|her|their|our|{_RELATED}'?s|mom'?s|patient|client|member|first|last|full|legal|middle|maiden)"
_SURE = re.compile(
    r"(?<![a-z])(?:"
    rf"{_OWNED} ?(?:(?:full|first|last|legal|middle|maiden|whole|nick) ?){{0,3}}names?"
    r"(?: is| was| are|'s|s| =|:)(?: |(?<=:))"
    rf"|(?<!outfit )(?<!company )(?<!agency )(?<!place )(?<!program )(?<!form )(?:named|goes by) "
    rf"|me llamo |{_RELATED} (?:mayor |menor )?(?:que )?(?:se llaman?|llamad[oa]s?|de nombre) "
    r"|mi nombre (?:completo )?es |(?:su|el) nombre (?:completo )?(?:de|del) (?:mi |la |el )?\w+ es "
    r"|nombres?(?: y apellidos?| completo)?: ?|apellidos?(?: es|:) ?"
    r")"
)
"""After these a name follows in whatever letters."""
_LIKELY = re.compile(
    r"(?<![a-z])(?:"
    r"this is|it'?s|i'?m|i am|soy|habla|(?:le|te|les) (?:habla|saluda|escribe)|atentamente,?|sincerely,?|call me|"
    r"names?(?: on (?:the )?card| is|'s|:)?|se llama(?:n|ba)?|su nombre es|dime|diganme|ask(?:ed)? for|"
    r"sp(?:oke|oken) (?:with|to)|talked (?:with|to)|hable con|a nombre de|"
    r"(?:mom|mother|mama|dad|father|parents?|guardian|grandma|grandmother|wife|husband|madre|padre|papa|padres|papas|"
    r"abuel[oa]|ti[oa]|aunt|uncle) (?:of|to|de)|"
    rf"(?!children's)(?:{_RELATED}|{_HELPER})(?:'s)?(?: is| es| was|,|:| -|-| \()?(?: (?:named|called))?|"
    r"(?:mr|mrs|ms|miss|mister|dr|dra|sr|sra|srta|doctora?|don|dona)\.?"
    r")(?![a-z']) ?"
)
"""After these a name follows when it has a capital or is a common first name."""
_PREDICATE = re.compile(r"(?:this is|it'?s|i'?m|i am|soy| is| es| was) ?$")
"""What may as well be followed by a word for how somebody is; only some words behind tell a name then."""
_INTRODUCED = re.compile(
    r" (?:from|with|calling|here|again|de|and (?:i|my)|y (?:mi|soy)|the \w*(?:mom|mother|dad))\b|,"
)
_SIGNED = re.compile(r"(?:thanks?(?: you)?|gracias|regards|saludos)[,.!]? ?(?:\n|-|~|,|\.|!) ?[\n ~-]*")
_PAIR = re.compile(r"(?<![\w'])([A-Z][a-z]+) (?:[A-Z]\. )?(?=[A-Z][a-z'])")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*\.?")
_PLAIN_NAMES = GIVEN_NAMES - NOT_NAMES
_NOT_SURE = (NOT_NAMES - ALSO_WORDS) | NOT_SMALL
_NO_SURNAMES = NOT_NAMES - TOWNS - SURNAMES
_PARTICLES = frozenset("de la las los del van von da dos san mc st santa".split())
_TITLE = re.compile(r"(?:Mrs?|Ms|Miss|Mister|Dra?|Sra?|Srta|Srita|Ing|Lic|Dona?|don|dona)\b\.? ?(?=[A-Z])")
_TITLES = ("Mr", "Ms", "Miss", "Mister", "Dr", "Sr", "Don", "I'm", "I am")
_PLACE_BEFORE = re.compile(r"(?:fort|ft|st|saint|mount|mt|lake|camp|port|cape|new|san|santa|la|la casa)\.? $")
_SENTENCE_STARTS = ("", *".!?,;:¿¡\n")
_AND = re.compile(r",? (?:and|y|&) |, ")
_MOST_WORDS = 4
_OWN = re.compile(r"'s?$")
_NO_NAME_ENDS = ("ed", "ing", "ous", "able", "ful", "ado", "ido", "ando", "iendo", "aron", "ieron", "é")


def find_names(folded: Folded) -> Iterator[Find]:
    """Every name in a clear pattern, and wherever else in the message it stands."""
    plain, lower = folded.plain, folded.lower
    spans: list[tuple[int, int]] = []
    for match in _SURE.finditer(lower):
        if not _called(folded, match):
            spans += _names_at(folded, match.end(), sure=True, capitals=True)
    for match in _LIKELY.finditer(lower):
        names = _names_at(folded, match.end(), sure=False, capitals=_is_ordinary(plain, match))
        if names and (not _PREDICATE.search(match.group()) or _is_introduction(folded, *names[0])):
            spans += names
    for match in _PAIR.finditer(plain):
        spans += _pair(folded, match)
    for match in _SIGNED.finditer(lower):
        signature = _names_at(folded, match.end(), sure=False, capitals=True)[:1]
        spans += (name for name in signature if not plain[name[1] :].strip(" .!\n-~"))
    for start, end in [*spans, *_again(plain, spans)]:
        yield Find(start, end, Kind.NAME)


def _called(folded: Folded, match: re.Match[str]) -> bool:
    """ "me llamó compliance": somebody called; the accent tells it from "me llamo"."""
    return match.group() == "me llamo " and folded.text[folded.origins[match.end() - 2]] in "óÓ"


def _is_ordinary(plain: str, match: re.Match[str]) -> bool:
    """Whether the words before a name are written small, so that a capital behind them means something."""
    said = plain[match.start() : match.end()]
    if said == said.lower() or said.startswith(_TITLES):
        return True
    before = plain[max(0, match.start() - 2) : match.start()].rstrip(" ")
    return said[1:] == said[1:].lower() and before[-1:] in _SENTENCE_STARTS


def _names_at(folded: Folded, place: int, *, sure: bool, capitals: bool) -> list[tuple[int, int]]:
    """The names that begin at a place: one, or several with commas and "and" between."""
    found: list[tuple[int, int]] = []
    if title := _TITLE.match(folded.plain, place):
        place = title.end()
    while (end := _name_end(folded, place, sure=sure, capitals=capitals)) is not None:
        found.append((place, end))
        more = _AND.match(folded.lower, end)
        if more is None:
            break
        place, sure = more.end(), False
    return found


def _name_end(folded: Folded, place: int, *, sure: bool, capitals: bool) -> int | None:
    """Where the name that begins at a place ends, or None."""
    plain, end, words, at, lead = folded.plain, None, 0, place, ""
    while words < _MOST_WORDS and (match := _NAME_WORD.match(plain, at)):
        word = _OWN.sub("", match.group().rstrip("."))
        if not (lead and word.lower() in _PARTICLES):
            if not (_continues(word, lead, sure) if lead else _begins(folded, match, word, sure, capitals)):
                break
            end, words, lead = match.start() + len(word), words + 1, lead or word
        at = match.end()
        if plain[at : at + 1] != " " or (match.group().endswith(".") and len(word) > 1):
            break
        at += 1
    return end


def _begins(folded: Folded, match: re.Match[str], word: str, sure: bool, capitals: bool) -> bool:
    """Whether a word is a first name where one is expected."""
    capital = word[:1].isupper()
    original = folded.text[folded.origins[match.start()] : folded.origins[match.start() + len(word)]].lower()
    if len(word) < 2 or original.endswith("ó"):
        return False
    if _is_given(word, capital and not word.isupper()):
        return True
    if sure or word.lower() in NOT_NAMES:
        return sure and word.lower() not in _NOT_SURE
    return capital and capitals and not word[:2].isupper() and not original.endswith(_NO_NAME_ENDS)


def _continues(word: str, lead: str, sure: bool) -> bool:
    """Whether a word goes on with a name: a second first name, an initial, a surname."""
    if word.lower() in (_NO_SURNAMES if word[:1].isupper() else NOT_NAMES):
        return False
    if lead[:1].isupper():
        if len(word) == 1:
            return word.isupper() and not lead.isupper()
        return word[0].isupper() and (lead.isupper() or not word.isupper())
    return sure or "'" in word or word in GIVEN_NAMES


def _is_given(word: str, capital: bool) -> bool:
    lower = word.lower()
    return lower in _PLAIN_NAMES or (capital and lower in ALSO_WORDS)


def _is_introduction(folded: Folded, start: int, end: int) -> bool:
    """Whether a word after "I'm" or "is" is a name: a common one, two words, or "… from Sikeston"."""
    words = folded.plain[start:end].split()
    return len(words) > 1 or _is_given(words[0], words[0][:1].isupper()) or bool(_INTRODUCED.match(folded.lower, end))


def _pair(folded: Folded, match: re.Match[str]) -> list[tuple[int, int]]:
    """A first name with a surname, wherever it stands."""
    before = folded.lower[max(0, match.start() - 12) : match.start()]
    if not _is_given(match[1], capital=True) or _PLACE_BEFORE.search(before):
        return []
    end = _name_end(folded, match.start(), sure=True, capitals=True) or match.start()
    words = folded.lower[match.start() : end].split()
    if len(words) < 2 or words[-1] in NOT_SURNAMES or (words[-1] in TOWNS and words[0] not in _PLAIN_NAMES):
        return []
    return [(match.start(), end)]


def _again(plain: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The other places where a word of a name stands as it was written."""
    words = {word for start, end in spans for word in re.findall(r"[^\W\d_]{3,}", plain[start:end])}
    words = {word for word in words if word.lower() not in NOT_NAMES and word.lower() not in _PARTICLES}
    for match in re.finditer(r"[^\W\d_]+", plain) if words else ():
        if match.group() in words:
            yield match.span()

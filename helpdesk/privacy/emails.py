"""E-mail addresses, also the ones written "maria dot lopez at gmail dot com" or "maria arroba gmail punto com"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpdesk.privacy.folding import Folded
from helpdesk.privacy.model import Find, Kind

_LONGEST_NAME = 64
_LONGEST_DOMAIN = 90
_SIGN = re.compile(r" {0,2}(?:@|[(\[{<] ?(?:at|arroba) ?[)\]}>]|(?<![a-z0-9])(?:at|arroba)(?![a-z0-9])) {0,2}")
_POINT = r"(?:\.| ?[(\[{] ?(?:dot|punto|\.) ?[)\]}] ?| (?:dot|punto) | \. ?|\. )"
_JOIN = r"(?: ?[(\[{] ?(?:dot|punto) ?[)\]}] ?| ?[._-] ?(?=\w)| (?:dot|punto|underscore|guion bajo|guion|dash) )"
_NAME = re.compile(rf"(?:[a-z0-9+'%]{{1,40}}{_JOIN}){{0,4}}[a-z0-9+'%]+[._-]?$")
_TIGHT_NAME = re.compile(r"[\w.+'%-]+$")
_DOMAIN = re.compile(rf"([\w-]{{1,40}})((?:{_POINT}[a-z][a-z0-9-]{{1,24}}){{1,3}})(?![\w])")
_TIGHT_DOMAIN = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.[^\W\d_]{2,24}(?!\w)")
_PROVIDER = re.compile(
    r"(?:gmail|g mail|yahoo|ymail|hotmail|hot mail|outlook|icloud|aol|live|msn|me|comcast|att|sbcglobal|charter|"
    r"protonmail|proton|mail)\b"
)
_KNOWN = re.compile(r"(?:gmail|yahoo|ymail|hotmail|outlook|icloud|aol|protonmail|sbcglobal)\b")
_ENDS = frozenset("com net org edu gov us mx es info io co me biz mil tv".split())
_NO_NAMES = frozenset(
    "me us him her them you it look looking is are am was be here there call email mail e-mail reach write contact "
    "apply go out in on up and or the my our his your at visit find works work see online form page site website "
    "escriba escribame correo mi su en el la es esta estoy".split()
)


def find_emails(folded: Folded) -> Iterator[Find]:
    """Every e-mail address."""
    reached = 0
    for sign in _SIGN.finditer(folded.lower):
        found = _around(folded.lower, sign, reached)
        if found is not None:
            reached = found.end
            yield found


def _around(lower: str, sign: re.Match[str], reached: int) -> Find | None:
    """The address around a sign; None where there is none."""
    end = _domain_end(lower, sign)
    if end is None:
        return None
    left = lower[max(reached, sign.start() - _LONGEST_NAME) : sign.start()]
    spelled = sign.group() != "@"
    name = (_NAME if spelled else _TIGHT_NAME).search(left)
    if name is None or not any(c.isalnum() for c in name.group()) or name.group() in _NO_NAMES:
        return None
    return Find(sign.start() - len(name.group()), end, Kind.EMAIL)


def _domain_end(lower: str, sign: re.Match[str]) -> int | None:
    right = lower[sign.end() : sign.end() + _LONGEST_DOMAIN]
    if "@" in sign.group() and (tight := _TIGHT_DOMAIN.match(right)):
        return sign.end() + tight.end()
    domain = _DOMAIN.match(right)
    bare_at = sign.group().strip() == "at"
    if domain is not None and _last_label(domain[2]) in _ENDS:
        in_words = domain[2].startswith((" ", "(", "["))
        if not bare_at or _PROVIDER.match(right) or (in_words and _last_label(domain[2]) != "gov"):
            return sign.end() + domain.end()
    known = _KNOWN.match(right)
    return sign.end() + known.end() if known else None


def _last_label(labels: str) -> str:
    found = re.findall(r"[a-z0-9-]+", labels)
    return found[-1] if found else ""

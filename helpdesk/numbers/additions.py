"""Whether a message adds an income to the one told before, or replaces it."""

from __future__ import annotations

import re

from helpdesk.numbers.said import listen

_ALSO = re.compile(
    r"\b(?:too|also|as well|on top of|in addition|plus|another|oh and|forgot|forget|besides|left out|leave out|"
    r"tambien|ademas|aparte|mas aparte|ah y|se me olvid\w+|olvide|me falto|y aparte)\b"
)
_OTHER = re.compile(
    r"\b(?:my|mi) (?:husband|hubby|wife|partner|spouse|boyfriend|girlfriend|fiancee?|mom|mother|dad|father|"
    r"son|daughter|espos[oa]|marido|mujer|pareja|senora?|viejo|novi[oa]|mama|papa|suegr[oa]|hij[oa])(?: \w+){0,3} "
    r"(?:makes?|gets?|earns?|brings?|works?|has|is|was|made|got|gana|trae|cobra|saca|recibe|hace|gano|trabaja)\b"
)
_ONLY_MINE = re.compile(r"\b(?:just|only|solo|nomas) (?:me|mine|mio|lo mio|my (?:pay|income|part|check))\b")
_INSTEAD = re.compile(
    r"\b(?:not|instead|together|combined|total|in all|altogether|between us|both of us|en total|juntos|entre los dos"
    r"|en vez)\b|\bno #"
)
_CORRECTS = re.compile(
    r"\b(?:sorry|meant|mean|actually|correction|wrong|mistake|typo|should be|oops|perdon|digo|quise decir|me equivoque|"
    r"correccion|mejor dicho)\b"
)
"""A figure told again, unless the message says that it comes on top."""


def adds_income(text: str) -> bool:
    """True for "my husband makes 20k too" or "oh and 600 a week from my wife"; False for "I meant 38,000"."""
    said = listen(text).text
    if _INSTEAD.search(said):
        return False
    if _ALSO.search(said) or _ONLY_MINE.search(said):
        return True
    return bool(_OTHER.search(said)) and _CORRECTS.search(said) is None

"""The words around a number that say whose it is: "my SSN is", "cuenta de banco", "invoice"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

NEAR = 45
"""Characters within which a cue speaks for a number although other words stand between."""
FAR = 70
"""The same when only small words ("number is") stand between."""
AFTER = 30

_PATTERNS = {
    "ssn": r"ssns?|s\.s\.n\.?|ss ?#|ss (?:number|num|no)|itins?|nss|seguro social|social ?security|soc\.? sec\w*|"
    r"socials?(?! (?:worker|media|work|service|emotional|skill|security))",
    "medicaid": r"medic[ai]{1,2}de?|medcaid|medicaido|dcn|mo ?health ?net|health ?net|recipient|participant|"
    r"beneficiari\w*|member id",
    "card": r"cards?|visa|master ?card|amex|american express|discover|debit|credit|tarjetas?|debito|credito",
    "bank": r"accounts?|acc|accts?|a/c|routing|aba|bank|checking|savings|cuentas?|ruta|banco|bancari[ao]|ahorros|clabe",
    "phone": r"phones?|tel|telephone|telefonos?|cell|cel|celular|mobile|movil|call(?:ing|s)?|te?xt(?: me)?|reach|"
    r"fax|contact(?: me)?|ll[ae]m\w+|marc[aoe]\w*|marque\w*|whats ?app|mensaje\w*|comuni\w+|habl[ae]\w*me|"
    r"escrib[ae]\w*me|dial|voicemail",
    "number": r"numbers?|numeros?",
    "business": r"invoices?|inv|facturas?|claims?|reclam\w+|authorizations?|auths?|autoriza\w+|checks?|"
    r"(?<!cuenta de )cheques?|"
    r"bill(?:s|ing)?|recibos?|receipts?|tickets?|(?<!in )(?<!just in )case|(?<!en )caso|referen\w+|ref|"
    r"confirma\w+|orders?|orden|npi|batch|icn|tcn|remit\w*|remesa|statements?|ein|vendor|permit|licen[cs]\w+|"
    r"cpt|codes?|codigos?|zip|serial|tracking|folio|poliza|policy|paychecks?|eob|medical record|mrn|version|"
    r"provider (?:id|number|no)|tax id|units?|estado de cuenta",
    "other": r"dob|d\.o\.b\.?|born|birth\w*|naci\w*|ext|extension|incomes?|ingresos?|earn\w*|make|makes|gan\w+|agi|"
    r"salary|sueldo|salario|income|gross",
}
_CUE = re.compile(
    r"(?<![a-z])(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()) + r")(?![a-z])"
)
_FILLERS = frozenset(
    "member number numbers num no nr nbr numero numeros nro id ids is are was es son s of de del la las el "
    "los the a an my mi mis his her hers our su sus nuestro nuestra their your for para and y at al to in en "
    "on ending ends end termina terminan terminada que called card tarjeta with con here aqui it its it's "
    "here's this este esta me us nos le bank banco checking savings ahorros cheques son's daughter's child's "
    "kid's baby's hijo hija son daughter child please por favor or o home cell work casa trabajo back mine "
    "mio personal direct account cuenta routing now currently still new old nuevo security social seguro "
    "medicaid digits digitos last four ultimos cuatro just only be would will are got have tengo tiene has "
    "number's husband's wife's esposo esposa".split()
)
_EXPLICIT = re.compile(r"#|\b(?:number|num|no|nr|nbr|numero|nro|id|ending|ends|termina\w*|last four|last 4)\b")
_BREAK = re.compile(r"[.!?] |\n")
_WORD = re.compile(r"[a-z']+|\d+")
_AFTER = re.compile(
    r"[\s,:(=-]{0,3}(?:(?:is|es|was|are|that's|thats|it's|its|,|-|as|como) )?"
    r"(?:(?:my|his|her|our|the|their|mi|su|el|la|nuestro|a|for|for my|para|de)\b[ ]?){0,2}"
    r"(?:(?:son|daughter|child|kid|husband|wife|baby)'?s? )?(?:numero de |numero )?"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as seen from a number: what it speaks of and how closely."""

    kind: str
    tight: bool
    """Only small words stand between the cue and the number."""
    explicit: bool
    """The words say that it is the number of something, not an amount: "account number", "card ending in"."""
    word: str


class Cues:
    """All cues of a text, looked up by place."""

    def __init__(self, lower: str) -> None:
        self._lower = lower
        self._found = [(m.start(), m.end(), str(m.lastgroup), m.group()) for m in _CUE.finditer(lower)]
        self._ends = [end for _, end, _, _ in self._found]
        self._before: dict[int, tuple[Cue, ...]] = {}

    def before(self, place: int) -> tuple[Cue, ...]:
        """The cues before a number that may speak for it, nearest first."""
        if place not in self._before:
            self._before[place] = tuple(self._look_back(place))
        return self._before[place]

    def _look_back(self, place: int) -> Iterator[Cue]:
        for index in range(bisect_right(self._ends, place) - 1, -1, -1):
            start, end, kind, word = self._found[index]
            if place - end > FAR:
                return
            between = self._lower[end:place]
            tight = all(each in _FILLERS for each in _WORD.findall(between))
            if tight or (place - end <= NEAR and not _BREAK.search(between)):
                yield Cue(kind, tight, bool(_EXPLICIT.search(self._lower[start:place])), word)

    def after(self, place: int) -> Cue | None:
        """The cue that a number is said to be: "573... is my phone"."""
        index = bisect_right(self._ends, place)
        if index == len(self._found):
            return None
        start, _, kind, word = self._found[index]
        if start < place or start - place > AFTER or not _AFTER.fullmatch(self._lower, place, start):
            return None
        return Cue(kind, True, True, word)

    def business_near(self, start: int, end: int) -> bool:
        """Whether the sentence around a number speaks of bills, claims and their like."""
        first = bisect_right(self._ends, start - FAR)
        for cue_start, cue_end, kind, _ in self._found[first:]:
            if cue_start > end + FAR:
                return False
            between = self._lower[cue_end:start] if cue_end <= start else self._lower[end:cue_start]
            if kind == "business" and not _BREAK.search(between):
                return True
        return False

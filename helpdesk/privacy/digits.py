"""Social Security, Medicaid, card, bank and telephone numbers written in digits."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from helpdesk.privacy.cues import Cues
from helpdesk.privacy.folding import Folded
from helpdesk.privacy.groups import Group, Window, chains
from helpdesk.privacy.judging import KEEP, judge, may_be_number
from helpdesk.privacy.model import Find, Kind

_MOST_GROUPS = 8
_EXTENSION = re.compile(r"[ ,]{0,2}\(?(?:x|ext|extn|extension)\.? ?#?\d{1,6}\b")
_CARD_CODE = re.compile(
    r"(?:(?:cvv|cvc)2?|csc|security code|codigo de seguridad)(?: (?:is|es|#)|:|=)? ?(\d{3,4})(?!\d)"
    r"|(?:exp|expires|vence|vencimiento|valid)[ :]*\d{1,2}[/-]\d{2,4},? (?:code|codigo)(?: (?:is|es)|:)? ?"
    r"(\d{3,4})(?!\d)"
)


def find_numbers(folded: Folded, cues: Cues, allowed: Collection[str]) -> Iterator[Find]:
    """Every number of a person. `allowed` holds digits of public telephones, without a leading 1."""
    for code in _CARD_CODE.finditer(folded.lower):
        yield Find(*code.span(code.lastindex or 0), Kind.CARD)
    for chain in chains(folded.lower):
        at = 0
        while at < len(chain):
            taken = 1
            for window in _windows(folded.lower, chain, at, cues):
                verdict = judge(window, cues, allowed)
                if verdict is None:
                    continue
                if verdict != KEEP:
                    yield Find(window.start, _whole_end(folded.lower, window.end, verdict), verdict)
                taken = len(window.groups)
                break
            at += taken


def _windows(lower: str, chain: list[Group], at: int, cues: Cues) -> Iterator[Window]:
    """Groups from one on that may be a number, the longest window first."""
    shape = tuple(len(group.digits) for group in chain[at : at + _MOST_GROUPS])
    first = chain[at].start
    announced = "+" in lower[max(0, first - 3) : first] or any(cue.tight for cue in cues.before(first))
    for count in range(len(shape), 0, -1):
        if may_be_number(shape[:count], announced=announced):
            after = chain[at + count].joint if at + count < len(chain) else ""
            yield Window(lower, tuple(chain[at : at + count]), chain[at].joint, after)


def _whole_end(lower: str, end: int, kind: Kind) -> int:
    """The end of a number with what belongs to it alone: the extension of a person's telephone."""
    extension = _EXTENSION.match(lower, end) if kind == Kind.PHONE else None
    return extension.end() if extension else end

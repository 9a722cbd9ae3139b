"""Whose number some digits are, by their shape and by the words around."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Literal

from helpdesk.privacy.cues import Cue, Cues
from helpdesk.privacy.groups import Window
from helpdesk.privacy.model import Kind

KEEP: Literal["keep"] = "keep"
Verdict = Kind | Literal["keep"] | None
"""A kind of personal number, a number that stays, or nothing of the sort."""

_SSN = (3, 2, 4)
_PHONES = {(3, 3, 4), (3, 7), (6, 4)}
_LED_PHONES = {(lead, *shape) for lead in (1, 3) for shape in (*_PHONES, (10,))}
"""With the 1 of a long-distance call, or the 001 of a call from abroad."""
_MEXICAN = {(2, *s) for s in ((2, 4, 4), (3, 3, 2, 2), (2, 2, 2, 2, 2), (3, 3, 4), (10,), (1, 3, 3, 4), (1, 10))}
"""With the 52 of Mexico, and the 1 that used to follow it."""
_LOCAL = (3, 4)
_CARDS = {
    (4, 4, 4, 4),
    (4, 6, 5),
    (8, 8),
    *((4, 4, 4, last) for last in (1, 2, 3)),
    *((4, 4, 4, 4, n) for n in (1, 2, 3)),
}
_CARD_DIGITS = range(13, 20)
_SHAPES = {_SSN, _LOCAL} | _PHONES | _LED_PHONES | _MEXICAN | _CARDS
_LONGEST_PART = 6
"""Digits in a group that may be a part of a number; longer groups stand alone."""
_LAST_FOUR = re.compile(r"last (?:4|four)|ultim[oa]s (?:4|cuatro)|\bend(?:s|ing)? (?:in|with)\b|\btermina\w*")
_ALSO_VERBS = ("check", "bill", "order", "case", "caso", "confirm", "statement", "orden")
_FULL_SSN = ("ssn", "ssns", "ss#", "ss #", "itin", "nss", "s.s.n", "s.s.n.", "ss number")


def may_be_number(shape: tuple[int, ...], *, announced: bool) -> bool:
    """Whether digits in such groups are worth a look; `announced` when a word or a sign before them names a number."""
    total = sum(shape)
    if len(shape) == 1:
        return total >= 4
    if announced and 7 <= total <= 19:
        return True
    return shape in _SHAPES or (total in _CARD_DIGITS and min(shape) > 2)


def judge(window: Window, cues: Cues, allowed: Collection[str]) -> Verdict:
    """Whose number a window is. `allowed` holds digits of public telephones, without a leading 1."""
    if window.is_money():
        return None
    verdict = _by_shape(window, cues) or (None if window.is_part_of_more() else _by_words(window, cues))
    if verdict == Kind.PHONE and _is_allowed(window.digits, allowed):
        return KEEP
    return verdict


def _is_allowed(digits: str, allowed: Collection[str]) -> bool:
    bare = digits.removeprefix("00").removeprefix("1")
    return bare in allowed or (len(bare) == 7 and any(public.endswith(bare) for public in allowed))


def _by_shape(window: Window, cues: Cues) -> Verdict:
    """What the groups tell without a word."""
    shape, digits = window.shape, window.digits
    if window.plus and 8 <= len(digits) <= 15:
        return Kind.PHONE
    if shape == _SSN:
        return Kind.SSN
    if _is_phone_shape(shape, digits):
        return _unless_said_otherwise(window, cues)
    if shape in _CARDS or (len(shape) > 2 and len(digits) in _CARD_DIGITS and luhn(digits) and min(shape) > 2):
        return _card(window, cues)
    return _local_phone(window, cues) if shape == _LOCAL else None


def _is_phone_shape(shape: tuple[int, ...], digits: str) -> bool:
    if shape in _PHONES:
        return True
    return (shape in _LED_PHONES and digits.startswith(("1", "001")[shape[0] > 1])) or (
        shape in _MEXICAN and digits.startswith("52")
    )


def _unless_said_otherwise(window: Window, cues: Cues) -> Verdict:
    """A telephone by its groups, unless the words name another number, or it looks like amounts in a row."""
    cue = next((cue for cue in cues.before(window.start) if cue.kind != "number"), None)
    if cue is not None and cue.tight and cue.explicit and cue.kind in ("medicaid", "bank"):
        return _KINDS[cue.kind]
    if window.round and (cue is None or cue.kind != "phone"):
        return None
    return Kind.PHONE


def _card(window: Window, cues: Cues) -> Verdict:
    cue = next((cue for cue in cues.before(window.start) if cue.kind != "number"), None)
    if cue is None or cue.kind == "card":
        return None if cue is None and window.round else Kind.CARD
    if cue.kind == "bank" and cue.tight:
        return Kind.BANK_ACCOUNT
    return None if window.round or (window.spaced and cue.kind in ("other", "business")) else Kind.CARD


def _local_phone(window: Window, cues: Cues) -> Verdict:
    """Seven digits: 555-0142 is a telephone, 900-1200 is more likely a range of dollars, 204-5123 a bill."""
    if window.is_part_of_more():
        return None
    cue = next(iter(cues.before(window.start)), None) or cues.after(window.end)
    if cue is not None and cue.kind in ("phone", "number"):
        return Kind.PHONE
    if window.joints != ("-",) or (cue is not None and (cue.tight or cue.kind == "other")):
        return None
    is_range = all(int(group.digits) % 50 == 0 for group in window.groups)
    return None if is_range or window.digits[0] in "01" else Kind.PHONE


def _by_words(window: Window, cues: Cues) -> Verdict:
    """What the nearest fitting words before it say, then those after it, then its length."""
    numbered = False
    for cue in cues.before(window.start):
        if cue.kind in ("business", "other") and cue.tight and not _may_be_telephone(cue, window):
            return KEEP if len(window.shape) == 1 else None
        numbered = numbered or (cue.kind == "number" and cue.tight)
        if _fits(cue, window):
            return _KINDS[cue.kind]
    said = cues.after(window.end)
    if said is not None and _fits(said, window):
        return _KINDS[said.kind]
    if numbered and len(window.digits) in (7, 10, 11) and len(window.shape) == 1:
        return Kind.PHONE
    return _by_length(window, cues)


def _may_be_telephone(cue: Cue, window: Window) -> bool:
    """ "please check 5735550142": the verb, not the paper."""
    return cue.word.startswith(_ALSO_VERBS) and not cue.explicit and len(window.digits) == 10


_KINDS = {
    "ssn": Kind.SSN,
    "medicaid": Kind.MEDICAID_NUMBER,
    "card": Kind.CARD,
    "bank": Kind.BANK_ACCOUNT,
    "phone": Kind.PHONE,
}


def _fits(cue: Cue, window: Window) -> bool:
    """Whether a number can be what a cue speaks of, by how many digits it has."""
    if len(window.shape) > 1 and (not cue.tight or max(window.shape) > _LONGEST_PART or window.round):
        return False
    count = len(window.digits)
    if cue.kind not in _KINDS:
        return False
    if count < 7:
        return cue.tight and len(window.shape) == 1 and _short_fits(cue, count, window)
    if cue.kind == "medicaid":
        return count <= 12 and (cue.tight or count >= 8)
    if cue.kind == "bank":
        return count <= 18 and (cue.explicit or (cue.tight and not window.digits.endswith("000")))
    lengths = {"ssn": (9,), "card": range(12, 20), "phone": (7, 10, 11, 12, 13)}[cue.kind]
    return count in lengths and (cue.kind != "phone" or count < 12 or window.digits.startswith("52"))


def _short_fits(cue: Cue, count: int, window: Window) -> bool:
    """Last four digits, and short numbers that are called numbers in so many words."""
    if cue.kind != "phone" and count == 4 and _said_last_four(window):
        return True
    if cue.kind == "ssn":
        return count == 4 and cue.word in _FULL_SSN
    return cue.kind in ("medicaid", "bank") and cue.explicit and count >= (5 if cue.kind == "medicaid" else 4)


def _said_last_four(window: Window) -> bool:
    return bool(_LAST_FOUR.search(window.lower, max(0, window.start - 60), window.start))


def _by_length(window: Window, cues: Cues) -> Verdict:
    """Digits alone, without a word that fits."""
    if len(window.shape) > 1:
        return None
    digits = window.digits
    if (len(digits) == 10 and digits[0] > "1") or (len(digits) == 11 and digits[0] == "1" and digits[1] > "1"):
        return Kind.PHONE
    if cues.business_near(window.start, window.end):
        return None
    if len(digits) == 9:
        return Kind.SSN
    return Kind.CARD if len(digits) in (15, 16) or (len(digits) in _CARD_DIGITS and luhn(digits)) else None


def luhn(digits: str) -> bool:
    """Whether the check digit of a card number is right."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0

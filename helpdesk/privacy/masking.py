"""Personal data out of a message, before anything stores it, sends it on or repeats it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from helpdesk.privacy.addresses import find_addresses
from helpdesk.privacy.birth_dates import find_birth_dates
from helpdesk.privacy.cues import Cues
from helpdesk.privacy.digits import find_numbers
from helpdesk.privacy.emails import find_emails
from helpdesk.privacy.folding import Folded, fold
from helpdesk.privacy.model import PLACEHOLDER, Find, Kind, Masked
from helpdesk.privacy.names import find_names
from helpdesk.privacy.spelled import find_spelled

_MOST_PASSES = 8
"""A find may bring a second one to light. Two passes are usual; this only bounds the time."""


def mask(text: str, allowed_phones: Collection[str] = ()) -> Masked:
    """The text with a placeholder for each piece of personal data. Never raises; masking it again changes nothing.

    allowed_phones are public numbers, in any writing, that stay as they are.
    """
    allowed = frozenset(_digits(phone) for phone in allowed_phones)
    found: list[tuple[int, Kind]] = []
    for _ in range(_MOST_PASSES):
        finds = _finds(text, allowed)
        if not finds:
            break
        text = _replaced(text, finds)
        found += [(find.start, find.kind) for find in finds]
    return Masked(text, tuple(dict.fromkeys(kind for _, kind in found)))


def _digits(phone: str) -> str:
    return "".join(mark for mark in phone if mark.isdecimal()).removeprefix("1")


def _finds(text: str, allowed: Collection[str]) -> list[Find]:
    """What stands in the text, in order, without overlaps; of two that overlap, the one of the earlier finder."""
    folded = fold(text)
    kept: list[Find] = []
    taken = bytearray(len(folded.plain) + 1)
    for find in _candidates(folded, allowed):
        if not any(taken[find.start : find.end]):
            taken[find.start : find.end] = b"\1" * (find.end - find.start)
            kept.append(find)
    kept.sort(key=lambda find: find.start)
    return [Find(*folded.original(find.start, find.end), find.kind) for find in kept]


def _candidates(folded: Folded, allowed: Collection[str]) -> Iterator[Find]:
    """What each finder finds; where two see the same characters, the first is right."""
    cues = Cues(folded.lower)
    yield from find_emails(folded)
    yield from find_birth_dates(folded)
    yield from find_numbers(folded, cues, allowed)
    yield from find_spelled(folded, cues)
    yield from find_addresses(folded)
    yield from find_names(folded)


def _replaced(text: str, finds: list[Find]) -> str:
    pieces, at = [], 0
    for find in finds:
        pieces += [text[at : find.start], PLACEHOLDER]
        at = max(at, find.end)
    return "".join([*pieces, text[at:]])

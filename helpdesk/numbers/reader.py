"""One message in, everything it says about money, family, coverage and arrears out."""

from __future__ import annotations

from helpdesk.numbers.annual import Bounds, find_income
from helpdesk.numbers.arrears import days_behind
from helpdesk.numbers.changes import family_change
from helpdesk.numbers.family import family_size
from helpdesk.numbers.medicaid import has_medicaid
from helpdesk.numbers.model import Income, Reading
from helpdesk.numbers.ranges import find_range, spans, yields
from helpdesk.numbers.said import Said, listen
from helpdesk.numbers.totals import SMALL

ASKED = ("family_size", "income", "medicaid")


def read_message(text: str, asked: str | None = None) -> Reading:
    """Reads the first 5,000 characters of a message; never raises for a text.

    `asked` is what the family was just asked, so that a bare `4` or `60` or `no` is its answer.
    Raises ValueError when `asked` is none of those.
    """
    if asked is not None and asked not in ASKED:
        raise ValueError(f"asked is {asked!r}; expected None or one of {', '.join(ASKED)}.")
    said = listen(text)
    size, people = family_size(said, asked)
    income, bounds = _money(said, people, size is not None and size <= SMALL, asked)
    return Reading(
        income=income,
        income_range=bounds,
        family_size=size,
        family_change=family_change(said) if size is None else None,
        medicaid=has_medicaid(said, asked),
        days=days_behind(said),
    )


def _money(
    said: Said, people: frozenset[int], family_stated: bool, asked: str | None
) -> tuple[Income | None, Bounds | None]:
    """The income, or its lower and upper end, or neither."""
    found = spans(said, people, asked)
    if found and not yields(said, found, people, asked):
        return None, find_range(said, found, people, family_stated, asked)
    return find_income(said, people, family_stated, asked)

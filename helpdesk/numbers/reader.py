"""One message in, everything it says about money, family, coverage and arrears out."""

from __future__ import annotations

from helpdesk.numbers.arrears import days_behind
from helpdesk.numbers.changes import family_change
from helpdesk.numbers.family import family_size
from helpdesk.numbers.income import find_income
from helpdesk.numbers.medicaid import has_medicaid
from helpdesk.numbers.model import Reading
from helpdesk.numbers.ranges import find_range
from helpdesk.numbers.said import listen

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
    bounds = find_range(said, people, asked)
    income = None if bounds else find_income(said, people, size is not None, asked)
    return Reading(
        income=income,
        income_range=bounds,
        family_size=size,
        family_change=family_change(said) if size is None else None,
        medicaid=has_medicaid(said, asked),
        days=days_behind(said),
    )

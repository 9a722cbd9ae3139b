"""What a message tells about the family, read in the light of the conversation."""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.conversation.turn import Memory, Turn
from helpdesk.fees import doubt_family_size, doubt_income
from helpdesk.knowledge.schedules import SMALLEST_FAMILY
from helpdesk.numbers import Reading, adds_income, annual_of, period_alone, read_message
from helpdesk.numbers.plainly import plain_family_size

BARE_WORDS = 5
LARGEST_BARE_SIZE = 12
"""A bare number up to this is a family size, above it thousands of dollars."""
STORY = 120
"""Characters from which a message is a story."""


_SLIP = re.compile(
    r"\b(?:oops|whoops|typo|zeros?|too many|meant|mistake|wrong|ceros?|equivoqu\w+|error)\b", re.IGNORECASE
)


def learn(memory: Memory, reading: Reading, *, adding: bool = False) -> Memory:
    """The memory with what a message says of the family; later words replace earlier ones.

    adding: the message tells a further income beside the one known ("my wife makes 20k too").
    """
    if reading.family_size is not None:
        memory = replace(memory, family_size=reading.family_size)
    elif reading.family_change is not None and memory.family_size is not None:
        memory = replace(memory, family_size=_size_before(memory, reading.family_change) + reading.family_change)
    if reading.medicaid is not None:
        memory = replace(memory, medicaid=reading.medicaid, medicaid_assumed=False)
    if reading.income is not None and adding and memory.adjusted_gross_income is not None:
        total = memory.adjusted_gross_income + reading.income.annual
        kinds = (memory.income_kind, reading.income.kind)
        kind = next((kind for kind in ("net_pay", "pay") if kind in kinds), reading.income.kind)
        return replace(memory, adjusted_gross_income=total, income_kind=kind, income_stated=total, income_period="year")
    if reading.income is not None:
        memory = replace(
            memory,
            adjusted_gross_income=reading.income.annual,
            income_kind=reading.income.kind,
            income_stated=reading.income.stated,
            income_period=reading.income.period,
            income_low=None,
            income_high=None,
        )
    elif reading.income_range is not None:
        low, high = reading.income_range
        memory = replace(memory, adjusted_gross_income=None, income_stated=None, income_low=low, income_high=high)
    return memory


def _size_before(memory: Memory, change: int) -> int:
    """What a change counts from: "and if it's twins" after "with another baby" means two more than at first."""
    size = memory.family_size or 0
    sizes = [told.family_size for told in memory.estimates]
    grown_by_one = len(sizes) > 1 and sizes[-2] is not None and sizes[-1] == size == sizes[-2] + 1
    return size - 1 if change > 1 and grown_by_one else size


def believable(reading: Reading, text: str) -> Reading:
    """The reading without figures that cannot be right where they come out of a long story.

    In a short message such a figure is asked back ("I read a family of 600"); in a story it is another number.
    """
    if len(text) <= STORY:
        return reading
    if reading.family_size is not None and doubt_family_size(reading.family_size) is not None:
        reading = replace(reading, family_size=None)
    if reading.income is not None and doubt_income(reading.income.annual) is not None:
        reading = replace(reading, income=None)
    return reading


def learn_from(turn: Turn, memory: Memory) -> Memory:
    """The memory with what this turn's message says, taken in the light of the conversation."""
    reading = believable(in_light_of(turn, memory), turn.text)
    if corrects_period(turn, memory):
        return _with_period(memory, period_alone(turn.text) or "year")
    plainly = plain_family_size(turn.text)
    if plainly is not None:
        reading = replace(reading, family_size=plainly, family_change=None)
    another_family = reading.family_size is not None and reading.family_size > 1  # "just me and the 2 kids on 52k"
    adding = memory.adjusted_gross_income is not None and not another_family and _adds(turn.text)
    if adding and reading.income is not None:
        reading = replace(reading, family_size=None, family_change=None)  # "that's just me" is no family of one
    return learn(memory, reading, adding=adding)


def corrects_period(turn: Turn, memory: Memory) -> bool:
    """Whether the message says how an amount told before was meant: "that's per month"."""
    period = period_alone(turn.text)
    return memory.income_stated is not None and period not in (None, memory.income_period)


def _with_period(memory: Memory, period: str) -> Memory:
    """The same amount for another period, turned into a year."""
    assert memory.income_stated is not None
    annual = annual_of(memory.income_stated, period)
    return replace(memory, adjusted_gross_income=annual, income_period=period, income_kind="pay")


def _adds(text: str) -> bool:
    """A slip put right ("oops, one zero too many") is no second income."""
    return adds_income(text) and _SLIP.search(text) is None


def in_light_of(turn: Turn, memory: Memory) -> Reading:
    """The reading, with a bare number taken for what it can only mean: "4" or "62k" while another thing was asked,
    "and with 5" or "y con 70" after an estimate."""
    reading = turn.reading
    if says_something(reading) or len(turn.text.split()) > BARE_WORDS:
        return reading
    size = read_message(turn.text, "family_size").family_size
    if size is not None and SMALLEST_FAMILY <= size <= LARGEST_BARE_SIZE:
        return replace(reading, family_size=size)
    income = read_message(turn.text, "income").income
    asked = memory.asked == "income"
    return replace(reading, income=income if income is None or income.annual != 0 or asked else None)


def says_something(reading: Reading) -> bool:
    """Whether a message holds anything the estimate can use."""
    return any(
        value is not None
        for value in (
            reading.family_size,
            reading.income,
            reading.income_range,
            reading.medicaid,
            reading.family_change,
        )
    )


def answers_question(reading: Reading, asked: str) -> bool:
    """Whether a message answers the question that is pending."""
    if asked == "income":
        return reading.income is not None or reading.income_range is not None
    return getattr(reading, asked) is not None

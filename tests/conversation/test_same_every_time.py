"""The same conversation goes the same way every time, whoever else is talking at that moment."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby

import pytest

from tests.conversation.player import Case, Person, load_cases
from tests.conversation.stack import Stack

pytestmark = pytest.mark.stack

RUNS = int(os.environ.get("HELPDESK_CONVERSATION_RUNS", "0"))
"""How often every conversation is played; without it, one of each file three times."""
FEW_RUNS = 3
AT_ONCE = 4


def chosen() -> list[Case]:
    """Every case, or the longest of each file."""
    if RUNS:
        return load_cases()
    by_file = groupby(load_cases(), key=lambda case: case.name.split(":")[0])
    return [max(cases, key=lambda case: len(case.lines)) for _, cases in by_file]


@pytest.mark.parametrize("case", chosen(), ids=lambda case: case.name)
def test_a_conversation_goes_the_same_way_every_time(stack: Stack, case: Case) -> None:
    with ThreadPoolExecutor(AT_ONCE) as people:
        heard = list(people.map(lambda _: answers(stack.url, case), range(RUNS or FEW_RUNS)))
    assert all(each == heard[0] for each in heard)


def answers(url: str, case: Case) -> list[tuple[str, str]]:
    """What is heard in a conversation, with each outcome."""
    person = Person(url)
    try:
        return [person.play(line) for line in case.lines]
    finally:
        person.close()

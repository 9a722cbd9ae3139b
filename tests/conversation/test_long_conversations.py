"""Long conversations and long silences: a fresh start with a word about it, and nothing that grows."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversation.stack import Stack, running_stack, what_is_missing
from tests.conversation.test_trouble import person_at, says

pytestmark = pytest.mark.stack

IDLE_SECONDS = 1.5
QUESTIONS = ("what is the highest fee", "who do i call about webspoe", "how can i pay", "is my kid eligible")
MOST_EVENTS = 700
"""Events of the longest conversation: fifty turns of about a dozen each."""


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A help desk that takes a second and a half for a long silence."""
    missing = what_is_missing()
    if missing:
        pytest.skip(missing)
    folder = tmp_path_factory.mktemp("impatient")
    with running_stack(folder, HELPDESK_IDLE_MINUTES=str(IDLE_SECONDS / 60)) as stack:
        yield stack


@pytest.mark.parametrize(
    ("first", "answer", "word", "question"),
    [
        ("how much would we pay a month? there are 4 of us", "no", "started fresh", "How many people"),
        ("¿cuánto pagaríamos al mes? somos 4", "no", "empecé de nuevo", "Cuántas personas"),
    ],
)
def test_after_a_long_silence_the_form_goes_on_from_its_start_and_says_so(
    impatient: Stack, first: str, answer: str, word: str, question: str
) -> None:
    with person_at(impatient.url) as person:
        _, asked = says(person, first)
        assert asked["outcome"] == "asked_medicaid"
        time.sleep(IDLE_SECONDS + 0.5)
        words, _ = says(person, answer)
        assert word in words
        assert question in words, "the family's size was forgotten, and the answer counts"
        words, _ = says(person, "4")
        assert word not in words


def test_after_a_long_silence_no_figure_is_left_in_the_engine(impatient: Stack) -> None:
    with person_at(impatient.url) as person:
        says(person, "family of 4, AGI 61234, no medicaid")
        time.sleep(IDLE_SECONDS + 0.5)
        words, _ = says(person, "what is the highest fee")
        assert "started fresh" in words
        assert not any("61234" in data for data in engine_events(impatient))
        words, answer = says(person, "so what would we pay")
        assert answer["outcome"] == "asked_medicaid"


def test_after_fifty_messages_the_conversation_is_begun_anew_and_its_record_stays_short(stack: Stack) -> None:
    told = []
    with person_at(stack.url) as person:
        before = set(engine_senders(stack))
        for number in range(110):
            words, _ = says(person, QUESTIONS[number % len(QUESTIONS)])
            if "started fresh" in words:
                told.append(number)
        [sender] = set(engine_senders(stack)) - before
    assert told == [50, 100]
    assert len(engine_events(stack, sender)) < MOST_EVENTS


def engine_senders(stack: Stack) -> list[str]:
    return [sender for (sender,) in _read(stack, "select distinct sender_id from events")]


def engine_events(stack: Stack, sender: str = "%") -> list[str]:
    return [data for (data,) in _read(stack, "select data from events where sender_id like ?", sender)]


def _read(stack: Stack, query: str, *values: str) -> list[tuple[str]]:
    database = Path(stack.log).parent / "stack.db"
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return connection.execute(query, values).fetchall()

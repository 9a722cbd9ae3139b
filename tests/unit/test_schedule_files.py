"""A schedule that cannot be right is refused, and the words say where and what to do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpdesk.errors import KnowledgeError
from helpdesk.knowledge import KNOWLEDGE_FOLDER
from helpdesk.knowledge.schedules import read_schedules

NAME = "2005-11-30.yml"


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[str, str], Path]:
    """A copy of the schedule with one text replaced."""

    def edit(old: str, new: str) -> Path:
        text = (KNOWLEDGE_FOLDER / "fees" / NAME).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / NAME).write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path

    return edit


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("source: {document: fcp_letter", "sauce: {document: fcp_letter", "source"),
        ('place: "This is the monthly fee schedule"', 'place: ""', "Write a text here"),
        ("{from: 30471, to: 35282", "{from: 30472, to: 35282", "There is a gap. Expected 30471"),
        ("{from: 30471, to: 35282", "{from: 30470, to: 35282", "overlap"),
        ('to: 35282, monthly: "6.66"', 'to: 35282, monthly: "4.66"', "must rise above 5.00"),
        ('yearly_as_printed: "79.92"', 'yearly_as_printed: "97.92"', "not 12 months"),
        ('lowest_fee: "5.00"', 'lowest_fee: "6.00"', "lowest and the highest fee"),
        ("effective: 2005-11-30", "effective: someday", "effective"),
        ("effective: 2005-11-30", "effective: 2005-11-30\ncolour: red", "Remove this key"),
        ("effective: 2005-11-30", "effective: 2005-11-30\neffective: 2005-12-01", "stands twice"),
        ("  3:\n", "  33:\n", "without a hole"),
        ('    - {to: 25659, monthly: "0.00", yearly_as_printed: "0.00"}\n', "", "Begin with a row"),
    ],
)
def test_a_broken_schedule_is_refused_in_words(
    edited: Callable[[str, str], Path], old: str, new: str, words: str
) -> None:
    with pytest.raises(KnowledgeError, match=r"2005-11-30\.yml") as refusal:
        read_schedules(edited(old, new))
    assert words in str(refusal.value)


def test_two_schedules_cannot_begin_on_one_day(tmp_path: Path) -> None:
    for name in ("a.yml", "b.yml"):
        shutil.copy(KNOWLEDGE_FOLDER / "fees" / NAME, tmp_path / name)
    with pytest.raises(KnowledgeError, match="begins on that day too"):
        read_schedules(tmp_path)

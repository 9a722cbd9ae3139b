"""docs/rows.md and docs/behaviours.md trace what the help desk knows and does to tests, in both languages."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytest

from helpdesk.knowledge import load_knowledge
from tests.conversation.player import load_cases
from tests.health.health_project import ROOT, syntax

PAGE = ROOT / "docs" / "rows.md"
BEHAVIOURS = ROOT / "docs" / "behaviours.md"
FEWEST_BEHAVIOURS = 70
TOPICS = load_knowledge().topics
HOLDS_NO_FACTS = "greet"
"""A topic of the file of greetings, yes and no, say that again."""
SPANISH = "en español, "
OTHER_LANGUAGES = ("oos_foreign_language",)
"""Asked in neither of our languages, and answered in both."""


@dataclass(frozen=True)
class Row:
    """A row of the page: what must work, the topics that answer it, the tests that show it."""

    name: str
    topics: tuple[str, ...]
    tests: tuple[str, ...]


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """Every row of every table, without heads and rules."""
    return tuple(Row(name, _marked(topics), _marked(tests)) for name, topics, tests in _cells(PAGE))


@lru_cache(maxsize=1)
def behaviours() -> tuple[Row, ...]:
    """Every row of the list of behaviours; none has topics."""
    return tuple(Row(name, (), _marked(tests)) for name, tests in _cells(BEHAVIOURS))


def _cells(page: Path) -> list[list[str]]:
    lines = (line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| "))
    cells = ([cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines)
    return [row for row in cells if row[0] not in ("row", "behaviour", "---")]


def _marked(cell: str) -> tuple[str, ...]:
    return tuple(re.findall(r"`([^`]+)`", cell))


@lru_cache(maxsize=1)
def case_names() -> frozenset[str]:
    """The conversation cases as `file: name`."""
    return frozenset(case.name for case in load_cases())


def function_exists(test: str) -> bool:
    """Whether a test function is in its file; `test` is `path::name`."""
    path, _, name = test.partition("::")
    if not name or not (ROOT / path).is_file():
        return False
    return any(isinstance(node, ast.FunctionDef) and node.name == name for node in syntax(ROOT / path).body)


def test_the_page_has_rows() -> None:
    assert len(rows()) > 120, "docs/rows.md has lost its tables, or they are written another way now."


def test_no_row_stands_twice_in_its_section() -> None:
    seen = [(row.name, row.topics) for row in rows()]
    twice = {name for name, topics in seen if seen.count((name, topics)) > 1}
    assert not twice, f"docs/rows.md holds {sorted(twice)} more than once. Keep one of each."


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_a_row_names_topics_and_tests_that_exist(row: Row) -> None:
    assert row.topics, f"{row.name}: name the topics that answer it."
    assert row.tests, f"{row.name}: name the tests that show it."
    unknown = [topic for topic in row.topics if topic not in TOPICS]
    assert not unknown, f"{row.name}: no topic is called {unknown}. See knowledge/topics/."
    _assert_tests_exist(row)


def _assert_tests_exist(row: Row) -> None:
    gone = [test for test in row.tests if test not in case_names() and not function_exists(test)]
    assert not gone, f"{row.name}: no case or test is called {gone}. Correct the page in docs/, or write the test."


def test_the_list_of_behaviours_has_rows() -> None:
    assert len(behaviours()) >= FEWEST_BEHAVIOURS, "docs/behaviours.md has lost rows, or is written another way now."


@pytest.mark.parametrize("row", behaviours(), ids=lambda row: row.name)
def test_a_behaviour_names_tests_that_exist_in_both_languages(row: Row) -> None:
    assert row.tests, f"{row.name}: name the tests that show it."
    _assert_tests_exist(row)
    cases = [test for test in row.tests if "::" not in test]
    spanish = [test for test in cases if SPANISH in test]
    assert not cases or (spanish and len(spanish) < len(cases)), f"{row.name}: name a case in each language."


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_a_row_is_shown_in_both_languages(row: Row) -> None:
    if row.topics == OTHER_LANGUAGES or all("::" in test for test in row.tests):
        return
    spanish = [test for test in row.tests if SPANISH in test]
    assert spanish, f"{row.name}: add a Spanish case ('{SPANISH}…') to tests/conversation/cases/ and name it here."
    assert len(spanish) < len(row.tests), f"{row.name}: add an English case and name it here."


def test_every_topic_that_holds_facts_is_in_a_row() -> None:
    traced = {topic for row in rows() for topic in row.topics}
    same_file = load_knowledge().same_file
    missing = [name for name in TOPICS if name not in traced and not same_file(name, HOLDS_NO_FACTS)]
    assert not missing, f"{missing} are in no row of docs/rows.md. Add a row with its tests."

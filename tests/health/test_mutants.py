"""One cell, one digit, one extension changed in the facts: each must be noticed by what the other tests use."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpdesk.errors import KnowledgeError
from helpdesk.knowledge import KNOWLEDGE_FOLDER, load_knowledge
from helpdesk.knowledge.base import read_knowledge
from helpdesk.knowledge.policies import read_contacts
from helpdesk.knowledge.schedules import read_schedules
from tests.health.fact_checks import document_texts, schedule_differences, wrong_extensions, wrong_phones

SCHEDULE = "fees/2005-11-30.yml"
CELLS_OF_EACH_KIND = 12
TEXTS = document_texts(load_knowledge())


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A copy of the facts to spoil."""
    return Path(shutil.copytree(KNOWLEDGE_FOLDER, tmp_path / "knowledge"))


def _other_digit(digits: str, place: int) -> str:
    """The same digits with another one in one place, never a zero in front."""
    digit = (int(digits[place]) + 1) % 10 or 1
    return digits[:place] + str(digit) + digits[place + 1 :]


def _spoil(path: Path, span: tuple[int, int], change: Callable[[str], str]) -> str:
    """Change one piece of a file; what was changed, in words."""
    text = path.read_text(encoding="utf-8")
    old = text[slice(*span)]
    new = change(old)
    assert new != old
    path.write_text(text[: span[0]] + new + text[span[1] :], encoding="utf-8")
    return f"{path.name}: {old} became {new}"


def _spans(path: Path, pattern: str) -> list[tuple[int, int]]:
    return [match.span(1) for match in re.finditer(pattern, path.read_text(encoding="utf-8"), re.MULTILINE)]


def schedule_mutant_is_noticed(folder: Path) -> bool:
    """Whether reading refuses the schedules, or comparing finds a difference."""
    try:
        schedules = read_schedules(folder / "fees")
    except KnowledgeError:
        return True
    return any(schedule_differences(schedule) for schedule in schedules)


def contacts_mutant_is_noticed(folder: Path) -> bool:
    """Whether reading refuses the contacts, or comparing with the documents finds a difference."""
    try:
        book = read_contacts(folder / "contacts.yml")
    except KnowledgeError:
        return True
    return bool(wrong_phones(book, TEXTS) or wrong_extensions(book, TEXTS))


def test_the_unspoiled_facts_are_not_taken_for_mutants(facts: Path) -> None:
    assert not schedule_mutant_is_noticed(facts)
    assert not contacts_mutant_is_noticed(facts)


@pytest.mark.parametrize(
    ("kind", "pattern"), [("from", r"from: (\d+)"), ("to", r"to: (\d+)"), ("monthly", r'monthly: "([\d.]+)"')]
)
def test_a_changed_cell_of_the_schedule_does_not_survive(facts: Path, kind: str, pattern: str) -> None:
    path = facts / SCHEDULE
    whole = path.read_text(encoding="utf-8")
    chosen = random.Random(kind).sample(_spans(path, pattern), CELLS_OF_EACH_KIND)
    survivors = []
    for number, span in enumerate(chosen):
        places = [place for place, digit in enumerate(whole[slice(*span)]) if digit.isdigit()]
        place = places[number % len(places)]
        changed = _spoil(path, span, lambda old, place=place: _other_digit(old, place))  # type: ignore[misc]
        survivors += [] if schedule_mutant_is_noticed(facts) else [changed]
        path.write_text(whole, encoding="utf-8")
    assert not survivors, f"Nobody noticed: {survivors}. Widen schedule_differences in fact_checks.py."


@pytest.mark.parametrize("change", ["from_and_to", "two_fees"])
def test_a_change_that_leaves_no_gap_is_noticed_by_comparing(facts: Path, change: str) -> None:
    old, new = {
        "from_and_to": (
            'to: 30470, monthly: "5.00", yearly_as_printed: "60.00"}\n    - {from: 30471',
            'to: 30479, monthly: "5.00", yearly_as_printed: "60.00"}\n    - {from: 30480',
        ),
        "two_fees": ('monthly: "6.66", yearly_as_printed: "79.92"', 'monthly: "6.60", yearly_as_printed: "79.20"'),
    }[change]
    path = facts / SCHEDULE
    text = path.read_text(encoding="utf-8")
    assert old in text, "The file is written another way now. Correct this test."
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert read_schedules(facts / "fees")
    assert schedule_mutant_is_noticed(facts)


def test_one_wrong_digit_of_a_telephone_number_does_not_survive(facts: Path) -> None:
    path = facts / "contacts.yml"
    whole = path.read_text(encoding="utf-8")
    spans = _spans(path, r'^    number: "?([\d-]+)"?$')
    assert len(spans) == len(load_knowledge().contact_book.phones)
    survivors = []
    for span in spans:
        for place in (place for place, digit in enumerate(whole[slice(*span)]) if digit.isdigit()):
            changed = _spoil(path, span, lambda old, place=place: _other_digit(old, place))  # type: ignore[misc]
            survivors += [] if contacts_mutant_is_noticed(facts) else [changed]
            path.write_text(whole, encoding="utf-8")
    assert not survivors, f"Nobody noticed: {survivors}. Widen wrong_phones in fact_checks.py."


def test_a_wrong_extension_does_not_survive(facts: Path) -> None:
    path = facts / "contacts.yml"
    whole = path.read_text(encoding="utf-8")
    spans = _spans(path, r'extension: "(\d)"')
    assert len(spans) == 3
    survivors = []
    for span in spans:
        for digit in set("0123456789") - {whole[slice(*span)]}:
            changed = _spoil(path, span, lambda _, digit=digit: digit)  # type: ignore[misc]
            survivors += [] if contacts_mutant_is_noticed(facts) else [changed]
            path.write_text(whole, encoding="utf-8")
    assert not survivors, f"Nobody noticed: {survivors}. Widen wrong_extensions in fact_checks.py."


def test_a_changed_percentage_or_day_does_not_survive(facts: Path) -> None:
    letter = " ".join(TEXTS["fcp_letter"].split())
    _spoil(facts / "hardship.yml", _spans(facts / "hardship.yml", r"^  value: (\d+)$")[0], lambda _: "20")
    _spoil(facts / "delinquency.yml", _spans(facts / "delinquency.yml", r"day: (75)")[0], lambda _: "76")
    spoiled = read_knowledge(facts)
    assert f"more than {spoiled.hardship.change_percent.value}%" not in letter
    assert [f"{step.day}th day" in letter for step in spoiled.delinquency.steps][2] is False

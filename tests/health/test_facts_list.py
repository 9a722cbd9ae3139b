"""docs/facts.md lists every fact with its source, and is what the facts say today."""

from __future__ import annotations

import pytest

from helpdesk.cli import main
from helpdesk.facts_list import facts_page, first_sentence
from helpdesk.knowledge import LANGUAGES, Language, load_knowledge
from tests.health.fact_checks import unsupported
from tests.health.health_project import ROOT

KNOWLEDGE = load_knowledge()
COMMAND = "python -m helpdesk knowledge facts > docs/facts.md"
PAGE = facts_page(KNOWLEDGE)


def test_the_list_of_facts_is_up_to_date() -> None:
    kept = (ROOT / "docs" / "facts.md").read_text(encoding="utf-8")
    assert kept == PAGE, f"docs/facts.md is not what the facts say. Print it again: {COMMAND}"


def test_the_page_names_the_command_that_prints_it() -> None:
    assert COMMAND in PAGE


def test_every_source_of_every_fact_is_in_the_list() -> None:
    missing = [f"{fact}: {source.place}" for fact, source in KNOWLEDGE.cited() if f"“{source.place}”" not in PAGE]
    assert not missing, f"{missing} are not in the list. Add their section to helpdesk/facts_list.py."


def test_every_topic_abbreviation_and_number_is_in_the_list() -> None:
    names = [f"| {name} |" for name in (*KNOWLEDGE.topics, *KNOWLEDGE.differences)]
    names += [f"| {phone.number} |" for phone in KNOWLEDGE.contact_book.phones.values()]
    names += [f"| {', '.join(entry.letters)} |" for entry in KNOWLEDGE.glossary.entries.values()]
    missing = [name for name in names if name not in PAGE]
    assert not missing, f"{missing} are not in the list. Add them to helpdesk/facts_list.py."


def test_every_row_of_the_fee_schedule_is_in_the_list() -> None:
    rows = [line for line in PAGE.splitlines() if line.count("$") >= 3 and line.startswith(("| 2", "| 3"))]
    assert len(rows) == 36
    assert "| 7 or more | $69,184 to $80,106 | $6.66 | $80 |" in PAGE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_the_register_of_differences_stands_in_a_document_it_cites(language: Language) -> None:
    wrong = [
        f"differences/{name} ({language}): {number}"
        for name, entry in KNOWLEDGE.differences.items()
        for number in unsupported(KNOWLEDGE, entry.differs.in_language(language), entry.sources)
    ]
    assert not wrong, "Cite the document that holds these, or take them out:\n" + "\n".join(wrong)


def test_a_first_sentence_ends_where_a_list_begins() -> None:
    assert first_sentence("There are two:\n- One.\n- Two.") == "There are two:"
    assert first_sentence("Call 866-711-2573. Use extension 1.") == "Call 866-711-2573."


def test_the_unreviewed_spanish_is_listed_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["knowledge", "unreviewed"]) == 0
    listed = capsys.readouterr().out.split()
    waiting = [name for name, topic in KNOWLEDGE.topics.items() if topic.answer and not topic.spanish_reviewed]
    assert listed == waiting

"""Follows docs/tasks/add-a-topic.md in a copy: a new topic needs no Python, and a step left out is named by a check."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from helpdesk.conversation import HelpDesk, Memory, Turn
from helpdesk.facts_list import facts_page
from helpdesk.knowledge import LANGUAGES, Language, reading, words
from helpdesk.knowledge.base import read_knowledge
from tests.conversation.player import load_cases
from tests.health import health_project, test_facts_list, test_rows, test_vocabulary
from tests.health.fact_checks import read_once
from tests.health.health_project import ROOT

NAME = "made_up_topic"
TODAY = date(2026, 11, 22)
COPIED = ("knowledge", "bot/data", "domain.yml", "tests/conversation/cases", "docs")
TOPIC = """
  made_up_topic:
    audience: everyone
    question: {en: "What is the made-up topic?", es: "¿Qué es el tema inventado?"}
    answer: {en: The made-up topic is voluntary., es: El tema inventado es voluntario.}
    sources:
      - {document: landing_page, place: "First Steps is a voluntary program"}
    need: general
    follow_ups: [voluntary]
"""
CASES = """
- name: the made-up topic
  turns:
    - {say: what is the made-up topic, expect: [made-up]}

- name: en español, el tema inventado
  turns:
    - {say: qué es el tema inventado, expect: [inventado]}
"""
ROW = (
    "| The made-up topic | `made_up_topic` | `program: the made-up topic`<br>`program: en español, el tema inventado` |"
)


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + text, encoding="utf-8")


def _after(path: Path, line: str, new: str) -> None:
    """Put a line after the first one that is like `line`, with the same indentation."""
    like = re.compile(rf"^( *){re.escape(line)}$", re.MULTILINE)
    text, times = like.subn(rf"\1{line}\n\1{new}", path.read_text(encoding="utf-8"), count=1)
    assert times == 1, f"{path.name} no longer holds {line!r}. Correct this test."
    path.write_text(text, encoding="utf-8")


def _examples(language: str, sentence: str) -> str:
    lines = "\n".join(f"    - {sentence} {number}" for number in range(test_vocabulary.FEWEST[language]))
    return f"- intent: {NAME}\n  metadata:\n    language: {language}\n  examples: |\n{lines}\n"


def _print_facts(root: Path) -> None:
    (root / "docs" / "facts.md").write_text(facts_page(read_knowledge(root / "knowledge")), encoding="utf-8")


STEPS: dict[str, Callable[[Path], None]] = {
    "topic": lambda root: _append(root / "knowledge/topics/program.yml", TOPIC),
    "English examples": lambda root: _append(root / "bot/data/program/nlu_en.yml", _examples("en", "made up number")),
    "Spanish examples": lambda root: _append(root / "bot/data/program/nlu_es.yml", _examples("es", "tema inventado")),
    "intent": lambda root: _after(root / "domain.yml", "- program_what", f"- {NAME}"),
    "rule": lambda root: _after(root / "bot/data/program/rules.yml", "- intent: program_what", f"- intent: {NAME}"),
    "conversations": lambda root: _append(root / "tests/conversation/cases/program.yml", CASES),
    "row": lambda root: _append(root / "docs/rows.md", ROW + "\n"),
    "list of facts": _print_facts,
}
"""What the page says to do, in its order."""
NAMED_BY = {
    "topic": r"No topic for \['made_up_topic'\]\. Add each to knowledge/topics/",
    "English examples": r"Too few en examples: \{'made_up_topic': 0\}.*nlu_en\.yml",
    "Spanish examples": r"Too few es examples: \{'made_up_topic': 0\}.*nlu_es\.yml",
    "intent": r"'made_up_topic'\)\]: add the intent to domain\.yml",
    "rule": r"rules\.yml: \{'made_up_topic': 0\}. Put each in one rule",
    "conversations": r"no case or test is called \['program: the made-up topic', 'program: en español, el tema",
    "row": r"'made_up_topic'.* are in no row of docs/rows\.md",
    "list of facts": r"docs/facts\.md is not what the facts say\. Print it again",
}
"""What the check says when a step is left out."""


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the page lets one edit: facts, examples, rules, domain, cases and pages. No Python."""
    for name in COPIED:
        source, target = ROOT / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    for module in (reading, words):
        monkeypatch.setattr(module, "read_yaml", read_once)
    assert not list(tmp_path.rglob("*.py"))
    return tmp_path


def _look_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the health tests see the copy instead of the project."""
    knowledge = read_knowledge(root / "knowledge")
    for module in (test_vocabulary, test_rows):
        monkeypatch.setattr(module, "load_knowledge", lambda: knowledge)
    monkeypatch.setattr(test_vocabulary, "INTENTS", health_project.domain(root)["intents"])
    for read in (health_project.domain, health_project.examples, health_project.rules):
        monkeypatch.setattr(test_vocabulary, read.__name__, partial(read, root))
    cases = frozenset(case.name for case in load_cases(root / "tests/conversation/cases"))
    monkeypatch.setattr(test_rows, "case_names", lambda: cases)
    monkeypatch.setattr(test_rows, "TOPICS", knowledge.topics)
    monkeypatch.setattr(test_rows, "PAGE", root / "docs" / "rows.md")
    rows = test_rows.rows.__wrapped__()
    monkeypatch.setattr(test_rows, "rows", lambda: rows)
    monkeypatch.setattr(test_facts_list, "ROOT", root)
    monkeypatch.setattr(test_facts_list, "PAGE", facts_page(knowledge))


def _checks() -> Iterator[Callable[[], None]]:
    """The health tests' own functions, with each of their parameters."""
    for name, check in vars(test_vocabulary).items():
        if name.startswith("test_") and "language" not in check.__annotations__:
            yield check
    for language in LANGUAGES:
        yield partial(test_vocabulary.test_every_intent_has_enough_examples_in_each_language, language)
    for row in test_rows.rows():
        yield partial(test_rows.test_a_row_names_topics_and_tests_that_exist, row)
        yield partial(test_rows.test_a_row_is_shown_in_both_languages, row)
    yield test_rows.test_every_topic_that_holds_facts_is_in_a_row
    yield test_facts_list.test_the_list_of_facts_is_up_to_date


def _complaints() -> list[str]:
    """What the checks say of the copy."""
    found = []
    for check in _checks():
        try:
            check()
        except AssertionError as complaint:
            found.append(str(complaint).splitlines()[0])
    return found


def test_a_topic_is_added_by_editing_files_alone(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for step in STEPS.values():
        step(copy)
    _look_at(copy, monkeypatch)
    assert not _complaints()
    assert len(read_knowledge(copy / "knowledge").topics) == len(read_knowledge(ROOT / "knowledge").topics) + 1


@pytest.mark.parametrize(("language", "words_of_it"), [("en", "made-up topic is"), ("es", "tema inventado es")])
def test_the_added_topic_is_said(copy: Path, language: Language, words_of_it: str) -> None:
    STEPS["topic"](copy)
    desk = HelpDesk(read_knowledge(copy / "knowledge"))
    turn = Turn("", NAME, 0.99, ((NAME, 0.99),), language, Memory(), TODAY)
    reply = desk.respond("answer", turn)
    assert words_of_it in reply.text
    assert [button.intent for button in reply.buttons] == ["voluntary"]


@pytest.mark.parametrize("left_out", STEPS)
def test_a_step_left_out_is_named_by_a_check(copy: Path, monkeypatch: pytest.MonkeyPatch, left_out: str) -> None:
    for name, step in STEPS.items():
        if name != left_out:
            step(copy)
    _look_at(copy, monkeypatch)
    complaints = _complaints()
    assert any(re.search(NAMED_BY[left_out], complaint) for complaint in complaints), (
        f"Without the {left_out}, nothing says what is missing: {complaints}"
    )


def test_the_page_names_every_place_that_this_test_edits() -> None:
    page = (ROOT / "docs" / "tasks" / "add-a-topic.md").read_text(encoding="utf-8")
    places = ("knowledge/topics/", "nlu_en.yml", "nlu_es.yml", "domain.yml", "rules.yml", "tests/conversation/cases/")
    missing = [place for place in (*places, "docs/rows.md", "docs/facts.md") if place not in page]
    assert not missing, f"docs/tasks/add-a-topic.md lacks {missing}."

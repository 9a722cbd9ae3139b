"""Facts that cannot be right are refused, and the words say which file, which key, which value, and what to do."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpdesk.errors import KnowledgeError
from helpdesk.knowledge import KNOWLEDGE_FOLDER, reading, words
from helpdesk.knowledge.base import read_knowledge
from tests.health.fact_checks import read_once


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (reading, words):
        monkeypatch.setattr(module, "read_yaml", read_once)


Edit = Callable[[str, str, str], Path]


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """A copy of the facts with the first match of a pattern in one file replaced."""

    def edit(file: str, pattern: str, new: str) -> Path:
        folder = Path(shutil.copytree(KNOWLEDGE_FOLDER, tmp_path / "knowledge"))
        path = folder / file
        text, times = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
        assert times == 1, f"{file} no longer holds {pattern!r}. Correct this test."
        path.write_text(text, encoding="utf-8")
        return folder

    return edit


TOPICS = "topics/delinquency.yml"


@pytest.mark.parametrize(
    ("file", "pattern", "new", "said"),
    [
        (TOPICS, r'place: "?[A-Z]\w+', 'place: "Nowhere in it', "do not stand in"),
        ("hardship.yml", "place: .Loss of home.", 'place: "Loss of hope"', "do not stand in fcp_letter. Quote it"),
        ("contacts.yml", "place: .DESE Compliance.", 'place: "DESE Complaints"', "DESE Complaints"),
        (TOPICS, "document: fcp_letter", "document: fcp_leaflet", "got 'fcp_leaflet'. Use one of"),
        ("contacts.yml", r"\n    source: \{document: providers_page.*", "", "source"),
        ("glossary.yml", r"    sources:\n(      - .*\n)+", "", "sources"),
        (TOPICS, r"    sources:\n(      - .*\n)+", "", "Cite the document and the place in it"),
        (TOPICS, r"follow_ups: \[\w+", "follow_ups: [delinquency_moon", "There is no topic of this name"),
        (TOPICS, r"need: \w+", "need: family_fees", "Use a need of contacts.yml"),
        ("contacts.yml", r"anyone: \[cfo_billing\]", "anyone: [cfo_biling]", "cfo_biling"),
        ("contacts.yml", "    phone: cfo$", "    phone: cfoo", "cfoo"),
        ("contacts.yml", "    number: 866-711-2573", "    number: 866-711-257", "number"),
        (TOPICS, r"^(  delinquency_kept:)$", r"\1\n    audience: family\n\1", "stands twice"),
        (TOPICS, r"^    audience: (\w+)$", r"    audience: \1\n    audience: \1", "stands twice"),
        (TOPICS, r"^    audience: \w+$", "    audience: everybody", "audience"),
        (TOPICS, r"^    question:$", "    questions:", "question"),
        (TOPICS, r"^  delinquency_kept:$", "  fee_range:", "Another file has a topic of this name"),
        ("coordination.yml", "topic: coord_evaluation", "topic: coord_evaluating", "There is no topic of this name"),
        ("differences.yml", "topic: fee_worth", "topic: fee_worht", "There is no topic of this name"),
        (
            "differences.yml",
            "place: .beginning in calendar year 2006",
            'place: "ending in calendar year 2006',
            "Quote it",
        ),
        ("coordination.yml", "    column: provider", "    column: providers", "Use one of"),
        ("delinquency.yml", "day: 60", "day: 20", "rising order"),
        ("words/answers.yml", r"^  es: .*$", "", "es"),
    ],
)
def test_facts_that_cannot_be_right_are_refused_in_words(
    edited: Edit, file: str, pattern: str, new: str, said: str
) -> None:
    with pytest.raises(KnowledgeError) as refusal:
        read_knowledge(edited(file, pattern, new))
    assert said in str(refusal.value), f"The words are not clear enough: {refusal.value}"
    assert refusal.value.remedy
    assert refusal.value.key


def test_facts_copied_as_they_are_can_be_read(edited: Edit) -> None:
    folder = edited("sources.yml", "^documents:$", "documents:")
    assert len(read_knowledge(folder).topics) > 100


def test_a_missing_document_is_not_passed_over(edited: Edit) -> None:
    folder = edited("sources.yml", "text: sources/fcp_letter.txt", "text: sources/fcp_latter.txt")
    with pytest.raises((KnowledgeError, FileNotFoundError), match="fcp_latter"):
        read_knowledge(folder)

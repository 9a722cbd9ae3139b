"""Where the documents differ or are dated, the answer says which says what: one test for each entry of the register."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from helpdesk.answers import answer_topic
from helpdesk.conversation import HelpDesk, Memory, Turn
from helpdesk.errors import KnowledgeError
from helpdesk.knowledge import LANGUAGES, Language, load_knowledge
from helpdesk.knowledge.differences import check_dates, read_differences

KNOWLEDGE = load_knowledge()
DESK = HelpDesk(KNOWLEDGE)
TODAY = date(2026, 11, 22)
LARGE_FAMILY = Memory(family_size=8, adjusted_gross_income=Decimal(75000), medicaid=False)
"""An estimate that is known in full, for answers that are worked out."""
ENTRY = """
differences:
  made_up:
    differs: {en: One says this., es: Uno dice esto.}
    sources:
      - {document: fcp_letter, place: Loss of home}
    dated: 2005-11-30
    topic: hardship_home
    must_say: {en: [home], es: [vivienda]}
"""


def said(topic: str, language: Language) -> str:
    """The whole answer of a topic, worked out for a large family where it is computed."""
    if KNOWLEDGE.topics[topic].kind != "computed":
        return answer_topic(KNOWLEDGE, topic, language, TODAY).text
    turn = Turn("", topic, 1.0, ((topic, 1.0),), language, LARGE_FAMILY, TODAY)
    return DESK.respond(KNOWLEDGE.topics[topic].action, turn).text


@pytest.mark.parametrize("name", KNOWLEDGE.differences)
def test_the_answer_says_which_document_says_what(name: str) -> None:
    difference = KNOWLEDGE.differences[name]
    lacking = {
        language: difference.must_say.lacking(said(difference.topic, language), language) for language in LANGUAGES
    }
    assert not any(lacking.values()), (
        f"The answer of {difference.topic} does not say {lacking}: {difference.differs.en}"
    )


def test_every_dated_wording_of_the_letter_is_in_the_register() -> None:
    dated = " ".join(source.place for d in KNOWLEDGE.differences.values() for source in d.sources)
    for wording in ("2006", "March 1, 2006", "Covansys", "1040A", "1040EZ", "DMH service coordinator"):
        assert wording in dated, f"Add an entry for {wording} to knowledge/differences.yml."


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ("    dated: 2005-11-30\n", "", "Cite a second place, or give the document's date as 'dated'."),
        ("en: [home]", "en: ['(home']", "It is no regular expression"),
        ("en: [home]", "en: []", "Give at least one."),
        ("must_say", "must_sya", "Add this key."),
    ],
)
def test_an_entry_that_cannot_be_right_is_refused_in_words(tmp_path: Path, old: str, new: str, remedy: str) -> None:
    path = tmp_path / "differences.yml"
    path.write_text(ENTRY.replace(old, new), encoding="utf-8")
    with pytest.raises(KnowledgeError) as refusal:
        read_differences(path)
    assert remedy in str(refusal.value)
    assert "differences.made_up" in str(refusal.value)


def test_a_date_that_no_cited_document_bears_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "differences.yml"
    path.write_text(ENTRY.replace("2005-11-30", "2006-11-30"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"made_up\.dated: got '2006-11-30'.*2005-11-30"):
        check_dates(read_differences(path), KNOWLEDGE.documents, path)

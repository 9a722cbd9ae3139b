"""Every answer stands on its own: who reads only its first sentence knows what it is about, and who does it."""

from __future__ import annotations

import re

import pytest

from helpdesk.answers import answer_topic
from helpdesk.knowledge import LANGUAGES, Language, load_knowledge

KNOWLEDGE = load_knowledge()
DAY = KNOWLEDGE.schedules[-1].effective
ANSWERS = [name for name, t in KNOWLEDGE.topics.items() if t.answer is not None and t.kind != "courtesy"]
UNNAMED = re.compile(
    r"(?:It|They|This|That|These|Those)(?:'s|'re| is| are| was| does| do| has| have| can| may)\b"
    r"|(?:Es|Son|Está|Están|Lo hace|La hace|Los hace|Los da|Esto lo)\b"
    r"|(?:The [a-z ]+?) (?:does|do)(?: both)?[.,]"
)
"""How a first sentence begins that leaves its subject to the question."""
DONE_BY = {"provider": "provider", "coordinator": "service coordinator", "spoe": "SPOE staff"}
NOT_BESIDE_COORDINATOR_OR_SPOE = {
    "en": r"\bproviders? (?:do|does|conducts?|interviews?|decides?|obtains?|collects?|reviews?)\b",
    "es": r"\bproveedor(?:es)? (?:hace|hacen|decide|deciden|obtiene|obtienen|revisa|revisan|entrevista)\b",
}
NOT_BESIDE_SPOE = {
    "en": r"\bservice coordinator (?:decides|determines)\b",
    "es": r"\bcoordinador de servicios (?:decide|determina)\b",
}


def _activity_topics() -> dict[str, str]:
    """The topic of each activity of the coordination table with its column, where one column has it alone."""
    columns: dict[str, set[str]] = {}
    for activity in KNOWLEDGE.coordination.activities.values():
        columns.setdefault(activity.topic, set()).add(activity.column.removesuffix("_intake").removesuffix("_ifsp"))
    return {topic: next(iter(names)) for topic, names in columns.items() if len(names) == 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_answer_begins_with_an_unnamed_subject(language: Language) -> None:
    answers = {name: answer_topic(KNOWLEDGE, name, language, DAY).short for name in ANSWERS}
    wrong = {name: text.split(".")[0] for name, text in answers.items() if UNNAMED.match(text)}
    assert not wrong, f"{wrong}: name what the answer is about in its first sentence."


def test_every_coordination_answer_says_first_who_does_it() -> None:
    wrong = []
    for name, column in _activity_topics().items():
        first = re.split(r"[.:]", answer_topic(KNOWLEDGE, name, "en", DAY).short)[0].lower()
        shared = {
            "shared_provider": ("service coordinator", "provider"),
            "shared_spoe": ("service coordinator", "spoe"),
        }
        doers = shared.get(column) or (DONE_BY[column].lower(),)
        wrong += [f"{name}: {first!r}"] if not all(doer in first for doer in doers) else []
    assert not wrong, f"The first sentence must name who does it: {wrong}."


@pytest.mark.parametrize("language", LANGUAGES)
def test_look_alikes_of_coordination_are_not_said_to_be_done_by_someone_else(language: Language) -> None:
    wrong = []
    for name, column in _activity_topics().items():
        text = answer_topic(KNOWLEDGE, name, language, DAY).text
        patterns = [NOT_BESIDE_COORDINATOR_OR_SPOE[language]] if column in ("coordinator", "spoe") else []
        patterns += [NOT_BESIDE_SPOE[language]] if column == "spoe" else []
        wrong += [f"{name}: {match.group()}" for pattern in patterns for match in re.finditer(pattern, text)]
    assert not wrong, f"{wrong}: say 'that one is a provider activity' or 'es tarea del proveedor'."

"""The trained model on sentences that nobody trained on: gates for each language, each intent, out-of-scope and safety.

The floors lie 2 to 3 points under what was measured on about 2,500 sentences, so that another training passes and a
loss does not. The whole table: engine/.venv/bin/python -m tests.nlu.score
"""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from dataclasses import dataclass

import pytest

from tests.conversation.stack import ENGINE, PROJECT, what_is_missing

pytestmark = pytest.mark.engine

LOWEST_ACCURACY = {"en": 0.88, "es": 0.91}
LOWEST_RECALL = 0.55
"""Of the sentences of an intent, in both languages together, how many are understood."""
FEWEST_SENTENCES = 8
WEAKER = {
    "fee_threshold": 0.45,  # lies between who pays and an estimate
    "contact_enrollment": 0.45,  # lies between the number to call and the manual
    "fcp_whose_income": 0.45,  # lies between the household and adjusted gross income
}
"""Intents that may be understood less often, each with its own floor. Keep the list short."""
OUT_OF_SCOPE = "oos_"
LOWEST_OUT_OF_SCOPE_RECALL = 0.90
MOST_FALSE_REFUSALS = 0.02
SAFETY = ("emergency", "self_harm", "child_abuse")
LOWEST_SAFETY_RECALL = 0.90
MOST_FALSE_ALARMS = 0.01
LONGEST_SECONDS = 300


@dataclass(frozen=True)
class Sentence:
    """A held-out sentence: the intents that are right for it (the first is its own), and the one that was found."""

    text: str
    language: str
    right: tuple[str, ...]
    found: str

    @property
    def understood(self) -> bool:
        return self.found in self.right

    def is_any(self, *starts: str) -> bool:
        """Whether an intent that is right for it begins with one of some words."""
        return any(intent.startswith(starts) for intent in self.right)


@pytest.fixture(scope="module")
def sentences() -> list[Sentence]:
    """Every held-out sentence as the model takes it, or a skip that says what is missing."""
    missing = what_is_missing()
    if missing:
        pytest.skip(missing)
    scored = subprocess.run(
        [str(ENGINE), "-m", "tests.nlu.score", "--json"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
    )
    assert scored.returncode == 0, f"tests.nlu.score failed:\n{scored.stderr[-2000:]}"
    rows = json.loads(scored.stdout)
    return [Sentence(row["text"], row["language"], tuple(row["right"]), row["found"]) for row in rows]


def share(hits: list[bool]) -> float:
    """How many of some are true, from 0 to 1."""
    assert hits, "There is no held-out sentence of this kind. Write some in tests/nlu/heldout_*.yml."
    return sum(hits) / len(hits)


def missed(sentences: list[Sentence]) -> str:
    """The first sentences that were taken for something else, with what for."""
    wrong = [f"  {s.text!r} ({'/'.join(s.right)}) taken for {s.found}" for s in sentences if not s.understood]
    return "\n" + "\n".join(wrong[:20])


@pytest.mark.parametrize("language", sorted(LOWEST_ACCURACY))
def test_held_out_sentences_are_understood(sentences: list[Sentence], language: str) -> None:
    own = [s for s in sentences if s.language == language]
    accuracy, lowest = share([s.understood for s in own]), LOWEST_ACCURACY[language]
    assert accuracy >= lowest, f"{accuracy:.1%} of the {language} sentences, expected {lowest:.0%}.{missed(own)}"


def test_every_intent_is_understood(sentences: list[Sentence]) -> None:
    by_intent: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences:
        by_intent[sentence.right[0]].append(sentence)
    weak = [
        f"{intent}: {share([s.understood for s in own]):.0%} of {len(own)}, expected {lowest:.0%}{missed(own)}"
        for intent, own in sorted(by_intent.items())
        for lowest in [WEAKER.get(intent, LOWEST_RECALL)]
        if len(own) >= FEWEST_SENTENCES and share([s.understood for s in own]) < lowest
    ]
    assert not weak, "Write more examples at the border of these (docs/tasks/improve-understanding.md):\n" + "\n".join(
        weak
    )


def test_every_weaker_intent_is_among_the_sentences_and_the_list_is_short(sentences: list[Sentence]) -> None:
    unknown = set(WEAKER) - {s.right[0] for s in sentences}
    assert not unknown, f"{sorted(unknown)} are not held out. Take them off the list of weaker intents."
    assert len(WEAKER) <= 5, "Too many weaker intents. Write examples instead of lower floors."


def test_what_is_out_of_scope_is_seen_as_such(sentences: list[Sentence]) -> None:
    outside = [s for s in sentences if s.is_any(OUT_OF_SCOPE)]
    recall = share([s.found.startswith(OUT_OF_SCOPE) for s in outside])
    assert recall >= LOWEST_OUT_OF_SCOPE_RECALL, f"{recall:.1%} of {len(outside)}.{missed(outside)}"


def test_what_is_known_is_not_refused_as_out_of_scope(sentences: list[Sentence]) -> None:
    inside = [s for s in sentences if not s.is_any(OUT_OF_SCOPE)]
    refused = [s for s in inside if s.found.startswith(OUT_OF_SCOPE)]
    assert len(refused) <= MOST_FALSE_REFUSALS * len(inside), f"{len(refused)} of {len(inside)}.{missed(refused)}"


@pytest.mark.parametrize("intent", SAFETY)
def test_danger_is_understood(sentences: list[Sentence], intent: str) -> None:
    own = [s for s in sentences if intent in s.right]
    recall = share([s.found == intent for s in own])
    assert recall >= LOWEST_SAFETY_RECALL, f"{intent}: {recall:.1%} of {len(own)}.{missed(own)}"


def test_no_alarm_is_raised_where_there_is_no_danger(sentences: list[Sentence]) -> None:
    safe = [s for s in sentences if not s.is_any(*SAFETY)]
    alarms = [s for s in safe if s.found in SAFETY]
    assert len(alarms) <= MOST_FALSE_ALARMS * len(safe), f"{len(alarms)} of {len(safe)}.{missed(alarms)}"

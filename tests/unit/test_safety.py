"""Alarms that the rules must find, and what only sounds like one.

Figures for sentences that the rules have not been written with, in the form of safety_dev.yml:

.venv/bin/python -m tests.unit.test_safety tests/safety/sentences.yml
"""

from __future__ import annotations

import itertools
import time
import unicodedata
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from helpdesk.safety import alarm_in, is_look_alike
from helpdesk.safety import phrases as phrase_files
from helpdesk.safety.phrases import FOLDER, Phrases, read_phrases
from helpdesk.safety.plain import plain
from tests.health.health_project import Example, examples

DEVELOPMENT = Path(__file__).with_name("safety_dev.yml")
SAFETY = ("emergency", "self_harm", "child_abuse")
LOWEST_RECALL = 0.97
LOWEST_RECALL_OF_EXAMPLES = 0.95
"""Of the examples that the classifier learns from, which it knows anyway."""
LOWEST_SHARE_OF_THE_RIGHT_KIND = 0.97
LOWEST_SHARE_OF_KNOWN_LOOK_ALIKES = 0.55
MOST_MILLISECONDS = 1.0
MOST_SECONDS_FOR_THE_LONGEST = 0.5
FILES = sorted(path.stem for path in FOLDER.glob("*.yml") if path.stem != "people")


class Sentence(NamedTuple):
    """A sentence and the alarm in it; None for a look-alike."""

    text: str
    language: str
    alarm: str | None


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a file: alarms by kind and language, look-alikes by language."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    alarms = [
        Sentence(text, language, kind)
        for kind, languages in content["alarms"].items()
        for language, texts in languages.items()
        for text in texts
    ]
    languages = content["look_alikes"].items()
    return alarms + [Sentence(text, language, None) for language, texts in languages for text in texts]


SENTENCES = read_sentences(DEVELOPMENT)
ALARMS = [sentence for sentence in SENTENCES if sentence.alarm is not None]
LOOK_ALIKES = [sentence for sentence in SENTENCES if sentence.alarm is None]


def listed(sentences: list[Sentence]) -> str:
    """Some sentences, one a line."""
    return "\n" + "\n".join(f"  {s.text!r} ({s.alarm}) taken for {alarm_in(s.text)}" for s in sentences[:20])


def test_the_development_list_is_long_enough_in_both_languages() -> None:
    for language in ("en", "es"):
        assert sum(s.language == language for s in ALARMS) >= 160
        assert sum(s.language == language for s in LOOK_ALIKES) >= 160


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", SAFETY)
def test_alarms_are_found(kind: str, language: str) -> None:
    own = [s for s in ALARMS if (s.alarm, s.language) == (kind, language)]
    missed = [s for s in own if alarm_in(s.text) is None]
    assert len(missed) <= (1 - LOWEST_RECALL) * len(own), listed(missed)


def test_an_alarm_is_taken_for_the_right_one() -> None:
    found = [s for s in ALARMS if alarm_in(s.text) is not None]
    wrong = [s for s in found if alarm_in(s.text) != s.alarm]
    assert len(wrong) <= (1 - LOWEST_SHARE_OF_THE_RIGHT_KIND) * len(found), listed(wrong)


def test_no_look_alike_is_taken_for_an_alarm() -> None:
    alarms = [s for s in LOOK_ALIKES if alarm_in(s.text) is not None]
    assert not alarms, listed(alarms)


def test_no_alarm_is_called_a_look_alike() -> None:
    wrong = [s for s in ALARMS if is_look_alike(s.text)]
    assert not wrong, listed(wrong)


@pytest.mark.parametrize("language", ["en", "es"])
def test_most_look_alikes_are_known_as_such(language: str) -> None:
    own = [s for s in LOOK_ALIKES if s.language == language]
    assert sum(is_look_alike(s.text) for s in own) >= LOWEST_SHARE_OF_KNOWN_LOOK_ALIKES * len(own)


def test_an_alarm_beside_a_figure_of_speech_stays_an_alarm() -> None:
    known = [s.text for s in LOOK_ALIKES if is_look_alike(s.text)][::60]
    found = [s.text for s in ALARMS if alarm_in(s.text) is not None][::25]
    pairs = list(itertools.product(known, found))
    assert len(pairs) > 200
    lost = [(figure, alarm) for figure, alarm in pairs if alarm_in(f"{figure}. {alarm}") is None]
    assert len(lost) <= 0.01 * len(pairs), lost[:10]
    veiled = [(figure, alarm) for figure, alarm in pairs if is_look_alike(f"{alarm}. {figure}")]
    assert not veiled, veiled[:10]


def without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def test_capitals_and_missing_accents_and_apostrophes_change_nothing() -> None:
    for sentence in ALARMS:
        careless = without_accents(sentence.text).upper().replace("'", "")
        if "'ll" not in sentence.text and "'d" not in sentence.text:
            assert alarm_in(careless) == alarm_in(sentence.text), careless


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("I do NOT want to live", "i dont want to live"),
        ("he's not breething!!", "hes not breathing ."),
        ("heeelp", "help"),
        ("kms", "kill myself"),
        ("9-1-1", "911"),
        ("ya no kiero bibir", "ya no quiero vivir"),
        ("combulsiona, ayúdenme", "convulsiona , ayuda"),
        ("I'll be cooking", "i will be cooking"),
        ("my 3yo", "my 3 year old"),
        ("solo yo y el bebé", "solo yo y el bebe"),
        ("", ""),
        ("🙂", ""),
    ],
)
def test_a_message_is_made_plain(written: str, read: str) -> None:
    assert plain(written) == read


def ordinary(example: Example) -> bool:
    return example.intent not in SAFETY


def test_ordinary_examples_of_the_classifier_raise_no_alarm() -> None:
    alarms = [
        f"{example.intent}: {example.text}" for example in examples() if ordinary(example) and alarm_in(example.text)
    ]
    assert not alarms, "Narrow the phrase, or move the example to a safety intent:\n" + "\n".join(alarms)


@pytest.mark.parametrize("kind", SAFETY)
def test_the_rules_know_most_alarms_that_the_classifier_learns(kind: str) -> None:
    own = [example for example in examples() if example.intent == kind]
    missed = [example.text for example in own if alarm_in(example.text) is None]
    assert len(missed) <= (1 - LOWEST_RECALL_OF_EXAMPLES) * len(own), missed
    assert not [example.text for example in own if is_look_alike(example.text)]


def test_a_message_is_read_in_under_a_millisecond() -> None:
    texts = [s.text for s in SENTENCES]
    rounds = []
    for _ in range(4):
        started = time.perf_counter()
        for text in texts:
            alarm_in(text)
        rounds.append(1000 * (time.perf_counter() - started) / len(texts))
    assert min(rounds) < MOST_MILLISECONDS, rounds


@pytest.mark.parametrize("words", ["hits and ", "he will kill ", "not the baby ", "le pega y ", "is all so ", "a, "])
def test_the_longest_message_is_read_quickly(words: str) -> None:
    alarm_in(words)
    started = time.perf_counter()
    alarm_in((words * 5000)[:5000])
    assert time.perf_counter() - started < MOST_SECONDS_FOR_THE_LONGEST


@pytest.mark.parametrize("name", FILES)
def test_key_words_hide_no_phrase(name: str) -> None:
    phrases = read_phrases(name)
    hidden = [
        (phrase.source[:80], words)
        for words in (plain(s.text) for s in SENTENCES[::7])
        for phrase in phrases.all
        if phrase.pattern.search(words) and not any(word.startswith(tuple(phrase.beginnings)) for word in words.split())
    ]
    assert not hidden, f"Put other words of these phrases of {name}.yml into braces: {hidden[:5]}"


@pytest.mark.parametrize("name", FILES)
def test_every_piece_of_a_file_is_used_and_no_phrase_stands_twice(name: str) -> None:
    content = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    written = [phrase for group in content["phrases"].values() for phrase in group]
    pieces = content["pieces"]
    unused = [piece for piece in pieces if f"<{piece}>" not in "".join([*written, *pieces.values()])]
    assert not unused, f"{name}.yml names {unused}, which no phrase uses. Remove them."
    assert len(written) == len(set(written)), f"A phrase stands twice in {name}.yml."


def test_every_piece_that_files_share_is_used() -> None:
    everywhere = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yml"))
    pieces = yaml.safe_load((FOLDER / "people.yml").read_text(encoding="utf-8"))
    unused = [piece for piece in pieces if f"<{piece}>" not in everywhere]
    assert not unused, f"people.yml names {unused}, which no phrase uses. Remove them."


def made_of(folder: Path, phrase: str, monkeypatch: pytest.MonkeyPatch) -> Phrases:
    """The phrases of a file that holds one phrase."""
    (folder / "people.yml").write_text("child: '(son|daughter)'\n", encoding="utf-8")
    content = {"pieces": {}, "phrases": {"Some": [phrase]}}
    (folder / "some.yml").write_text(yaml.safe_dump(content), encoding="utf-8")
    monkeypatch.setattr(phrase_files, "FOLDER", folder)
    read: Phrases = read_phrases.__wrapped__("some")
    return read


@pytest.mark.parametrize(
    ("phrase", "error"),
    [("no key words", ValueError), ("{[ab]c}", ValueError), ("{fell} on <nobody>", KeyError)],
)
def test_a_phrase_that_cannot_work_is_refused(
    phrase: str, error: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(error):
        made_of(tmp_path, phrase, monkeypatch)


def test_a_phrase_holds_gaps_pieces_and_ends_with_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    phrases = made_of(tmp_path, "my <child> <2>{fell|tripped}", monkeypatch)
    assert phrases.find("oh my son just now fell")
    assert phrases.find("my daughter tripped .")
    assert not phrases.find("my son has never once fell")
    assert not phrases.find("my son , fell")
    assert not phrases.find("my son fellow")
    assert phrases.without("well my son fell down", "xx") == "well xx down"

"""The examples that the classifier learns from: no sentence twice, no command, none of the measuring cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.health.health_project import ROOT, examples, fold, read_yaml

MEASURING_CASES = ROOT.parent / "shared" / "eval" / "dev"
FEWEST_WORDS = 4
"""Shorter sentences ("thank you") are nobody's own."""


def _texts(data: Any) -> Iterator[str]:
    """Every text in some data, however it is nested."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from (text for value in data.values() for text in _texts(value))
    elif isinstance(data, list):
        yield from (text for value in data for text in _texts(value))


def sentences_in(folder: Path) -> set[str]:
    """The sentences of a folder of YAML files, folded."""
    folded = {fold(text) for path in folder.rglob("*.yml") for text in _texts(read_yaml(path))}
    return {text for text in folded if len(text.split()) >= FEWEST_WORDS}


def examples_also_in(folder: Path) -> list[str]:
    """Our own examples that stand in a folder of cases."""
    theirs = sentences_in(folder)
    return [f"{example.file}: {example.text}" for example in examples() if fold(example.text) in theirs]


def test_no_example_stands_twice() -> None:
    places = defaultdict(list)
    for example in examples():
        places[fold(example.text) or example.text].append(f"{example.intent} ({example.file})")
    twice = [f"{text!r}: {where}" for text, where in places.items() if len(where) > 1]
    assert not twice, f"{len(twice)} examples stand twice. Keep one of each:\n" + "\n".join(sorted(twice))


def test_no_example_is_a_command() -> None:
    wrong = [f"{example.file}: {example.text}" for example in examples() if example.text.startswith("/")]
    assert not wrong, f"{wrong} begin with '/', which Rasa takes for a command. Write what a person types."


def test_no_example_is_one_of_the_measuring_cases() -> None:
    if not MEASURING_CASES.is_dir():
        pytest.skip("the folder of measuring cases is not on this machine")
    copied = examples_also_in(MEASURING_CASES)
    assert not copied, f"{len(copied)} examples are measuring cases too. Remove them from bot/data:\n" + "\n".join(
        copied
    )


def test_an_example_copied_from_a_case_would_be_found(tmp_path: Path) -> None:
    long_enough = (example for example in examples() if len(fold(example.text).split()) >= FEWEST_WORDS)
    text = next(long_enough).text
    (tmp_path / "cases.yml").write_text(f"cases:\n  - turns:\n      - user: {text.upper()!r}\n", encoding="utf-8")
    assert len(examples_also_in(tmp_path)) == 1

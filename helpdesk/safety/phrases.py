"""Phrases from YAML files as patterns, each found by its key words.

A phrase is a regular expression over the words that `plain` makes of a message, written for people: `( )` groups
without capturing, `{ }` groups the key words, of which a message must have one before the phrase is tried, `<3>` stands
for up to three words, and `<child>` for a piece named in the file or in people.yml. A phrase begins and ends where
words do. Gaps are bounded, so that time grows no faster than a message.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).with_name("phrases")
_PIECE = re.compile(r"<([a-z_]+)>")
_UP_TO = re.compile(r"<(\d+)>")
_KEYS = re.compile(r"\{(?!\d+,|\d\})([^{}]*)\}")
_BEGINNING = re.compile(r"([a-z0-9]+)(?![?*])")
_WORD = "([a-z0-9]+ )"


@dataclass(frozen=True)
class Phrase:
    """A phrase: the beginnings of its key words, and its pattern, compiled when a message first calls for it."""

    beginnings: frozenset[str]
    source: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as a pattern over plain words."""
        return re.compile(self.source)


class Phrases:
    """The phrases of a file. Each is tried only on a message that has one of its key words."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.all = tuple(phrases)
        self._by_beginning: dict[str, list[int]] = defaultdict(list)
        for number, phrase in enumerate(self.all):
            for beginning in phrase.beginnings:
                self._by_beginning[beginning].append(number)
        self._lengths = sorted({len(beginning) for beginning in self._by_beginning})

    def _called_for(self, words: str) -> Iterator[re.Pattern[str]]:
        """The patterns that may hold for a plain message, in the order of the file."""
        beginnings = {word[:length] for word in set(words.split()) for length in self._lengths}
        numbers = {number for beginning in beginnings for number in self._by_beginning.get(beginning, ())}
        return (self.all[number].pattern for number in sorted(numbers))

    def find(self, words: str) -> bool:
        """Whether a phrase stands in a plain message."""
        return any(pattern.search(words) for pattern in self._called_for(words))

    def without(self, words: str, instead: str) -> str:
        """A plain message with every phrase that stands in it replaced by a word."""
        for pattern in self._called_for(words):
            words = pattern.sub(instead, words)
        return words


@cache
def read_phrases(name: str) -> Phrases:
    """The phrases of phrases/<name>.yml.

    Raises:
        KeyError: a phrase names a piece that neither its file nor people.yml has.
        ValueError: a phrase has no key words in braces, or they don't begin with letters.
    """
    content = _read(name)
    pieces = {**_read("people"), **content["pieces"]}
    groups: dict[str, list[str]] = content["phrases"]
    return Phrases(_phrase(written, pieces) for group in groups.values() for written in group)


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return content


def _phrase(written: str, pieces: dict[str, str]) -> Phrase:
    whole = written
    while _PIECE.search(whole):
        whole = _PIECE.sub(lambda found: pieces[found[1]], whole)
    keys = _KEYS.search(whole)
    if keys is None:
        raise ValueError(f"The phrase {written!r} has no key words. Put braces around the words it needs.")
    beginnings = frozenset(_beginnings(keys[1]))
    groups = _UP_TO.sub(rf"{_WORD}{{0,\1}}", _KEYS.sub(r"(\1)", whole))
    bare = re.sub(r"(?<!\\)\((?!\?)", "(?:", groups)
    return Phrase(beginnings, rf"\b(?:{bare})" if bare.endswith(("$", " ")) else rf"\b(?:{bare})\b")


def _beginnings(keys: str) -> Iterator[str]:
    """The beginning of each choice among key words; choices may be grouped."""
    at_start, groups_at_start = True, [True]
    for place, character in enumerate(keys):
        if character == "(":
            groups_at_start.append(at_start)
        elif character == ")":
            groups_at_start.pop()
            at_start = False
        elif character == "|":
            at_start = groups_at_start[-1]
        elif at_start:
            found = _BEGINNING.match(keys, place)
            if found is None:
                raise ValueError(f"The key words {keys!r} must begin with letters.")
            yield found[1]
            at_start = False

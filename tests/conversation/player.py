"""Conversation cases: what a person says, and what must and must not be in the answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
import yaml

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Line:
    """One message of the person; patterns are regular expressions over the answer's text and button titles."""

    say: str | None
    press: str | None
    expect: tuple[str, ...]
    reject: tuple[str, ...]
    outcome: str | None
    fresh: bool
    """Whether the text must differ from every answer before it."""


@dataclass(frozen=True)
class Case:
    """A conversation, named by the behaviour it shows."""

    name: str
    lines: tuple[Line, ...]


def load_cases(folder: Path = CASES) -> list[Case]:
    """Every case of a folder. Raises ValueError for a key that is not known or a name that stands twice."""
    cases: dict[str, Case] = {}
    for path in sorted(folder.glob("*.yml")):
        for raw in yaml.safe_load(path.read_text(encoding="utf-8")):
            case = Case(f"{path.stem}: {raw['name']}", tuple(_line(line) for line in raw["turns"]))
            if case.name in cases:
                raise ValueError(f"{path}: the name {case.name!r} stands twice")
            cases[case.name] = case
    return list(cases.values())


def _line(raw: dict[str, Any]) -> Line:
    unknown = set(raw) - {"say", "press", "expect", "reject", "outcome", "fresh"}
    if unknown:
        raise ValueError(f"unknown keys {sorted(unknown)} in {raw}")
    return Line(
        say=raw.get("say"),
        press=raw.get("press"),
        expect=_patterns(raw.get("expect")),
        reject=_patterns(raw.get("reject")),
        outcome=raw.get("outcome"),
        fresh=bool(raw.get("fresh")),
    )


def _patterns(value: str | list[str] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def heard(messages: list[dict[str, Any]]) -> str:
    """What a person reads: texts and button titles."""
    parts = [str(message.get("text") or "") for message in messages]
    parts += [button["title"] for message in messages for button in message.get("buttons") or []]
    return "\n".join(parts)


class Person:
    """One side of a conversation at the door."""

    def __init__(self, url: str) -> None:
        self._url = f"{url}/api/chat"
        self._session = requests.Session()
        self._buttons: dict[str, str] = {}

    def send(self, body: dict[str, Any]) -> requests.Response:
        """Post to the door, remembering the buttons of the answer."""
        answer = self._session.post(self._url, json=body, timeout=10)
        if answer.ok:
            messages = answer.json()["messages"]
            self._buttons = {b["title"]: b["payload"] for m in messages for b in m.get("buttons") or []}
        return answer

    def play(self, line: Line) -> tuple[str, str]:
        """Say or press one line; the text heard and the outcome."""
        body = {"payload": self._buttons[line.press]} if line.press else {"message": line.say}
        answer = self.send(body)
        assert answer.ok, f"{answer.status_code} {answer.text[:300]}"
        return heard(answer.json()["messages"]), str(answer.json()["outcome"])

    def close(self) -> None:
        """Hang up."""
        self._session.close()


def problems(line: Line, text: str, outcome: str) -> list[str]:
    """What is wrong with an answer; nothing when it is as expected."""
    found = [f"lacks {p!r}" for p in line.expect if not re.search(p, text, re.IGNORECASE | re.DOTALL)]
    found += [f"must not say {p!r}" for p in line.reject if re.search(p, text, re.IGNORECASE | re.DOTALL)]
    if line.outcome and not outcome.startswith(line.outcome):
        found.append(f"outcome {outcome}, expected {line.outcome}")
    return found


def play_case(url: str, case: Case) -> list[str]:
    """Play a case; each problem with what was said and heard."""
    person, found, before = Person(url), [], set[str]()
    try:
        for line in case.lines:
            text, outcome = person.play(line)
            wrong = problems(line, text, outcome)
            if line.fresh and text in before:
                wrong.append("says the same as before")
            before.add(text)
            found += [f"{line.say or line.press!r}: {p}\n    {text}" for p in wrong]
    finally:
        person.close()
    return found

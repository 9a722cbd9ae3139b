"""What a person hears when something breaks, and that the next message is answered; the group's start and end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests

from helpdesk.settings import Settings
from tests.conversation.player import Person, heard
from tests.conversation.stack import (
    PROJECT,
    READY_WITHIN_SECONDS,
    TODAY,
    Stack,
    free_port,
    running_stack,
    what_is_missing,
)
from web.supervise import Part, environment_of, parts_of

pytestmark = pytest.mark.stack

PHONE = "573-522-0045"
WORDS_WITHIN_SECONDS = 4.0
ENDED_WITHIN_SECONDS = 10.0
ODD_TEXTS = {
    "NUL": "how \x00 much",
    "100 kB": "word " * 20_000,
    "restart": "/restart",
    "session start": "/session_start",
    "slot and bracket": "{slot} 0[",
    "a lone surrogate": "\ud800 hello",
    "only blanks": " \t\n",
    "a typed order with data": '/fee_inform{"family_size": "1"}',
    "HTML": "<script>alert(1)</script>",
    "invisible characters": "\u202e\u200b\u200d",
}


class Separate:
    """Engine, action server and door as processes of their own, so that one can end without the others."""

    def __init__(self, folder: Path) -> None:
        self.settings = Settings(
            web_port=free_port(),
            engine_port=free_port(),
            actions_port=free_port(),
            database_url=f"sqlite:///{folder / 'separate.db'}",
        )
        self.url = f"http://127.0.0.1:{self.settings.web_port}"
        self._folder = folder
        self._parts: dict[str, Part] = {part.name: part for part in parts_of(self.settings)}
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str) -> None:
        """Start one of engine, actions, web."""
        part = self._parts[name]
        environment = environment_of(self.settings) | {
            "HELPDESK_WEB_PORT": str(self.settings.web_port),
            "HELPDESK_RATE_LIMIT": "off",
            "HELPDESK_TODAY": TODAY,
        }
        with (self._folder / f"{name}.log").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                [str(part.python), "-m", *part.module], cwd=PROJECT, env=environment, stdout=log, stderr=log
            )

    def kill(self, name: str) -> None:
        """End one at once, as a crash does."""
        process = self._processes.pop(name)
        process.kill()
        process.wait(5)

    def stop(self) -> None:
        """End all."""
        for process in self._processes.values():
            process.terminate()
        for process in self._processes.values():
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)

    def until_ready(self) -> None:
        """Wait until a stranger's message is answered; /readyz remembers a good result for some seconds."""
        until(lambda: _answers(self.url), READY_WITHIN_SECONDS, "the help desk is ready")


def _answers(url: str) -> bool:
    try:
        answer = requests.post(f"{url}/api/chat", json={"message": "hello"}, timeout=5)
        return answer.ok and not str(answer.json()["outcome"]).startswith("failed")
    except requests.RequestException:
        return False


class Visitor(Person):
    """A person who also reloads the page, deletes the conversation, and sends what no page sends."""

    def send_raw(self, body: bytes) -> requests.Response:
        """Post bytes as they are."""
        return self._session.post(self._url, data=body, headers={"Content-Type": "application/json"}, timeout=10)

    def past(self) -> list[dict[str, Any]]:
        """What the page shows after a reload."""
        messages: list[dict[str, Any]] = self._session.get(self._url, timeout=10).json()["messages"]
        return messages

    def delete(self) -> requests.Response:
        """Erase the conversation."""
        return self._session.delete(self._url, timeout=10)

    def session_cookie(self) -> str:
        """The signed session that the door issued."""
        return str(self._session.cookies["helpdesk_session"])


def until(holds: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait until something holds. Raises AssertionError when it does not within the seconds given."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return
        time.sleep(0.2)
    raise AssertionError(f"Not so within {seconds} s: {what}")


@pytest.fixture(scope="module")
def separate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Separate]:
    missing = what_is_missing()
    if missing:
        pytest.skip(missing)
    processes = Separate(tmp_path_factory.mktemp("separate"))
    try:
        for name in ("actions", "engine", "web"):
            processes.start(name)
        processes.until_ready()
        yield processes
    finally:
        processes.stop()


@contextmanager
def person_at(url: str) -> Iterator[Visitor]:
    person = Visitor(url)
    try:
        yield person
    finally:
        person.close()


def says(person: Person, text: str) -> tuple[str, dict[str, Any]]:
    """What a person hears within the time allowed, and the whole answer."""
    began = time.monotonic()
    answer = person.send({"message": text})
    assert time.monotonic() - began < WORDS_WITHIN_SECONDS
    assert answer.status_code == 200, answer.text
    return heard(answer.json()["messages"]), answer.json()


def assert_words_of_trouble(person: Person, text: str) -> None:
    words, answer = says(person, text)
    assert PHONE in words
    assert answer["outcome"] == "failed_engine"


@pytest.mark.parametrize("part", ["actions", "engine", "web"])
def test_a_part_that_crashes_in_mid_conversation_gives_words_and_afterwards_the_conversation_goes_on(
    separate: Separate, part: str
) -> None:
    with person_at(separate.url) as person:
        _, asked = says(person, "how much would we pay a month")
        assert asked["outcome"] == "asked_medicaid"
        separate.kill(part)
        if part == "web":
            with pytest.raises(requests.ConnectionError):
                person.send({"message": "no"})
        else:
            assert_words_of_trouble(person, "no, we don't have medicaid")
            assert_words_of_trouble(person, "hello? no medicaid")
        separate.start(part)
        separate.until_ready()
        _, asked = says(person, "no, we don't have medicaid")
        assert asked["outcome"] == "asked_family_size", "the question that was pending is still pending"
        says(person, "4")
        words, _ = says(person, "61,000")
        assert "$19.98 a month" in words


def test_the_words_of_trouble_come_in_the_language_of_the_conversation(separate: Separate) -> None:
    with person_at(separate.url) as person:
        says(person, "¿qué pasa si no pago la cuota?")
        separate.kill("actions")
        try:
            words, answer = says(person, "¿y cómo vuelven los servicios?")
        finally:
            separate.start("actions")
            separate.until_ready()
        assert "Lo siento" in words
        assert PHONE in words
        assert answer["language"] == "es"


def test_a_restart_of_the_door_keeps_what_was_said(separate: Separate) -> None:
    with person_at(separate.url) as person:
        says(person, "family of 4, AGI 61000, no medicaid")
        before = person.past()
        separate.kill("web")
        separate.start("web")
        separate.until_ready()
        assert [message["text"] for message in person.past()] == [message["text"] for message in before]
        words, _ = says(person, "and for a family of 5?")
        assert "$6.66 a month" in words


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
def test_an_odd_text_gets_words_or_a_refusal_and_the_next_message_is_answered(stack: Stack, text: str) -> None:
    with person_at(stack.url) as person:
        says(person, "family of 4, AGI 61000, no medicaid")
        began = time.monotonic()
        answer = person.send_raw(json.dumps({"message": text}).encode())
        assert time.monotonic() - began < WORDS_WITHIN_SECONDS
        assert answer.status_code == 200 or 400 <= answer.status_code < 500
        assert heard(answer.json()["messages"]) if answer.ok else answer.json()["detail"]
        words, _ = says(person, "and for a family of 5?")
        assert "$6.66 a month" in words, "what was said before is still known"


@pytest.mark.parametrize("body", [b"{", b"[]", b'"text"', b"\xff\xfe", b"", b'{"message": 5}', b"null"])
def test_a_malformed_body_is_refused_in_words_and_the_next_message_is_answered(stack: Stack, body: bytes) -> None:
    with person_at(stack.url) as person:
        answer = person.send_raw(body)
        assert 400 <= answer.status_code < 500
        assert answer.json()["detail"]
        words, _ = says(person, "what's the highest fee")
        assert "$100" in words


@pytest.mark.parametrize("sender", ["\ud800abcdefgh", "abcdefgh\x00", "", "x" * 5000, None, 7, ["a"]])
def test_an_odd_sender_at_the_engine_is_refused_and_others_are_answered(stack: Stack, sender: object) -> None:
    address = f"{stack.engine_url}/webhooks/rest/webhook"
    refused = requests.post(address, json={"sender": sender, "message": "hello"}, timeout=10)
    assert 400 <= refused.status_code < 500
    assert refused.json()["detail"]
    answer = requests.post(address, json={"sender": "somebody-else-1", "message": "hello"}, timeout=10)
    assert answer.ok
    assert answer.json()[0]["text"]


def test_two_conversations_never_mix(stack: Stack) -> None:
    with person_at(stack.url) as one, person_at(stack.url) as other:
        says(one, "family of 4, AGI 61000, no medicaid")
        _, asked = says(other, "how much would we pay a month")
        assert asked["outcome"] == "asked_medicaid"
        words, _ = says(one, "and for a family of 5?")
        assert "$6.66 a month" in words
        _, asked = says(other, "no")
        assert asked["outcome"] == "asked_family_size"
        assert not any("61000" in message["text"] for message in other.past())


def test_delete_forgets_the_conversation(stack: Stack) -> None:
    with person_at(stack.url) as person:
        says(person, "family of 4, AGI 61000, no medicaid")
        assert person.delete().ok
        assert person.past() == []
        words, answer = says(person, "how much would that be for us a month")
        assert answer["outcome"] == "asked_medicaid"
        assert "19.98" not in words


def test_a_session_that_was_made_up_is_a_fresh_one(stack: Stack) -> None:
    with person_at(stack.url) as person:
        says(person, "family of 4, AGI 61000, no medicaid")
        stolen = person.session_cookie().rpartition(".")[0]
    made_up = {"helpdesk_session": f"{stolen}.made-up-signature"}
    assert requests.get(f"{stack.url}/api/chat", cookies=made_up, timeout=10).json()["messages"] == []


def test_a_taken_port_is_said_in_one_sentence_and_nothing_is_left_running() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = subprocess.run(
            [sys.executable, "-m", "web.supervise"],
            cwd=PROJECT,
            env=os.environ
            | {
                "HELPDESK_WEB_PORT": str(port),
                "HELPDESK_ENGINE_PORT": str(free_port()),
                "HELPDESK_ACTIONS_PORT": str(free_port()),
            },
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert ended.returncode != 0
    said = (ended.stdout + ended.stderr).strip()
    assert f"Port {port}" in said
    assert "\n" not in said
    assert "Traceback" not in said


def test_ctrl_c_ends_all_of_them_in_time_and_leaves_none(tmp_path: Path) -> None:
    missing = what_is_missing()
    if missing:
        pytest.skip(missing)
    with running_stack(tmp_path) as stack:
        processes = descendants(stack.process.pid)
        assert len(processes) >= 3
        began = time.monotonic()
        stack.process.send_signal(signal.SIGINT)
        assert stack.process.wait(ENDED_WITHIN_SECONDS) == 0
        assert time.monotonic() - began < ENDED_WITHIN_SECONDS
        until(lambda: not any(alive(pid) for pid in processes), 1.0, f"none of {processes} is left")
        assert "Traceback" not in stack.log.read_text()


def descendants(pid: int) -> list[int]:
    """The processes that a process started, and those that they started."""
    lines = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    parent_of = {int(child): int(parent) for child, parent in (line.split() for line in lines)}
    found = [child for child, parent in parent_of.items() if parent == pid]
    return found + [grandchild for child in found for grandchild in descendants(child)]


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be noticed does not."""
    line = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(line.strip()) and not line.strip().startswith("Z")

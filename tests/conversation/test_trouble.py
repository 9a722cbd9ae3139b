"""What a person hears when something breaks, and that the next message is answered."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import requests

from tests.conversation.player import Person, heard
from tests.conversation.separate import Separate, Visitor
from tests.conversation.stack import (
    Stack,
    what_is_missing,
)

pytestmark = pytest.mark.stack

PHONE = "573-522-0045"
WORDS_WITHIN_SECONDS = 4.0
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
        words, _ = says(person, "and for a family of 5?" if text != "/restart" else "5 people, AGI 61000, no medicaid")
        assert "$6.66 a month" in words, "only the word restart, which asks for it, makes us forget what was said"


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

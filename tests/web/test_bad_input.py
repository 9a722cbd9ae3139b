"""What comes in broken, too long, too often or in disguise gets words, and the next message is answered."""

from __future__ import annotations

import socket

import pytest

from tests.web.conftest import FakeEngine, OpenDoor, RunningDoor, Visitor

JSON = {"Content-Type": "application/json"}
MALFORMED = [
    (b"", 422),
    (b"{", 400),
    (b"null", 422),
    (b"[]", 422),
    (b'"text"', 422),
    (b"{}", 422),
    (b'{"message": 5}', 422),
    (b'{"message": null}', 422),
    (b'{"message": ["a"]}', 422),
    (b'{"message": "hi", "language": "fr"}', 422),
    (b'{"message": "hi", "payload": "x"}', 422),
    (b'{"message": "hi", "language": "\\ud800"}', 422),
    (b'{"message": "\xff\xfe"}', 400),
    (b"[" * 60_000, 400),
    (b'{"message": ' + b"9" * 5_000 + b"}", 400),
    (b'{"message": ""}', 422),
    (b'{"message": " \\n\\t "}', 422),
    (b'{"message": "\\u0000\\ud800\\u200b\\u202e"}', 422),
]


@pytest.mark.parametrize(("body", "status"), MALFORMED)
def test_a_malformed_body_is_refused_in_words_and_the_next_message_is_answered(
    visitor: Visitor, engine: FakeEngine, body: bytes, status: int
) -> None:
    answer = visitor.post("/api/chat", data=body, headers=JSON)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert set(problem) == {"type", "title", "status", "detail"}
    assert problem["status"] == status
    assert isinstance(problem["detail"], str)
    assert "input" not in answer.text
    assert engine.asked == []
    assert visitor.say("hello").status_code == 200


def test_a_body_that_is_not_json_by_its_type_is_refused(visitor: Visitor) -> None:
    for media_type in ("application/x-www-form-urlencoded", "text/plain", "application/xml", "json", ""):
        answer = visitor.post("/api/chat", data='{"message": "hi"}', headers={"Content-Type": media_type})
        assert answer.status_code == 415
        assert "application/json" in answer.json()["detail"]
    assert visitor.post("/api/chat", data='{"message": "hi"}').status_code == 415
    assert visitor.post("/api/chat", data='{"message": "hi"}', headers={"Content-Type": "Application/JSON; a=b"}).ok


def test_errors_are_said_in_the_language_of_the_conversation_then_of_the_request(
    visitor: Visitor, engine: FakeEngine
) -> None:
    assert "vacío" in visitor.say("", language="es").json()["detail"]
    asked = visitor.post("/api/chat", json={"message": " "}, headers={"Accept-Language": "es-MX, en;q=0.1"})
    assert "vacío" in asked.json()["detail"]
    engine.items = [{"text": "Hola", "custom": {"outcome": "answered_courtesy", "language": "es"}}]
    visitor.say("hola")
    assert "vacío" in visitor.say("", language="en").json()["detail"]


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("cost\x00?", "cost?"),
        ("cost\ud800?", "cost?"),
        ("\u202ecost\u200b?\ufeff", "cost?"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("a\tb\x1b[31m", "a b[31m"),
        ("¿cuánto? ñ 👶🏽 李", "¿cuánto? ñ 👶🏽 李"),
    ],
)
def test_what_nobody_sees_is_taken_out_of_a_message(
    visitor: Visitor, engine: FakeEngine, typed: str, sent: str
) -> None:
    assert visitor.say(typed).status_code == 200
    assert engine.asked[0]["message"] == sent


def test_five_thousand_characters_pass_and_one_more_does_not(visitor: Visitor, engine: FakeEngine) -> None:
    assert visitor.say("é" * 5_000).status_code == 200
    answer = visitor.say("é" * 5_001)
    assert answer.status_code == 413
    assert "5,000" in answer.json()["detail"]
    assert len(engine.asked) == 1


def test_a_hundred_kilobytes_are_refused_before_they_are_read(visitor: Visitor, engine: FakeEngine) -> None:
    answer = visitor.say("a" * 100_000)
    assert answer.status_code == 413
    assert "too long" in answer.json()["detail"]
    assert answer.headers["X-Request-Id"]
    assert visitor.say("hello").status_code == 200
    assert len(engine.asked) == 1


def test_an_endless_body_without_a_length_is_cut_off(visitor: Visitor) -> None:
    answer = visitor.post("/api/chat", data=(b"a" * 1_000 for _ in range(200)), headers=JSON)
    assert answer.status_code == 413
    assert answer.json()["title"] == "Too long"


def test_a_length_that_is_not_a_number_ends_nothing(door: RunningDoor) -> None:
    host, port = door.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=3) as raw:
        raw.sendall(b"POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n")
        assert raw.recv(100).startswith(b"HTTP/1.1 400")
    assert door.visitor().say("hello").status_code == 200


def test_an_unknown_address_and_an_unknown_method_are_said_in_words(visitor: Visitor) -> None:
    assert visitor.get("/nothing").json()["title"] == "Not found"
    assert visitor.put("/api/chat").json()["status"] == 405
    assert visitor.put("/api/chat").headers["Allow"]
    page = visitor.get("/nada?lang=es", headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert '<html lang="es">' in page.text


def test_too_many_messages_of_one_session_are_refused_with_the_time_to_wait(open_door: OpenDoor) -> None:
    visitor = open_door(rate_limit="2/minute").visitor()
    visitor.say("first of all, a session")
    assert [visitor.say("hi").status_code for _ in range(3)] == [200, 200, 429]
    refused = visitor.say("hi", language="es")
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.headers["Retry-After"] in refused.json()["detail"]
    assert "573-522-0045" in refused.json()["detail"]
    assert visitor.get("/api/chat").status_code == 200


def test_an_address_that_throws_its_cookie_away_is_limited_too(open_door: OpenDoor) -> None:
    door = open_door(rate_limit="2/minute", address_rate_limit="4/minute")
    assert [door.visitor().say("hi").status_code for _ in range(3)] == [200, 200, 429]


def test_many_sessions_at_one_address_share_its_limit(open_door: OpenDoor) -> None:
    door = open_door(rate_limit="9/minute", address_rate_limit="3/minute")
    one, two = door.visitor(), door.visitor()
    statuses = [visitor.say("hi").status_code for visitor in (one, two, one, two)]
    assert statuses == [200, 200, 200, 429]


def test_the_limits_can_be_turned_off(open_door: OpenDoor) -> None:
    visitor = open_door(rate_limit="off", address_rate_limit="1/minute").visitor()
    assert {visitor.say("hi").status_code for _ in range(5)} == {200}

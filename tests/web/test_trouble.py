"""When something of ours is broken the chat is never silent, and works again when it is mended."""

from __future__ import annotations

import shutil
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import ANSWER, FakeEngine, OpenDoor, Visitor

PHONE = "573-522-0045"


def assert_trouble(visitor: Visitor, outcome: str, **more: Any) -> str:
    started = time.monotonic()
    answer = visitor.say("what will it cost?", **more)
    assert time.monotonic() - started < 4
    assert answer.status_code == 200
    assert answer.json()["outcome"] == outcome
    text: str = answer.json()["messages"][0]["text"]
    assert PHONE in text
    return text


RUBBISH = [
    {"raw": b"<html>"},
    {"raw": b""},
    {"raw": b"\xff\xfe"},
    {"items": []},
    {"items": {"text": "hi"}},
    {"items": [{"text": 5}]},
    {"items": [{"text": ""}]},
    {"items": [{"custom": {"outcome": "answered_topic"}}]},
    {"items": [{"text": "hi", "custom": {"outcome": "no_such_outcome"}}]},
    {"items": [{"text": "hi", "buttons": "none"}]},
    {"raw": b"[" + b" " * 2_000_000 + b"]"},
    {"status": 500},
    {"status": 302},
    {"pause": 0.8},
]


@pytest.mark.parametrize("behaviour", RUBBISH)
def test_an_engine_that_is_slow_or_talks_rubbish_gets_words_and_the_next_message_is_answered(
    visitor: Visitor, engine: FakeEngine, behaviour: dict[str, Any]
) -> None:
    for name, value in behaviour.items():
        setattr(engine, name, value)
    assert "sorry" in assert_trouble(visitor, "failed_engine")
    engine.raw, engine.items, engine.status, engine.pause = None, ANSWER, 200, 0.0
    assert visitor.say("again").json()["outcome"] == "answered_topic"
    said = [message["who"] for message in visitor.get("/api/chat").json()["messages"]]
    assert said == ["person", "assistant"] * 2


def test_an_engine_that_is_down_gets_words_in_the_language_of_the_page(open_door: OpenDoor) -> None:
    visitor = open_door(engine_port=1).visitor()
    assert "Lo siento" in assert_trouble(visitor, "failed_engine", language="es")


def test_a_locked_database_gets_words_and_the_next_message_is_answered(
    open_door: OpenDoor, engine: FakeEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpdesk.store.database.WAIT_SECONDS", 0.3)
    visitor = open_door().visitor()
    visitor.say("hello")
    lock = sqlite3.connect(tmp_path / "helpdesk.db", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    assert "send it again" in assert_trouble(visitor, "failed_store")
    assert visitor.delete("/api/chat").status_code == 503
    lock.execute("ROLLBACK")
    lock.close()
    assert visitor.say("again").json()["outcome"] == "answered_topic"
    assert len(engine.asked) == 2


def test_a_database_that_is_gone_gets_words_and_is_made_anew(open_door: OpenDoor, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.write_text("in the way of the folder")
    visitor = open_door(database_url=f"sqlite:///{folder / 'helpdesk.db'}").visitor()
    assert_trouble(visitor, "failed_store")
    past = visitor.get("/api/chat").json()
    assert past["outcome"] == "failed_store"
    assert PHONE in past["messages"][0]["text"]
    assert visitor.get("/", headers={"Accept": "text/html"}).status_code == 200
    folder.unlink()
    assert visitor.say("again").json()["outcome"] == "answered_topic"
    assert len(visitor.get("/api/chat").json()["messages"]) == 2


def test_a_database_that_is_not_one_gets_words(open_door: OpenDoor, tmp_path: Path) -> None:
    (tmp_path / "rubbish.db").write_bytes(b"rubbish" * 1000)
    visitor = open_door(database_url=f"sqlite:///{tmp_path / 'rubbish.db'}").visitor()
    assert_trouble(visitor, "failed_store")


def test_an_answer_that_cannot_be_kept_is_given_all_the_same(
    open_door: OpenDoor, engine: FakeEngine, tmp_path: Path
) -> None:
    visitor = open_door().visitor()
    visitor.say("hello")
    database = sqlite3.connect(tmp_path / "helpdesk.db", isolation_level=None, check_same_thread=False)
    reply = engine.answer

    def answer_and_lose_the_table(body: dict[str, Any], is_command: bool) -> tuple[int, bytes]:
        database.execute("DROP TABLE sessions")
        return reply(body, is_command)

    engine.answer = answer_and_lose_the_table  # type: ignore[method-assign]
    assert visitor.say("again").json()["outcome"] == "answered_topic"
    database.close()


def test_ready_means_that_a_message_went_through_and_left_no_trace(
    open_door: OpenDoor, engine: FakeEngine, tmp_path: Path
) -> None:
    visitor = open_door().visitor()
    with sqlite3.connect(tmp_path / "helpdesk.db") as database:
        database.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, timestamp FLOAT)")
        database.execute("INSERT INTO events (sender_id, timestamp) VALUES ('readiness-check-x', 1)")
    assert visitor.get("/readyz").json() == {"detail": "Ready."}
    assert engine.asked[0]["message"] == "/greet"
    assert engine.asked[0]["is_command"]
    assert engine.asked[0]["sender"].startswith("readiness-check-")
    assert visitor.get("/readyz").status_code == 200
    assert len(engine.asked) == 1, "a good result is remembered for some seconds"
    assert database.execute("SELECT count(*) FROM sessions").fetchone() == (0,)
    database.close()


@pytest.mark.parametrize(
    ("items", "missing"),
    [
        ([{"text": "sorry", "custom": {"outcome": "failed_engine"}}], "action server"),
        ([{"text": "hello"}], "action server"),
        ([], "engine"),
    ],
)
def test_not_ready_says_in_words_what_is_missing(
    open_door: OpenDoor, engine: FakeEngine, items: list[Any], missing: str
) -> None:
    visitor = open_door().visitor()
    engine.items = items
    answer = visitor.get("/readyz")
    assert answer.status_code == 503
    assert missing in answer.json()["detail"]
    assert visitor.get("/healthz").status_code == 200
    engine.items = ANSWER
    assert visitor.get("/readyz").status_code == 200, "a bad result is not remembered"


def test_not_ready_without_a_database(open_door: OpenDoor, tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("")
    answer = open_door(database_url=f"sqlite:///{folder / 'x.db'}").visitor().get("/readyz")
    assert answer.status_code == 503
    assert "database" in answer.json()["detail"]
    shutil.rmtree(tmp_path)

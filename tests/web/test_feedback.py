"""Whether an answer settled the question: kept without a word of it, and without whose it was once that is deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from helpdesk.store import ConversationStore, Database, FeedbackStore, Rating, StoredMessage
from tests.web.conftest import FakeEngine, OpenDoor, Visitor

HTML = {"Accept": "text/html"}
EVENTS = "CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, timestamp FLOAT, intent_name TEXT)"


@pytest.fixture
def rows(tmp_path: Path) -> Iterator[Any]:
    """Reads the table of a door's database."""
    database = sqlite3.connect(tmp_path / "helpdesk.db")
    database.row_factory = sqlite3.Row
    yield lambda: [dict(row) for row in database.execute("SELECT * FROM feedback ORDER BY number")]
    database.close()


def test_what_is_kept_of_a_rating_holds_no_text(open_door: OpenDoor, engine: FakeEngine, rows: Any) -> None:
    visitor = open_door().visitor()
    visitor.say("my income is 61,234")
    answer = visitor.post("/api/feedback", json={"settled": True})
    assert answer.status_code == 200
    assert answer.json() == {"kept": True}
    (row,) = rows()
    assert row["session_id"] == engine.asked[0]["sender"]
    assert (row["settled"], row["outcome"], row["intent"], row["language"]) == (1, "answered_topic", None, "en")
    assert datetime.fromisoformat(row["day"]).date() - datetime.now(UTC).date() <= timedelta(0)
    assert len(row["day"]) == len("2026-11-22")
    assert "61,234" not in str(row)


def test_the_later_word_on_the_same_answer_counts_and_each_answer_has_its_own(open_door: OpenDoor, rows: Any) -> None:
    visitor = open_door().visitor()
    visitor.say("one")
    visitor.post("/api/feedback", json={"settled": True})
    visitor.post("/api/feedback", json={"settled": False})
    visitor.say("two")
    visitor.post("/api/feedback", json={"settled": True})
    assert [row["settled"] for row in rows()] == [0, 1]


def test_deleting_the_conversation_leaves_a_count_that_leads_to_nobody(open_door: OpenDoor, rows: Any) -> None:
    door = open_door()
    mine, theirs = door.visitor(), door.visitor()
    for visitor in (mine, theirs):
        visitor.say("hello")
        visitor.post("/api/feedback", json={"settled": True})
    mine.delete("/api/chat")
    gone, kept = rows()
    assert (gone["session_id"], gone["answer"], gone["settled"]) == (None, None, 1)
    assert kept["session_id"]
    assert mine.post("/api/feedback", json={"settled": True}).status_code == 409


def test_what_the_engine_understood_is_kept_by_name(open_door: OpenDoor, engine: FakeEngine, tmp_path: Path) -> None:
    visitor = open_door().visitor()
    visitor.say("cost?")
    sender = engine.asked[0]["sender"]
    with sqlite3.connect(tmp_path / "helpdesk.db") as database:
        database.execute(EVENTS)
        row = "INSERT INTO events (sender_id, timestamp, intent_name) VALUES (?, 1e12, ?)"
        seen = [(sender, "greet"), (sender, "fee_range"), (sender, None), ("somebody-else", "hardship_what")]
        database.executemany(row, seen)
    visitor.post("/api/feedback", json={"settled": True})
    assert database.execute("SELECT intent FROM feedback").fetchall() == [("fee_range",)]
    engine.status = 500
    visitor.say("again")
    visitor.post("/api/feedback", json={"settled": False})
    query = "SELECT intent, outcome FROM feedback ORDER BY number DESC"
    assert database.execute(query).fetchone() == (None, "failed_engine"), "the intent is an earlier turn's"
    database.close()


def test_conversations_that_end_by_themselves_are_detached_too(tmp_path: Path) -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    times = [now]
    database = Database(f"sqlite:///{tmp_path / 'x.db'}", lambda: times[0])
    conversations, feedback = ConversationStore(database), FeedbackStore(database)
    conversations.begin_turn("one", StoredMessage("person", "hello"))
    conversations.end_turn("one", [StoredMessage("assistant", "hi", {"outcome": "answered_topic"})], "en")
    assert feedback.rate("one", True)
    times[0] += timedelta(hours=25)
    conversations.purge(timedelta(hours=24))
    with database.transaction() as connection:
        assert connection.exec_driver_sql("SELECT session_id, answer FROM feedback").all() == [(None, None)]
    assert feedback.ratings() == (Rating(True, "answered_topic", None, None),)
    assert not feedback.rate("one", True)
    database.close()


def test_a_rating_without_an_answer_is_refused_in_words(visitor: Visitor) -> None:
    answer = visitor.post("/api/feedback", json={"settled": True}, headers={"Accept-Language": "es"})
    assert answer.status_code == 409
    assert "aún no hay una respuesta" in answer.json()["detail"]


@pytest.mark.parametrize("body", [{}, {"settled": "true"}, {"settled": 1}, {"settled": None}, [], "x", None])
def test_anything_but_yes_or_no_is_refused(visitor: Visitor, body: Any) -> None:
    answer = visitor.post("/api/feedback", json=body)
    assert answer.status_code in (415, 422) if body is None else answer.status_code == 422
    assert "/docs" in answer.json()["detail"] or answer.status_code == 415


def test_without_a_script_a_rating_brings_the_page_back_with_thanks(open_door: OpenDoor, rows: Any) -> None:
    visitor = open_door().visitor()
    visitor.post("/", data={"message": "hola"})
    taken = visitor.post("/feedback?lang=es", data={"settled": "false"}, allow_redirects=False)
    assert taken.status_code == 303
    assert taken.headers["Location"] == "/?lang=es&thanks#notice"
    assert "Gracias" in visitor.get("/?lang=es&thanks", headers=HTML).text
    assert [row["settled"] for row in rows()] == [0]
    assert visitor.post("/feedback", data={"settled": "perhaps"}, headers=HTML).status_code == 422


def test_a_database_that_is_gone_gets_words(open_door: OpenDoor, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    visitor = open_door(database_url=f"sqlite:///{folder / 'helpdesk.db'}").visitor()
    visitor.say("hello")
    for path in folder.iterdir():
        path.write_bytes(b"rubbish" * 1000)
    answer = visitor.post("/api/feedback", json={"settled": True})
    assert answer.status_code == 503
    assert "573-522-0045" in answer.json()["detail"]

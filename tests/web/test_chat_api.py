"""The contract of POST, GET and DELETE /api/chat."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from helpdesk.settings import Settings
from tests.web.conftest import FakeEngine, OpenDoor, RunningDoor, Visitor


def test_a_message_is_answered_with_text_buttons_language_and_outcome(visitor: Visitor) -> None:
    answer = visitor.say("what will it cost?")
    assert answer.status_code == 200
    body = answer.json()
    assert body["language"] == "en"
    assert body["outcome"] == "answered_topic"
    (message,) = body["messages"]
    assert message["text"] == "It may cost $5 to $100 a month."
    assert message["card"] is None
    assert [button["title"] for button in message["buttons"]] == ["Hardship?"]


def test_the_paragraphs_of_an_answer_come_as_one_message_with_its_card(visitor: Visitor, engine: FakeEngine) -> None:
    card = {"kind": "contacts", "contacts": []}
    engine.items = [
        {"text": "One."},
        {"text": "Two."},
        {"custom": {"outcome": "handed_off_contact", "language": "es", "card": card}},
    ]
    body = visitor.say("hola").json()
    assert body["messages"] == [{"text": "One.\n\nTwo.", "buttons": [], "card": card}]
    assert body["language"] == "es"


def test_text_and_custom_in_one_item_are_one_message(visitor: Visitor, engine: FakeEngine) -> None:
    engine.items = [{"text": "Sorry. 573-522-0045", "custom": {"outcome": "failed_engine"}}]
    body = visitor.say("hi", language="es").json()
    assert [message["text"] for message in body["messages"]] == ["Sorry. 573-522-0045"]
    assert (body["outcome"], body["language"]) == ("failed_engine", "es")


def test_what_a_person_types_goes_to_the_engine_as_text_under_the_session(visitor: Visitor, engine: FakeEngine) -> None:
    visitor.say("family of 4")
    visitor.say("61k")
    first, second = engine.asked
    assert (first["message"], second["message"]) == ("family of 4", "61k")
    assert first["sender"] == second["sender"]
    assert not first["is_command"]


@pytest.mark.parametrize("typed", ["/restart", "/fcp_medicaid", "  /session_start", '/inform{"a": 1}', "\x00/restart"])
def test_a_typed_slash_stays_text(visitor: Visitor, engine: FakeEngine, typed: str) -> None:
    assert visitor.say(typed).status_code == 200
    assert not engine.asked[0]["is_command"]


def test_a_pressed_button_becomes_its_command(visitor: Visitor, engine: FakeEngine) -> None:
    token = visitor.say("cost?").json()["messages"][0]["buttons"][0]["payload"]
    assert "/" not in token
    assert visitor.press(token).status_code == 200
    assert engine.asked[1]["message"] == "/hardship_what"
    assert engine.asked[1]["is_command"]
    said = [message["text"] for message in visitor.get("/api/chat").json()["messages"]]
    assert said[2] == "Hardship?"


@pytest.mark.parametrize("token", ["", "/restart", "abc", "é.x.y", "\ud800", "a.b.c", "x" * 5000])
def test_a_forged_button_is_refused_in_words(visitor: Visitor, engine: FakeEngine, token: str) -> None:
    visitor.say("hello")
    answer = visitor.press(token)
    assert answer.status_code == 422
    assert "button" in answer.json()["detail"]
    assert len(engine.asked) == 1


def test_a_button_of_another_session_is_refused(door: RunningDoor, engine: FakeEngine) -> None:
    mine, theirs = door.visitor(), door.visitor()
    token = mine.say("cost?").json()["messages"][0]["buttons"][0]["payload"]
    theirs.say("hello")
    assert theirs.press(token).status_code == 422
    assert door.visitor().press(token).status_code == 422
    assert mine.press(token).status_code == 200


def test_a_reload_brings_both_sides_back_and_its_buttons_still_work(visitor: Visitor, engine: FakeEngine) -> None:
    visitor.say("what will it cost?")
    body = visitor.get("/api/chat").json()
    assert [(message["who"], message["text"]) for message in body["messages"]] == [
        ("person", "what will it cost?"),
        ("assistant", "It may cost $5 to $100 a month."),
    ]
    assert body["language"] == "en"
    assert visitor.press(body["messages"][1]["buttons"][0]["payload"]).status_code == 200


def test_a_new_visitor_has_no_messages_and_no_session_yet(visitor: Visitor) -> None:
    answer = visitor.get("/api/chat")
    assert answer.json() == {"messages": [], "language": None, "outcome": None}
    assert not answer.cookies


def test_two_sessions_do_not_see_each_other(door: RunningDoor, engine: FakeEngine) -> None:
    one, two = door.visitor(), door.visitor()
    one.say("only mine")
    two.say("only yours")
    assert engine.asked[0]["sender"] != engine.asked[1]["sender"]
    assert "only mine" not in two.get("/api/chat").text
    assert "only yours" not in one.get("/api/chat").text


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(open_door: OpenDoor) -> None:
    cookie = open_door().visitor().say("hi").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    settings = Settings(environment="production", secret="s" * 32)
    live = open_door(environment=settings.environment, secret=settings.secret)
    assert "Secure" in live.visitor().say("hi").headers["Set-Cookie"]


@pytest.mark.parametrize("name", ["", "x", "a" * 32, "a" * 32 + ".forged", "../../etc", "é" * 40, "a.b.c"])
def test_a_cookie_that_we_did_not_sign_gets_a_fresh_session(door: RunningDoor, engine: FakeEngine, name: str) -> None:
    visitor = door.visitor()
    cookie = f"helpdesk_session={name}".encode()
    answer = visitor.post("/api/chat", json={"message": "hi"}, headers={"Cookie": cookie})
    assert answer.status_code == 200
    assert answer.cookies["helpdesk_session"]
    assert engine.asked[0]["sender"] not in ("", name, "a" * 32)


def test_delete_erases_the_session_everywhere(open_door: OpenDoor, engine: FakeEngine, tmp_path: Path) -> None:
    visitor = open_door().visitor()
    with sqlite3.connect(tmp_path / "helpdesk.db") as database:
        database.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, timestamp FLOAT, data TEXT)")
        visitor.say("my secret income")
        sender = engine.asked[0]["sender"]
        row = "INSERT INTO events (sender_id, timestamp, data) VALUES (?, 1e12, 'x')"
        database.executemany(row, [(sender,), ("somebody-else",)])
    database.close()
    answer = visitor.delete("/api/chat")
    assert answer.status_code == 200
    assert "helpdesk_session" not in visitor.cookies
    assert visitor.get("/api/chat").json()["messages"] == []
    with sqlite3.connect(tmp_path / "helpdesk.db") as database:
        assert database.execute("SELECT count(*) FROM messages").fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM sessions").fetchone() == (0,)
        assert database.execute("SELECT sender_id FROM events").fetchall() == [("somebody-else",)]
    database.close()
    visitor.say("hello again")
    assert engine.asked[1]["sender"] != sender


def test_delete_without_a_conversation_is_fine(visitor: Visitor) -> None:
    assert visitor.delete("/api/chat").status_code == 200


def test_an_answer_that_arrives_after_the_conversation_was_deleted_is_not_kept(
    open_door: OpenDoor, engine: FakeEngine, tmp_path: Path
) -> None:
    door = open_door()
    visitor = door.visitor()
    visitor.say("first")
    engine.pause = 0.3
    turn = threading.Thread(target=visitor.say, args=("second",))
    turn.start()
    while len(engine.asked) < 2:
        pass
    door.visitor().delete("/api/chat", headers={"Cookie": f"helpdesk_session={visitor.cookies['helpdesk_session']}"})
    turn.join()
    database = sqlite3.connect(tmp_path / "helpdesk.db")
    assert database.execute("SELECT count(*) FROM messages").fetchone() == (0,)
    database.close()


def test_no_other_origin_is_let_in(visitor: Visitor) -> None:
    answer = visitor.get("/api/chat", headers={"Origin": "https://elsewhere.example"})
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]

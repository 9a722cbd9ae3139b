"""Asking to be called: by page and by program, with honest words about when, who and how long."""

from __future__ import annotations

import re
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from helpdesk.phones import read_us_phone
from helpdesk.store import CallbackStore, ConversationStore, Database, Wish
from tests.web.conftest import OpenDoor, RunningDoor, Visitor
from web.housekeeping import Housekeeping

HTML = {"Accept": "text/html"}
CODE = r"[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}"
PHONES = [
    ("573-555-0123", "573-555-0123"),
    ("(573) 555.0123", "573-555-0123"),
    ("+1 573 555 0123", "573-555-0123"),
    ("15735550123", "573-555-0123"),
    ("５７３５５５０１２３", "573-555-0123"),
    ("573 555 0123 ext. 12", "573-555-0123 x12"),
    ("573-555-0123 extensión 007", "573-555-0123 x007"),
]
NOT_PHONES = [
    "",
    " ",
    "573 555 012",
    "555-0123",
    "911",
    "911-555-0123",
    "573-911-0123",
    "073-555-0123",
    "call me",
    "\x00",
]
NOT_PHONES += [
    "+52 55 1234 5678",
    "573-555-01234",
    "٥٧٣٥٥٥٠١٢٣",
    "5735550123; DROP TABLE",
    "573-555-0123 x1234567",
    "٣" * 41,
]


@pytest.mark.parametrize(("typed", "dialled"), PHONES)
def test_a_number_is_understood_as_people_write_it(typed: str, dialled: str) -> None:
    assert read_us_phone(typed) == dialled


@pytest.mark.parametrize("typed", NOT_PHONES)
def test_what_is_no_us_number_is_not_taken_for_one(typed: str) -> None:
    assert read_us_phone(typed) is None


def test_a_wish_is_kept_with_what_was_told_and_nothing_else(open_door: OpenDoor, tmp_path: Path) -> None:
    visitor = open_door().visitor()
    visitor.say("hello")
    wish = {"phone": "(573) 555 0123", "best_time": "morning", "language": "es", "topic": "fee_estimate", "name": "Ana"}
    answer = visitor.post("/api/callbacks", json=wish)
    assert answer.status_code == 201
    body = answer.json()
    assert re.fullmatch(CODE, body["code"])
    assert (body["phone"], body["kept_days"]) == ("573-555-0123", 14)
    assert "No puedo decirle cuándo" in body["detail"]
    database = sqlite3.connect(tmp_path / "helpdesk.db")
    database.row_factory = sqlite3.Row
    (row,) = [dict(row) for row in database.execute("SELECT * FROM callbacks")]
    database.close()
    created = datetime.fromisoformat(row.pop("created_at")).replace(tzinfo=UTC)
    assert datetime.now(UTC) - created < timedelta(minutes=1)
    assert row == {
        "id": body["code"],
        "phone": "573-555-0123",
        "best_time": "morning",
        "language": "es",
        "topic": "fee_estimate",
        "state": "waiting",
    }


def test_what_is_not_told_has_a_default_and_an_unknown_topic_is_left_out(open_door: OpenDoor, tmp_path: Path) -> None:
    visitor = open_door().visitor()
    visitor.post("/api/callbacks?lang=es", json={"phone": "5735550123", "topic": "no_such_topic"})
    database = sqlite3.connect(tmp_path / "helpdesk.db")
    kept = database.execute("SELECT best_time, language, topic FROM callbacks").fetchall()
    database.close()
    assert kept == [("any", "es", None)]


@pytest.mark.parametrize("phone", ["", "573 555 012", "911", "١٢٣"])
def test_a_number_that_cannot_be_called_is_refused_kindly(visitor: Visitor, phone: str) -> None:
    answer = visitor.post("/api/callbacks", json={"phone": phone}, headers={"Accept-Language": "es"})
    assert answer.status_code == 422
    assert answer.json()["type"] == "/docs#no_phone"
    assert "diez cifras" in answer.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"phone": 5735550123},
        {"phone": "573-555-0123", "best_time": "midnight"},
        {"phone": "573-555-0123", "language": "fr"},
        {"phone": "573-555-0123", "topic": "a b"},
        {"phone": "5" * 41},
    ],
)
def test_a_wish_of_the_wrong_form_is_refused(visitor: Visitor, body: Any) -> None:
    answer = visitor.post("/api/callbacks", json=body)
    assert answer.status_code == 422
    assert answer.json()["type"] == "/docs#malformed"


def test_the_page_takes_a_number_without_a_script(open_door: OpenDoor) -> None:
    visitor = open_door(callback_days=9).visitor()
    page = visitor.get("/callback?lang=en&topic=fee_estimate", headers=HTML).text
    for said in ("can't tell you when", "after 9 days", "Only the people who run", 'name="topic" value="fee_estimate"'):
        assert said in page.replace("&#39;", "'")
    asked = visitor.post("/callback?lang=en", data={"phone": "573 555 0123", "best_time": "afternoon"}, headers=HTML)
    assert asked.status_code == 200
    assert "573-555-0123" in asked.text
    assert re.search(f'<strong class="code">{CODE}</strong>', asked.text)
    assert "style=" not in asked.text


def test_the_page_says_what_to_correct_and_keeps_what_was_typed(visitor: Visitor) -> None:
    answer = visitor.post("/callback?lang=es", data={"phone": '573"><b', "best_time": "morning"}, headers=HTML)
    assert answer.status_code == 422
    assert "diez cifras" in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert 'value="573&#34;&gt;&lt;b"' in answer.text
    assert re.search(r'value="morning" checked', answer.text)
    assert 'name="topic"' not in visitor.get("/callback?topic=<b>no", headers=HTML).text


def test_where_calls_are_off_the_page_gives_the_number_and_programs_a_404(open_door: OpenDoor, tmp_path: Path) -> None:
    visitor = open_door(callbacks=False).visitor()
    answer = visitor.post("/api/callbacks", json={"phone": "573-555-0123"})
    assert answer.status_code == 404
    assert "573-522-0045" in answer.json()["detail"]
    for page in (visitor.get("/callback", headers=HTML), visitor.post("/callback", data={"phone": "5735550123"})):
        assert "573-522-0045" in page.text
        assert "<input" not in page.text


def test_the_number_is_in_no_log(visitor: Visitor, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    visitor.post("/api/callbacks", json={"phone": "573-555-0177"})
    visitor.post("/callback", data={"phone": "573-555-0177"})
    assert "/callback" in caplog.text
    assert "0177" not in caplog.text


def test_a_number_is_blanked_when_somebody_has_called_and_erased_after_some_days(tmp_path: Path) -> None:
    times = [datetime(2026, 11, 1, 12, tzinfo=UTC)]
    database = Database(f"sqlite:///{tmp_path / 'x.db'}", lambda: times[0])
    store = CallbackStore(database)
    first = store.add(Wish("573-555-0101", "any", "en"))
    times[0] += timedelta(days=10)
    second = store.add(Wish("573-555-0102", "morning", "es", "fee_estimate"))
    assert [each.code for each in store.waiting()] == [first, second]
    assert store.finish(second)
    assert not store.finish(second)
    assert not store.finish("ABCD-EFGH")
    with database.transaction() as connection:
        assert connection.exec_driver_sql("SELECT phone FROM callbacks WHERE state = 'done'").scalars().all() == [""]
    times[0] += timedelta(days=5)
    conversations = ConversationStore(database)
    Housekeeping(conversations, timedelta(hours=24), store, timedelta(days=14)).purge()
    assert store.waiting() == ()
    with database.transaction() as connection:
        assert connection.exec_driver_sql("SELECT id FROM callbacks").scalars().all() == [second]
    database.close()


def test_deleting_the_conversation_does_not_call_off_the_call(door: RunningDoor) -> None:
    visitor = door.visitor()
    visitor.say("hello")
    code = visitor.post("/api/callbacks", json={"phone": "573-555-0123"}).json()["code"]
    visitor.delete("/api/chat")
    database = Database(door.settings.database_url)
    assert code in [each.code for each in CallbackStore(database).waiting()]
    database.close()


def test_a_database_that_is_gone_gets_words_on_the_page_too(open_door: OpenDoor, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    visitor = open_door(database_url=f"sqlite:///{tmp_path / 'file' / 'x.db'}").visitor()
    assert visitor.post("/api/callbacks", json={"phone": "573-555-0123"}).status_code == 503
    page = visitor.post("/callback", data={"phone": "573-555-0123"}, headers=HTML)
    assert page.status_code == 503
    assert "573-522-0045" in page.text
    assert 'value="573-555-0123"' in page.text

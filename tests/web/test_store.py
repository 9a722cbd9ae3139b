"""Conversations are kept for a while, and then they are gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from helpdesk.settings import SettingError
from helpdesk.store import ConversationStore, Database, StoredMessage, StoreUnavailable

HELLO = StoredMessage("person", "hello")
ANSWER = StoredMessage("assistant", "hi", {"buttons": [["Yes", "/affirm"]], "card": None})


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'new' / 'folder' / 'store.db'}"


@pytest.fixture
def store(address: str, clock: Clock) -> Iterator[ConversationStore]:
    database = Database(address, clock)
    yield ConversationStore(database)
    database.close()


def test_what_was_said_comes_back_in_order(store: ConversationStore) -> None:
    assert store.begin_turn("one", HELLO) is None
    store.end_turn("one", [ANSWER, ANSWER], "es")
    assert store.begin_turn("one", HELLO) == "es"
    assert store.read("one") == (HELLO, ANSWER, ANSWER, HELLO)
    assert store.read("two") == ()


def test_an_answer_without_a_language_keeps_the_one_spoken(store: ConversationStore) -> None:
    store.begin_turn("one", HELLO)
    store.end_turn("one", [ANSWER], "es")
    store.end_turn("one", [ANSWER], None)
    assert store.language("one") == "es"


def test_an_erased_session_stays_erased_when_its_answer_comes_late(store: ConversationStore) -> None:
    store.begin_turn("one", HELLO)
    store.begin_turn("two", HELLO)
    store.erase("one")
    store.end_turn("one", [ANSWER], "en")
    assert store.read("one") == ()
    assert store.read("two") == (HELLO,)


def test_a_purge_erases_the_idle_and_what_the_engine_remembers_of_them(
    store: ConversationStore, clock: Clock, address: str
) -> None:
    store.begin_turn("old", HELLO)
    yesterday = clock.now.timestamp()
    clock.now += timedelta(hours=23)
    store.begin_turn("young", HELLO)
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE events (sender_id TEXT, timestamp FLOAT)"))
        row = sa.text("INSERT INTO events VALUES (:sender, :at)")
        rows = [
            ("old", yesterday),
            ("young", yesterday),
            ("nobody", yesterday),
            ("new-probe", yesterday + 86_000),
        ]
        connection.execute(row, [{"sender": sender, "at": at} for sender, at in rows])
    clock.now += timedelta(hours=2)
    assert store.purge(timedelta(hours=24)) == 1
    assert store.read("old") == ()
    assert store.read("young") == (HELLO,)
    with engine.begin() as connection:
        left = connection.execute(sa.text("SELECT sender_id FROM events ORDER BY 1")).scalars().all()
    engine.dispose()
    assert left == ["new-probe", "young"]


def test_a_broken_database_is_one_error_that_says_what_to_check(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = ConversationStore(Database(f"sqlite:///{tmp_path / 'file' / 'x.db'}"))
    with pytest.raises(StoreUnavailable, match="HELPDESK_DATABASE_URL"):
        store.read("one")


@pytest.mark.parametrize("url", ["rubbish", "mysql://host/name", "oracle://h/x"])
def test_a_database_we_do_not_know_is_refused_by_name(url: str) -> None:
    with pytest.raises(SettingError, match="HELPDESK_DATABASE_URL"):
        Database(url)

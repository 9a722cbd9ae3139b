"""Conversations in the database: what was said, kept for a while, and erased everywhere at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, cast

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from helpdesk.knowledge.common import Language
from helpdesk.store.database import connect, make_folder
from helpdesk.store.errors import StoreUnavailable
from helpdesk.store.tables import ENGINE_EVENTS, engine_events, messages, metadata, sessions

Who = Literal["person", "assistant"]
MOST_MESSAGES = 400
"""How many messages of one conversation are read back, the latest."""


@dataclass(frozen=True)
class StoredMessage:
    """One thing that was said. extra: what is not words (buttons, card, outcome, language), as plain JSON."""

    who: Who
    text: str
    extra: dict[str, Any] = field(default_factory=dict)


def _now() -> datetime:
    return datetime.now(UTC)


class ConversationStore:
    """The door's conversations. Every function raises StoreUnavailable when the database cannot be used."""

    def __init__(self, database_url: str, now: Callable[[], datetime] = _now) -> None:
        """Nothing is opened yet: a database that is down now may be up for the next message."""
        self._engine = connect(database_url)
        self._now = now
        self._prepared = False
        self._preparing = threading.Lock()

    def begin_turn(self, session: str, said: StoredMessage) -> Language | None:
        """Keep what a person said, in a new session if need be. Returns the language spoken so far."""
        now = self._utc()
        with self._transaction() as connection:
            opened = self._insert(sessions).values(id=session, created_at=now, last_seen_at=now)
            connection.execute(opened.on_conflict_do_nothing(index_elements=["id"]))
            connection.execute(sa.update(sessions).where(sessions.c.id == session).values(last_seen_at=now))
            self._add(connection, session, [said])
            return _language(connection, session)

    def end_turn(self, session: str, said: Sequence[StoredMessage], language: Language | None) -> None:
        """Keep what was answered; nothing, when the session was erased while the answer was on its way."""
        with self._transaction() as connection:
            changed = {
                "last_seen_at": self._utc(),
                "language": sa.func.coalesce(language, sessions.c.language),
            }
            known = connection.execute(sa.update(sessions).where(sessions.c.id == session).values(changed))
            if known.rowcount:
                self._add(connection, session, said)

    def read(self, session: str) -> tuple[StoredMessage, ...]:
        """What was said in a session, oldest first; nothing for a session that does not exist."""
        query = sa.select(messages).where(messages.c.session_id == session)
        latest = query.order_by(messages.c.number.desc()).limit(MOST_MESSAGES)
        with self._transaction() as connection:
            rows = connection.execute(latest).all()
        return tuple(StoredMessage(row.who, row.text, row.extra) for row in reversed(rows))

    def language(self, session: str) -> Language | None:
        """The language last spoken in a session."""
        with self._transaction() as connection:
            return _language(connection, session)

    def erase(self, session: str) -> None:
        """Erase a session everywhere: its words here, and what the engine remembers of it."""
        with self._transaction() as connection:
            connection.execute(sa.delete(messages).where(messages.c.session_id == session))
            connection.execute(sa.delete(sessions).where(sessions.c.id == session))
            if self._has_engine_events(connection):
                connection.execute(sa.delete(engine_events).where(engine_events.c.sender_id == session))

    def purge(self, idle: timedelta) -> int:
        """Erase every conversation in which nothing was said for so long. Returns how many there were."""
        limit = self._utc() - idle
        known = sa.select(sessions.c.id)
        with self._transaction() as connection:
            gone = connection.execute(sa.delete(sessions).where(sessions.c.last_seen_at < limit)).rowcount
            connection.execute(sa.delete(messages).where(messages.c.session_id.not_in(known)))
            if self._has_engine_events(connection):
                old = engine_events.c.timestamp < limit.replace(tzinfo=UTC).timestamp()
                ended = engine_events.c.sender_id.not_in(known)
                connection.execute(sa.delete(engine_events).where(old, ended))
        return gone

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[sa.Connection]:
        """A transaction: all of it happens, or nothing and StoreUnavailable."""
        try:
            self._prepare()
            with self._engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            self._prepared = False
            raise StoreUnavailable(error) from error

    def _prepare(self) -> None:
        """Make what is missing of the tables, before the first use and after a failure."""
        with self._preparing:
            if not self._prepared:
                make_folder(self._engine)
                metadata.create_all(self._engine)
                self._prepared = True

    def _add(self, connection: sa.Connection, session: str, said: Sequence[StoredMessage]) -> None:
        now = self._utc()
        rows = [{"session_id": session, "at": now, "who": m.who, "text": m.text, "extra": m.extra} for m in said]
        if rows:
            connection.execute(sa.insert(messages), rows)

    def _insert(self, table: sa.Table) -> Any:
        dialect = sqlite if self._engine.dialect.name == "sqlite" else postgresql
        return dialect.insert(table)

    def _has_engine_events(self, connection: sa.Connection) -> bool:
        return sa.inspect(connection).has_table(ENGINE_EVENTS)

    def _utc(self) -> datetime:
        return self._now().astimezone(UTC).replace(tzinfo=None)


def _language(connection: sa.Connection, session: str) -> Language | None:
    language = connection.execute(sa.select(sessions.c.language).where(sessions.c.id == session)).scalar()
    return cast("Language | None", language)

"""Conversations in the database: what was said, kept for a while, and erased everywhere at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from typing import Any, Literal, cast

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from helpdesk.knowledge.common import Language
from helpdesk.store.feedback import detach
from helpdesk.store.shared import Database
from helpdesk.store.tables import engine_events, has_engine_events, messages, sessions

Who = Literal["person", "assistant"]
MOST_MESSAGES = 400
"""How many messages of one conversation are read back, the latest."""


@dataclass(frozen=True)
class StoredMessage:
    """One thing that was said. extra: what is not words (buttons, card, outcome, language), as plain JSON."""

    who: Who
    text: str
    extra: dict[str, Any] = field(default_factory=dict)


class ConversationStore:
    """The door's conversations. Every function raises StoreUnavailable when the database cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin_turn(self, session: str, said: StoredMessage) -> Language | None:
        """Keep what a person said, in a new session if need be. Returns the language spoken so far."""
        now = self._database.utc()
        with self._database.transaction() as connection:
            opened = self._insert(sessions).values(id=session, created_at=now, last_seen_at=now)
            connection.execute(opened.on_conflict_do_nothing(index_elements=["id"]))
            connection.execute(sa.update(sessions).where(sessions.c.id == session).values(last_seen_at=now))
            self._add(connection, session, [said])
            return _language(connection, session)

    def end_turn(self, session: str, said: Sequence[StoredMessage], language: Language | None) -> None:
        """Keep what was answered; nothing, when the session was erased while the answer was on its way."""
        with self._database.transaction() as connection:
            changed = {
                "last_seen_at": self._database.utc(),
                "language": sa.func.coalesce(language, sessions.c.language),
            }
            known = connection.execute(sa.update(sessions).where(sessions.c.id == session).values(changed))
            if known.rowcount:
                self._add(connection, session, said)

    def read(self, session: str) -> tuple[StoredMessage, ...]:
        """What was said in a session, oldest first; nothing for a session that does not exist."""
        query = sa.select(messages).where(messages.c.session_id == session)
        latest = query.order_by(messages.c.number.desc()).limit(MOST_MESSAGES)
        with self._database.transaction() as connection:
            rows = connection.execute(latest).all()
        return tuple(StoredMessage(row.who, row.text, row.extra) for row in reversed(rows))

    def language(self, session: str) -> Language | None:
        """The language last spoken in a session."""
        with self._database.transaction() as connection:
            return _language(connection, session)

    def erase(self, session: str) -> None:
        """Erase a session everywhere: its words here, and what the engine remembers of it.

        Whether its answers settled the questions stays as a count that leads to nobody.
        """
        with self._database.transaction() as connection:
            detach(connection, session)
            connection.execute(sa.delete(messages).where(messages.c.session_id == session))
            connection.execute(sa.delete(sessions).where(sessions.c.id == session))
            if has_engine_events(connection):
                connection.execute(sa.delete(engine_events).where(engine_events.c.sender_id == session))

    def purge(self, idle: timedelta) -> int:
        """Erase every conversation in which nothing was said for so long. Returns how many there were."""
        limit = self._database.utc() - idle
        known = sa.select(sessions.c.id)
        with self._database.transaction() as connection:
            gone = connection.execute(sa.delete(sessions).where(sessions.c.last_seen_at < limit)).rowcount
            connection.execute(sa.delete(messages).where(messages.c.session_id.not_in(known)))
            detach(connection)
            if has_engine_events(connection):
                old = engine_events.c.timestamp < limit.replace(tzinfo=UTC).timestamp()
                ended = engine_events.c.sender_id.not_in(known)
                connection.execute(sa.delete(engine_events).where(old, ended))
        return gone

    def _add(self, connection: sa.Connection, session: str, said: Sequence[StoredMessage]) -> None:
        now = self._database.utc()
        rows = [{"session_id": session, "at": now, "who": m.who, "text": m.text, "extra": m.extra} for m in said]
        if rows:
            connection.execute(sa.insert(messages), rows)

    def _insert(self, table: sa.Table) -> Any:
        dialect = sqlite if self._database.dialect == "sqlite" else postgresql
        return dialect.insert(table)


def _language(connection: sa.Connection, session: str) -> Language | None:
    language = connection.execute(sa.select(sessions.c.language).where(sessions.c.id == session)).scalar()
    return cast("Language | None", language)

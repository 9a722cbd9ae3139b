"""Who asked to be called: a number and the best time, kept for some days or until somebody has called."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, cast

import sqlalchemy as sa

from helpdesk.knowledge.common import Language
from helpdesk.store.shared import Database
from helpdesk.store.tables import callbacks

BestTime = Literal["morning", "afternoon", "any"]
WAITING = "waiting"
DONE = "done"
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""None of them looks or sounds like another when it is read out."""
HALF = 4


@dataclass(frozen=True)
class Wish:
    """What a person asked for. phone as it is dialled ("573-555-0123", "… x12"); topic is a topic's name."""

    phone: str
    best_time: BestTime
    language: Language
    topic: str | None = None


@dataclass(frozen=True)
class Callback:
    """A wish with its reference code; created_at is UTC."""

    code: str
    created_at: datetime
    wish: Wish


class CallbackStore:
    """Wishes to be called. Every function raises StoreUnavailable when the database cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, wish: Wish) -> str:
        """Keep a wish. Returns its reference code, such as "K7MW-4QXB"."""
        code = _new_code()
        row = {
            "id": code,
            "created_at": self._database.utc(),
            "phone": wish.phone,
            "best_time": wish.best_time,
            "language": wish.language,
            "topic": wish.topic,
            "state": WAITING,
        }
        with self._database.transaction() as connection:
            connection.execute(sa.insert(callbacks).values(**row))
        return code

    def waiting(self) -> tuple[Callback, ...]:
        """Everybody who waits for a call, the longest first."""
        query = sa.select(callbacks).where(callbacks.c.state == WAITING).order_by(callbacks.c.created_at)
        with self._database.transaction() as connection:
            rows = connection.execute(query).all()
        return tuple(_callback(row) for row in rows)

    def finish(self, code: str) -> bool:
        """Note that somebody has called, and blank the number. Returns False for a code that does not wait."""
        mine = sa.and_(callbacks.c.id == code, callbacks.c.state == WAITING)
        with self._database.transaction() as connection:
            done = connection.execute(sa.update(callbacks).where(mine).values(state=DONE, phone=""))
        return bool(done.rowcount)

    def purge(self, age: timedelta) -> int:
        """Erase every wish that is older. Returns how many there were."""
        limit = self._database.utc() - age
        with self._database.transaction() as connection:
            return connection.execute(sa.delete(callbacks).where(callbacks.c.created_at < limit)).rowcount


def _new_code() -> str:
    first, last = ("".join(secrets.choice(LETTERS) for _ in range(HALF)) for _ in range(2))
    return f"{first}-{last}"


def _callback(row: sa.Row[Any]) -> Callback:
    wish = Wish(row.phone, cast(BestTime, row.best_time), cast(Language, row.language), row.topic)
    return Callback(row.id, row.created_at, wish)

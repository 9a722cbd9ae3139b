"""Where conversations are kept: Rasa's SQL tracker store, without its ways of ending the process.

Rasa's store calls `sys.exit` on any ValueError (a sender with a lone surrogate is enough), waits for
ever for a database at its start, and blocks every conversation while the database is slow. This one
rolls back and raises, gives up after seconds, and works in a thread. The guard then says so to the user.
"""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.events import SessionStarted
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool

from engine.settings import Refusal, database_url

POOL = 3
WAIT_SECONDS = 2
"""How long a statement or a lock may take, and how long a connection may: a user is waiting."""


class HelpDeskTrackerStore(SQLTrackerStore):  # type: ignore[misc]
    """Rasa's events table in SQLite (write-ahead log) or PostgreSQL, by HELPDESK_DATABASE_URL."""

    def __init__(self, domain: Any = None, event_broker: Any = None, **kwargs: Any) -> None:
        """Connect and make the table. SQLTrackerStore's own set-up is left out: it waits for ever."""
        TrackerStore.__init__(self, domain, event_broker)
        url = _ours(database_url())
        self.engine = connect(url)
        try:
            self.Base.metadata.create_all(self.engine)
        except SQLAlchemyError as error:
            raise Refusal(
                f"The database {url.render_as_string(hide_password=True)} cannot be used "
                f"({type(error).__name__}); check HELPDESK_DATABASE_URL and that the database is running."
            ) from None
        self.sessionmaker = sessionmaker(bind=self.engine)

    @contextmanager
    def session_scope(self) -> Generator[Session, None, None]:
        """A session that is rolled back and closed when anything goes wrong, and then raises."""
        session = self.sessionmaker()
        try:
            yield session
        except BaseException:
            session.rollback()
            raise
        finally:
            session.close()

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> Any:
        return await asyncio.to_thread(_run, super()._retrieve(sender_id, fetch_events_from_all_sessions))

    async def save(self, tracker: Any) -> None:
        """Write the events that are not stored yet."""
        await asyncio.to_thread(_run, super().save(tracker))
        if sum(isinstance(event, SessionStarted) for event in tracker.events) > 1:
            await asyncio.to_thread(self._forget_before_the_latest_start, tracker.sender_id)

    def _forget_before_the_latest_start(self, sender_id: str) -> None:
        """A conversation that was begun anew needs nothing of what was said before."""
        events = self.SQLEvent
        mine = events.sender_id == sender_id
        with self.session_scope() as session:
            started = sa.select(sa.func.max(events.id)).where(mine, events.type_name == SessionStarted.type_name)
            latest = session.execute(started).scalar()
            session.execute(sa.delete(events).where(mine, events.id < latest))
            session.commit()


def _run(coroutine: Any) -> Any:
    """Finish one of Rasa's coroutines that never waits for anything (they are plain SQL inside)."""
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value
    coroutine.close()
    raise RuntimeError("The tracker store waited for the event loop; it cannot run in a thread.")


def connect(url: URL) -> sa.engine.Engine:
    """An engine with a small pool whose every wait ends; values of parameters never get into an error."""
    options: dict[str, Any] = {
        "poolclass": QueuePool, "pool_size": POOL, "max_overflow": 0, "pool_timeout": WAIT_SECONDS,
        "pool_pre_ping": True, "hide_parameters": True,
    }  # fmt: skip
    if url.get_backend_name() == "sqlite":
        engine = sa.create_engine(url, connect_args={"timeout": WAIT_SECONDS, "check_same_thread": False}, **options)
        sa.event.listen(engine, "connect", _prepare_sqlite)
        return engine
    milliseconds = WAIT_SECONDS * 1000
    arguments = {
        "connect_timeout": WAIT_SECONDS,
        "tcp_user_timeout": milliseconds,
        "options": f"-c statement_timeout={milliseconds} -c lock_timeout={milliseconds}",
    }
    return sa.create_engine(url, connect_args=arguments, **options)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Readers and one writer at a time, and a write that survives the process (not a power cut)."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")


def _ours(text: str) -> URL:
    """Name the driver of this environment: the rest of the product may name a newer one."""
    try:
        url = make_url(text.replace("postgres://", "postgresql://", 1))
    except SQLAlchemyError:
        raise Refusal("HELPDESK_DATABASE_URL is no database URL; give one like sqlite:////path/file.db.") from None
    backend = url.get_backend_name()
    if backend not in ("sqlite", "postgresql"):
        raise Refusal(f"HELPDESK_DATABASE_URL names {backend}; the engine knows sqlite and postgresql.")
    return url.set(drivername="postgresql+psycopg2" if backend == "postgresql" else "sqlite")

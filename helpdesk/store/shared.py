"""What all stores share: one database, its transactions, and the time it is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from helpdesk.store.database import connect, make_folder
from helpdesk.store.errors import StoreUnavailable
from helpdesk.store.tables import metadata


def _now() -> datetime:
    return datetime.now(UTC)


class Database:
    """Connections to one database, in which the tables of the door are made when they are first needed."""

    def __init__(self, database_url: str, now: Callable[[], datetime] = _now) -> None:
        """Nothing is opened yet: a database that is down now may be up for the next message.

        Raises SettingError for a URL that cannot be used.
        """
        self._engine = connect(database_url)
        self._now = now
        self._prepared = False
        self._preparing = threading.Lock()

    @property
    def dialect(self) -> str:
        """The kind of database: sqlite or postgresql."""
        return self._engine.dialect.name

    def utc(self) -> datetime:
        """The time it is, in UTC, as the tables hold times (without a zone)."""
        return self._now().astimezone(UTC).replace(tzinfo=None)

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """A transaction: all of it happens, or nothing and StoreUnavailable."""
        try:
            self._prepare()
            with self._engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError) as error:
            self._prepared = False
            raise StoreUnavailable(error) from error

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def _prepare(self) -> None:
        """Make what is missing of the tables, before the first use and after a failure."""
        with self._preparing:
            if not self._prepared:
                make_folder(self._engine)
                metadata.create_all(self._engine)
                self._prepared = True

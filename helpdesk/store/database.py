"""Connecting to SQLite or PostgreSQL in a way that never makes a person wait for long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from helpdesk.settings import SettingError

WAIT_SECONDS = 2
"""The longest wait for a lock, a connection or a statement: somebody is waiting for the answer."""
CONNECTIONS = 5
SETTING = "HELPDESK_DATABASE_URL"


def connect(database_url: str) -> sa.Engine:
    """An engine that opens connections when needed. Raises SettingError for a URL that cannot be used."""
    url = _url(database_url)
    options: dict[str, Any] = {
        "poolclass": QueuePool,
        "pool_size": CONNECTIONS,
        "max_overflow": CONNECTIONS,
        "pool_timeout": WAIT_SECONDS,
        "pool_pre_ping": True,
        "hide_parameters": True,
    }
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, options)
    try:
        return sa.create_engine(url, connect_args=_postgresql_arguments(), **options)
    except ModuleNotFoundError as error:
        raise SettingError(SETTING, str(url), f"sqlite, or the package {error.name} installed") from error


def _url(text: str) -> URL:
    """The URL with the driver of this environment."""
    try:
        url = make_url(text.replace("postgres://", "postgresql://", 1))
    except ArgumentError as error:
        raise SettingError(SETTING, "not a URL", "one such as sqlite:////folder/helpdesk.db") from error
    backend = url.get_backend_name()
    if backend not in ("sqlite", "postgresql"):
        raise SettingError(SETTING, backend, "sqlite or postgresql")
    return url.set(drivername="sqlite" if backend == "sqlite" else "postgresql+psycopg")


def _sqlite(url: URL, options: dict[str, Any]) -> sa.Engine:
    arguments = {"timeout": WAIT_SECONDS, "check_same_thread": False}
    engine = sa.create_engine(url, connect_args=arguments, **options)
    sa.event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Readers beside one writer, and what is erased is overwritten in the file."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA secure_delete=ON")


def _postgresql_arguments() -> dict[str, Any]:
    milliseconds = WAIT_SECONDS * 1000
    return {
        "connect_timeout": WAIT_SECONDS,
        "tcp_user_timeout": milliseconds,
        "options": f"-c statement_timeout={milliseconds} -c lock_timeout={milliseconds}",
    }


def make_folder(engine: sa.Engine) -> None:
    """Make the folder of an SQLite file. Raises OSError where that cannot be."""
    path = engine.url.database
    if engine.url.get_backend_name() == "sqlite" and path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)

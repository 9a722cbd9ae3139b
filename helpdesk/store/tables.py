"""The tables of the door, and what it knows of the engine's."""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("created_at", sa.DateTime, nullable=False),
    sa.Column("last_seen_at", sa.DateTime, nullable=False, index=True),
    sa.Column("language", sa.String(2)),
)
"""One conversation each. Times are UTC. language is the last one spoken, None before the first answer."""

messages = sa.Table(
    "messages",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("session_id", sa.String(64), nullable=False, index=True),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("who", sa.String(9), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("extra", sa.JSON, nullable=False),
)
"""What was said, in the order of `number`. extra: buttons, card, outcome, language."""

feedback = sa.Table(
    "feedback",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("session_id", sa.String(64), index=True),
    sa.Column("answer", sa.Integer),
    sa.Column("day", sa.Date, nullable=False, index=True),
    sa.Column("settled", sa.Boolean, nullable=False),
    sa.Column("outcome", sa.String(64)),
    sa.Column("intent", sa.String(64)),
    sa.Column("language", sa.String(2)),
)
"""Whether an answer settled the question; no text. session_id and answer (messages.number) are known only while the
conversation is kept, so that a person can change their mind; then the row is one of many of its day (UTC).
outcome and intent of the answer are None where they are not known."""

callbacks = sa.Table(
    "callbacks",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("created_at", sa.DateTime, nullable=False, index=True),
    sa.Column("phone", sa.String(32), nullable=False),
    sa.Column("best_time", sa.String(16), nullable=False),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("topic", sa.String(64)),
    sa.Column("state", sa.String(16), nullable=False),
)
"""Who asked to be called. id is the reference code that the person was told. state: waiting, or done; a number that
was called is blanked. Not tied to a session."""

ENGINE_EVENTS = "events"
engine_events = sa.table(
    ENGINE_EVENTS,
    sa.column("id", sa.Integer),
    sa.column("sender_id", sa.String),
    sa.column("timestamp", sa.Float),
    sa.column("intent_name", sa.String),
)
"""Rasa's own table in the same database; it makes it itself. sender_id is a session's id, timestamp POSIX,
intent_name what a message was understood as."""


def has_engine_events(connection: sa.Connection) -> bool:
    """Whether the engine has kept anything in this database yet."""
    return sa.inspect(connection).has_table(ENGINE_EVENTS)

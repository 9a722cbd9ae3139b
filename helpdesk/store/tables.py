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

ENGINE_EVENTS = "events"
engine_events = sa.table(ENGINE_EVENTS, sa.column("sender_id", sa.String), sa.column("timestamp", sa.Float))
"""Rasa's own table in the same database; it makes it itself. sender_id is a session's id, timestamp POSIX."""

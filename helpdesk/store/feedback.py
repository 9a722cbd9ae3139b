"""Whether answers settled the questions: one row for an answer, without a word of anybody's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from helpdesk.store.shared import Database
from helpdesk.store.tables import engine_events, feedback, has_engine_events, messages, sessions

FAILED = "failed_"
"""How outcomes begin where the engine did not answer; what it last understood is of an earlier turn then."""
LONGEST_NAME = 64


@dataclass(frozen=True)
class Rating:
    """What was kept: whether it settled the question, and what is known of the answer."""

    settled: bool
    outcome: str | None
    intent: str | None
    language: str | None


class FeedbackStore:
    """What people said of the answers. Every function raises StoreUnavailable when the database cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rate(self, session: str, settled: bool) -> bool:
        """Keep whether the latest answer of a session settled the question; said twice, the later counts.

        Returns False where the session has no answer.
        """
        with self._database.transaction() as connection:
            answer = _latest_answer(connection, session)
            if answer is None:
                return False
            number, about = answer
            said_before = sa.and_(feedback.c.session_id == session, feedback.c.answer == number)
            connection.execute(sa.delete(feedback).where(said_before))
            failed = str(about.get("outcome")).startswith(FAILED)
            row = {
                "session_id": session,
                "answer": number,
                "day": self._database.utc().date(),
                "settled": settled,
                "outcome": about.get("outcome"),
                "intent": None if failed else _latest_intent(connection, session),
                "language": about.get("language"),
            }
            connection.execute(sa.insert(feedback).values(**row))
            return True

    def ratings(self) -> tuple[Rating, ...]:
        """Everything that was said of answers, in the order in which it came."""
        columns = (feedback.c.settled, feedback.c.outcome, feedback.c.intent, feedback.c.language)
        with self._database.transaction() as connection:
            rows = connection.execute(sa.select(*columns).order_by(feedback.c.number)).all()
        return tuple(Rating(*row) for row in rows)


def detach(connection: sa.Connection, session: str | None = None) -> None:
    """Make what was said in a session (or in all that are gone) a count that leads to nobody."""
    of = feedback.c.session_id.not_in(sa.select(sessions.c.id)) if session is None else feedback.c.session_id == session
    connection.execute(sa.update(feedback).where(of).values(session_id=None, answer=None))


def _latest_answer(connection: sa.Connection, session: str) -> tuple[int, dict[str, Any]] | None:
    """The number of a session's latest answer, and what is kept beside its words."""
    answers = sa.and_(messages.c.session_id == session, messages.c.who == "assistant")
    query = sa.select(messages.c.number, messages.c.extra).where(answers).order_by(messages.c.number.desc())
    row = connection.execute(query.limit(1)).first()
    return None if row is None else (row.number, row.extra)


def _latest_intent(connection: sa.Connection, session: str) -> str | None:
    """What the engine understood last, by name."""
    if not has_engine_events(connection):
        return None
    mine = sa.and_(engine_events.c.sender_id == session, engine_events.c.intent_name.is_not(None))
    query = sa.select(engine_events.c.intent_name).where(mine).order_by(engine_events.c.id.desc()).limit(1)
    name = connection.execute(query).scalar()
    return name[:LONGEST_NAME] if name else None

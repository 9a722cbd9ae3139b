"""What is known about the message being answered, for the guard and for the logs.

Rasa swallows most failures on the way; whoever sees one notes it here. One turn runs in one task, so
a context variable keeps simultaneous conversations apart.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field

SHORTEST = 3


@dataclass
class Turn:
    """One message on its way through Rasa."""

    failure: str | None = None
    """What failed, in words for the log; None while all is well."""
    language: str | None = None
    private: set[str] = field(default_factory=set)
    """Texts of the user that must not reach a log: the message and the values of slots."""

    def keep_private(self, *values: object) -> None:
        """Remember texts that the log must not show, but for those too short to tell anything."""
        self.private.update(text for text in map(str, values) if len(text) >= SHORTEST)


class TurnFailed(Exception):
    """The turn must end here, with nothing of it kept."""


_current: ContextVar[Turn | None] = ContextVar("turn", default=None)


def begin(text: str) -> Turn:
    """Start a turn in this task."""
    turn = Turn()
    turn.keep_private(text)
    _current.set(turn)
    return turn


def current() -> Turn:
    """The turn of this task; outside of one (training, the NLU's shell) a fresh one that nobody reads."""
    return _current.get() or Turn()

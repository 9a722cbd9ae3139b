"""What goes into a turn and what comes out: all plain values, so that conversations are tested without Rasa."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from helpdesk.knowledge import Language, Role
from helpdesk.numbers import Reading, read_message
from helpdesk.outcomes import Outcome


@dataclass(frozen=True)
class ToldEstimate:
    """An estimate that was given in this conversation, to compare the next one with. Money in US dollars."""

    family_size: int | None
    adjusted_gross_income: Decimal | None
    monthly_fee: Decimal


@dataclass(frozen=True)
class Memory:
    """What a conversation remembers. Each field is a Rasa slot of the same name, and nothing else is kept.

    adjusted_gross_income is in US dollars a year; income_stated and income_period are as the person gave them
    ("2300", "two_weeks"); income_low and income_high are a range of yearly incomes instead. asked is the pending
    question: medicaid, family_size, income or role. estimates are the last two, the latest at the end.
    last_said marks the last answer's words and times_said how often they came in a row. unhelped counts the times
    in a row that an answer did not help. fresh says why the conversation was begun anew: idle or long.
    """

    language: Language | None = None
    role: Role | None = None
    family_size: int | None = None
    adjusted_gross_income: Decimal | None = None
    income_kind: str | None = None
    income_stated: Decimal | None = None
    income_period: str | None = None
    income_low: Decimal | None = None
    income_high: Decimal | None = None
    medicaid: bool | None = None
    medicaid_assumed: bool = False
    asked: str | None = None
    times_asked: int = 0
    topic: str | None = None
    misses: int = 0
    estimates: tuple[ToldEstimate, ...] = ()
    last_said: str | None = None
    times_said: int = 0
    unhelped: int = 0
    fresh: str | None = None

    def settle(self) -> Memory:
        """No question pending any more."""
        return replace(self, asked=None, times_asked=0)


@dataclass(frozen=True)
class Turn:
    """A person's message as understood, with the memory so far and the day it is.

    ranking: the likeliest intents with their confidence (0 to 1), best first. also: the intent of a second
    question in the same message, if there is one.
    """

    text: str
    intent: str
    confidence: float
    ranking: tuple[tuple[str, float], ...]
    language: Language
    memory: Memory
    today: date
    also: str | None = None

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The likeliest intents, best first."""
        return tuple(name for name, _ in self.ranking)

    @cached_property
    def reading(self) -> Reading:
        """Amounts and family in the message, read in the light of the pending question."""
        asked = self.memory.asked if self.memory.asked in ("medicaid", "family_size", "income") else None
        return read_message(self.text, asked)


@dataclass(frozen=True)
class Button:
    """A quick reply: its title and the intent it stands for."""

    title: str
    intent: str


@dataclass(frozen=True)
class Reply:
    """What the assistant says, what became of the turn, and what it remembers afterwards."""

    text: str
    outcome: Outcome
    memory: Memory
    buttons: tuple[Button, ...] = ()
    card: dict[str, Any] | None = field(default=None)

    def preceded_by(self, text: str) -> Reply:
        """The same reply with words before it."""
        return replace(self, text=f"{text}\n\n{self.text}")

    def followed_by(self, other: Reply) -> Reply:
        """This reply's words, then another reply with its question, buttons and memory."""
        return replace(other, text=f"{self.text}\n\n{other.text}", outcome=self.outcome, card=self.card or other.card)

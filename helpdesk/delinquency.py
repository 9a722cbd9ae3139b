"""What follows when the monthly fee is not paid, as days and as dates.

Source: Family Cost Participation letter of November 30, 2005, "What happens if I do not pay …".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from helpdesk.knowledge.policies import DelinquencyFacts, DelinquencyStep

LONGEST_PLAUSIBLE_DELAY = 3650


@dataclass(frozen=True)
class TimelineStep:
    """A step of the letter. `on` is its date where the first unpaid due date is known; `passed` where the day is."""

    fact: DelinquencyStep
    on: date | None
    passed: bool | None


@dataclass(frozen=True)
class Timeline:
    """All steps, the next one that has not come yet, and how many days it is away."""

    steps: tuple[TimelineStep, ...]
    days_behind: int | None
    next_step: DelinquencyStep | None
    days_to_next: int | None

    @property
    def services_ended(self) -> bool:
        """Whether the last step (services end) has been reached."""
        return self.days_behind is not None and self.next_step is None


def delinquency_timeline(
    facts: DelinquencyFacts,
    *,
    days_behind: int | None = None,
    first_unpaid_due: date | None = None,
    today: date | None = None,
) -> Timeline:
    """The timeline in general, for a number of days behind, or from the due date of the first missed payment.

    Days are whole days without payment; a number outside 0 to ten years is treated as not given.
    """
    if days_behind is None and first_unpaid_due is not None and today is not None:
        days_behind = (today - first_unpaid_due).days
    if days_behind is not None and not 0 <= days_behind <= LONGEST_PLAUSIBLE_DELAY:
        days_behind = None
    steps = tuple(_step(fact, days_behind, first_unpaid_due) for fact in facts.steps)
    upcoming = None if days_behind is None else next((s.fact for s in steps if not s.passed), None)
    days_to_next = None if upcoming is None or days_behind is None else upcoming.day - days_behind
    return Timeline(steps, days_behind, upcoming, days_to_next)


def _step(fact: DelinquencyStep, days_behind: int | None, first_unpaid_due: date | None) -> TimelineStep:
    on = first_unpaid_due + timedelta(days=fact.day) if first_unpaid_due is not None else None
    return TimelineStep(fact, on, None if days_behind is None else fact.day <= days_behind)

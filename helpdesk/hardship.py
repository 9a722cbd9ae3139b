"""Financial hardship: what counts, what the SPOE may do, and from when.

Source: Family Cost Participation letter of November 30, 2005, "Are there any other considerations …".
"""

from __future__ import annotations

from dataclasses import dataclass

from helpdesk.knowledge.policies import CitedText, HardshipFacts


@dataclass(frozen=True)
class HardshipExplanation:
    """The events and options of the letter; `event` is the one asked about, None when it is not on the list.

    The adjusted fee begins with the next monthly billing cycle, and the SPOE decides on documents.
    """

    events: tuple[CitedText, ...]
    options: tuple[CitedText, ...]
    event: CitedText | None
    change_percent: int
    need: str


def explain_hardship(facts: HardshipFacts, event: str | None = None) -> HardshipExplanation:
    """The hardship rules, for one event (a key of hardship.yml) or in general."""
    return HardshipExplanation(
        events=tuple(facts.events.values()),
        options=tuple(facts.options.values()),
        event=facts.events.get(event) if event else None,
        change_percent=facts.change_percent.value,
        need=facts.need,
    )

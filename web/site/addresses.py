"""Where each topic is answered among the pages."""

from __future__ import annotations

from collections.abc import Iterable

from helpdesk.knowledge import Language, load_knowledge
from helpdesk.written import stands_alone

ESTIMATE, FEES, CONTACTS = "/estimate", "/fees", "/contacts"
_OTHER_PAGES = {
    "fee_estimate": ESTIMATE,
    "fee_inform": ESTIMATE,
    "fee_per_year": ESTIMATE,
    "fee_next_band": ESTIMATE,
    "fee_explain": ESTIMATE,
    "fee_schedule": FEES,
    "talk_to_person": CONTACTS,
}
LISTED = ("fee_estimate", "fee_schedule", "talk_to_person")
"""Of them, those that are questions of their own."""


def address_of(topic: str) -> str | None:
    """The path of the page that answers a topic; None for what only makes sense in the chat."""
    return f"/topics/{topic}" if stands_alone(load_knowledge(), topic) else _OTHER_PAGES.get(topic)


def links_to(topics: Iterable[str], language: Language) -> list[tuple[str, str]]:
    """Addresses with questions, for those of some topics that a page answers."""
    found = load_knowledge().topics
    paths = ((address_of(name), found[name].question.in_language(language)) for name in topics)
    return [(f"{path}?lang={language}", question) for path, question in paths if path is not None]

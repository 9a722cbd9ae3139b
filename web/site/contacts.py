"""Who to contact for what, for families and for providers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fastapi import APIRouter, Request, Response

from helpdesk.answers import contact_card, fact_values
from helpdesk.contacts import route_contact
from helpdesk.knowledge import Language, Role, load_knowledge
from helpdesk.knowledge.policies import Contact
from web.door import door_of
from web.site.content import content_page, page

SECTIONS: dict[str, tuple[Role, tuple[str, ...]]] = {
    "contacts_families": (
        "family",
        (
            "need_family_fee",
            "need_hardship",
            "need_child",
            "need_coordinator_concern",
            "need_not_resolved",
            "need_general",
        ),
    ),
    "contacts_providers": (
        "provider",
        (
            "need_provider_billing",
            "need_enrollment",
            "need_webspoe",
            "need_child",
            "need_eit_meeting",
            "need_eit_expectations",
            "need_coordinator_concern",
            "need_practice",
            "need_liability",
            "need_compliance",
            "need_not_resolved",
            "need_general",
        ),
    ),
    "contacts_danger": ("family", ("need_emergency", "need_self_harm", "need_child_abuse")),
}
"""The parts of the page: words of the title, who reads it, its needs (`need_` and the name in contacts.yml)."""

router = APIRouter(include_in_schema=False)
Card = dict[str, str | None]


@router.get("/contacts")
def show(request: Request) -> Response:
    """Every need with the people who answer it."""

    def make(language: Language, day: date) -> str:
        sections = [
            (title, [(need, _cards_of_need(need, role, language, day)) for need in needs])
            for title, (role, needs) in SECTIONS.items()
        ]
        callbacks = door_of(request).settings.callbacks
        return page("contacts.html", request, "contacts_title", sections=sections, callbacks=callbacks)

    return content_page(request, make)


def _cards_of_need(need: str, role: Role, language: Language, day: date) -> list[Card]:
    route = route_contact(load_knowledge().contact_book, need.removeprefix("need_"), role)
    return cards_of(route.contacts, language, day)


def cards_of(contacts: Iterable[Contact], language: Language, day: date) -> list[Card]:
    """Contacts as data, with how to find those without a number (`find`)."""
    knowledge = load_knowledge()
    values = fact_values(knowledge, language, max(day, knowledge.schedules[0].effective))  # numbers need no schedule
    return [
        {
            **contact_card(knowledge, contact, language),
            "find": contact.find.in_language(language).format_map(values) if contact.find else None,
        }
        for contact in contacts
    ]

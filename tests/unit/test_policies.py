"""Hardship, delinquency, contacts and coordination: what the documents say."""

from __future__ import annotations

from datetime import date

import pytest

from helpdesk.contacts import phone_link, phone_number, route_contact
from helpdesk.coordination import duties, who_does
from helpdesk.delinquency import delinquency_timeline
from helpdesk.hardship import explain_hardship
from helpdesk.knowledge import Role, load_knowledge

KNOWLEDGE = load_knowledge()
BOOK = KNOWLEDGE.contact_book


def test_hardship_has_exactly_three_events_and_four_options() -> None:
    explained = explain_hardship(KNOWLEDGE.hardship)
    assert len(explained.events) == 3
    assert len(explained.options) == 4
    assert explained.change_percent == 10
    assert explained.event is None


def test_hardship_names_the_event_asked_about() -> None:
    explained = explain_hardship(KNOWLEDGE.hardship, "loss_of_home")
    assert explained.event is not None
    assert "home" in explained.event.text.en
    assert explain_hardship(KNOWLEDGE.hardship, "broken_car").event is None


def test_the_timeline_is_30_60_75_and_90_days() -> None:
    timeline = delinquency_timeline(KNOWLEDGE.delinquency)
    assert [step.fact.day for step in timeline.steps] == [30, 60, 75, 90]
    assert timeline.days_behind is None


@pytest.mark.parametrize(
    ("days", "next_day", "distance"), [(0, 30, 30), (30, 60, 30), (65, 75, 10), (75, 90, 15), (78, 90, 12), (89, 90, 1)]
)
def test_the_next_step_follows_from_the_days_behind(days: int, next_day: int, distance: int) -> None:
    timeline = delinquency_timeline(KNOWLEDGE.delinquency, days_behind=days)
    assert timeline.next_step is not None
    assert (timeline.next_step.day, timeline.days_to_next) == (next_day, distance)
    assert not timeline.services_ended


def test_from_day_90_services_have_ended() -> None:
    assert delinquency_timeline(KNOWLEDGE.delinquency, days_behind=90).services_ended


def test_the_timeline_from_the_first_unpaid_due_date() -> None:
    timeline = delinquency_timeline(KNOWLEDGE.delinquency, first_unpaid_due=date(2026, 9, 1), today=date(2026, 11, 22))
    assert timeline.days_behind == 82
    assert [step.on for step in timeline.steps] == [
        date(2026, 10, 1),
        date(2026, 10, 31),
        date(2026, 11, 15),
        date(2026, 11, 30),
    ]


@pytest.mark.parametrize("days", [-5, 40_000])
def test_an_impossible_number_of_days_counts_as_not_given(days: int) -> None:
    assert delinquency_timeline(KNOWLEDGE.delinquency, days_behind=days).days_behind is None


@pytest.mark.parametrize(
    ("need", "phone", "extension"),
    [
        ("provider_billing", "866-711-2573", "1"),
        ("enrollment", "866-711-2573", "2"),
        ("webspoe", "866-711-2573", "3"),
        ("compliance", "573-522-0045", None),
        ("general", "573-522-0045", None),
        ("child_abuse", "1-800-392-3738", None),
    ],
)
def test_numbers_and_extensions_are_as_printed(need: str, phone: str, extension: str | None) -> None:
    contact = route_contact(BOOK, need).contacts[0]
    assert (phone_number(BOOK, contact), contact.extension) == (phone, extension)


@pytest.mark.parametrize("need", ["family_fee", "hardship", "child", "spoe", "not_resolved", "eit_expectations"])
def test_no_number_is_given_where_no_document_prints_one(need: str) -> None:
    for contact in route_contact(BOOK, need).contacts:
        assert phone_number(BOOK, contact) is None
        assert phone_link(BOOK, contact) is None
        assert contact.find is not None


def test_a_link_to_call_pauses_for_the_extension() -> None:
    assert phone_link(BOOK, BOOK.contacts["cfo_billing"]) == "tel:+18667112573,1"
    assert phone_link(BOOK, BOOK.contacts["emergency_services"]) == "tel:911"
    assert phone_link(BOOK, BOOK.contacts["child_abuse_hotline"]) == "tel:+18003923738"


def test_the_role_is_asked_only_where_it_changes_the_answer() -> None:
    assert route_contact(BOOK, "billing").ask_role
    assert not route_contact(BOOK, "billing", "family").ask_role
    assert not route_contact(BOOK, "webspoe").ask_role


def test_families_are_never_sent_to_the_cfo_extensions() -> None:
    role: Role = "family"
    for need in ("billing", "family_fee", "hardship", "person"):
        assert all(contact.phone != "cfo" for contact in route_contact(BOOK, need, role).contacts)


def test_look_alikes_of_the_table_are_kept_apart() -> None:
    table = KNOWLEDGE.coordination
    columns = {name: activity.column for name, activity in table.activities.items()}
    assert columns["administer_dayc"] == "provider"
    assert columns["family_assessment"].startswith("coordinator")
    assert "coordinator" in who_does(table, "family_assessment").en.lower()
    assert len(duties(table, "provider", "en")) >= 3
    with pytest.raises(KeyError):
        duties(table, "nobody", "en")

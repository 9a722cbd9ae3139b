"""Limits of their own for messages, ratings and wishes to be called; all of them say how long to wait."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from helpdesk.settings import Settings
from tests.web.conftest import OpenDoor, Visitor
from web import door as web_door
from web.problems import Problem
from web.rate_limits import RateLimits

HTML = {"Accept": "text/html"}
WISH = {"phone": "573-555-0123"}


def test_each_kind_is_counted_by_itself(open_door: OpenDoor) -> None:
    visitor = open_door(rate_limit="3/minute", feedback_rate_limit="1/minute", callback_rate_limit="1/hour").visitor()
    assert visitor.say("hello").status_code == 200
    assert visitor.post("/api/feedback", json={"settled": True}).status_code == 200
    assert visitor.post("/api/feedback", json={"settled": True}).status_code == 429
    assert visitor.post("/api/callbacks", json=WISH).status_code == 201
    assert visitor.post("/api/callbacks", json=WISH).status_code == 429
    assert visitor.say("hello again").status_code == 200


def test_too_many_wishes_are_refused_with_minutes_in_the_words_and_seconds_in_the_header(open_door: OpenDoor) -> None:
    visitor = open_door(rate_limit="9/minute", callback_rate_limit="1/hour").visitor()
    visitor.post("/api/callbacks", json=WISH)
    refused = visitor.post("/api/callbacks", json=WISH, headers={"Accept-Language": "es"})
    assert refused.status_code == 429
    assert 3500 < int(refused.headers["Retry-After"]) <= 3600
    assert "60 minutos" in refused.json()["detail"]
    page = visitor.post("/callback", data=WISH, headers=HTML)
    assert page.status_code == 429
    assert 3500 < int(page.headers["Retry-After"]) <= 3600
    assert "60 minutes" in page.text


def test_the_forms_without_a_script_are_counted_with_the_interface(open_door: OpenDoor) -> None:
    visitor = open_door(rate_limit="9/minute", feedback_rate_limit="1/minute").visitor()
    visitor.say("hello")
    assert visitor.post("/api/feedback", json={"settled": True}).status_code == 200
    refused = visitor.post("/feedback", data={"settled": "true"}, headers=HTML)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"]


def test_an_address_is_limited_however_many_sessions_it_has(open_door: OpenDoor) -> None:
    changed = {"callback_rate_limit": "3/hour", "callback_address_rate_limit": "2/hour"}
    door = open_door(rate_limit="9/minute", **changed)
    visitors: list[Visitor] = [door.visitor() for _ in range(3)]
    for visitor in visitors:
        visitor.say("hello")
    assert [visitor.post("/api/callbacks", json=WISH).status_code for visitor in visitors] == [201, 201, 429]


def test_a_wish_of_the_wrong_form_counts_too(open_door: OpenDoor) -> None:
    visitor = open_door(rate_limit="9/minute", callback_rate_limit="2/hour").visitor()
    assert [visitor.post("/api/callbacks", json={"phone": "x"}).status_code for _ in range(3)] == [422, 422, 429]


def test_off_turns_all_of_them_off(open_door: OpenDoor) -> None:
    visitor = open_door(rate_limit="off", feedback_rate_limit="1/day", callback_rate_limit="1/day").visitor()
    visitor.say("hello")
    assert {visitor.post("/api/feedback", json={"settled": True}).status_code for _ in range(3)} == {200}
    assert {visitor.post("/api/callbacks", json=WISH).status_code for _ in range(3)} == {201}


def test_one_rule_can_be_off_by_itself() -> None:
    limits = RateLimits(Settings(callback_rate_limit="off", callback_address_rate_limit="off", rate_limit="1/minute"))
    for _ in range(50):
        limits.count("callback", "one", "here")
    limits.count("message", "one", "here")
    with pytest.raises(Problem):
        limits.count("message", "one", "here")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.7", "203.0.113.8", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("unknown", "unknown", True),
    ],
)
def test_a_visitor_with_a_whole_network_of_addresses_counts_as_one(one: str, other: str, same: bool) -> None:
    def address(host: str) -> str:
        return web_door.address_of(Request({"type": "http", "client": (host, 1), "headers": []}))

    assert (address(one) == address(other)) is same

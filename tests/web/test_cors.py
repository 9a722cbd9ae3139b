"""Who may send what changes something, and which other websites may use the interface."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.datastructures import Headers

from tests.web.conftest import FakeEngine, OpenDoor, RunningDoor, Visitor
from web.gate import comes_from_us

AGENCY = "https://agency.example"
ELSEWHERE = "https://elsewhere.example"
HTML = {"Accept": "text/html"}
CHANGES: list[Callable[[Visitor, dict[str, str]], int]] = [
    lambda visitor, headers: visitor.post("/api/chat", json={"message": "hi"}, headers=headers).status_code,
    lambda visitor, headers: visitor.delete("/api/chat", headers=headers).status_code,
    lambda visitor, headers: visitor.post("/api/feedback", json={"settled": True}, headers=headers).status_code,
    lambda visitor, headers: visitor.post("/api/callbacks", json={"phone": "5735550123"}, headers=headers).status_code,
    lambda visitor, headers: visitor.post("/", data={"message": "hi"}, headers=headers).status_code,
    lambda visitor, headers: visitor.post("/feedback", data={"settled": "true"}, headers=headers).status_code,
    lambda visitor, headers: visitor.post("/callback", data={"phone": "5735550123"}, headers=headers).status_code,
]
FROM_ELSEWHERE = [
    {"Origin": ELSEWHERE},
    {"Origin": "null"},
    {"Origin": ELSEWHERE, "Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "http://127.0.0.1"},
    {"Origin": "http://127.0.0.1:1"},
    {"Origin": "http://[::1"},
]


@pytest.mark.parametrize("headers", FROM_ELSEWHERE)
def test_nothing_is_changed_by_another_website(door: RunningDoor, engine: FakeEngine, headers: dict[str, str]) -> None:
    visitor = door.visitor()
    visitor.say("hello")
    assert [change(visitor, headers) for change in CHANGES] == [403] * len(CHANGES)
    assert len(engine.asked) == 1
    assert len(visitor.get("/api/chat").json()["messages"]) == 2


def test_a_refusal_of_another_website_is_problem_details_or_a_page(visitor: Visitor) -> None:
    refused = visitor.post("/api/chat", json={"message": "hi"}, headers={"Origin": ELSEWHERE, "Accept-Language": "es"})
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json()["type"] == "/docs#other_site"
    assert "otro sitio" in refused.json()["detail"]
    page = visitor.post("/", data={"message": "hi"}, headers={"Origin": ELSEWHERE} | HTML)
    assert page.headers["Content-Type"].startswith("text/html")


def test_our_own_pages_and_programs_without_a_browser_are_let_in(door: RunningDoor) -> None:
    for headers in (
        {},
        {"Origin": door.address},
        {"Origin": door.address, "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
    ):
        assert door.visitor().post("/api/chat", json={"message": "hi"}, headers=headers).status_code == 200


def test_a_browsers_own_word_counts_more_than_the_host_that_a_proxy_passes_on() -> None:
    behind_tls = Headers({"host": "door:8000", "origin": "https://help.example", "sec-fetch-site": "same-origin"})
    assert comes_from_us(behind_tls, ())
    without = Headers({"host": "help.example", "origin": "https://help.example"})
    assert comes_from_us(without, ())
    assert not comes_from_us(Headers({"host": "help.example", "origin": "https://help.example.elsewhere.example"}), ())


def _cors(headers: object) -> list[str]:
    return [name for name in headers if name.lower().startswith("access-control")]  # type: ignore[attr-defined]


def test_without_the_setting_no_website_reads_anything(visitor: Visitor) -> None:
    for origin in (AGENCY, ELSEWHERE, "null"):
        assert not _cors(visitor.get("/api/chat", headers={"Origin": origin}).headers)
        asking = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        asked = visitor.options("/api/chat", headers=asking)
        assert asked.status_code == 405
        assert not _cors(asked.headers)


def test_an_allowed_website_may_use_the_interface_and_reads_refusals_too(open_door: OpenDoor) -> None:
    visitor = open_door(allowed_origins=(AGENCY,)).visitor()
    headers = {"Origin": AGENCY, "Sec-Fetch-Site": "cross-site"}
    asking = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    asked = visitor.options("/api/chat", headers=headers | asking)
    assert asked.status_code == 200
    assert asked.headers["Access-Control-Allow-Origin"] == AGENCY
    assert asked.headers["Access-Control-Allow-Credentials"] == "true"
    assert "DELETE" in asked.headers["Access-Control-Allow-Methods"]
    assert asked.headers["X-Request-Id"]
    answers = [
        visitor.post("/api/chat", json={"message": "hi"}, headers=headers),
        visitor.post("/api/chat", json={"message": ""}, headers=headers),
        visitor.post("/api/chat", data=b"a" * 100_000, headers=headers),
        visitor.post("/api/feedback", json={"settled": True}, headers=headers),
        visitor.get("/api/nothing", headers=headers),
    ]
    assert [answer.status_code for answer in answers] == [200, 422, 413, 200, 404]
    for answer in answers:
        assert answer.headers["Access-Control-Allow-Origin"] == AGENCY
        assert "Origin" in answer.headers["Vary"]
        assert "Retry-After" in answer.headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize(
    "origin", [ELSEWHERE, "null", AGENCY + ".elsewhere.example", AGENCY + ":8443", "http://agency.example"]
)
def test_allowing_one_website_lets_in_no_other(open_door: OpenDoor, origin: str) -> None:
    visitor = open_door(allowed_origins=(AGENCY,)).visitor()
    assert visitor.post("/api/chat", json={"message": "hi"}, headers={"Origin": origin}).status_code == 403
    assert not _cors(visitor.get("/api/chat", headers={"Origin": origin}).headers)
    asking = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    assert not _cors(visitor.options("/api/chat", headers=asking).headers)


def test_pages_are_not_shared_even_with_an_allowed_website(open_door: OpenDoor) -> None:
    visitor = open_door(allowed_origins=(AGENCY,)).visitor()
    for path in ("/", "/embed", "/callback", "/docs", "/openapi.json"):
        assert not _cors(visitor.get(path, headers={"Origin": AGENCY}).headers), path

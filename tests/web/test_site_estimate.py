"""The estimate as a form, and its receipt: nothing of the family is kept, logged, or put into an address."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import requests

from helpdesk.knowledge import LANGUAGES, Language, load_knowledge
from tests.web.conftest import FakeEngine, OpenDoor, Visitor
from tests.web.page_reader import Element, read_page
from tests.web.test_page import ESTIMATE

CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")
FAMILY = {"medicaid": "no", "family_size": "4", "income": "61k"}


def main_of(answer: requests.Response) -> Element:
    (main,) = read_page(answer.text).all("main")
    return main


def code_in(text: str) -> str:
    found = CODE.search(text)
    assert found
    return found[0]


def test_the_form_gives_the_estimate_with_its_reason_its_row_and_what_comes_next(visitor: Visitor) -> None:
    main = main_of(visitor.post("/estimate", data=FAMILY))
    assert "The estimate is $19.98 a month ($239.76 a year)" in main.text
    assert "$60,470 to $67,725" in main.text
    assert "your row" in main.text
    assert "/topics/hardship_what?lang=en" in {link.attributes["href"] for link in main.all("a")}
    assert main.with_id("income").attributes["value"] == "61k"


def test_with_medicaid_nothing_else_is_needed_nor_read(visitor: Visitor) -> None:
    for more in ({}, {"family_size": "600", "income": "ninety bananas"}):
        answer = visitor.post("/estimate", data={"medicaid": "yes", **more})
        assert answer.status_code == 200
        assert "$0 a month" in main_of(answer).text


def test_whoever_is_not_sure_of_medicaid_is_told_what_it_would_change(visitor: Visitor) -> None:
    main = main_of(visitor.post("/estimate", data={**FAMILY, "medicaid": "not_sure"}))
    assert "$19.98 a month" in main.text
    assert "If your family is enrolled in Medicaid, there is no fee at all." in main.text


def test_a_range_of_incomes_gives_a_range_of_fees(visitor: Visitor) -> None:
    main = main_of(visitor.post("/estimate", data={**FAMILY, "income": "50 to 60k"}))
    assert "would pay from $6.66 to $13.32 a month" in main.text
    assert not CODE.search(main.text)


def test_a_family_too_small_for_the_schedule_is_told_who_can_help(visitor: Visitor) -> None:
    answer = visitor.post("/estimate", data={**FAMILY, "family_size": "1"})
    assert answer.status_code == 200
    assert "no table for a family of 1" in main_of(answer).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"medicaid": "perhaps"},
        {"medicaid": "no", "family_size": "", "income": "61k"},
        {"medicaid": "no", "family_size": "4", "income": ""},
        {"medicaid": "no", "family_size": "4", "income": "a lot"},
        {"medicaid": "no", "family_size": "600", "income": "61k"},
        {"medicaid": "no", "family_size": "4", "income": "$900,000,000"},
    ],
)
def test_what_cannot_be_used_is_said_kindly_and_stays_in_the_form(
    visitor: Visitor, language: Language, fields: dict[str, str]
) -> None:
    answer = visitor.post(f"/estimate?lang={language}", data=fields)
    assert answer.status_code == 422
    page = read_page(answer.text)
    (summary,) = page.with_class("errors")
    assert [*summary.all("a")]
    for name in ("family_size", "income"):
        assert page.with_id(name).attributes["value"] == fields.get(name, "")


def test_all_that_is_missing_is_said_at_once(visitor: Visitor) -> None:
    (summary,) = read_page(visitor.post("/estimate", data={}).text).with_class("errors")
    assert len([*summary.all("li")]) == 3


def test_what_is_typed_never_becomes_markup_and_has_an_end(visitor: Visitor) -> None:
    nasty = '"><script>alert(1)</script>' + "9" * 3_000
    answer = visitor.post("/estimate", data={"medicaid": nasty, "family_size": nasty, "income": nasty + "\x00\u202e"})
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text
    assert len(answer.text) < 20_000


def test_a_form_of_another_site_is_not_taken(visitor: Visitor) -> None:
    answer = visitor.post("/estimate", data=FAMILY, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_income_stands_in_no_address_no_log_and_no_database(
    open_door: OpenDoor, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = open_door().visitor()
    with caplog.at_level(logging.DEBUG):
        answer = visitor.post("/estimate", data={**FAMILY, "income": "61,237"}, allow_redirects=False)
    assert answer.status_code == 200
    assert "$61,237" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    links = " ".join(link.attributes["href"] for link in read_page(answer.text).all("a"))
    assert not re.search("61,?237", links)
    assert not re.search("61,?237", caplog.text)
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"61,237" not in kept
    assert b"61237" not in kept


def test_the_form_is_counted_like_messages(open_door: OpenDoor) -> None:
    visitor = open_door(rate_limit="2/minute").visitor()
    assert [visitor.post("/estimate", data=FAMILY).status_code for _ in range(3)] == [200, 200, 429]


def test_the_code_shows_the_estimate_again_and_nothing_of_the_family(open_door: OpenDoor) -> None:
    visitor = open_door(fixed_today=date(2026, 11, 22)).visitor()
    code = code_in(visitor.post("/estimate", data=FAMILY).text)
    stranger = open_door(fixed_today=date(2027, 3, 4)).visitor()
    answer = stranger.get("/receipt", params={"code": code})
    assert answer.status_code == 200
    main = main_of(answer)
    for part in ("$19.98 a month", "November 22, 2026", "November 30, 2005", "estimate only", "The SPOE decides"):
        assert part in main.text
    assert not re.search(r"61|60,470|67,725|239|family of", main.text.replace(code, ""))
    main_es = main_of(stranger.get("/receipt", params={"code": code.lower().replace("-", " "), "lang": "es"}))
    assert "22 de noviembre de 2026" in main_es.text


def test_families_that_pay_nothing_get_a_receipt_that_does_not_say_why(visitor: Visitor) -> None:
    with_medicaid = visitor.post("/estimate", data={"medicaid": "yes"})
    with_little = visitor.post("/estimate", data={**FAMILY, "income": "12,000"})
    assert code_in(with_medicaid.text) == code_in(with_little.text)
    assert "Medicaid" not in main_of(visitor.get("/receipt", params={"code": code_in(with_little.text)})).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_code_gets_kind_words(visitor: Visitor, language: Language) -> None:
    code = code_in(visitor.post("/estimate", data=FAMILY).text)
    changed = code[:-1] + ("0" if code[-1] != "0" else "1")
    for wrong in (changed, "AAAA", "<b>", "x" * 500, "ééé"):
        answer = visitor.get("/receipt", params={"code": wrong, "lang": language})
        assert answer.status_code == 404
        main = main_of(answer)
        assert ("No estimate fits this code" if language == "en" else "Ningún estimado va con este código") in main.text
        assert "$" not in main.text
        assert main.with_id("code").attributes["value"] == wrong[:80]


def test_guessing_codes_is_limited_and_the_empty_form_is_not(open_door: OpenDoor) -> None:
    visitor = open_door(rate_limit="3/minute").visitor()
    assert [visitor.get("/receipt", params={"code": "AAAA"}).status_code for _ in range(4)] == [404, 404, 404, 429]
    assert visitor.get("/receipt").status_code == 200


def test_a_code_made_under_another_secret_is_wrong_here(open_door: OpenDoor) -> None:
    code = code_in(open_door(secret="one").visitor().post("/estimate", data=FAMILY).text)
    assert open_door(secret="two").visitor().get("/receipt", params={"code": code}).status_code == 404


def test_a_newer_schedule_is_pointed_out_on_an_older_receipt(
    open_door: OpenDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    knowledge = load_knowledge()
    newer = knowledge.schedules[0].model_copy(update={"effective": date(2026, 7, 1)})
    code = code_in(open_door(fixed_today=date(2026, 3, 1)).visitor().post("/estimate", data=FAMILY).text)
    monkeypatch.setitem(knowledge.__dict__, "schedules", (*knowledge.schedules, newer))
    before, after = (open_door(fixed_today=date(2026, month, 1)).visitor() for month in (6, 8))
    assert "newer fee schedule" not in before.get("/receipt", params={"code": code}).text
    assert "There is a newer fee schedule now, of July 1, 2026" in after.get("/receipt", params={"code": code}).text


def test_an_estimate_of_the_chat_carries_its_receipt_now_and_after_a_reload(
    visitor: Visitor, engine: FakeEngine
) -> None:
    engine.items = [
        {"text": "It is $25."},
        {"custom": {"outcome": "answered_estimate", "language": "en", "card": ESTIMATE}},
    ]
    said: dict[str, Any] = visitor.say("4, 40k").json()["messages"][0]
    code = said["card"]["receipt"]
    assert {**said["card"], "receipt": None} == {**ESTIMATE, "receipt": None}
    assert visitor.get("/api/chat").json()["messages"][-1]["card"]["receipt"] == code
    assert "$25 a month" in main_of(visitor.get("/receipt", params={"code": code})).text


def test_codes_stay_out_of_the_access_log(visitor: Visitor, access_line: Callable[[requests.Response], str]) -> None:
    code = code_in(visitor.post("/estimate", data=FAMILY).text)
    line = access_line(visitor.get("/receipt", params={"code": code}))
    assert "route=/receipt " in line
    assert code not in line

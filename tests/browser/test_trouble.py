"""The chat page when something is slow, broken or gone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.person import QUESTION, Visit, answer, ask, ask_the_fee, conversation, focused, is_chat, press

pytestmark = pytest.mark.stack
CHAT = "**/api/chat*"
OFFERED = ["/estimate?lang=en", "/contacts?lang=en", "/fees?lang=en", "/topics?lang=en"]


def addresses(page: Page, inside: str) -> list[str]:
    return [str(link.get_attribute("href")) for link in page.locator(f"{inside} .elsewhere a").all()]


def test_when_the_server_is_down_the_page_says_so_and_where_else_to_look(visit: Visit) -> None:
    page = visit()
    page.route(CHAT, lambda route: route.abort())
    ask(page, "what is hardship")
    notice = page.locator(".notice")
    expect(notice).to_contain_text("did not get through")
    expect(notice).to_contain_text("573-522-0045")
    assert addresses(page, ".notice") == OFFERED
    assert "did not get through" in page.locator("#status").inner_text()
    assert page.locator("#message").input_value() == "what is hardship"
    assert focused(page) == "message"
    page.unroute(CHAT)
    press(page, "Try again")
    expect(page.locator("#latest")).to_contain_text("hardship")
    expect(notice).to_have_count(0)
    assert page.locator("#message").input_value() == ""
    expect(page.get_by_text("what is hardship", exact=True)).to_have_count(1)


def test_a_quick_reply_that_did_not_get_through_can_be_sent_again(visit: Visit) -> None:
    page = visit()
    ask(page, "how much would we have to pay")
    page.route(CHAT, lambda route: route.fulfill(status=502, body="<html>Bad gateway</html>"))
    press(page, "No")
    expect(page.locator(".notice")).to_contain_text("did not get through")
    page.unroute(CHAT)
    press(page, "Try again")
    expect(page.locator("#latest")).to_contain_text("How many people")
    assert focused(page) != ""


def test_offline_is_said_in_its_own_words(visit: Visit) -> None:
    page = visit("/?lang=es")
    page.context.set_offline(True)
    ask(page, "hola")
    expect(page.locator(".notice")).to_contain_text("No tiene conexión")
    assert page.locator("#message").input_value() == "hola"


def test_an_answer_that_does_not_come_is_given_up_and_the_draft_stays(visit: Visit) -> None:
    page = visit()
    page.clock.install()
    page.route(CHAT, lambda route: None)
    ask(page, QUESTION)
    page.clock.fast_forward(6_000)
    expect(page.locator("#status")).to_have_text("Still working on your answer …")
    page.clock.fast_forward(10_000)
    expect(page.locator(".notice")).to_contain_text("no answer in time")
    assert page.locator("#message").input_value() == QUESTION
    expect(page.get_by_role("button", name="Try again")).to_be_visible()


def test_what_the_server_refuses_is_said_in_its_words_and_the_draft_stays(visit: Visit) -> None:
    page = visit()
    ask(page, "a" * 5_001)
    expect(page.locator(".notice")).to_contain_text("too long")
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)
    assert len(page.locator("#message").input_value()) == 5_001


def test_an_answer_in_trouble_comes_with_the_other_pages(visit: Visit) -> None:
    page = visit()
    page.route(CHAT, lambda route: route.fulfill(json=answer("I'm sorry.", outcome="failed_engine")))
    ask(page, QUESTION)
    expect(page.locator("#latest")).to_contain_text("I'm sorry.")
    assert addresses(page, "#log") == OFFERED


def test_while_waiting_the_message_is_shown_and_nothing_can_be_sent_twice(visit: Visit) -> None:
    page, held, sent = visit(), list[Route](), list[str]()
    page.on("request", lambda request: sent.append(request.url) if is_chat(request) else None)
    page.route(CHAT, lambda route: held.append(route))
    ask(page, QUESTION)
    expect(conversation(page)).to_contain_text(QUESTION)
    send = page.get_by_role("button", name="Send")
    expect(send).to_have_attribute("aria-disabled", "true")
    send.click(force=True)
    ask(page, "again")
    page.get_by_role("button", name="What if we can't afford the fee?").click(force=True)
    assert len(sent) == 1
    assert page.locator(":disabled").count() == 0
    expect(page.locator(".typing")).to_be_visible()
    held[0].continue_()
    expect(page.locator("#latest .fee")).to_be_visible()
    expect(page.locator(".typing")).to_have_count(0)
    expect(page.locator("[aria-disabled]")).to_have_count(0)
    assert page.locator("#message").input_value() == "again"


def test_a_quick_answer_comes_without_a_typing_hint(visit: Visit) -> None:
    page = visit()
    page.clock.install(time=0)
    page.clock.pause_at(60_000)
    page.route(CHAT, lambda route: None)
    ask(page, QUESTION)
    page.clock.run_for(300)
    assert page.locator(".typing").count() == 0
    page.clock.run_for(200)
    assert page.locator(".typing").count() == 1


def test_a_conversation_that_could_not_be_deleted_stays_and_is_said(visit: Visit) -> None:
    page = visit()
    ask_the_fee(page)
    page.route(CHAT, lambda route: route.abort())
    page.get_by_text("Delete this conversation").click()
    press(page, "Delete it now")
    expect(page.locator(".notice")).to_contain_text("could not be deleted")
    expect(conversation(page)).to_contain_text("$19.98")

"""An answer on the chat page: read out once, its cards, and whether it settled the question."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.person import Visit, answer, ask, ask_the_fee, conversation, focused, press

pytestmark = pytest.mark.stack
COUNT_WORDS = """() => {
    const heard = (window.heard = []);
    const status = document.getElementById("status");
    new MutationObserver(() => status.textContent && heard.push(status.textContent)).observe(status, {childList: true});
}"""
SPEAKING = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert], [role=log]:not([aria-live=off])"


def test_what_if_takes_an_income_of_ones_own(visit: Visit) -> None:
    page = visit()
    ask_the_fee(page)
    page.get_by_role("textbox", name="a yearly income, in dollars").fill("55,000")
    press(page, "Try it")
    expect(page.locator("#latest .fee")).to_contain_text("$13.32")
    assert page.locator(".what-if").count() == 1


def test_only_the_new_answer_is_read_out_and_only_once(visit: Visit) -> None:
    page = visit()
    assert page.locator(SPEAKING).count() == 1
    ask(page, "who do i call about provider billing")
    expect(conversation(page)).to_contain_text("extension 1")
    page.evaluate(COUNT_WORDS)
    with page.expect_response("**/api/chat*") as heard:
        ask(page, "how much would we have to pay")
    expect(page.get_by_role("button", name="I don't know")).to_be_visible()
    text = heard.value.json()["messages"][0]["text"]
    assert page.evaluate("window.heard") == [f"{text}\n\nQuick replies: Yes; No; I don't know."]


@pytest.mark.parametrize("settled", [True, False])
def test_the_page_asks_whether_the_question_is_settled(visit: Visit, settled: bool) -> None:
    page = visit(width=1280)
    ask_the_fee(page)
    with page.expect_request("**/api/feedback*") as told:
        press(page, "Yes, it did" if settled else "No, not yet")
    assert told.value.post_data_json == {"settled": settled}
    if settled:
        expect(page.locator("#status")).to_have_text("Thank you for telling us.")
    else:
        expect(page.locator("#latest")).to_contain_text("A person can look at it with you.")
    assert focused(page) == "message"


def test_a_number_can_be_called_and_copied(visit: Visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    ask(page, "i forgot my webspoe password who do i call")
    call = page.get_by_role("link", name=re.compile("^Call 866-711-2573"))
    assert re.fullmatch(r"tel:\+18667112573,+3", call.get_attribute("href") or "")
    press(page, "Copy number")
    expect(page.locator("#status")).to_have_text("Copied: 866-711-2573, extension 3")
    assert page.evaluate("navigator.clipboard.readText()") == "866-711-2573, extension 3"
    assert page.locator("#latest .words a.tel").first.get_attribute("href") == "tel:+18667112573"


def test_a_receipt_is_offered_where_the_answer_has_one(visit: Visit) -> None:
    page = visit()
    card = {"kind": "estimate", "monthly": "$0", "annual": "$0", "family_size": None, "income": None}
    given = answer("The estimate is $0.", card={**card, "rows": [], "source": "The letter.", "receipt": "AB CD"})
    page.route("**/api/chat*", lambda route: route.fulfill(json=given))
    ask(page, "fee")
    link = page.get_by_role("link", name="Open the receipt")
    assert link.get_attribute("href") == "/receipt?code=AB%20CD&lang=en"
    expect(page.locator("#latest")).to_contain_text("AB CD")
    assert page.locator("#latest table, #latest .what-if, #latest .steps").count() == 0


def test_html_in_a_message_stays_text(visit: Visit) -> None:
    page = visit()
    ask(page, "<img src=x onerror=document.title='owned'> how can i pay")
    expect(conversation(page)).to_contain_text("money order")
    assert page.title() != "owned"
    assert page.locator("main img").count() == 0

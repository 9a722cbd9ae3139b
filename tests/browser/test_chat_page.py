"""The chat page as a person uses it: on a phone, by keyboard, after a reload, in either language, without scripts."""

from __future__ import annotations

from statistics import median

import pytest
from playwright.sync_api import expect

from tests.browser.person import (
    FEE,
    PREGUNTA,
    QUESTION,
    Visit,
    ask,
    ask_the_fee,
    conversation,
    focused,
    move_to,
    press,
)
from tests.conversation.stack import Stack

pytestmark = pytest.mark.stack
PHONE = {"is_mobile": True, "has_touch": True}
FIFTY_TURNS = """async () => {
    const log = document.getElementById("log"), turns = [];
    for (let turn = 0; turn < 50; turn++) {
        const before = log.querySelectorAll(".assistant").length, start = performance.now();
        document.getElementById("message").value = `turn ${turn}`;
        document.getElementById("composer").requestSubmit();
        while (log.querySelectorAll(".assistant").length === before) await new Promise(requestAnimationFrame);
        log.getBoundingClientRect();
        turns.push(performance.now() - start);
    }
    return turns; // milliseconds from sending to an answer that is laid out
}"""


def test_everything_can_be_done_by_keyboard(visit: Visit) -> None:
    page = visit(width=1280)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the skip link
    assert focused(page) == "message"
    page.keyboard.type("how much would we have to pay")
    page.keyboard.press("Enter")
    expect(conversation(page)).to_contain_text("enrolled in Medicaid")
    move_to(page, "No", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(conversation(page)).to_contain_text("How many people")
    assert focused(page) == "message"
    for words, question in (("4", "adjusted gross income"), ("61,000", FEE)):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(page.locator("#latest")).to_contain_text(question)
    move_to(page, "a family of 5", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#latest .fee")).to_contain_text("$6.66")
    assert focused(page) == "a family of 6"
    move_to(page, "Delete this conversation")
    page.keyboard.press("Enter")
    move_to(page, "Delete it now")
    page.keyboard.press("Enter")
    expect(conversation(page)).to_contain_text("The conversation is deleted.")
    expect(conversation(page)).not_to_contain_text(FEE)
    assert focused(page) == "message"


def test_after_a_reload_the_conversation_is_there_and_goes_on(visit: Visit) -> None:
    page = visit()
    ask_the_fee(page)
    ask(page, "and if our income were 55,000?")
    expect(page.locator("#latest .fee")).to_contain_text("$13.32")
    before = conversation(page).inner_text()
    page.reload()
    shown = conversation(page).inner_text()
    assert before.split("whats the fee")[1] == shown.split("whats the fee")[1]
    press(page, "a family of 5")
    expect(page.locator("#latest .fee")).to_contain_text("$6.66")


def test_the_other_language_keeps_the_conversation_and_the_draft(visit: Visit) -> None:
    page = visit(width=1280)
    ask(page, "how much would we have to pay")
    expect(page.get_by_role("button", name="I don't know")).to_be_visible()
    page.locator("#message").fill("a draft")
    press(page, "Español")
    page.wait_for_url("**/?lang=es*")
    assert page.evaluate("document.documentElement.lang") == "es"
    expect(conversation(page)).to_contain_text("Is your family enrolled in Medicaid")
    expect(page.locator("#latest")).to_contain_text("¿Su familia está inscrita en Medicaid")
    assert page.locator("#latest").get_attribute("lang") == "es"
    assert page.locator("#message").input_value() == "a draft"
    press(page, "Sí")
    expect(page.locator("#latest .fee")).to_contain_text("$0 al mes")


def test_an_answer_in_another_language_than_the_page_is_marked_and_whole(visit: Visit) -> None:
    page = visit("/?lang=en")
    ask_the_fee(page, PREGUNTA)
    latest = page.locator("#latest")
    assert latest.get_attribute("lang") == "es"
    expect(latest).to_contain_text("Cómo llegamos a esta cuota")
    expect(latest).to_contain_text("Mesa de ayuda:")
    press(page, "una familia de 5")
    expect(page.locator("#latest .fee")).to_contain_text("$6.66")
    assert page.locator("#latest").get_attribute("lang") == "es"


def test_without_scripts_the_same_can_be_done(visit: Visit) -> None:
    page = visit(scripts=False)
    page.locator("#message").fill("how much would we have to pay")
    press(page, "Send")
    press(page, "No")
    for question, words in (("How many people", "4"), ("adjusted gross income", "61,000")):
        expect(page.locator("#latest")).to_contain_text(question)
        page.locator("#message").fill(words)
        press(page, "Send")
    expect(page.locator("#latest .fee")).to_contain_text(FEE)
    expect(page.locator("#latest .steps li")).to_have_count(5)
    expect(page.get_by_role("button", name="Print or save")).to_have_count(0)
    press(page, "a family of 5")
    expect(page.locator("#latest .fee")).to_contain_text("$6.66")
    page.get_by_role("textbox", name="a yearly income, in dollars").fill("70,000")
    press(page, "Try it")
    expect(page.locator("#latest .fee")).to_contain_text("$13.32")
    press(page, "Yes, it did")
    expect(page.locator("#notice")).to_contain_text("Thank you")
    press(page, "Español")
    expect(page.locator("#latest")).to_contain_text("El estimado es")
    page.get_by_text("Borrar esta conversación").click()
    press(page, "Borrarla ahora")
    expect(page.locator("#notice")).to_contain_text("quedó borrada")
    expect(page.locator("main")).not_to_contain_text(FEE)


@pytest.mark.parametrize(("context", "place"), [({}, "message"), (PHONE, "latest")])
def test_after_a_quick_reply_the_focus_goes_where_one_reads_or_writes_on(
    visit: Visit, context: dict[str, bool], place: str
) -> None:
    page = visit(width=360, **context)
    ask(page, "how much would we have to pay")
    page.get_by_role("button", name="No", exact=True).focus()
    press(page, "No")
    expect(conversation(page)).to_contain_text("How many people")
    assert focused(page) == place


def test_a_typed_question_leaves_the_focus_in_the_field(visit: Visit) -> None:
    page = visit()
    ask_the_fee(page)
    assert focused(page) == "message"


def test_two_people_do_not_see_each_others_conversation(visit: Visit) -> None:
    one, other = visit(), visit()
    ask_the_fee(one)
    other.reload()
    expect(conversation(other)).not_to_contain_text(FEE)
    ask(other, "who do i call about provider billing")
    expect(conversation(other)).to_contain_text("extension 1")
    one.reload()
    expect(conversation(one)).to_contain_text(FEE)
    expect(conversation(one)).not_to_contain_text("extension 1")


def test_the_page_is_small_loads_nothing_from_elsewhere_and_the_console_stays_quiet(visit: Visit, desk: Stack) -> None:
    page = visit(None)
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(desk.url, wait_until="networkidle")
    size = sum(request.sizes()["responseBodySize"] for request in requests)
    ask(page, QUESTION)
    expect(conversation(page)).to_contain_text(FEE)
    assert {request.url.split("/")[2] for request in requests} == {page.url.split("/")[2]}
    assert size < 50_000, f"The first load is {size} bytes."
    assert not complaints


def test_fifty_turns_later_the_page_is_still_quick(visit: Visit) -> None:
    page = visit()
    ask_the_fee(page)
    with page.expect_response("**/api/chat*") as heard:
        ask(page, "what if we were a family of 5?")
    given = heard.value.json()
    expect(page.locator("#latest .fee")).to_be_visible()
    page.route("**/api/chat*", lambda route: route.fulfill(json=given))
    turns = page.evaluate(FIFTY_TURNS)
    assert page.locator(".message").count() > 100
    assert median(turns[-10:]) < 300, turns

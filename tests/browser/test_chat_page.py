"""The chat page as a person uses it: on a phone, by keyboard, after a reload, without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conversation.stack import Stack

pytestmark = pytest.mark.stack
QUESTION = "family of four, AGI is 61,000, no medicaid. whats the fee"


def opened(browser: Browser, desk: Stack, path: str = "/", *, width: int = 360, scripts: bool = True) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 740}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(desk.url + path)
    return page


def ask(page: Page, text: str) -> None:
    box = page.get_by_role("textbox")
    box.fill(text)
    box.press("Enter")


def test_a_question_typed_on_a_phone_is_answered_and_focus_stays_in_the_field(browser: Browser, desk: Stack) -> None:
    page = opened(browser, desk)
    ask(page, QUESTION)
    expect(page.get_by_role("log")).to_contain_text("$19.98 a month")
    expect(page.get_by_role("textbox")).to_be_focused()


def test_quick_replies_work_by_keyboard(browser: Browser, desk: Stack) -> None:
    page = opened(browser, desk, width=1280)
    ask(page, "how much would we have to pay")
    page.get_by_role("button", name="No", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("How many people")


def test_the_conversation_is_there_after_a_reload(browser: Browser, desk: Stack) -> None:
    page = opened(browser, desk)
    ask(page, QUESTION)
    expect(page.get_by_role("log")).to_contain_text("$19.98 a month")
    page.reload()
    expect(page.get_by_role("log")).to_contain_text("$19.98 a month")


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_scrolls_sideways_at_320_pixels_and_the_language_is_named(
    browser: Browser, desk: Stack, language: str
) -> None:
    page = opened(browser, desk, f"/?lang={language}", width=320)
    ask(page, QUESTION if language == "en" else "somos 4, ingreso ajustado de 61 mil, sin medicaid, ¿cuánto pagamos?")
    expect(page.get_by_role("log")).to_contain_text("$19.98")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate("document.documentElement.lang") == language


def test_the_page_answers_without_scripts(browser: Browser, desk: Stack) -> None:
    page = opened(browser, desk, scripts=False)
    page.get_by_role("textbox").fill(QUESTION)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("main")).to_contain_text("$19.98 a month")


def test_nothing_is_loaded_from_elsewhere_and_the_console_stays_quiet(browser: Browser, desk: Stack) -> None:
    context = browser.new_context()
    page, hosts, complaints = context.new_page(), set(), []
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(desk.url)
    ask(page, QUESTION)
    expect(page.get_by_role("log")).to_contain_text("$19.98")
    assert hosts == {desk.url.removeprefix("http://")}
    assert not complaints


def test_html_in_a_message_stays_text(browser: Browser, desk: Stack) -> None:
    page = opened(browser, desk)
    ask(page, "<img src=x onerror=document.title='owned'> how can i pay")
    expect(page.get_by_role("log")).to_contain_text("money order")
    assert page.title() != "owned"
    assert page.locator("main img").count() == 0

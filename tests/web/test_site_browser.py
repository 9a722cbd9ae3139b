"""The pages beside the chat in a real Chromium: by keyboard, without scripts, on a narrow screen, with large type."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import RunningDoor

PATHS = (
    "/estimate",
    "/receipt",
    "/fees",
    "/contacts",
    "/topics",
    "/topics?q=medicaid",
    "/topics/bill_question",
    "/topics/acronym",
    "/topics/coord_role_spoe",
    "/accessibility",
)
SIDEWAYS = "document.documentElement.scrollWidth > window.innerWidth"
TARGETS = "main button, main input:not([type=hidden]), main label.choice, main .links a, main .reach a"
SMALL_TARGETS = f"""[...document.querySelectorAll("{TARGETS}")]
    .filter((target) => target.getClientRects().length && target.getBoundingClientRect().height < 24)
    .map((target) => target.outerHTML)"""
"""What is less than 24 pixels high; a link within a sentence may be."""


@pytest.fixture
def page(browser: Browser, door: RunningDoor) -> Iterator[Page]:
    """A narrow page without scripts."""
    context = browser.new_context(
        viewport={"width": 320, "height": 640}, java_script_enabled=False, base_url=door.address
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def large(browser: Browser, door: RunningDoor) -> Iterator[Page]:
    """A page at 400% of a window 1280 wide."""
    context = browser.new_context(
        viewport={"width": 320, "height": 256}, device_scale_factor=4, base_url=door.address, color_scheme="dark"
    )
    yield context.new_page()
    context.close()


def focused(page: Page, name: str) -> None:
    expect(page.locator(f"#{name}")).to_be_focused()


def test_the_estimate_is_made_by_keyboard_alone_and_focus_goes_to_the_answer(page: Page) -> None:
    page.goto("/estimate?lang=en")
    page.locator("#medicaid-no").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    focused(page, "family_size")
    page.keyboard.type("four")
    page.keyboard.press("Tab")
    page.keyboard.type("61k")
    page.keyboard.press("Enter")
    expect(page.locator(".fee")).to_contain_text("$19.98")
    focused(page, "answer")
    assert "61" not in page.url
    expect(page.locator("#income")).to_have_value("61k")


def test_errors_get_the_focus_and_lead_to_their_fields(page: Page) -> None:
    page.goto("/estimate?lang=es")
    page.locator("#income").fill("no sé")
    page.keyboard.press("Enter")
    focused(page, "answer")
    page.locator("#answer a").last.press("Enter")
    focused(page, "income")
    expect(page.get_by_label("ingreso bruto ajustado")).to_have_value("no sé")


def test_a_receipt_is_opened_from_the_estimate_and_a_wrong_code_gets_the_focus(page: Page) -> None:
    page.goto("/estimate?lang=en")
    page.locator("#medicaid-yes").check()
    page.get_by_role("button", name="Show my estimate").click()
    page.get_by_role("link", name="Show the receipt").click()
    expect(page.locator("main")).to_contain_text("The estimate was $0 a month.")
    page.get_by_label("Code of the estimate").fill("AAAA")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_page_scrolls_sideways_at_400_percent_and_targets_are_large_enough(
    large: Page, door: RunningDoor, language: str
) -> None:
    hosts, complaints = set(), []
    large.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    large.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    for path in PATHS:
        large.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
        assert not large.evaluate(SIDEWAYS), path
        assert large.evaluate(SMALL_TARGETS) == [], path
    assert hosts == {door.address.removeprefix("http://")}
    assert not complaints

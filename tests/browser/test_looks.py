"""How the chat page is laid out, coloured, named and printed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.person import PREGUNTA, QUESTION, Visit, ask, ask_the_fee, press

pytestmark = pytest.mark.stack
SMALLEST_TARGET = 44  # CSS pixels
LEAST_CONTRAST = 4.5
TARGETS = """() => [...document.querySelectorAll("a, button, summary, input, textarea, select")]
    .filter((each) => each.checkVisibility({visibilityProperty: true}) && !each.matches(".tel, .skip"))
    .map((each) => [each.textContent.trim() || each.name, each.getBoundingClientRect()])
    .filter(([, box]) => box.width < 43.9 || box.height < 43.9)
    .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)"""
COLOURS = """() => {
    const opaque = (each) => {
        for (let at = each; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (!colour.endsWith(", 0)")) return colour;
        }
        return getComputedStyle(document.body).backgroundColor;
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (texts.nextNode()) {
        const each = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !each.checkVisibility() || each.closest("script, template")) continue;
        found.push([texts.currentNode.data.trim(), getComputedStyle(each).color, opaque(each)]);
    }
    return found;
}"""
Colour = tuple[float, float, float]


def _colour(text: str) -> Colour:
    red, green, blue = (float(part) for part in re.findall(r"[\d.]+", text)[:3])
    return red, green, blue


def _brightness(colour: Colour) -> float:
    """Relative luminance (WCAG 2)."""
    parts = [part / 255 for part in colour]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(text: str, behind: str) -> float:
    """The contrast of two colours as CSS computes them."""
    lighter, darker = sorted((_brightness(_colour(text)), _brightness(_colour(behind))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def fits(page: Page) -> bool:
    """Whether the page can be read without scrolling sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def converse(page: Page, question: str = QUESTION) -> None:
    """A conversation with both cards, something open and something failed."""
    ask_the_fee(page, question)
    ask(page, "who do i call about provider billing")
    expect(page.locator("#latest .call")).to_be_visible()
    ask_the_fee(page, question)
    page.locator(".note summary, #deleting summary").last.click()
    page.route("**/api/chat*", lambda route: route.abort())
    ask(page, "hello")
    expect(page.locator(".notice")).to_be_visible()


@pytest.mark.parametrize(("language", "question"), [("en", QUESTION), ("es", PREGUNTA)], ids=["en", "es"])
@pytest.mark.parametrize(("width", "height"), [(320, 640), (320, 256), (1280, 800)], ids=["narrow", "zoomed", "wide"])
def test_nothing_scrolls_sideways_and_everything_to_press_is_large_enough(
    visit: Visit, width: int, height: int, language: str, question: str
) -> None:
    page = visit(f"/?lang={language}", width=width, height=height)
    assert fits(page)
    assert page.evaluate(TARGETS) == []
    ask_the_fee(page, question)
    assert fits(page)
    assert page.evaluate(TARGETS) == []


def test_zoomed_to_400_percent_nothing_covers_the_conversation(visit: Visit) -> None:
    page = visit(width=320, height=256)
    assert page.evaluate("getComputedStyle(document.querySelector('.bottom')).position") == "static"


def test_the_card_of_a_contact_is_large_enough_to_press(visit: Visit) -> None:
    page = visit(width=320)
    converse(page)
    assert page.evaluate(TARGETS) == []
    assert fits(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_what_is_behind_it(visit: Visit, scheme: str) -> None:
    page = visit(width=1280, color_scheme=scheme)
    converse(page)
    found = page.evaluate(COLOURS)
    weak = {
        text: round(contrast(front, back), 2) for text, front, back in found if contrast(front, back) < LEAST_CONTRAST
    }
    assert len(found) > 60
    assert not weak


def test_dark_is_dark(visit: Visit) -> None:
    page = visit(color_scheme="dark")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert _brightness(_colour(paper)) < 0.05


def test_with_colours_of_ones_own_everything_keeps_an_edge(visit: Visit) -> None:
    page = visit(forced_colors="active")
    ask_the_fee(page)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    edges = "(each) => each.map((one) => getComputedStyle(one).borderTopWidth)"
    assert set(page.locator(".message, .replies button, .send").evaluate_all(edges)) == {"1px"}
    own, other = (page.locator(f"#latest tr{mark} rect").first for mark in (".own", ":not(.own)"))
    assert own.evaluate("(bar) => getComputedStyle(bar).fill") != other.evaluate("(bar) => getComputedStyle(bar).fill")


def test_what_has_the_focus_shows_it(visit: Visit) -> None:
    page = visit(width=1280)
    page.locator("body").press("Tab")
    for _ in range(15):
        page.keyboard.press("Tab")
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert width >= 3, page.evaluate("document.activeElement.outerHTML")


def test_who_wants_no_motion_gets_none(visit: Visit) -> None:
    page = visit(reduced_motion="reduce")
    page.route("**/api/chat*", lambda route: None)
    ask(page, QUESTION)
    expect(page.locator(".typing")).to_be_visible()
    assert page.locator(".typing span").first.evaluate("(dot) => getComputedStyle(dot).animationName") == "none"
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_the_page_is_named_as_a_screen_reader_finds_it(visit: Visit) -> None:
    page = visit()
    expect(page.locator("body")).to_match_aria_snapshot("""
        - link "Skip to your message"
        - banner:
          - paragraph:
            - link "First Steps 573-522-0045"
          - button "Español"
          - link "First Steps Help Desk"
          - navigation "Pages":
            - list:
              - listitem:
                - link "Chat"
              - listitem:
                - link "Estimate"
              - listitem:
                - link "Fees"
              - listitem:
                - link "Contacts"
              - listitem:
                - link "Topics"
        - main:
          - heading "Ask about First Steps" [level=1]
          - complementary "About these answers and your privacy"
          - log "Conversation":
            - form "Questions to begin with":
              - button "What will First Steps cost us each month?"
          - text: Your message
          - link "Talk to a person"
          - textbox "Your message"
          - button "Send"
          - button "Start over"
        - contentinfo:
          - list:
            - listitem:
              - link "Accessibility"
    """)


def test_an_estimate_is_named_as_a_screen_reader_finds_it(visit: Visit) -> None:
    page = visit()
    ask_the_fee(page)
    expect(page.locator("#latest")).to_match_aria_snapshot("""
        - group "Estimated monthly fee":
          - paragraph: "Estimated monthly fee"
          - paragraph:
            - strong: $19.98
        - group "How we got there":
          - heading "How we got there" [level=2]
          - list:
            - listitem: You are a family of 4.
          - table "Your row of the fee schedule and its neighbours":
            - rowgroup:
              - row:
                - columnheader "Yearly income (AGI)"
                - columnheader "At most a month"
            - rowgroup:
              - row "$53,213 to $60,469 $13.32"
              - row "$60,470 to $67,725 your row $19.98"
              - row "$67,726 to $74,982 $26.64"
          - group "What if …":
            - button "a family of 3"
            - button "a family of 5"
            - textbox "a yearly income, in dollars": 61,000
            - button "Try it"
          - paragraph:
            - button "Print or save"
    """)


def test_printing_shows_the_estimate_alone(visit: Visit) -> None:
    page = visit()
    ask_the_fee(page)
    page.evaluate("window.print = () => { window.printed = true; }")
    press(page, "Print or save")
    page.emulate_media(media="print")
    assert page.evaluate("window.printed")
    expect(page.locator("#paper")).to_contain_text("$19.98")
    expect(page.locator("#paper")).to_contain_text("You are a family of 4.")
    expect(page.locator("#paper")).to_contain_text("573-522-0045")
    shown = "[...document.body.children].filter((each) => each.checkVisibility()).map((each) => each.id)"
    assert page.evaluate(shown) == ["paper"]
    assert page.locator("#paper button:visible, #paper input:visible").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(shown) == ["", "main", ""]


def test_printing_the_page_shows_the_conversation_without_what_one_presses(visit: Visit) -> None:
    page = visit()
    ask_the_fee(page)
    page.emulate_media(media="print")
    expect(page.get_by_text(QUESTION)).to_be_visible()
    assert page.locator("button:visible, textarea:visible, input:visible, nav:visible").count() == 0

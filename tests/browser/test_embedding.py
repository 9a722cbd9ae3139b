"""The chat on another website, in a real browser: an agency's page that is allowed, and one that is not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conversation.stack import PROJECT, Stack, free_port, running_stack, what_is_missing

pytestmark = pytest.mark.stack
EXAMPLE = PROJECT / "docs" / "examples" / "embedding.html"
OTHER_STYLES = "<style>button, div, iframe { display: none !important; color: red !important }</style>"


@dataclass(frozen=True)
class Agency:
    """A website that shows the example page, and the help desk that it shows it from."""

    port: int
    desk: Stack

    @property
    def allowed(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def not_allowed(self) -> str:
        """The same pages under another origin."""
        return f"http://localhost:{self.port}"


def _pages(desk_url: list[str]) -> type[BaseHTTPRequestHandler]:
    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = EXAMPLE.read_text(encoding="utf-8").replace("http://127.0.0.1:8000", desk_url[0])
            if "spanish" in self.path:
                page = page.replace('lang="en"', 'lang="es-MX"').replace("right", "left")
            if "frame" in self.path:
                page = f'<!doctype html><iframe src="{desk_url[0]}/{self.path.split("=")[1]}"></iframe>'
            if "styles" in self.path:
                page = page.replace("</head>", f"{OTHER_STYLES}</head>")
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None:
            pass

    return Pages


@pytest.fixture(scope="module")
def agency(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agency]:
    missing = what_is_missing()
    if missing:
        pytest.skip(missing)
    desk_url = [""]
    server = ThreadingHTTPServer(("127.0.0.1", free_port()), _pages(desk_url))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    port = server.server_address[1]
    folder = tmp_path_factory.mktemp("embedding")
    with running_stack(folder, HELPDESK_ALLOWED_ORIGINS=f"http://127.0.0.1:{port}") as desk:
        desk_url[0] = desk.url
        yield Agency(port, desk)
    server.shutdown()
    server.server_close()


def _opened(browser: Browser, address: str, width: int = 1280, **context: str) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 740}, **context).new_page()  # type: ignore[arg-type]
    page.goto(address)
    return page


def test_one_line_puts_a_chat_on_the_page_that_answers_and_remembers(browser: Browser, agency: Agency) -> None:
    page = _opened(browser, agency.allowed)
    page.get_by_role("button", name="Ask First Steps").click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("textbox")).to_be_focused()
    frame.get_by_role("textbox").fill("family of four, AGI is 61,000, no medicaid. whats the fee")
    page.keyboard.press("Enter")
    expect(frame.get_by_role("log")).to_contain_text("$19.98 a month")
    page.reload()
    page.get_by_role("button", name="Ask First Steps").click()
    expect(page.frame_locator("iframe").get_by_role("log")).to_contain_text("$19.98 a month")


def test_it_works_by_keyboard_and_escape_gives_the_focus_back(browser: Browser, agency: Agency) -> None:
    page = _opened(browser, agency.allowed)
    button = page.get_by_role("button", name="Ask First Steps")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="First Steps Help Desk")).to_be_visible()
    expect(page.frame_locator("iframe").get_by_role("textbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.frame_locator("iframe").get_by_role("textbox")).to_be_focused()
    page.get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    button.click()
    page.get_by_role("button", name="Close").click()
    expect(button).to_be_focused()


def test_language_and_side_come_from_the_page(browser: Browser, agency: Agency) -> None:
    page = _opened(browser, f"{agency.allowed}/spanish")
    button = page.get_by_role("button", name="Pregunte a First Steps")
    box = button.bounding_box()
    assert box is not None
    assert box["x"] < 100
    button.click()
    assert page.locator("iframe").get_attribute("title") == "Mesa de ayuda de First Steps"
    expect(page.frame_locator("iframe").locator("html")).to_have_attribute("lang", "es")


def test_the_styles_of_the_page_around_it_do_not_reach_in(browser: Browser, agency: Agency) -> None:
    page = _opened(browser, f"{agency.allowed}/styles")
    page.get_by_role("button", name="Ask First Steps").click()
    expect(page.frame_locator("iframe").get_by_role("textbox")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_frame_has_the_chat_alone_and_nothing_scrolls_sideways(
    browser: Browser, agency: Agency, width: int
) -> None:
    page = _opened(browser, agency.allowed, width)
    page.get_by_role("button", name="Ask First Steps").click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("textbox")).to_be_visible()
    assert frame.get_by_role("banner").count() == 0
    assert frame.get_by_role("contentinfo").count() == 0
    wide = "element => element.scrollWidth > element.clientWidth"
    assert not page.locator("html").evaluate(wide)
    assert not frame.locator("html").evaluate(wide)


@pytest.mark.parametrize(("wish", "moves"), [("reduce", False), ("no-preference", True)])
def test_nothing_moves_for_whoever_wants_less_motion(browser: Browser, agency: Agency, wish: str, moves: bool) -> None:
    page = _opened(browser, agency.allowed, reduced_motion=wish)
    page.get_by_role("button", name="Ask First Steps").click()
    name = page.get_by_role("dialog").evaluate("element => getComputedStyle(element).animationName")
    assert (name != "none") is moves


def test_a_website_that_is_not_allowed_gets_no_button(browser: Browser, agency: Agency) -> None:
    page = _opened(browser, agency.not_allowed)
    page.wait_for_load_state("networkidle")
    assert page.locator("first-steps-help-desk").count() == 0
    assert page.get_by_role("link", name="Ask the First Steps help desk").is_visible()


def _framed(browser: Browser, address: str) -> str:
    page = _opened(browser, address)
    page.wait_for_load_state("networkidle")
    return page.frames[1].locator("body").inner_text() if page.frames[1].url.startswith("http") else ""


def test_a_frame_shows_the_chat_to_the_allowed_only_and_no_other_page_to_anybody(
    browser: Browser, agency: Agency
) -> None:
    assert "First Steps" in _framed(browser, f"{agency.allowed}/frame=embed")
    assert "First Steps" not in _framed(browser, f"{agency.not_allowed}/frame=embed")
    assert "First Steps" not in _framed(browser, f"{agency.allowed}/frame=callback")

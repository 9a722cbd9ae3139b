"""Pictures of the pages for docs/screenshots: `make screenshots`. Starts a help desk of its own."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.browser.conftest import FLAGS, chromium_program
from tests.browser.person import PREGUNTA, Visit, ask, ask_the_fee
from tests.conversation.stack import PROJECT, running_stack, what_is_missing

FOLDER = PROJECT / "docs" / "screenshots"
MOST_BYTES = 120_000
CONTACT = "i forgot my webspoe password who do i call"


def main() -> int:
    """Take all pictures. Returns 1, with the reason, where something is missing or a picture is too large."""
    program, missing = chromium_program(), what_is_missing()
    if program is None or missing:
        print(missing or "no Chromium on this machine: install the package chromium")
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, running_stack(Path(folder)) as desk, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=[*FLAGS, "--disable-lcd-text"])
        with _opening(chromium, desk.url) as opened:
            _take_all(opened)
        chromium.close()
    large = [path.name for path in FOLDER.glob("*.png") if path.stat().st_size > MOST_BYTES]
    print(f"Too large: {large}" if large else f"Pictures in {FOLDER.relative_to(PROJECT)}.")
    return 1 if large else 0


@contextmanager
def _opening(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens pages with the sizes and wishes of a picture."""

    def opened(path: str = "/", *, width: int, height: int, **more: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **more)
        page = context.new_page()
        page.goto(address + path)
        return page

    yield opened


def _take_all(opened: Visit) -> None:
    page = opened(width=1280, height=760)
    ask_the_fee(page)
    page.evaluate("window.scrollTo(0, 0)")
    _take(page, "chat-desktop")
    page = opened(width=360, height=740)
    ask_the_fee(page)
    _take(page, "chat-phone")
    page = opened(width=360, height=740, color_scheme="dark")
    ask_the_fee(page)
    _take(page, "chat-dark")
    page = opened("/?lang=es", width=360, height=740)
    ask_the_fee(page, PREGUNTA)
    _take(page, "chat-spanish")
    page = opened(width=560, height=1500)
    ask_the_fee(page)
    _take(page, "estimate-card", page.locator("#latest .estimate").last)
    page = opened(width=560, height=1000)
    ask(page, CONTACT)
    expect(page.locator("#latest .call")).to_be_visible()
    _take(page, "contact-card", page.locator("#latest"))


def _take(page: Page, name: str, part: Locator | None = None) -> None:
    """A picture of what is seen, or of one part of it; nothing that only the keyboard's user sees."""
    page.evaluate("document.activeElement.blur()")
    (part or page).screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())

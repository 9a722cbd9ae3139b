"""A real Chromium against the whole help desk; skipped, with the reason, where either is missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.person import Visit
from tests.conversation.stack import Stack, running_stack, what_is_missing

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 8_000  # milliseconds


def chromium_program() -> str | None:
    """Where Chromium is on this machine, if it is."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A help desk for the browser."""
    missing = what_is_missing()
    if missing:
        pytest.skip(missing)
    with running_stack(tmp_path_factory.mktemp("browser")) as running:
        yield running


@pytest.fixture
def visit(browser: Browser, desk: Stack) -> Iterator[Visit]:
    """Opens a page as a new person; `scripts=False` and whatever else a browser context takes."""
    contexts: list[BrowserContext] = []

    def opened(
        path: str | None = "/", *, width: int = 360, height: int = 740, scripts: bool = True, **more: Any
    ) -> Page:
        viewport = {"width": width, "height": height}
        context = browser.new_context(viewport=viewport, java_script_enabled=scripts, **more)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        if path is not None:
            page.goto(desk.url + path)
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")
        context.close()

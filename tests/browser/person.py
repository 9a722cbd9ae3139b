"""A person at a browser: opens the page, writes, presses, moves by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, Request, expect

Visit = Callable[..., Page]
QUESTION = "family of four, AGI is 61,000, no medicaid. whats the fee"
PREGUNTA = "somos 4, ingreso ajustado de 61 mil, sin medicaid, ¿cuánto pagamos?"
FEE = "$19.98"
MOST_STEPS = 60


def ask(page: Page, text: str) -> None:
    """Write a message and send it with Enter."""
    box = page.locator("#message")
    box.fill(text)
    box.press("Enter")


def conversation(page: Page) -> Locator:
    """The conversation, as a reader of the page finds it."""
    return page.get_by_role("log")


def ask_the_fee(page: Page, text: str = QUESTION) -> None:
    """Ask for a fee, and wait for it."""
    ask(page, text)
    expect(page.locator("#latest .fee")).to_contain_text(FEE)


def press(page: Page, name: str) -> None:
    """Press a button."""
    page.get_by_role("button", name=name, exact=True).last.click()


def move_to(page: Page, name: str, key: str = "Tab") -> None:
    """Go by keyboard until something of that name has the focus."""
    for _ in range(MOST_STEPS):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"{key} does not lead to {name!r}.")


def focused(page: Page) -> str:
    """What has the focus: its id, else its text."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


def is_chat(request: Request) -> bool:
    """Whether a request says something to the help desk."""
    return request.method == "POST" and "/api/chat" in request.url


def answer(text: str, **more: Any) -> dict[str, Any]:
    """An answer as the chat API gives it."""
    message = {"text": text, "buttons": more.pop("buttons", []), "card": more.pop("card", None)}
    return {"messages": [message], "language": "en", "outcome": "answered_topic", **more}

"""No page and no state of one has anything that axe-core finds wrong (WCAG 2.2 AA and best practices)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from helpdesk.knowledge import LANGUAGES, Language
from tests.browser.person import Visit
from tests.browser.states import COMMAND, PARTS, Person, State, states_page
from tests.conversation.stack import PROJECT, Stack
from tests.web.conftest import Doors, FakeEngine

Scheme = Literal["light", "dark"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations", "incomplete"]}
LOOK = """async (options) => {
    const found = await axe.run(document, options);
    return [...found.violations, ...found.incomplete].flatMap((rule) => rule.nodes.map((node) => [rule.id, node.html]));
}"""
LOOKS: dict[Language, tuple[int, Scheme]] = {"en": (360, "light"), "es": (360, "dark")}
WIDE: tuple[int, Scheme] = (1280, "dark")


@pytest.fixture(scope="module")
def door_without_calls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A door where nobody can ask to be called. It needs no engine."""
    doors = Doors()
    yield doors.open(FakeEngine(), tmp_path_factory.mktemp("off"), callbacks=False).address
    doors.close()


def found_wrong(page: Page, state: State, language: Language) -> list[str]:
    """What axe finds in a state as it is now."""
    found = []
    looks = [LOOKS[language], *([WIDE] if state.wide and language == "en" else [])]
    for width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found += [f"{state.name}, {width}, {scheme}: {rule} {html}" for rule, html in page.evaluate(LOOK, RULES)]
    return found


@pytest.mark.stack
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_axe_finds_nothing_wrong(
    visit: Visit, desk: Stack, door_without_calls: str, language: Language, part: str
) -> None:
    page = visit("/healthz", reduced_motion="reduce")
    page.context.add_init_script(AXE_SCRIPT)
    person = Person(page, language, desk.url, door_without_calls)
    wrong = []
    for state in PARTS[part]:
        state.reach(person)
        wrong += found_wrong(page, state, language)
    assert not wrong, "\n".join(wrong)


@pytest.mark.stack
def test_axe_would_find_something_wrong(visit: Visit) -> None:
    page = visit()
    page.context.add_init_script(AXE_SCRIPT)
    page.reload()
    page.evaluate("document.querySelector('.send').style.cssText = 'color: #888; background: #999'")
    page.evaluate("document.querySelector('img').removeAttribute('alt')")
    found = "".join(found_wrong(page, State("spoiled", lambda person: None), "es"))
    assert "color-contrast" in found
    assert "image-alt" in found


def test_the_list_of_states_is_up_to_date() -> None:
    kept = Path(PROJECT / "docs" / "accessibility-states.md").read_text(encoding="utf-8")
    assert kept == states_page(), f"Print it again: {COMMAND}"

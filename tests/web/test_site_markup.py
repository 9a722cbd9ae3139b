"""Every page beside the chat is built so that everyone can use it: headings, names, tables, languages."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from helpdesk.knowledge import LANGUAGES, Language, load_knowledge
from helpdesk.written import stands_alone
from tests.web.conftest import RunningDoor, Visitor
from tests.web.page_reader import Element, read_page

KNOWLEDGE = load_knowledge()
GOOD = {"medicaid": "no", "family_size": "4", "income": "61k"}
BAD = {"medicaid": "", "family_size": "many", "income": "some"}
PATHS = [
    "/estimate",
    "/receipt",
    "/receipt?code=AAAA-AAAA-AAAA-AAAA",
    "/fees",
    "/contacts",
    "/topics",
    "/topics?q=medicaid",
    "/topics?q=zebra",
    "/topics/nothing",
    "/accessibility",
    *(f"/topics/{name}" for name in KNOWLEDGE.topics if stands_alone(KNOWLEDGE, name)),
]
Pages = list[tuple[str, str]]


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


@pytest.fixture(scope="module")
def pages(one_door: RunningDoor, language: Language) -> Pages:
    """Every page in a language by what was asked for, the estimate answered and refused too."""
    visitor = Visitor(one_door.address)
    found = [(path, visitor.get(path, params={"lang": language}).text) for path in PATHS]
    found += [
        (f"/estimate {fields.get('income')}", visitor.post(f"/estimate?lang={language}", data=fields).text)
        for fields in (GOOD, BAD, {"medicaid": "yes"})
    ]
    visitor.close()
    return found


@pytest.fixture(scope="module")
def trees(pages: Pages) -> list[tuple[str, Element]]:
    return [(path, read_page(html)) for path, html in pages]


Trees = list[tuple[str, Element]]


def test_every_page_says_its_language_and_has_a_title_of_its_own(trees: Trees, language: Language) -> None:
    titles = {}
    for path, page in trees:
        (html,) = page.all("html")
        assert html.attributes["lang"] == language
        titles.setdefault(next(page.all("title")).text, []).append(path.split("?")[0].split(" ")[0])
    assert not [paths for paths in titles.values() if len(set(paths)) > 1]


def test_every_page_has_one_main_heading_and_skips_no_level(trees: Trees) -> None:
    for path, page in trees:
        levels = [int(heading.name[1]) for heading in page.all("h1", "h2", "h3", "h4")]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), (path, levels)
        assert all(heading.text for heading in page.all("h1", "h2", "h3", "h4")), path


def test_every_field_has_a_name_and_what_describes_it_is_there(trees: Trees) -> None:
    for path, page in trees:
        names = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
        assert len(names) == len(set(names)), path
        labels = {label.attributes.get("for") for label in page.all("label")}
        for each in page.all("input", "textarea", "select"):
            assert each.attributes.get("type") == "hidden" or each.attributes["id"] in labels, path
        for attribute in ("aria-describedby", "aria-labelledby"):
            wanted = {name for each in page.all() for name in each.attributes.get(attribute, "").split()}
            assert wanted <= set(names), (path, wanted - set(names))
        for each in page.all("fieldset"):
            assert next(each.all("legend")).text, path


def test_every_link_and_button_has_words(trees: Trees) -> None:
    for path, page in trees:
        assert all(each.text or each.attributes.get("aria-label") for each in page.all("a", "button")), path


def test_every_table_has_a_caption_and_its_heads_say_what_they_head(trees: Trees) -> None:
    tables = [(path, table) for path, page in trees for table in page.all("table")]
    assert len(tables) >= 7
    for path, table in tables:
        assert next(table.all("caption")).text, path
        assert all(head.attributes.get("scope") in ("col", "row") for head in table.all("th")), path
        for row in list(table.all("tr"))[1:]:
            assert next(row.all()).name == "th", path


def test_no_page_holds_a_script_a_style_or_anything_from_elsewhere(pages: Pages) -> None:
    for path, html in pages:
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", html), path
        assert not re.search(r"<script(?![^>]* src=\"/static/)", html), path
        assert not re.search(r'(?:src|href|action)="(?:https?:)?//', html), path


def test_no_page_shows_the_name_of_a_word_or_a_place_to_fill_in(pages: Pages) -> None:
    for path, html in pages:
        assert not re.search(r"\{[a-z_]+\}|pages\.[a-z_]+|None<|>None|Undefined", html), path


def test_errors_stand_in_a_summary_and_at_their_fields(trees: Trees) -> None:
    (page,) = [page for path, page in trees if path == "/estimate some"]
    (summary,) = page.with_class("errors")
    assert summary.attributes["tabindex"] == "-1"
    links = [link.attributes["href"].removeprefix("#") for link in summary.all("a")]
    assert links == ["medicaid-no", "family_size", "income"]
    (form,) = [form for form in page.all("form") if form.attributes["action"].startswith("/estimate")]
    assert form.attributes["action"].endswith(f"#{summary.attributes['id']}")
    for name in ("family_size", "income"):
        field = page.with_id(name)
        assert field.attributes["aria-invalid"] == "true"
        assert f"{name}-error" in field.attributes["aria-describedby"]
        assert page.with_id(f"{name}-error").text

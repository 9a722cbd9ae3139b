"""The pages beside the chat: what stands on them, in both languages, with the engine away."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest

from helpdesk.contacts import phone_link
from helpdesk.knowledge import LANGUAGES, Language, load_knowledge
from helpdesk.written import stands_alone
from tests.web.conftest import FakeEngine, OpenDoor, RunningDoor, Visitor
from tests.web.page_reader import Element, read_page
from web.site.contacts import SECTIONS
from web.site.search import search
from web.site.topics import THEMES

KNOWLEDGE = load_knowledge()
TOPICS = [name for name in KNOWLEDGE.topics if stands_alone(KNOWLEDGE, name)]
CONTENT = ("/fees", "/contacts", "/topics", "/topics/hardship_what", "/accessibility")
OWN = ("/estimate", "/receipt", "/topics?q=medicaid")
MANY_NEEDS = {"billing", "cfo", "coordinator_details", "spoe", "person"}
"""Needs of the conversation that other needs on the page answer in parts."""


def opened(visitor: Visitor, path: str, language: Language = "en") -> Element:
    answer = visitor.get(path, params={"lang": language})
    assert answer.status_code == 200, path
    return read_page(answer.text)


@pytest.mark.parametrize("path", CONTENT)
def test_pages_that_stay_the_same_may_be_kept_and_are_not_sent_twice(visitor: Visitor, path: str) -> None:
    first = visitor.get(path, params={"lang": "es"})
    assert first.headers["Cache-Control"] == "public, max-age=300"
    assert first.headers["Content-Language"] == "es"
    assert "Accept-Language" in first.headers["Vary"]
    again = visitor.get(path, params={"lang": "es"}, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    other = visitor.get(path, params={"lang": "en"}, headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200
    assert other.headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize("path", OWN)
def test_pages_for_one_person_are_kept_nowhere(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", [*CONTENT, *OWN])
def test_the_browser_chooses_the_language_where_the_address_does_not(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path, headers={"Accept-Language": "es-MX,en;q=0.4"})
    assert answer.headers["Content-Language"] == "es"
    assert '<html lang="es">' in answer.text


def test_pages_are_there_while_the_engine_is_not(visitor: Visitor, engine: FakeEngine) -> None:
    engine.status = 500
    for path in (*CONTENT, *OWN):
        assert visitor.get(path).status_code == 200
    assert engine.asked == []


@pytest.mark.parametrize("path", CONTENT)
def test_search_engines_find_the_other_language_and_the_one_address(visitor: Visitor, path: str) -> None:
    links = {
        (link.attributes["rel"], link.attributes.get("hreflang", "")): link.attributes["href"]
        for link in opened(visitor, path, "es").all("link")
    }
    assert links["canonical", ""] == f"{path}?lang=es"
    assert [links["alternate", code] for code in ("en", "es", "x-default")] == [
        f"{path}?lang=en",
        f"{path}?lang=es",
        path,
    ]


def test_a_day_before_the_first_schedule_has_no_numbers_and_says_who_can_help(open_door: OpenDoor) -> None:
    visitor = open_door(fixed_today=date(2001, 2, 3)).visitor()
    for path in ("/fees", "/topics/fee_range"):
        page = opened(visitor, path)
        (words,) = page.with_class("words") or page.all("main")
        assert "I have no fee schedule for February 3, 2001" in words.text
        assert "$" not in words.text
    assert "573-522-0045" in opened(visitor, "/contacts").text
    reply = visitor.post("/estimate", data={"medicaid": "no", "family_size": "4", "income": "61k"})
    assert "I have no fee schedule for February 3, 2001" in reply.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fees_page_holds_every_row_with_its_date_and_source(visitor: Visitor, language: Language) -> None:
    page = opened(visitor, "/fees", language)
    tables = list(page.all("table"))
    assert len(tables) == 6
    assert sum(len([*table.all("tr")]) - 1 for table in tables) == 108
    (main,) = page.all("main")
    assert ("November 30, 2005" if language == "en" else "30 de noviembre de 2005") in main.text
    assert KNOWLEDGE.documents["fcp_letter"].name.in_language(language) in main.text
    assert "SPOE" in main.text
    assert {link.attributes["href"] for link in page.with_id("sizes").all("a")} == {f"#family-{n}" for n in range(2, 8)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contacts_page_holds_every_contact_with_a_link_to_call(visitor: Visitor, language: Language) -> None:
    (main,) = opened(visitor, "/contacts", language).all("main")
    links = {link.attributes["href"] for link in main.all("a")}
    for contact in KNOWLEDGE.contact_book.contacts.values():
        assert contact.name.in_language(language) in main.text
        link = phone_link(KNOWLEDGE.contact_book, contact)
        assert link is None or link in links
    numbers = set(re.findall(r"\b(?:1-)?\d{3}-\d{3}-\d{4}\b", main.text))
    assert numbers <= KNOWLEDGE.phone_numbers
    assert not re.search(r"\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b", main.text, re.IGNORECASE)


def test_every_need_stands_on_the_contacts_page() -> None:
    shown = {need.removeprefix("need_") for _, needs in SECTIONS.values() for need in needs}
    assert shown == set(KNOWLEDGE.contact_book.needs) - MANY_NEEDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_the_pages_leads_somewhere(visitor: Visitor, language: Language) -> None:
    paths = [*CONTENT, *OWN, *(f"/topics/{name}" for name in TOPICS)]
    wanted = set()
    for path in paths:
        page = opened(visitor, path, language)
        names = {element.attributes["id"] for element in page.all() if "id" in element.attributes}
        (main,) = page.all("main")
        for link in main.all("a"):
            address, _, place = link.attributes["href"].partition("#")
            assert address or place in names, (path, place)
            wanted |= {address} if address.startswith("/") else set()
    assert len(wanted) > len(TOPICS)
    for address in sorted(wanted):
        assert visitor.get(address).status_code == 200, address
        assert address == "/" or f"lang={language}" in address, address


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_questions_leads_to_every_answer(visitor: Visitor, language: Language) -> None:
    (main,) = opened(visitor, "/topics", language).all("main")
    linked = {link.attributes["href"] for link in main.all("a")}
    assert {f"/topics/{name}?lang={language}" for name in TOPICS} <= linked
    assert {f"{path}?lang={language}" for path in ("/estimate", "/fees", "/contacts")} <= linked


def test_every_file_of_topics_has_a_theme() -> None:
    assert set(THEMES) == {f"theme_{file}" for file in KNOWLEDGE.topic_files.values()}


@pytest.mark.parametrize(
    ("query", "language", "first"),
    [
        ("lost my job", "en", "hardship_job"),
        ("Hardships", "en", "hardship_what"),
        ("password", "en", "contact_webspoe"),
        ("perdi mi trabajo", "es", "hardship_job"),
        ("¿Medicaid?", "es", "fcp_medicaid"),
    ],
)
def test_a_search_finds_the_question_meant(visitor: Visitor, query: str, language: Language, first: str) -> None:
    assert search(query, language)[0] == first
    answer = visitor.get("/topics", params={"q": query, "lang": language})
    (found,) = read_page(answer.text).with_class("found")
    assert next(found.all("a")).attributes["href"] == f"/topics/{first}?lang={language}"


@pytest.mark.parametrize("query", ["zebra", "the", "?!", "<script>alert(1)</script>x", "a" * 3_000])
def test_a_search_that_finds_nothing_says_so_and_lists_all_questions(visitor: Visitor, query: str) -> None:
    answer = visitor.get("/topics", params={"q": query, "lang": "en"})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    (main,) = read_page(answer.text).all("main")
    assert "No question fits these words" in main.text
    assert len([*main.all("a")]) > len(TOPICS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_topic_is_a_page_in_words_with_all_questions(visitor: Visitor, language: Language) -> None:
    for name in ("nothing", "affirm", "fee_explain", "%3Cscript%3E"):
        answer = visitor.get(f"/topics/{name}", params={"lang": language})
        assert answer.status_code == 404
        page = read_page(answer.text)
        assert ("No such question" if language == "en" else "No hay tal pregunta") in page.text
        assert len([*page.all("a")]) > len(TOPICS)
        assert "<script>" not in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_topic_page_names_its_sources_and_a_person(visitor: Visitor, language: Language) -> None:
    for name in TOPICS:
        topic = KNOWLEDGE.topics[name]
        (main,) = opened(visitor, f"/topics/{name}", language).all("main")
        for source in topic.sources:
            assert " ".join(source.place.split()) in main.text, name
            assert KNOWLEDGE.documents[source.document].name.in_language(language) in main.text, name
        if topic.need and topic.by_role is None and KNOWLEDGE.contact_book.needs[topic.need].anyone:
            for contact in KNOWLEDGE.contact_book.needs[topic.need].anyone:
                assert KNOWLEDGE.contact_book.contacts[contact].name.in_language(language) in main.text, name


def test_the_page_about_letters_spells_out_all_of_them(visitor: Visitor) -> None:
    page = opened(visitor, "/topics/acronym")
    assert len([*page.all("dt")]) == len(KNOWLEDGE.glossary.entries)


def test_a_question_can_be_asked_in_the_chat_from_its_page(visitor: Visitor, engine: FakeEngine) -> None:
    page = opened(visitor, "/topics/hardship_what", "es")
    (form,) = [form for form in page.all("form") if form.attributes["action"].startswith("/?lang=es")]
    (button,) = form.all("button")
    visitor.post("/", data={button.attributes["name"]: button.attributes["value"]})
    assert engine.asked[0]["message"] == KNOWLEDGE.topics["hardship_what"].question.es


def test_robots_and_the_site_map_show_the_pages_and_hide_the_rest(door: RunningDoor, visitor: Visitor) -> None:
    robots = visitor.get("/robots.txt").text
    assert "Disallow: /api/" in robots
    assert "Disallow: /receipt" in robots
    assert "/fees" not in robots
    assert f"Sitemap: {door.address}/sitemap.xml" in robots
    answer = visitor.get("/sitemap.xml")
    places = [place.text or "" for place in ElementTree.fromstring(answer.content).findall(".//{*}loc")]
    assert len(places) == len(set(places)) == 2 * (len(TOPICS) + 6)
    assert f"{door.address}/topics/hardship_what?lang=es" in places
    assert not [place for place in places if "/api/" in place or "/receipt" in place]


def test_accessibility_says_what_was_not_tested_and_who_to_tell(visitor: Visitor) -> None:
    page = opened(visitor, "/accessibility").text
    assert "WCAG 2.2" in page
    assert "screen reader" in page
    assert "573-522-0045" in page

"""The chat page as the server sends it, and the chat without JavaScript."""

from __future__ import annotations

import re
from typing import Any

import pytest
import requests

from tests.web.conftest import FakeEngine, RunningDoor, Visitor
from web.templates import phones, static_version

ESTIMATE: dict[str, Any] = {
    "kind": "estimate",
    "monthly": "$25",
    "annual": "$300",
    "family_size": 4,
    "rows": [
        {"from": None, "to": "$38,699", "monthly": "$0", "own": False},
        {"from": "$38,700", "to": "$45,000", "monthly": "$25", "own": True},
        {"from": "$45,001", "to": None, "monthly": "$30", "own": False},
    ],
    "schedule_date": "2005-11-30",
    "source": "Source: the letter.",
}
CONTACTS = {
    "kind": "contacts",
    "contacts": [
        {
            "name": "CFO",
            "handles": "billing",
            "phone": "866-711-2573",
            "extension": "1",
            "link": "tel:+18667112573,1",
        },
        {"name": "the SPOE", "handles": "fees", "phone": None, "extension": None, "link": None},
    ],
}
HTML = {"Accept": "text/html"}


def button(page: str, title: str) -> str:
    found = re.search(rf'name="payload" value="([^"]+)">{re.escape(title)}<', page)
    assert found
    return found[1]


def test_the_page_says_what_it_is_in_both_languages(visitor: Visitor) -> None:
    english = visitor.get("/", headers=HTML).text
    assert '<html lang="en">' in english
    assert "not official decisions" in english
    assert "automated assistant" in english
    assert "24 hours" in english
    spanish = visitor.get("/?lang=es", headers=HTML).text
    assert '<html lang="es">' in spanish
    assert "no decisiones oficiales" in spanish
    assert '<html lang="es">' in visitor.get("/", headers={"Accept-Language": "fr, es-MX;q=0.9, en;q=0.5"}).text
    assert '<html lang="en">' in visitor.get("/?lang=xx", headers={"Accept-Language": "fr;q=oops"}).text


def test_the_page_has_no_inline_script_or_style_and_asks_nobody_else(visitor: Visitor) -> None:
    page = visitor.get("/", headers=HTML).text
    assert "style=" not in page
    assert not re.search(r"\son\w+=", page)
    assert re.findall(r"<script[^>]*>", page) == re.findall(r'<script type="module" src="/static/[^>]*>', page)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


def test_without_a_script_a_message_is_posted_and_the_conversation_comes_back(
    visitor: Visitor, engine: FakeEngine
) -> None:
    taken = visitor.post("/?lang=en", data={"message": "what will it cost?"}, allow_redirects=False)
    assert taken.status_code == 303
    assert taken.headers["Location"] == "/?lang=en#latest"
    page = visitor.get("/?lang=en", headers=HTML).text
    assert "what will it cost?" in page
    assert "It may cost $5 to $100 a month." in page
    visitor.post("/", data={"payload": button(page, "Hardship?")})
    assert engine.asked[1]["message"] == "/hardship_what"
    assert engine.asked[1]["is_command"]


def test_without_a_script_the_conversation_can_be_deleted(visitor: Visitor) -> None:
    visitor.post("/", data={"message": "my secret"})
    gone = visitor.post("/?lang=es", data={"do": "delete"})
    assert "La conversación quedó borrada" in gone.text
    assert "my secret" not in gone.text


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"message": ""}, 422, "empty"),
        ({"message": "\x00"}, 422, "empty"),
        ({}, 422, "empty"),
        ({"message": "a" * 5_001}, 413, "too long"),
        ({"payload": "forged"}, 422, "button"),
        ({str(number): "x" for number in range(50)}, 400, "read"),
    ],
)
def test_without_a_script_errors_stand_on_the_page_in_words(
    visitor: Visitor, engine: FakeEngine, fields: dict[str, str], status: int, words: str
) -> None:
    answer = visitor.post("/", data=fields, headers=HTML)
    assert answer.status_code == status
    assert words in answer.text
    assert engine.asked == []
    assert visitor.post("/", data={"message": "hello"}).status_code == 200


def test_a_message_sent_from_another_site_is_not_taken(visitor: Visitor, engine: FakeEngine) -> None:
    answer = visitor.post("/", data={"message": "hi"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert engine.asked == []


def test_what_is_said_never_becomes_markup(visitor: Visitor, engine: FakeEngine) -> None:
    nasty = "<img src=x onerror=alert(1)>\"'</textarea><script>"
    engine.items = [
        {"text": nasty, "buttons": [{"title": nasty, "payload": "/greet"}]},
        {"custom": {"outcome": "answered_topic", "language": "en", "card": {**ESTIMATE, "source": nasty}}},
    ]
    visitor.post("/", data={"message": nasty})
    page = visitor.get("/", headers=HTML).text
    assert "<img src=x" not in page
    assert "</textarea><script>" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_cards_are_shown_by_the_server_too(door: RunningDoor, engine: FakeEngine) -> None:
    visitor = door.visitor()
    engine.items = [{"text": "$25.", "custom": {"outcome": "answered_estimate", "language": "en", "card": ESTIMATE}}]
    visitor.say("4, 40k")
    engine.items = [
        {"text": "Llame.\n\n- Uno\n- Dos"},
        {"custom": {"outcome": "handed_off_contact", "language": "es", "card": CONTACTS}},
    ]
    visitor.say("a quién llamo")
    page = re.sub(r"\s+", " ", visitor.get("/?lang=en", headers=HTML).text)
    assert "$38,700 to $45,000" in page
    assert "$38,699 or under" in page
    assert "$45,001 or over" in page
    assert 'href="tel:+18667112573,1"' in page
    assert "<ul><li>Uno</li><li>Dos</li></ul>" in page
    assert 'id="latest" lang="es"' in page


def in_one_line(answer: requests.Response) -> str:
    return re.sub(r"\s+", " ", answer.text)


def test_an_estimate_shows_its_steps_a_bar_for_each_row_its_receipt_and_what_ifs(
    visitor: Visitor, engine: FakeEngine
) -> None:
    rows = [row | {"share": share} for row, share in zip(ESTIMATE["rows"], (0, 83, 100), strict=True)]
    card = ESTIMATE | {"rows": rows, "income": "40,000", "steps": ["First.", "Then."]}
    engine.items = [{"text": "$25.", "custom": {"outcome": "answered_estimate", "language": "en", "card": card}}]
    visitor.say("4, 40k")
    page = in_one_line(visitor.get("/?lang=en", headers=HTML))
    assert '<ol class="steps"><li>First.</li><li>Then.</li></ol>' in page
    assert re.findall(r'<rect width="(\d+)"', page.split("<template")[0]) == ["0", "83", "100"]
    assert re.search(r'href="/receipt\?code=[0-9A-Z-]+&amp;lang=en"', page)
    assert 'value="What if we were a family of 3?"' in page
    assert 'name="income"' in page
    assert 'value="40,000"' in page
    assert "Did this settle your question?" in page.split("<template")[0]


def test_a_what_if_without_a_script_becomes_words_in_the_language_of_the_conversation(
    visitor: Visitor, engine: FakeEngine
) -> None:
    engine.items = [{"text": "Hola.", "custom": {"outcome": "answered_topic", "language": "es", "card": None}}]
    visitor.say("hola")
    visitor.post("/?lang=en", data={"income": " 55,000 "})
    assert engine.asked[-1]["message"] == "¿Y si nuestro ingreso fuera de 55,000?"


def test_the_other_language_is_asked_for_only_in_a_conversation_that_speaks_another(
    visitor: Visitor, engine: FakeEngine
) -> None:
    moved = visitor.post("/?lang=es", data={"do": "language"}, allow_redirects=False)
    assert moved.headers["Location"] == "/?lang=es"
    visitor.say("what will it cost?")
    visitor.post("/?lang=en", data={"do": "language"})
    assert len(engine.asked) == 1
    visitor.post("/?lang=es", data={"do": "language"})
    assert engine.asked[-1]["message"] == "En español, por favor"


def test_the_page_asks_whether_it_is_settled_after_an_answer_only(visitor: Visitor, engine: FakeEngine) -> None:
    for outcome, asks in (("answered_topic", True), ("asked_medicaid", False), ("handed_off_safety", False)):
        engine.items = [{"text": "Hi.", "custom": {"outcome": outcome, "language": "en", "card": None}}]
        visitor.say("hi")
        shown = visitor.get("/?lang=en", headers=HTML).text.split("<template")[0]
        assert ("Did this settle your question?" in shown) is asks, outcome


def test_an_answer_in_trouble_is_followed_by_the_other_pages(visitor: Visitor, engine: FakeEngine) -> None:
    engine.status = 500
    visitor.say("hi")
    shown = visitor.get("/?lang=en", headers=HTML).text.split("<template")[0]
    assert 'class="elsewhere"' in shown


def test_telephone_numbers_in_a_text_can_be_called() -> None:
    assert phones("Call 573-522-0045, or 1-800-392-3738.") == [
        ("Call ", None),
        ("573-522-0045", "+15735220045"),
        (", or ", None),
        ("1-800-392-3738", "+18003923738"),
        (".", None),
    ]
    assert phones("Call 911 now.")[1] == ("911", "911")
    for text in ("You pay $911 a year.", "It is 911,000.", "1911", "Family of 4", "2005-11-30"):
        assert phones(text) == [(text, None)]


def test_what_a_page_loads_is_squeezed_and_kept_for_a_year_under_its_version(visitor: Visitor) -> None:
    address = f"/static/{static_version()}/site.css"
    squeezed = visitor.get(address, headers={"Accept-Encoding": "gzip"})
    assert squeezed.headers["Content-Encoding"] == "gzip"
    assert squeezed.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    plain = visitor.get(address, headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert plain.text == squeezed.text
    assert visitor.get("/static/old/chat.js").headers["Cache-Control"] == "no-cache"
    assert visitor.get("/static/old/chat.js").headers["Content-Type"].startswith("text/javascript")
    assert visitor.get("/static/old/passwd").status_code == 404


def test_every_page_leads_to_a_person_and_to_the_other_pages(visitor: Visitor) -> None:
    for path in ("/", "/docs", "/nowhere"):
        page = visitor.get(f"{path}?lang=es", headers=HTML).text
        assert 'href="tel:+15735220045"' in page
        for place in ("/estimate", "/fees", "/contacts", "/topics", "/accessibility"):
            assert f'href="{place}?lang=es"' in page, (path, place)

"""The chat page as the server sends it, and the chat without JavaScript."""

from __future__ import annotations

import re

import pytest

from tests.web.conftest import FakeEngine, RunningDoor, Visitor

ESTIMATE = {
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

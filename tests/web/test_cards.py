"""Cards of conversations that an older version of the help desk kept."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import FakeEngine, Visitor
from tests.web.test_page import CONTACTS, ESTIMATE, HTML
from web.cards import showable

OLD = [
    {"kind": "estimate"},
    {"kind": "estimate", "monthly": "$25", "rows": [{"monthly": "$25"}]},
    {**ESTIMATE, "rows": None},
    {"kind": "contacts", "contacts": [{"name": "CFO"}]},
    {"kind": "contacts"},
    {"kind": "weather"},
    {},
]


@pytest.mark.parametrize("card", OLD, ids=str)
def test_a_card_that_lacks_something_is_left_out_and_its_words_stay(
    visitor: Visitor, engine: FakeEngine, card: dict[str, Any]
) -> None:
    engine.items = [
        {"text": "The fee is $25.", "custom": {"outcome": "answered_topic", "language": "en", "card": card}}
    ]
    visitor.say("the fee")
    page = visitor.get("/?lang=en", headers=HTML)
    assert page.status_code == 200
    assert "The fee is $25." in page.text
    assert visitor.get("/api/chat").json()["messages"][-1]["card"] is None


@pytest.mark.parametrize("card", [ESTIMATE, CONTACTS], ids=["estimate", "contacts"])
def test_a_card_without_what_came_later_is_still_shown(card: dict[str, Any]) -> None:
    assert showable(card) == card
    assert showable({**card, "steps": ["You are a family of 4."]}) == {**card, "steps": ["You are a family of 4."]}

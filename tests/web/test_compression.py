"""Answers go out squeezed to browsers that can read it, and no page mixes a conversation with words of others."""

from __future__ import annotations

import pytest

from tests.web.conftest import FakeEngine, Visitor
from tests.web.test_page import HTML

MARK = "chosen-by-somebody-else"


@pytest.mark.parametrize("path", ["/", "/estimate", "/fees", "/docs", "/nothing", "/openapi.json"])
def test_pages_are_squeezed_for_those_who_can_read_it(visitor: Visitor, path: str) -> None:
    squeezed = visitor.get(path, headers=HTML | {"Accept-Encoding": "gzip"}, stream=True)
    plain = visitor.get(path, headers=HTML | {"Accept-Encoding": "identity"})
    assert squeezed.headers["Content-Encoding"] == "gzip"
    assert "accept-encoding" in squeezed.headers["Vary"].lower()
    assert "Content-Encoding" not in plain.headers
    assert int(squeezed.headers["Content-Length"]) < int(plain.headers["Content-Length"]) / 2
    assert squeezed.headers["X-Content-Type-Options"] == "nosniff"
    assert squeezed.text == plain.text


@pytest.mark.parametrize("path", ["/", "/?lang={}", "/?notice={}", "/?deleted={}", "/?message={}", "/embed?q={}"])
def test_no_address_puts_words_on_a_page_that_holds_a_conversation(
    visitor: Visitor, engine: FakeEngine, path: str
) -> None:
    engine.items = [{"text": "It is private.", "buttons": [{"title": "Yes", "payload": "/affirm"}]}]
    visitor.say("hello")
    page = visitor.get(path.format(MARK), headers=HTML).text
    assert "It is private." in page
    assert MARK not in page


@pytest.mark.parametrize("path", [f"/topics?q={MARK}", f"/receipt?code={MARK}", f"/{MARK}", f"/callback?topic={MARK}"])
def test_pages_that_repeat_an_address_hold_no_conversation(visitor: Visitor, engine: FakeEngine, path: str) -> None:
    engine.items = [{"text": "It is private."}]
    visitor.say("hello")
    assert "It is private." not in visitor.get(path, headers=HTML).text

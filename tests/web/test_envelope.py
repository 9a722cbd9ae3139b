"""Headers, request ids and the access log."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import requests

from tests.web.conftest import FakeEngine, OpenDoor, RunningDoor, Visitor

PATHS = ["/", "/docs", "/openapi.json", "/api/chat", "/callback", "/healthz", "/static/chat.css", "/nothing"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_the_security_headers(visitor: Visitor, path: str) -> None:
    headers = visitor.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert re.fullmatch("[0-9a-f]{16}", headers["X-Request-Id"])
    assert "Server" not in headers


def test_what_is_private_is_not_cached(visitor: Visitor) -> None:
    assert visitor.get("/").headers["Cache-Control"] == "no-store"
    assert visitor.get("/api/chat").headers["Cache-Control"] == "no-store"
    assert visitor.get("/callback").headers["Cache-Control"] == "no-store"
    assert "max-age" in visitor.get("/static/chat.js").headers["Cache-Control"]
    assert visitor.get("/static/not-there.js").headers["Cache-Control"] == "no-store"


def test_an_answer_to_what_was_refused_at_the_gate_has_the_headers_too(visitor: Visitor) -> None:
    refused = visitor.post("/api/chat", data=b"a" * 100_000)
    assert refused.status_code == 413
    assert "frame-ancestors 'none'" in refused.headers["Content-Security-Policy"]
    assert re.fullmatch("[0-9a-f]{16}", refused.headers["X-Request-Id"])


def test_no_two_requests_have_one_id_and_nobody_names_it_from_outside(visitor: Visitor) -> None:
    ids = {visitor.get("/healthz", headers={"X-Request-Id": "mine"}).headers["X-Request-Id"] for _ in range(20)}
    assert len(ids) == 20
    assert "mine" not in ids


def test_over_tls_browsers_are_told_to_stay_there(open_door: OpenDoor) -> None:
    live = open_door(environment="production", secret="s" * 32).visitor()
    for path in ("/", "/api/chat", "/static/embed.js", "/nothing"):
        assert int(live.get(path).headers["Strict-Transport-Security"].removeprefix("max-age=")) >= 31_536_000
    assert "Strict-Transport-Security" not in open_door().visitor().get("/").headers


def test_the_access_log_has_one_line_without_text_query_or_address(
    visitor: Visitor, access_line: Callable[[requests.Response], str]
) -> None:
    answer = visitor.post("/api/chat?name=Maria", json={"message": "my income is 61,234"})
    line = access_line(answer)
    assert " method=POST route=/api/chat status=200 ms=" in line
    assert line.endswith("outcome=answered_topic")
    for private in ("61,234", "Maria", "127.0.0.1", visitor.cookies["helpdesk_session"]):
        assert private not in line


@pytest.mark.parametrize(
    ("path", "status", "outcome"),
    [
        ("/api/chat", 422, "blocked_malformed"),
        ("/api/feedback", 422, "blocked_malformed"),
        ("/secret-name", 404, "-"),
    ],
)
def test_what_is_refused_is_logged_by_route_and_outcome(
    visitor: Visitor, access_line: Callable[[requests.Response], str], path: str, status: int, outcome: str
) -> None:
    line = access_line(visitor.request("POST" if "api" in path else "GET", path, json={}))
    assert f"status={status}" in line
    assert line.endswith(f"outcome={outcome}")
    assert "secret-name" not in line


def test_a_static_file_is_logged_without_its_name(
    visitor: Visitor, access_line: Callable[[requests.Response], str]
) -> None:
    assert " route=/static/ status=404 " in access_line(visitor.get("/static/secret-name"))


def test_an_error_nobody_expected_becomes_words_and_its_text_is_not_logged(
    door: RunningDoor, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("my income is 61,234")

    monkeypatch.setattr("web.chat.Chat.take_turn", fail)
    answer = door.visitor().say("my income is 61,234")
    assert answer.status_code == 500
    assert "573-522-0045" in answer.json()["detail"]
    assert "RuntimeError" in caplog.text
    assert "61,234" not in caplog.text

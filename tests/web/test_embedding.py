"""The chat in frames of other websites: of those that are allowed, and of no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpdesk.settings import SettingError, load_settings
from tests.web.conftest import OpenDoor, Visitor

AGENCY, OTHER = "https://agency.example", "https://clinic.example:8443"
HTML = {"Accept": "text/html"}
PROJECT = Path(__file__).resolve().parents[2]


def _policy(visitor: Visitor, path: str) -> str:
    header: str = visitor.get(path, headers=HTML).headers["Content-Security-Policy"]
    return header


def test_only_the_frame_may_be_framed_and_only_by_the_allowed(open_door: OpenDoor) -> None:
    visitor = open_door(allowed_origins=(AGENCY, OTHER)).visitor()
    assert f"frame-ancestors {AGENCY} {OTHER}" in _policy(visitor, "/embed")
    assert _policy(visitor, "/embed").startswith("default-src 'self'")
    for path in ("/", "/callback", "/docs", "/embed/more", "/static/embed.js"):
        assert "frame-ancestors 'none'" in _policy(visitor, path), path


def test_without_the_setting_nobody_may_frame_it(visitor: Visitor) -> None:
    assert "frame-ancestors 'none'" in _policy(visitor, "/embed")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_frame_is_the_chat_and_its_links_lead_out_of_it(visitor: Visitor, language: str) -> None:
    page = visitor.get(f"/embed?lang={language}", headers=HTML)
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
    assert 'id="composer"' in page.text
    assert '<base target="_blank">' in page.text
    assert "/frame.js" in page.text


def test_what_other_websites_load_may_be_loaded_by_them(visitor: Visitor) -> None:
    script = visitor.get("/static/embed.js")
    assert script.status_code == 200
    assert script.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "javascript" in script.headers["Content-Type"]
    assert visitor.get("/embed").headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    for path in ("/", "/static/chat.js", "/api/embedding"):
        assert visitor.get(path).headers["Cross-Origin-Resource-Policy"] == "same-origin", path


def test_the_words_of_the_button_go_to_the_allowed_in_both_languages(open_door: OpenDoor) -> None:
    visitor = open_door(allowed_origins=(AGENCY,)).visitor()
    answer = visitor.get("/api/embedding", headers={"Origin": AGENCY})
    assert answer.headers["Access-Control-Allow-Origin"] == AGENCY
    words = answer.json()["words"]
    assert words["en"] == {"open": "Ask First Steps", "title": "First Steps Help Desk", "close": "Close"}
    assert words["es"]["open"] == "Pregunte a First Steps"
    assert "Access-Control-Allow-Origin" not in visitor.get("/api/embedding", headers={"Origin": OTHER}).headers


def test_the_script_holds_no_words_for_people_and_reads_nothing_of_the_page_around_it() -> None:
    script = (PROJECT / "web" / "static" / "embed.js").read_text(encoding="utf-8")
    for forbidden in ("innerHTML", "eval(", "document.cookie", "localStorage", "Ask First", "Pregunte"):
        assert forbidden not in script


@pytest.mark.parametrize(
    "value",
    "* https://*.example agency.example https://agency.example/ https://agency.example/page null https:// "
    "https://AGENCY.example https://agency.example:443 ftp://agency.example https://user@agency.example "
    "https://agency.example; https://agency.example:port https://[::1 https://agency_example".split(),
)
def test_an_origin_that_no_browser_would_name_so_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match="HELPDESK_ALLOWED_ORIGINS is"):
        load_settings({"HELPDESK_ALLOWED_ORIGINS": value})


def test_origins_are_read_with_commas_or_spaces_and_need_tls_in_production() -> None:
    both = "https://agency.example, https://clinic.example:8443"
    live = {"HELPDESK_ENVIRONMENT": "production", "HELPDESK_SECRET": "our-own"}
    assert load_settings({"HELPDESK_ALLOWED_ORIGINS": both} | live).allowed_origins == (AGENCY, OTHER)
    assert load_settings({"HELPDESK_ALLOWED_ORIGINS": f" {AGENCY}  {OTHER}, "}).allowed_origins == (AGENCY, OTHER)
    assert load_settings({"HELPDESK_ALLOWED_ORIGINS": " "}).allowed_origins == ()
    with pytest.raises(SettingError, match="https origins"):
        load_settings({"HELPDESK_ALLOWED_ORIGINS": "http://agency.example"} | live)


def test_the_example_page_needs_one_line() -> None:
    page = (PROJECT / "docs" / "examples" / "embedding.html").read_text(encoding="utf-8")
    (line,) = [line for line in page.splitlines() if "<script" in line]
    assert "/static/embed.js" in line
    assert "defer" in line

"""The description of the interface: every operation says what it does, shows an example and names every status."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.web.conftest import Visitor

BODY = {"400", "403", "413", "415", "422", "429", "500"}
STATUSES = {
    ("post", "/api/chat"): {"200", *BODY},
    ("get", "/api/chat"): {"200", "500"},
    ("delete", "/api/chat"): {"200", "403", "500", "503"},
    ("post", "/api/feedback"): {"200", "409", "503", *BODY},
    ("post", "/api/callbacks"): {"201", "404", "503", *BODY},
    ("get", "/api/embedding"): {"200", "500"},
    ("get", "/healthz"): {"200", "500"},
    ("get", "/readyz"): {"200", "500", "503"},
}


@pytest.fixture
def description(visitor: Visitor) -> dict[str, Any]:
    described: dict[str, Any] = visitor.get("/openapi.json").json()
    return described


def _operations(description: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    return {(m, path): operation for path, methods in description["paths"].items() for m, operation in methods.items()}


def test_every_operation_names_every_status_it_answers(description: dict[str, Any]) -> None:
    named = {place: set(operation["responses"]) for place, operation in _operations(description).items()}
    assert named == STATUSES
    assert "HTTPValidationError" not in json.dumps(description)


def test_every_operation_says_what_it_does(description: dict[str, Any]) -> None:
    for place, operation in _operations(description).items():
        assert len(operation["summary"]) > 8, place
        assert len(operation["description"]) > 40, place
        assert operation["summary"].lower() not in (operation["operationId"].replace("_", " "),), place
        assert operation["tags"], place


def test_every_body_and_every_answer_has_an_example(description: dict[str, Any]) -> None:
    schemas = description["components"]["schemas"]
    for place, operation in _operations(description).items():
        contents = [answer["content"] for answer in operation["responses"].values()]
        contents += [operation["requestBody"]["content"]] if "requestBody" in operation else []
        for content in contents:
            (media,) = content.values()
            name = media["schema"].get("$ref", "").split("/")[-1]
            assert (schemas[name] if name else media["schema"])["examples"], (place, name)


def test_a_refusal_for_being_too_many_names_the_header_with_the_time_to_wait(description: dict[str, Any]) -> None:
    limited = [op["responses"]["429"] for op in _operations(description).values() if "429" in op["responses"]]
    assert len(limited) == 3
    assert all("Retry-After" in answer["headers"] for answer in limited)


def test_every_refusal_is_described_as_problem_details(description: dict[str, Any]) -> None:
    for place, operation in _operations(description).items():
        refusals = {status: answer for status, answer in operation["responses"].items() if status >= "400"}
        assert all(set(answer["content"]) == {"application/problem+json"} for answer in refusals.values()), place


def test_the_page_that_describes_it_shows_every_operation_and_every_problem(visitor: Visitor) -> None:
    for language in ("en", "es"):
        page = visitor.get(f"/docs?lang={language}", headers={"Accept": "text/html"})
        assert page.status_code == 200
        for method, path in STATUSES:
            assert f"{method.upper()} {path}" in page.text
        for problem in ("no_phone", "no_answer_yet", "other_site", "not_json"):
            assert f'id="{problem}"' in page.text
        assert "//cdn" not in page.text
        assert "K7MW-4QXB" in page.text


def test_there_is_no_way_to_read_who_asked_to_be_called(visitor: Visitor, description: dict[str, Any]) -> None:
    assert set(description["paths"]["/api/callbacks"]) == {"post"}
    assert visitor.get("/api/callbacks").status_code == 405
    assert visitor.delete("/api/callbacks").status_code == 405
    assert visitor.get("/api/callbacks/K7MW-4QXB").status_code == 404


@pytest.mark.parametrize("path", ["/api/chat", "/api/feedback", "/api/callbacks", "/api/nothing", "/api"])
@pytest.mark.parametrize("method", ["PUT", "PATCH", "TRACE", "OPTIONS", "PROPFIND"])
def test_what_is_not_there_is_said_as_problem_details(visitor: Visitor, path: str, method: str) -> None:
    answer = visitor.request(method, path, headers={"Accept": "application/json"})
    assert answer.status_code == (404 if path in ("/api/nothing", "/api") else 405)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code
    assert answer.status_code == 404 or answer.headers["Allow"]

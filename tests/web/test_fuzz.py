"""Whatever comes in: only documented answers, always in words, never an error of ours.

HELPDESK_FUZZ_BODIES=10000 sends so many random bodies instead of a few hundred.
"""

from __future__ import annotations

import http.client
import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.specs.openapi import checks

from tests.web.conftest import FakeEngine, RunningDoor

FEW = 400
BODIES = int(os.environ.get("HELPDESK_FUZZ_BODIES", FEW))
EXAMPLES = 25
"""Of each operation and each mode."""
OPERATIONS = 8
CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
    checks.negative_data_rejection,
    checks.unsupported_method,
    checks.allow_header_conformance,
]
REFUSALS = {"expected-statuses": ["400", "403", "404", "409", "413", "415", "422", "429"]}
CONFIG = schemathesis.Config.from_dict({"checks": {"negative_data_rejection": REFUSALS}})
RANDOM = settings(
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)

# ---- By the description of the interface


@pytest.mark.parametrize("mode", list(GenerationMode), ids=str)
def test_no_answer_is_missing_in_the_description(
    door: RunningDoor, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, mode: GenerationMode
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    described = schemathesis.openapi.from_url(f"{door.address}/openapi.json", config=CONFIG)
    found = [result.ok() for result in described.get_all_operations()]
    assert len(found) == OPERATIONS
    sent = 0
    for operation in found:
        if mode is GenerationMode.NEGATIVE and not list(operation.body):
            continue  # where nothing is sent, nothing can be wrong
        with _visit(door) as visitor:

            @settings(RANDOM, max_examples=EXAMPLES)
            @given(case=operation.as_strategy(generation_mode=mode))
            def answers(case: schemathesis.Case) -> None:
                nonlocal sent
                sent += 1
                case.call_and_validate(session=visitor, checks=CHECKS)

            answers()
    assert sent >= EXAMPLES * 3


@contextmanager
def _visit(door: RunningDoor) -> Iterator[requests.Session]:
    """A browser in which something has been said, so that there is an answer to rate."""
    visitor = door.visitor()
    visitor.say("hello")
    with requests.Session() as session:
        session.trust_env = False
        session.cookies.update(visitor.cookies)
        yield session


# ---- By chance

TEXT = st.text(max_size=60) | st.sampled_from(
    ["", "573-555-0123", "\x00", "\ud800", "/restart", "é" * 6_000, "x" * 70_000]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | TEXT
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4), max_leaves=12
)
NAMES = st.sampled_from(["message", "payload", "language", "settled", "phone", "best_time", "topic", "do", "__proto__"])
NEARLY = st.dictionaries(NAMES, LEAVES | ANYTHING, max_size=4)
JSON = (NEARLY | ANYTHING).map(lambda value: json.dumps(value).encode())
BYTES = st.binary(max_size=300)
CUT = st.tuples(JSON, st.integers(0, 40)).map(lambda pair: pair[0][: -pair[1] or None])
FIELDS = st.text("abc%&=+0123456789é", max_size=30) | st.sampled_from(["573-555-0123", "true", "delete", "hello"])
FORM = st.dictionaries(NAMES, FIELDS, max_size=4).map(
    lambda fields: "&".join(f"{name}={value}" for name, value in fields.items()).encode()
)
BODY = st.one_of(JSON, JSON, CUT, BYTES, FORM)
MEDIA_TYPES = (
    ["application/json"] * 6 + ["application/x-www-form-urlencoded"] * 3 + ["text/plain", "application/xml", ""]
)
MEDIA_TYPES += [
    "application/json; charset=utf-16",
    "multipart/form-data; boundary=",
    "application/problem+json",
    "a/b/c",
]
VALUES = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=60)
COOKIES = VALUES | VALUES.map(lambda value: f"helpdesk_session={value}")
USUAL = st.fixed_dictionaries({"Content-Type": st.sampled_from(MEDIA_TYPES)})
UNUSUAL = st.fixed_dictionaries(
    {"Content-Type": st.sampled_from(MEDIA_TYPES) | VALUES},
    optional={
        "Accept": st.sampled_from(["text/html", "application/json", "*/*"]) | VALUES,
        "Accept-Language": st.sampled_from(["es", "en;q=x", "*;q=-1"]) | VALUES,
        "Cookie": COOKIES,
        "Origin": st.sampled_from(["null", "http://[::1", "https://elsewhere.example"]) | VALUES,
        "Sec-Fetch-Site": st.sampled_from(["cross-site", "same-origin", "none"]) | VALUES,
        "X-Forwarded-For": VALUES,
        "Accept-Encoding": VALUES,
    },
)
API = ["/api/chat", "/api/feedback", "/api/callbacks"]
FORMS = ["/", "/feedback", "/callback"]
PLACES = [*API, *FORMS, "/api/embedding", "/api/nothing", "/embed", "/docs"]
METHODS = ["POST", "DELETE", "GET", "PUT", "PATCH", "HEAD", "OPTIONS"]
QUERY = st.sampled_from(["", "", "?lang=es", "?lang=%ff", "?topic=%00", "?deleted&thanks", "?" + "a" * 500])
CALLS = st.tuples(st.just("POST"), st.sampled_from(API), QUERY, JSON | CUT, USUAL | UNUSUAL)
POSTS = st.tuples(st.just("POST"), st.sampled_from(FORMS), QUERY, FORM, USUAL | UNUSUAL)
OTHERS = st.tuples(st.sampled_from(METHODS), st.sampled_from(PLACES), QUERY, BODY, USUAL | UNUSUAL)
AS_JSON = {"Content-Type": "application/json"}
AS_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SAID = st.text(min_size=1, max_size=60)
PHONES = st.integers(200_0000, 999_9999).filter(lambda n: n // 10_000 % 100 != 11).map(lambda n: f"(573) {n}")
RIGHT = st.one_of(
    SAID.map(lambda text: ("POST", "/api/chat", "", json.dumps({"message": text}).encode(), AS_JSON)),
    SAID.map(lambda text: ("POST", "/", "", urlencode({"message": text}, errors="replace").encode(), AS_FORM)),
    PHONES.map(lambda phone: ("POST", "/api/callbacks", "", json.dumps({"phone": phone}).encode(), AS_JSON)),
    PHONES.map(lambda phone: ("POST", "/callback", "", urlencode({"phone": phone}).encode(), AS_FORM)),
    st.just(("GET", "/api/chat", "", b"", {})),
)
EXPECTED = {200, 201, 303, 400, 403, 404, 405, 409, 413, 415, 422, 429}


def _send(connection: http.client.HTTPConnection, method: str, path: str, body: bytes, headers: dict[str, str]) -> Any:
    """One request over a kept connection, with headers that the library `requests` would not send."""
    connection.putrequest(method, path, skip_accept_encoding=True)
    for name, value in (headers | {"Content-Length": str(len(body))}).items():
        connection.putheader(name, value.strip().encode("latin-1"))
    connection.endheaders(body)
    response = connection.getresponse()
    return response, response.read()


def test_random_bodies_and_headers_get_words_and_never_an_error_of_ours(
    door: RunningDoor, engine: FakeEngine, caplog: pytest.LogCaptureFixture
) -> None:
    host, port = door.address.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=10)
    statuses: Counter[int] = Counter()

    @settings(RANDOM, max_examples=BODIES)
    @given(CALLS | POSTS | OTHERS | RIGHT)
    def answers(request: tuple[str, str, str, bytes, dict[str, str]]) -> None:
        method, place, query, body, headers = request
        response, content = _send(connection, method, place + query, body, headers)
        statuses[response.status] += 1
        assert response.status in EXPECTED
        assert response.headers["X-Request-Id"]
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
        if place.startswith("/api/") and method != "HEAD" and response.status >= 400:
            assert response.headers["Content-Type"] == "application/problem+json"
            problem = json.loads(content)
            assert problem["status"] == response.status
            assert len(problem["detail"]) > 20
        if response.status == 429:
            assert response.headers["Retry-After"]

    answers()
    connection.close()
    print(f"{statuses.total()} requests: {dict(sorted(statuses.items()))}")
    assert statuses.total() >= BODIES
    assert min(statuses[status] for status in (200, 201, 303, 400, 403, 405, 413, 415, 422)) > 0, statuses
    assert "A request failed unexpectedly" not in caplog.text
    assert door.visitor().say("hello").status_code == 200

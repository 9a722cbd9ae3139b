"""What the interface may refuse, as /openapi.json describes it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from web.problems import MEDIA_TYPE
from web.schemas import ProblemBody

UNEXPECTED = 500
REFUSED_BODY = (400, 403, 413, 415, 422, 429)
"""What may be wrong with anything that is sent to be done."""
MEANINGS = {
    400: "The body is not JSON",
    403: "Sent from a website that may not use this",
    404: "Turned off here",
    409: "Nothing has been answered yet",
    413: "Too long",
    415: "The body does not say that it is JSON",
    422: "Something is missing or of the wrong kind",
    429: "Too many in a short time; Retry-After says how many seconds to wait",
    500: "Something on our side went wrong",
    503: "The database or the engine cannot be used; nothing was done",
}
RETRY_AFTER = {"description": "Seconds to wait.", "schema": {"type": "integer", "minimum": 1}, "required": True}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The documentation of what an operation may refuse, with an unexpected error of ours, which any may have."""
    return {status: _problem(status) for status in sorted({*statuses, UNEXPECTED})}


def _problem(status: int) -> dict[str, Any]:
    schema = ProblemBody.model_json_schema()
    example = schema["examples"][0] | {"title": HTTPStatus(status).phrase, "status": status, "type": "/docs"}
    about: dict[str, Any] = {"description": MEANINGS[status]}
    about["content"] = {MEDIA_TYPE: {"schema": schema | {"examples": [example]}}}
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        about["headers"] = {"Retry-After": RETRY_AFTER}
    return about

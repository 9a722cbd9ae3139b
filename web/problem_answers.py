"""Problems as responses: data for programs, a page for browsers."""

from __future__ import annotations

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from helpdesk.knowledge import Language
from web.door import door_of, page_language, spoken_language
from web.problems import BY_STATUS, MALFORMED, MEDIA_TYPE, UNREADABLE, Kind, Problem
from web.templates import render

CHAT = "/api/chat"
"""Here a body that is not what the interface takes is somebody's message, elsewhere it is a program's mistake."""


def answer_problem(request: Request, problem: Problem, language: Language | None = None) -> Response:
    """A problem in words. The language is the page's where it is not given."""
    if problem.kind.outcome is not None:
        request.state.outcome = problem.kind.outcome
    speech = door_of(request).speech
    body = problem.body(speech, language or page_language(request))
    if _wants_page(request):
        page = render("problem.html", request, speech, language or page_language(request), problem=body)
        return Response(page, problem.kind.status, problem.headers, "text/html")
    return JSONResponse(body, problem.kind.status, problem.headers, MEDIA_TYPE)


def on_http_exception(request: Request, error: Exception) -> Response:
    """Our problems, and what the framework refuses itself (no such address, no such method)."""
    problem = error if isinstance(error, Problem) else _ours(error)
    return answer_problem(request, problem, spoken_language(request, getattr(request.state, "language", None)))


def on_invalid_request(request: Request, error: Exception) -> Response:
    """A body that is not what the API takes; what exactly was wrong in it is not repeated."""
    kind = _kind_of(error) if isinstance(error, RequestValidationError) else UNREADABLE
    sentence = None if kind is UNREADABLE or request.url.path == CHAT else "malformed_request"
    problem = Problem(kind, sentence=sentence)
    return answer_problem(request, problem, spoken_language(request))


def _ours(error: Exception) -> Problem:
    if not isinstance(error, HTTPException):
        return Problem(UNREADABLE)
    problem = Problem(BY_STATUS.get(error.status_code, UNREADABLE))
    problem.headers = error.headers
    return problem


def _kind_of(error: RequestValidationError) -> Kind:
    return UNREADABLE if any(each["type"] == "json_invalid" for each in error.errors()) else MALFORMED


def _wants_page(request: Request) -> bool:
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")

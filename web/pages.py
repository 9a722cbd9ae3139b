"""The chat page, also without JavaScript, and the description of the API."""

from __future__ import annotations

import logging
from typing import Annotated, Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from helpdesk.knowledge import Language
from helpdesk.outcomes import Outcome
from helpdesk.store import StoreUnavailable
from web import assets
from web.api import erase_session
from web.chat import Said
from web.door import Door, TheDoor, count_message, page_language, spoken_language
from web.problems import IN_CHAT, UNREADABLE, Problem
from web.schemas import Conversation
from web.templates import render
from web.text import MOST_CHARACTERS, incoming_text

MOST_FIELDS = 10
MOST_DIGITS = 14
SETTLING = (Outcome.ANSWERED_ESTIMATE, Outcome.ANSWERED_TOPIC, Outcome.HANDED_OFF_CONTACT)
"""Answers after which the page asks whether the question is settled. static/chat.js names the same."""
NOTICES = {"deleted": "deleted", "thanks": "settled_thanks"}
"""What the page says after something that was done without a script, by the query that tells it."""
STARTERS = ("starter_fee", "starter_hardship", "starter_contact")

log = logging.getLogger("web.pages")
router = APIRouter(include_in_schema=False)
router.include_router(assets.router)
Fields = dict[str, str]


async def form_fields(request: Request) -> Fields:
    """The fields of a form as browsers send them. Raises Problem for anything else."""
    body = await request.body()
    try:
        fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise Problem(UNREADABLE) from error
    return {name: values[-1] for name, values in fields.items()}


@router.get("/")
def show(door: TheDoor, request: Request) -> HTMLResponse:
    """The page with the conversation so far."""
    language = page_language(request)
    notice = next((NOTICES[name] for name in NOTICES if name in request.query_params), None)
    page = chat_page(door, request, notice=door.speech.say(notice, language) if notice else None)
    return HTMLResponse(page, headers={"Content-Language": language, "Vary": "Accept-Language"})


@router.post("/")
def send(door: TheDoor, request: Request, fields: Annotated[Fields, Depends(form_fields)]) -> Response:
    """What the page sends where no script runs: a message, a button, or the wish to delete."""
    language = page_language(request)
    try:
        return _take(door, request, fields, language)
    except Problem as problem:
        request.state.outcome = problem.kind.outcome
        detail = problem.detail_in(door.speech, spoken_language(request))
        draft = fields.get("message", "")[:MOST_CHARACTERS]
        page = chat_page(door, request, notice=detail, draft=draft)
        return HTMLResponse(page, problem.kind.status, problem.headers)


def _take(door: Door, request: Request, fields: Fields, language: Language) -> Response:
    if fields.get("do") == "delete":
        erase_session(door, request)
        gone = RedirectResponse(f"/?lang={language}&deleted", 303)
        door.sessions.take_back(gone)
        return gone
    if fields.get("do") == "language":
        spoken = _conversation(door, request).language
        if spoken in (None, language):
            return RedirectResponse(f"/?lang={language}", 303)
        fields = {"message": door.speech.say("speak_this_language", language)}
    count_message(request)
    return _take_turn(door, request, fields, language)


def _said(door: Door, request: Request, fields: Fields) -> Said:
    """What a form says: a button that was offered, the income of a what-if, or a message."""
    if "payload" in fields:
        pressed = door.buttons.read(door.sessions.of(request) or "", fields["payload"])
        return Said(pressed.title, pressed.command)
    if fields.get("income", "").strip():
        income = incoming_text(fields["income"])[:MOST_DIGITS]
        return Said(door.speech.say("what_if_income_message", spoken_language(request), income=income))
    return Said(incoming_text(fields.get("message", "")))


def _take_turn(door: Door, request: Request, fields: Fields, language: Language) -> Response:
    said = _said(door, request, fields)
    session = door.sessions.of(request)
    taken = RedirectResponse(f"/?lang={language}#latest", 303)
    if session is None:
        session = door.sessions.new()
        door.sessions.give(taken, session)
    request.state.outcome = door.chat.take_turn(session, said, language).outcome
    return taken


def chat_page(
    door: Door, request: Request, notice: str | None = None, draft: str = "", template: str = "chat.html"
) -> str:
    """The chat with the conversation so far. The template is another one in a frame (web/embedding.py)."""
    conversation = _conversation(door, request)
    return render(
        template,
        request,
        door.speech,
        page_language(request),
        conversation=conversation,
        asks_settled=conversation.outcome in SETTLING,
        in_trouble=(conversation.outcome or "").startswith("failed_"),
        starters=STARTERS,
        hours=door.settings.conversation_hours,
        notice=notice,
        draft=draft,
    )


def _conversation(door: Door, request: Request) -> Conversation:
    session = door.sessions.of(request)
    if session is None:
        return Conversation(messages=[], language=None)
    try:
        return door.chat.past(session)
    except StoreUnavailable as error:
        log.error("A conversation could not be read: %s", error)
        return door.chat.past_in_trouble(page_language(request))


@router.get("/docs")
def describe(door: TheDoor, request: Request) -> HTMLResponse:
    """The API in words, from the same description as /openapi.json."""
    description = request.app.openapi()
    language = page_language(request)
    values = {"most": MOST_CHARACTERS, "seconds": 10}
    page = render(
        "docs.html",
        request,
        door.speech,
        language,
        operations=_operations(description),
        schemas=description["components"]["schemas"],
        problems=[Problem(kind, values).body(door.speech, language) for kind in IN_CHAT],
    )
    return HTMLResponse(page)


def _operations(description: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method.upper(), path, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]

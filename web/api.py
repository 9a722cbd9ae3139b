"""The chat API: POST says something, GET resumes, DELETE erases."""

from __future__ import annotations

import logging

from fastapi import APIRouter, Depends, Request, Response

from helpdesk.store import StoreUnavailable
from web.chat import Said
from web.described import REFUSED_BODY, problems
from web.door import Door, TheDoor, count_message, json_only, page_language
from web.problems import NOT_ERASED, Problem
from web.schemas import ChatAnswer, ChatRequest, Conversation, Erased
from web.text import incoming_text

log = logging.getLogger("web.api")
router = APIRouter(prefix="/api", tags=["chat"])


@router.post(
    "/chat",
    summary="Say something",
    responses=problems(*REFUSED_BODY),
    dependencies=[Depends(json_only), Depends(count_message)],
)
def say(body: ChatRequest, door: TheDoor, request: Request, response: Response) -> ChatAnswer:
    """Say something, or press a button. The answer is never empty: what fails of ours is said.

    The first answer gives the session's cookie; send it with all that follows.
    """
    request.state.language = body.language
    session = door.sessions.of(request)
    said = _said(door, body, session or "")
    if session is None:
        session = door.sessions.new()
        door.sessions.give(response, session)
    answer = door.chat.take_turn(session, said, body.language or page_language(request))
    request.state.outcome = answer.outcome
    return answer


def _said(door: Door, body: ChatRequest, session: str) -> Said:
    if body.payload is None:
        return Said(incoming_text(body.message or ""))
    pressed = door.buttons.read(session, body.payload)
    return Said(pressed.title, pressed.command)


@router.get("/chat", summary="Read the conversation again", responses=problems())
def resume(door: TheDoor, request: Request) -> Conversation:
    """What was said so far in this session, both sides; nothing for a new visitor."""
    session = door.sessions.of(request)
    if session is None:
        return Conversation(messages=[], language=None)
    try:
        return door.chat.past(session)
    except StoreUnavailable as error:
        log.error("A conversation could not be read: %s", error)
        request.state.outcome = "failed_store"
        return door.chat.past_in_trouble(page_language(request))


@router.delete("/chat", summary="Delete the conversation", responses=problems(403, 503))
def erase(door: TheDoor, request: Request, response: Response) -> Erased:
    """Erase the conversation everywhere, and let the browser forget the session."""
    erase_session(door, request)
    door.sessions.take_back(response)
    return Erased()


def erase_session(door: Door, request: Request) -> None:
    """Erase the conversation of a request, if there is one. Raises Problem when the store is unavailable."""
    session = door.sessions.of(request)
    if session is None:
        return
    try:
        door.store.erase(session)
    except StoreUnavailable as error:
        log.error("A conversation could not be erased: %s", error)
        raise Problem(NOT_ERASED) from error

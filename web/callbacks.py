"""Asking to be called: a page that works without a script, and the same for programs."""

from __future__ import annotations

import logging
from functools import partial
from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field

from helpdesk.knowledge import Language
from helpdesk.phones import LONGEST, read_us_phone
from helpdesk.store import BestTime, StoreUnavailable, Wish
from web.described import REFUSED_BODY, problems
from web.door import Door, TheDoor, count_callback, json_only, page_language
from web.pages import Fields, form_fields
from web.problems import NO_CALLBACKS, NO_PHONE, NOT_KEPT, Problem
from web.templates import render
from web.text import cleaned

TIMES: tuple[BestTime, ...] = get_args(BestTime)
TOPIC = "^[a-z0-9_]{1,64}$"

log = logging.getLogger("web.callbacks")
router = APIRouter()


class CallbackRequest(BaseModel):
    """A wish to be called. Nothing but this is kept, and no name is asked for."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"phone": "573-555-0123", "best_time": "morning", "language": "es", "topic": "fee_estimate"}]
        }
    )

    phone: str = Field(max_length=LONGEST, description="A number of the United States, with its area code.")
    best_time: BestTime = "any"
    language: Language | None = Field(None, description="The language to be called in; the page's if not given.")
    topic: str | None = Field(None, pattern=TOPIC, description="What it is about, by a topic's name.")


class CallbackAsked(BaseModel):
    """The wish is kept. Nobody can say when somebody calls; `detail` says so in words."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"code": "K7MW-4QXB", "phone": "573-555-0123", "kept_days": 14, "detail": "…"}]}
    )

    code: str = Field(description="A reference code to name when calling about it.")
    phone: str = Field(description="The number as it was understood.")
    kept_days: int = Field(description="After so many days it is erased, called or not.")
    detail: str


def callbacks_on(door: TheDoor) -> None:
    """Refuse where HELPDESK_CALLBACKS is off. Raises Problem."""
    if not door.settings.callbacks:
        raise Problem(NO_CALLBACKS)


@router.post(
    "/api/callbacks",
    status_code=201,
    tags=["callbacks"],
    summary="Ask to be called",
    responses=problems(*REFUSED_BODY, 404, 503),
    dependencies=[Depends(callbacks_on), Depends(json_only), Depends(count_callback)],
)
def ask(body: CallbackRequest, door: TheDoor, request: Request) -> CallbackAsked:
    """Ask that a person calls. The number is kept for some days, or until somebody has called, and then erased."""
    language = body.language or page_language(request)
    wish = Wish(_phone(body.phone), body.best_time, language, _known_topic(door, body.topic))
    return CallbackAsked(
        code=_keep(door, wish),
        phone=wish.phone,
        kept_days=door.settings.callback_days,
        detail=_tell(door, language, "when_unknown"),
    )


@router.get("/callback", include_in_schema=False)
def show(door: TheDoor, request: Request) -> HTMLResponse:
    """The page that asks for the number; `?topic=` says what it is about."""
    return _page(door, request, Fields(topic=request.query_params.get("topic", "")))


@router.post("/callback", include_in_schema=False)
def ask_by_form(door: TheDoor, request: Request, fields: Annotated[Fields, Depends(form_fields)]) -> HTMLResponse:
    """What the page sends: the page again, with the reference code or with what to correct."""
    language = page_language(request)
    try:
        callbacks_on(door)
        count_callback(request)
        best_time: BestTime = next((time for time in TIMES if time == fields.get("best_time")), "any")
        wish = Wish(_phone(fields.get("phone", "")), best_time, language, _known_topic(door, fields.get("topic")))
        return _page(door, request, fields, wish=wish, code=_keep(door, wish))
    except Problem as problem:
        request.state.outcome = problem.kind.outcome
        answer = _page(door, request, fields, error=problem.detail_in(door.speech, language))
        answer.status_code = problem.kind.status
        answer.headers.update(problem.headers or {})
        return answer


def _phone(text: str) -> str:
    phone = read_us_phone(cleaned(text))
    if phone is None:
        raise Problem(NO_PHONE)
    return phone


def _known_topic(door: Door, name: str | None) -> str | None:
    return name if name in door.knowledge.topics else None


def _keep(door: Door, wish: Wish) -> str:
    try:
        return door.callbacks.add(wish)
    except StoreUnavailable as error:
        log.error("A wish to be called could not be kept: %s", error)
        raise Problem(NOT_KEPT) from error


def _tell(door: Door, language: Language, name: str, **values: object) -> str:
    """Words of this page (`callback.<name>`)."""
    phone = door.speech.first_steps_phone
    return door.knowledge.words.say(f"callback.{name}", language, first_steps_phone=phone, **values)


def _page(
    door: Door, request: Request, fields: Fields, wish: Wish | None = None, code: str = "", error: str | None = None
) -> HTMLResponse:
    language = page_language(request)
    topic = _known_topic(door, fields.get("topic"))
    page = render(
        "callback.html",
        request,
        door.speech,
        language,
        tell=partial(_tell, door, language),
        offered=door.settings.callbacks,
        days=door.settings.callback_days,
        topic=topic,
        about=door.knowledge.topics[topic].question.in_language(language) if topic else None,
        phone_typed=fields.get("phone", "")[:LONGEST],
        best_time=fields.get("best_time", "any"),
        wish=wish,
        code=code,
        error=error,
    )
    return HTMLResponse(page, headers={"Content-Language": language, "Vary": "Accept-Language"})

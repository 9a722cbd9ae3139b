"""Whether the latest answer settled the question: counted without a word of the conversation."""

from __future__ import annotations

import logging
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field, StrictBool

from helpdesk.store import StoreUnavailable
from web.described import REFUSED_BODY, problems
from web.door import Door, TheDoor, count_feedback, json_only, page_language
from web.pages import Fields, form_fields
from web.problems import MALFORMED, NO_ANSWER_YET, NOT_KEPT, Problem

log = logging.getLogger("web.feedback")
router = APIRouter()
ANSWERS = {"true": True, "false": False}


class FeedbackRequest(BaseModel):
    """Whether the latest answer of this conversation settled the question."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"settled": True}]})

    settled: StrictBool = Field(description="true: it did; false: it did not.")


class FeedbackKept(BaseModel):
    """It is kept. Said again about the same answer, the later word counts."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"kept": True}]})

    kept: Literal[True] = True


@router.post(
    "/api/feedback",
    tags=["feedback"],
    summary="Say whether the latest answer helped",
    responses=problems(*REFUSED_BODY, 409, 503),
    dependencies=[Depends(json_only), Depends(count_feedback)],
)
def rate(body: FeedbackRequest, door: TheDoor, request: Request) -> FeedbackKept:
    """Say whether the latest answer of the session's conversation settled the question.

    Kept are the day, the outcome, what the question was understood as, and the language; no text. When the
    conversation is deleted, what was said here stays as a count that leads to nobody.
    """
    _keep(door, request, body.settled)
    return FeedbackKept()


@router.post("/feedback", include_in_schema=False, dependencies=[Depends(count_feedback)])
def rate_by_form(door: TheDoor, request: Request, fields: Annotated[Fields, Depends(form_fields)]) -> RedirectResponse:
    """The same from the page, where no script runs."""
    settled = ANSWERS.get(fields.get("settled", ""))
    if settled is None:
        raise Problem(MALFORMED, sentence="malformed_request")
    _keep(door, request, settled)
    return RedirectResponse(f"/?lang={page_language(request)}&thanks#notice", 303)


def _keep(door: Door, request: Request, settled: bool) -> None:
    session = door.sessions.of(request)
    try:
        kept = session is not None and door.feedback.rate(session, settled)
    except StoreUnavailable as error:
        log.error("What was said of an answer could not be kept: %s", error)
        raise Problem(NOT_KEPT) from error
    if not kept:
        raise Problem(NO_ANSWER_YET)

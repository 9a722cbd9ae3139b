"""The estimate as a form. Income comes in by POST, and is neither stored nor logged nor part of an address."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from helpdesk.conversation.turn import Reply
from helpdesk.estimate_form import MEDICAID_CHOICES, Estimated, EstimateForm, estimate_from_form
from helpdesk.knowledge import Language, load_knowledge
from web.door import TheDoor, count_message, page_language
from web.pages import Fields, form_fields
from web.receipts import ReceiptDesk
from web.site.addresses import links_to
from web.site.content import own_page
from web.text import cleaned

LONGEST_FIELD = 300
_CHOICES = dict(zip(MEDICAID_CHOICES, ("choice_no", "choice_yes", "choice_not_sure"), strict=True))
_NOTHING_YET = Estimated(None)

router = APIRouter(include_in_schema=False)


@router.get("/estimate")
def ask(request: Request) -> HTMLResponse:
    """The empty form."""
    return _page(request, EstimateForm(), _NOTHING_YET)


@router.post("/estimate")
def answer(door: TheDoor, request: Request, fields: Annotated[Fields, Depends(form_fields)]) -> Response:
    """The estimate above the form, or what to correct in it. What was typed stays in the form."""
    count_message(request)
    form = _form(fields)
    estimated = estimate_from_form(load_knowledge(), form, page_language(request), door.settings.today())
    if estimated.reply is not None:
        request.state.outcome = estimated.reply.outcome
    desk = ReceiptDesk(door.settings, load_knowledge())
    card = desk.on_card(estimated.reply.card) if estimated.reply else None
    return _page(request, form, estimated, card)


def _form(fields: Fields) -> EstimateForm:
    size, income = (cleaned(fields.get(name, ""))[:LONGEST_FIELD] for name in ("family_size", "income"))
    return EstimateForm(fields.get("medicaid", ""), size, income)


def _page(
    request: Request, form: EstimateForm, estimated: Estimated, card: dict[str, object] | None = None
) -> HTMLResponse:
    language = page_language(request)
    return own_page(
        "estimate.html",
        request,
        "estimate_title",
        status=422 if estimated.errors else 200,
        form=form,
        errors=estimated.errors,
        reply=estimated.reply,
        card=card,
        choices=_CHOICES,
        questions=_questions(language),
        next_links=_next_links(estimated.reply, language),
    )


def _questions(language: Language) -> dict[str, str]:
    """The questions that the chat asks in the same words."""
    words = load_knowledge().words
    return {name: words.say(f"estimate.ask_{name}", language) for name in ("medicaid", "family_size")}


def _next_links(reply: Reply | None, language: Language) -> list[tuple[str, str]]:
    return links_to((button.intent for button in reply.buttons), language) if reply else []

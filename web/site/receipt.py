"""An estimate again, by its code. A code holds no income and no family."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from helpdesk.answers import format_date, format_fee
from helpdesk.errors import NothingInEffect
from helpdesk.knowledge import Language, load_knowledge
from helpdesk.knowledge.schedules import in_force
from helpdesk.receipts import Receipt
from web.door import TheDoor, count_message, page_language
from web.receipts import ReceiptDesk
from web.site.content import own_page
from web.text import cleaned

LONGEST_CODE = 80

router = APIRouter(include_in_schema=False)


@router.get("/receipt")
def show(door: TheDoor, request: Request, code: str = "") -> HTMLResponse:
    """The form for a code, with the estimate where the code is right. Tries are counted like messages."""
    typed = cleaned(code)
    receipt = None
    if typed:
        count_message(request)
        receipt = ReceiptDesk(door.settings, load_knowledge()).read(typed[: LONGEST_CODE + 1])
    wrong = bool(typed) and receipt is None
    language = page_language(request)
    shown = _shown(receipt, language, door.settings.today()) if receipt else None
    status = 404 if wrong else 200
    return own_page(
        "receipt.html", request, "receipt_title", status, code=typed[:LONGEST_CODE], wrong=wrong, shown=shown
    )


def _shown(receipt: Receipt, language: Language, today: date) -> dict[str, str | None]:
    """The receipt in words; `newer` is the date of a schedule that has begun since."""
    try:
        now = in_force(load_knowledge().schedules, today).effective
    except NothingInEffect:
        now = receipt.schedule_date
    return {
        "monthly": format_fee(receipt.monthly),
        "made": format_date(receipt.made_on, language),
        "schedule": format_date(receipt.schedule_date, language),
        "newer": format_date(now, language) if now > receipt.schedule_date else None,
    }

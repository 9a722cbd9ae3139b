"""Receipts at the door: a code on the card of every estimate that goes out."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

from helpdesk.knowledge import Knowledge
from helpdesk.receipts import Receipt, Receipts, receipt_of_card
from helpdesk.settings import Settings

log = logging.getLogger("web.receipts")
Card = dict[str, Any]


class ReceiptDesk:
    """Puts codes on cards, and reads them."""

    def __init__(self, settings: Settings, knowledge: Knowledge) -> None:
        self._settings = settings
        self._receipts = Receipts(settings.secret, tuple(schedule.effective for schedule in knowledge.schedules))

    def on_card(self, card: Card | None) -> Card | None:
        """The card, an estimate's with its `receipt`; any other as it is."""
        if card is None or card.get("kind") != "estimate":
            return card
        code = self.code_of(card, self._settings.today())
        return card if code is None else {**card, "receipt": code}

    def code_of(self, card: Card, made_on: date) -> str | None:
        """The code for an estimate's card, or None where it cannot be made: the estimate is worth more than it."""
        try:
            return self._receipts.issue(receipt_of_card(card, made_on))
        except (KeyError, TypeError, ValueError, ArithmeticError) as error:
            log.error("An estimate goes out without a receipt (%s).", type(error).__name__)
            return None

    def read(self, code: str) -> Receipt | None:
        """What a code holds; None for a wrong one."""
        return self._receipts.read(code)

"""A figure too small for a year's income ("3,200"): is it a week's, a month's or a year's?"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from helpdesk.conversation.turn import Memory, Reply, Turn
from helpdesk.knowledge import Knowledge
from helpdesk.numbers import format_usd
from helpdesk.outcomes import Outcome

LEAST, MOST = Decimal(100), Decimal(9_999)
_ALONE = re.compile(r"\D{0,25}?\$?\s?(?P<amount>\d{1,3}(?:,\d{3})*|\d{3,4})(?:\.\d{1,2})?\D{0,12}")


def small_amount(turn: Turn) -> Decimal | None:
    """The one figure of a message that answers the question for the income and is too small to be a year's."""
    found = _ALONE.fullmatch(turn.text.strip())
    if turn.memory.asked != "income" or found is None:
        return None
    amount = Decimal(found["amount"].replace(",", ""))
    return amount if LEAST <= amount <= MOST else None


def ask_period(knowledge: Knowledge, turn: Turn, memory: Memory, amount: Decimal) -> Reply:
    """Asks what the figure is for. It is kept as it was said, and the question for the income stays pending."""
    words = knowledge.words.say("estimate.which_period", memory.language or turn.language, amount=format_usd(amount))
    kept = replace(memory, income_stated=amount, income_period=None, asked="income", times_asked=1)
    return Reply(words, Outcome.CLARIFIED_FORM, kept)

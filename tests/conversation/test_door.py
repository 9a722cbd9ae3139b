"""Every answer of the knowledge base, reached through a signed button at the door, is said word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
import requests
from itsdangerous import Signer

from helpdesk.answers import answer_topic
from helpdesk.conversation import Memory
from helpdesk.knowledge import LANGUAGES, Language, load_knowledge
from helpdesk.knowledge.topics import Topic
from helpdesk.outcomes import Outcome
from helpdesk.settings import Settings, load_settings
from tests.conversation.player import Person, heard
from tests.conversation.stack import TODAY, Stack
from web.buttons import Buttons, Pressed
from web.sessions import COOKIE

pytestmark = pytest.mark.stack

KNOWLEDGE = load_knowledge()
DAY = date.fromisoformat(TODAY)
HELLO: dict[Language, str] = {"en": "hello there, good morning", "es": "hola, buenos días"}
OUTCOMES = {
    "answer": Outcome.ANSWERED_TOPIC,
    "handoff": Outcome.HANDED_OFF_CONTACT,
    "unknown": Outcome.UNANSWERED_NOT_IN_DOCUMENTS,
    "safety": Outcome.HANDED_OFF_SAFETY,
    "courtesy": Outcome.ANSWERED_COURTESY,
}
ASKED = {
    "fee_estimate": Outcome.ASKED_MEDICAID,
    "fee_inform": Outcome.ASKED_MEDICAID,
    "bill_question": Outcome.ASKED_ROLE,
}


def intents() -> list[str]:
    """What a button can stand for: every topic that is an intent of its own."""
    domain = (Settings.__module__, "domain.yml")[1]
    listed = re.findall(r"^  - (\w+)$", open(domain, encoding="utf-8").read(), re.MULTILINE)
    return [name for name in listed if name in KNOWLEDGE.topics]

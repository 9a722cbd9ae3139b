"""What goes in and out of the chat API, as /openapi.json describes it."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from helpdesk.knowledge import Language
from helpdesk.outcomes import Outcome
from web.text import MOST_CHARACTERS


class ChatRequest(BaseModel):
    """What a person typed, or the button that was pressed. Exactly one of them."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"message": "family of 4, income 61,000, no Medicaid", "language": "en"},
                {"payload": "WyJXaGF0IGNvdW50cz8iLCIvaGFyZHNoaXBfd2hhdCJd.Zz8.c2ln"},
            ],
            "oneOf": [{"required": ["message"]}, {"required": ["payload"]}],
        }
    )

    message: str | None = Field(None, json_schema_extra={"maxLength": MOST_CHARACTERS})
    payload: str | None = Field(None, description="The payload of a button, as it was given.")
    language: Language | None = Field(
        None, description="The language of the page, for errors before the conversation has a language."
    )

    @model_validator(mode="after")
    def one_of_the_two(self) -> ChatRequest:
        """A message and a payload at once would be two turns."""
        if (self.message is None) == (self.payload is None):
            raise ValueError("give message or payload")
        return self


class ChatButton(BaseModel):
    """A quick reply. Send its payload back to press it."""

    title: str
    payload: str


class ChatMessage(BaseModel):
    """A message of the help desk. Its text stands on its own; the card only adds."""

    text: str
    buttons: list[ChatButton] = []
    card: dict[str, Any] | None = None


class ChatAnswer(BaseModel):
    """The answer to one message, and what became of it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "messages": [
                        {
                            "text": "Is your family enrolled in Medicaid (MO HealthNet)?",
                            "buttons": [{"title": "Yes", "payload": "WyJZZXMiLCIvYWZmaXJtIl0.Zz8.c2ln"}],
                            "card": None,
                        }
                    ],
                    "language": "en",
                    "outcome": "asked_medicaid",
                }
            ]
        }
    )

    messages: list[ChatMessage]
    language: Language
    outcome: Outcome | None


class PastMessage(ChatMessage):
    """Something that was said, by either side. language is None for what a person wrote."""

    who: Literal["person", "assistant"]
    language: Language | None = None


class Conversation(BaseModel):
    """What was said so far, oldest first; empty for a new visitor."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "messages": [{"who": "person", "text": "how can I pay?", "buttons": [], "card": None}],
                    "language": "en",
                    "outcome": "answered_topic",
                }
            ]
        }
    )

    messages: list[PastMessage]
    language: Language | None
    outcome: Outcome | None = None


class Erased(BaseModel):
    """The conversation is gone."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"erased": True}]})

    erased: Literal[True] = True


class ProblemBody(BaseModel):
    """Why a request was not taken, in words (problem details, RFC 9457)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "/docs#empty",
                    "title": "Empty message",
                    "status": 422,
                    "detail": "Your message is empty. Write a question.",
                }
            ]
        }
    )

    type: str
    title: str
    status: int
    detail: str

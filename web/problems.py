"""What the door refuses, in words: problem details (RFC 9457) in the language of the conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.exceptions import HTTPException

from helpdesk.knowledge import Language
from helpdesk.outcomes import Outcome
from web.speech import Speech

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its words are web.<name> and web.<name>_title."""

    name: str
    status: int
    outcome: Outcome | None = None


UNREADABLE = Kind("unreadable", 400, Outcome.BLOCKED_MALFORMED)
OTHER_SITE = Kind("other_site", 403, Outcome.BLOCKED_MALFORMED)
NOT_HERE = Kind("not_here", 404)
NO_CALLBACKS = Kind("no_callbacks", 404)
NOT_THIS_WAY = Kind("not_this_way", 405)
NO_ANSWER_YET = Kind("no_answer_yet", 409)
TOO_LONG = Kind("too_long", 413, Outcome.BLOCKED_TOO_LONG)
NOT_JSON = Kind("not_json", 415, Outcome.BLOCKED_MALFORMED)
EMPTY = Kind("empty", 422, Outcome.BLOCKED_MALFORMED)
MALFORMED = Kind("malformed", 422, Outcome.BLOCKED_MALFORMED)
NO_PHONE = Kind("no_phone", 422, Outcome.BLOCKED_MALFORMED)
OLD_BUTTON = Kind("old_button", 422, Outcome.BLOCKED_MALFORMED)
TOO_MANY = Kind("too_many", 429, Outcome.BLOCKED_RATE_LIMIT)
BROKEN = Kind("broken", 500)
NOT_ERASED = Kind("not_erased", 503, Outcome.FAILED_STORE)
NOT_KEPT = Kind("not_kept", 503, Outcome.FAILED_STORE)
NOT_READY = Kind("not_ready", 503)

BY_STATUS = {kind.status: kind for kind in (UNREADABLE, NOT_HERE, NOT_THIS_WAY, TOO_LONG, NOT_JSON, MALFORMED)}
IN_CHAT = (
    UNREADABLE,
    OTHER_SITE,
    NO_CALLBACKS,
    NOT_THIS_WAY,
    NO_ANSWER_YET,
    TOO_LONG,
    NOT_JSON,
    EMPTY,
    MALFORMED,
    NO_PHONE,
    OLD_BUTTON,
    TOO_MANY,
    BROKEN,
    NOT_ERASED,
    NOT_KEPT,
)
"""What the interface may answer; /docs lists them."""


class Problem(HTTPException):
    """A request that the door does not take."""

    def __init__(self, kind: Kind, values: Mapping[str, object] | None = None, sentence: str | None = None) -> None:
        """`values` fill the words; `sentence` is the name of the words when they are not the kind's."""
        super().__init__(kind.status)
        self.kind = kind
        self.sentence = sentence or kind.name
        self.values = dict(values or {})
        seconds = self.values.get("seconds")
        self.headers = None if seconds is None else {"Retry-After": str(seconds)}

    def detail_in(self, speech: Speech, language: Language) -> str:
        """What happened and what to do, in one or two sentences."""
        if self.kind is NOT_ERASED:
            return speech.trouble("erase_trouble", language)
        return speech.say(self.sentence, language, **self.values)

    def body(self, speech: Speech, language: Language) -> dict[str, str | int]:
        """The problem as data."""
        return {
            "type": f"/docs#{self.kind.name}",
            "title": speech.say(f"{self.kind.name}_title", language),
            "status": self.kind.status,
            "detail": self.detail_in(speech, language),
        }

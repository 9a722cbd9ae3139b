"""How many messages, ratings and wishes to be called may come from a conversation and from a client address."""

from __future__ import annotations

import math
import time
from typing import Literal

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from helpdesk.settings import Settings
from web.problems import TOO_MANY, Problem

Counted = Literal["message", "feedback", "callback"]
OFF = "off"
SENTENCES = {"feedback": "too_many_ratings", "callback": "too_many_callbacks"}
"""What is said of one too many, where it is not a message."""


class RateLimits:
    """Counts in memory; an address is forgotten when its window has passed."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is counted when HELPDESK_RATE_LIMIT is off."""
        rules: dict[Counted, tuple[str, str]] = {
            "message": (settings.rate_limit, settings.address_rate_limit),
            "feedback": (settings.feedback_rate_limit, settings.feedback_address_rate_limit),
            "callback": (settings.callback_rate_limit, settings.callback_address_rate_limit),
        }
        off = settings.rate_limit == OFF
        self._rules = {
            kind: tuple(None if off or rule == OFF else parse(rule) for rule in rules[kind]) for kind in rules
        }
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count(self, kind: Counted, session: str, address: str) -> None:
        """Count one of a kind. Raises Problem, which says how long to wait, when it is one too many."""
        for rule, name, value in zip(self._rules[kind], ("session", "address"), (session, address), strict=True):
            if rule is not None and not self._limiter.hit(rule, kind, name, value):
                seconds = self._seconds_to_wait(rule, kind, name, value)
                raise Problem(TOO_MANY, {"seconds": seconds, "minutes": math.ceil(seconds / 60)}, SENTENCES.get(kind))

    def _seconds_to_wait(self, rule: RateLimitItem, *identifiers: str) -> int:
        reset = self._limiter.get_window_stats(rule, *identifiers).reset_time
        return max(1, math.ceil(reset - time.time()))

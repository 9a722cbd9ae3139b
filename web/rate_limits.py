"""How many messages a conversation and a client address may send."""

from __future__ import annotations

import math
import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from helpdesk.settings import Settings
from web.problems import TOO_MANY, Problem


class RateLimits:
    """Counts in memory; an address is forgotten when its window has passed."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is counted when HELPDESK_RATE_LIMIT is off."""
        rules = {"session": settings.rate_limit, "address": settings.address_rate_limit}
        off = settings.rate_limit == "off"
        self._rules = {} if off else {name: parse(rule) for name, rule in rules.items() if rule != "off"}
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count(self, session: str, address: str) -> None:
        """Count one message. Raises Problem, which says how long to wait, when it is one too many."""
        for name, value in (("session", session), ("address", address)):
            rule = self._rules.get(name)
            if rule is not None and not self._limiter.hit(rule, name, value):
                raise Problem(TOO_MANY, {"seconds": self._seconds_to_wait(rule, name, value)})

    def _seconds_to_wait(self, rule: RateLimitItem, name: str, value: str) -> int:
        reset = self._limiter.get_window_stats(rule, name, value).reset_time
        return max(1, math.ceil(reset - time.time()))

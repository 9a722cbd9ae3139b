"""Whether the service works, tried with a real message through the model and the action server."""

from __future__ import annotations

import secrets
import threading
import time

from helpdesk.store import ConversationStore, StoreUnavailable
from web.engine_client import EngineClient, EngineUnavailable

SENDER = "readiness-check-"
PROBE = "/greet"
GOOD_FOR_SECONDS = 5.0


class Readiness:
    """Remembers a good result for a few seconds, so that asking costs little."""

    def __init__(self, store: ConversationStore, engine: EngineClient) -> None:
        self._store = store
        self._engine = engine
        self._lock = threading.Lock()
        self._good_until = 0.0

    def missing(self) -> str | None:
        """The name of the words that say what is missing; None when all is there."""
        with self._lock:
            if time.monotonic() < self._good_until:
                return None
            missing = self._probe()
            if missing is None:
                self._good_until = time.monotonic() + GOOD_FOR_SECONDS
            return missing

    def _probe(self) -> str | None:
        sender = SENDER + secrets.token_hex(8)
        try:
            reply = self._engine.send(sender, PROBE, is_command=True)
        except EngineUnavailable:
            return "not_ready_engine"
        finally:
            erased = self._erase(sender)
        if reply.outcome is None or reply.outcome.startswith("failed_"):
            return "not_ready_actions"
        return None if erased else "not_ready_store"

    def _erase(self, sender: str) -> bool:
        """Leave no trace of the probe. False where the store cannot be used."""
        try:
            self._store.erase(sender)
        except StoreUnavailable:
            return False
        return True

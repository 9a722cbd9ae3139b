"""What the door does by itself: erasing conversations that have ended, and telephone numbers that are old."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import timedelta

from helpdesk.store import CallbackStore, ConversationStore, StoreUnavailable

EVERY_SECONDS = 600.0

log = logging.getLogger("web.housekeeping")


@dataclass(frozen=True)
class Housekeeping:
    """What to erase, and after how long: conversations that are idle, wishes to be called by their age."""

    store: ConversationStore
    idle: timedelta
    callbacks: CallbackStore
    callback_age: timedelta

    def purge(self) -> None:
        """Erase what is over. A database that is down is tried again the next time."""
        try:
            ended = self.store.purge(self.idle)
            old = self.callbacks.purge(self.callback_age)
        except StoreUnavailable as error:
            log.error("What is over could not be erased: %s", error)
            return
        if ended or old:
            log.info("%d ended conversations and %d old wishes to be called erased.", ended, old)

    def keep_clean(self, stop: threading.Event) -> None:
        """Purge now and every ten minutes, until told to stop."""
        self.purge()
        while not stop.wait(EVERY_SECONDS):
            self.purge()

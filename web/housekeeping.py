"""What the door does by itself: erasing conversations that have ended."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta

from helpdesk.store import ConversationStore, StoreUnavailable

EVERY_SECONDS = 600.0

log = logging.getLogger("web.housekeeping")


def purge(store: ConversationStore, idle: timedelta) -> None:
    """Erase what nobody has used for so long. A database that is down is tried again the next time."""
    try:
        erased = store.purge(idle)
    except StoreUnavailable as error:
        log.error("Ended conversations could not be erased: %s", error)
        return
    if erased:
        log.info("%d ended conversations erased.", erased)


def keep_clean(store: ConversationStore, idle: timedelta, stop: threading.Event) -> None:
    """Purge now and every ten minutes, until told to stop."""
    purge(store, idle)
    while not stop.wait(EVERY_SECONDS):
        purge(store, idle)

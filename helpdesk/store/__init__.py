"""What is kept: conversations, feedback, wishes to be called. The only place that knows SQL."""

from __future__ import annotations

from helpdesk.store.callbacks import BestTime, Callback, CallbackStore, Wish
from helpdesk.store.conversations import ConversationStore, StoredMessage, Who
from helpdesk.store.errors import StoreUnavailable
from helpdesk.store.feedback import FeedbackStore, Rating
from helpdesk.store.shared import Database

__all__ = [
    "BestTime",
    "Callback",
    "CallbackStore",
    "ConversationStore",
    "Database",
    "FeedbackStore",
    "Rating",
    "StoreUnavailable",
    "StoredMessage",
    "Who",
    "Wish",
]

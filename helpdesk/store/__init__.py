"""Where conversations are kept. The only place that knows SQL."""

from __future__ import annotations

from helpdesk.store.conversations import ConversationStore, StoredMessage, Who
from helpdesk.store.errors import StoreUnavailable

__all__ = ["ConversationStore", "StoreUnavailable", "StoredMessage", "Who"]

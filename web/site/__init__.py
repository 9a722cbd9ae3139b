"""The pages beside the chat: estimate, receipt, fees, contacts, topics, accessibility. They need no engine."""

from __future__ import annotations

from fastapi import FastAPI

from web.site import contacts, estimate, fees, receipt, topics, whole
from web.site.content import ContentCache


def add_site(app: FastAPI) -> None:
    """Serve the pages from an application, and keep what they look like in its memory."""
    app.state.content = ContentCache()
    for part in (estimate, receipt, fees, contacts, topics, whole):
        app.include_router(part.router)

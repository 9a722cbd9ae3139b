"""Programs on other websites (CORS): none, but for the origins that HELPDESK_ALLOWED_ORIGINS names."""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

API = "/api/"
METHODS = ("GET", "POST", "DELETE")
EXPOSED = ("Retry-After", "X-Request-Id")


class CrossOrigin:
    """ASGI middleware: allowed websites may use the interface (not the pages), with their visitor's cookie."""

    def __init__(self, app: ASGIApp, allowed_origins: Collection[str]) -> None:
        self._app = app
        self._allowed = frozenset(allowed_origins)
        self._shared = CORSMiddleware(
            app,
            allow_origins=self._allowed,
            allow_methods=METHODS,
            allow_credentials=True,
            expose_headers=EXPOSED,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer an allowed website in a way that its browser lets it read; everybody else as if this were not here."""
        shared = (
            scope["type"] == "http"
            and scope["path"].startswith(API)
            and Headers(scope=scope).get("origin") in self._allowed
        )
        await (self._shared if shared else self._app)(scope, receive, send)

"""Around every request: its id, security headers, and one line in the access log.

The line holds no text, no query, no address and no session: only what is needed to see that all is well.
"""

from __future__ import annotations

import logging
import secrets
import time

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}"
SECURITY_HEADERS = {
    "Content-Security-Policy": POLICY.format(ancestors="'none'"),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # "no-referrer" would hide from us that our own forms are ours
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
FOR_OTHER_SITES = ("/static/embed.js",)
"""What pages of other websites load."""
OVER_TLS = {"Strict-Transport-Security": "max-age=31536000"}
STATIC = "/static/"

access_log = logging.getLogger("web.access")


class Envelope:
    """ASGI middleware, the outermost of ours."""

    def __init__(self, app: ASGIApp, production: bool) -> None:
        """Production: served over TLS only."""
        self._app = app
        self._headers = SECURITY_HEADERS | (OVER_TLS if production else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request; anything but HTTP (the start and the end of the server) passes."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await _Exchange(self._app, self._headers, scope, receive, send).run()


class _Exchange:
    """One request and its response."""

    def __init__(self, app: ASGIApp, headers: dict[str, str], scope: Scope, receive: Receive, send: Send) -> None:
        self._app, self._scope, self._receive, self._send = app, scope, receive, send
        self._id = secrets.token_hex(8)
        self._headers = headers
        self._status: int | None = None

    async def run(self) -> None:
        """Let the application answer, and note that it did."""
        started = time.perf_counter()
        try:
            await self._app(self._scope, self._receive, self.send)
        finally:
            self._note(time.perf_counter() - started)

    async def send(self, message: Message) -> None:
        """A part of the response, its head with our headers; a page may have set one of them itself."""
        if message["type"] == "http.response.start":
            self._status = message["status"]
            path = self._scope["path"]
            headers = MutableHeaders(scope=message)
            headers["X-Request-Id"] = self._id
            if path in FOR_OTHER_SITES:
                headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            for name, value in self._headers.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "public, max-age=86400" if self._keeps(path) else "no-store")
        await self._send(message)

    def _keeps(self, path: str) -> bool:
        """Whether a browser may keep the answer: a file that is there."""
        return path.startswith(STATIC) and self._status in (200, 206, 304)

    def _note(self, seconds: float) -> None:
        static = STATIC if self._scope["path"].startswith(STATIC) else "-"
        route = getattr(self._scope.get("route"), "path", static)
        outcome = self._scope.get("state", {}).get("outcome") or "-"
        access_log.info(
            "request=%s method=%s route=%s status=%s ms=%.0f outcome=%s",
            self._id,
            self._scope["method"] if self._scope["method"].isalpha() else "-",
            route,
            self._status or "-",
            seconds * 1000,
            outcome,
        )

"""Around every request: its id, the limit of its size, security headers, and one line in the access log.

The line holds no text, no query, no address and no session: only what is needed to see that all is well.
"""

from __future__ import annotations

import logging
import secrets
import time

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from helpdesk.logs import describe
from web.problem_answers import answer_problem
from web.problems import BROKEN, Problem
from web.text import too_long

MOST_BYTES = 65_536
SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OVER_TLS = {"Strict-Transport-Security": "max-age=31536000"}
STATIC = "/static/"

access_log = logging.getLogger("web.access")
log = logging.getLogger("web")


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
        self._headers = headers | {"X-Request-Id": secrets.token_hex(8)}
        self._status: int | None = None
        self._received = 0

    async def run(self) -> None:
        """Let the application answer; an error nobody expected becomes words too."""
        started = time.perf_counter()
        try:
            if _announced_length(self._scope) > MOST_BYTES:
                await self._refuse(too_long())
            else:
                await self._app(self._scope, self.receive, self.send)
        except Exception as error:
            log.error("A request failed unexpectedly:\n%s", describe(error))
            if self._status is not None:
                raise
            await self._refuse(Problem(BROKEN))
        finally:
            self._note(time.perf_counter() - started)

    async def receive(self) -> Message:
        """A part of the body. Raises Problem when it grows too long, before the rest of it is read."""
        message = await self._receive()
        self._received += len(message.get("body", b""))
        if self._received > MOST_BYTES:
            raise too_long()
        return message

    async def send(self, message: Message) -> None:
        """A part of the response, its head with our headers."""
        if message["type"] == "http.response.start":
            self._status = message["status"]
            headers = MutableHeaders(scope=message)
            headers.update(self._headers)
            static = self._scope["path"].startswith(STATIC)
            headers.setdefault("Cache-Control", "public, max-age=86400" if static else "no-store")
        await self._send(message)

    async def _refuse(self, problem: Problem) -> None:
        response = answer_problem(Request(self._scope), problem)
        await response(self._scope, self._receive, self.send)

    def _note(self, seconds: float) -> None:
        static = STATIC if self._scope["path"].startswith(STATIC) else "-"
        route = getattr(self._scope.get("route"), "path", static)
        outcome = self._scope.get("state", {}).get("outcome") or "-"
        access_log.info(
            "request=%s method=%s route=%s status=%s ms=%.0f outcome=%s",
            self._headers["X-Request-Id"],
            self._scope["method"] if self._scope["method"].isalpha() else "-",
            route,
            self._status or "-",
            seconds * 1000,
            outcome,
        )


def _announced_length(scope: Scope) -> int:
    text = Headers(scope=scope).get("content-length", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0

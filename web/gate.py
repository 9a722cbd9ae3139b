"""What must be right with a request before anything reads it: its size, and the website it comes from.

And what must be right with the answer: an error nobody expected becomes words.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from helpdesk.logs import describe
from web.problem_answers import answer_problem
from web.problems import BROKEN, OTHER_SITE, Problem
from web.text import too_long

MOST_BYTES = 65_536
HARMLESS = ("GET", "HEAD", "OPTIONS")
"""Methods that change nothing; what they answer is kept from other websites by the browser (CORS)."""

log = logging.getLogger("web")


class Gate:
    """ASGI middleware around the application."""

    def __init__(self, app: ASGIApp, allowed_origins: Collection[str]) -> None:
        """Websites beside our own that may send what changes something."""
        self._app = app
        self._allowed = frozenset(allowed_origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request in, or refuse it; anything but HTTP passes."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        passage = _Passage(receive, send)
        try:
            self._check(scope)
            await self._app(scope, passage.receive, passage.send)
        except Exception as error:
            if not isinstance(error, Problem):
                log.error("A request failed unexpectedly:\n%s", describe(error))
            if passage.answering:
                raise
            problem = error if isinstance(error, Problem) else Problem(BROKEN)
            await answer_problem(Request(scope), problem)(scope, receive, send)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        if _announced_length(headers) > MOST_BYTES:
            raise too_long()
        if scope["method"] not in HARMLESS and not comes_from_us(headers, self._allowed):
            raise Problem(OTHER_SITE)


class _Passage:
    """The body of a request as far as it may come, and whether an answer has begun."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive, self._send = receive, send
        self._received = 0
        self.answering = False

    async def receive(self) -> Message:
        """A part of the body. Raises Problem when it grows too long, before the rest of it is read."""
        message = await self._receive()
        self._received += len(message.get("body", b""))
        if self._received > MOST_BYTES:
            raise too_long()
        return message

    async def send(self, message: Message) -> None:
        """A part of the answer."""
        self.answering = True
        await self._send(message)


def comes_from_us(headers: Headers, allowed: Collection[str]) -> bool:
    """Whether a request comes from our own pages, from an allowed website, or from no website at all.

    Browsers say where a request comes from in headers that no page can change. A program that sends none of them
    has no visitor's cookie to misuse.
    """
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin in allowed:
        return True
    if site is not None:
        return site in ("same-origin", "none")
    return origin is None or _host(origin) == headers.get("host", "").lower()


def _host(origin: str) -> str:
    """Host and port of an origin; "" of one that is none ("null")."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _announced_length(headers: Headers) -> int:
    text = headers.get("content-length", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0

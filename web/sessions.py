"""Sessions: a random id that the server makes and signs, so that nobody can name another's."""

from __future__ import annotations

import re
import secrets
from typing import Literal

from fastapi import Request, Response
from itsdangerous import BadSignature, Signer

from helpdesk.settings import Settings

COOKIE = "helpdesk_session"
HOST_ONLY = "__Host-"
"""Browsers take a cookie of such a name over TLS only, and never from a neighbouring host of our domain."""
SESSION = re.compile(r"[A-Za-z0-9_-]{32}")


class Sessions:
    """Reads and writes the session cookie. It lives as long as the browser is open."""

    def __init__(self, settings: Settings) -> None:
        """Where other websites show the chat in a frame, each of them gets a cookie jar of its own (Partitioned)."""
        self._signer = Signer(settings.secret, salt="session")
        self._secure = settings.production
        self._framed = settings.production and bool(settings.allowed_origins)
        self._name = HOST_ONLY + COOKIE if settings.production else COOKIE

    def of(self, request: Request) -> str | None:
        """The session of a request; None where its cookie is missing, malformed or not signed by us."""
        try:
            session = self._signer.unsign(request.cookies.get(self._name, "")).decode()
        except (BadSignature, UnicodeError):
            return None
        return session if SESSION.fullmatch(session) else None

    def new(self) -> str:
        """A fresh session id."""
        return secrets.token_urlsafe(24)

    def give(self, response: Response, session: str) -> None:
        """Let the browser keep the session."""
        self._set(response, self._signer.sign(session).decode(), None)

    def take_back(self, response: Response) -> None:
        """Let the browser forget the session."""
        self._set(response, "", 0)

    def _set(self, response: Response, value: str, seconds: int | None) -> None:
        reach: Literal["none", "lax"] = "none" if self._framed else "lax"
        response.set_cookie(self._name, value, seconds, httponly=True, samesite=reach, secure=self._secure)
        if self._framed:  # set_cookie knows this attribute from Python 3.14 on only
            name, written = response.raw_headers[-1]
            response.raw_headers[-1] = (name, written + b"; Partitioned")

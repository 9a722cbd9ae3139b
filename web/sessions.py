"""Sessions: a random id that the server makes and signs, so that nobody can name another's."""

from __future__ import annotations

import re
import secrets

from fastapi import Request, Response
from itsdangerous import BadSignature, Signer

from helpdesk.settings import Settings

COOKIE = "helpdesk_session"
SESSION = re.compile(r"[A-Za-z0-9_-]{32}")


class Sessions:
    """Reads and writes the session cookie. It lives as long as the browser is open."""

    def __init__(self, settings: Settings) -> None:
        self._signer = Signer(settings.secret, salt="session")
        self._secure = settings.production

    def of(self, request: Request) -> str | None:
        """The session of a request; None where its cookie is missing, malformed or not signed by us."""
        try:
            session = self._signer.unsign(request.cookies.get(COOKIE, "")).decode()
        except (BadSignature, UnicodeError):
            return None
        return session if SESSION.fullmatch(session) else None

    def new(self) -> str:
        """A fresh session id."""
        return secrets.token_urlsafe(24)

    def give(self, response: Response, session: str) -> None:
        """Let the browser keep the session."""
        value = self._signer.sign(session).decode()
        response.set_cookie(COOKIE, value, httponly=True, samesite="lax", secure=self._secure)

    def take_back(self, response: Response) -> None:
        """Let the browser forget the session."""
        response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=self._secure)

"""Quick replies: what a button stands for travels signed to the page and back, so nobody can make one up."""

from __future__ import annotations

from dataclasses import dataclass

from itsdangerous import BadData, URLSafeTimedSerializer
from pydantic import TypeAdapter, ValidationError

from web.problems import OLD_BUTTON, Problem

LONGEST_TOKEN = 2_000


@dataclass(frozen=True)
class Pressed:
    """A button that was offered in this session: its title, its command to the engine ("/fcp_medicaid")."""

    title: str
    command: str


_PRESSED = TypeAdapter(Pressed)


class Buttons:
    """Signs what buttons stand for. A token is good in its own session only, and for a limited time."""

    def __init__(self, secret: str, hours: int) -> None:
        """Hours: how long a token is good."""
        self._secret = secret
        self._seconds = hours * 3600

    def sign(self, session: str, pressed: Pressed) -> str:
        """The token for a button."""
        return str(self._serializer(session).dumps([pressed.title, pressed.command]))

    def read(self, session: str, token: str) -> Pressed:
        """What a token stands for. Raises Problem for one not signed here, for this session, in time."""
        try:
            if len(token) > LONGEST_TOKEN:
                raise BadData("too long")
            title, command = self._serializer(session).loads(token, max_age=self._seconds)
            return _PRESSED.validate_python({"title": title, "command": command})
        except (BadData, ValidationError, UnicodeError, TypeError, ValueError) as error:
            raise Problem(OLD_BUTTON) from error

    def _serializer(self, session: str) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self._secret, salt=f"button of {session}")

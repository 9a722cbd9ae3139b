"""Rasa's REST channel on loopback, with the checks that the original leaves out.

Same address and same answers as Rasa's own (`POST /webhooks/rest/webhook`), but: the sender and the
text are checked, typed text is never a command, the caller's metadata fills no slot, nothing streams,
and no turn is silent.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint
from sanic.exceptions import BadRequest
from sanic.request import Request
from sanic.response import HTTPResponse, json

from engine import settings
from engine.guard import Guard

SENDER = re.compile(r"[A-Za-z0-9_-]{8,64}")
PAYLOAD_HEADER = "X-HelpDesk-Payload"
ORDER = re.compile(r"\s*/+\w+\s*(?:\{.*\})?\s*", re.DOTALL)
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL and lone surrogates: PostgreSQL takes neither, and JSON in UTF-8 has no second."""


class Unacceptable(Exception):
    """A request that gets no turn: the status and words for whoever wrote the caller."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


class HelpDeskInput(InputChannel):  # type: ignore[misc]
    """The channel that credentials.yml names."""

    commands_need_header = True

    @classmethod
    def name(cls) -> str:
        """Rasa's own name, which makes the address /webhooks/rest/webhook."""
        return "rest"

    def blueprint(self, on_new_message: Callable[[Any], Awaitable[Any]]) -> Blueprint:
        """The two routes: who is there, and one turn."""
        routes = Blueprint("helpdesk_rest")
        guard = Guard(settings.WORDS)

        @routes.get("/")
        async def status(request: Request) -> HTTPResponse:
            agent = request.app.ctx.agent
            return json({"status": "ok", "model_id": agent.model_id, "model": agent.model_name})

        @routes.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            try:
                sender, text = self._accept(request)
            except Unacceptable as error:
                return json({"detail": error.detail}, status=error.status)
            message = UserMessage(text, CollectingOutputChannel(), sender, input_channel=self.name())
            # A caller who hangs up must not cut a turn in half while its actions run.
            return json(await asyncio.shield(guard.answer(on_new_message, message)))

        return routes

    def _accept(self, request: Request) -> tuple[str, str]:
        try:
            body = request.json
        except BadRequest:
            raise Unacceptable(400, "The body is not JSON.") from None
        if not isinstance(body, dict):
            raise Unacceptable(400, "The body must be a JSON object with sender and message.")
        sender = body.get("sender")
        if not isinstance(sender, str) or not SENDER.fullmatch(sender):
            raise Unacceptable(422, "sender must be 8 to 64 of: letters, digits, _ and -.")
        command = not self.commands_need_header or request.headers.get(PAYLOAD_HEADER) == "1"
        return sender, accept_text(body.get("message"), command)


def accept_text(text: object, may_command: bool = False) -> str:
    """The message as Rasa may have it; a leading slash stays only where it `may_command`."""
    if not isinstance(text, str) or not text.strip():
        raise Unacceptable(422, "message must be a text that is not empty.")
    if len(text) > settings.MAX_TEXT:
        raise Unacceptable(413, f"message has {len(text)} characters; at most {settings.MAX_TEXT} are taken.")
    cleaned = UNSTORABLE.sub("\ufffd", text)
    return cleaned if may_command else _without_command(cleaned)


def _without_command(text: str) -> str:
    """Rasa takes any text that begins with a slash, after white space, for an order to itself. What looks like one
    asks nothing; what only begins like one ("/help me please") is read without the slash."""
    return "?" if ORDER.fullmatch(text) else re.sub(r"^[\s/]+", "", text) or "?"


class TerminalInput(HelpDeskInput):
    """The channel of `python -m engine shell`, where a developer may type `/intent`."""

    commands_need_header = False

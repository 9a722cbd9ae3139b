"""The call to the engine (Rasa's REST channel on loopback), and what comes back, checked and put together."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import requests
from pydantic import BaseModel, TypeAdapter, ValidationError
from requests.adapters import HTTPAdapter

from helpdesk.knowledge import Language
from helpdesk.outcomes import Outcome

PAYLOAD_HEADER = "X-HelpDesk-Payload"
CONNECTIONS = 40
"""As many as FastAPI has threads."""
CONNECT_SECONDS = 1.0
MOST_BYTES = 1_000_000


class EngineUnavailable(Exception):
    """The engine is down, too slow, or answers what cannot be used. Its words name no user's text."""


class EngineButton(BaseModel):
    """A quick reply as the engine names it: payload is "/intent"."""

    title: str
    payload: str


class _About(BaseModel):
    outcome: Outcome | None = None
    language: Language | None = None
    card: dict[str, Any] | None = None


class _Item(BaseModel):
    text: str | None = None
    buttons: list[EngineButton] = []
    custom: _About | None = None


_ITEMS = TypeAdapter(list[_Item])


@dataclass(frozen=True)
class EngineMessage:
    """One message of a reply."""

    text: str
    buttons: tuple[EngineButton, ...]
    card: dict[str, Any] | None


@dataclass(frozen=True)
class EngineReply:
    """What the engine said in a turn. outcome and language are None where the engine did not say them."""

    messages: tuple[EngineMessage, ...]
    outcome: Outcome | None
    language: Language | None


class EngineClient:
    """Talks to one engine over kept connections."""

    def __init__(self, url: str, timeout_seconds: float) -> None:
        """timeout_seconds bounds a whole turn."""
        self._url = f"{url}/webhooks/rest/webhook"
        self._timeout = timeout_seconds
        self._http = requests.Session()
        self._http.trust_env = False
        self._http.mount("http://", HTTPAdapter(pool_connections=1, pool_maxsize=CONNECTIONS))

    def send(self, sender: str, text: str, *, is_command: bool = False) -> EngineReply:
        """One turn. is_command: the text is a button's "/intent". Raises EngineUnavailable."""
        deadline = time.monotonic() + self._timeout
        headers = {PAYLOAD_HEADER: "1"} if is_command else {}
        try:
            with self._http.post(
                self._url,
                json={"sender": sender, "message": text},
                headers=headers,
                timeout=(min(CONNECT_SECONDS, self._timeout), self._timeout),
                allow_redirects=False,
                stream=True,
            ) as response:
                if response.status_code != requests.codes.ok:
                    raise EngineUnavailable(f"the engine answered status {response.status_code}")
                return _put_together(_ITEMS.validate_json(_body(response, deadline)))
        except requests.RequestException as error:
            raise EngineUnavailable(f"the engine did not answer ({type(error).__name__})") from None
        except ValidationError as error:
            raise EngineUnavailable(f"the engine's answer is malformed ({error.error_count()} errors)") from None

    def close(self) -> None:
        """Close the connections."""
        self._http.close()


def _body(response: requests.Response, deadline: float) -> bytes:
    """The whole body, unless it comes too slowly or is far too long."""
    body = b""
    for chunk in response.iter_content(65_536):
        body += chunk
        if time.monotonic() > deadline or len(body) > MOST_BYTES:
            raise EngineUnavailable("the engine's answer is too slow or too long")
    return body


def _put_together(items: list[_Item]) -> EngineReply:
    """Rasa sends the paragraphs of a text, and then what is about it (`custom`), as items in a row."""
    messages = tuple(_message(group) for group in _groups(items))
    if not messages:
        raise EngineUnavailable("the engine said nothing")
    about = [item.custom for item in items if item.custom is not None]
    return EngineReply(
        messages,
        next((each.outcome for each in reversed(about) if each.outcome), None),
        next((each.language for each in reversed(about) if each.language), None),
    )


def _groups(items: list[_Item]) -> Iterator[list[_Item]]:
    """Items up to and with the one that closes a message; only those in which something is said."""
    group: list[_Item] = []
    for item in items:
        group.append(item)
        if item.custom is not None:
            if any(each.text for each in group):
                yield group
            group = []
    if any(each.text for each in group):
        yield group


def _message(group: list[_Item]) -> EngineMessage:
    return EngineMessage(
        text="\n\n".join(item.text.strip() for item in group if item.text),
        buttons=tuple(button for item in group for button in item.buttons),
        card=next((item.custom.card for item in group if item.custom and item.custom.card), None),
    )

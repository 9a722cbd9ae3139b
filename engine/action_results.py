"""Calls to the action server: short time-out, kept connection, quick validation, failures noted.

Rasa validates each result with `jsonschema.validate`, which checks the *schema* against its metaschema
every time (two thirds of a turn), waits up to 300 seconds, and opens a new connection for each call.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

import aiohttp
from jsonschema.validators import validator_for
from rasa.core.actions import action as rasa_action
from rasa.core.actions import forms as rasa_forms
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from engine import settings
from engine.turn import current

KEPT_SECONDS = 4
"""A kept connection is given up before the action server's side would close it."""

REJECTED = 400
"""The action declines to run; Rasa then predicts another one."""
DOMAIN_UNKNOWN = 449
"""A current action server (rasa_sdk 3.8 and later) has not seen the domain of this digest yet."""

_SCHEMA = rasa_action.RemoteAction.action_response_format_spec()
_RESULT = validator_for(_SCHEMA)(_SCHEMA)


class ActionServer(EndpointConfig):  # type: ignore[misc]
    """The action endpoint of endpoints.yml with one kept session and our time-out."""

    _session: aiohttp.ClientSession | None = None
    _domain: dict[str, Any] | None = None
    domain_digest: str | None = None

    def __init__(self, endpoint: EndpointConfig) -> None:
        """The same endpoint, called our way."""
        url = settings.action_url(endpoint.url)
        super().__init__(url, endpoint.params, endpoint.headers, endpoint.basic_auth, **endpoint.kwargs)
        self._timeout = aiohttp.ClientTimeout(total=settings.action_timeout())

    def session(self) -> aiohttp.ClientSession:
        """The one session; made at the first call, because it belongs to the running loop."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(keepalive_timeout=KEPT_SECONDS),
                timeout=self._timeout,
            )
        return self._session

    def learn(self, domain: Any) -> None:
        """Keep the domain of the loaded model, to hand it over when the action server asks for it."""
        self._domain = domain.as_dict()
        self.domain_digest = hashlib.sha256(json.dumps(self._domain, sort_keys=True).encode()).hexdigest()

    async def request(self, method: str = "post", subpath: str | None = None, **kwargs: Any) -> Any:
        """Post the call; raise Rasa's `ClientResponseError` without the text of the server's answer."""
        body = kwargs.get("json") or {}
        try:
            return await self._post(body)
        except ClientResponseError as error:
            if error.status != DOMAIN_UNKNOWN or self._domain is None:
                raise
        return await self._post(body | {"domain": self._domain})

    async def _post(self, body: dict[str, Any]) -> Any:
        async with self.session().post(
            self.url, json=body, params=self.combine_parameters(), headers=self.headers
        ) as response:
            if response.status == REJECTED:
                rejected = {"action_name": (await response.json()).get("action_name")}
                raise ClientResponseError(REJECTED, response.reason, json.dumps(rejected))
            if response.status > REJECTED:
                raise ClientResponseError(response.status, response.reason, "")
            return await response.json()

    async def close(self) -> None:
        """Give up the kept connection."""
        if self._session is not None:
            await self._session.close()


class CheckedRemoteAction(rasa_action.RemoteAction):  # type: ignore[misc]
    """Rasa's remote action, which notes a failure in the turn: callers above it swallow exceptions."""

    def _action_call_format(self, *args: Any, **kwargs: Any) -> Any:
        """Current action servers know a domain by its digest, and ask for the domain when they don't."""
        digest = getattr(self.action_endpoint, "domain_digest", None)
        return super()._action_call_format(*args, **kwargs) | {"domain_digest": digest}

    def _validate_action_result(self, result: Any) -> bool:
        error = next(_RESULT.iter_errors(result), None)
        if error is not None:
            place = "/".join(map(str, error.absolute_path)) or "the whole result"
            raise RasaException(f"Action '{self.name()}' answered in a form that Rasa does not know: {place}.")
        return True

    async def run(self, *args: Any, **kwargs: Any) -> Any:
        """Run the action on the server."""
        try:
            return await super().run(*args, **kwargs)
        except rasa_action.ActionExecutionRejection:
            raise
        except Exception as error:
            current().failure = f"action '{self.name()}' ({type(error).__name__})"
            raise


def install() -> None:
    """Make Rasa build our remote actions; forms know the class by a name of their own."""
    rasa_action.RemoteAction = rasa_forms.RemoteAction = CheckedRemoteAction

"""`python -m bot.actions`: the action server, on loopback only, and without a user's word in its log.

`python -m rasa_sdk` would listen wherever SANIC_HOST says (everywhere by default), let any origin in, warn at
every call that Rasa's version is older than its own, and repeat the request in its errors. This is its webhook alone.
"""

from __future__ import annotations

import logging
import sys
import time

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionMissingDomainException, ActionNotFoundException
from sanic import Request, Sanic
from sanic.exceptions import SanicException
from sanic.response import HTTPResponse, json

from bot.actions import actions
from helpdesk.errors import HelpDeskError
from helpdesk.logs import configure_logs, describe
from helpdesk.safety import alarm_in
from helpdesk.settings import load_settings

HOST = "127.0.0.1"
REFUSALS = {ActionExecutionRejection: 400, ActionNotFoundException: 404, ActionMissingDomainException: 449}
"""What Rasa expects to be told by a status: 449 asks it to send the domain along."""
STARTED = time.monotonic()

log = logging.getLogger("bot.actions")


def main() -> int:
    """Serve until told to stop. Returns 2 for settings or facts that cannot be used."""
    configure_logs(logging.WARNING)
    try:
        port = load_settings().actions_port
        actions.help_desk()  # reads the facts now, so that the first person does not wait for them
        alarm_in("")  # and the phrases of danger
    except HelpDeskError as error:
        print(error, file=sys.stderr)
        return 2
    executor = ActionExecutor()
    executor.register_package(actions)
    app = build_app(executor)
    app.register_listener(lambda *_: _say_ready(port), "after_server_start")
    app.run(host=HOST, port=port, single_process=True, access_log=False, motd=False)
    return 0


def build_app(executor: ActionExecutor) -> Sanic:  # type: ignore[type-arg]
    """The application that Rasa calls: one route, which runs an action."""
    app = Sanic("helpdesk_actions", configure_logging=False)

    @app.post("/webhook")
    async def run_action(request: Request) -> HTTPResponse:
        try:
            result = await executor.run(request.json)
        except tuple(REFUSALS) as refusal:
            body = {"error": refusal.message, "action_name": refusal.action_name}
            return json(body, status=REFUSALS[type(refusal)])
        return json(result.model_dump() if result else None)

    app.exception(Exception)(_on_error)
    return app


def _on_error(_request: Request, error: Exception) -> HTTPResponse:
    """An error by its type and place: its message and the request may hold what somebody wrote."""
    status = error.status_code if isinstance(error, SanicException) else 500
    log.error("An action failed:\n%s", describe(error))
    return json({"error": type(error).__name__}, status=status)


def _say_ready(port: int) -> None:
    print(f"Actions ready at http://{HOST}:{port} ({time.monotonic() - STARTED:.1f} s)", flush=True)


if __name__ == "__main__":
    sys.exit(main())

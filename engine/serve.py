"""Serving: one process on loopback, started only when everything it needs is really there.

Rasa's own `serve_application` answers 200 on `/` and [] to every message when its model cannot be
loaded, keeps conversations in memory when a class path is wrong, and needs a Sanic without support.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import time
import uuid
from pathlib import Path
from typing import Any

import rasa.core.agent
import rasa.core.run
from rasa.core.channels import channel as rasa_channel
from rasa.core.channels import console
from rasa.core.lock_store import InMemoryLockStore, LockStore
from rasa.core.tracker_store import TrackerStore
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, text

from engine import action_results, guard, model
from engine.components import refuse_tensorflow
from engine.rest import TerminalInput
from engine.settings import STARTED, Refusal
from engine.tracker_store import HelpDeskTrackerStore

FIRST_WORDS = "hello"
"""Read before anybody is let in: components load their own data at the first message."""
BACKLOG = 128
DRAIN_SECONDS = 10
"""How long a stopping engine lets turns finish."""

log = logging.getLogger("engine")


def serve_application(
    model_path: str | None = None,
    channel: str | None = None,
    interface: str = "127.0.0.1",
    port: int = 5005,
    credentials: str | None = None,
    endpoints: Any = None,
    conversation_id: str | None = None,
    **_others: Any,
) -> None:
    """Take the place of `rasa.core.run.serve_application` for `run` and `shell`."""
    listening = take_port(interface, port)
    agent = load_agent(Path(model_path or ""), endpoints)
    terminal = channel == "cmdline"
    channels = [TerminalInput()] if terminal else rasa.core.run.create_http_input_channels(channel, credentials)
    app = build_app(agent, channels)
    if terminal:
        app.add_task(_talk(app, port, conversation_id or uuid.uuid4().hex))
    address = f"http://{interface}:{port}"
    app.register_listener(lambda *_: _say_ready(agent, address), "after_server_start")
    open_port(listening)
    app.run(sock=listening, single_process=True, motd=False, access_log=False)


def take_port(interface: str, port: int) -> socket.socket:
    """Bind before the model is loaded, so that a taken port is said at once; nobody is let in yet."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((interface, port))
    except OSError as error:
        raise _port_refused(interface, port, error) from None
    return listening


def open_port(listening: socket.socket) -> None:
    """Let callers in. Fails where another engine has bound the same port and was quicker."""
    try:
        listening.listen(BACKLOG)
    except OSError as error:
        interface, port = listening.getsockname()
        raise _port_refused(interface, port, error) from None


def _port_refused(interface: str, port: int, error: OSError) -> Refusal:
    return Refusal(
        f"The engine cannot listen on {interface}:{port} ({error.strerror}); stop what listens there "
        "or set HELPDESK_ENGINE_PORT."
    )


def load_agent(path: Path, endpoints: Any) -> Any:
    """The agent with its model, our store and our action calls; raise `Refusal` for anything less."""
    refuse_tensorflow(model.read(path).components, str(path))
    _refuse_broker(endpoints)
    store = TrackerStore.create(endpoints.tracker_store)
    if not isinstance(store, HelpDeskTrackerStore):
        raise Refusal(
            f"Conversations would be kept in {type(store).__name__}; endpoints.yml must say "
            "tracker_store: type: engine.tracker_store.HelpDeskTrackerStore."
        )
    agent = rasa.core.agent.Agent(
        generator=endpoints.nlg,
        lock_store=_lock_store(endpoints.lock_store),
        action_endpoint=action_results.ActionServer(endpoints.action) if endpoints.action else None,
    )
    agent.tracker_store = store  # Rasa would wrap it in one that turns failures into empty conversations
    try:
        agent.load_model(path)
        asyncio.run(agent.parse_message(FIRST_WORDS))
    except Exception as error:
        log.debug("The model could not be loaded.", exc_info=True)
        raise Refusal(f"The model at {path} cannot be loaded ({type(error).__name__}); --debug shows why.") from error
    if agent.action_endpoint:
        agent.action_endpoint.learn(agent.domain)
    return agent


def _refuse_broker(endpoints: Any) -> None:
    if endpoints.event_broker or endpoints.model or endpoints.nlu:
        raise Refusal("endpoints.yml names an event broker, model server or NLU server; the engine has none.")


def _lock_store(endpoint: Any) -> Any:
    """The lock store that was asked for; Rasa takes one in memory when its class path is wrong."""
    store = LockStore.create(endpoint)
    wanted = endpoint.type if endpoint else None
    if wanted not in (None, "in_memory") and isinstance(store, InMemoryLockStore):
        raise Refusal(f"endpoints.yml names the lock store {wanted}, which cannot be found.")
    return store


def build_app(agent: Any, channels: list[Any]) -> Sanic[Any, Any]:
    """The web application: the channels' routes and nothing else, no API and no other origins."""
    app: Sanic[Any, Any] = Sanic("helpdesk_engine", configure_logging=False)
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = DRAIN_SECONDS
    app.ctx.agent = agent
    rasa_channel.register(channels, app, route="/webhooks/")
    app.add_route(_root, "/", name="root")
    app.register_listener(_close, "after_server_stop")
    return app


async def _root(_: Request) -> HTTPResponse:
    return text("The help desk's engine is running.")


async def _close(app: Sanic[Any, Any], *_: Any) -> None:
    if app.ctx.agent.action_endpoint is not None:
        await app.ctx.agent.action_endpoint.close()
    app.ctx.agent.tracker_store.engine.dispose()


def _say_ready(agent: Any, address: str) -> None:
    seconds = time.monotonic() - STARTED
    print(f"Engine ready at {address} with model {agent.model_id} ({seconds:.1f} s)", flush=True)


async def _talk(app: Sanic[Any, Any], port: int, sender: str) -> None:
    await console.record_messages(sender, f"http://127.0.0.1:{port}", use_response_stream=False)
    app.stop()


def install() -> None:
    """Make Rasa's command line serve our way."""
    action_results.install()
    rasa.core.agent.MessageProcessor = guard.GuardedProcessor
    rasa.core.run.serve_application = serve_application

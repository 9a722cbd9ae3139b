"""The door on a real port of loopback, with a fake engine behind it that does what a test tells it."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import requests
import uvicorn

from helpdesk.settings import Settings
from web.app import create_app

Items = list[dict[str, Any]]
ANSWER: Items = [
    {
        "text": "It may cost $5 to $100 a month.",
        "buttons": [{"title": "Hardship?", "payload": "/hardship_what"}],
    },
    {"custom": {"outcome": "answered_topic", "language": "en", "card": None}},
]


@dataclass
class FakeEngine:
    """Records what the door asks, and answers `items` (or raw bytes) with a status after a pause."""

    items: Any = field(default_factory=lambda: ANSWER)
    raw: bytes | None = None
    status: int = 200
    pause: float = 0.0
    asked: list[dict[str, Any]] = field(default_factory=list)
    port: int = 0

    def answer(self, body: dict[str, Any], is_command: bool) -> tuple[int, bytes]:
        self.asked.append({**body, "is_command": is_command})
        time.sleep(self.pause)
        return self.status, self.raw if self.raw is not None else json.dumps(self.items).encode()


def _handler(engine: FakeEngine) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 65_536  # head and body in one packet, or each answer waits 40 ms

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, content = engine.answer(body, self.headers.get("X-HelpDesk-Payload") == "1")
            try:
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
            except BrokenPipeError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@pytest.fixture(scope="session")
def one_engine() -> Iterator[FakeEngine]:
    fake = FakeEngine()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(fake))
    server.daemon_threads = True
    server.block_on_close = False
    fake.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield fake
    server.shutdown()
    server.server_close()


@pytest.fixture
def engine(one_engine: FakeEngine) -> FakeEngine:
    """The fake engine, having forgotten what earlier tests told it."""
    port = one_engine.port
    one_engine.__dict__.clear()
    one_engine.__init__(port=port)  # type: ignore[misc]
    return one_engine


class Visitor(requests.Session):
    """A browser: keeps its cookie, and asks the door by path."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.trust_env = False
        self.address = address

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:
        kwargs.setdefault("timeout", 10)
        return super().request(method, self.address + str(url), *args, **kwargs)

    def say(self, message: str, **more: Any) -> requests.Response:
        return self.post("/api/chat", json={"message": message, **more})

    def press(self, payload: str) -> requests.Response:
        return self.post("/api/chat", json={"payload": payload})


@dataclass
class RunningDoor:
    """A door that is being served."""

    address: str
    settings: Settings
    visitors: list[Visitor] = field(default_factory=list)

    def visitor(self) -> Visitor:
        visitor = Visitor(self.address)
        self.visitors.append(visitor)
        return visitor

    def leave(self) -> None:
        """All visitors go."""
        for visitor in self.visitors:
            visitor.close()
        self.visitors.clear()


class Doors:
    """Serves doors, and closes them."""

    def __init__(self) -> None:
        self._servers: list[tuple[uvicorn.Server, threading.Thread]] = []
        self._doors: list[RunningDoor] = []

    def open(self, engine: FakeEngine, folder: Path, **changed: Any) -> RunningDoor:
        values: dict[str, Any] = {
            "engine_port": engine.port,
            "database_url": f"sqlite:///{folder / 'helpdesk.db'}",
            "rate_limit": "off",
            "engine_timeout_seconds": 0.5,
        }
        settings = Settings(**values | changed)
        app = create_app(settings)
        config = uvicorn.Config(app, port=0, log_config=None, access_log=False, server_header=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.005)
        port = server.servers[0].sockets[0].getsockname()[1]
        self._servers.append((server, thread))
        self._doors.append(RunningDoor(f"http://127.0.0.1:{port}", settings))
        return self._doors[-1]

    def close(self) -> None:
        for door in self._doors:
            door.leave()
        for server, _ in self._servers:
            server.should_exit = True
        for _, thread in self._servers:
            thread.join(5)


OpenDoor = Callable[..., RunningDoor]


@pytest.fixture
def open_door(engine: FakeEngine, tmp_path: Path) -> Iterator[OpenDoor]:
    """Serve a door of the test's own, with some settings; its database is tmp_path / "helpdesk.db"."""
    doors = Doors()
    yield partial(doors.open, engine, tmp_path)
    doors.close()


@pytest.fixture(scope="session")
def one_door(one_engine: FakeEngine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDoor]:
    doors = Doors()
    yield doors.open(one_engine, tmp_path_factory.mktemp("door"))
    doors.close()


@pytest.fixture
def door(one_door: RunningDoor, engine: FakeEngine) -> Iterator[RunningDoor]:
    """A door that all tests share; each comes with visitors of its own."""
    yield one_door
    one_door.leave()


@pytest.fixture
def visitor(door: RunningDoor) -> Visitor:
    return door.visitor()


@pytest.fixture
def access_line(caplog: pytest.LogCaptureFixture) -> Callable[[requests.Response], str]:
    """The one line of the access log on a request."""
    caplog.set_level(logging.INFO)

    def line_of(answer: requests.Response) -> str:
        time.sleep(0.05)
        mark = f"request={answer.headers['X-Request-Id']} "
        (line,) = [record.getMessage() for record in caplog.records if mark in record.getMessage()]
        return line

    return line_of

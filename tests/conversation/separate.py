"""The parts of the help desk as processes of their own, so that a test can end one and see what people hear."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import requests

from helpdesk.settings import Settings
from tests.conversation.player import Person
from tests.conversation.stack import PROJECT, READY_WITHIN_SECONDS, TODAY, free_port
from web.supervise import Part, environment_of, parts_of


class Separate:
    """Engine, action server and door as processes of their own, so that one can end without the others."""

    def __init__(self, folder: Path, **settings: str) -> None:
        """Settings: further HELPDESK_… variables."""
        self.database = folder / "separate.db"
        self.settings = Settings(
            web_port=free_port(),
            engine_port=free_port(),
            actions_port=free_port(),
            database_url=f"sqlite:///{self.database}",
        )
        self.url = f"http://127.0.0.1:{self.settings.web_port}"
        self._folder = folder
        self._more_settings = settings
        self._parts: dict[str, Part] = {part.name: part for part in parts_of(self.settings)}
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str) -> None:
        """Start one of engine, actions, web."""
        part = self._parts[name]
        environment = self.environment()
        with (self._folder / f"{name}.log").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                [str(part.python), "-m", *part.module], cwd=PROJECT, env=environment, stdout=log, stderr=log
            )

    def environment(self) -> dict[str, str]:
        """The variables that each part is started with."""
        ours = {"HELPDESK_WEB_PORT": str(self.settings.web_port), "HELPDESK_RATE_LIMIT": "off", "HELPDESK_TODAY": TODAY}
        return environment_of(self.settings) | ours | self._more_settings

    def kill(self, name: str) -> None:
        """End one at once, as a crash does."""
        process = self._processes.pop(name)
        process.kill()
        process.wait(5)

    def stop(self) -> None:
        """End all."""
        for process in self._processes.values():
            process.terminate()
        for process in self._processes.values():
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(5)

    def until_ready(self) -> None:
        """Wait until a stranger's message is answered; /readyz remembers a good result for some seconds."""
        until(lambda: _answers(self.url), READY_WITHIN_SECONDS, "the help desk is ready")

    def until_listening(self) -> None:
        """Wait until engine and door take connections, whatever they then say."""
        for port in (self.settings.engine_port, self.settings.web_port):
            until(partial(_listens, port), READY_WITHIN_SECONDS, f"something listens on port {port}")


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _answers(url: str) -> bool:
    try:
        answer = requests.post(f"{url}/api/chat", json={"message": "hello"}, timeout=5)
        return answer.ok and not str(answer.json()["outcome"]).startswith("failed")
    except requests.RequestException:
        return False


class Visitor(Person):
    """A person who also reloads the page, deletes the conversation, and sends what no page sends."""

    def send_raw(self, body: bytes) -> requests.Response:
        """Post bytes as they are."""
        return self._session.post(self._url, data=body, headers={"Content-Type": "application/json"}, timeout=10)

    def past(self) -> list[dict[str, Any]]:
        """What the page shows after a reload."""
        messages: list[dict[str, Any]] = self._session.get(self._url, timeout=10).json()["messages"]
        return messages

    def delete(self) -> requests.Response:
        """Erase the conversation."""
        return self._session.delete(self._url, timeout=10)

    def session_cookie(self) -> str:
        """The signed session that the door issued."""
        return str(self._session.cookies["helpdesk_session"])


def until(holds: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait until something holds. Raises AssertionError when it does not within the seconds given."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return
        time.sleep(0.2)
    raise AssertionError(f"Not so within {seconds} s: {what}")

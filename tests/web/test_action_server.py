"""The action server's own launcher: on loopback, and without a user's word in its log or its errors."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

ROOT = Path(__file__).resolve().parents[2]
PRIVATE = "my income is 61,234"


@dataclass
class ActionServer:
    """A served action server, its address and its log."""

    port: int
    log: Path

    def call(self, **changed: Any) -> requests.Response:
        call = {
            "next_action": "action_answer",
            "sender_id": "somebody-1",
            "version": "3.6.21",
            "domain": {"intents": []},
            "tracker": {
                "sender_id": "somebody-1",
                "slots": {},
                "latest_message": {"text": PRIVATE, "intent": {"name": "greet", "confidence": 1.0}, "entities": []},
                "events": [],
                "paused": False,
                "followup_action": None,
                "active_loop": {},
                "latest_action_name": None,
            },
        }
        address = f"http://127.0.0.1:{self.port}/webhook"
        return requests.post(address, json=call | changed, timeout=5, proxies={"http": ""})


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ActionServer]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path_factory.mktemp("actions") / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.actions"],
            cwd=ROOT,
            env={**os.environ, "HELPDESK_ACTIONS_PORT": str(port)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        while "Actions ready" not in log.read_text():
            assert process.poll() is None, log.read_text()
            time.sleep(0.02)
        yield ActionServer(port, log)
        process.terminate()
        assert process.wait(10) == 0


def test_an_action_answers_with_words_and_what_they_are_about(server: ActionServer) -> None:
    answer = server.call()
    assert answer.status_code == 200
    (response,) = answer.json()["responses"]
    assert response["text"]
    assert response["custom"]["outcome"] == "answered_courtesy"


def test_it_listens_on_loopback_only(server: ActionServer) -> None:
    address = f"{socket.inet_ntoa(bytes([127, 0, 0, 1]))}:{server.port}"
    listening = Path("/proc/net/tcp")
    if not listening.exists():
        pytest.skip("this machine does not list its sockets in /proc/net/tcp")
    lines = [line.split()[1] for line in listening.read_text().splitlines() if f":{server.port:04X} " in line]
    assert f"0100007F:{server.port:04X}" in lines, address
    assert f"00000000:{server.port:04X}" not in lines


def test_an_error_names_its_type_and_nothing_that_was_said(server: ActionServer) -> None:
    failed = server.call(tracker={"latest_message": {"text": PRIVATE}})
    assert failed.status_code == 500
    assert PRIVATE not in failed.text
    assert server.call(next_action="action_unknown").status_code == 404
    log = server.log.read_text()
    assert "An action failed" in log
    assert PRIVATE not in log
    assert "might not be compatible" not in log


def test_a_server_without_the_domain_asks_for_it(server: ActionServer) -> None:
    answer = server.call(domain=None, domain_digest="another")
    assert answer.status_code == 449
    assert answer.json()["action_name"] == "action_answer"

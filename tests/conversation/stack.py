"""The whole help desk on free ports of its own, for tests that talk to it over HTTP."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

PROJECT = Path(__file__).resolve().parents[2]
MODEL = PROJECT / "models" / "helpdesk.tar.gz"
ENGINE = PROJECT / "engine" / ".venv" / "bin" / "python"
READY_WITHIN_SECONDS = 90
TODAY = "2026-11-22"


@dataclass(frozen=True)
class Stack:
    """Where a running help desk is reached, and the process that supervises it."""

    url: str
    engine_url: str
    process: subprocess.Popen[bytes]
    log: Path


def what_is_missing() -> str | None:
    """Why the stack cannot run on this machine, or None."""
    if not ENGINE.exists():
        return "engine/.venv is missing: make train"
    return None if MODEL.exists() else "the model is missing: make train"


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_stack(folder: Path, **settings: str) -> Iterator[Stack]:
    """Start everything with a fresh database in a folder; end it all afterwards."""
    web, engine, actions = free_port(), free_port(), free_port()
    environment = os.environ | {
        "HELPDESK_WEB_PORT": str(web),
        "HELPDESK_ENGINE_PORT": str(engine),
        "HELPDESK_ACTIONS_PORT": str(actions),
        "HELPDESK_DATABASE_URL": f"sqlite:///{folder / 'stack.db'}",
        "HELPDESK_RATE_LIMIT": "off",
        "HELPDESK_TODAY": TODAY,
        **settings,
    }
    log = folder / "supervise.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "web.supervise"],
            cwd=PROJECT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    stack = Stack(f"http://127.0.0.1:{web}", f"http://127.0.0.1:{engine}", process, log)
    try:
        wait_until_ready(stack)
        yield stack
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(5)


def wait_until_ready(stack: Stack) -> None:
    """Wait for /readyz. Raises AssertionError with the log's end when it does not come."""
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < deadline and stack.process.poll() is None:
        try:
            if requests.get(f"{stack.url}/readyz", timeout=5).status_code == 200:
                return
        except requests.RequestException:
            pass
        time.sleep(0.3)
    raise AssertionError(f"The help desk did not get ready:\n{stack.log.read_text()[-2000:]}")

"""How the group of processes starts and ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conversation.separate import until
from tests.conversation.stack import PROJECT, free_port, running_stack, what_is_missing

pytestmark = pytest.mark.stack
ENDED_WITHIN_SECONDS = 10.0


def test_a_taken_port_is_said_in_one_sentence_and_nothing_is_left_running() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = subprocess.run(
            [sys.executable, "-m", "web.supervise"],
            cwd=PROJECT,
            env=os.environ
            | {
                "HELPDESK_WEB_PORT": str(port),
                "HELPDESK_ENGINE_PORT": str(free_port()),
                "HELPDESK_ACTIONS_PORT": str(free_port()),
            },
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert ended.returncode != 0
    said = (ended.stdout + ended.stderr).strip()
    assert f"Port {port}" in said
    assert "\n" not in said
    assert "Traceback" not in said


def test_ctrl_c_ends_all_of_them_in_time_and_leaves_none(tmp_path: Path) -> None:
    missing = what_is_missing()
    if missing:
        pytest.skip(missing)
    with running_stack(tmp_path) as stack:
        processes = descendants(stack.process.pid)
        assert len(processes) >= 3
        began = time.monotonic()
        stack.process.send_signal(signal.SIGINT)
        assert stack.process.wait(ENDED_WITHIN_SECONDS) == 0
        assert time.monotonic() - began < ENDED_WITHIN_SECONDS
        until(lambda: not any(alive(pid) for pid in processes), 1.0, f"none of {processes} is left")
        assert "Traceback" not in stack.log.read_text()


def descendants(pid: int) -> list[int]:
    """The processes that a process started, and those that they started."""
    lines = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    parent_of = {int(child): int(parent) for child, parent in (line.split() for line in lines)}
    found = [child for child, parent in parent_of.items() if parent == pid]
    return found + [grandchild for child in found for grandchild in descendants(child)]


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be noticed does not."""
    line = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(line.strip()) and not line.strip().startswith("Z")

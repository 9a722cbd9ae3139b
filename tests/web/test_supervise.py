"""The group of processes: ready in one line, ended together, and never silent about why."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpdesk.settings import Settings
from web.supervise import CannotStart, check, environment_of, parts_of

ROOT = Path(__file__).resolve().parents[2]

STAND_IN = """
import http.server, os, signal, sys, threading
port, ends_after = int(sys.argv[1]), float(sys.argv[2])
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.send_header("Content-Length", "0"); self.end_headers()
    def log_message(self, *_): pass
print("2026-11-22 10:00:00,123 WARNING stand.in: look here")
print("2026-11-22 10:00:01,456 WARNING stand.in: look here")
print("quiet line", flush=True)
if ends_after: threading.Timer(ends_after, lambda: os._exit(3)).start()
signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
http.server.HTTPServer(("127.0.0.1", port), Handler).serve_forever()
"""

DRIVER = """
import sys
from pathlib import Path
import web.supervise as s
from helpdesk.settings import Settings
folder, ends_after, *ports = sys.argv[1:]
s.LOG_FOLDER = Path(folder)
class Part(s.Part):
    @property
    def command(self):
        after = ends_after if self.name == "actions" else "0"
        return f"exec {sys.executable} {folder}/stand_in.py {self.port} {after}"
names = ("engine", "actions", "web")
s.parts_of = lambda _: tuple(
    Part(name, Path(sys.executable), (), int(port), "HELPDESK_X") for name, port in zip(names, ports)
)
sys.exit(s.run(Settings(web_port=int(ports[2]))))
"""


def free_ports(count: int) -> list[int]:
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [int(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


class RunningGroup:
    def __init__(self, folder: Path, ends_after: float) -> None:
        (folder / "stand_in.py").write_text(STAND_IN)
        self.ports = free_ports(3)
        arguments = [str(folder), str(ends_after), *map(str, self.ports)]
        self.process = subprocess.Popen(
            [sys.executable, "-c", DRIVER, *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def until_ready(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline()

    def end(self) -> tuple[int, str, str]:
        output, errors = self.process.communicate(timeout=15)
        return self.process.returncode, output, errors

    def nobody_listens(self) -> bool:
        def free(port: int) -> bool:
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", port)) != 0

        return all(free(port) for port in self.ports)


@pytest.fixture
def group(tmp_path: Path) -> Iterator[RunningGroup]:
    running = RunningGroup(tmp_path, 0)
    yield running
    if running.process.poll() is None:
        running.process.terminate()
        running.end()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_says_once_when_it_is_ready_and_ends_all_on_a_signal(
    group: RunningGroup, number: signal.Signals, tmp_path: Path
) -> None:
    ready = group.until_ready()
    assert ready.startswith(f"First Steps Help Desk is ready: http://127.0.0.1:{group.ports[2]} (")
    assert not group.nobody_listens()
    started = time.monotonic()
    os.kill(group.process.pid, number)
    code, output, errors = group.end()
    assert time.monotonic() - started < 5
    assert code == 0
    assert output == "First Steps Help Desk has ended.\n"
    assert group.nobody_listens()
    assert errors.count("engine: WARNING stand.in: look here") == 1, "the same warning is shown once"
    assert "quiet" not in errors
    assert "quiet line" in (tmp_path / "web.log").read_text()


def test_when_one_process_ends_the_others_are_ended_and_it_says_which(tmp_path: Path) -> None:
    group = RunningGroup(tmp_path, 0.3)
    code, _, errors = group.end()
    assert code == 1
    assert "actions ended by itself (exit 3)" in errors
    assert str(tmp_path / "actions.log") in errors
    assert "quiet line" in errors, "the end of its log is shown"
    assert group.nobody_listens()


def test_a_taken_port_is_said_in_one_sentence_with_what_to_do() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotStart, match=f"Port {port}, where web listens, is taken .*HELPDESK_WEB_PORT"):
            check(parts_of(Settings(web_port=port))[2:])


def test_a_missing_environment_is_said_with_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("web.supervise.PROJECT_FOLDER", tmp_path)
    with pytest.raises(CannotStart, match="make run"):
        check(parts_of(Settings()))


def test_the_processes_are_told_where_to_find_each_other() -> None:
    values = environment_of(Settings(engine_port=1, actions_port=2, database_url="sqlite:////x.db"))
    assert values["HELPDESK_ENGINE_PORT"] == "1"
    assert values["HELPDESK_ACTION_URL"] == "http://127.0.0.1:2/webhook"
    assert values["HELPDESK_DATABASE_URL"] == "sqlite:////x.db"

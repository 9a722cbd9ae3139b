"""`python -m web.supervise`: engine, actions and door as one group, on one screen.

Checks that the ports are free, starts the three, says in one line when a message goes through, shows warnings and
errors (everything is in var/log/), and ends all of them when it is told to or when one of them ends.
"""

from __future__ import annotations

import os
import re
import shlex
import socket
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import requests
from honcho.manager import SYSTEM_PRINTER_NAME, Manager
from honcho.printer import Message

from helpdesk.errors import HelpDeskError
from helpdesk.settings import PROJECT_FOLDER, Settings, load_settings

HOST = "127.0.0.1"
LOG_FOLDER = PROJECT_FOLDER / "var" / "log"
ENDED_BY_SIGNAL = (130, 143)
POLL_SECONDS = 0.25
PATIENCE_SECONDS = 60.0
LAST_LINES = 5
TROUBLE = re.compile(r"\b(WARNING|ERROR|CRITICAL)\b|^Traceback|^\w*(Error|Exception)\b")
WHEN = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+ ")
STOPPED = re.compile(r"(\w+) stopped \(rc=(-?\d+)\)")


class CannotStart(HelpDeskError):
    """Something is in the way of starting; the message says what, and what to do."""


@dataclass(frozen=True)
class Part:
    """A process of the group."""

    name: str
    python: Path
    module: tuple[str, ...]
    port: int
    port_setting: str

    @property
    def command(self) -> str:
        """The command line; `exec` so that no shell stands between us and the process."""
        return "exec " + shlex.join([str(self.python), "-m", *self.module])


def parts_of(settings: Settings) -> tuple[Part, ...]:
    """The three processes, each with the port it listens on."""
    ours = PROJECT_FOLDER / ".venv" / "bin" / "python"
    engines = PROJECT_FOLDER / "engine" / ".venv" / "bin" / "python"
    return (
        Part("engine", engines, ("engine", "run"), settings.engine_port, "HELPDESK_ENGINE_PORT"),
        Part("actions", ours, ("bot.actions",), settings.actions_port, "HELPDESK_ACTIONS_PORT"),
        Part("web", ours, ("web",), settings.web_port, "HELPDESK_WEB_PORT"),
    )


def check(parts: tuple[Part, ...]) -> None:
    """Raise CannotStart when an environment is missing or a port is taken."""
    for part in parts:
        if not part.python.exists():
            raise CannotStart(f"There is no {part.python}. Build the environments with `make run`.")
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, part.port))
            except OSError as error:
                raise CannotStart(
                    f"Port {part.port}, where {part.name} listens, is taken ({error.strerror}). "
                    f"Stop what uses it, or choose another port with {part.port_setting}."
                ) from error


def environment_of(settings: Settings) -> dict[str, str]:
    """What the processes find in their environment: ours, and where they find each other."""
    return {
        **os.environ,
        "HELPDESK_ENGINE_PORT": str(settings.engine_port),
        "HELPDESK_ACTIONS_PORT": str(settings.actions_port),
        "HELPDESK_ACTION_URL": f"{settings.actions_url}/webhook",
        "HELPDESK_DATABASE_URL": settings.database_url,
        "PYTHONUNBUFFERED": "1",
    }


class Output:
    """Puts each process's lines into its own log, shows what tells of trouble (once), and notes who ended first."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.width = 0
        self.first_ended: tuple[str, int] | None = None
        self._folder = folder
        self._shown: set[str] = set()

    def path(self, name: str) -> Path:
        """The log of a process."""
        return self._folder / f"{name}.log"

    def start(self, name: str) -> None:
        """Begin a process's log anew."""
        self.path(name).write_text("", encoding="utf-8")

    def write(self, message: Message) -> None:
        """One piece of output, as the manager hands it over."""
        text = message.data.decode("utf-8", "replace") if isinstance(message.data, bytes) else message.data
        if message.name == SYSTEM_PRINTER_NAME:
            self._note_end(text)
            return
        with self.path(message.name).open("a", encoding="utf-8") as log:
            log.write(text)
        if TROUBLE.search(text):
            self._show_once(f"{message.name}: {WHEN.sub('', text).rstrip()}")

    def _show_once(self, line: str) -> None:
        if line not in self._shown:
            self._shown.add(line)
            say(line)

    def _note_end(self, text: str) -> None:
        ended = STOPPED.match(text)
        if ended and self.first_ended is None:
            self.first_ended = (ended[1], int(ended[2]))

    def last_lines(self, name: str) -> str:
        """The end of a process's log, indented."""
        lines = self.path(name).read_text(encoding="utf-8").splitlines()[-LAST_LINES:]
        return "\n".join(f"  {line}" for line in lines)


class Group(Manager):  # type: ignore[misc]
    """The manager, which can be told to end even while it is still starting."""

    def terminate(self) -> None:
        """End all processes, once all of them have been started."""
        if self._all_started():
            super().terminate()
        else:
            threading.Timer(0.1, self.terminate).start()


def say(line: str) -> None:
    """A line for whoever started us."""
    print(line, file=sys.stderr, flush=True)


def announce(parts: tuple[Part, ...], address: str, started: float, ended: threading.Event) -> None:
    """Say once when the service is ready; after a minute, say once what is missing."""
    told = False
    while not ended.wait(POLL_SECONDS):
        missing = _missing(parts, address)
        seconds = time.monotonic() - started
        if missing is None:
            print(f"First Steps Help Desk is ready: {address} ({seconds:.0f} s).", flush=True)
            return
        if seconds > PATIENCE_SECONDS and not told:
            told = True
            say(f"Not ready after {seconds:.0f} s: {missing}")


def _missing(parts: tuple[Part, ...], address: str) -> str | None:
    """Who does not listen yet, then what /readyz says is missing; None when nothing is."""
    silent = [part.name for part in parts if not _listens(part.port)]
    if silent:
        return f"{', '.join(silent)} did not open a port yet."
    try:
        answer = requests.get(f"{address}/readyz", timeout=5, proxies={"http": ""})
        return None if answer.ok else str(answer.json()["detail"])
    except (requests.RequestException, KeyError) as error:
        return f"the door does not answer ({type(error).__name__})."


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((HOST, port)) == 0


def run(settings: Settings) -> int:
    """Run the group until it ends. Returns 0 when it was told to end, 1 when a process ended by itself."""
    started = time.monotonic()
    parts = parts_of(settings)
    check(parts)
    output = Output(LOG_FOLDER)
    group = Group(output)
    for part in parts:
        output.start(part.name)
        group.add_process(part.name, part.command, env=environment_of(settings), cwd=str(PROJECT_FOLDER))
    ended = threading.Event()
    address = f"http://{HOST}:{settings.web_port}"
    threading.Thread(target=announce, args=(parts, address, started, ended), daemon=True).start()
    try:
        group.loop()
    finally:
        ended.set()
    return _conclude(group.returncode, output)


def _conclude(returncode: int | None, output: Output) -> int:
    if returncode in ENDED_BY_SIGNAL or output.first_ended is None:
        print("First Steps Help Desk has ended.", flush=True)
        return 0
    name, code = output.first_ended
    say(f"{name} ended by itself (exit {code}), so the others were ended too. Its log: {output.path(name)}")
    say(output.last_lines(name))
    return 1


def main() -> int:
    """Start, or say in one sentence why not."""
    try:
        return run(load_settings())
    except HelpDeskError as error:
        say(str(error))
        return 2


if __name__ == "__main__":
    sys.exit(main())

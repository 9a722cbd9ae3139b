"""A bot of four intents, an action server that fails on request, and the engine as a process."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import requests

PROJECT = Path(__file__).resolve().parents[2]
PYTHON = Path(os.environ.get("HELPDESK_ENGINE_PYTHON") or PROJECT / "engine" / ".venv" / "bin" / "python")

CONFIG = """
recipe: default.v1
assistant_id: tiny
language: en
pipeline:
  - name: WhitespaceTokenizer
  - {name: CountVectorsFeaturizer, analyzer: char_wb, min_ngram: 2, max_ngram: 4}
  - name: LogisticRegressionClassifier
policies:
  - name: RulePolicy
"""
DOMAIN = """
version: "3.1"
intents: [greet, ask_fee, ask_both, ask_silence, choose_spanish, estimate]
slots:
  language: {type: text, mappings: [{type: custom}]}
  income: {type: text, mappings: [{type: custom}]}
  family:
    type: text
    mappings: [{type: from_text, conditions: [{active_loop: estimate_form, requested_slot: family}]}]
forms:
  estimate_form: {required_slots: [family]}
actions: [validate_estimate_form, action_fee, action_second, action_silence, action_spanish]
responses:
  utter_greet: [{text: "Hello!"}]
  utter_ask_family: [{text: "How many are you?"}]
session_config: {session_expiration_time: 60, carry_over_slots_to_new_session: true}
"""
DATA = """
version: "3.1"
nlu:
  - {intent: greet, examples: "- hello\\n- hi there\\n- good morning\\n"}
  - {intent: ask_fee, examples: "- what is my fee\\n- how much do I pay\\n- the monthly fee please\\n"}
  - {intent: ask_both, examples: "- do both things now\\n- run two actions\\n- two steps please\\n"}
  - {intent: ask_silence, examples: "- say nothing at all\\n- be silent\\n- silence\\n"}
  - {intent: choose_spanish, examples: "- en espanol por favor\\n- quiero hablar en espanol\\n"}
  - {intent: estimate, examples: "- estimate it for us\\n- start an estimate\\n- an estimate please\\n"}
rules:
  - {rule: form, steps: [{intent: estimate}, {action: estimate_form}, {active_loop: estimate_form}]}
  - rule: form done
    condition: [{active_loop: estimate_form}]
    steps:
      - action: estimate_form
      - active_loop: null
      - slot_was_set: [{requested_slot: null}]
      - action: utter_greet
  - {rule: greet, steps: [{intent: greet}, {action: utter_greet}]}
  - {rule: fee, steps: [{intent: ask_fee}, {action: action_fee}]}
  - {rule: both, steps: [{intent: ask_both}, {action: action_fee}, {action: action_second}]}
  - {rule: silence, steps: [{intent: ask_silence}, {action: action_silence}]}
  - {rule: spanish, steps: [{intent: choose_spanish}, {action: action_spanish}]}
"""
ANSWERS: dict[str, dict[str, Any]] = {
    "action_fee": {
        "events": [{"event": "slot", "name": "income", "value": "secret 48123"}],
        "responses": [{"text": "Your fee"}],
    },
    "action_second": {"events": [], "responses": [{"text": "Second"}]},
    "validate_estimate_form": {"events": [], "responses": []},
    "action_silence": {"events": [], "responses": []},
    "action_spanish": {
        "events": [{"event": "slot", "name": "language", "value": "es"}],
        "responses": [{"text": "Claro"}],
    },
}


def write_bot(folder: Path) -> None:
    """The files of the bot, with the project's own endpoints and credentials."""
    (folder / "bot" / "data").mkdir(parents=True)
    (folder / "config.yml").write_text(CONFIG)
    (folder / "domain.yml").write_text(DOMAIN)
    (folder / "bot" / "data" / "data.yml").write_text(DATA)
    for name in ("endpoints.yml", "credentials.yml"):
        (folder / name).write_text((PROJECT / name).read_text())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def engine_command(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one command of the engine to its end."""
    return subprocess.run(
        [PYTHON, "-m", "engine", *arguments],
        cwd=folder, env=_environment(folder) | environment, capture_output=True, text=True, timeout=90,
        check=False,
    )  # fmt: skip


def _environment(folder: Path) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("HELPDESK_")}
    database = f"sqlite:///{folder / 'conversations.db'}"
    return ours | {"PYTHONPATH": str(PROJECT), "HELPDESK_DATABASE_URL": database}


class ActionServer:
    """Answers like an action server; `mode` makes it fail."""

    def __init__(self) -> None:
        self.mode = "fine"
        self.calls: list[dict[str, Any]] = []
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                owner.calls.append(body)
                status, answer = owner.answer(body)
                content = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/webhook"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def answer(self, body: dict[str, Any]) -> tuple[int, Any]:
        if self.mode == "hanging":
            time.sleep(8)
        if self.mode == "broken":
            return 500, {"error": "secret 48123"}
        if self.mode == "nonsense":
            return 200, {"events": [{"event": 7, "name": "secret 48123"}]}
        if self.mode == "asks for the domain" and "domain" not in body:
            return 449, {"error": "domain unknown"}
        return 200, ANSWERS[body["next_action"]]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@dataclass
class Engine:
    """A running engine."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path
    folder: Path
    session: requests.Session = field(default_factory=requests.Session)

    def post(self, body: Any, **headers: str) -> requests.Response:
        return self.session.post(
            f"{self.url}/webhooks/rest/webhook", data=json.dumps(body), headers=headers, timeout=10
        )

    def say(self, text: str, sender: str, **headers: str) -> list[dict[str, Any]]:
        answer = self.post({"sender": sender, "message": text}, **headers)
        assert answer.status_code == 200, answer.text
        messages: list[dict[str, Any]] = answer.json()
        return messages

    def database(self) -> Path:
        return self.folder / "conversations.db"


@contextmanager
def running_engine(folder: Path, action_url: str, *arguments: str) -> Iterator[Engine]:
    """An engine that serves the model in `folder`, and is ended afterwards."""
    port = free_port()
    log = folder / f"engine-{port}.log"
    ours = {"HELPDESK_ACTION_URL": action_url, "HELPDESK_ENGINE_PORT": str(port)}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [PYTHON, "-m", "engine", "run", *arguments],
            cwd=folder, env=_environment(folder) | ours, stdout=output, stderr=output,
        )  # fmt: skip
    engine = Engine(f"http://127.0.0.1:{port}", process, log, folder)
    try:
        _wait_until_open(engine)
        yield engine
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_open(engine: Engine) -> None:
    for _ in range(300):
        assert engine.process.poll() is None, engine.log.read_text()
        try:
            requests.get(engine.url, timeout=1)
            return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError(f"The engine did not open its port: {engine.log.read_text()}")

"""What the engine refuses to do, and says so in one sentence instead of a traceback."""

from __future__ import annotations

import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from tests.engine.tiny_bot import CONFIG, DOMAIN, PYTHON, ActionServer, engine_command, running_engine, write_bot

pytestmark = pytest.mark.engine

IN_ENGINE = "from engine import stand_in; stand_in.install(); "


@pytest.fixture
def untrained(bot: Path, tmp_path: Path) -> Path:
    """A bot without a model (`bot` is asked for so that this is skipped where the engine is missing)."""
    write_bot(tmp_path)
    return tmp_path


def assert_refused(finished: subprocess.CompletedProcess[str], *words: str) -> None:
    assert finished.returncode == 2, finished.stderr
    assert "Traceback" not in finished.stderr
    for word in words:
        assert word in finished.stderr


@pytest.mark.parametrize(
    ("part", "component"),
    [("pipeline", "DIETClassifier"), ("pipeline", "rasa.nlu.selectors.response_selector.ResponseSelector"),
     ("policies", "TEDPolicy")],
)  # fmt: skip
def test_a_tensorflow_component_is_named_with_what_to_use_instead(part: str, component: str, untrained: Path) -> None:
    (untrained / "config.yml").write_text(CONFIG.replace(f"{part}:", f"{part}:\n  - name: {component}"))
    finished = engine_command(untrained, "train")
    assert_refused(finished, "config.yml", component.rsplit(".", 1)[-1], "TensorFlow", "instead")
    assert len(finished.stderr.strip().splitlines()) == 1


def test_a_config_without_a_pipeline_is_refused(untrained: Path) -> None:
    (untrained / "config.yml").write_text("recipe: default.v1\nlanguage: en\n")
    assert_refused(engine_command(untrained, "train"), "config.yml", "pipeline")


def test_a_missing_model_ends_the_start(untrained: Path) -> None:
    assert_refused(engine_command(untrained, "run"), "models/helpdesk.tar.gz", "make train")


def test_a_damaged_model_ends_the_start(untrained: Path) -> None:
    (untrained / "models").mkdir()
    (untrained / "models" / "helpdesk.tar.gz").write_bytes(b"junk")
    assert_refused(engine_command(untrained, "run"), "models/helpdesk.tar.gz", "make train")


def test_a_taken_port_ends_the_start(bot: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert_refused(engine_command(bot, "run", HELPDESK_ENGINE_PORT=port), port, "HELPDESK_ENGINE_PORT")


def test_a_tracker_store_with_a_wrong_path_ends_the_start(bot: Path, untrained: Path) -> None:
    shutil.copytree(bot / "models", untrained / "models")
    endpoints = untrained / "endpoints.yml"
    endpoints.write_text(endpoints.read_text().replace("HelpDeskTrackerStore", "Mistyped"))
    assert_refused(engine_command(untrained, "run"), "InMemoryTrackerStore", "endpoints.yml")


@pytest.mark.parametrize("url", ["sqlite:////nowhere/at/all.db", "postgresql://u:secret@127.0.0.1:1/x", "nonsense"])
def test_a_database_that_cannot_be_used_ends_the_start(url: str, bot: Path) -> None:
    finished = engine_command(bot, "run", HELPDESK_DATABASE_URL=url)
    assert_refused(finished, "HELPDESK_DATABASE_URL")
    assert "secret" not in finished.stderr


@pytest.mark.parametrize("option", ["--enable-api", "--cors=*"])
def test_what_opens_the_engine_is_refused(option: str, bot: Path) -> None:
    assert_refused(engine_command(bot, "run", option), option.split("=")[0])


def test_the_data_are_validated_with_our_defaults(bot: Path) -> None:
    finished = engine_command(bot, "data", "validate")
    assert finished.returncode == 0, finished.stderr


def test_the_debug_log_holds_no_word_of_the_user(bot: Path, actions: ActionServer) -> None:
    with running_engine(bot, actions.url, "--debug") as engine:
        for mode in ("fine", "broken", "nonsense"):
            actions.mode = mode
            engine.say("what is my fee, zanahoria 48123", "debugging-session")
        log = engine.log.read_text()
    assert "DEBUG" in log
    assert "zanahoria" not in log
    assert "48123" not in log


def test_an_action_server_that_is_down_gives_words_and_one_that_comes_back_is_used(
    bot: Path, actions: ActionServer
) -> None:
    nobody = "http://127.0.0.1:9/webhook"
    with running_engine(bot, nobody) as engine:
        [message] = engine.say("what is my fee", "nobody-at-home")
        assert message["custom"] == {"outcome": "failed_engine"}
        assert [m["text"] for m in engine.say("hello", "nobody-at-home")] == ["Hello!"]
    with running_engine(bot, actions.url) as engine:
        assert [m["text"] for m in engine.say("what is my fee", "nobody-at-home")] == ["Your fee"]


@pytest.mark.parametrize(
    "code",
    ["import tensorflow; tensorflow.constant(1)", "import jwt; jwt.decode('x')",
     "from pymongo import MongoClient; MongoClient()"],
)  # fmt: skip
def test_the_stand_in_can_be_imported_and_not_used(code: str, bot: Path) -> None:
    finished = _python(bot, IN_ENGINE + code)
    assert finished.returncode == 1
    assert "left out of the engine room on purpose" in finished.stderr


def test_the_stand_in_answers_for_nothing_else_and_hides_nothing_installed(bot: Path) -> None:
    real = "import numpy; assert numpy.array([1]).sum() == 1"
    missing = "try: import package_of_tomorrow\nexcept ImportError: print('no')"
    finished = _python(bot, f"{IN_ENGINE}\n{real}\n{missing}")
    assert finished.stdout.strip() == "no", finished.stderr


def _python(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PYTHON, "-c", code], cwd=folder.parent, text=True,
                          env={"PYTHONPATH": str(Path(__file__).resolve().parents[2])}, capture_output=True,
                          timeout=60, check=False)  # fmt: skip


def test_a_store_that_raises_rolls_back_and_never_ends_the_process(bot: Path, tmp_path: Path) -> None:
    (tmp_path / "domain.yml").write_text(DOMAIN)
    code = f"""
import os
os.environ["HELPDESK_DATABASE_URL"] = "sqlite:///{tmp_path}/store.db"
{IN_ENGINE}
import asyncio
from rasa.shared.core.domain import Domain
from engine.tracker_store import HelpDeskTrackerStore
store = HelpDeskTrackerStore(Domain.load("{tmp_path}/domain.yml"))
for sender in ("lone \\ud800", "nul \\x00"):
    try:
        asyncio.run(store.get_or_create_tracker(sender))
    except Exception as error:
        print("raised", type(error).__name__)
try:
    with store.session_scope() as session:
        session.add(store.SQLEvent(sender_id="abcdefgh", type_name="user"))
        session.flush()
        raise ValueError("anything")
except ValueError:
    pass
with store.session_scope() as session:
    print("kept", session.query(store.SQLEvent).filter_by(sender_id="abcdefgh").count())
"""
    finished = _python(bot, code)
    assert finished.returncode == 0, finished.stderr
    assert "kept 0" in finished.stdout

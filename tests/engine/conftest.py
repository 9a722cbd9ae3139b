"""One trained bot and one running engine for all tests here; skipped where the engine is not built."""

from __future__ import annotations

import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from tests.engine.tiny_bot import PYTHON, ActionServer, Engine, engine_command, running_engine, write_bot


@pytest.fixture(scope="session")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a trained bot."""
    if not PYTHON.exists():
        pytest.skip("engine/.venv is missing; build it with `make engine`")
    folder = tmp_path_factory.mktemp("bot")
    write_bot(folder)
    trained = engine_command(folder, "train")
    assert trained.returncode == 0, trained.stderr
    assert "Deprecat" not in trained.stderr, trained.stderr
    return folder


@pytest.fixture(scope="session")
def action_server() -> Iterator[ActionServer]:
    server = ActionServer()
    yield server
    server.close()


@pytest.fixture(scope="session")
def shared_engine(bot: Path, action_server: ActionServer) -> Iterator[Engine]:
    with running_engine(bot, action_server.url) as engine:
        yield engine


@pytest.fixture
def actions(action_server: ActionServer) -> Iterator[ActionServer]:
    """The action server, working, with no calls seen yet."""
    action_server.mode = "fine"
    action_server.calls.clear()
    yield action_server
    action_server.mode = "fine"


@pytest.fixture
def engine(shared_engine: Engine, actions: ActionServer) -> Iterator[Engine]:
    yield shared_engine
    assert shared_engine.process.poll() is None, shared_engine.log.read_text()


@pytest.fixture
def sender() -> str:
    return uuid.uuid4().hex

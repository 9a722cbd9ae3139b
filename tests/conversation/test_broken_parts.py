"""What a person sees while a part of ours is broken: words and a number to call within four seconds, and then again
an answer. The same parts as in production, with one of them replaced, locked or taken away."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Iterator

import pytest

from tests.conversation.separate import Separate
from tests.conversation.stack import ENGINE, PROJECT, free_port, what_is_missing
from tests.conversation.test_trouble import PHONE, assert_words_of_trouble, person_at, says
from tests.engine.tiny_bot import ActionServer

pytestmark = pytest.mark.stack


@pytest.fixture(scope="module")
def broken_actions() -> Iterator[ActionServer]:
    server = ActionServer()
    yield server
    server.close()


@pytest.fixture(scope="module")
def with_broken_actions(tmp_path_factory: pytest.TempPathFactory, broken_actions: ActionServer) -> Iterator[Separate]:
    """Engine and door, and in place of our action server one that fails as it is told."""
    missing = what_is_missing()
    if missing:
        pytest.skip(missing)
    processes = Separate(tmp_path_factory.mktemp("broken"), HELPDESK_ACTION_URL=broken_actions.url)
    try:
        processes.start("engine")
        processes.start("web")
        processes.until_listening()
        yield processes
    finally:
        processes.stop()


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Separate]:
    missing = what_is_missing()
    if missing:
        pytest.skip(missing)
    processes = Separate(tmp_path_factory.mktemp("healthy"))
    try:
        for name in ("actions", "engine", "web"):
            processes.start(name)
        processes.until_ready()
        yield processes
    finally:
        processes.stop()


@pytest.mark.parametrize("mode", ["hanging", "broken", "nonsense"])
@pytest.mark.parametrize("text", ["how much would we pay a month", "¿cuánto pagaríamos al mes?"])
def test_an_action_server_that_is_slow_or_broken_or_answers_rubbish_gives_words_in_time(
    with_broken_actions: Separate, broken_actions: ActionServer, mode: str, text: str
) -> None:
    broken_actions.mode = mode
    with person_at(with_broken_actions.url) as person:
        assert_words_of_trouble(person, text)
        assert_words_of_trouble(person, text)


def test_a_locked_database_gives_words_in_time_and_afterwards_the_conversation_goes_on(healthy: Separate) -> None:
    with person_at(healthy.url) as person:
        says(person, "how much would we pay a month")
        lock = sqlite3.connect(healthy.database, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
            words, answer = says(person, "no, we don't have medicaid")
            assert PHONE in words
            assert answer["outcome"] == "failed_store"
        finally:
            lock.execute("ROLLBACK")
            lock.close()
        _, asked = says(person, "no, we don't have medicaid")
        assert asked["outcome"] == "asked_family_size"


def test_a_database_that_is_gone_gives_words_or_an_answer_and_never_silence(healthy: Separate) -> None:
    hidden = healthy.database.with_suffix(".hidden")
    with person_at(healthy.url) as person:
        says(person, "what is the highest fee")
        healthy.database.rename(hidden)
        healthy.database.mkdir()
        try:
            words, answer = says(person, "what is the lowest fee")
            assert words
            assert PHONE in words or answer["outcome"] == "answered_topic"
        finally:
            healthy.database.rmdir()
            hidden.rename(healthy.database)
        words, _ = says(person, "what is the highest fee")
        assert "$100" in words


def test_without_a_model_the_engine_does_not_start_and_people_get_words(healthy: Separate) -> None:
    started = subprocess.run(
        [str(ENGINE), "-m", "engine", "run", "--model", "models/no-such-model.tar.gz"],
        cwd=PROJECT,
        env=healthy.environment() | {"HELPDESK_ENGINE_PORT": str(free_port())},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert started.returncode != 0
    assert "no-such-model" in started.stderr + started.stdout
    assert "Traceback" not in started.stderr
    with person_at(healthy.url) as person:
        healthy.kill("engine")
        try:
            assert_words_of_trouble(person, "what is the highest fee")
        finally:
            healthy.start("engine")
            healthy.until_ready()
        words, _ = says(person, "what is the highest fee")
        assert "$100" in words

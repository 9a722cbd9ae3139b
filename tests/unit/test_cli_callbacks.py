"""Staff see who waits to be called, and note who was called."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpdesk.cli_callbacks import add_callbacks
from helpdesk.store import CallbackStore, Database, Wish

ASKED = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The code of a person who waits."""
    address = f"sqlite:///{tmp_path / 'x.db'}"
    monkeypatch.setenv("HELPDESK_DATABASE_URL", address)
    database = Database(address, lambda: ASKED)
    code = CallbackStore(database).add(Wish("573-555-0123 x12", "morning", "es", "fee_estimate"))
    database.close()
    return code


def _run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    add_callbacks(parser.add_subparsers())
    options = parser.parse_args(["callbacks", *arguments])
    return int(options.run(options))


def test_who_waits_is_listed_with_the_hour_in_missouri(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run() == 0
    assert capsys.readouterr().out == f"2026-11-22 14:30  {code}  573-555-0123 x12      morning    es  fee_estimate\n"


def test_who_was_called_is_no_longer_listed(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--done", code.lower()) == 0
    assert _run() == 0
    assert "Nobody waits" in capsys.readouterr().out
    assert _run("--done", code) == 1
    assert code in capsys.readouterr().err

"""The engine's settings: environment variables `HELPDESK_…`, each with a safe default.

Read by functions, not at import, so that a process started with another environment sees its own values.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

STARTED = time.monotonic()
"""When this process began, as nearly as our own code can tell."""

PROJECT = Path(__file__).resolve().parents[1]
WORDS = PROJECT / "knowledge" / "words" / "trouble.yml"
MODEL = Path("models") / "helpdesk.tar.gz"

MAX_TEXT = 5_000
"""Characters in one message. Rasa has no limit, and a million characters block everyone for seconds."""


MOST_TURNS = 50
"""Messages of a person after which a conversation is begun anew: a turn takes longer with each one before it."""


class Refusal(Exception):
    """The engine cannot do what was asked; the message says what is wrong and what to do, in one sentence."""


def port() -> int:
    """Where the engine listens on loopback: HELPDESK_ENGINE_PORT, 5005."""
    return int(_number("HELPDESK_ENGINE_PORT", 5005))


def action_timeout() -> float:
    """Seconds one call to the action server may take: HELPDESK_ACTION_TIMEOUT_SECONDS, 3."""
    return _number("HELPDESK_ACTION_TIMEOUT_SECONDS", 3)


def idle_minutes(default: float) -> float:
    """Minutes of silence after which a conversation is begun anew: HELPDESK_IDLE_MINUTES, or what domain.yml says."""
    return _number("HELPDESK_IDLE_MINUTES", default)


def action_url(default: str) -> str:
    """The action server: HELPDESK_ACTION_URL, or what endpoints.yml says."""
    return os.environ.get("HELPDESK_ACTION_URL") or default


def database_url() -> str:
    """Where conversations are kept: HELPDESK_DATABASE_URL, or a file in var/, which is made."""
    url = os.environ.get("HELPDESK_DATABASE_URL")
    if url:
        return url
    folder = PROJECT / "var"
    folder.mkdir(exist_ok=True)
    return f"sqlite:///{folder / 'helpdesk.db'}"


def _number(name: str, default: float) -> float:
    raw = os.environ.get(name)
    if not raw:
        return default
    try:
        value = float(raw)
    except ValueError:
        value = 0
    if value <= 0:
        raise Refusal(f"{name} is {raw!r}; give a number above zero, such as {default:g}.")
    return value

"""Settings: one frozen object from environment variables HELPDESK_…, each with a safe default."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from helpdesk.errors import HelpDeskError

PROJECT_FOLDER = Path(__file__).resolve().parents[1]
MISSOURI = ZoneInfo("America/Chicago")
DEFAULT_SECRET = "not-a-secret-for-development-only"
ENVIRONMENTS = ("development", "production")
RATE = re.compile(r"[1-9][0-9]{0,5}/(second|minute|hour|day)")
LONGEST_CONVERSATION_HOURS = 24 * 31


class SettingError(HelpDeskError):
    """A setting cannot be used. Names the variable, the value and what was expected."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name} is {value!r}. Expected {expected}.")


@dataclass(frozen=True)
class Settings:
    """Everything that may differ between machines. See docs/settings.md for each variable's meaning.

    rate_limit counts the messages of one conversation, address_rate_limit those of one client address (an
    office or a clinic shares one); rate_limit "off" turns both off.
    """

    web_port: int = 8000
    engine_port: int = 5005
    actions_port: int = 5055
    database_url: str = f"sqlite:///{PROJECT_FOLDER / 'var' / 'helpdesk.db'}"
    fixed_today: date | None = None
    rate_limit: str = "30/minute"
    address_rate_limit: str = "120/minute"
    action_timeout_seconds: float = 3.0
    engine_timeout_seconds: float = 3.5
    conversation_hours: int = 24
    environment: str = "development"
    secret: str = field(default=DEFAULT_SECRET, repr=False)

    @property
    def engine_url(self) -> str:
        """Rasa's address; it listens on loopback only."""
        return f"http://127.0.0.1:{self.engine_port}"

    @property
    def actions_url(self) -> str:
        """The action server's address; loopback only."""
        return f"http://127.0.0.1:{self.actions_port}"

    @property
    def production(self) -> bool:
        """Whether families use this installation: cookies only over TLS, no default secret."""
        return self.environment == "production"

    def today(self) -> date:
        """The day it is in Missouri, or the day that HELPDESK_TODAY sets."""
        return self.fixed_today or datetime.now(MISSOURI).date()


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from environment variables. Raises SettingError for a value that cannot be used.

    In production (HELPDESK_ENVIRONMENT=production) the default secret is refused.
    """
    values = os.environ if environment is None else environment
    settings = Settings(
        web_port=_port(values, "HELPDESK_WEB_PORT", 8000),
        engine_port=_port(values, "HELPDESK_ENGINE_PORT", 5005),
        actions_port=_port(values, "HELPDESK_ACTIONS_PORT", 5055),
        database_url=values.get("HELPDESK_DATABASE_URL") or Settings.database_url,
        fixed_today=_day(values, "HELPDESK_TODAY"),
        rate_limit=_rate(values, "HELPDESK_RATE_LIMIT", Settings.rate_limit),
        address_rate_limit=_rate(values, "HELPDESK_ADDRESS_RATE_LIMIT", Settings.address_rate_limit),
        action_timeout_seconds=_seconds(values, "HELPDESK_ACTION_TIMEOUT_SECONDS", 3.0),
        engine_timeout_seconds=_seconds(values, "HELPDESK_ENGINE_TIMEOUT_SECONDS", 3.5),
        conversation_hours=_hours(values, "HELPDESK_CONVERSATION_HOURS", 24),
        environment=_environment(values, "HELPDESK_ENVIRONMENT"),
        secret=values.get("HELPDESK_SECRET") or DEFAULT_SECRET,
    )
    if settings.production and settings.secret == DEFAULT_SECRET:
        raise SettingError("HELPDESK_SECRET", "(the default)", "a secret of your own in production")
    return settings


def _port(values: Mapping[str, str], name: str, default: int) -> int:
    text = values.get(name) or str(default)
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise SettingError(name, text, "a port number from 1 to 65535")
    return int(text)


def _seconds(values: Mapping[str, str], name: str, default: float) -> float:
    text = values.get(name) or str(default)
    try:
        number = float(text)
    except ValueError as error:
        raise SettingError(name, text, "a number above 0") from error
    if not 0 < number < 1_000_000:
        raise SettingError(name, text, "a number above 0")
    return number


def _hours(values: Mapping[str, str], name: str, default: int) -> int:
    text = values.get(name) or str(default)
    if not (text.isascii() and text.isdigit()) or not 0 < int(text) <= LONGEST_CONVERSATION_HOURS:
        raise SettingError(name, text, f"a whole number of hours from 1 to {LONGEST_CONVERSATION_HOURS}")
    return int(text)


def _rate(values: Mapping[str, str], name: str, default: str) -> str:
    text = values.get(name) or default
    if text != "off" and not RATE.fullmatch(text):
        raise SettingError(name, text, "a number of messages such as 30/minute, or off")
    return text


def _environment(values: Mapping[str, str], name: str) -> str:
    """A misspelt "production" must not run with what is allowed in development only."""
    text = values.get(name) or Settings.environment
    if text not in ENVIRONMENTS:
        raise SettingError(name, text, f"one of {', '.join(ENVIRONMENTS)}")
    return text


def _day(values: Mapping[str, str], name: str) -> date | None:
    text = values.get(name)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SettingError(name, text, "a date such as 2026-11-22") from error

"""Settings: one frozen object from environment variables HELPDESK_…, each with a safe default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from helpdesk.setting_values import (
    SettingError,
    read_choice,
    read_day,
    read_origins,
    read_port,
    read_rate,
    read_seconds,
    read_whole,
)

__all__ = ["PROJECT_FOLDER", "SettingError", "Settings", "load_settings"]

PROJECT_FOLDER = Path(__file__).resolve().parents[1]
MISSOURI = ZoneInfo("America/Chicago")
DEFAULT_SECRET = "not-a-secret-for-development-only"
ENVIRONMENTS = ("development", "production")
SWITCH = ("on", "off")
LONGEST_CONVERSATION_HOURS = 24 * 31
LONGEST_CALLBACK_DAYS = 90


@dataclass(frozen=True)
class Settings:
    """Everything that may differ between machines. See docs/settings.md for each variable's meaning.

    …_rate_limit counts what comes from one conversation, …_address_rate_limit what comes from one client address
    (an office or a clinic shares one); rate_limit "off" turns all of them off. allowed_origins are the websites
    that may show the chat in a frame and use its interface from their pages.
    """

    web_port: int = 8000
    engine_port: int = 5005
    actions_port: int = 5055
    database_url: str = f"sqlite:///{PROJECT_FOLDER / 'var' / 'helpdesk.db'}"
    fixed_today: date | None = None
    rate_limit: str = "30/minute"
    address_rate_limit: str = "120/minute"
    feedback_rate_limit: str = "20/minute"
    feedback_address_rate_limit: str = "60/minute"
    callback_rate_limit: str = "3/hour"
    callback_address_rate_limit: str = "20/hour"
    action_timeout_seconds: float = 3.0
    engine_timeout_seconds: float = 3.5
    conversation_hours: int = 24
    callbacks: bool = True
    callback_days: int = 14
    allowed_origins: tuple[str, ...] = ()
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

    In production (HELPDESK_ENVIRONMENT=production) the default secret and origins without TLS are refused.
    """
    values = os.environ if environment is None else environment
    kind = read_choice(values, "HELPDESK_ENVIRONMENT", Settings.environment, ENVIRONMENTS)
    settings = Settings(
        web_port=read_port(values, "HELPDESK_WEB_PORT", Settings.web_port),
        engine_port=read_port(values, "HELPDESK_ENGINE_PORT", Settings.engine_port),
        actions_port=read_port(values, "HELPDESK_ACTIONS_PORT", Settings.actions_port),
        database_url=values.get("HELPDESK_DATABASE_URL") or Settings.database_url,
        fixed_today=read_day(values, "HELPDESK_TODAY"),
        rate_limit=read_rate(values, "HELPDESK_RATE_LIMIT", Settings.rate_limit),
        address_rate_limit=read_rate(values, "HELPDESK_ADDRESS_RATE_LIMIT", Settings.address_rate_limit),
        feedback_rate_limit=read_rate(values, "HELPDESK_FEEDBACK_RATE_LIMIT", Settings.feedback_rate_limit),
        feedback_address_rate_limit=read_rate(
            values, "HELPDESK_FEEDBACK_ADDRESS_RATE_LIMIT", Settings.feedback_address_rate_limit
        ),
        callback_rate_limit=read_rate(values, "HELPDESK_CALLBACK_RATE_LIMIT", Settings.callback_rate_limit),
        callback_address_rate_limit=read_rate(
            values, "HELPDESK_CALLBACK_ADDRESS_RATE_LIMIT", Settings.callback_address_rate_limit
        ),
        action_timeout_seconds=read_seconds(values, "HELPDESK_ACTION_TIMEOUT_SECONDS", Settings.action_timeout_seconds),
        engine_timeout_seconds=read_seconds(values, "HELPDESK_ENGINE_TIMEOUT_SECONDS", Settings.engine_timeout_seconds),
        conversation_hours=read_whole(
            values, "HELPDESK_CONVERSATION_HOURS", Settings.conversation_hours, LONGEST_CONVERSATION_HOURS, "hours"
        ),
        callbacks=read_choice(values, "HELPDESK_CALLBACKS", "on", SWITCH) == "on",
        callback_days=read_whole(
            values, "HELPDESK_CALLBACK_DAYS", Settings.callback_days, LONGEST_CALLBACK_DAYS, "days"
        ),
        allowed_origins=read_origins(values, "HELPDESK_ALLOWED_ORIGINS", only_tls=kind == "production"),
        environment=kind,
        secret=values.get("HELPDESK_SECRET") or DEFAULT_SECRET,
    )
    if settings.production and settings.secret == DEFAULT_SECRET:
        raise SettingError("HELPDESK_SECRET", "(the default)", "a secret of your own in production")
    return settings

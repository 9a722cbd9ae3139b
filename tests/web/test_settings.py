"""Settings that the door depends on are refused with the name, the value and what was expected."""

from __future__ import annotations

import pytest

from helpdesk.settings import SettingError, load_settings

WRONG = [
    ("HELPDESK_RATE_LIMIT", "many"),
    ("HELPDESK_RATE_LIMIT", "0/minute"),
    ("HELPDESK_ADDRESS_RATE_LIMIT", "5/fortnight"),
    ("HELPDESK_FEEDBACK_RATE_LIMIT", "some"),
    ("HELPDESK_FEEDBACK_ADDRESS_RATE_LIMIT", "-1/hour"),
    ("HELPDESK_CALLBACK_RATE_LIMIT", "3 an hour"),
    ("HELPDESK_CALLBACK_ADDRESS_RATE_LIMIT", "20"),
    ("HELPDESK_CALLBACKS", "yes"),
    ("HELPDESK_CALLBACK_DAYS", "0"),
    ("HELPDESK_CALLBACK_DAYS", "91"),
    ("HELPDESK_CALLBACK_DAYS", "9999999999"),
    ("HELPDESK_ENVIRONMENT", "prod"),
    ("HELPDESK_CONVERSATION_HOURS", "0.5"),
    ("HELPDESK_CONVERSATION_HOURS", "0"),
    ("HELPDESK_WEB_PORT", "99999"),
    ("HELPDESK_ENGINE_TIMEOUT_SECONDS", "soon"),
    ("HELPDESK_TODAY", "tomorrow"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_value_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"{name} is '{value}'"):
        load_settings({name: value})


def test_every_setting_has_a_safe_default() -> None:
    settings = load_settings({})
    assert settings.rate_limit == "30/minute"
    assert settings.conversation_hours == 24
    assert settings.callbacks
    assert settings.callback_days == 14
    assert settings.callback_rate_limit == "3/hour"
    assert settings.allowed_origins == ()
    assert not settings.production


def test_production_refuses_the_default_secret_and_no_secret_is_ever_shown() -> None:
    with pytest.raises(SettingError, match="HELPDESK_SECRET"):
        load_settings({"HELPDESK_ENVIRONMENT": "production"})
    settings = load_settings({"HELPDESK_ENVIRONMENT": "production", "HELPDESK_SECRET": "our-own"})
    assert settings.production
    assert "our-own" not in repr(settings)

"""Reading single settings from the environment: each function gives a usable value or says what was expected."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

from helpdesk.errors import HelpDeskError

Values = Mapping[str, str]
RATE = re.compile(r"[1-9][0-9]{0,5}/(second|minute|hour|day)")


class SettingError(HelpDeskError):
    """A setting cannot be used. Names the variable, the value and what was expected."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name} is {value!r}. Expected {expected}.")


def read_port(values: Values, name: str, default: int) -> int:
    """A port. Raises SettingError."""
    text = values.get(name) or str(default)
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise SettingError(name, text, "a port number from 1 to 65535")
    return int(text)


def read_seconds(values: Values, name: str, default: float) -> float:
    """A length of time in seconds. Raises SettingError."""
    text = values.get(name) or str(default)
    try:
        number = float(text)
    except ValueError as error:
        raise SettingError(name, text, "a number above 0") from error
    if not 0 < number < 1_000_000:
        raise SettingError(name, text, "a number above 0")
    return number


def read_whole(values: Values, name: str, default: int, most: int, unit: str) -> int:
    """A whole number of something, from 1 to `most`. Raises SettingError."""
    text = values.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and len(text) < 9) or not 0 < int(text) <= most:
        raise SettingError(name, text, f"a whole number of {unit} from 1 to {most}")
    return int(text)


def read_rate(values: Values, name: str, default: str) -> str:
    """How many of something in what time, or "off". Raises SettingError."""
    text = values.get(name) or default
    if text != "off" and not RATE.fullmatch(text):
        raise SettingError(name, text, "a number such as 30/minute, or off")
    return text


def read_choice(values: Values, name: str, default: str, choices: Sequence[str]) -> str:
    """One of a few words; a misspelt one must not stand for another. Raises SettingError."""
    text = values.get(name) or default
    if text not in choices:
        raise SettingError(name, text, f"one of {', '.join(choices)}")
    return text


def read_day(values: Values, name: str) -> date | None:
    """A date, or None where there is none. Raises SettingError."""
    text = values.get(name)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SettingError(name, text, "a date such as 2026-11-22") from error


def read_origins(values: Values, name: str, *, only_tls: bool) -> tuple[str, ...]:
    """Websites by their exact origins, with commas or spaces between them. Raises SettingError."""
    origins = re.split(r"[\s,]+", values.get(name, "").strip(" ,"))
    for origin in filter(None, origins):
        if not _is_origin(origin, ("https",) if only_tls else ("https", "http")):
            kind = "https origins" if only_tls else "origins"
            raise SettingError(name, origin, f"{kind} such as https://agency.example, without a path or a star")
    return tuple(origin for origin in origins if origin)


def _is_origin(text: str, schemes: Sequence[str]) -> bool:
    """Whether a browser would name a site exactly so: scheme, host in small letters, a port if it is not the usual."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    usual = {"https": 443, "http": 80}.get(parts.scheme)
    shown = host if port is None or port == usual else f"{host}:{port}"
    named = re.fullmatch(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?", host) is not None
    return parts.scheme in schemes and named and text == f"{parts.scheme}://{shown}"

"""Hands over to Rasa's own command line, with this project's defaults and without its traps."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from engine import settings, stand_in
from engine.settings import Refusal

ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "LOG_LEVEL": "WARNING",
    "LOG_LEVEL_LIBRARIES": "ERROR",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}
"""Set unless the caller has set it: messages are short, so a second thread costs memory and gains nothing."""

FORBIDDEN = {
    "--enable-api": "it opens every conversation to whoever reaches the port",
    "--cors": "the engine is for loopback only",
    "--remote-storage": "the model is a file",
}
TRAINING_DATA = {"--domain": "domain.yml", "--config": "config.yml", "--data": "bot/data"}
SERVING = {
    "--model": str(settings.MODEL), "--endpoints": "endpoints.yml", "--credentials": "credentials.yml",
    "--interface": "127.0.0.1",
}  # fmt: skip
FIXED_NAME = {"--out": "models", "--fixed-model-name": settings.MODEL.name.removesuffix(".tar.gz")}
DEFAULTS = {
    ("train",): TRAINING_DATA | FIXED_NAME,
    ("train", "nlu"): {"--config": "config.yml", "--domain": "domain.yml", "--nlu": "bot/data"} | FIXED_NAME,
    ("data", "validate"): TRAINING_DATA,
    ("run",): SERVING,
    ("shell",): SERVING,
    ("shell", "nlu"): {"--model": str(settings.MODEL)},
    ("test", "nlu"): {"--model": str(settings.MODEL), "--nlu": "tests/nlu", "--config": "config.yml"},
}
SHORT = {
    "--domain": "-d",
    "--config": "-c",
    "--model": "-m",
    "--nlu": "-u",
    "--interface": "-i",
    "--port": "-p",
}
CHECKED = ("train", "data", "test")
"""Commands that read config.yml; a TensorFlow component in it is refused before Rasa begins."""


def main(arguments: list[str]) -> int:
    """Run one command; return the exit code: 2 for what the engine refuses to do."""
    for name, value in ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    try:
        sys.argv = ["engine", *with_defaults(arguments)]
        _check(arguments)
        _hand_over()
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return 0


def with_defaults(arguments: list[str]) -> list[str]:
    """The command with this project's defaults for every option that was not given."""
    words = _command(arguments)
    defaults = dict(DEFAULTS.get(words, {}))
    if words in (("run",), ("shell",)):
        defaults["--port"] = str(settings.port())
    added = [part for option, value in defaults.items() if not _given(option, arguments) for part in (option, value)]
    if words == ("test", "nlu") and "--no-plot" not in arguments:
        added.append("--no-plot")  # nothing here draws
    return [*words, *added, *arguments[len(words) :]]


def _command(arguments: list[str]) -> tuple[str, ...]:
    words = []
    for argument in arguments[:2]:
        if argument.startswith("-") or not argument.isalpha():
            break
        words.append(argument)
    return tuple(words)


def _given(option: str, arguments: list[str]) -> bool:
    names = {option, SHORT.get(option, option)}
    return any(argument.split("=", 1)[0] in names for argument in arguments)


def _value(option: str, arguments: list[str]) -> str:
    """The value of an option that `with_defaults` has seen to."""
    names = {option, SHORT.get(option, option)}
    for place, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name in names:
            return value if equals else arguments[place + 1]
    return ""


def _check(arguments: list[str]) -> None:
    for option, reason in FORBIDDEN.items():
        if _given(option, arguments):
            raise Refusal(f"{option} is not for this engine: {reason}.")
    command = arguments[0] if arguments else ""
    if command in CHECKED:
        from engine.components import check_config

        check_config(Path(_value("--config", sys.argv) or "config.yml"))
    if command in ("run", "shell"):
        from engine import model

        model.read(Path(_value("--model", sys.argv)))


def _hand_over() -> None:
    """Put the stand-in in line, then import Rasa: in this order, or TensorFlow is asked for."""
    stand_in.install()
    from engine import logs, serve

    logs.install()
    serve.install()
    import rasa.__main__

    rasa.__main__.main()

"""Who may import whom. A new direction needs a decision record first (docs/), then a line here."""

from __future__ import annotations

import sys

import pytest

from tests.health.health_project import imports_of, modules, named, within

STARTS_THE_SERVER = "bot/actions/__main__.py"
OURS = ("helpdesk", "bot", "web", "engine")
ROOT_PACKAGES = ("helpdesk", "bot", "web")


def _is_library(name: str) -> bool:
    return name.split(".")[0] not in sys.stdlib_module_names


def _wrong(folder: str, allowed: tuple[str, ...]) -> list[str]:
    """Imports of our own packages by a folder that are not allowed there."""
    return [
        f"{named(path)} imports {name}"
        for path in modules(folder)
        for name in sorted(imports_of(path))
        if within(name, *OURS) and not within(name, *allowed)
    ]


@pytest.mark.parametrize(
    ("folder", "allowed", "remedy"),
    [
        ("helpdesk", ("helpdesk",), "The product imports no edge. Pass in what it needs as an argument."),
        ("web", ("web", "helpdesk"), "The door talks to the engine over HTTP and to helpdesk directly."),
        ("bot/actions", ("bot.actions", "helpdesk"), "Actions hand the turn to helpdesk and nothing else."),
        ("bot/nlu", ("bot.nlu", "helpdesk.numbers", "helpdesk.privacy"), "Components run in the engine's environment."),
        ("engine", ("engine",), "The engine knows nothing of ours; it reads files and settings."),
    ],
)
def test_each_room_imports_only_what_it_may(folder: str, allowed: tuple[str, ...], remedy: str) -> None:
    wrong = _wrong(folder, allowed)
    assert not wrong, f"{wrong}. Allowed of ours in {folder}: {allowed}. {remedy}"


def test_helpdesk_knows_no_framework_of_the_edges() -> None:
    frameworks = ("rasa", "rasa_sdk", "fastapi", "starlette", "sanic", "uvicorn", "jinja2")
    wrong = [
        f"{named(path)} imports {name}"
        for path in modules("helpdesk")
        for name in imports_of(path)
        if within(name, *frameworks)
    ]
    assert not wrong, f"{wrong}. Move this to web or bot.actions and pass plain values."


def test_only_the_store_imports_sqlalchemy() -> None:
    wrong = [
        named(path)
        for path in modules(*ROOT_PACKAGES)
        if not named(path).startswith("helpdesk/store/") and any(within(n, "sqlalchemy") for n in imports_of(path))
    ]
    assert not wrong, f"{wrong} import sqlalchemy. Ask helpdesk.store for what they need."


def test_actions_use_no_library_but_rasa_sdk() -> None:
    wrong = [
        f"{named(path)} imports {name}"
        for path in modules("bot/actions")
        if named(path) != STARTS_THE_SERVER
        for name in imports_of(path)
        if _is_library(name) and not within(name, "rasa_sdk", "helpdesk", "bot.actions")
    ]
    assert not wrong, f"{wrong}. An action is slots in, one call into helpdesk, words and slots out."


def test_the_door_knows_nothing_of_rasa() -> None:
    wrong = [named(p) for p in modules("web") if any(within(n, "rasa", "rasa_sdk", "sanic") for n in imports_of(p))]
    assert not wrong, f"{wrong} import Rasa. The door talks to it over HTTP (web/engine_client.py)."


def test_components_of_the_engine_do_not_use_the_action_server() -> None:
    wrong = [named(path) for path in modules("bot/nlu") if any(within(n, "rasa_sdk") for n in imports_of(path))]
    assert not wrong, f"{wrong} import rasa_sdk, which the engine's environment does not have."


def test_what_both_environments_share_uses_only_the_standard_library() -> None:
    shared = [p for p in modules("helpdesk") if named(p).startswith(("helpdesk/numbers/", "helpdesk/privacy"))]
    assert shared, "helpdesk/numbers is gone. Correct this test if it moved."
    package = [path for path in modules("helpdesk") if named(path) == "helpdesk/__init__.py"]
    wrong = [
        f"{named(path)} imports {name}"
        for path in [*shared, *package]
        for name in imports_of(path)
        if _is_library(name) and not within(name, "helpdesk.numbers", "helpdesk.privacy")
    ]
    assert not wrong, f"{wrong}. These run in both environments: standard library only."

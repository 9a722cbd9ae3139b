"""A stand-in for the packages that Rasa imports at its start and this product never uses.

Rasa 3.6.21 imports TensorFlow, the SDKs of a dozen chat services and three cloud stores before it
reads its configuration. Without them it starts four times as fast and needs a fifth of the memory
(docs/decisions). The stand-in lets those *imports* succeed and every *use* fail with a sentence. It
stands last in line, so a package that is installed is always taken instead, and it answers for no
name outside its list.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

TENSORFLOW = frozenset({"tensorflow", "tensorflow_hub", "tensorflow_text", "tensorflow_addons", "keras"})
CHANNELS = frozenset(
    {"aiogram", "cachecontrol", "fbmessenger", "google", "slack_sdk", "socketio", "twilio", "webexteamssdk"}
)
STORES_AND_BROKERS = frozenset({"aio_pika", "aiormq", "boto3", "botocore", "pymongo"})
TOKENS_AND_ORIGINS = frozenset({"jwt", "sanic_cors", "sanic_jwt"})
PLOTS = frozenset({"matplotlib"})
ABSENT = TENSORFLOW | CHANNELS | STORES_AND_BROKERS | TOKENS_AND_ORIGINS | PLOTS

ERROR_ENDINGS = ("Error", "Exception", "Failure", "ChannelNotFoundEntity")
"""Names that Rasa puts into `except` clauses: Python accepts only exception classes there."""


class NotInstalled(ImportError):
    """Something that the engine room leaves out was used, not only imported."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} was used, but {name.partition('.')[0]} is left out of the engine room on purpose.")


class _Absent(type):
    """The type of every stand-in class: its attributes are stand-ins too, and calling it refuses."""

    def __getattr__(cls, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return _stand_in_for(f"{cls.__module__}.{cls.__qualname__}", name)

    def __call__(cls, *args: object, **kwargs: object) -> object:
        if cls.__dict__.get("_stands_in"):
            raise NotInstalled(f"{cls.__module__}.{cls.__qualname__}")
        return super().__call__(*args, **kwargs)


def _stand_in_for(parent: str, name: str) -> object:
    if name.endswith(ERROR_ENDINGS):
        return type(name, (Exception,), {"__module__": parent})
    if name.isupper():
        return ()
    return _Absent(name, (), {"__module__": parent, "_stands_in": True})


class _AbsentModule(ModuleType):
    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        value = _stand_in_for(self.__name__, name)
        setattr(self, name, value)
        return value


class StandIn(MetaPathFinder, Loader):
    """Finds and makes the modules of `ABSENT`; asked only when no other finder knows the name."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Answer for the listed packages and what is below them."""
        if fullname.partition(".")[0] not in ABSENT:
            return None
        return ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """An empty package whose every attribute is a stand-in."""
        return _AbsentModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to run."""


def install() -> None:
    """Stand in line behind the real finders; must happen before `rasa` is imported."""
    if not any(isinstance(finder, StandIn) for finder in sys.meta_path):
        sys.meta_path.append(StandIn())

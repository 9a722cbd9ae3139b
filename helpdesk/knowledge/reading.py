"""Reading one YAML file of facts into a model, with errors that an editor of facts can act on."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from helpdesk.errors import KnowledgeError


class Fact(BaseModel):
    """A frozen piece of knowledge; a key that is not part of it is an error, not a surprise later."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Model = TypeVar("Model", bound=BaseModel)

_REMEDIES = {
    "missing": "Add this key.",
    "extra_forbidden": "Remove this key, or correct its spelling.",
    "too_short": "Give at least one.",
    "string_too_short": "Write a text here.",
}


class _StrictLoader(yaml.SafeLoader):
    """SafeLoader that refuses a key written twice, where YAML would silently keep the last."""


def _mapping_without_repeats(loader: _StrictLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            line = key_node.start_mark.line + 1
            raise KnowledgeError(loader.name, f"line {line}", key, "This key stands twice here. Keep one.")
        seen.add(key)
    return loader.construct_mapping(node, deep=True)


_StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping_without_repeats)


def read_yaml(path: Path) -> Any:
    """The content of a YAML file. Raises KnowledgeError where it is missing, unreadable or repeats a key."""
    try:
        with path.open(encoding="utf-8") as stream:
            return yaml.load(stream, _StrictLoader)
    except OSError as error:
        raise KnowledgeError(path, "file", path.name, f"It cannot be read ({error.strerror}).") from error
    except yaml.YAMLError as error:
        problem = " ".join(str(error).split())
        raise KnowledgeError(path, "file", path.name, f"It is not valid YAML: {problem}") from error


def parse(model: type[Model], data: Any, path: Path) -> Model:
    """Data of a file as a model. Raises KnowledgeError with the first thing that is wrong."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "file"
        remedy = _REMEDIES.get(first["type"], first["msg"] + ".")
        raise KnowledgeError(path, key, first["input"], remedy) from error


def read(model: type[Model], path: Path) -> Model:
    """A YAML file as a model."""
    return parse(model, read_yaml(path), path)

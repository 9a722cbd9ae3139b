"""What the health tests share: the tree, the syntax of its modules, its conversation data, and folded text."""

from __future__ import annotations

import ast
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
BUILT = {".git", ".venv", ".tools", "models", "var", "__pycache__", "node_modules", ".hypothesis", ".rasa", ".cache"}
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def tree(start: Path = ROOT) -> Iterator[Path]:
    """Every file of the project (or of a folder in it) that a person wrote or keeps, nothing that was built."""
    for folder, folders, names in os.walk(start):
        folders[:] = sorted(name for name in folders if name not in BUILT and not name.endswith("_cache"))
        yield from (Path(folder) / name for name in sorted(names) if not name.endswith(".pyc") and name != ".git")


def named(path: Path, root: Path = ROOT) -> str:
    """A file's name as people say it: from the root of the project (or of a copy of it)."""
    return path.relative_to(root).as_posix()


def modules(*folders: str) -> list[Path]:
    """The Python files under some folders of the project."""
    return sorted(path for folder in folders for path in tree(ROOT / folder) if path.suffix == ".py")


@cache
def syntax(path: Path) -> ast.Module:
    """A module's syntax tree, read once."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports_of(path: Path) -> set[str]:
    """The dotted names that a module imports, `from a import b` as a.b; relative ones made absolute."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    found: set[str] = set()
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return found


def within(name: str, *packages: str) -> bool:
    """Whether a dotted name is one of some packages or inside one."""
    return any(name == package or name.startswith(package + ".") for package in packages)


def fold(text: str) -> str:
    """A sentence without case, accents, punctuation and spacing."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z0-9$%]+", " ", bare).split())


@cache
def read_yaml(path: Path) -> Any:
    """A YAML file, read once and fast."""
    with path.open(encoding="utf-8") as stream:
        return yaml.load(stream, LOADER)


@dataclass(frozen=True)
class Example:
    """A sentence of the conversation data."""

    file: str
    intent: str
    language: str | None
    text: str


@lru_cache(maxsize=2)
def examples(root: Path = ROOT) -> tuple[Example, ...]:
    """Every example of bot/data, in the project or in a copy of it."""
    found = []
    for path in sorted((root / "bot" / "data").glob("*/*.yml")):
        for block in read_yaml(path).get("nlu") or []:
            if "intent" not in block:
                continue
            language = (block.get("metadata") or {}).get("language")
            lines = (line.strip().removeprefix("- ").strip() for line in block["examples"].splitlines())
            found += [Example(named(path, root), block["intent"], language, line) for line in lines if line]
    return tuple(found)


def domain(root: Path = ROOT) -> dict[str, Any]:
    """domain.yml."""
    found: dict[str, Any] = read_yaml(root / "domain.yml")
    return found


@lru_cache(maxsize=2)
def rules(root: Path = ROOT) -> tuple[tuple[str, str, tuple[str, ...], str], ...]:
    """Every rule as file, name, its intents, its action."""
    found = []
    for path in sorted((root / "bot" / "data").glob("*/*.yml")):
        for rule in read_yaml(path).get("rules") or []:
            first, *others = rule["steps"]
            intents = tuple(step["intent"] for step in first.get("or", [first]))
            action = next(step["action"] for step in others if "action" in step)
            found.append((named(path, root), rule["rule"], intents, action))
    return tuple(found)

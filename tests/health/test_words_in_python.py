"""Words for people stand in knowledge/, never in Python."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from tests.health.health_project import ROOT, fold, modules, named, syntax

FEWEST_WORDS = 5
LOGGING = {"debug", "info", "warning", "error", "exception", "critical", "log"}
FOR_DEVELOPERS = {"help", "description", "epilog", "summary", "usage"}
"""Keyword arguments of argparse, FastAPI and pydantic that describe a command or an interface."""
TERMINALS = {
    "helpdesk/cli.py",
    "helpdesk/facts_list.py",
    "web/supervise.py",
    "web/__main__.py",
    "bot/actions/__main__.py",
}
"""Modules whose own lines are read in a terminal by the person who runs the service."""
ALLOWED = {
    # A remedy in errors about files of facts, for the person who edits them.
    "Remove this key, or correct its spelling.",
    # Examples in the description of the chat API.
    "Is your family enrolled in Medicaid (MO HealthNet)?",
    "Your message is empty. Write a question.",
}


def _text(node: ast.AST) -> str | None:
    """The text of a string, with one letter for each value put into it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
    return None


@lru_cache(maxsize=1)
def _quotations() -> str:
    """The documents' own words, which code may name as the source of a rule."""
    return " ".join(fold(path.read_text(encoding="utf-8")) for path in (ROOT / "knowledge" / "sources").iterdir())


def _is_sentence(text: str) -> bool:
    if len(text.split()) < FEWEST_WORDS or not text.rstrip().endswith((".", "?", "!")):
        return False
    return not re.search(r"\(\?|\\[bdswS(]", text) and fold(text) not in _quotations()


def _is_error(node: ast.AST) -> bool:
    return isinstance(node, ast.ClassDef) and any(
        isinstance(base, ast.Name) and base.id.endswith(("Error", "Exception")) for base in node.bases
    )


def _is_for_developers(node: ast.AST) -> bool:
    """Docstrings, raised errors and the errors' own classes, assertions, log calls."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return name in LOGGING or name.endswith(("Error", "Exception"))
    return isinstance(node, ast.Raise | ast.Assert) or _is_error(node)


def sentences_for_people(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every string below a node that looks like a sentence for people."""
    for child in ast.iter_child_nodes(node):
        if _is_for_developers(child) or (isinstance(child, ast.keyword) and child.arg in FOR_DEVELOPERS):
            continue
        text = _text(child)
        if text is None:
            yield from sentences_for_people(child)
        elif _is_sentence(text) and text not in ALLOWED:
            yield getattr(child, "lineno", 0), text


def _in_file(path: Path) -> list[str]:
    return [f"{named(path)}:{line}: {text!r}" for line, text in sentences_for_people(syntax(path))]


def test_no_sentence_for_people_stands_in_python() -> None:
    paths = [path for path in modules("helpdesk", "bot", "web") if named(path) not in TERMINALS]
    found = [sentence for path in paths for sentence in _in_file(path)]
    assert not found, "Move these to knowledge/words/*.yml and say them by name:\n" + "\n".join(found)


def test_a_sentence_in_python_would_be_found() -> None:
    code = (
        'def hello(name):\n    """Greet a person who writes to us."""\n    return f"Hello {name}, how are you today?"\n'
    )
    assert [line for line, _ in sentences_for_people(ast.parse(code))] == [3]


def test_errors_and_log_lines_are_not_taken_for_words_for_people() -> None:
    code = 'log.info("A turn took far too long.")\nraise ValueError("Give a number between one and nine.")\n'
    assert list(sentences_for_people(ast.parse(code))) == []

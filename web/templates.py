"""Pages from templates: everything put in is escaped, and every page says its language and its words."""

from __future__ import annotations

import hashlib
from functools import lru_cache, partial
from pathlib import Path

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from helpdesk.knowledge import Language
from web.speech import Speech

WEB_FOLDER = Path(__file__).resolve().parent
STATIC_FOLDER = WEB_FOLDER / "static"


def render(name: str, request: Request, speech: Speech, language: Language, **values: object) -> str:
    """A page. `say` in a template gives the words of the door in the page's language."""
    other: Language = "en" if language == "es" else "es"
    template = _templates().get_template(name)
    return template.render(
        language=language,
        other_language=other,
        say=partial(_say, speech, language),
        phone=speech.first_steps_phone,
        path=request.url.path,
        version=static_version(),
        **values,
    )


def blocks(text: str) -> list[tuple[str, list[str]]]:
    """A text in parts: ("p", lines) or ("ul", items), as static/chat.js makes them.

    Paragraphs are parted by an empty line, items begin with "- ".
    """
    parts: list[tuple[str, list[str]]] = []
    for paragraph in text.split("\n\n"):
        kind = ""
        for line in filter(None, paragraph.split("\n")):
            item = line.startswith("- ")
            if kind != ("ul" if item else "p"):
                kind = "ul" if item else "p"
                parts.append((kind, []))
            parts[-1][1].append(line.removeprefix("- "))
    return parts


@lru_cache(maxsize=1)
def static_version() -> str:
    """A mark that changes with the files in web/static, so that browsers fetch what is new."""
    content = b"".join(path.read_bytes() for path in sorted(STATIC_FOLDER.iterdir()))
    return hashlib.sha256(content).hexdigest()[:12]


@lru_cache(maxsize=1)
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(WEB_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["blocks"] = blocks
    return environment


def _say(speech: Speech, language: Language, name: str, **values: object) -> str:
    return speech.say(name, language, **values)

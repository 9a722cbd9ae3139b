"""Pages from templates: everything put in is escaped, and every page says its language and its words."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache, partial
from pathlib import Path

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from helpdesk.knowledge import Language
from web.speech import Speech

WEB_FOLDER = Path(__file__).resolve().parent
STATIC_FOLDER = WEB_FOLDER / "static"
PHONE = re.compile(r"(?<![\w$,.-])(?:(?:1-)?[0-9]{3}-[0-9]{3}-[0-9]{4}|911|988)(?![\w,-]*[0-9])")
SHORT_NUMBER = 3


def render(name: str, request: Request, speech: Speech, language: Language, **values: object) -> str:
    """A page. `say` in a template gives the words of the door in the page's language, `say_in` in another."""
    other: Language = "en" if language == "es" else "es"
    template = _templates().get_template(name)
    return template.render(
        language=language,
        other_language=other,
        say=partial(_say, speech, language),
        say_in=partial(partial, _say, speech),
        phone=speech.first_steps_phone,
        path=request.url.path,
        version=static_version(),
        **values,
    )


def blocks(text: str) -> list[tuple[str, list[str]]]:
    """A text in parts: ("p", lines) or ("ul", items), as static/conversation.js makes them.

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


def phones(text: str) -> list[tuple[str, str | None]]:
    """A text in pieces, each with the number to dial where it is a telephone number, as conversation.js makes them."""
    pieces: list[tuple[str, str | None]] = []
    end = 0
    for found in PHONE.finditer(text):
        number = found[0].replace("-", "")
        dialled = number if len(number) == SHORT_NUMBER else f"+1{number.removeprefix('1')}"
        pieces += [(text[end : found.start()], None), (found[0], dialled)]
        end = found.end()
    return [*pieces, (text[end:], None)]


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
    environment.filters["phones"] = phones
    return environment


def _say(speech: Speech, language: Language, name: str, **values: object) -> str:
    return speech.say(name, language, **values)

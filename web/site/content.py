"""What all pages beside the chat share: their words, their heads, and the memory of those that stay the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from helpdesk.knowledge import Language, load_knowledge
from web.door import door_of, page_language
from web.templates import render

MOST_PAGES = 2_000
CACHED = "public, max-age=300"


@dataclass(frozen=True)
class Content:
    """A page as it was rendered, with the mark that says whether a browser's copy is still the same."""

    page: bytes
    etag: str


class ContentCache:
    """Rendered pages by path, language and day. It starts anew when it is full, for example after some years."""

    def __init__(self) -> None:
        self._pages: dict[tuple[str, Language, date], Content] = {}

    def get(self, path: str, language: Language, day: date, make: Callable[[], str]) -> Content:
        """The page, made by `make` the first time."""
        key = (path, language, day)
        if key not in self._pages:
            if len(self._pages) >= MOST_PAGES:
                self._pages.clear()
            page = make().encode()
            self._pages[key] = Content(page, f'"{hashlib.sha256(page).hexdigest()[:20]}"')
        return self._pages[key]


def tell(language: Language, name: str, **values: object) -> str:
    """Words of the pages beside the chat (`pages.<name>`)."""
    return load_knowledge().words.say(f"pages.{name}", language, **values)


def page(template: str, request: Request, title: str, **values: Any) -> str:
    """A page that may differ from one request to the next. `title` names the words of its title."""
    language = page_language(request)
    words = partial(tell, language)
    return render(template, request, door_of(request).speech, language, tell=words, title=words(title), **values)


def headers_of(language: Language) -> dict[str, str]:
    """The headers of every page: its language, and that the browser's wish may have decided it."""
    return {"Content-Language": language, "Vary": "Accept-Language"}


def own_page(template: str, request: Request, title: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page for one person only, which nothing keeps."""
    body = page(template, request, title, **values)
    return HTMLResponse(body, status, headers_of(page_language(request)))


def content_page(request: Request, make: Callable[[Language, date], str]) -> Response:
    """A page that is the same for everyone until the day or the facts change: 304 where the browser has it."""
    language, day = page_language(request), door_of(request).settings.today()
    content = request.app.state.content.get(request.url.path, language, day, partial(make, language, day))
    headers = headers_of(language) | {"Cache-Control": CACHED, "ETag": content.etag}
    if content.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return HTMLResponse(content.page, headers=headers)

"""About the site as a whole: accessibility, and what search engines may read."""

from __future__ import annotations

from datetime import date
from xml.sax.saxutils import escape

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse

from helpdesk.knowledge import LANGUAGES, Language, load_knowledge
from helpdesk.written import stands_alone
from web.site.content import CACHED, content_page, page

PLACES = ("/", "/estimate", "/fees", "/contacts", "/topics", "/accessibility")
NOT_FOR_SEARCH = ("/api/", "/receipt", "/topics?q=", "/docs", "/openapi.json", "/healthz", "/readyz")
_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'

router = APIRouter(include_in_schema=False)


@router.get("/accessibility")
def accessibility(request: Request) -> Response:
    """What was aimed at, tested, and not tested."""

    def make(language: Language, day: date) -> str:
        return page("accessibility.html", request, "accessibility_title")

    return content_page(request, make)


@router.get("/robots.txt")
def robots(request: Request) -> PlainTextResponse:
    """What programs that search the web may read."""
    lines = [
        "User-agent: *",
        *(f"Disallow: {place}" for place in NOT_FOR_SEARCH),
        f"Sitemap: {_root(request)}/sitemap.xml",
    ]
    return PlainTextResponse("\n".join(lines) + "\n", headers={"Cache-Control": CACHED})


@router.get("/sitemap.xml")
def sitemap(request: Request) -> Response:
    """Every page in every language."""
    knowledge = load_knowledge()
    paths = [*PLACES, *(f"/topics/{name}" for name in knowledge.topics if stands_alone(knowledge, name))]
    entries = "".join(_entry(f"{_root(request)}{path}") for path in paths)
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_NAMESPACES}>\n{entries}</urlset>\n'
    return Response(body, headers={"Cache-Control": CACHED}, media_type="application/xml")


def _root(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _entry(address: str) -> str:
    addresses = {language: escape(f"{address}?lang={language}", {'"': "&quot;"}) for language in LANGUAGES}
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{each}"/>' for language, each in addresses.items()
    )
    return "".join(f"<url><loc>{each}</loc>{others}</url>\n" for each in addresses.values())

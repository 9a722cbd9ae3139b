"""The application: the door's parts, its routes, and what is around every request."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from helpdesk.settings import Settings
from web import api, callbacks, embedding, feedback, health, pages
from web.cross_origin import CrossOrigin
from web.door import Door, open_door
from web.envelope import Envelope
from web.gate import Gate
from web.housekeeping import Housekeeping
from web.problem_answers import on_http_exception, on_invalid_request
from web.site import add_site
from web.templates import STATIC_FOLDER

TITLE = "First Steps Help Desk"
VERSION = "1"
LEAST_BYTES = 500
"""Answers shorter than that go out as they are; the files of web/static are squeezed once (web/assets.py)."""


def create_app(settings: Settings) -> FastAPI:
    """The application by settings. Raises KnowledgeError or SettingError where it cannot be built."""
    door = open_door(settings)
    app = FastAPI(
        title=TITLE,
        version=VERSION,
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        telemetry={"tracing": False, "metrics": False, "logs": False, "operation_spans": False},
    )
    app.add_exception_handler(HTTPException, on_http_exception)
    app.add_exception_handler(RequestValidationError, on_invalid_request)
    app.state.door = door
    for part in (api, feedback, callbacks, embedding, health, pages):
        app.include_router(part.router)
    add_site(app)
    app.mount("/static", StaticFiles(directory=STATIC_FOLDER), name="static")
    _surround(app, settings)
    return app


def _surround(app: FastAPI, settings: Settings) -> None:
    """What is around every request; what is added last is outermost.

    Squeezing gives nothing away (BREACH): no other website can put words of its choice on a page that also holds a
    conversation. What is reflected from an address (/topics?q=, /receipt?code=) stands on pages without one.
    """
    app.add_middleware(Gate, allowed_origins=settings.allowed_origins)
    if settings.allowed_origins:
        app.add_middleware(CrossOrigin, allowed_origins=settings.allowed_origins)
    app.add_middleware(GZipMiddleware, minimum_size=LEAST_BYTES, compresslevel=6)
    app.add_middleware(Envelope, production=settings.production)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    door: Door = app.state.door
    stop = threading.Event()
    housekeeping = Housekeeping(
        store=door.store,
        idle=timedelta(hours=door.settings.conversation_hours),
        callbacks=door.callbacks,
        callback_age=timedelta(days=door.settings.callback_days),
    )
    cleaner = threading.Thread(target=housekeeping.keep_clean, args=(stop,), daemon=True)
    cleaner.start()
    try:
        yield
    finally:
        stop.set()
        cleaner.join(timeout=3)
        door.close()

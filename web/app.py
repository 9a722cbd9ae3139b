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

from helpdesk.settings import Settings
from web import api, health, pages
from web.door import Door, open_door
from web.envelope import Envelope
from web.housekeeping import keep_clean
from web.problem_answers import on_http_exception, on_invalid_request
from web.templates import STATIC_FOLDER

TITLE = "First Steps Help Desk"
VERSION = "1"


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
    app.include_router(api.router)
    app.include_router(health.router)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=STATIC_FOLDER), name="static")
    app.add_middleware(Envelope, production=settings.production)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    door: Door = app.state.door
    stop = threading.Event()
    idle = timedelta(hours=door.settings.conversation_hours)
    cleaner = threading.Thread(target=keep_clean, args=(door.store, idle, stop), daemon=True)
    cleaner.start()
    try:
        yield
    finally:
        stop.set()
        cleaner.join(timeout=3)
        door.close()

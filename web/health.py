"""For whoever watches the service: is it alive, and is it ready."""

from __future__ import annotations

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict

from web.described import problems
from web.door import TheDoor, page_language
from web.problems import NOT_READY, Problem

router = APIRouter(tags=["health"])


class State(BaseModel):
    """A state of the service, in words."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"detail": "Ready."}]})

    detail: str


@router.get("/healthz", summary="Is it alive", responses=problems())
async def alive(request: Request, door: TheDoor) -> State:
    """Whether the process answers. It needs no thread, so that it answers even while all of them are busy."""
    return State(detail=door.speech.say("alive", page_language(request)))


@router.get("/readyz", summary="Is it ready", responses=problems(503))
def ready(request: Request, door: TheDoor) -> State:
    """Whether a real message goes through model, action server and database; if not, what is missing."""
    missing = door.readiness.missing()
    if missing is not None:
        raise Problem(NOT_READY, {"port": door.settings.engine_port}, missing)
    return State(detail=door.speech.say("ready", page_language(request)))

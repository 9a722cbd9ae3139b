"""Everything the routes work with, made once for an application, and how a route gets at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from helpdesk.knowledge import Language, load_knowledge
from helpdesk.settings import Settings
from helpdesk.store import ConversationStore, StoreUnavailable
from web.buttons import Buttons
from web.chat import Chat
from web.engine_client import EngineClient
from web.privacy import Privacy
from web.rate_limits import RateLimits
from web.readiness import Readiness
from web.sessions import Sessions
from web.speech import Speech, accepted_language, known_language


@dataclass(frozen=True)
class Door:
    """The parts of the front door."""

    settings: Settings
    speech: Speech
    store: ConversationStore
    engine: EngineClient
    sessions: Sessions
    buttons: Buttons
    limits: RateLimits
    chat: Chat
    readiness: Readiness

    def close(self) -> None:
        """Close what is open."""
        self.engine.close()
        self.store.close()


def open_door(settings: Settings) -> Door:
    """The parts by settings. Raises KnowledgeError or SettingError; connects to nothing yet."""
    knowledge = load_knowledge()
    speech = Speech(knowledge)
    store = ConversationStore(settings.database_url)
    engine = EngineClient(settings.engine_url, settings.engine_timeout_seconds)
    buttons = Buttons(settings.secret, settings.conversation_hours)
    return Door(
        settings=settings,
        speech=speech,
        store=store,
        engine=engine,
        sessions=Sessions(settings),
        buttons=buttons,
        limits=RateLimits(settings),
        chat=Chat(store, engine, buttons, speech, Privacy(knowledge)),
        readiness=Readiness(store, engine),
    )


def door_of(request: Request) -> Door:
    """The door of the application that a request came to."""
    return cast(Door, request.app.state.door)


def page_language(request: Request) -> Language:
    """The language of a page or an error where no conversation says it: ?lang=, then the browser's wish."""
    asked = known_language(request.query_params.get("lang"))
    return asked or accepted_language(request.headers.get("accept-language", "")) or "en"


def spoken_language(request: Request, hint: Language | None = None) -> Language:
    """The language to speak to whoever sent a request: the conversation's, else the hint, else the page's."""
    door = door_of(request)
    session = door.sessions.of(request)
    try:
        spoken = door.store.language(session) if session else None
    except StoreUnavailable:
        spoken = None
    return spoken or hint or page_language(request)


def count_message(request: Request) -> None:
    """Count a message against the limits of its session and its address. Raises Problem."""
    door = door_of(request)
    address = request.client.host if request.client else "unknown"
    door.limits.count(door.sessions.of(request) or address, address)


async def _the_door(request: Request) -> Door:
    """`door_of` as a dependency; one that is not async would wait for a thread."""
    return door_of(request)


TheDoor = Annotated[Door, Depends(_the_door)]

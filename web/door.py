"""Everything the routes work with, made once for an application, and how a route gets at it."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request

from helpdesk.knowledge import Knowledge, Language, load_knowledge
from helpdesk.settings import Settings
from helpdesk.store import CallbackStore, ConversationStore, Database, FeedbackStore, StoreUnavailable
from web.buttons import Buttons
from web.chat import Chat
from web.engine_client import EngineClient
from web.privacy import Privacy
from web.problems import NOT_JSON, Problem
from web.rate_limits import Counted, RateLimits
from web.readiness import Readiness
from web.receipts import ReceiptDesk
from web.sessions import Sessions
from web.speech import Speech, accepted_language, known_language


@dataclass(frozen=True)
class Door:
    """The parts of the front door."""

    settings: Settings
    knowledge: Knowledge
    speech: Speech
    database: Database
    store: ConversationStore
    feedback: FeedbackStore
    callbacks: CallbackStore
    engine: EngineClient
    sessions: Sessions
    buttons: Buttons
    limits: RateLimits
    chat: Chat
    readiness: Readiness

    def close(self) -> None:
        """Close what is open."""
        self.engine.close()
        self.database.close()


def open_door(settings: Settings) -> Door:
    """The parts by settings. Raises KnowledgeError or SettingError; connects to nothing yet."""
    knowledge = load_knowledge()
    speech = Speech(knowledge)
    database = Database(settings.database_url)
    store = ConversationStore(database)
    engine = EngineClient(settings.engine_url, settings.engine_timeout_seconds)
    buttons = Buttons(settings.secret, settings.conversation_hours)
    return Door(
        settings=settings,
        knowledge=knowledge,
        speech=speech,
        database=database,
        store=store,
        feedback=FeedbackStore(database),
        callbacks=CallbackStore(database),
        engine=engine,
        sessions=Sessions(settings),
        buttons=buttons,
        limits=RateLimits(settings),
        chat=Chat(store, engine, buttons, speech, ReceiptDesk(settings, knowledge), Privacy(knowledge)),
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


def count(request: Request, kind: Counted) -> None:
    """Count a request against the limits of its session and its address. Raises Problem."""
    door = door_of(request)
    address = address_of(request)
    door.limits.count(kind, door.sessions.of(request) or address, address)


def count_message(request: Request) -> None:
    """Count a message. Raises Problem."""
    count(request, "message")


def count_feedback(request: Request) -> None:
    """Count a rating. Raises Problem."""
    count(request, "feedback")


def count_callback(request: Request) -> None:
    """Count a wish to be called. Raises Problem."""
    count(request, "callback")


async def json_only(request: Request) -> None:
    """Refuse a body that does not say it is JSON: a form of another site cannot say so. Raises Problem."""
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type != "application/json" and not (
        media_type.startswith("application/") and media_type.endswith("+json")
    ):
        raise Problem(NOT_JSON)


def address_of(request: Request) -> str:
    """Who sends, for counting; of an IPv6 address the network, for one visitor has billions of addresses in it."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host.split("%")[0])
    except ValueError:
        return host or "unknown"
    return host if address.version == 4 else str(ipaddress.ip_network((address, 64), strict=False))


async def _the_door(request: Request) -> Door:
    """`door_of` as a dependency; one that is not async would wait for a thread."""
    return door_of(request)


TheDoor = Annotated[Door, Depends(_the_door)]

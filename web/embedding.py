"""The chat on other websites: a page for their frame, and the words of the button that opens it (static/embed.js)."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field

from helpdesk.knowledge import LANGUAGES, Language
from helpdesk.settings import Settings
from web.described import problems
from web.door import TheDoor, page_language
from web.envelope import POLICY
from web.pages import chat_page

router = APIRouter()


class ButtonWords(BaseModel):
    """What the button, its window and the cross that closes it are called."""

    open: str
    title: str
    close: str


class EmbeddingWords(BaseModel):
    """The words of the button, by language."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"words": {"en": {"open": "Ask First Steps", "title": "Help desk", "close": "Close"}}}]
        }
    )

    words: dict[Language, ButtonWords] = Field(description="By language: en, es.")


@router.get("/embed", include_in_schema=False)
def show(door: TheDoor, request: Request) -> HTMLResponse:
    """The chat without what is around it. Browsers show it in frames of the allowed websites only."""
    language = page_language(request)
    headers = {
        "Content-Language": language,
        "Content-Security-Policy": frame_policy(door.settings),
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Vary": "Accept-Language",
    }
    return HTMLResponse(chat_page(door, request, template="embed.html"), headers=headers)


@router.get("/api/embedding", tags=["embedding"], summary="Words of the chat's button", responses=problems())
def words(door: TheDoor) -> EmbeddingWords:
    """What the button on another website is called. Only websites of HELPDESK_ALLOWED_ORIGINS can read it."""
    said = {
        language: ButtonWords(
            open=door.speech.say("embed_open", language),
            title=door.speech.say("page_title", language),
            close=door.speech.say("embed_close", language),
        )
        for language in LANGUAGES
    }
    return EmbeddingWords(words=said)


def frame_policy(settings: Settings) -> str:
    """The content security policy of the frame: which websites may show it."""
    return POLICY.format(ancestors=" ".join(settings.allowed_origins) or "'none'")

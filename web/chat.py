"""One turn: keep what was said, ask the engine, keep the answer. Whatever fails, something is said."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from helpdesk.knowledge import Language
from helpdesk.outcomes import Outcome
from helpdesk.privacy import Kind, Masked
from helpdesk.store import ConversationStore, StoredMessage, StoreUnavailable
from web.buttons import Buttons, Pressed
from web.cards import showable
from web.engine_client import EngineClient, EngineMessage, EngineReply, EngineUnavailable
from web.privacy import Privacy
from web.receipts import ReceiptDesk
from web.schemas import ChatAnswer, ChatButton, ChatMessage, Conversation, PastMessage
from web.speech import Speech, known_language

log = logging.getLogger("web.chat")


@dataclass(frozen=True)
class Said:
    """What a person said: a text, or a button's title with its command."""

    text: str
    command: str | None = None


class Chat:
    """Turns of conversations. Holds nothing between them: the store and the engine do."""

    def __init__(
        self,
        store: ConversationStore,
        engine: EngineClient,
        buttons: Buttons,
        speech: Speech,
        receipts: ReceiptDesk,
        privacy: Privacy,
    ) -> None:
        self._store = store
        self._engine = engine
        self._receipts = receipts
        self._buttons = buttons
        self._speech = speech
        self._privacy = privacy

    def take_turn(self, session: str, said: Said, page_language: Language) -> ChatAnswer:
        """The answer to what was said. page_language counts only while the conversation has none.

        Personal data in a typed text goes no further than this: neither store nor engine gets to see it.
        """
        masked = self._privacy.mask(said.text) if said.command is None else Masked(said.text, ())
        said = replace(said, text=masked.text)
        try:
            language = self._store.begin_turn(session, StoredMessage("person", said.text))
        except StoreUnavailable as error:
            log.error("A message was not taken: %s", error)
            return self._in_trouble("store_trouble", Outcome.FAILED_STORE, page_language)
        language = language or page_language
        try:
            reply = self._engine.send(session, said.command or said.text, is_command=said.command is not None)
        except EngineUnavailable as error:
            log.error("A turn failed: %s.", error)
            reply = self._trouble_reply("engine_trouble", Outcome.FAILED_ENGINE, language)
        reply = self._with_receipts(reply)
        if masked.found:
            reply = self._told(reply, masked.found, reply.language or language)
        self._keep(session, reply)
        return self._answer(session, reply, language)

    def past(self, session: str) -> Conversation:
        """What was said so far. Raises StoreUnavailable."""
        said = self._store.read(session)
        return Conversation(
            messages=[self._past_message(session, message) for message in said],
            language=self._store.language(session),
            outcome=next((m.extra["outcome"] for m in reversed(said) if m.extra.get("outcome")), None),
        )

    def past_in_trouble(self, language: Language) -> Conversation:
        """What is shown when the store cannot be read."""
        text = self._speech.trouble("resume_trouble", language)
        message = PastMessage(who="assistant", text=text, language=language)
        return Conversation(messages=[message], language=None, outcome=Outcome.FAILED_STORE)

    def _told(self, reply: EngineReply, found: Sequence[Kind], language: Language) -> EngineReply:
        """The reply after a kind word on what was hidden."""
        word = EngineMessage(self._privacy.notice(found, language), (), None)
        return replace(reply, messages=(word, *reply.messages))

    def _with_receipts(self, reply: EngineReply) -> EngineReply:
        """The reply with a receipt on every estimate; it is kept with the card."""
        messages = (replace(message, card=self._receipts.on_card(message.card)) for message in reply.messages)
        return replace(reply, messages=tuple(messages))

    def _keep(self, session: str, reply: EngineReply) -> None:
        """Keep the answer. A person who has an answer gets it even when it cannot be kept."""
        try:
            self._store.end_turn(session, _stored(reply), reply.language)
        except StoreUnavailable as error:
            log.error("An answer was given and not kept: %s", error)

    def _answer(self, session: str, reply: EngineReply, language: Language) -> ChatAnswer:
        messages = [
            ChatMessage(
                text=message.text,
                buttons=self._signed(session, [(each.title, each.payload) for each in message.buttons]),
                card=message.card,
            )
            for message in reply.messages
        ]
        return ChatAnswer(messages=messages, language=reply.language or language, outcome=reply.outcome)

    def _signed(self, session: str, buttons: Sequence[tuple[str, str]]) -> list[ChatButton]:
        return [
            ChatButton(title=title, payload=self._buttons.sign(session, Pressed(title, command)))
            for title, command in buttons
        ]

    def _past_message(self, session: str, message: StoredMessage) -> PastMessage:
        buttons = [(title, command) for title, command in message.extra.get("buttons", [])]
        return PastMessage(
            who=message.who,
            text=message.text,
            buttons=self._signed(session, buttons),
            card=showable(message.extra.get("card")),
            language=known_language(message.extra.get("language")),
        )

    def _in_trouble(self, name: str, outcome: Outcome, language: Language) -> ChatAnswer:
        message = ChatMessage(text=self._speech.trouble(name, language))
        return ChatAnswer(messages=[message], language=language, outcome=outcome)

    def _trouble_reply(self, name: str, outcome: Outcome, language: Language) -> EngineReply:
        return EngineReply((EngineMessage(self._speech.trouble(name, language), (), None),), outcome, language)


def _stored(reply: EngineReply) -> list[StoredMessage]:
    return [StoredMessage("assistant", message.text, _extra(message, reply)) for message in reply.messages]


def _extra(message: EngineMessage, reply: EngineReply) -> dict[str, Any]:
    """What is kept beside the words; buttons by their command, for tokens are signed when they go out."""
    return {
        "buttons": [[button.title, button.payload] for button in message.buttons],
        "card": message.card,
        "language": reply.language,
        "outcome": reply.outcome.value if reply.outcome else None,
    }

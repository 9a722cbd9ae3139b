"""The actions that domain.yml names. Each hands the turn to the help desk under its own name."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import lru_cache
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, EventType, SessionStarted
from rasa_sdk.executor import CollectingDispatcher

from bot.actions.slots import renewed_slots_of, slots_of, turn_of
from helpdesk.conversation import HelpDesk, Reply
from helpdesk.knowledge import load_knowledge
from helpdesk.knowledge.topics import Action as DeskAction
from helpdesk.settings import load_settings


@lru_cache(maxsize=1)
def help_desk() -> HelpDesk:
    """The help desk over the project's knowledge base, made once in a process."""
    return HelpDesk(load_knowledge(), callbacks=load_settings().callbacks)


class HelpDeskAction(Action, ABC):  # type: ignore[misc]
    """Slots in, one call, words and slots out. Abstract, so that the action server does not offer it."""

    @property
    @abstractmethod
    def desk_action(self) -> DeskAction:
        """What the help desk calls this action."""

    def name(self) -> str:
        """The name in domain.yml."""
        return f"action_{self.desk_action}"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Reply to the latest message and remember what follows from it."""
        turn = turn_of(tracker, load_settings().today())
        reply = help_desk().respond(self.desk_action, turn)
        dispatcher.utter_message(text=reply.text, buttons=_buttons(reply), json_message=_about(reply))
        return slots_of(turn.memory, reply.memory)


class ActionSessionStart(Action):  # type: ignore[misc]
    """Begins a conversation, the first one or one after a long silence or many turns."""

    def name(self) -> str:
        """Rasa's own name."""
        return "action_session_start"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Keep who speaks and what about, no figure."""
        return [SessionStarted(), *renewed_slots_of(tracker), ActionExecuted("action_listen")]


def _buttons(reply: Reply) -> list[dict[str, str]]:
    return [{"title": button.title, "payload": f"/{button.intent}"} for button in reply.buttons]


def _about(reply: Reply) -> dict[str, Any]:
    return {"outcome": reply.outcome.value, "language": reply.memory.language, "card": reply.card}


class ActionEstimate(HelpDeskAction):
    """What a family would pay: the fee form and its result."""

    desk_action: DeskAction = "estimate"


class ActionFeeDetail(HelpDeskAction):
    """Around an estimate: where fees begin, per year, neighbouring rows, the table."""

    desk_action: DeskAction = "fee_detail"


class ActionAnswer(HelpDeskAction):
    """A topic of the knowledge base, named like the intent."""

    desk_action: DeskAction = "answer"


class ActionLatePayment(HelpDeskAction):
    """What follows non-payment."""

    desk_action: DeskAction = "late_payment"


class ActionAcronym(HelpDeskAction):
    """What letters stand for."""

    desk_action: DeskAction = "acronym"


class ActionFollowUp(HelpDeskAction):
    """What refers to the last answer or question."""

    desk_action: DeskAction = "follow_up"


class ActionFallback(HelpDeskAction):
    """What was not understood."""

    desk_action: DeskAction = "fallback"

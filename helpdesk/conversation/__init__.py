"""The course of a conversation, apart from Rasa and the web: a turn and a memory in, a reply and a memory out."""

from __future__ import annotations

from helpdesk.conversation.desk import HelpDesk
from helpdesk.conversation.renewal import renew
from helpdesk.conversation.turn import Button, Memory, Reply, ToldEstimate, Turn

__all__ = ["Button", "HelpDesk", "Memory", "Reply", "ToldEstimate", "Turn", "renew"]

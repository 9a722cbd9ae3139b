"""A conversation begun anew after a long silence or many turns: what is kept, and the word about it."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.conversation.turn import Memory, Reply, Turn
from helpdesk.knowledge import Knowledge
from helpdesk.outcomes import Outcome

MOST_TURNS = 50
"""A person's messages from which a conversation is long; the engine ends it there (engine/settings.py)."""


def renew(memory: Memory, turns: int) -> Memory:
    """The memory of a new conversation after one with so many turns: who speaks and what about, no figure."""
    if turns == 0:
        return Memory()
    asked = None if memory.asked == "role" else memory.asked
    return Memory(
        language=memory.language,
        role=memory.role,
        topic=memory.topic,
        asked=asked,
        times_asked=1 if asked else 0,
        fresh="long" if turns >= MOST_TURNS else "idle",
    )


def tell_renewed(knowledge: Knowledge, turn: Turn, reply: Reply) -> Reply:
    """The first reply of a conversation begun anew says so; danger and courtesies need no such word."""
    if turn.memory.fresh is None:
        return reply
    told = replace(reply, memory=replace(reply.memory, fresh=None))
    if reply.outcome is Outcome.HANDED_OFF_SAFETY:
        return told
    words = knowledge.words.say(f"conversation.fresh_{turn.memory.fresh}", reply.memory.language or turn.language)
    return told.preceded_by(words)

"""Reading a message in the light of what was just said: short follow-ups mean what they mean in their place."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.conversation.turn import Turn
from helpdesk.knowledge import Knowledge

SHORT = 10
"""Words up to which a message leans on what came before it."""
OFFERED = 4.0
"""How much likelier a topic is that the last answer offers as a follow-up."""
SAME_FILE = 2.0
"""How much likelier a topic is that stands in the same file as the last one."""
AFTER_A_CONTACT = 2.0
"""How much likelier it is that someone who was just sent to a contact speaks of that contact."""
UNASKED = 0.2
"""How much less likely a yes or no is when nothing was asked."""
CERTAIN = 0.7
"""Confidence from which the words speak for themselves."""
_OF_A_CONTACT = frozenset({"not_resolved", "contact_number", "who_exactly", "didnt_help", "where_is_that", "and_then"})
_YES_OR_NO = frozenset({"affirm", "deny"})


def in_context(knowledge: Knowledge, turn: Turn) -> Turn:
    """The turn with its ranking weighed by the conversation; long or certain messages stay as they are."""
    if not turn.ranking or turn.confidence >= CERTAIN or len(turn.text.split()) > SHORT:
        return turn
    weighed = [(name, chance * _weight(knowledge, turn, name)) for name, chance in turn.ranking]
    weighed.sort(key=lambda pair: -pair[1])
    best, chance = weighed[0]
    if turn.intent == best:
        return turn
    return replace(turn, intent=best, confidence=min(chance, 1.0), ranking=tuple(weighed))


def _weight(knowledge: Knowledge, turn: Turn, name: str) -> float:
    memory = turn.memory
    if name in _YES_OR_NO:
        return UNASKED if memory.asked is None else 1.0
    last = knowledge.topics.get(memory.topic or "")
    if last is None:
        return 1.0
    if name in last.follow_ups:
        return OFFERED
    if last.kind == "handoff" and name in _OF_A_CONTACT:
        return AFTER_A_CONTACT
    return SAME_FILE if knowledge.same_file(name, memory.topic or "") else 1.0

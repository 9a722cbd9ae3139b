"""Reading a message in the light of what was just said: short follow-ups mean what they mean in their place."""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.conversation.results import ESTIMATE_TOPIC
from helpdesk.conversation.turn import Memory, Turn
from helpdesk.knowledge import Knowledge, Role
from helpdesk.roles import role_in

SHORT = 10
"""Words up to which a message leans on what came before it."""
OFFERED = 4.0
"""How much likelier a topic is that the last answer offers as a follow-up."""
SAME_FILE = 2.0
"""How much likelier a topic is that stands in the same file as the last one."""
ANOTHER_CONTACT = 2.5
"""How much likelier it is that someone who was just sent to one contact asks for another."""
MEDICAID_TOPIC = "fcp_medicaid"
AFTER_A_CONTACT = 2.0
"""How much likelier it is that someone who was just sent to a contact speaks of that contact."""
OWN_TOPIC, OTHERS_TOPIC = 1.5, 0.7
"""How much likelier a topic for the speaker's role is, and how much less likely one for another role."""
UNASKED = 0.2
"""How much less likely a yes, a no or a "wait" is when nothing was asked."""
CERTAIN = 0.7
"""Confidence from which the words speak for themselves."""
LEANING = 2.0
"""How much more all that counts when a message begins with "and", "ok so", "y" …"""
CERTAIN_ALTHOUGH_LEANING = 0.85
CORRECTION = 12
"""Words up to which a message that names another role than before corrects it and says little else."""
ROLE_ALONE = 5
"""Words up to which a message that names a role says nothing else."""
RIVAL = 0.1
"""Confidence from which another intent is worth answering beside a role."""
_OF_A_CONTACT = frozenset({"not_resolved", "contact_number", "who_exactly", "didnt_help", "where_is_that", "and_then"})
_ONLY_IF_ASKED = frozenset({"affirm", "deny", "wait", "cancel"})
_LEANS = re.compile(
    r"\W*(?:and|ok(?:ay)?|so|but|then|also|what about|how about|y|pero|entonces|bueno|ah)\b", re.IGNORECASE
)


def in_context(knowledge: Knowledge, turn: Turn) -> Turn:
    """The turn with its ranking weighed by the conversation; long or certain messages stay as they are."""
    leans = _LEANS.match(turn.text) is not None
    certain = CERTAIN_ALTHOUGH_LEANING if leans else CERTAIN
    if not turn.ranking or turn.confidence >= certain or len(turn.text.split()) > SHORT:
        return turn
    weighed = [(name, chance * _weight(knowledge, turn, name, leans)) for name, chance in turn.ranking]
    weighed.sort(key=lambda pair: -pair[1])
    best, chance = weighed[0]
    if turn.intent == best:
        return turn
    return replace(turn, intent=best, confidence=min(chance, 1.0), ranking=tuple(weighed))


def beyond_the_role(turn: Turn) -> Turn:
    """ "I'm an OT and want to sign up" is more than who someone is: the next likeliest intent, where there is one."""
    if not turn.intent.startswith("role_") or turn.memory.asked == "role" or len(turn.text.split()) <= ROLE_ALONE:
        return turn
    others = [(name, chance) for name, chance in turn.ranking if not name.startswith("role_")]
    if not others or others[0][1] < RIVAL:
        return turn
    return replace(turn, intent=others[0][0], confidence=others[0][1], ranking=tuple(others))


def memory_of_medicaid(turn: Turn) -> bool:
    """Whether Medicaid is what was talked about, so that "who gets the proof" means the proof of Medicaid."""
    memory = turn.memory
    return memory.topic == MEDICAID_TOPIC or (memory.topic == ESTIMATE_TOPIC and memory.medicaid is True)


def other_role(turn: Turn) -> Turn | None:
    """A short message that gives away another role than the one noted is meant to correct it."""
    said, noted = role_in(turn.text), turn.memory.role
    short = len(turn.text.split()) <= CORRECTION
    if said is None or noted is None or said == noted or not short or turn.confidence >= CERTAIN:
        return None
    intent = f"role_{said}"
    return replace(turn, intent=intent, confidence=CERTAIN, ranking=((intent, CERTAIN),))


def _weight(knowledge: Knowledge, turn: Turn, name: str, leans: bool) -> float:
    memory = turn.memory
    if name in _ONLY_IF_ASKED:
        return UNASKED if memory.asked is None else 1.0
    weight = _kinship(knowledge, memory, name)
    weight = weight * LEANING if leans and weight > 1.0 else weight
    return weight * _for_this_role(knowledge, memory.role, name)


def _for_this_role(knowledge: Knowledge, role: Role | None, name: str) -> float:
    """How much likelier a topic is for who is speaking: a provider's "my billing" is not a family's bill."""
    topic = knowledge.topics.get(name)
    if role is None or topic is None or topic.audience == "everyone":
        return 1.0
    own = "staff" if role == "coordinator" else role
    return OWN_TOPIC if topic.audience == own else OTHERS_TOPIC


def _kinship(knowledge: Knowledge, memory: Memory, name: str) -> float:
    """How much likelier a topic is after the last one."""
    last = memory.topic or ""
    topic = knowledge.topics.get(last)
    if topic is None:
        return 1.0
    if name in topic.follow_ups or (name == MEDICAID_TOPIC and memory.medicaid and last == ESTIMATE_TOPIC):
        return OFFERED
    if topic.kind == "handoff" and _is_contact(knowledge, name):
        return ANOTHER_CONTACT
    if topic.kind == "handoff" and name in _OF_A_CONTACT:
        return AFTER_A_CONTACT
    return SAME_FILE if knowledge.same_file(name, last) else 1.0


def _is_contact(knowledge: Knowledge, name: str) -> bool:
    topic = knowledge.topics.get(name)
    return topic is not None and topic.kind == "handoff"

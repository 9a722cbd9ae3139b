"""Who is speaking: noted when said, corrected when said otherwise, and never asked twice."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from helpdesk.answers import fact_values
from helpdesk.conversation.people import ANY_PERSON, contacts_reply
from helpdesk.conversation.topics import say_topic
from helpdesk.conversation.turn import Memory, Reply, Turn
from helpdesk.knowledge import Knowledge, Role
from helpdesk.outcomes import Outcome


def note_role(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """The role is noted. A topic that waited for it is answered, one that was answered for another role anew."""
    role = cast(Role, turn.intent.removeprefix("role_"))
    before = turn.memory.role
    waiting = memory.topic if memory.asked == "role" else None
    memory = replace(memory.settle() if waiting else memory, role=role)
    if waiting:
        return say_topic(knowledge, turn, memory, waiting)
    if memory.topic == ANY_PERSON and before is None:
        return contacts_reply(knowledge, turn, memory)
    language = memory.language or turn.language
    depends = _topic_for_roles(knowledge, memory.topic) if before not in (None, role) else None
    if depends is not None:
        lead = knowledge.words.say("conversation.role_corrected", language)
        return say_topic(knowledge, turn, memory, depends).preceded_by(lead)
    words = knowledge.words.say("conversation.role_noted", language, **fact_values(knowledge, language, turn.today))
    return Reply(words, Outcome.ANSWERED_COURTESY, memory)


def _topic_for_roles(knowledge: Knowledge, answered: str | None) -> str | None:
    """The topic whose answer depends on the role, where the answered one is a form of it."""
    for name, topic in knowledge.topics.items():
        forms = topic.by_role
        if forms is not None and answered in (forms.family, forms.provider, forms.coordinator):
            return name
        if topic.for_family is not None and answered in (name, topic.for_family):
            return name
    return None

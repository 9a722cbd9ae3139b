"""Answers apart from a conversation, for pages and the terminal: what the chat says to someone who only just came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helpdesk.conversation.desk import HelpDesk
from helpdesk.conversation.turn import Memory, Reply, Turn
from helpdesk.knowledge import Knowledge, Language, Role
from helpdesk.knowledge.topics import Topic

STANDING_KINDS = ("answer", "handoff", "unknown", "safety")
ALSO_STANDING = frozenset({"delinquency_timeline", "fee_threshold", "privacy", "bot_challenge"})
"""Computed answers and courtesies that say something without a conversation around them."""


@dataclass(frozen=True)
class Written:
    """An answer for one role; None where it is the same for all."""

    role: Role | None
    topic: str
    reply: Reply


def stands_alone(knowledge: Knowledge, name: str) -> bool:
    """Whether a topic's answer makes sense outside of a conversation. False for an unknown name."""
    topic = knowledge.topics.get(name)
    return topic is not None and (topic.kind in STANDING_KINDS or name in ALSO_STANDING)


def written(knowledge: Knowledge, name: str, language: Language, on: date) -> tuple[Written, ...]:
    """A topic's answer, or its answers where they differ by role. Raises KeyError for one that does not stand alone."""
    if not stands_alone(knowledge, name):
        raise KeyError(name)
    desk, topic = HelpDesk(knowledge), knowledge.topics[name]
    return tuple(
        Written(role, target, desk.respond(topic.action, _just_came(name, role, language, on)))
        for role, target in _variants(name, topic)
    )


def _just_came(name: str, role: Role | None, language: Language, on: date) -> Turn:
    return Turn("", name, 1.0, ((name, 1.0),), language, Memory(role=role), on)


def _variants(name: str, topic: Topic) -> tuple[tuple[Role | None, str], ...]:
    """For whom the answer differs, and the topic that answers each."""
    if topic.by_role is not None:
        family, provider, coordinator = topic.by_role.family, topic.by_role.provider, topic.by_role.coordinator
        apart: tuple[tuple[Role | None, str], ...] = (("family", family), ("provider", provider))
        return apart if coordinator in (family, provider) else (*apart, ("coordinator", coordinator))
    if topic.for_family is not None:
        return ("provider", name), ("family", topic.for_family)
    return ((None, name),)

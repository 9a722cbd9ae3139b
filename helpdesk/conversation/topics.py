"""Answering a topic of the knowledge base, asking for the role only where it changes the answer."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.answers import answer_topic, contact_card, contacts_for, format_date
from helpdesk.conversation.turn import Button, Memory, Reply, Turn
from helpdesk.errors import NothingInEffect
from helpdesk.knowledge import Knowledge, Language
from helpdesk.knowledge.topics import Topic
from helpdesk.outcomes import Outcome

NOTHING_TO_SAY = ("oos_other", "oos_foreign_language")
"""Topics that are no better than not being understood; twice in a row they become that."""
_OUTCOMES = {
    "answer": Outcome.ANSWERED_TOPIC,
    "handoff": Outcome.HANDED_OFF_CONTACT,
    "unknown": Outcome.UNANSWERED_NOT_IN_DOCUMENTS,
    "safety": Outcome.HANDED_OFF_SAFETY,
    "courtesy": Outcome.ANSWERED_COURTESY,
}


def say_topic(knowledge: Knowledge, turn: Turn, memory: Memory, name: str) -> Reply:
    """A topic's answer with its follow-ups as buttons; the question who is asking where that decides."""
    topic = knowledge.topics[name]
    if topic.by_role is not None:
        if memory.role is None:
            return ask_role(knowledge, turn, memory, name)
        return say_topic(knowledge, turn, memory, getattr(topic.by_role, memory.role))
    if topic.for_family is not None and memory.role == "family":
        return say_topic(knowledge, turn, memory, topic.for_family)
    language = memory.language or turn.language
    try:
        answer = answer_topic(knowledge, name, language, turn.today)
    except NothingInEffect as error:
        words = knowledge.words.say("answers.no_schedule", language, date=format_date(error.on, language))
        return Reply(words, Outcome.UNANSWERED_NO_SCHEDULE, memory)
    misses = memory.misses + 1 if name in NOTHING_TO_SAY else 0
    remembered = memory if topic.kind == "courtesy" else replace(memory, topic=name, misses=misses, unhelped=0)
    return Reply(
        answer.text,
        _OUTCOMES[topic.kind],
        remembered,
        _buttons(knowledge, topic, language),
        _card(knowledge, topic, memory, language),
    )


def ask_role(knowledge: Knowledge, turn: Turn, memory: Memory, name: str) -> Reply:
    """Are you family or a provider? The topic waits for the answer."""
    language = memory.language or turn.language
    say = knowledge.words.say
    buttons = (
        Button(say("conversation.family_button", language), "role_family"),
        Button(say("conversation.provider_button", language), "role_provider"),
    )
    waiting = replace(memory, asked="role", times_asked=memory.times_asked + 1, topic=name)
    return Reply(say("conversation.ask_role", language), Outcome.ASKED_ROLE, waiting, buttons)


def _buttons(knowledge: Knowledge, topic: Topic, language: Language) -> tuple[Button, ...]:
    return tuple(Button(knowledge.topics[name].question.in_language(language), name) for name in topic.follow_ups)


def _card(knowledge: Knowledge, topic: Topic, memory: Memory, language: Language) -> dict[str, object] | None:
    """The contacts of a hand-off as data; other answers have no card."""
    route = contacts_for(knowledge, topic, memory.role)
    if topic.kind not in ("handoff", "safety") or route is None or not route.contacts:
        return None
    return {"kind": "contacts", "contacts": [contact_card(knowledge, contact, language) for contact in route.contacts]}

"""When a message was not understood: choices in human words, then other words, then a person."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.answers import fact_values
from helpdesk.conversation.follow_ups import FOLLOW_UP_INTENTS, starting_points
from helpdesk.conversation.turn import Button, Memory, Reply, Turn
from helpdesk.knowledge import Knowledge, Language
from helpdesk.outcomes import Outcome

CHOICES = 3
OTHERS = 2
UNSURE = 0.3
"""Confidence below which an answer comes with what else may have been meant."""
HALF_SURE = 0.5
CLOSE = 0.6
"""Share of the first intent's confidence from which the second is a rival, while the first is not even half sure."""
HIDDEN = "[•••]"
"""What stands in a message instead of personal data (helpdesk/privacy)."""
INTRODUCES = "oos_staff_names"
"""What a sentence with a hidden name in it is mostly taken for."""
_OPEN_TO_DOUBT = (
    Outcome.ANSWERED_TOPIC,
    Outcome.HANDED_OFF_CONTACT,
    Outcome.UNANSWERED_NOT_IN_DOCUMENTS,
    Outcome.ASKED_MEDICAID,
)
_STAGES = ("conversation.not_understood", "conversation.not_understood_again", "conversation.not_understood_enough")


def not_understood(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """A fallback that never repeats itself unchanged: the third miss in a row gives a person's number."""
    language = memory.language or turn.language
    if is_only_hidden(turn):
        return Reply(knowledge.words.say("conversation.only_personal", language), Outcome.CLARIFIED_CHOICE, memory)
    stage = min(memory.misses, len(_STAGES) - 1)
    values = fact_values(knowledge, language, turn.today)
    text = knowledge.words.say(_STAGES[stage], language, **values)
    missed = replace(memory, misses=memory.misses + 1)
    person = Button(knowledge.words.say("conversation.person_button", language), "talk_to_person")
    if stage == len(_STAGES) - 1:
        return Reply(text, Outcome.HANDED_OFF_CONTACT, missed, (person,))
    choices = _choices(knowledge, turn, language) if stage == 0 else ()
    buttons = choices or starting_points(knowledge, language)
    return Reply(text, Outcome.UNANSWERED_NOT_UNDERSTOOD, missed, (*buttons, person))


def is_only_hidden(turn: Turn) -> bool:
    """Whether nothing is left of a message but the mark of what the door hid in it, or the words that introduced it
    ("his name is …")."""
    if HIDDEN not in turn.text:
        return False
    return turn.intent == INTRODUCES or not any(mark.isalnum() for mark in turn.text)


def with_other_choices(knowledge: Knowledge, turn: Turn, reply: Reply) -> Reply:
    """An answer that the classifier was not sure of offers what else the person may have meant."""
    if not _in_doubt(turn) or reply.outcome not in _OPEN_TO_DOUBT or reply.memory.misses > 0:
        return reply
    language = reply.memory.language or turn.language
    others = [name for name in turn.alternatives[1:] if _offered(knowledge, name)][:OTHERS]
    if not others:
        return reply
    question = knowledge.words.say("conversation.meant_something_else", language)
    buttons = tuple(Button(knowledge.topics[name].question.in_language(language), name) for name in others)
    if reply.outcome is Outcome.ASKED_MEDICAID:  # the form's question stays last, and its buttons stay
        return replace(reply, text=f"{question}\n\n{reply.text}", buttons=(*reply.buttons, *buttons))
    return replace(reply, text=f"{reply.text}\n\n{question}", buttons=buttons)


def _in_doubt(turn: Turn) -> bool:
    """Whether the intent is unlikely in itself, or another one is nearly as likely."""
    if turn.confidence < UNSURE:
        return True
    second = turn.ranking[1][1] if len(turn.ranking) > 1 else 0.0
    return turn.confidence < HALF_SURE and second >= CLOSE * turn.confidence


def _choices(knowledge: Knowledge, turn: Turn, language: Language) -> tuple[Button, ...]:
    """The likeliest topics as questions a person would ask; an intent without a question is no choice."""
    topics = [name for name in turn.alternatives if _offered(knowledge, name)]
    return tuple(Button(knowledge.topics[name].question.in_language(language), name) for name in topics[:CHOICES])


def _offered(knowledge: Knowledge, name: str) -> bool:
    topic = knowledge.topics.get(name)
    return topic is not None and topic.kind in ("answer", "handoff", "computed") and name not in FOLLOW_UP_INTENTS

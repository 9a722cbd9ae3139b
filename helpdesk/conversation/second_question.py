"""Two questions in one message: the second is answered after the first, or offered."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.answers import answer_topic
from helpdesk.conversation.estimate import QUESTIONS, continue_estimate
from helpdesk.conversation.learning import learn_from
from helpdesk.conversation.turn import Button, Reply, Turn
from helpdesk.errors import NothingInEffect
from helpdesk.knowledge import Knowledge
from helpdesk.knowledge.topics import Topic
from helpdesk.outcomes import Outcome

_ANSWERED = frozenset({"answer", "handoff"})
_TAKES_A_SECOND = ("answered_topic", "answered_estimate", "handed_off_contact", "asked_", "unanswered_not_in_documents")


def with_second(knowledge: Knowledge, turn: Turn, reply: Reply) -> Reply:
    """The reply with the answer to the message's second question, where it has one that is not answered yet."""
    topic = knowledge.topics.get(turn.also or "")
    if topic is None or turn.also in (turn.intent, reply.memory.topic):
        return reply
    if not reply.outcome.value.startswith(_TAKES_A_SECOND):
        return reply
    if turn.also == "fee_estimate":
        return _estimate_after(knowledge, turn, reply)
    if topic.kind in _ANSWERED and topic.by_role is None and topic.answer is not None:
        return _answer_beside(knowledge, turn, reply, topic)
    return _offered(knowledge, turn, reply, topic)


def _estimate_after(knowledge: Knowledge, turn: Turn, reply: Reply) -> Reply:
    """The estimate, or its first question, after the other answer."""
    if reply.memory.asked in QUESTIONS or reply.outcome is Outcome.ANSWERED_ESTIMATE:
        return reply
    return reply.followed_by(continue_estimate(knowledge, turn, learn_from(turn, reply.memory)))


def _answer_beside(knowledge: Knowledge, turn: Turn, reply: Reply, topic: Topic) -> Reply:
    """The second answer in short; before the first where that ends in a question to the person."""
    language = reply.memory.language or turn.language
    name = topic.for_family if topic.for_family is not None and reply.memory.role == "family" else turn.also or ""
    try:
        answer = answer_topic(knowledge, name, language, turn.today)
    except NothingInEffect:
        return _offered(knowledge, turn, reply, topic)
    if reply.memory.asked is not None:
        return reply.preceded_by(answer.short)
    lead = knowledge.words.say("conversation.also_asked", language, question=topic.question.in_language(language))
    return replace(reply, text=f"{reply.text}\n\n{lead} {answer.short}")


def _offered(knowledge: Knowledge, turn: Turn, reply: Reply, topic: Topic) -> Reply:
    """The second question as a quick reply; a detail of an estimate follows from the estimate anyway."""
    if topic.kind in ("courtesy", "safety", "computed"):
        return reply
    question = topic.question.in_language(reply.memory.language or turn.language)
    return replace(reply, buttons=(*reply.buttons, Button(question, turn.also or "")))

"""People who can help: with what was being talked about, after an answer that did not help, and by calling back."""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.answers import answer_topic, contact_card, contact_line, fact_values
from helpdesk.contacts import route_contact
from helpdesk.conversation.turn import Memory, Reply, Turn
from helpdesk.knowledge import Knowledge
from helpdesk.knowledge.topics import Topic
from helpdesk.outcomes import Outcome

GENERAL_NEED = "person"
ANY_PERSON = "talk_to_person"
_CALL_ME = re.compile(r"\b(?:call (?:me|us)\b|(?:me|nos) (?:llam|habl)\w+)", re.IGNORECASE)
_WANTS_A_PERSON = frozenset({"talk_to_person", "didnt_help"})


def contacts_reply(knowledge: Knowledge, turn: Turn, memory: Memory, lead: str | None = None) -> Reply:
    """Who can help with what was being talked about: each contact in a line, with number or how to find them."""
    language = memory.language or turn.language
    topic = knowledge.topics.get(memory.topic or "")
    need = topic.need if topic and topic.need else GENERAL_NEED
    route = route_contact(knowledge.contact_book, need, memory.role or "family")
    lines = [contact_line(knowledge, contact, language, turn.today) for contact in route.contacts]
    first = lead or knowledge.words.say("contact.lead", language)
    cards = [contact_card(knowledge, contact, language) for contact in route.contacts]
    return Reply(
        "\n".join([first, *(f"- {line}" for line in lines)]),
        Outcome.HANDED_OFF_CONTACT,
        memory,
        card={"kind": "contacts", "contacts": cards},
    )


def another_way(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """An answer that did not help: first the same in other words with who can help, then only people."""
    memory = replace(memory, unhelped=memory.unhelped + 1)
    language = memory.language or turn.language
    topic = knowledge.topics.get(memory.topic or "")
    if memory.unhelped > 1 or topic is None or topic.answer is None:
        return _person_and_next(knowledge, turn, memory)
    say = knowledge.words.say
    people = contacts_reply(knowledge, turn, memory, lead=say("conversation.didnt_help_person", language))
    other = say("conversation.didnt_help_other_words", language)
    further = say("conversation.didnt_help_next", language, **fact_values(knowledge, language, turn.today))
    told = replace(people, text=f"{people.text}\n\n{further}")
    return told.preceded_by(f"{other} {_other_words(knowledge, turn, memory, topic)}")


def _other_words(knowledge: Knowledge, turn: Turn, memory: Memory, topic: Topic) -> str:
    """The topic's simpler words, or its next step where it has none."""
    language = memory.language or turn.language
    if topic.simpler is not None:
        return topic.simpler.in_language(language).format_map(fact_values(knowledge, language, turn.today))
    answer = answer_topic(knowledge, memory.topic or "", language, turn.today)
    return answer.next_step or answer.short


def _person_and_next(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """Sorry, the person for it, and who is next when they cannot resolve it."""
    language = memory.language or turn.language
    values = fact_values(knowledge, language, turn.today)
    say = knowledge.words.say
    reply = contacts_reply(knowledge, turn, memory, lead=say("conversation.didnt_help", language))
    return replace(reply, text=reply.text + "\n\n" + say("conversation.didnt_help_next", language, **values))


def offer_callback(knowledge: Knowledge, turn: Turn, reply: Reply) -> Reply:
    """Whoever wants a person may also be called back: a word, and a mark for the page to link its form."""
    wanted = (
        turn.intent in _WANTS_A_PERSON or _CALL_ME.search(turn.text) is not None
    ) and reply.outcome is Outcome.HANDED_OFF_CONTACT
    if not wanted or reply.card is None:
        return reply
    words = knowledge.words.say("conversation.callback", reply.memory.language or turn.language)
    return replace(reply, text=f"{reply.text}\n\n{words}", card=reply.card | {"callback": True})

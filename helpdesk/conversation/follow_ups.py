"""What people say about the answer they just got, or about a question that was just asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from helpdesk.answers import answer_topic, contact_card, contact_line, fact_values
from helpdesk.contacts import route_contact
from helpdesk.conversation.estimate import QUESTIONS, ask_next, continue_estimate, give_up, question_reply
from helpdesk.conversation.late_payment import TOPIC as LATE_PAYMENT
from helpdesk.conversation.late_payment import late_payment
from helpdesk.conversation.results import ESTIMATE_TOPIC
from helpdesk.conversation.topics import say_topic
from helpdesk.conversation.turn import Button, Memory, Reply, Turn
from helpdesk.knowledge import Knowledge, Language
from helpdesk.outcomes import Outcome

Handler = Callable[[Knowledge, Turn, Memory], Reply]
GENERAL_NEED = "person"
_STARTING_POINTS = ("fee_estimate", "hardship_what", "delinquency_timeline", "contact_cfo")


def follow_up(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """Answers one of the intents that only make sense after something was said."""
    return _HANDLERS[turn.intent](knowledge, turn, memory)


def _language(turn: Turn, memory: Memory) -> Language:
    return memory.language or turn.language


def _simple(name: str, outcome: Outcome = Outcome.ANSWERED_COURTESY) -> Handler:
    def say(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
        values = fact_values(knowledge, _language(turn, memory), turn.today)
        return Reply(knowledge.words.say(name, _language(turn, memory), **values), outcome, memory)

    return say


def contacts_reply(knowledge: Knowledge, turn: Turn, memory: Memory, lead: str | None = None) -> Reply:
    """Who can help with what was being talked about: each contact in a line, with number or how to find them."""
    language = _language(turn, memory)
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


def _repeat(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """The last answer again, in the language of now."""
    if memory.topic is None:
        return _simple("conversation.nothing_to_repeat")(knowledge, turn, memory)
    if memory.topic == ESTIMATE_TOPIC:
        return continue_estimate(knowledge, turn, memory)
    if memory.topic == LATE_PAYMENT:
        return late_payment(knowledge, turn, memory)
    return say_topic(knowledge, turn, memory, memory.topic)


def _simpler(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """The last answer in fewer words."""
    topic = knowledge.topics.get(memory.topic or "")
    if topic is None or topic.answer is None:
        return _repeat(knowledge, turn, memory)
    language = _language(turn, memory)
    values = fact_values(knowledge, language, turn.today)
    words = (topic.simpler or topic.answer).in_language(language).format_map(values)
    return Reply(words, Outcome.ANSWERED_TOPIC, memory)


def _sure(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """Where the last answer is from."""
    topic = knowledge.topics.get(memory.topic or "")
    sources = topic.sources if topic is not None else ()
    if topic is not None and topic.kind == "computed":
        sources = (knowledge.schedules[-1].source,)  # estimates and late payments: the letter with the schedule
    if not sources:
        return _simple("conversation.nothing_to_repeat")(knowledge, turn, memory)
    language = _language(turn, memory)
    names = dict.fromkeys(knowledge.documents[source.document].name.in_language(language) for source in sources)
    values = fact_values(knowledge, language, turn.today)
    words = knowledge.words.say("conversation.sure", language, documents="; ".join(names), **values)
    return Reply(words, Outcome.ANSWERED_TOPIC, memory)


def _next(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """The next step of the last answer, and who can help."""
    topic = knowledge.topics.get(memory.topic or "")
    if topic is None or topic.answer is None or topic.next_step is None:
        return contacts_reply(knowledge, turn, memory)
    language = _language(turn, memory)
    answer = answer_topic(knowledge, memory.topic or "", language, turn.today)
    lead = knowledge.words.say("conversation.next_steps_lead", language)
    return contacts_reply(knowledge, turn, memory).preceded_by(f"{lead} {answer.next_step}")


def _who(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    return contacts_reply(knowledge, turn, memory)


def _didnt_help(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """Sorry, the person for it, and who is next when they cannot resolve it."""
    language = _language(turn, memory)
    values = fact_values(knowledge, language, turn.today)
    say = knowledge.words.say
    reply = contacts_reply(knowledge, turn, memory, lead=say("conversation.didnt_help", language))
    return replace(reply, text=reply.text + "\n\n" + say("conversation.didnt_help_next", language, **values))


def _to_language(language: Language) -> Handler:
    def switch(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
        memory = replace(memory, language=language)
        lead = knowledge.words.say("conversation.language_switched", language)
        if memory.asked in QUESTIONS:
            return question_reply(knowledge, turn, memory).preceded_by(lead)
        if memory.topic is None:
            return say_topic(knowledge, turn, memory, "greet").preceded_by(lead)
        return _repeat(knowledge, turn, memory).preceded_by(lead)

    return switch


def _dont_know(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """Help with the pending question; the second time a person. Without one, where to start."""
    language = _language(turn, memory)
    say = knowledge.words.say
    if memory.asked not in QUESTIONS:
        return Reply(
            say("conversation.dont_know_what", language),
            Outcome.CLARIFIED_CHOICE,
            memory,
            starting_points(knowledge, language),
        )
    lead = say(f"estimate.dont_know_{memory.asked}", language)
    if memory.asked == "medicaid":
        assumed = replace(memory, medicaid=False, medicaid_assumed=True, asked=None, times_asked=0)
        return continue_estimate(knowledge, turn, assumed).preceded_by(lead)
    if memory.times_asked > 1:
        return give_up(knowledge, turn, memory)
    return ask_next(knowledge, turn, memory).preceded_by(lead)


def _refuse(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    if memory.asked in QUESTIONS:
        return give_up(knowledge, turn, memory, "estimate.refused")
    return _simple("conversation.refuse_general")(knowledge, turn, memory)


def _why_ask(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    if memory.asked not in QUESTIONS:
        return _sure(knowledge, turn, memory)
    why = knowledge.words.say(f"estimate.why_ask_{memory.asked}", _language(turn, memory))
    return question_reply(knowledge, turn, replace(memory, times_asked=1)).preceded_by(why)


def _cancel(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    name = "estimate.cancelled" if memory.asked in QUESTIONS else "conversation.okay"
    return _simple(name)(knowledge, turn, memory.settle())


def _wait(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    return _simple("estimate.waiting")(knowledge, turn, memory)


def _affirm(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    if memory.asked == "medicaid":
        return continue_estimate(knowledge, turn, replace(memory, medicaid=True))
    if memory.asked in QUESTIONS:
        return ask_next(knowledge, turn, memory)
    return _simple("conversation.glad")(knowledge, turn, memory)


def _deny(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    if memory.asked == "medicaid":
        return continue_estimate(knowledge, turn, replace(memory, medicaid=False))
    if memory.asked in QUESTIONS:
        return ask_next(knowledge, turn, memory)
    return _simple("conversation.okay")(knowledge, turn, memory)


def _role(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """The role is noted; a topic that waited for it is answered."""
    role = turn.intent.removeprefix("role_")
    waiting = memory.topic if memory.asked == "role" else None
    memory = replace(memory.settle() if waiting else memory, role=role)  # type: ignore[arg-type]
    if waiting:
        return say_topic(knowledge, turn, memory, waiting)
    return _simple("conversation.role_noted")(knowledge, turn, memory)


def _restart(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    return _simple("conversation.restarted")(knowledge, turn, Memory(language=memory.language))


def starting_points(knowledge: Knowledge, language: Language) -> tuple[Button, ...]:
    """A few topics to begin with, as buttons."""
    return tuple(Button(knowledge.topics[name].question.in_language(language), name) for name in _STARTING_POINTS)


_HANDLERS: dict[str, Handler] = {
    "affirm": _affirm,
    "and_then": _next,
    "are_you_sure": _sure,
    "cancel": _cancel,
    "contact_number": _who,
    "deny": _deny,
    "didnt_help": _didnt_help,
    "dont_know": _dont_know,
    "lang_english": _to_language("en"),
    "lang_spanish": _to_language("es"),
    "refuse": _refuse,
    "repeat": _repeat,
    "start_over": _restart,
    "role_coordinator": _role,
    "role_family": _role,
    "role_provider": _role,
    "simpler": _simpler,
    "talk_to_person": _who,
    "wait": _wait,
    "where_is_that": _who,
    "who_exactly": _who,
    "why_ask": _why_ask,
}
FOLLOW_UP_INTENTS = frozenset(_HANDLERS)

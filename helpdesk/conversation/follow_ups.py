"""What people say about the answer they just got, or about a question that was just asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from helpdesk.answers import answer_topic, fact_values
from helpdesk.conversation.estimate import QUESTIONS, ask_next, continue_estimate, give_up, question_reply
from helpdesk.conversation.fee_details import estimate_in_short, explain_estimate
from helpdesk.conversation.late_payment import TOPIC as LATE_PAYMENT
from helpdesk.conversation.late_payment import late_payment
from helpdesk.conversation.people import ANY_PERSON, another_way, contacts_reply
from helpdesk.conversation.results import ESTIMATE_TOPIC
from helpdesk.conversation.roles import note_role
from helpdesk.conversation.topics import say_topic
from helpdesk.conversation.turn import Button, Memory, Reply, Turn
from helpdesk.knowledge import Knowledge, Language
from helpdesk.outcomes import Outcome

Handler = Callable[[Knowledge, Turn, Memory], Reply]
_STARTING_POINTS = ("fee_estimate", "hardship_what", "delinquency_timeline", "contact_cfo")


def follow_up(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """Answers one of the intents that only make sense after something was said."""
    return _HANDLERS[turn.intent](knowledge, turn, memory)


def _simple(name: str, outcome: Outcome = Outcome.ANSWERED_COURTESY) -> Handler:
    def say(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
        values = fact_values(knowledge, memory.language or turn.language, turn.today)
        return Reply(knowledge.words.say(name, memory.language or turn.language, **values), outcome, memory)

    return say


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
    language = memory.language or turn.language
    if memory.topic == ESTIMATE_TOPIC:
        return estimate_in_short(knowledge, turn, memory) or _repeat(knowledge, turn, memory)
    if memory.topic == LATE_PAYMENT:
        last_day = knowledge.delinquency.steps[-1].day
        words = knowledge.words.say("delinquency.in_short", language, last_day=last_day)
        return Reply(words, Outcome.ANSWERED_TOPIC, memory)
    if topic is None or topic.answer is None:
        return _repeat(knowledge, turn, memory)
    values = fact_values(knowledge, language, turn.today)
    words = (topic.simpler or topic.answer).in_language(language).format_map(values)
    return Reply(words, Outcome.ANSWERED_TOPIC, memory)


def _sure(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """Where the last answer is from."""
    topic = knowledge.topics.get(memory.topic or "")
    sources = topic.sources if topic is not None else ()
    if topic is not None and topic.kind == "computed":
        sources = (knowledge.schedules[-1].source,)  # estimates and late payments: the letter with the schedule
    if topic is not None and topic.kind == "safety":
        return say_topic(knowledge, turn, memory, memory.topic or "")
    if not sources:
        return _simple("conversation.nothing_to_repeat")(knowledge, turn, memory)
    language = memory.language or turn.language
    names = dict.fromkeys(knowledge.documents[source.document].name.in_language(language) for source in sources)
    values = fact_values(knowledge, language, turn.today)
    words = knowledge.words.say("conversation.sure", language, documents="; ".join(names), **values)
    reply = Reply(words, Outcome.ANSWERED_TOPIC, memory)
    told = estimate_in_short(knowledge, turn, memory) if memory.topic == ESTIMATE_TOPIC else None
    if told is None:
        return reply
    put_right = knowledge.words.say("estimate.put_right", language)
    return replace(reply, text=f"{told.text} {put_right}\n\n{words}")


def _next(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """The next step of the last answer, and who can help."""
    topic = knowledge.topics.get(memory.topic or "")
    if topic is None or topic.answer is None or topic.next_step is None:
        return contacts_reply(knowledge, turn, memory)
    language = memory.language or turn.language
    answer = answer_topic(knowledge, memory.topic or "", language, turn.today)
    lead = knowledge.words.say("conversation.next_steps_lead", language)
    return contacts_reply(knowledge, turn, memory).preceded_by(f"{lead} {answer.next_step}")


def _where(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """Where to find what was named: more on it from the documents, then who can help."""
    language = memory.language or turn.language
    if memory.asked == "income" or (memory.asked is None and memory.topic == ESTIMATE_TOPIC):
        where = knowledge.words.say("estimate.where_income", language)
        reply = Reply(where, Outcome.ANSWERED_TOPIC, memory)
        return reply if memory.asked is None else reply.followed_by(question_reply(knowledge, turn, memory))
    topic = knowledge.topics.get(memory.topic or "")
    if topic is None or topic.answer is None or topic.detail is None:
        return contacts_reply(knowledge, turn, memory)
    answer = answer_topic(knowledge, memory.topic or "", language, turn.today)
    return contacts_reply(knowledge, turn, memory).preceded_by(answer.detail or answer.short)


def _who(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """Who can help. Where nothing was talked about yet, it is the wish for a person that a role would refine."""
    about = memory if memory.topic else replace(memory, topic=ANY_PERSON)
    return contacts_reply(knowledge, turn, about)


def _to_language(language: Language) -> Handler:
    def switch(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
        if turn.memory.language == language and memory.topic is not None and memory.asked is None:
            return _simpler(knowledge, turn, memory)  # "in plain English", said in English
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
    language = memory.language or turn.language
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
    if memory.asked not in QUESTIONS and memory.topic == ESTIMATE_TOPIC:
        return explain_estimate(knowledge, turn, memory) or _sure(knowledge, turn, memory)
    if memory.asked not in QUESTIONS:
        return _sure(knowledge, turn, memory)
    why = knowledge.words.say(f"estimate.why_ask_{memory.asked}", memory.language or turn.language)
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
    "didnt_help": another_way,
    "dont_know": _dont_know,
    "lang_english": _to_language("en"),
    "lang_spanish": _to_language("es"),
    "refuse": _refuse,
    "repeat": _repeat,
    "start_over": _restart,
    "role_coordinator": note_role,
    "role_family": note_role,
    "role_provider": note_role,
    "simpler": _simpler,
    "talk_to_person": _who,
    "wait": _wait,
    "where_is_that": _where,
    "who_exactly": _who,
    "why_ask": _why_ask,
}
FOLLOW_UP_INTENTS = frozenset(_HANDLERS)

"""The course of a turn: safety first, then a pending question, then what the intent asks for."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.answers import answer_topic
from helpdesk.conversation.acronyms import explain_acronym
from helpdesk.conversation.child_medicaid import child_has_medicaid, only_the_child
from helpdesk.conversation.comparison import with_comparison
from helpdesk.conversation.context import MEDICAID_TOPIC, beyond_the_role, in_context, memory_of_medicaid, other_role
from helpdesk.conversation.danger import danger_in, is_over, is_safety, no_danger
from helpdesk.conversation.estimate import (
    QUESTIONS,
    continue_estimate,
    note_and_continue,
    resume,
    which_changed,
)
from helpdesk.conversation.fallback import is_only_hidden, not_understood, with_other_choices
from helpdesk.conversation.fee_details import estimate_in_short, fee_detail
from helpdesk.conversation.follow_ups import FOLLOW_UP_INTENTS, Handler, follow_up
from helpdesk.conversation.late_payment import late_payment
from helpdesk.conversation.learning import answers_question, corrects_period, in_light_of, learn_from, says_something
from helpdesk.conversation.loops import not_again
from helpdesk.conversation.people import offer_callback
from helpdesk.conversation.renewal import tell_renewed
from helpdesk.conversation.results import ESTIMATE_TOPIC
from helpdesk.conversation.second_question import with_second
from helpdesk.conversation.signs import (
    ABOUT_THE_QUESTION,
    ENDS,
    SURE,
    WHY_ASKED,
    is_a_stray_word,
    is_about_the_question,
    wordless,
)
from helpdesk.conversation.small_amounts import ask_period, small_amount
from helpdesk.conversation.topics import NOTHING_TO_SAY, say_topic
from helpdesk.conversation.turn import Memory, Reply, Turn
from helpdesk.errors import NothingInEffect
from helpdesk.knowledge import Knowledge
from helpdesk.knowledge.topics import Action
from helpdesk.numbers import Reading
from helpdesk.outcomes import Outcome
from helpdesk.roles import role_in

ELSEWHERE = 0.8
"""Confidence from which a message with figures in it is about something else than the pending question."""
# Topics beside which a stated income and family size still ask for an estimate first.
_ABOUT_THE_FEE = ("fee_", "fcp_", "no_cost", "bill_")
WHAT_IF = 7
"""Words up to which a change in the family after an estimate asks for another one."""
LOST = 0.2
"""Confidence below which a message in mid form is no question of its own."""
# What is done to every reply in the end, in this order.
_FINISHES = (with_comparison, not_again, tell_renewed)


class HelpDesk:
    """Answers turns from a knowledge base. Holds no state: the memory travels with the turn."""

    def __init__(self, knowledge: Knowledge, callbacks: bool = True) -> None:
        """Callbacks: whether people may ask to be called back."""
        self._finishes = (offer_callback, *_FINISHES) if callbacks else _FINISHES
        self.knowledge = knowledge
        self._handlers: dict[Action, Handler] = {
            "estimate": _estimate,
            "fee_detail": fee_detail,
            "answer": _answer,
            "late_payment": late_payment,
            "acronym": explain_acronym,
            "follow_up": follow_up,
            "fallback": not_understood,
        }

    def respond(self, action: Action, turn: Turn) -> Reply:
        """The reply to a turn. `action` is what rules.yml names for the turn's intent.

        Read in its place in the conversation, a message may turn out to mean another intent and action.
        """
        reply = self._reply(action, turn)
        for finish in self._finishes:
            reply = finish(self.knowledge, turn, reply)
        return reply

    def _reply(self, action: Action, turn: Turn) -> Reply:
        memory = _notice(turn)
        if is_over(self.knowledge, turn):
            return self._after_danger(turn, memory)
        danger = danger_in(self.knowledge, turn)
        if danger is not None:
            return say_topic(self.knowledge, turn, memory, danger)
        if is_safety(self.knowledge, turn.intent):
            turn, action = no_danger(self.knowledge, turn)
        turn, action = self._in_place(action, turn)
        if only_the_child(turn):
            return child_has_medicaid(self.knowledge, turn, memory)
        if memory.asked in QUESTIONS:
            reply = self._while_asking(action, turn, memory)
        else:
            reply = self._unasked(action, turn, memory)
        return with_second(self.knowledge, turn, reply)

    def _after_danger(self, turn: Turn, memory: Memory) -> Reply:
        """Back to where the conversation was: the pending question, the amount that was told, or an open ear."""
        language = memory.language or turn.language
        lead = self.knowledge.words.say("conversation.after_danger", language)
        memory = replace(memory, topic=ESTIMATE_TOPIC if memory.estimates else None)
        told = turn.reading.income is not None or turn.reading.family_size is not None
        if told:
            return continue_estimate(self.knowledge, turn, learn_from(turn, memory)).preceded_by(lead)
        if memory.asked in QUESTIONS:
            return resume(self.knowledge, turn, memory).preceded_by(lead)
        short = estimate_in_short(self.knowledge, turn, memory) if memory.estimates else None
        return short.preceded_by(lead) if short else Reply(lead, Outcome.ANSWERED_COURTESY, memory)

    def _in_place(self, action: Action, turn: Turn) -> tuple[Turn, Action]:
        """What the message means at this point of the conversation."""
        if is_only_hidden(turn):
            return turn, "fallback"
        if turn.intent == "hardship_proof" and memory_of_medicaid(turn):
            return replace(turn, intent=MEDICAID_TOPIC), "answer"
        if turn.text and not any(mark.isalnum() for mark in turn.text):
            return wordless(turn)
        other = other_role(turn)
        if other is not None:
            return other, "follow_up"
        in_place = in_context(self.knowledge, beyond_the_role(turn))
        if in_place.intent != turn.intent:
            return in_place, self.knowledge.topics[in_place.intent].action
        return turn, action

    def _unasked(self, action: Action, turn: Turn, memory: Memory) -> Reply:
        """No figure of an estimate is being waited for."""
        if memory.asked == "role" and turn.intent not in FOLLOW_UP_INTENTS:
            memory = memory.settle()
        if self._is_estimate(action, turn, memory):
            reply = self._estimate_beside(action, turn, memory)
        else:
            reply = self._handlers[action](self.knowledge, turn, memory)
        return with_other_choices(self.knowledge, turn, reply)

    def _while_asking(self, action: Action, turn: Turn, memory: Memory) -> Reply:
        """A question of the form is pending: its answer first, else what was said, then the question again."""
        assert memory.asked is not None
        reading = in_light_of(turn, memory)
        amount = small_amount(turn) if not answers_question(reading, memory.asked) else None
        if amount is not None and memory.income_stated != amount:
            return ask_period(self.knowledge, turn, memory, amount)
        if is_about_the_question(turn, reading):
            return self._about_the_question(turn, memory, reading)
        figures = answers_question(reading, memory.asked) or says_something(reading) or corrects_period(turn, memory)
        if figures and not self._is_elsewhere(action, turn):
            return self._answered_beside(action, turn, note_and_continue(self.knowledge, turn, memory))
        if turn.intent in ABOUT_THE_QUESTION:
            return follow_up(self.knowledge, turn, memory)
        if action in ("estimate", "fallback") or is_a_stray_word(turn) or turn.confidence < LOST:
            return continue_estimate(self.knowledge, turn, memory)
        if turn.intent == "wait":
            return follow_up(self.knowledge, turn, memory)
        aside = self._handlers[action](self.knowledge, turn, replace(memory, asked=None))
        if aside.memory.asked is not None:
            return aside
        remembered = replace(aside.memory, asked=memory.asked, times_asked=memory.times_asked)
        return aside.followed_by(resume(self.knowledge, turn, remembered))

    def _about_the_question(self, turn: Turn, memory: Memory, reading: Reading) -> Reply:
        """Why it is asked, what if one doesn't know, stop … A yes or no beside it ("no, but why?") counts."""
        assert memory.asked is not None
        asks_why = turn.intent == "why_ask" or WHY_ASKED.search(turn.text) is not None
        if not asks_why or memory.asked != "medicaid" or reading.medicaid is not False:
            return follow_up(self.knowledge, turn, memory)
        why = follow_up(self.knowledge, replace(turn, intent="why_ask"), memory)
        first, _, _ = why.text.partition("\n\n")
        return note_and_continue(self.knowledge, turn, memory).preceded_by(first)

    def _is_elsewhere(self, action: Action, turn: Turn) -> bool:
        """Whether the message surely asks for a topic beside the fee, whatever figures it names."""
        return action == "answer" and turn.confidence >= ELSEWHERE and not turn.intent.startswith(_ABOUT_THE_FEE)

    def _is_estimate(self, action: Action, turn: Turn, memory: Memory) -> bool:
        """Whether figures in the message ask for an estimate, whatever else it is about the fee."""
        grows = turn.reading.family_change is not None and len(turn.text.split()) <= WHAT_IF
        if memory.topic == ESTIMATE_TOPIC and (grows or corrects_period(turn, memory)):
            return True
        if action == "estimate" or (turn.intent == "fcp_medicaid" and turn.reading.medicaid is False):
            return True
        if action == "follow_up" and (turn.intent in ENDS or turn.intent not in ("affirm", "deny", "dont_know")):
            return False
        reading = turn.reading
        about_the_fee = action == "fallback" or turn.intent.startswith(_ABOUT_THE_FEE) or action == "follow_up"
        whole = reading.income is not None and reading.family_size is not None
        correction = memory.topic == "fee_estimate" and (reading.income is not None or reading.family_size is not None)
        return about_the_fee and action != "fee_detail" and (whole or (correction and action == "fallback"))

    def _answered_beside(self, action: Action, turn: Turn, reply: Reply) -> Reply:
        """The form goes on, after the answer to a question that came with the figures ("we are 4, and is cash ok?")."""
        topic = self.knowledge.topics.get(turn.intent)
        if action != "answer" or topic is None or topic.answer is None or turn.confidence < SURE:
            return reply
        language = reply.memory.language or turn.language
        try:
            return reply.preceded_by(answer_topic(self.knowledge, turn.intent, language, turn.today).short)
        except NothingInEffect:
            return reply

    def _estimate_beside(self, action: Action, turn: Turn, memory: Memory) -> Reply:
        """An estimate; where the message also asked a topic about the fee, that answer goes first."""
        learnt = learn_from(turn, memory)
        if turn.intent == "fee_inform" and learnt == memory and memory.topic == "fee_estimate":
            return which_changed(self.knowledge, turn, memory)
        memory = learnt
        reply = continue_estimate(self.knowledge, turn, memory)
        return self._answered_beside(action, turn, reply)


def _notice(turn: Turn) -> Memory:
    """The memory with the language of this message and a role its words give away."""
    role = role_in(turn.text) or turn.memory.role
    return replace(turn.memory, language=turn.language, role=role)


def _estimate(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    return continue_estimate(knowledge, turn, learn_from(turn, memory))


def _unknown_again(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply | None:
    """About something else altogether, right after a message that went wrong too: other words, then a person."""
    again = turn.intent in NOTHING_TO_SAY and memory.misses > 0
    return not_understood(knowledge, turn, memory) if again else None


def _answer(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """A topic; a change in the family beside an estimate is worked out as well."""
    change = turn.reading.family_change or turn.reading.family_size
    about_size = turn.intent in ("family_size_change", "fcp_household")
    if about_size and change is not None and memory.topic == "fee_estimate":
        return continue_estimate(knowledge, turn, learn_from(turn, memory))
    return _unknown_again(knowledge, turn, memory) or say_topic(knowledge, turn, memory, turn.intent)

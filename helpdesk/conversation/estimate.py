"""The fee form: asks for what is missing, never the same way a third time, and gives the estimate."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Literal

from helpdesk.answers import fact_values, format_date
from helpdesk.conversation.learning import learn_from
from helpdesk.conversation.results import estimate_reply
from helpdesk.conversation.turn import Button, Memory, Reply, Turn
from helpdesk.errors import NothingInEffect
from helpdesk.fees import Doubt, doubt_family_size, doubt_income, estimate_fee, fee_range
from helpdesk.knowledge import Knowledge, Language
from helpdesk.numbers import OPEN_TOP, format_usd
from helpdesk.outcomes import Outcome

Question = Literal["medicaid", "family_size", "income"]
QUESTIONS: tuple[Question, ...] = ("medicaid", "family_size", "income")
MOST_TIMES_ASKED = 2
_INSTEAD = ("fee_schedule", "fcp_no_documents", "hardship_what")
"""What helps a family that gives no figures."""
_ASKED = {
    "medicaid": Outcome.ASKED_MEDICAID,
    "family_size": Outcome.ASKED_FAMILY_SIZE,
    "income": Outcome.ASKED_INCOME,
}


def continue_estimate(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """The estimate if all is known, a doubt about a figure, or the next question.

    Without a schedule in force it gives no number, and a person to ask.
    """
    language = memory.language or turn.language
    try:
        doubt = _doubt(knowledge, turn, memory)
        if doubt is not None:
            return doubt
        estimate = estimate_fee(
            knowledge.schedules,
            family_size=memory.family_size,
            adjusted_gross_income=memory.adjusted_gross_income,
            medicaid=memory.medicaid,
            on=turn.today,
        )
    except NothingInEffect as error:
        date = format_date(error.on, language)
        words = knowledge.words.say("answers.no_schedule", language, date=date)
        return Reply(words, Outcome.UNANSWERED_NO_SCHEDULE, memory.settle())
    if estimate is not None and (estimate.monthly == 0 or memory.medicaid is not None):
        return estimate_reply(knowledge, estimate, memory.settle(), language)
    ranged = _range_reply(knowledge, turn, memory)
    return ranged or ask_next(knowledge, turn, memory)


def note_and_continue(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """What a message told in mid form is used. Where it was not what was asked, the reply says that it was noted,
    and the question does not count as asked in vain."""
    learnt = learn_from(turn, memory)
    if learnt == memory:
        return continue_estimate(knowledge, turn, memory)
    reply = continue_estimate(knowledge, turn, replace(learnt, times_asked=0))
    if reply.memory.asked is None or reply.memory.asked != memory.asked or reply.outcome is Outcome.CLARIFIED_FORM:
        return reply
    noted = _noted(knowledge, memory, learnt, learnt.language or turn.language)
    return replace(reply, text=f"{noted} {reply.text}") if noted else reply


def _noted(knowledge: Knowledge, before: Memory, now: Memory, language: Language) -> str | None:
    if now.adjusted_gross_income not in (None, before.adjusted_gross_income):
        return knowledge.words.say("estimate.noted_income", language, income=format_usd(now.adjusted_gross_income))
    if now.family_size not in (None, before.family_size):
        return knowledge.words.say("estimate.noted_family_size", language, family_size=now.family_size)
    return None


def missing(memory: Memory) -> Question:
    """What to ask next: Medicaid first, because with it nothing else needs to be told."""
    if memory.medicaid is None:
        return "medicaid"
    return "family_size" if memory.family_size is None else "income"


def ask_next(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """The next question of the form; in other words the second time, and a person after that."""
    question = missing(memory)
    times = memory.times_asked if memory.asked == question else 0
    if times >= MOST_TIMES_ASKED:
        return give_up(knowledge, turn, memory)
    memory = replace(memory, asked=question, times_asked=times + 1)
    return question_reply(knowledge, turn, memory)


def question_reply(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """The pending question's words and buttons."""
    language = memory.language or turn.language
    say = knowledge.words.say
    again = "_again" if memory.times_asked > 1 else ""
    assert memory.asked is not None
    buttons = [Button(say("conversation.dont_know_button", language), "dont_know")]
    if memory.asked == "medicaid":
        buttons = [
            Button(say("conversation.yes", language), "affirm"),
            Button(say("conversation.no", language), "deny"),
            *buttons,
        ]
    if memory.asked == "income":
        buttons.append(Button(say("conversation.refuse_button", language), "refuse"))
    words = say(f"estimate.ask_{memory.asked}{again}", language)
    return Reply(words, _ASKED[memory.asked], memory, tuple(buttons))


def resume(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """The pending question again after something else was answered; it does not count as asked anew."""
    language = memory.language or turn.language
    again = question_reply(knowledge, turn, replace(memory, times_asked=1))
    back = knowledge.words.say("estimate.back", language)
    return replace(again, text=f"{back} {again.text}", memory=memory)


def give_up(knowledge: Knowledge, turn: Turn, memory: Memory, words: str = "estimate.gave_up") -> Reply:
    """No more questions: what the schedule's ends are, and who can figure the fee."""
    language = memory.language or turn.language
    values = fact_values(knowledge, language, turn.today)
    text = knowledge.words.say(words, language, **values)
    instead = tuple(Button(knowledge.topics[name].question.in_language(language), name) for name in _INSTEAD)
    return Reply(text, Outcome.HANDED_OFF_CONTACT, replace(memory.settle(), topic="fcp_who_to_ask"), instead)


def which_changed(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """A what-if without a figure to use, or a doubt about the amount: what it goes by, and what would change it.
    The old amount is not said again, because it could be taken for the answer."""
    language = memory.language or turn.language
    date = fact_values(knowledge, language, turn.today)["schedule_date"]
    words = knowledge.words.say("estimate.which_changed", language, schedule_date=date)
    return Reply(words, Outcome.CLARIFIED_FORM, memory)


def _doubt(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply | None:
    """A question back about a figure that cannot be right, or no table for this family."""
    language = memory.language or turn.language
    say = knowledge.words.say
    size, income = memory.family_size, memory.adjusted_gross_income
    size_doubt = doubt_family_size(size) if size is not None else None
    if size_doubt is Doubt.SIZE_NOT_ON_SCHEDULE and not memory.medicaid:
        text = say("estimate.no_table", language, family_size=size)
        forgotten = replace(memory.settle(), family_size=None, topic="fcp_who_to_ask")
        return Reply(text, Outcome.HANDED_OFF_CONTACT, forgotten)
    if size_doubt is Doubt.SIZE_ABSURD:
        text = say("estimate.absurd_family_size", language, family_size=size)
        asked = replace(memory, family_size=None, asked="family_size", times_asked=memory.times_asked + 1)
        return Reply(text, Outcome.CLARIFIED_FORM, asked)
    if income is not None and doubt_income(income) is not None:
        text = say("estimate.absurd_income", language, income=format_usd(income))
        asked = replace(memory, adjusted_gross_income=None, asked="income", times_asked=memory.times_asked + 1)
        return Reply(text, Outcome.CLARIFIED_FORM, asked)
    return None


def _range_reply(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply | None:
    """A range of fees where the person gave a range of incomes."""
    low, high = memory.income_low, memory.income_high
    if low is None or high is None or memory.family_size is None or memory.medicaid is not False:
        return None
    fees = fee_range(knowledge.schedules, family_size=memory.family_size, lowest=low, highest=high, on=turn.today)
    language = memory.language or turn.language
    values = fact_values(knowledge, language, turn.today)
    say = knowledge.words.say
    whole = "estimate.incomes_from" if high == OPEN_TOP else "estimate.incomes"
    incomes = say(whole, language, low_income=format_usd(low), high_income=format_usd(high))
    text = say(
        "estimate.range_same" if fees[0] == fees[1] else "estimate.range",
        language,
        incomes=incomes,
        family_size=memory.family_size,
        low=_fee(fees[0]),
        high=_fee(fees[1]),
        schedule_date=values["schedule_date"],
    )
    return Reply(text, Outcome.ANSWERED_ESTIMATE, replace(memory.settle(), misses=0))


def _fee(amount: Decimal) -> str:
    return "$0" if amount == 0 else format_usd(amount)

"""Several estimates in one conversation: each says how it differs from the one before, and both are told when asked."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from helpdesk.answers import fact_values, format_fee
from helpdesk.conversation.turn import Button, Memory, Reply, ToldEstimate, Turn
from helpdesk.knowledge import Knowledge, Language
from helpdesk.numbers import format_usd
from helpdesk.outcomes import Outcome

KEPT = 2
COMPARISON = "fee_compare"


def note_estimate(memory: Memory, monthly_fee: Decimal) -> Memory:
    """The memory with an estimate that is being told, beside the one before it."""
    size, income = (None, None) if memory.medicaid else (memory.family_size, memory.adjusted_gross_income)
    told = ToldEstimate(size, income, monthly_fee)
    if memory.estimates and memory.estimates[-1] == told:
        return memory
    return replace(memory, estimates=(*memory.estimates, told)[-KEPT:])


def with_comparison(knowledge: Knowledge, turn: Turn, reply: Reply) -> Reply:
    """A second estimate says whether it is more or less than the first and offers both. It names no second amount:
    where the first came from a slip of the person's, it should not stand beside the right one."""
    before, now = turn.memory.estimates, reply.memory.estimates
    if reply.outcome is not Outcome.ANSWERED_ESTIMATE or not before or now == before:
        return reply
    change = now[-1].monthly_fee - before[-1].monthly_fee
    if change == 0:
        return reply
    language = reply.memory.language or turn.language
    words = knowledge.words.say("estimate.more" if change > 0 else "estimate.less", language)
    first, _, rest = reply.text.partition("\n\n")
    both = Button(knowledge.topics[COMPARISON].question.in_language(language), COMPARISON)
    return replace(reply, text=f"{first} {words}\n\n{rest}", buttons=(both, *reply.buttons))


def compare(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply | None:
    """Both estimates of the conversation and which is lower; None where there are no two."""
    if len(memory.estimates) < KEPT:
        return None
    language = memory.language or turn.language
    say = knowledge.words.say
    lines = [_one(knowledge, told, language) for told in memory.estimates]
    earlier, later = memory.estimates
    parts = ["\n".join(lines), _gap(knowledge, later.monthly_fee - earlier.monthly_fee, language)]
    values = fact_values(knowledge, language, turn.today)
    parts.append(say("estimate.compare_close", language, schedule_date=values["schedule_date"]))
    return Reply("\n\n".join(parts), Outcome.ANSWERED_ESTIMATE, replace(memory.settle(), misses=0))


def _gap(knowledge: Knowledge, change: Decimal, language: Language) -> str:
    if change == 0:
        return knowledge.words.say("estimate.no_difference", language)
    return knowledge.words.say("estimate.difference", language, difference=format_fee(abs(change)))


def _one(knowledge: Knowledge, told: ToldEstimate, language: Language) -> str:
    whose = _whose(knowledge, told, language)
    return knowledge.words.say("estimate.compare_row", language, whose=whose, monthly=format_fee(told.monthly_fee))


def _whose(knowledge: Knowledge, told: ToldEstimate, language: Language) -> str:
    if told.family_size is None or told.adjusted_gross_income is None:
        return knowledge.words.say("estimate.with_medicaid", language)
    income = format_usd(told.adjusted_gross_income)
    return knowledge.words.say("estimate.whose", language, family_size=told.family_size, income=income)

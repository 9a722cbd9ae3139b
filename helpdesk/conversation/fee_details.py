"""What people ask around an estimate: where fees begin, per year, the neighbouring rows, the whole table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from helpdesk.answers import format_date, format_fee, source_line
from helpdesk.conversation.comparison import compare
from helpdesk.conversation.estimate import ask_next, continue_estimate, which_changed
from helpdesk.conversation.learning import learn
from helpdesk.conversation.results import ESTIMATE_TOPIC, explanation, neighbours_text
from helpdesk.conversation.turn import Memory, Reply, Turn
from helpdesk.errors import NothingInEffect, NotOnSchedule
from helpdesk.fees import Estimate, estimate_fee
from helpdesk.knowledge import Knowledge, Language
from helpdesk.knowledge.schedules import SMALLEST_FAMILY, Band, FeeSchedule, in_force
from helpdesk.numbers import format_usd
from helpdesk.outcomes import Outcome


def fee_detail(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """A detail named by the intent. Asks for an estimate's figures where it needs them first."""
    memory = learn(memory, turn.reading)
    try:
        return _DETAILS[turn.intent](knowledge, turn, memory)
    except NothingInEffect as error:
        language = memory.language or turn.language
        words = knowledge.words.say("answers.no_schedule", language, date=format_date(error.on, language))
        return Reply(words, Outcome.UNANSWERED_NO_SCHEDULE, memory.settle())
    except NotOnSchedule:
        return continue_estimate(knowledge, turn, memory)


def _current(knowledge: Knowledge, turn: Turn, memory: Memory) -> Estimate | None:
    return estimate_fee(
        knowledge.schedules,
        family_size=memory.family_size,
        adjusted_gross_income=memory.adjusted_gross_income,
        medicaid=memory.medicaid,
        on=turn.today,
    )


def _threshold(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """Where fees begin, for one family size or for all; a whole estimate where the income is known too."""
    if memory.family_size is not None and turn.reading.income is not None:
        return continue_estimate(knowledge, turn, memory)
    schedule = in_force(knowledge.schedules, turn.today)
    language = memory.language or turn.language
    say = knowledge.words.say
    lines = [_threshold_all(knowledge, schedule, language)]
    if memory.family_size is not None:
        threshold = format_usd(Decimal(schedule.threshold(memory.family_size)))
        lines = [say("estimate.threshold_one", language, family_size=memory.family_size, threshold=threshold)]
    lines.append(say("estimate.threshold_close", language))
    return _answered(knowledge, memory, lines, schedule, language)


def _threshold_all(knowledge: Knowledge, schedule: FeeSchedule, language: Language) -> str:
    say = knowledge.words.say
    rows = [say("estimate.threshold_all", language, schedule_date=format_date(schedule.effective, language))]
    for size in range(SMALLEST_FAMILY, schedule.largest_size + 1):
        row = "estimate.threshold_row_largest" if size == schedule.largest_size else "estimate.threshold_row"
        rows.append(say(row, language, family_size=size, threshold=format_usd(Decimal(schedule.threshold(size)))))
    return "\n".join(rows)


def _per_year(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    estimate = _current(knowledge, turn, memory)
    if estimate is None or (memory.medicaid is None and estimate.monthly):
        return continue_estimate(knowledge, turn, memory)
    language = memory.language or turn.language
    words = knowledge.words.say(
        "estimate.per_year", language, annual=format_fee(estimate.annual), monthly=format_fee(estimate.monthly)
    )
    return _answered(knowledge, memory, [words], estimate.schedule, language)


def _next_band(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    estimate = _current(knowledge, turn, memory)
    if estimate is None or estimate.band is None:
        return _estimate_first(knowledge, turn, memory)
    language = memory.language or turn.language
    words = [neighbours_text(knowledge, estimate, language), knowledge.words.say("estimate.schedule_close", language)]
    return _answered(knowledge, memory, words, estimate.schedule, language)


def _compare(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """The last two estimates side by side; with figures in the message a new one, compared with the last."""
    if turn.reading.income is not None or turn.reading.family_size is not None or not memory.estimates:
        return continue_estimate(knowledge, turn, memory)
    return compare(knowledge, turn, memory) or which_changed(knowledge, turn, memory)


def _explain(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    told = memory == turn.memory and memory.topic == ESTIMATE_TOPIC
    return (explain_estimate(knowledge, turn, memory) if told else None) or continue_estimate(knowledge, turn, memory)


def explain_estimate(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply | None:
    """How the amount that was told came about; None where none is known."""
    estimate = _known(knowledge, turn, memory)
    if estimate is None:
        return None
    language = memory.language or turn.language
    words = [
        *explanation(knowledge, estimate, memory, language),
        knowledge.words.say("estimate.schedule_close", language),
    ]
    return _answered(knowledge, memory, words, estimate.schedule, language)


def estimate_in_short(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply | None:
    """The amount that was told and what it is worth, in two sentences; None where none is known."""
    estimate = _known(knowledge, turn, memory)
    if estimate is None:
        return None
    language = memory.language or turn.language
    date = format_date(estimate.schedule.effective, language)
    words = knowledge.words.say("estimate.in_short", language, monthly=format_fee(estimate.monthly), schedule_date=date)
    return Reply(words, Outcome.ANSWERED_ESTIMATE, memory)


def _known(knowledge: Knowledge, turn: Turn, memory: Memory) -> Estimate | None:
    """The estimate by what is remembered, where nothing is missing and nothing in doubt."""
    try:
        return _current(knowledge, turn, memory)
    except (NothingInEffect, NotOnSchedule):
        return None


def _schedule(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """The rows for the family's size, or the beginnings for every size while it is not known."""
    if memory.family_size is None:
        return _threshold(knowledge, turn, memory)
    schedule = in_force(knowledge.schedules, turn.today)
    language = memory.language or turn.language
    say = knowledge.words.say
    date = format_date(schedule.effective, language)
    lead = say("estimate.schedule_lead", language, schedule_date=date, family_size=memory.family_size)
    rows = [_row(knowledge, band, language) for band in schedule.bands_for(memory.family_size)]
    words = ["\n".join([lead, *rows]), say("estimate.schedule_close", language)]
    return _answered(knowledge, memory, words, schedule, language)


def _row(knowledge: Knowledge, band: Band, language: Language) -> str:
    if band.lower is None:
        return knowledge.words.say("estimate.schedule_row_first", language, upper=format_usd(Decimal(band.upper or 0)))
    lower, monthly = format_usd(Decimal(band.lower)), format_fee(band.monthly)
    if band.upper is None:
        return knowledge.words.say("estimate.schedule_row_last", language, lower=lower, monthly=monthly)
    upper = format_usd(Decimal(band.upper))
    return knowledge.words.say("estimate.schedule_row", language, lower=lower, upper=upper, monthly=monthly)


def _estimate_first(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    language = memory.language or turn.language
    lead = knowledge.words.say("estimate.need_estimate_first", language)
    return ask_next(knowledge, turn, memory).preceded_by(lead)


def _answered(
    knowledge: Knowledge, memory: Memory, parts: list[str], schedule: FeeSchedule, language: Language
) -> Reply:
    source = source_line(knowledge, (schedule.source,), language)
    text = "\n\n".join([*parts, *([source] if source else [])])
    return Reply(text, Outcome.ANSWERED_ESTIMATE, replace(memory.settle(), topic="fee_estimate", misses=0))


_DETAILS: dict[str, Callable[[Knowledge, Turn, Memory], Reply]] = {
    "fee_threshold": _threshold,
    "fee_compare": _compare,
    "fee_per_year": _per_year,
    "fee_next_band": _next_band,
    "fee_explain": _explain,
    "fee_schedule": _schedule,
}

"""The words and the card of an estimate, and of what people ask after it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from helpdesk.answers import format_date, format_fee, source_line
from helpdesk.conversation.comparison import note_estimate
from helpdesk.conversation.turn import Button, Memory, Reply
from helpdesk.fees import Estimate, Reason
from helpdesk.knowledge import Knowledge, Language
from helpdesk.knowledge.schedules import Band
from helpdesk.numbers import format_usd
from helpdesk.outcomes import Outcome

ESTIMATE_TOPIC = "fee_estimate"
_PAY = ("pay", "net_pay")


def estimate_reply(knowledge: Knowledge, estimate: Estimate, memory: Memory, language: Language) -> Reply:
    """The estimate: the amount first, then why, then what it is worth and who decides, then the source."""
    parts = [
        _result(knowledge, estimate, language),
        _why(knowledge, estimate, language),
        _about_pay(knowledge, memory, language),
        _caveat(knowledge, estimate, memory, language),
        source_line(knowledge, tuple(step.source for step in estimate.steps[-1:]), language),
    ]
    text = "\n\n".join(part for part in parts if part)
    after = ("hardship_what", "fcp_how_to_pay") if estimate.monthly else ("fcp_documents",)
    buttons = tuple(Button(knowledge.topics[name].question.in_language(language), name) for name in after)
    return Reply(
        text,
        Outcome.ANSWERED_ESTIMATE,
        replace(note_estimate(memory, estimate.monthly), topic=ESTIMATE_TOPIC, misses=0, unhelped=0),
        buttons,
        estimate_card(knowledge, estimate, language),
    )


def _values(estimate: Estimate, language: Language) -> dict[str, Any]:
    """What the sentences of an estimate may name."""
    band = estimate.band
    size = estimate.family_size
    return {
        "monthly": format_fee(estimate.monthly),
        "annual": format_fee(estimate.annual),
        "family_size": size,
        "income": format_usd(estimate.adjusted_gross_income or Decimal(0)),
        "schedule_date": format_date(estimate.schedule.effective, language),
        "lower": format_usd(Decimal(band.lower)) if band and band.lower is not None else "",
        "upper": format_usd(Decimal(band.upper)) if band and band.upper is not None else "",
        "threshold": format_usd(Decimal(estimate.schedule.threshold(size))) if size else "",
        "largest": estimate.schedule.largest_size,
    }


def _result(knowledge: Knowledge, estimate: Estimate, language: Language) -> str:
    if estimate.reason is Reason.MEDICAID:
        name = "estimate.result_medicaid"
    else:
        name = "estimate.result" if estimate.monthly else "estimate.result_zero"
    return knowledge.words.say(name, language, **_values(estimate, language))


def _why(knowledge: Knowledge, estimate: Estimate, language: Language) -> str:
    why = knowledge.words.say(f"estimate.why_{estimate.reason.value}", language, **_values(estimate, language))
    if estimate.family_size is not None and estimate.family_size >= estimate.schedule.largest_size:
        why += " " + knowledge.words.say("estimate.seven_or_more", language)
    return why


def explanation(knowledge: Knowledge, estimate: Estimate, memory: Memory, language: Language) -> list[str]:
    """Why the amount is what it is: the row of the schedule, and which income was used."""
    parts = [_result(knowledge, estimate, language), _why(knowledge, estimate, language)]
    about_pay = _about_pay(knowledge, memory, language)
    return [*parts, about_pay] if about_pay else parts


def _about_pay(knowledge: Knowledge, memory: Memory, language: Language) -> str | None:
    """A word that AGI is the figure on the tax return, where the person gave pay."""
    income, stated, period = memory.adjusted_gross_income, memory.income_stated, memory.income_period
    if memory.medicaid or income is None or stated is None or memory.income_kind not in _PAY:
        return None
    name = "estimate.from_net_pay" if memory.income_kind == "net_pay" else "estimate.from_gross_pay"
    if period in (None, "year") or stated == income:
        return knowledge.words.say(name, language, income=format_usd(income))
    every = knowledge.words.say(f"estimate.period_{period}", language)
    name = "estimate.from_net_pay_times" if memory.income_kind == "net_pay" else "estimate.from_pay"
    return knowledge.words.say(name, language, income=format_usd(income), stated=format_usd(stated), period=every)


def _caveat(knowledge: Knowledge, estimate: Estimate, memory: Memory, language: Language) -> str:
    if estimate.monthly == 0:
        return knowledge.words.say("estimate.caveat_zero", language)
    caveat = knowledge.words.say("estimate.caveat", language)
    if memory.medicaid_assumed:
        caveat = knowledge.words.say("estimate.medicaid_assumed", language) + " " + caveat
    return caveat


def estimate_card(knowledge: Knowledge, estimate: Estimate, language: Language) -> dict[str, Any]:
    """The estimate as data for a page: amounts as printed text, the reason step by step, the row and its neighbours
    (`share`: a row's fee in percent of the highest one shown), date and source."""
    income, rows = estimate.adjusted_gross_income, _rows_around(estimate)
    return {
        "kind": "estimate",
        "monthly": format_fee(estimate.monthly),
        "annual": format_fee(estimate.annual),
        "family_size": estimate.family_size,
        "income": None if income is None else format_usd(income).replace("$", ""),
        "steps": [
            knowledge.words.say(f"estimate.step_{n}", language, **_values(estimate, language)) for n in _steps(estimate)
        ],
        "rows": [_row(row, row is estimate.band, rows[-1].monthly) for row in rows],
        "schedule_date": estimate.schedule.effective.isoformat(),
        "source": source_line(knowledge, (estimate.schedule.source,), language),
    }


def _rows_around(estimate: Estimate) -> tuple[Band, ...]:
    if estimate.band is None or estimate.family_size is None:
        return ()
    bands = estimate.schedule.bands_for(estimate.family_size)
    index = bands.index(estimate.band)
    return bands[max(0, index - 1) : index + 2]


def _steps(estimate: Estimate) -> tuple[str, ...]:
    """The names of the steps that lead to a fee, in their order."""
    if estimate.reason is Reason.MEDICAID:
        return ("medicaid", "medicaid_no_fee")
    largest = estimate.family_size is not None and estimate.family_size >= estimate.schedule.largest_size
    size = "largest" if largest else "family_size"
    if estimate.reason is Reason.BELOW_THRESHOLD:
        return (size, "threshold", "below_threshold")
    return (size, "threshold", estimate.reason.value, "fee", "year")


def _row(band: Band, own: bool, highest: Decimal) -> dict[str, Any]:
    lower = None if band.lower is None else format_usd(Decimal(band.lower))
    upper = None if band.upper is None else format_usd(Decimal(band.upper))
    share = round(100 * band.monthly / highest) if highest else 0
    return {"from": lower, "to": upper, "monthly": format_fee(band.monthly), "own": own, "share": share}


def neighbours_text(knowledge: Knowledge, estimate: Estimate, language: Language) -> str:
    """How far the next lower and the next higher fee are, in dollars of yearly income."""
    say = knowledge.words.say
    lower, higher = estimate.lower_neighbour, estimate.higher_neighbour
    parts = []
    if lower is not None:
        amounts = {"monthly": format_fee(lower.monthly), "distance": format_usd(lower.distance)}
        parts.append(say("estimate.next_lower", language, **amounts))
    else:
        parts.append(say("estimate.next_none_lower", language))
    if higher is not None:
        amounts = {"monthly": format_fee(higher.monthly), "distance": format_usd(higher.distance)}
        parts.append(say("estimate.next_higher", language, **amounts))
    else:
        parts.append(say("estimate.next_none_higher", language, monthly=format_fee(estimate.monthly)))
    return " ".join(parts)

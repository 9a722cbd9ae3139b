"""The estimate from a form that is filled in at once: the same reading, doubts and words as in the conversation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from helpdesk.conversation.estimate import QUESTIONS, continue_estimate
from helpdesk.conversation.learning import learn
from helpdesk.conversation.turn import Memory, Reply, Turn
from helpdesk.knowledge import Knowledge, Language
from helpdesk.numbers import Reading, read_message
from helpdesk.outcomes import Outcome

MEDICAID_CHOICES = ("no", "yes", "not_sure")
_ERRORS = {"medicaid": "error_medicaid", "family_size": "error_family_size", "income": "error_income"}


@dataclass(frozen=True)
class EstimateForm:
    """What a person filled in: medicaid is one of MEDICAID_CHOICES or nothing, the others are free text."""

    medicaid: str = ""
    family_size: str = ""
    income: str = ""


@dataclass(frozen=True)
class Estimated:
    """The reply, or what is wrong with which field, in words."""

    reply: Reply | None
    errors: dict[str, str] = field(default_factory=dict)


def estimate_from_form(knowledge: Knowledge, form: EstimateForm, language: Language, on: date) -> Estimated:
    """The estimate for a filled form. With Medicaid nothing else is needed, and nothing else is read."""
    if form.medicaid == "yes":
        form = EstimateForm(medicaid="yes")
    size = read_message(form.family_size, "family_size").family_size
    income = read_message(form.income, "income")
    errors = {name: knowledge.words.say(f"pages.{_ERRORS[name]}", language) for name in _missing(form, size, income)}
    if errors:
        return Estimated(None, errors)
    memory = _memory(form, size, income, language)
    turn = Turn(form.income, "fee_estimate", 1.0, (), language, Memory(asked="income"), on)
    reply = continue_estimate(knowledge, turn, memory)
    if reply.outcome is Outcome.CLARIFIED_FORM and reply.memory.asked is not None:
        return Estimated(None, {reply.memory.asked: reply.text})
    return Estimated(reply)


def _missing(form: EstimateForm, size: int | None, income: Reading) -> tuple[str, ...]:
    """The fields that could not be read, in the order of the form."""
    if form.medicaid == "yes":
        return ()
    known = {
        "medicaid": form.medicaid in MEDICAID_CHOICES,
        "family_size": size is not None,
        "income": income.income is not None or income.income_range is not None,
    }
    return tuple(name for name in QUESTIONS if not known[name])


def _memory(form: EstimateForm, size: int | None, reading: Reading, language: Language) -> Memory:
    """What a conversation would remember that was told the same; of the income's field only the income counts."""
    told = Memory(
        language=language,
        family_size=size,
        medicaid=form.medicaid == "yes",
        medicaid_assumed=form.medicaid == "not_sure",
    )
    return learn(told, Reading(income=reading.income, income_range=reading.income_range))

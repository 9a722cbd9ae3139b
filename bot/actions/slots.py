"""Between Rasa's tracker and the help desk's turn and memory: nothing but conversion."""

from __future__ import annotations

from dataclasses import astuple, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet

from helpdesk.conversation import Memory, ToldEstimate, Turn, renew
from helpdesk.knowledge import LANGUAGES, Language

FEW_WORDS = 6
SURE_IN_FEW_WORDS = 0.9
_MONEY = frozenset({"adjusted_gross_income", "income_stated", "income_low", "income_high"})
_COUNTS = frozenset({"family_size", "times_asked", "misses", "times_said", "unhelped"})
_DEFAULTS = Memory()


def memory_of(tracker: Tracker) -> Memory:
    """The memory in a tracker's slots; a slot that cannot be read counts as empty."""
    return Memory(**{field.name: _from_slot(field.name, tracker.get_slot(field.name)) for field in fields(Memory)})


def turn_of(tracker: Tracker, today: date) -> Turn:
    """The latest message as a turn."""
    message = tracker.latest_message
    memory = memory_of(tracker)
    ranking = message.get("intent_ranking") or []
    intent = message.get("intent") or {}
    return Turn(
        text=str(message.get("text") or ""),
        intent=str(intent.get("name") or "nlu_fallback"),
        confidence=float(intent.get("confidence") or 0.0),
        ranking=tuple((str(o["name"]), float(o["confidence"])) for o in ranking if o.get("name") != "nlu_fallback"),
        language=_language(message, memory),
        memory=memory,
        today=today,
        also=_entity(message, "also_asks"),
    )


def renewed_slots_of(tracker: Tracker) -> list[EventType]:
    """The slots with which a conversation begins, the first one or one after another."""
    turns = sum(event.get("event") == "user" for event in tracker.events)
    return slots_of(_DEFAULTS, renew(memory_of(tracker), turns))


def _entity(message: dict[str, Any], name: str) -> str | None:
    values = (e.get("value") for e in message.get("entities") or [] if e.get("entity") == name)
    return next((str(value) for value in values), None)


def slots_of(before: Memory, after: Memory) -> list[EventType]:
    """The slots that changed, as events."""
    return [
        SlotSet(field.name, _to_slot(getattr(after, field.name)))
        for field in fields(Memory)
        if getattr(before, field.name) != getattr(after, field.name)
    ]


def _language(message: dict[str, Any], memory: Memory) -> Language:
    """The language of the message, else the conversation's, else English.

    A word or two changes the language of a conversation only when they leave no doubt ("Medicaid no" does not).
    """
    for entity in message.get("entities") or []:
        if entity.get("entity") == "language" and entity.get("value") in LANGUAGES:
            few = len(str(message.get("text") or "").split()) <= FEW_WORDS
            needed = SURE_IN_FEW_WORDS if few and memory.language else 0.0
            if float(entity.get("confidence_entity") or 0.0) >= needed:
                return cast(Language, entity["value"])
    return memory.language or "en"


def _from_slot(name: str, value: Any) -> Any:
    if value is None:
        return getattr(_DEFAULTS, name)
    try:
        if name in _MONEY:
            return Decimal(str(value))
        if name == "estimates":
            return tuple(_told(each) for each in value)
        return int(value) if name in _COUNTS else value
    except (InvalidOperation, ValueError, TypeError):
        return getattr(_DEFAULTS, name)


def _told(value: list[Any]) -> ToldEstimate:
    size, income, fee = value
    return ToldEstimate(size, None if income is None else Decimal(str(income)), Decimal(str(fee)))


def _to_slot(value: Any) -> Any:
    if isinstance(value, tuple):
        return [[_to_slot(each) for each in astuple(told)] for told in value]
    return str(value) if isinstance(value, Decimal) else value

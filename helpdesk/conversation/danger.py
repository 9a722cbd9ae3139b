"""Whether a message speaks of danger: by rule, or where the classifier hears it and no rule knows better."""

from __future__ import annotations

import re
from dataclasses import replace

from helpdesk.conversation.turn import Turn
from helpdesk.knowledge import Knowledge
from helpdesk.knowledge.topics import Action
from helpdesk.safety import alarm_in, is_look_alike

ALARMING = 0.3
"""Confidence from which the classifier alone makes a message an emergency: low, because a missed one is worse."""
ALARMING_AGAIN = 0.8
"""The same right after a safety answer, when people say how it went on ("the paramedics came")."""
_IT_IS_OVER = re.compile(
    r"\b(?:paramedics|ambulance|they|he'?s|she'?s|hes|shes|i'?m|im) (?:\w+ )?(?:came|here|coming|on (?:the|their) way"
    r"|ok|okay|awake|safe|fine|better|breathing again)\b|\bi called (?:them|911|988|the (?:line|hotline|number))\b"
    r"|\b(?:lets|let'?s) (?:go on|continue|keep going)\b|\bthank god\b"
    r"|\blleg[oó] la ambulancia|\bya (?:est[aá] bien|despert[oó]|vinieron|llegaron|les habl[eé]|llam[eé]|estoy mejor)\b"
    r"|\bsigamos\b|\bgracias a dios\b",
    re.IGNORECASE,
)
HARDLY = 0.02
"""Confidence below which the next likeliest meaning of a false alarm is no meaning."""


def is_safety(knowledge: Knowledge, name: str) -> bool:
    """Whether a topic is about danger."""
    topic = knowledge.topics.get(name)
    return topic is not None and topic.kind == "safety"


def is_over(knowledge: Knowledge, turn: Turn) -> bool:
    """Whether the message says that help came or the danger passed, right after a safety answer."""
    after = is_safety(knowledge, turn.memory.topic or "") and alarm_in(turn.text) is None
    return after and _IT_IS_OVER.search(turn.text) is not None


def danger_in(knowledge: Knowledge, turn: Turn) -> str | None:
    """The safety topic that a message or a button calls for, or None."""
    heard = turn.intent if is_safety(knowledge, turn.intent) else None
    if turn.text.startswith("/"):
        return heard
    alarm = alarm_in(turn.text)
    if alarm is not None or heard is None:
        return alarm
    needed = ALARMING_AGAIN if is_safety(knowledge, turn.memory.topic or "") else ALARMING
    return heard if turn.confidence >= needed and not is_look_alike(turn.text) else None


def no_danger(knowledge: Knowledge, turn: Turn) -> tuple[Turn, Action]:
    """The turn, which only sounds like danger, as what it is likeliest to mean instead."""
    others = tuple((name, chance) for name, chance in turn.ranking if not is_safety(knowledge, name))
    if not others or others[0][1] < HARDLY:
        return replace(turn, intent="nlu_fallback", ranking=others), "fallback"
    name, chance = others[0]
    return replace(turn, intent=name, confidence=chance, ranking=others), knowledge.topics[name].action

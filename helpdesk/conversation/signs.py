"""What a message is a sign of, whatever its intent: at a loss, about the pending question, a slip of the finger."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from helpdesk.conversation.estimate import QUESTIONS
from helpdesk.conversation.turn import Turn
from helpdesk.knowledge.topics import Action
from helpdesk.numbers import Reading

SURE = 0.6
STRAY_WORDS = 3
"""Words up to which an answer about something else altogether is taken for a slip."""
# Intents that may come between a question and its answer without being an answer themselves.
ABOUT_THE_QUESTION = frozenset(
    {"dont_know", "refuse", "why_ask", "cancel", "start_over", "affirm", "deny", "lang_english", "lang_spanish"}
)

# Those of them that are never an answer, even where a word in them looks like one ("none of your business").
_NO_ANSWER = ABOUT_THE_QUESTION - {"affirm", "deny"}
ENDS = frozenset({"cancel", "start_over"})
"""Those that end the form, whatever figure seems to stand in them ("from zero")."""
WHY_ASKED = re.compile(
    r"\b(?:why|por ?qu[eé]) (?:\w+ ){0,3}(?:medicaid|matters?|ask|need to know|importa|pregunta|quiere)\b",
    re.IGNORECASE,
)


def wordless(turn: Turn) -> tuple[Turn, Action]:
    """ "???" is at a loss with the last question or answer; other signs alone say nothing that could be understood."""
    if turn.memory.asked in QUESTIONS:
        intent, action = "dont_know", "follow_up"
    elif "?" in turn.text and turn.memory.topic is not None and turn.memory.misses == 0:
        intent, action = "simpler", "follow_up"
    else:
        intent, action = "nlu_fallback", "fallback"
    return replace(turn, intent=intent, confidence=1.0, ranking=((intent, 1.0),)), cast(Action, action)


def is_about_the_question(turn: Turn, reading: Reading) -> bool:
    """Whether the message is surely no answer, but about the question that is pending."""
    no_figure = reading.income is None and reading.family_size is None
    if no_figure and WHY_ASKED.search(turn.text) and turn.memory.asked == "medicaid":
        return True
    return turn.confidence >= SURE and (turn.intent in ENDS or (no_figure and turn.intent in _NO_ANSWER))


def is_a_stray_word(turn: Turn) -> bool:
    """Whether a word or two in mid form are about something else altogether."""
    return turn.intent.startswith("oos_") and len(turn.text.split()) <= STRAY_WORDS and "?" not in turn.text

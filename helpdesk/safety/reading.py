"""Reads a message for alarms and for what only sounds like one."""

from __future__ import annotations

from typing import Literal

from helpdesk.safety.phrases import read_phrases
from helpdesk.safety.plain import plain

Alarm = Literal["emergency", "self_harm", "child_abuse"]

_ALARMS: tuple[Alarm, ...] = ("emergency", "self_harm", "child_abuse")
"""What is asked for first goes first: who calls 911 is helped with the rest as well."""
_LANGUAGES = ("en", "es")
_HARMLESS = ("figures_en", "everyday_en", "history_en", "figures_es", "everyday_es")
_CONTEXTS = ("contexts_en", "contexts_es")
_ALARMING_WORDS = "alarming"
_LEFT_OUT = " xx "


def _without_figures(words: str) -> str:
    """The plain words without figures of speech, a toddler's tempers, papers and what is long over."""
    for name in _HARMLESS:
        words = read_phrases(name).without(words, _LEFT_OUT)
    return " ".join(words.split())


def _alarm(words: str) -> Alarm | None:
    """The alarm in plain words without figures of speech."""
    for alarm in _ALARMS:
        if any(read_phrases(f"{alarm}_{language}").find(words) for language in _LANGUAGES):
            return alarm
    return None


def alarm_in(text: str) -> Alarm | None:
    """The alarm that a message surely raises, or None where it raises none or the words are not clear enough."""
    return _alarm(_without_figures(plain(text)))


def is_look_alike(text: str) -> bool:
    """Whether a message sounds alarming only by a figure of speech, an everyday thing or something long over.

    False where another alarming word is left, so that a real alarm beside a figure of speech stays one.
    """
    words = plain(text)
    left = _without_figures(words)
    if _alarm(left) is not None:
        return False
    only_figures = left != words and not read_phrases(_ALARMING_WORDS).find(left)
    return only_figures or any(read_phrases(name).find(words) for name in _CONTEXTS)

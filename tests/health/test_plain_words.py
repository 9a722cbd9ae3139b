"""A tired person must be able to read every answer: reading grades in English, an ease index in Spanish."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from statistics import median

from textstat.textstat import textstatistics

from helpdesk.answers import answer_topic, fact_values
from helpdesk.knowledge import Language, load_knowledge

KNOWLEDGE = load_knowledge()
DAY = KNOWLEDGE.schedules[-1].effective
HIGHEST_GRADE = 8.0
HIGHEST_MEDIAN = 6.0
LOWEST_EASE = 60.0
"""Fernández Huerta: 60 to 70 is plain Spanish, more is easier."""
SHORT = 12
"""Up to so many words, a sentence's index says nothing."""
FAMILY = ("family", "everyone")


@lru_cache(maxsize=1)
def _english() -> textstatistics:
    measure = textstatistics()
    measure.set_lang("en")
    return measure


@lru_cache(maxsize=1)
def _spanish() -> textstatistics:
    measure = textstatistics()
    measure.set_lang("es")
    return measure


def _as_sentences(text: str) -> str:
    """Text with every line of a list as a sentence of its own."""
    lines = (line.strip().removeprefix("- ").strip() for line in text.splitlines())
    return " ".join(line if line.endswith((".", "?", "!")) else f"{line}." for line in lines if line)


def grade(text: str) -> float:
    """Flesch-Kincaid: the school grade that reads this."""
    return float(_english().flesch_kincaid_grade(_as_sentences(text)))


def ease(text: str) -> float:
    """Fernández Huerta: from 0 (hard) to 100 (easy)."""
    return float(_spanish().fernandez_huerta(_as_sentences(text)))


@cache
def _answers(language: Language) -> dict[str, str]:
    """What families read, without the line of the source."""
    names = [name for name, t in KNOWLEDGE.topics.items() if t.answer is not None and t.audience in FAMILY]
    answers = {name: answer_topic(KNOWLEDGE, name, language, DAY) for name in names}
    return {name: "\n".join(filter(None, (a.short, a.detail, a.next_step))) for name, a in answers.items()}


@cache
def _words(language: Language) -> dict[str, str]:
    """The longer words of the conversation, with something in their placeholders."""
    values = fact_values(KNOWLEDGE, language, DAY)
    found = {}
    for name in KNOWLEDGE.words.names():
        text = KNOWLEDGE.words.text(name).in_language(language)
        filled = re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], "$5"), text)
        if len(filled.split()) > SHORT:
            found[name] = filled
    return found


def test_every_english_answer_for_families_can_be_read_at_grade_8() -> None:
    grades = {name: grade(text) for name, text in _answers("en").items()}
    hard = {name: round(value, 1) for name, value in grades.items() if value > HIGHEST_GRADE}
    assert len(grades) > 50, "The answers for families were not found."
    assert not hard, f"Above grade {HIGHEST_GRADE}: {hard}. Shorter sentences and shorter words."


def test_half_of_the_english_answers_for_families_can_be_read_at_grade_6() -> None:
    middle = median(grade(text) for text in _answers("en").values())
    assert middle <= HIGHEST_MEDIAN, f"The median grade is {middle:.1f}. Make the hardest answers plainer."


def test_every_longer_english_word_of_the_conversation_can_be_read_at_grade_8() -> None:
    hard = {name: round(grade(text), 1) for name, text in _words("en").items() if grade(text) > HIGHEST_GRADE}
    assert not hard, f"Above grade {HIGHEST_GRADE} in knowledge/words: {hard}. Shorter sentences and shorter words."


def test_every_spanish_answer_for_families_is_plain() -> None:
    hard = {name: round(ease(text)) for name, text in _answers("es").items() if ease(text) < LOWEST_EASE}
    assert not hard, f"Below {LOWEST_EASE} (Fernández Huerta): {hard}. Shorter sentences and shorter words."


def test_every_longer_spanish_word_of_the_conversation_is_plain() -> None:
    hard = {name: round(ease(text)) for name, text in _words("es").items() if ease(text) < LOWEST_EASE}
    assert not hard, f"Below {LOWEST_EASE} in knowledge/words: {hard}. Shorter sentences and shorter words."

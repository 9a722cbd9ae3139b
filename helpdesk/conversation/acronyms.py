"""What letters stand for, from knowledge/glossary.yml."""

from __future__ import annotations

from dataclasses import replace

from helpdesk.answers import source_line
from helpdesk.conversation.topics import say_topic
from helpdesk.conversation.turn import Memory, Reply, Turn
from helpdesk.glossary import find_entry
from helpdesk.knowledge import Knowledge
from helpdesk.outcomes import Outcome


def explain_acronym(knowledge: Knowledge, turn: Turn, memory: Memory) -> Reply:
    """The letters named in the message in full, with what they mean; those no document expands say so."""
    entry = find_entry(knowledge.glossary, turn.text)
    if entry is None:
        return say_topic(knowledge, turn, memory, "acronym")
    language = memory.language or turn.language
    parts = [entry.meaning.in_language(language), source_line(knowledge, entry.sources, language)]
    text = "\n\n".join(part for part in parts if part)
    return Reply(text, Outcome.ANSWERED_TOPIC, replace(memory, topic=entry.topic or "acronym", misses=0))

"""Loading the whole knowledge base, and the checks that span its files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from helpdesk.errors import KnowledgeError
from helpdesk.knowledge.common import Document, Source
from helpdesk.knowledge.coordination import Coordination, read_coordination
from helpdesk.knowledge.differences import Difference, check_dates, read_differences
from helpdesk.knowledge.glossary import Glossary
from helpdesk.knowledge.policies import ContactBook, DelinquencyFacts, HardshipFacts, read_contacts, read_delinquency
from helpdesk.knowledge.reading import Fact, read
from helpdesk.knowledge.schedules import FeeSchedule, read_schedules
from helpdesk.knowledge.topics import Topic, read_topics
from helpdesk.knowledge.words import Words, read_words

KNOWLEDGE_FOLDER = Path(__file__).resolve().parents[2] / "knowledge"


class _Documents(Fact):
    documents: dict[str, Document]


@dataclass(frozen=True)
class Knowledge:
    """Every fact the assistant may state."""

    folder: Path
    documents: dict[str, Document]
    schedules: tuple[FeeSchedule, ...]
    hardship: HardshipFacts
    delinquency: DelinquencyFacts
    contact_book: ContactBook
    coordination: Coordination
    topics: dict[str, Topic]
    topic_files: dict[str, str]
    glossary: Glossary
    differences: dict[str, Difference]
    words: Words

    @cached_property
    def phone_numbers(self) -> frozenset[str]:
        """Every telephone number that may ever be said."""
        return frozenset(phone.number for phone in self.contact_book.phones.values())

    def same_file(self, one: str, other: str) -> bool:
        """Whether two topics stand in one file, that is, are about one thing."""
        return one in self.topic_files and self.topic_files.get(one) == self.topic_files.get(other)

    def unreviewed_spanish(self) -> list[str]:
        """The topics whose Spanish answer no person who speaks Spanish has read yet, by name."""
        return [name for name, topic in self.topics.items() if topic.answer and not topic.spanish_reviewed]

    def cited(self) -> Iterator[tuple[str, Source]]:
        """Every fact's name with each of its sources."""
        for schedule in self.schedules:
            yield f"fees/{schedule.effective}", schedule.source
        for name, topic in self.topics.items():
            yield from ((f"topics/{name}", source) for source in topic.sources)
        for name, contact in self.contact_book.contacts.items():
            yield f"contacts/{name}", contact.source
        for name, phone in self.contact_book.phones.items():
            yield f"phones/{name}", phone.source
        for name, fact in {**self.hardship.events, **self.hardship.options}.items():
            yield f"hardship/{name}", fact.source
        for step in self.delinquency.steps:
            yield f"delinquency/day {step.day}", step.source
        for name, activity in self.coordination.activities.items():
            yield f"coordination/{name}", activity.source
        for name, entry in self.glossary.entries.items():
            yield from ((f"glossary/{name}", source) for source in entry.sources)
        for name, difference in self.differences.items():
            yield from ((f"differences/{name}", source) for source in difference.sources)
        yield "hardship/change_percent", self.hardship.change_percent.source
        yield "delinquency/kept", self.delinquency.kept.source
        yield "delinquency/restart", self.delinquency.restart.source


def read_knowledge(folder: Path) -> Knowledge:
    """The knowledge base in a folder. Raises KnowledgeError (file, key, value, remedy) where it cannot be used."""
    topics, files = read_topics(folder / "topics")
    knowledge = Knowledge(
        folder=folder,
        documents=read(_Documents, folder / "sources.yml").documents,
        schedules=read_schedules(folder / "fees"),
        hardship=read(HardshipFacts, folder / "hardship.yml"),
        delinquency=read_delinquency(folder / "delinquency.yml"),
        contact_book=read_contacts(folder / "contacts.yml"),
        coordination=read_coordination(folder / "coordination.yml"),
        topics=topics,
        topic_files=files,
        glossary=read(Glossary, folder / "glossary.yml"),
        differences=read_differences(folder / "differences.yml"),
        words=read_words(folder / "words"),
    )
    _check_sources(knowledge)
    _check_names(knowledge)
    check_dates(knowledge.differences, knowledge.documents, folder / "differences.yml")
    return knowledge


@lru_cache(maxsize=1)
def load_knowledge() -> Knowledge:
    """The project's own knowledge base, read once in a process."""
    return read_knowledge(KNOWLEDGE_FOLDER)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).lower()


def _check_sources(knowledge: Knowledge) -> None:
    """Every source names a known document, and its place stands in that document."""
    texts = {
        name: _folded((knowledge.folder / document.text).read_text(encoding="utf-8"))
        for name, document in knowledge.documents.items()
        if document.text is not None
    }
    for fact, source in knowledge.cited():
        if source.document not in knowledge.documents:
            raise KnowledgeError(knowledge.folder, fact, source.document, f"Use one of {sorted(knowledge.documents)}.")
        if source.document in texts and _folded(source.place) not in texts[source.document]:
            raise KnowledgeError(
                knowledge.folder, fact, source.place, f"These words do not stand in {source.document}. Quote it."
            )


def _check_names(knowledge: Knowledge) -> None:
    """Follow-ups, roles and needs lead somewhere."""
    for name, topic in knowledge.topics.items():
        targets = list(topic.follow_ups)
        if topic.for_family is not None:
            targets.append(topic.for_family)
        if topic.by_role is not None:
            targets += [topic.by_role.family, topic.by_role.provider, topic.by_role.coordinator]
        for target in targets:
            if target not in knowledge.topics:
                raise KnowledgeError(knowledge.folder, f"topics.{name}", target, "There is no topic of this name.")
        if topic.need is not None and topic.need not in knowledge.contact_book.needs:
            raise KnowledgeError(knowledge.folder, f"topics.{name}.need", topic.need, "Use a need of contacts.yml.")
    said_by = {f"coordination.{name}": activity.topic for name, activity in knowledge.coordination.activities.items()}
    said_by |= {f"differences.{name}": difference.topic for name, difference in knowledge.differences.items()}
    for fact, target in said_by.items():
        if target not in knowledge.topics:
            raise KnowledgeError(knowledge.folder, f"{fact}.topic", target, "There is no topic of this name.")

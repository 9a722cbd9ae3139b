"""Every fact of the knowledge base with its source, date and place, as one page of Markdown for people who check it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from helpdesk.answers import answer_topic, fact_values, format_date, format_fee
from helpdesk.contacts import phone_number
from helpdesk.knowledge import Knowledge, Source
from helpdesk.knowledge.policies import CitedText, Contact
from helpdesk.knowledge.schedules import Band, FeeSchedule
from helpdesk.knowledge.topics import Topic

Row = tuple[str, ...]
_INTRODUCTION = """# Every fact and where it stands

Printed by `python -m helpdesk knowledge facts > docs/facts.md`. Do not edit this page: edit the files of `knowledge/`
and print it again. Each place is quoted from its document, and the full texts are in `knowledge/sources/`."""


def facts_page(knowledge: Knowledge) -> str:
    """The whole page, the same for the same facts. Texts in English; ends with a newline."""
    sections = (
        [_INTRODUCTION],
        _documents(knowledge),
        *(_schedule(knowledge, schedule) for schedule in knowledge.schedules),
        _phones(knowledge),
        _contacts(knowledge),
        _hardship(knowledge),
        _delinquency(knowledge),
        _coordination(knowledge),
        _topics(knowledge),
        _glossary(knowledge),
        _differences(knowledge),
    )
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def first_sentence(text: str) -> str:
    """A text up to the end of its first sentence, or of its first line where a list follows."""
    line = text.strip().splitlines()[0]
    return re.split(r"(?<=[.?!])\s", line, maxsplit=1)[0]


def _table(title: str, heads: Row, rows: Iterable[Row]) -> list[str]:
    """A heading and a table under it."""
    lines = [f"## {title}", "", _line(heads), _line("---" for _ in heads)]
    return lines + [_line(row) for row in rows]


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


def _sources(knowledge: Knowledge, sources: Iterable[Source]) -> Row:
    """Documents, dates and places of a fact, as the last three cells of its row."""
    found = list(sources)
    cells = (
        [source.document for source in found],
        [_date(knowledge, source.document) for source in found],
        [f"“{source.place}”" for source in found],
    )
    return tuple("<br>".join(cell) for cell in cells)


_SOURCE_HEADS = ("document", "dated", "place")


def _date(knowledge: Knowledge, document: str) -> str:
    dated = knowledge.documents[document].dated
    return dated.isoformat() if dated else "no date printed"


def _documents(knowledge: Knowledge) -> list[str]:
    rows = (
        (name, document.name.en, _date(knowledge, name), f"`knowledge/{document.text}`" if document.text else "none")
        for name, document in knowledge.documents.items()
    )
    return _table("Documents", ("name", "what it is", "dated", "text"), rows)


def _schedule(knowledge: Knowledge, schedule: FeeSchedule) -> list[str]:
    title = f"Fee schedule of {format_date(schedule.effective, 'en')}"
    document, dated, place = _sources(knowledge, (schedule.source,))
    rows = (_band(size, schedule, band) for size, bands in schedule.family_sizes.items() for band in bands)
    heads = ("family size", "yearly adjusted gross income", "most a month", "a year as printed")
    table = _table(title, heads, rows)
    limits = f"Lowest fee {format_fee(schedule.lowest_fee)}, highest fee {format_fee(schedule.highest_fee)} a month."
    return [*table[:2], f"{limits} Source of every row: {document}, {dated}, {place}.", "", *table[2:]]


def _band(size: int, schedule: FeeSchedule, band: Band) -> Row:
    people = f"{size} or more" if size == schedule.largest_size else str(size)
    return people, _income(band), f"${band.monthly}", f"${band.yearly_as_printed:,}"


def _income(band: Band) -> str:
    if band.lower is None or band.upper is None:
        bound = f"{band.upper:,} or under" if band.lower is None else f"{band.lower:,} or over"
        return f"${bound}"
    return f"${band.lower:,} to ${band.upper:,}"


def _phones(knowledge: Knowledge) -> list[str]:
    book = knowledge.contact_book
    rows = ((name, phone.number, *_sources(knowledge, (phone.source,))) for name, phone in book.phones.items())
    return _table("Telephone numbers", ("name", "number", *_SOURCE_HEADS), rows)


def _contacts(knowledge: Knowledge) -> list[str]:
    rows = (
        (contact.name.en, contact.handles.en, _reached(knowledge, contact), *_sources(knowledge, (contact.source,)))
        for contact in knowledge.contact_book.contacts.values()
    )
    return _table("Contacts", ("contact", "answers", "reached", *_SOURCE_HEADS), rows)


def _reached(knowledge: Knowledge, contact: Contact) -> str:
    number = phone_number(knowledge.contact_book, contact)
    if number is not None:
        return f"{number}, extension {contact.extension}" if contact.extension else number
    return contact.find.en.format_map(_values(knowledge)) if contact.find else ""


def _values(knowledge: Knowledge) -> Mapping[str, str]:
    return fact_values(knowledge, "en", knowledge.schedules[-1].effective)


def _cited(knowledge: Knowledge, name: str, fact: CitedText) -> Row:
    return name, fact.text.en.format_map(_values(knowledge)), *_sources(knowledge, (fact.source,))


def _hardship(knowledge: Knowledge) -> list[str]:
    facts, change = knowledge.hardship, knowledge.hardship.change_percent
    rows = [_cited(knowledge, f"event: {name}", fact) for name, fact in facts.events.items()]
    rows += [_cited(knowledge, f"option: {name}", fact) for name, fact in facts.options.items()]
    rows.append(("change of income", f"more than {change.value}%", *_sources(knowledge, (change.source,))))
    return _table("Hardship", ("name", "fact", *_SOURCE_HEADS), rows)


def _delinquency(knowledge: Knowledge) -> list[str]:
    facts = knowledge.delinquency
    rows = [_cited(knowledge, f"day {step.day}", step) for step in facts.steps]
    rows += [_cited(knowledge, "kept", facts.kept), _cited(knowledge, "restart", facts.restart)]
    return _table("Non-payment", ("name", "fact", *_SOURCE_HEADS), rows)


def _coordination(knowledge: Knowledge) -> list[str]:
    table = knowledge.coordination
    rows = (
        (
            activity.text.en,
            table.columns[activity.column].heading.en,
            activity.topic,
            *_sources(knowledge, (activity.source,)),
        )
        for activity in table.activities.values()
    )
    return _table("Service coordination", ("activity", "column", "topic", *_SOURCE_HEADS), rows)


def _topics(knowledge: Knowledge) -> list[str]:
    rows = (
        (name, _said(knowledge, name, topic), *_sources(knowledge, topic.sources))
        for name, topic in knowledge.topics.items()
    )
    return _table("Topics", ("topic", "how its answer begins", *_SOURCE_HEADS), rows)


def _said(knowledge: Knowledge, name: str, topic: Topic) -> str:
    """How a topic's English answer begins, or what makes its answer."""
    if topic.answer is not None:
        return first_sentence(answer_topic(knowledge, name, "en", knowledge.schedules[-1].effective).short)
    if topic.by_role is not None:
        return "by role: " + ", ".join(f"{role} {target}" for role, target in dict(topic.by_role).items())
    return f"worked out ({topic.action}): {topic.question.en}"


def _glossary(knowledge: Knowledge) -> list[str]:
    rows = _glossary_rows(knowledge)
    return _table("Abbreviations", ("letters", "meaning", *_SOURCE_HEADS), rows)


def _glossary_rows(knowledge: Knowledge) -> Iterator[Row]:
    for entry in knowledge.glossary.entries.values():
        yield ", ".join(entry.letters), entry.meaning.en, *_sources(knowledge, entry.sources)


def _differences(knowledge: Knowledge) -> list[str]:
    rows = (
        (name, entry.differs.en, entry.topic, *_sources(knowledge, entry.sources))
        for name, entry in knowledge.differences.items()
    )
    title = "Where the documents differ or are dated"
    return _table(title, ("name", "what differs", "said by topic", *_SOURCE_HEADS), rows)

"""Answers as people read them, the same for chat, pages and the command line.

A topic's words come from knowledge/topics, its numbers from the facts: {cfo_phone}, {lowest_fee} and their like
are filled in here, so that a number stands in one place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from helpdesk.contacts import Route, phone_link, phone_number, route_contact
from helpdesk.coordination import duties
from helpdesk.knowledge import Knowledge, Language, Role, Source, Text
from helpdesk.knowledge.policies import CitedText, Contact
from helpdesk.knowledge.schedules import in_force
from helpdesk.knowledge.topics import Topic

_PHONES = {
    "cfo_phone": "cfo",
    "first_steps_phone": "first_steps",
    "compliance_phone": "compliance",
    "emergency_phone": "emergency",
    "crisis_line": "crisis_line",
    "child_abuse_hotline": "child_abuse_hotline",
}
_EXTENSIONS = {"ext_billing": "cfo_billing", "ext_enrollment": "cfo_enrollment", "ext_webspoe": "cfo_webspoe"}
_MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}


@dataclass(frozen=True)
class Answer:
    """A topic in one language, ready to be said."""

    topic: str
    short: str
    detail: str | None
    next_step: str | None
    source_line: str | None

    @property
    def text(self) -> str:
        """The whole answer: short first, then why, then the next step, then where it is from."""
        return "\n\n".join(part for part in (self.short, self.detail, self.next_step, self.source_line) if part)


def format_date(day: date, language: Language) -> str:
    """A date in words: November 30, 2005 / 30 de noviembre de 2005."""
    month = _MONTHS[language][day.month - 1]
    return f"{day.day} de {month} de {day.year}" if language == "es" else f"{month} {day.day}, {day.year}"


def format_fee(amount: Decimal) -> str:
    """A fee: whole dollars without cents ($5, $100), others with them ($19.98)."""
    return f"${amount:,.0f}" if amount == amount.to_integral_value() else f"${amount:,.2f}"


def fact_values(knowledge: Knowledge, language: Language, on: date) -> dict[str, str]:
    """What the placeholders of texts stand for. Raises NothingInEffect on a date without a schedule."""
    schedule = in_force(knowledge.schedules, on)
    book = knowledge.contact_book
    values = {name: book.phones[phone].number for name, phone in _PHONES.items()}
    values |= {name: book.contacts[contact].extension or "" for name, contact in _EXTENSIONS.items()}
    values |= {
        "lowest_fee": format_fee(schedule.lowest_fee),
        "highest_fee": format_fee(schedule.highest_fee),
        "schedule_date": format_date(schedule.effective, language),
        "change_percent": str(knowledge.hardship.change_percent.value),
    }
    values["hardship_events"] = _bullets(knowledge.hardship.events, language, values)
    values["hardship_options"] = _bullets(knowledge.hardship.options, language, values)
    values |= {
        f"duties_{column}": "\n".join(f"- {duty}." for duty in duties(knowledge.coordination, column, language))
        for column in knowledge.coordination.columns
    }
    day = "Día" if language == "es" else "Day"
    steps = (f"- {day} {step.day}: {step.text.in_language(language)}." for step in knowledge.delinquency.steps)
    values["delinquency_steps"] = "\n".join(steps)
    return values


def _bullets(facts: Mapping[str, CitedText], language: Language, values: Mapping[str, str]) -> str:
    return "\n".join(f"- {fact.text.in_language(language).format_map(values)}." for fact in facts.values())


def answer_topic(knowledge: Knowledge, name: str, language: Language, on: date) -> Answer:
    """The answer of a topic. Raises KeyError for a name that is not an answer, NothingInEffect as fact_values."""
    topic = knowledge.topics[name]
    if topic.answer is None:
        raise KeyError(name)
    values = fact_values(knowledge, language, on)

    def fill(text: Text | None) -> str | None:
        return text.in_language(language).format_map(values) if text else None

    return Answer(
        topic=name,
        short=topic.answer.in_language(language).format_map(values),
        detail=fill(topic.detail),
        next_step=fill(topic.next_step),
        source_line=source_line(knowledge, topic.sources, language),
    )


def source_line(knowledge: Knowledge, sources: tuple[Source, ...], language: Language) -> str | None:
    """Where an answer is from, in a few words, each document once."""
    names = dict.fromkeys(knowledge.documents[source.document].name.in_language(language) for source in sources)
    return knowledge.words.say("answers.source", language, documents="; ".join(names)) if names else None


def contacts_for(knowledge: Knowledge, topic: Topic, role: Role | None) -> Route | None:
    """Who can help further with a topic."""
    return route_contact(knowledge.contact_book, topic.need, role) if topic.need else None


def contact_line(knowledge: Knowledge, contact: Contact, language: Language, on: date) -> str:
    """A contact in one sentence: name with number and extension, or name with how to find them."""
    values = fact_values(knowledge, language, on)
    name = contact.name.in_language(language)
    number = phone_number(knowledge.contact_book, contact)
    if number is not None:
        kind = "contact.extension" if contact.extension else "contact.phone"
        return knowledge.words.say(kind, language, name=name, number=number, extension=contact.extension)
    find = contact.find.in_language(language).format_map(values) if contact.find else ""
    return knowledge.words.say("contact.find", language, name=name, find=find)


def contact_card(knowledge: Knowledge, contact: Contact, language: Language) -> dict[str, str | None]:
    """A contact as data for a page: name, what it handles, number, extension, link to call."""
    return {
        "name": contact.name.in_language(language),
        "handles": contact.handles.in_language(language),
        "phone": phone_number(knowledge.contact_book, contact),
        "extension": contact.extension,
        "link": phone_link(knowledge.contact_book, contact),
    }

"""Every number that is ever said stands in a document that is named with it."""

from __future__ import annotations

import pytest

from helpdesk.answers import answer_topic, contact_line, fact_values
from helpdesk.knowledge import LANGUAGES, Language, load_knowledge
from tests.health.fact_checks import (
    ADDRESS,
    PHONE,
    document_texts,
    knowledge_files,
    published_rows,
    rows_of_the_letter,
    schedule_differences,
    texts_of,
    unsupported,
    wrong_extensions,
    wrong_phones,
)
from tests.health.health_project import named

KNOWLEDGE = load_knowledge()
DAY = KNOWLEDGE.schedules[-1].effective
ANSWERS = [name for name, topic in KNOWLEDGE.topics.items() if topic.answer is not None]


def test_every_document_that_is_named_is_there() -> None:
    texts = document_texts(KNOWLEDGE)
    assert len(texts) == 4, f"Expected four documents with a text in knowledge/sources.yml, got {sorted(texts)}."
    empty = [name for name, text in texts.items() if not text.strip()]
    assert not empty, f"{empty} are empty. Restore knowledge/sources/."


def test_every_fact_that_is_cited_names_a_document_and_a_place() -> None:
    wrong = [fact for fact, source in KNOWLEDGE.cited() if source.document not in KNOWLEDGE.documents]
    assert not wrong, f"{wrong} cite a document that sources.yml does not know."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_in_an_answer_stands_in_a_document_it_cites(language: Language) -> None:
    wrong = []
    for name in ANSWERS:
        topic = KNOWLEDGE.topics[name]
        answer = answer_topic(KNOWLEDGE, name, language, DAY)
        simpler = topic.simpler.in_language(language) if topic.simpler else ""
        text = f"{answer.text}\n{simpler.format_map(fact_values(KNOWLEDGE, language, DAY))}"
        wrong += [f"topics/{name} ({language}): {number}" for number in unsupported(KNOWLEDGE, text, topic.sources)]
    assert not wrong, "Cite the document that holds these, or take them out:\n" + "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_in_the_glossary_stands_in_a_document_it_cites(language: Language) -> None:
    wrong = [
        f"glossary/{name} ({language}): {number}"
        for name, entry in KNOWLEDGE.glossary.entries.items()
        for number in unsupported(KNOWLEDGE, entry.meaning.in_language(language), entry.sources)
        if number not in entry.letters
    ]
    assert not wrong, "Cite the document that holds these, or take them out:\n" + "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_the_rules_stands_in_the_letter(language: Language) -> None:
    values = fact_values(KNOWLEDGE, language, DAY)
    facts = [*KNOWLEDGE.hardship.events.values(), *KNOWLEDGE.hardship.options.values()]
    facts += [*KNOWLEDGE.delinquency.steps, KNOWLEDGE.delinquency.kept, KNOWLEDGE.delinquency.restart]
    wrong = [
        f"{fact.text.en}: {number}"
        for fact in facts
        for number in unsupported(KNOWLEDGE, fact.text.in_language(language).format_map(values), [fact.source])
    ]
    assert not wrong, f"{wrong} do not stand in the letter."


def test_the_days_and_the_percentage_are_the_ones_of_the_letter() -> None:
    letter = " ".join(document_texts(KNOWLEDGE)["fcp_letter"].split())
    for day in (step.day for step in KNOWLEDGE.delinquency.steps):
        assert any(f"{day}{end}" in letter for end in ("th day", " and 60 days", " days")), f"Day {day} is not printed."
    percent = KNOWLEDGE.hardship.change_percent.value
    assert f"Income change by more than {percent}%" in letter, f"{percent}% is not what the letter prints."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_contact_is_said_without_an_invented_number(language: Language) -> None:
    wrong = [
        f"contacts/{name}: {found}"
        for name, contact in KNOWLEDGE.contact_book.contacts.items()
        for found in set(PHONE.findall(contact_line(KNOWLEDGE, contact, language, DAY))) - KNOWLEDGE.phone_numbers
    ]
    assert not wrong, f"{wrong} are not among the phones of contacts.yml."


def test_no_text_holds_a_telephone_number_an_e_mail_or_an_address_of_its_own() -> None:
    words = {name: KNOWLEDGE.words.text(name) for name in KNOWLEDGE.words.names()}
    everything = [KNOWLEDGE.topics, KNOWLEDGE.glossary, KNOWLEDGE.contact_book, KNOWLEDGE.coordination]
    texts = [
        text for part in [*everything, KNOWLEDGE.hardship, KNOWLEDGE.delinquency, words] for text in texts_of(part)
    ]
    assert len(texts) > 500, "The texts were not found. Correct texts_of in fact_checks.py."
    wrong = [
        found
        for text in texts
        for words_for_people in (text.en, text.es)
        for found in [
            *(set(PHONE.findall(words_for_people)) - KNOWLEDGE.phone_numbers),
            *ADDRESS.findall(words_for_people),
        ]
    ]
    assert not wrong, f"{wrong}: no document holds these. Name a phone of contacts.yml instead."


def test_no_comment_or_key_of_the_facts_holds_an_unknown_telephone_number() -> None:
    wrong = [
        f"{named(path)}: {number}"
        for path in knowledge_files(KNOWLEDGE.folder)
        for number in set(PHONE.findall(path.read_text(encoding="utf-8"))) - KNOWLEDGE.phone_numbers
    ]
    assert not wrong, f"{wrong}. Only the phones of contacts.yml may stand anywhere."


def test_the_schedule_is_the_published_one_cell_by_cell() -> None:
    differences = [row for schedule in KNOWLEDGE.schedules[:1] for row in schedule_differences(schedule)]
    assert not differences, f"Unlike tests/data/fee_schedule_2005.csv: {differences}."
    assert len(published_rows()) == 108


def test_the_published_schedule_is_the_one_the_letter_prints() -> None:
    ours = sorted(((lower, upper, monthly) for _, lower, upper, monthly in published_rows()), key=str)
    assert rows_of_the_letter(document_texts(KNOWLEDGE)["fcp_letter"]) == ours


def test_every_telephone_number_and_extension_is_printed_for_that_contact() -> None:
    texts = document_texts(KNOWLEDGE)
    wrong = [*wrong_phones(KNOWLEDGE.contact_book, texts), *wrong_extensions(KNOWLEDGE.contact_book, texts)]
    assert not wrong, f"{wrong} are not what the document prints. Correct knowledge/contacts.yml."

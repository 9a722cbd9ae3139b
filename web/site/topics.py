"""Every question with its answer, in the same words as in the chat."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request, Response

from helpdesk.answers import contacts_for
from helpdesk.knowledge import Language, load_knowledge
from helpdesk.knowledge.topics import Topic
from helpdesk.written import Written, stands_alone, written
from web.door import TheDoor, page_language
from web.site.addresses import LISTED, links_to
from web.site.contacts import Card, cards_of
from web.site.content import content_page, own_page, page
from web.site.search import search
from web.text import cleaned

LONGEST_QUERY = 200
LETTERS = "acronym"
"""The topic about abbreviations, whose page lists all of them."""
THEMES = (
    "theme_fees",
    "theme_cost_participation",
    "theme_hardship",
    "theme_delinquency",
    "theme_program",
    "theme_contacts",
    "theme_providers",
    "theme_coordination",
    "theme_safety",
    "theme_scope",
    "theme_conversation",
)
"""The words of the themes: `theme_` and a file of knowledge/topics, in the order of the page."""
FOR = {"family": "for_family", "provider": "for_provider", "coordinator": "for_coordinator"}

router = APIRouter(include_in_schema=False)
Links = list[tuple[str, str]]


@router.get("/topics")
def index(request: Request, q: str = "") -> Response:
    """All questions by theme; with `?q=` those that fit best go first."""
    query = cleaned(q)[:LONGEST_QUERY]
    if query:
        language = page_language(request)
        found = links_to(search(query, language), language)
        return own_page("topics.html", request, "topics_title", query=query, found=found, themes=_themes(language))

    def make(language: Language, day: date) -> str:
        return page("topics.html", request, "topics_title", query="", found=[], themes=_themes(language))

    return content_page(request, make)


@router.get("/topics/{name}")
def show(door: TheDoor, request: Request, name: str) -> Response:
    """One question with its answer, or words where there is none of that name."""
    if not stands_alone(load_knowledge(), name):
        language = page_language(request)
        return own_page("topics.html", request, "no_topic_title", 404, query=None, found=[], themes=_themes(language))
    return content_page(request, lambda language, day: _topic_page(request, name, language, day))


def _themes(language: Language) -> list[tuple[str, Links]]:
    """Each theme with its questions; every topic is in the theme of its file."""
    knowledge = load_knowledge()
    names = [name for name in knowledge.topics if name in LISTED or stands_alone(knowledge, name)]
    return [
        (theme, links_to((name for name in names if f"theme_{knowledge.topic_files[name]}" == theme), language))
        for theme in THEMES
    ]


def _topic_page(request: Request, name: str, language: Language, day: date) -> str:
    knowledge = load_knowledge()
    topic, answers = knowledge.topics[name], written(knowledge, name, language, day)
    targets = [knowledge.topics[answer.topic] for answer in answers]
    follow_ups = dict.fromkeys(button.intent for answer in answers for button in answer.reply.buttons)
    own = {name, *(answer.topic for answer in answers)}
    return page(
        "topic.html",
        request,
        f"theme_{knowledge.topic_files[name]}",
        theme=knowledge.topic_files[name],
        question=topic.question.in_language(language),
        answers=[(_whose(answer), answer.reply.text) for answer in answers],
        contacts=_contacts(answers, language, day),
        letters=_letters(language) if name == LETTERS else [],
        follow_ups=links_to((each for each in follow_ups if each not in own), language),
        sources=_sources(targets, language),
    )


def _whose(answer: Written) -> str | None:
    """The words that say for whom an answer is, where it differs."""
    return FOR[answer.role] if answer.role else None


def _contacts(answers: tuple[Written, ...], language: Language, day: date) -> list[Card]:
    """Who can help further, each once."""
    knowledge = load_knowledge()
    routes = (contacts_for(knowledge, knowledge.topics[answer.topic], answer.role) for answer in answers)
    found = dict.fromkeys(contact for route in routes if route for contact in route.contacts)
    return cards_of(found, language, day)


def _letters(language: Language) -> list[tuple[str, str]]:
    entries = load_knowledge().glossary.entries.values()
    return sorted((", ".join(entry.letters), entry.meaning.in_language(language)) for entry in entries)


def _sources(topics: list[Topic], language: Language) -> list[tuple[str, list[str]]]:
    """Each document by its name, which holds its date, with the places in it."""
    places: dict[str, dict[str, None]] = {}
    for source in (source for topic in topics for source in topic.sources):
        places.setdefault(source.document, {})[source.place] = None
    documents = load_knowledge().documents
    return [(documents[name].name.in_language(language), list(found)) for name, found in places.items()]

"""Intents, topics, rules, actions, examples and slots belong together, and nothing is left over."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from typing import get_args

import pytest

from helpdesk.conversation import Memory
from helpdesk.knowledge import LANGUAGES, load_knowledge
from helpdesk.knowledge.topics import Action
from tests.health.health_project import domain, examples, rules

INTENTS: list[str] = domain()["intents"]
FALLBACK = "nlu_fallback"
FEWEST = {"en": 40, "es": 25}
"""Examples of an intent in each language, at the least."""
NOT_TOPICS = {FALLBACK}
"""What nothing else fits is no topic, and has no examples of its own."""
RASAS_OWN = {"action_session_start"}
"""Actions that Rasa runs by itself, so that no rule names them."""
OTHER_LANGUAGES = {"oos_foreign_language"}
"""Messages in languages that we do not speak; their blocks count as English."""


def test_no_intent_stands_twice_in_the_domain() -> None:
    twice = [name for name, times in Counter(INTENTS).items() if times > 1]
    assert not twice, f"domain.yml names {twice} more than once. Keep one line of each."


def test_every_intent_has_a_topic_of_its_name() -> None:
    missing = sorted(set(INTENTS) - NOT_TOPICS - set(load_knowledge().topics))
    assert not missing, f"No topic for {missing}. Add each to knowledge/topics/ with its question and answer."


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_intent_has_enough_examples_in_each_language(language: str) -> None:
    found = Counter(example.intent for example in examples() if example.language == language)
    few = {
        name: found[name]
        for name in sorted(set(INTENTS) - NOT_TOPICS - OTHER_LANGUAGES)
        if found[name] < FEWEST[language]
    }
    where = f"bot/data/<folder>/nlu_{language}.yml"
    assert not few, f"Too few {language} examples: {few}. Write at least {FEWEST[language]} of each into {where}."


def test_every_block_of_examples_names_its_language() -> None:
    wrong = sorted({(e.file, e.intent) for e in examples() if e.language not in LANGUAGES})
    assert not wrong, f"{wrong} lack 'metadata: {{language: en}}' or es. Add it above their examples."


def test_every_example_is_of_an_intent_of_the_domain() -> None:
    unknown = sorted(
        {(e.file, e.intent) for e in examples()} - {(e.file, e.intent) for e in examples() if e.intent in INTENTS}
    )
    assert not unknown, f"{unknown}: add the intent to domain.yml or correct its name."


def test_every_intent_stands_in_exactly_one_rule() -> None:
    times = Counter(intent for _, _, intents, _ in rules() for intent in intents)
    wrong = {intent: times[intent] for intent in {*INTENTS, *times} if times[intent] != 1}
    assert not wrong, f"Times each stands in bot/data/*/rules.yml: {wrong}. Put each in one rule."


def test_no_rule_is_about_an_unknown_intent() -> None:
    unknown = sorted({i for _, _, intents, _ in rules() for i in intents} - set(INTENTS))
    assert not unknown, f"Rules name {unknown}, which domain.yml does not. Add them there or correct the name."


def test_the_actions_of_rules_domain_and_code_are_the_same() -> None:
    in_domain = set(domain()["actions"])
    in_rules = {action for _, _, _, action in rules()}
    in_helpdesk = {f"action_{name}" for name in get_args(Action)}
    in_domain -= RASAS_OWN
    assert in_rules == in_domain, f"Only in one of rules and domain.yml: {sorted(in_rules ^ in_domain)}."
    assert in_helpdesk == in_domain, f"Only in one of helpdesk and domain.yml: {sorted(in_helpdesk ^ in_domain)}."


def test_every_action_of_the_domain_is_offered_by_the_action_server() -> None:
    from bot.actions.actions import ActionSessionStart, HelpDeskAction

    offered = {action().name() for action in (*HelpDeskAction.__subclasses__(), ActionSessionStart)}
    differences = sorted(offered ^ set(domain()["actions"]))
    assert not differences, f"{differences}: add a class to bot/actions/actions.py, or the action to domain.yml."


def test_every_topic_is_an_intent_or_answers_for_a_role() -> None:
    topics = load_knowledge().topics
    by_role = {
        name
        for topic in topics.values()
        if topic.by_role is not None
        for name in (topic.by_role.family, topic.by_role.provider, topic.by_role.coordinator)
    }
    for_family = {topic.for_family for topic in topics.values() if topic.for_family is not None}
    orphans = sorted(set(topics) - set(INTENTS) - by_role - for_family)
    assert not orphans, f"Nothing leads to the topics {orphans}. Add the intent to domain.yml, or remove the topic."


def test_slots_are_the_fields_of_the_memory() -> None:
    slots, memory = set(domain()["slots"]), {field.name for field in fields(Memory)}
    assert slots == memory, f"{sorted(slots ^ memory)}: keep domain.yml's slots and helpdesk.conversation.Memory alike."


def test_a_topic_does_not_offer_itself() -> None:
    wrong = [name for name, topic in load_knowledge().topics.items() if name in topic.follow_ups]
    assert not wrong, f"{wrong} name themselves as follow-up. Offer another topic."

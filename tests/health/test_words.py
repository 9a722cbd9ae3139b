"""The words of knowledge/words and the places that say them; placeholders in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from string import Formatter

from helpdesk.answers import fact_values
from helpdesk.knowledge import Text, load_knowledge
from tests.health.fact_checks import texts_of
from tests.health.health_project import ROOT, modules, named, syntax

KNOWLEDGE = load_knowledge()
WORDS = KNOWLEDGE.words
FILES = {name.split(".")[0] for name in WORDS.names()}
SAID_BY_KEY = {"web", "trouble", "pages", "callback"}
"""Files whose words the door and the engine name by the key alone (web/speech.py puts the file in front)."""
NAME = re.compile(rf"(?:{'|'.join(sorted(FILES - SAID_BY_KEY))})\.\w+")


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


@lru_cache(maxsize=1)
def literals() -> frozenset[str]:
    """Every string in the code."""
    nodes = (node for path in modules("helpdesk", "bot", "web", "engine") for node in ast.walk(syntax(path)))
    return frozenset(n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str))


@lru_cache(maxsize=1)
def prefixes() -> frozenset[str]:
    """How names begin that the code puts together ("estimate.ask_" of f"estimate.ask_{asked}")."""
    nodes = (node for path in modules("helpdesk", "bot", "web") for node in ast.walk(syntax(path)))
    starts = (
        n.values[0].value for n in nodes if isinstance(n, ast.JoinedStr) and isinstance(n.values[0], ast.Constant)
    )
    return frozenset(str(start) for start in starts if NAME.fullmatch(str(start)))


@lru_cache(maxsize=1)
def in_templates() -> frozenset[str]:
    """The keys that templates and scripts name in quotes."""
    files = [*(ROOT / "web" / "templates").glob("*.html"), *(ROOT / "web" / "static").glob("*.js")]
    return frozenset(key for path in files for key in re.findall(r"[\"'](\w+)[\"']", path.read_text(encoding="utf-8")))


def _is_used(name: str) -> bool:
    file, key = name.split(".", 1)
    if file in SAID_BY_KEY:
        named_keys = literals() | in_templates()
        return key in named_keys or key.removesuffix("_title") in named_keys
    return name in literals() or name.startswith(tuple(prefixes()))


def _calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Calls of say(name, language, …) with a literal name: file and line, name, call."""
    for path in modules("helpdesk", "bot", "web"):
        for node in ast.walk(syntax(path)):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if called in ("say", "trouble", "text") and isinstance(node.args[0].value, str):
                    yield f"{named(path)}:{node.lineno}", node.args[0].value, node


def test_no_word_is_left_over() -> None:
    unused = [name for name in WORDS.names() if not _is_used(name)]
    assert not unused, f"Nothing says {unused}. Remove them from knowledge/words/."


def test_no_code_says_an_unknown_word() -> None:
    unknown = sorted(
        text
        for text in literals() - prefixes()
        if NAME.fullmatch(text) and text not in WORDS and not text.endswith((".yml", ".html"))
    )
    assert not unknown, f"{unknown} are not in knowledge/words/. Add them there or correct the names."


def test_every_name_that_is_put_together_can_be_found() -> None:
    lost = sorted(start for start in prefixes() if not any(name.startswith(start) for name in WORDS.names()))
    assert not lost, f"No word in knowledge/words/ begins with {lost}."


def test_the_door_says_only_words_that_are_there() -> None:
    templates = sorted((ROOT / "web" / "templates").glob("*.html"))
    said = [
        (named(p), key)
        for p in templates
        for key in re.findall(r"\b(?:say|tell)\([\"'](\w+)", p.read_text(encoding="utf-8"))
    ]
    said += [(place, name) for place, name, _ in _calls() if place.startswith("web/")]
    unknown = [f"{place}: {key}" for place, key in said if not any(f"{file}.{key}" in WORDS for file in SAID_BY_KEY)]
    assert not unknown, f"{unknown} are not in any of {sorted(SAID_BY_KEY)} in knowledge/words/."


def test_every_kind_of_problem_has_a_title() -> None:
    nodes = [node for path in modules("web") for node in ast.walk(syntax(path)) if isinstance(node, ast.Call)]
    kinds = [
        str(n.args[0].value)
        for n in nodes
        if getattr(n.func, "id", "") == "Kind" and isinstance(n.args[0], ast.Constant)
    ]
    missing = [kind for kind in kinds if f"web.{kind}_title" not in WORDS]
    assert kinds, "The kinds of problems moved. Correct this test."
    assert not missing, f"Add {[f'{kind}_title' for kind in missing]} to knowledge/words/web.yml."


def _differing(texts: dict[str, Text]) -> list[str]:
    return [
        f"{name}: {sorted(placeholders(text.en) ^ placeholders(text.es))}"
        for name, text in texts.items()
        if placeholders(text.en) != placeholders(text.es)
    ]


def _everything() -> dict[str, Text]:
    """Every text of the facts by a name that tells where it stands."""
    parts = {
        **{f"topics/{name}": topic for name, topic in KNOWLEDGE.topics.items()},
        **{f"glossary/{name}": entry for name, entry in KNOWLEDGE.glossary.entries.items()},
        **{f"contacts/{name}": contact for name, contact in KNOWLEDGE.contact_book.contacts.items()},
        **{f"coordination/{name}": activity for name, activity in KNOWLEDGE.coordination.activities.items()},
        "hardship": KNOWLEDGE.hardship,
        "delinquency": KNOWLEDGE.delinquency,
    }
    return {f"{name} {number}": text for name, part in parts.items() for number, text in enumerate(texts_of(part))}


def test_both_languages_of_a_word_have_the_same_placeholders() -> None:
    wrong = _differing({name: WORDS.text(name) for name in WORDS.names()})
    assert not wrong, f"Only in one language: {wrong}. Put them in both."


def test_both_languages_of_a_fact_have_the_same_placeholders() -> None:
    wrong = _differing(_everything())
    assert not wrong, f"Only in one language: {wrong}. Put them in both."


def test_every_placeholder_of_a_fact_is_known() -> None:
    known = set(fact_values(KNOWLEDGE, "en", KNOWLEDGE.schedules[-1].effective))
    wrong = {name: sorted(placeholders(text.en) - known) for name, text in _everything().items()}
    unknown = {name: names for name, names in wrong.items() if names}
    assert not unknown, f"{unknown}. Known ones (helpdesk.answers.fact_values): {sorted(known)}."


def test_abbreviations_are_said_as_they_stand() -> None:
    wrong = [name for name, entry in KNOWLEDGE.glossary.entries.items() if "{" in entry.meaning.en + entry.meaning.es]
    assert not wrong, f"{wrong} hold braces, but meanings of the glossary are not filled in."


def test_every_placeholder_of_a_word_is_given_somewhere() -> None:
    given = set(fact_values(KNOWLEDGE, "en", KNOWLEDGE.schedules[-1].effective))
    nodes = [node for path in modules("helpdesk", "web") for node in ast.walk(syntax(path))]
    given |= {node.arg for node in nodes if isinstance(node, ast.keyword) and node.arg}
    given |= {k.value for n in nodes if isinstance(n, ast.Dict) for k in n.keys if isinstance(k, ast.Constant)}
    templates = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "web" / "templates").glob("*.html"))
    given |= set(re.findall(r"\b(\w+)=", templates))
    unknown = {name: sorted(placeholders(WORDS.text(name).en) - given) for name in WORDS.names()}
    wrong = {name: names for name, names in unknown.items() if names}
    assert not wrong, f"No code gives {wrong}. Take them out, or pass them where the word is said."


def test_code_gives_every_placeholder_of_the_word_it_says() -> None:
    wrong = []
    for place, name, call in _calls():
        if name not in WORDS or any(keyword.arg is None for keyword in call.keywords):
            continue
        lacking = placeholders(WORDS.text(name).en) - {keyword.arg for keyword in call.keywords}
        wrong += [f"{place} says {name} without {sorted(lacking)}"] if lacking else []
    assert not wrong, f"{wrong}. Pass them as keyword arguments."

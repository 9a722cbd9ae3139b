"""The page, the chat and the terminal say the same: every topic, and every fee."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.cli import main
from helpdesk.conversation import HelpDesk, Memory, Reply, Turn
from helpdesk.knowledge import LANGUAGES, Language, Role, load_knowledge
from helpdesk.knowledge.topics import Action
from helpdesk.numbers import format_usd
from helpdesk.settings import load_settings
from helpdesk.written import stands_alone
from tests.web.conftest import RunningDoor, Visitor
from tests.web.page_reader import Element, read_page
from web.templates import blocks

KNOWLEDGE = load_knowledge()
DESK = HelpDesk(KNOWLEDGE)
TOPICS = [name for name in KNOWLEDGE.topics if stands_alone(KNOWLEDGE, name)]
SIZES = sorted(KNOWLEDGE.schedules[-1].family_sizes)
EDGES = sorted(
    {
        (size, bound + step)
        for size in SIZES
        for band in KNOWLEDGE.schedules[-1].family_sizes[size]
        for bound in (band.lower, band.upper)
        if bound is not None
        for step in (-1, 0, 1)
    }
)
"""Every bound of every row of the schedule, with its neighbours."""


@pytest.fixture(scope="module")
def reader(one_door: RunningDoor) -> Iterator[Visitor]:
    yield one_door.visitor()
    one_door.leave()


def today() -> date:
    """The day of the door and of the terminal."""
    return load_settings().today()


def in_terminal(*arguments: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        assert main(list(arguments)) == 0
    return out.getvalue().strip()


def in_chat(intent: str, language: Language, day: date, role: Role | None = None) -> Reply:
    turn = Turn("", intent, 1.0, ((intent, 1.0),), language, Memory(role=role), day)
    return DESK.respond(KNOWLEDGE.topics[intent].action, turn)


def on_page(reader: Visitor, path: str, language: Language) -> Element:
    answer = reader.get(f"{path}?lang={language}")
    assert answer.status_code == 200, path
    return read_page(answer.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_is_answered_alike_on_its_page_in_the_chat_and_in_the_terminal(
    reader: Visitor, language: Language
) -> None:
    alike = [name for name in TOPICS if KNOWLEDGE.topics[name].by_role is None]
    alike = [name for name in alike if KNOWLEDGE.topics[name].for_family is None]
    assert len(alike) > 130
    for name in alike:
        said = in_chat(name, language, today()).text
        page = on_page(reader, f"/topics/{name}", language)
        (words,) = page.with_class("words")
        assert words.blocks == [(kind, [" ".join(line.split()) for line in lines]) for kind, lines in blocks(said)], (
            name
        )
        assert in_terminal("topic", name, "--language", language) == said, name
        (question,) = page.all("h1")
        assert question.text == KNOWLEDGE.topics[name].question.in_language(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_that_differ_by_role_stand_all_on_the_page_and_in_the_terminal(
    reader: Visitor, language: Language
) -> None:
    names = [n for n in TOPICS if KNOWLEDGE.topics[n].by_role is not None or KNOWLEDGE.topics[n].for_family is not None]
    assert {"bill_question", "delinquency_provider"} <= set(names)
    for name in names:
        roles: tuple[Role, ...] = ("family", "provider")
        said = {role: in_chat(name, language, today(), role).text for role in roles}
        assert said["family"] != said["provider"]
        shown = [words.blocks for words in on_page(reader, f"/topics/{name}", language).with_class("words")]
        assert sorted(map(str, shown)) == sorted(str(blocks(text)) for text in said.values())
        printed = in_terminal("topic", name, "--language", language)
        assert all(f"[{role}]\n{text}" in printed for role, text in said.items())


def chatted(size: int, income: str, language: Language, day: date) -> Reply:
    """The estimate at the end of the questions, asked one by one."""
    memory, reply = Memory(), None
    turns: tuple[tuple[str, str, Action], ...] = (
        ("", "fee_estimate", "estimate"),
        ("no", "deny", "follow_up"),
        (str(size), "fee_inform", "estimate"),
        (income, "fee_inform", "estimate"),
    )
    for text, intent, action in turns:
        reply = DESK.respond(action, Turn(text, intent, 0.95, ((intent, 0.95),), language, memory, day))
        memory = reply.memory
    assert reply is not None
    return reply


def estimated(reader: Visitor, size: int, income: str, language: Language) -> tuple[Element, int]:
    fields = {"medicaid": "no", "family_size": str(size), "income": income}
    answer = reader.post(f"/estimate?lang={language}", data=fields)
    return read_page(answer.text), answer.status_code


@cache
def tables(reader: Visitor, language: Language) -> dict[int, list[tuple[str, str, str]]]:
    """The rows of the page of fees by family size: income, a month, 12 months."""
    page = on_page(reader, "/fees", language)
    return {
        size: [
            (row[0].text, row[1].text, row[2].text)
            for row in ([*line.all("th", "td")] for line in page.with_id(f"family-{size}").all("tr"))
            if row[0].attributes["scope"] == "row"
        ]
        for size in SIZES
    }


def in_tables(rows: list[tuple[str, str, str]], income: Decimal) -> tuple[str, str]:
    """A month and 12 months, looked up as a person does: the row whose printed income holds it."""
    for printed, monthly, annual in rows:
        bounds = [Decimal(word.strip("$").replace(",", "")) for word in printed.split() if word.startswith("$")]
        first, last = printed == rows[0][0], printed == rows[-1][0]
        lower, upper = (None if first else bounds[0]), (None if last else bounds[-1])
        if (lower is None or income >= lower) and (upper is None or income < upper + 1):
            return monthly, annual
    raise AssertionError(f"No row holds {income}.")


def check_fee(reader: Visitor, size: int, income: int, language: Language) -> None:
    written = format_usd(Decimal(income))
    reply = chatted(size, written, language, today())
    assert reply.card is not None
    page, status = estimated(reader, size, written, language)
    assert status == 200
    (words,) = page.with_class("words")
    assert words.blocks == blocks(reply.text)
    (fee,) = page.with_class("fee")
    assert fee.text.startswith(f"{reply.card['monthly']} ")
    printed = in_terminal("estimate", "--family-size", str(size), "--income", written, "--language", language)
    assert printed == reply.text
    table = tables(reader, language)[min(size, SIZES[-1])]
    assert in_tables(table, Decimal(income)) == (reply.card["monthly"], reply.card["annual"])
    assert written in reply.text


def test_there_is_an_edge_below_at_and_above_each_bound() -> None:
    assert len(EDGES) == len(SIZES) * 17 * 4


@pytest.mark.parametrize("size", SIZES)
def test_every_edge_of_the_schedule_is_estimated_alike_everywhere(reader: Visitor, size: int) -> None:
    for number, (_, income) in enumerate(edge for edge in EDGES if edge[0] == size):
        check_fee(reader, size, income, LANGUAGES[number % 2])


@settings(deadline=None, max_examples=60)
@given(st.integers(2, 30), st.integers(10_000, 300_000), st.sampled_from(LANGUAGES))
def test_any_family_is_estimated_alike_everywhere(reader: Visitor, size: int, income: int, language: Language) -> None:
    check_fee(reader, size, income, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("size", "income"),
    [
        (4, "61k"),
        (4, "2,300 every two weeks"),
        (3, "$900 a week"),
        (5, "50 to 60k"),
        (5, "50 to 60"),
        (1, "61k"),
        (4, "-5,000"),
        (4, "0"),
        (9, "61,000.50"),
        (4, "about 62 thousand"),
    ],
)
def test_incomes_in_words_are_read_alike_on_the_page_and_in_the_chat(
    reader: Visitor, size: int, income: str, language: Language
) -> None:
    page, status = estimated(reader, size, income, language)
    assert status == 200
    (words,) = page.with_class("words")
    memory = Memory(medicaid=False, family_size=size, asked="income", times_asked=1)
    turn = Turn(income, "fee_inform", 0.95, (("fee_inform", 0.95),), language, memory, today())
    assert words.blocks == blocks(DESK.respond("estimate", turn).text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_that_cannot_be_right_is_doubted_alike_on_the_page_and_in_the_chat(
    reader: Visitor, language: Language
) -> None:
    for size, income in ((600, "61k"), (4, "800 million a year")):
        page, status = estimated(reader, size, income, language)
        assert status == 422
        memory = Memory(medicaid=False, family_size=size, asked="income", times_asked=1)
        turn = Turn(income, "fee_inform", 0.95, (("fee_inform", 0.95),), language, memory, today())
        doubt = DESK.respond("estimate", turn).text
        (summary,) = page.with_class("errors")
        assert doubt in summary.text

"""What people write about money and family, and what the reader makes of it."""

from __future__ import annotations

import random
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpdesk.numbers import OPEN_TOP, Reading, adds_income, format_usd, read_message

CASES: list[dict[str, Any]] = [
    case
    for name in ("numbers_cases.yml", "numbers_cases_hard.yml", "numbers_cases_fresh.yml", "numbers_cases_together.yml")
    for case in yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))["cases"]
]
FIELDS = {
    "say",
    "asked",
    "income",
    "kind",
    "period",
    "stated",
    "approximate",
    "range",
    "size",
    "change",
    "medicaid",
    "days",
}


def _money(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _expected(case: dict[str, Any]) -> dict[str, object]:
    """The fields of a case; what it leaves out must not be read."""
    bounds = case.get("range")
    return {
        "income": _money(case.get("income")),
        "range": tuple(Decimal(str(b)) for b in bounds) if bounds else None,
        "size": case.get("size"),
        "change": case.get("change"),
        "medicaid": case.get("medicaid"),
        "days": case.get("days"),
    }


def _found(reading: Reading) -> dict[str, object]:
    return {
        "income": reading.income.annual if reading.income else None,
        "range": reading.income_range,
        "size": reading.family_size,
        "change": reading.family_change,
        "medicaid": reading.medicaid,
        "days": reading.days,
    }


@pytest.mark.parametrize("case", CASES, ids=[f"{c['say']} [{c.get('asked', '')}]" for c in CASES])
def test_a_message_is_read_as_the_case_says(case: dict[str, Any]) -> None:
    reading = read_message(case["say"], case.get("asked"))
    assert _found(reading) == _expected(case)
    for field in ("kind", "period", "stated", "approximate"):
        if field in case:
            assert reading.income is not None
            expected = _money(case[field]) if field == "stated" else case[field]
            assert getattr(reading.income, field) == expected


def test_every_case_uses_known_fields_and_no_sentence_comes_twice() -> None:
    assert [c for c in CASES if set(c) - FIELDS] == []
    said = [(c["say"], c.get("asked")) for c in CASES]
    assert sorted({s for s in said if said.count(s) > 1}) == []


def test_there_are_at_least_2000_cases() -> None:
    assert len(CASES) >= 2000


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("61000", "$61,000"),
        ("61000.00", "$61,000"),
        ("19.98", "$19.98"),
        ("-64300", "-$64,300"),
        ("0", "$0"),
        ("-0.001", "$0"),
        ("6.6", "$6.60"),
        ("1200000", "$1,200,000"),
        ("-5.5", "-$5.50"),
        ("19.995", "$20"),
    ],
)
def test_money_is_written_as_people_write_it(amount: str, written: str) -> None:
    assert format_usd(Decimal(amount)) == written


@pytest.mark.parametrize("amount", ["NaN", "Infinity"])
def test_money_that_is_no_number_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        format_usd(Decimal(amount))


@pytest.mark.parametrize(
    ("text", "adds"),
    [
        ("my wife makes 20k too", True),
        ("oh and 600 a week from my wife", True),
        ("my husband gets 1,900 a month", True),
        ("se me olvidó mi esposo, gana 20 mil", True),
        ("sorry, i forgot my husband's 20k", True),
        ("sorry thats just me, my wife makes 20k", True),
        ("sorry, my husband makes 48k", False),
        ("I meant 38,000", False),
        ("my husband makes 48k not 84k", False),
        ("perdón, mi esposo gana 48 mil", False),
        ("48k together with my wife", False),
        ("52,000", False),
    ],
)
def test_a_second_earner_adds_and_a_correction_replaces(text: str, adds: bool) -> None:
    assert adds_income(text) is adds


def test_a_range_without_an_upper_end_goes_to_the_open_top() -> None:
    assert read_message("15 an hour plus tips").income_range == (Decimal(31_200), OPEN_TOP)


def test_an_unknown_question_is_refused() -> None:
    with pytest.raises(ValueError, match="expected None or one of"):
        read_message("4", "age")


def _random_texts() -> list[str]:
    chooser = random.Random(20051130)
    wild = [
        chr(c)
        for c in (
            *range(0, 0x250),
            0x200B,
            0x202E,
            0xD800,
            0xDFFF,
            0xFDFA,
            0xFF11,
            0x0663,
            0x1F476,
            0x1F468,
            0x2028,
        )
    ]
    words = (
        "me my husband and 4 kids 61k $ , . - 61,000 a month medicaid no not behind days mil y sesenta "
        "family of # \n ( ) % k 0"
    ).split(" ")
    random_letters = ["".join(chooser.choices(wild, k=chooser.randrange(1, 300))) for _ in range(150)]
    random_words = [" ".join(chooser.choices(words, k=chooser.randrange(1, 60))) for _ in range(250)]
    return random_letters + random_words


def test_no_text_makes_the_reader_raise() -> None:
    for text in (
        "",
        " ",
        "\x00",
        "\ud800",
        "#",
        "$",
        "-",
        "k",
        "9" * 5_000,
        "9," * 2_500,
        "$" * 5_000,
        *_random_texts(),
    ):
        for asked in (None, "family_size", "income", "medicaid"):
            read_message(text, asked)


LONG = [
    "9 ",
    "a",
    "1,",
    "my husband and ",
    "sixty one thousand and ",
    "# ",
    "not 4 ",
    "no ",
    "medicaid ",
    "from 5 to ",
    "me, ",
    "1.",
    "- ",
    "a@",
    "i have not paid in ",
    "61k or ",
    "ﷺ",
    "veinti",
    "2 kids of ",
    "about like ",
    "jan ",
    "5 month old ",
    "15 an hour plus ",
    "800 a week and some overtime ",
    "with one more ",
    "18 an hour 20 hours ",
    "under 40k and 50 to 60k ",
    "my husband and we have 2 kids, ",
    "no wait 62 not 26 ",
    "[phone] ",
    "what family 4 medicaid ",
]


@pytest.mark.parametrize("piece", LONG)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    """5,000 characters of anything take well under a second; twice the text at most thrice the time."""

    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        runs = []
        for _ in range(3):
            start = time.process_time()
            read_message(text, "income")
            runs.append(time.process_time() - start)
        return min(runs)

    half, whole = seconds(2_500), seconds(5_000)
    assert whole < 0.6
    assert whole < 3.2 * half + 0.01


def test_only_the_first_5000_characters_are_read() -> None:
    assert read_message("x" * 5_000 + " 61k").income is None


def test_a_sentence_is_read_in_about_a_millisecond() -> None:
    said = [c["say"] for c in CASES]
    start = time.process_time()
    for text in said:
        read_message(text)
    assert (time.process_time() - start) / len(said) < 0.005

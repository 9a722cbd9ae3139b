"""A message that names a pay period and no amount."""

from __future__ import annotations

from decimal import Decimal

import pytest

from helpdesk.numbers import annual_of, period_alone

STATED = {
    "month": (
        "thats per month",
        "monthly, not yearly",
        "a month",
        "month",
        "eso es por mes",
        "quise decir al mes",
        "es mensual",
        "eso es lo que gano al mes",
        "that's what i make a month",
        "not a year, a month",
        "no al año, al mes",
        "no es al año, es al mes",
        "my monthly income",
        "per month please",
    ),
    "week": (
        "i meant a week",
        "oops i meant per week not per month",
        "sorry that's a week instead of a month",
        "weekly pay",
        "a la semana",
        "semanal, no mensual",
        "era por semana",
        "perdón, por semana, no por mes",
    ),
    "two_weeks": (
        "it's every two weeks",
        "every 2 weeks, sorry",
        "every other week",
        "sorry, biweekly",
        "i get paid every two weeks",
        "me pagan cada dos semanas",
        "cada catorce días",
    ),
    "twice_a_month": (
        "por quincena, perdón",
        "es cada quincena",
        "cada 15 días",
        "dos veces al mes",
        "twice a month",
        "the 1st and the 15th",
    ),
    "year": ("a year", "no, al año", "anual", "for the year"),
    "hour": ("that's hourly", "its by the hour", "por hora", "an hour"),
}
NOT_STATED = (
    "is it per month?",
    "is it per month",
    "per year?",
    "¿al mes",
    "how much a month",
    "what is it per month",
    "cuánto al mes",
    "is the fee per month",
    "la cuota es por mes",
    "monthly fee",
    "we pay monthly",
    "monthly or yearly",
    "mensual o anual",
    "not yearly",
    "every 3 weeks",
    "every 2 weeks, every 3 weeks",
    "cada 20 días",
    "two weeks",
    "a month ago",
    "last month",
    "this year",
    "per day",
    "61k a month",
    "they visit every week",
    "sorry",
    "",
)


@pytest.mark.parametrize(("text", "period"), [(text, period) for period, texts in STATED.items() for text in texts])
def test_a_period_without_an_amount_is_named(text: str, period: str) -> None:
    assert period_alone(text) == period


@pytest.mark.parametrize("text", NOT_STATED)
def test_a_question_a_fee_or_another_matter_names_no_period(text: str) -> None:
    assert period_alone(text) is None


@pytest.mark.parametrize("piece", ["monthly ", "no ", "not a month ", "sorry, ", "it is ", "a", "is what i make "])
def test_a_long_text_is_read_without_raising(piece: str) -> None:
    assert period_alone(piece * 700) in (None, "month")


@pytest.mark.parametrize(
    ("amount", "period", "annual"),
    [
        ("61000", "year", "61000"),
        ("3000", "month", "36000"),
        ("1500", "twice_a_month", "36000"),
        ("1500", "two_weeks", "39000"),
        ("600", "week", "31200"),
        ("15.50", "hour", "32240"),
    ],
)
def test_an_amount_is_counted_for_a_year(amount: str, period: str, annual: str) -> None:
    assert annual_of(Decimal(amount), period) == Decimal(annual)


def test_an_unknown_period_is_refused() -> None:
    with pytest.raises(ValueError, match="expected hour or one of"):
        annual_of(Decimal(10), "day")

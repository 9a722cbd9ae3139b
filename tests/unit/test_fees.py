"""The schedule against its printed form, and the estimate over every band and edge."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.errors import NothingInEffect, NotOnSchedule
from helpdesk.fees import Doubt, Estimate, Reason, doubt_family_size, doubt_income, estimate_fee, fee_range
from helpdesk.knowledge import load_knowledge

TODAY = date(2026, 11, 22)
PRINTED = Path(__file__).parents[1] / "data" / "fee_schedule_2005.csv"
SCHEDULES = load_knowledge().schedules
ROWS = list(csv.DictReader(PRINTED.read_text(encoding="utf-8").splitlines()))


def estimate(family_size: int, income: Decimal | int | str, *, medicaid: bool | None = False) -> Estimate:
    found = estimate_fee(
        SCHEDULES, family_size=family_size, adjusted_gross_income=Decimal(income), medicaid=medicaid, on=TODAY
    )
    assert found is not None
    return found


def test_the_printed_schedule_has_108_rows() -> None:
    assert len(ROWS) == 108
    assert sum(len(bands) for bands in SCHEDULES[0].family_sizes.values()) == 108


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['family_size']}-{row['agi_min']}")
def test_each_cell_is_as_printed(row: dict[str, str]) -> None:
    number = [r for r in ROWS if r["family_size"] == row["family_size"]].index(row)
    band = SCHEDULES[0].family_sizes[int(row["family_size"])][number]
    assert str(band.lower or 0) == row["agi_min"]
    assert ("" if band.upper is None else str(band.upper)) == row["agi_max"]
    assert band.monthly == Decimal(row["monthly"])
    assert band.yearly_as_printed == Decimal(row["annual_published"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['family_size']}-{row['agi_min']}")
def test_every_edge_of_every_row_pays_that_row(row: dict[str, str]) -> None:
    size, monthly = int(row["family_size"]), Decimal(row["monthly"])
    lower = Decimal(row["agi_min"])
    assert estimate(size, lower).monthly == monthly
    assert estimate(size, lower + 1).monthly == monthly
    if lower:
        assert estimate(size, lower - 1).monthly < monthly
        assert estimate(size, lower - Decimal("0.50")).monthly < monthly
    if row["agi_max"]:
        upper = Decimal(row["agi_max"])
        assert estimate(size, upper).monthly == monthly
        assert estimate(size, upper + Decimal("0.50")).monthly == monthly
        assert estimate(size, upper + 1).monthly > monthly


@given(size=st.integers(2, 30), income=st.decimals(-100_000, 9_000_000, places=2), more=st.integers(0, 500_000))
def test_the_fee_never_falls_as_income_rises(size: int, income: Decimal, more: int) -> None:
    assert estimate(size, income).monthly <= estimate(size, income + more).monthly


@given(size=st.integers(2, 30), income=st.decimals(-100_000, 9_000_000, places=2))
def test_a_larger_family_never_pays_more(size: int, income: Decimal) -> None:
    assert estimate(size + 1, income).monthly <= estimate(size, income).monthly


@given(size=st.integers(2, 30), income=st.decimals(-100_000, 9_000_000, places=2))
def test_a_year_is_twelve_months_and_the_fee_lies_between_its_ends(size: int, income: Decimal) -> None:
    found = estimate(size, income)
    assert found.annual == found.monthly * 12
    assert found.monthly == 0 or Decimal(5) <= found.monthly <= Decimal(100)


def test_medicaid_comes_before_everything_else() -> None:
    found = estimate(3, 900_000, medicaid=True)
    assert (found.monthly, found.reason) == (0, Reason.MEDICAID)
    alone = estimate_fee(SCHEDULES, family_size=None, adjusted_gross_income=None, medicaid=True, on=TODAY)
    assert alone is not None
    assert alone.monthly == 0


def test_something_missing_gives_no_estimate() -> None:
    for size, income in ((None, Decimal(50_000)), (4, None)):
        assert estimate_fee(SCHEDULES, family_size=size, adjusted_gross_income=income, medicaid=False, on=TODAY) is None


@pytest.mark.parametrize("size", [1, 0, -3])
def test_there_is_no_table_for_a_family_of_one_or_fewer(size: int) -> None:
    assert doubt_family_size(size) is Doubt.SIZE_NOT_ON_SCHEDULE
    with pytest.raises(NotOnSchedule, match="Expected 2 or more"):
        estimate(size, 50_000)


def test_nine_people_share_the_table_of_seven_or_more() -> None:
    assert estimate(9, 108_000).monthly == estimate(7, 108_000).monthly == Decimal("26.64")


@pytest.mark.parametrize("income", ["0", "-64300", "25659", "25659.50"])
def test_below_the_threshold_nothing_is_due(income: str) -> None:
    found = estimate(2, income)
    assert (found.monthly, found.reason) == (0, Reason.BELOW_THRESHOLD)


def test_at_the_threshold_the_lowest_fee_begins() -> None:
    assert estimate(2, 25_660).monthly == 5


def test_absurd_figures_are_doubted() -> None:
    assert doubt_family_size(400) is Doubt.SIZE_ABSURD
    assert doubt_income(Decimal(10**9)) is Doubt.INCOME_ABSURD
    assert doubt_family_size(4) is None
    assert doubt_income(Decimal(-64_300)) is None


def test_a_date_before_the_first_schedule_gives_no_number() -> None:
    with pytest.raises(NothingInEffect, match="2005-11-29"):
        estimate_fee(SCHEDULES, family_size=4, adjusted_gross_income=Decimal(1), medicaid=False, on=date(2005, 11, 29))


def test_neighbours_say_how_far_the_next_fees_are() -> None:
    found = estimate(4, 61_000)
    assert found.lower_neighbour is not None
    assert found.higher_neighbour is not None
    assert (found.lower_neighbour.monthly, found.lower_neighbour.distance) == (Decimal("13.32"), 531)
    assert (found.higher_neighbour.monthly, found.higher_neighbour.distance) == (Decimal("26.64"), 6726)
    assert estimate(4, 0).lower_neighbour is None
    assert estimate(4, 900_000).higher_neighbour is None


def test_steps_name_their_source() -> None:
    for step in estimate(4, 61_000).steps:
        assert step.source.document == "fcp_letter"


def test_a_range_of_incomes_gives_a_range_of_fees() -> None:
    fees = fee_range(SCHEDULES, family_size=4, lowest=Decimal(60_000), highest=Decimal(50_000), on=TODAY)
    assert fees == (Decimal("6.66"), Decimal("13.32"))

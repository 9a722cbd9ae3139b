"""What a family would pay: the monthly fee looked up in the published schedule, with its reasons.

Source: Family Cost Participation letter of November 30, 2005. The fee is never computed; only looked up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from helpdesk.knowledge.common import Source
from helpdesk.knowledge.schedules import Band, FeeSchedule, in_force

MONTHS = 12
LARGEST_PLAUSIBLE_FAMILY = 30
LARGEST_PLAUSIBLE_INCOME = Decimal(10_000_000)


class Reason(Enum):
    """Why a fee is what it is. The words for each stand in knowledge/words/estimate.yml."""

    MEDICAID = "medicaid"
    BELOW_THRESHOLD = "below_threshold"
    BAND = "band"
    HIGHEST_BAND = "highest_band"


class Doubt(Enum):
    """Why a figure cannot be used as it stands."""

    SIZE_NOT_ON_SCHEDULE = "size_not_on_schedule"
    SIZE_ABSURD = "size_absurd"
    INCOME_ABSURD = "income_absurd"


@dataclass(frozen=True)
class Step:
    """One step of the reasoning: a name for the words, the values in them, and where it stands."""

    name: str
    source: Source
    values: dict[str, Decimal | int]


@dataclass(frozen=True)
class Neighbour:
    """The row next to a family's own: its fee, and how many dollars of yearly income away it begins."""

    monthly: Decimal
    distance: Decimal


@dataclass(frozen=True)
class Estimate:
    """What a family would pay, in US dollars; always an estimate, because the SPOE decides on documents."""

    monthly: Decimal
    reason: Reason
    steps: tuple[Step, ...]
    schedule: FeeSchedule
    family_size: int | None = None
    adjusted_gross_income: Decimal | None = None
    band: Band | None = None
    lower_neighbour: Neighbour | None = None
    higher_neighbour: Neighbour | None = None

    @property
    def annual(self) -> Decimal:
        """Twelve monthly bills. The 7+ table prints rounded yearly figures; the bill itself is monthly."""
        return self.monthly * MONTHS


def doubt_family_size(family_size: int) -> Doubt | None:
    """Whether a family size has no table (one or fewer) or is not believable."""
    if family_size < 2:
        return Doubt.SIZE_NOT_ON_SCHEDULE
    return Doubt.SIZE_ABSURD if family_size > LARGEST_PLAUSIBLE_FAMILY else None


def doubt_income(income: Decimal) -> Doubt | None:
    """Whether a yearly income is not believable. Zero and negative adjusted gross incomes exist."""
    return Doubt.INCOME_ABSURD if abs(income) > LARGEST_PLAUSIBLE_INCOME else None


def estimate_fee(
    schedules: tuple[FeeSchedule, ...],
    *,
    family_size: int | None,
    adjusted_gross_income: Decimal | None,
    medicaid: bool | None,
    on: date,
) -> Estimate | None:
    """The estimate for a family, or None while family size or income (US dollars a year) is missing.

    Exemptions come first: a family eligible and enrolled in Medicaid pays nothing, whatever its income.
    Raises NothingInEffect when no schedule is in force, NotOnSchedule for a family of one or fewer.
    """
    schedule = in_force(schedules, on)
    if medicaid:
        return _medicaid_estimate(schedule)
    if family_size is None or adjusted_gross_income is None:
        return None
    return _look_up(schedule, family_size, adjusted_gross_income)


def band_index(bands: tuple[Band, ...], income: Decimal) -> int:
    """The row an income belongs to: the last one whose lower bound it reaches (cents stay below)."""
    reached = [number for number, band in enumerate(bands) if band.lower is None or income >= band.lower]
    return reached[-1]


def fee_range(
    schedules: tuple[FeeSchedule, ...], *, family_size: int, lowest: Decimal, highest: Decimal, on: date
) -> tuple[Decimal, Decimal]:
    """The lowest and highest monthly fee for incomes between two figures."""
    schedule = in_force(schedules, on)
    first = _look_up(schedule, family_size, min(lowest, highest))
    last = _look_up(schedule, family_size, max(lowest, highest))
    return first.monthly, last.monthly


def _medicaid_estimate(schedule: FeeSchedule) -> Estimate:
    place = "Who will be required to pay this monthly fee to participate in First Steps?"
    step = Step("medicaid", Source(document="fcp_letter", place=place), {})
    return Estimate(Decimal("0.00"), Reason.MEDICAID, (step,), schedule)


def _look_up(schedule: FeeSchedule, family_size: int, income: Decimal) -> Estimate:
    bands = schedule.bands_for(family_size)
    index = band_index(bands, income)
    band = bands[index]
    reason = _reason(index, len(bands))
    return Estimate(
        monthly=band.monthly,
        reason=reason,
        steps=_steps(schedule, family_size, income, band, reason),
        schedule=schedule,
        family_size=family_size,
        adjusted_gross_income=income,
        band=band,
        lower_neighbour=_below(bands, index, income),
        higher_neighbour=_above(bands, index, income),
    )


def _reason(index: int, count: int) -> Reason:
    if index == 0:
        return Reason.BELOW_THRESHOLD
    return Reason.HIGHEST_BAND if index == count - 1 else Reason.BAND


def _steps(schedule: FeeSchedule, family_size: int, income: Decimal, band: Band, reason: Reason) -> tuple[Step, ...]:
    threshold = schedule.threshold(family_size)
    values: dict[str, Decimal | int] = {"family_size": family_size, "income": income, "threshold": threshold}
    size = Step("family_size", schedule.source, values)
    bounds = {key: bound for key, bound in (("lower", band.lower), ("upper", band.upper)) if bound is not None}
    row = Step(reason.value, schedule.source, {**values, **bounds, "monthly": band.monthly})
    return size, row


def _below(bands: tuple[Band, ...], index: int, income: Decimal) -> Neighbour | None:
    """The next lower fee: reached when the income falls by `distance` dollars (to the row's upper bound)."""
    if index == 0 or bands[index - 1].upper is None:
        return None
    upper = bands[index - 1].upper
    return Neighbour(bands[index - 1].monthly, income - Decimal(upper or 0))


def _above(bands: tuple[Band, ...], index: int, income: Decimal) -> Neighbour | None:
    """The next higher fee: reached when the income rises by `distance` dollars (to the row's lower bound)."""
    if index == len(bands) - 1:
        return None
    lower = bands[index + 1].lower
    return Neighbour(bands[index + 1].monthly, Decimal(lower or 0) - income)

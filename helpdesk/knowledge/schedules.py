"""The fee schedule as data: bands of yearly adjusted gross income for each family size."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from pydantic import Field

from helpdesk.errors import KnowledgeError, NothingInEffect, NotOnSchedule
from helpdesk.knowledge.common import Source
from helpdesk.knowledge.reading import Fact, read

SMALLEST_FAMILY = 2


class Band(Fact):
    """One printed row: incomes `lower` to `upper` (whole dollars a year, both included) pay `monthly`.

    `lower` is None in the first row ("or under"), `upper` in the last ("or over").
    """

    lower: int | None = Field(default=None, alias="from")
    upper: int | None = Field(default=None, alias="to")
    monthly: Decimal
    yearly_as_printed: Decimal


class FeeSchedule(Fact):
    """A published schedule, in force from `effective` until the next one begins."""

    effective: date
    source: Source
    lowest_fee: Decimal
    highest_fee: Decimal
    family_sizes: dict[int, tuple[Band, ...]]

    @property
    def largest_size(self) -> int:
        """The last printed family size; its table also holds for every larger family."""
        return max(self.family_sizes)

    def bands_for(self, family_size: int) -> tuple[Band, ...]:
        """The rows for a family. Raises NotOnSchedule below the smallest printed size."""
        if family_size < SMALLEST_FAMILY:
            raise NotOnSchedule(family_size)
        return self.family_sizes[min(family_size, self.largest_size)]

    def threshold(self, family_size: int) -> int:
        """The lowest yearly adjusted gross income, in dollars, at which a fee begins."""
        return next(band.lower for band in self.bands_for(family_size) if band.lower is not None)


def in_force(schedules: tuple[FeeSchedule, ...], on: date) -> FeeSchedule:
    """The schedule in force on a date. Raises NothingInEffect before the first one."""
    begun = [schedule for schedule in schedules if schedule.effective <= on]
    if not begun:
        raise NothingInEffect(on)
    return max(begun, key=lambda schedule: schedule.effective)


def read_schedules(folder: Path) -> tuple[FeeSchedule, ...]:
    """All schedules of a folder, oldest first. Raises KnowledgeError where one cannot be right."""
    schedules: dict[date, Path] = {}
    found = []
    for path in sorted(folder.glob("*.yml")):
        schedule = read(FeeSchedule, path)
        if schedule.effective in schedules:
            other = schedules[schedule.effective].name
            raise KnowledgeError(path, "effective", str(schedule.effective), f"{other} begins on that day too.")
        schedules[schedule.effective] = path
        _check(schedule, path)
        found.append(schedule)
    return tuple(sorted(found, key=lambda schedule: schedule.effective))


def _check(schedule: FeeSchedule, path: Path) -> None:
    sizes = sorted(schedule.family_sizes)
    if sizes != list(range(SMALLEST_FAMILY, SMALLEST_FAMILY + len(sizes))) or not sizes:
        raise KnowledgeError(path, "family_sizes", sizes, "Give each size from 2 up, without a hole.")
    for size, bands in schedule.family_sizes.items():
        _check_bands(bands, path, f"family_sizes.{size}", schedule)


def _check_bands(bands: tuple[Band, ...], path: Path, key: str, schedule: FeeSchedule) -> None:
    if len(bands) < 2 or bands[0].lower is not None or bands[-1].upper is not None:
        raise KnowledgeError(path, key, len(bands), "Begin with a row 'to' and end with a row 'from'.")
    for number, (band, following) in enumerate(pairwise(bands), start=1):
        _check_neighbours(band, following, path, f"{key}.{number}")
    fees = [band.monthly for band in bands]
    expected = [Decimal(0), schedule.lowest_fee, schedule.highest_fee]
    if [fees[0], fees[1], fees[-1]] != expected:
        raise KnowledgeError(
            path, key, [str(fee) for fee in fees], f"Expected 0, the lowest and the highest fee: {expected}."
        )
    for number, band in enumerate(bands):
        if abs(band.monthly * 12 - band.yearly_as_printed) >= 1:
            raise KnowledgeError(
                path, f"{key}.{number}.yearly_as_printed", str(band.yearly_as_printed), "It is not 12 months."
            )


def _check_neighbours(band: Band, following: Band, path: Path, key: str) -> None:
    if band.upper is None or following.lower is None:
        raise KnowledgeError(path, key, band.upper, "Only the first row lacks 'from' and only the last lacks 'to'.")
    if following.lower > band.upper + 1:
        raise KnowledgeError(path, f"{key}.from", following.lower, f"There is a gap. Expected {band.upper + 1}.")
    if following.lower <= band.upper:
        raise KnowledgeError(path, f"{key}.from", following.lower, f"Two rows overlap. Expected {band.upper + 1}.")
    if following.monthly <= band.monthly:
        raise KnowledgeError(path, f"{key}.monthly", str(following.monthly), f"The fee must rise above {band.monthly}.")

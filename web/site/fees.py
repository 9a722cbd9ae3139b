"""The whole fee schedule, to read and to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fastapi import APIRouter, Request, Response

from helpdesk.answers import format_date, format_fee, source_line
from helpdesk.errors import NothingInEffect
from helpdesk.fees import MONTHS
from helpdesk.knowledge import Language, load_knowledge
from helpdesk.knowledge.schedules import Band, FeeSchedule, in_force
from helpdesk.numbers import format_usd
from helpdesk.written import written
from web.site.content import content_page, page, tell

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Row:
    """A row as it is printed: its bounds (None where it is open), a month, 12 months."""

    lower: str | None
    upper: str | None
    monthly: str
    annual: str


@dataclass(frozen=True)
class Table:
    """The rows for a family."""

    size: int
    family: str
    rows: tuple[Row, ...]


@router.get("/fees")
def show(request: Request) -> Response:
    """Every row of the schedule in force; where there is none, what the chat says then."""

    def make(language: Language, day: date) -> str:
        knowledge = load_knowledge()
        try:
            schedule = in_force(knowledge.schedules, day)
        except NothingInEffect:
            words = written(knowledge, "fee_threshold", language, day)[0].reply.text
            return page("fees.html", request, "fees_title", nothing=words)
        return page(
            "fees.html",
            request,
            "fees_title",
            nothing=None,
            tables=tables_of(schedule, language),
            schedule_date=format_date(schedule.effective, language),
            source=source_line(knowledge, (schedule.source,), language),
        )

    return content_page(request, make)


def tables_of(schedule: FeeSchedule, language: Language) -> tuple[Table, ...]:
    """The schedule by family size; the last table is for all larger families too."""
    return tuple(
        Table(size, _family(size, schedule, language), tuple(_row(band) for band in bands))
        for size, bands in sorted(schedule.family_sizes.items())
    )


def _family(size: int, schedule: FeeSchedule, language: Language) -> str:
    words = "fees_size_largest" if size == schedule.largest_size else "fees_size"
    return tell(language, words, family_size=size)


def _row(band: Band) -> Row:
    return Row(_dollars(band.lower), _dollars(band.upper), format_fee(band.monthly), format_fee(band.monthly * MONTHS))


def _dollars(bound: int | None) -> str | None:
    return None if bound is None else format_usd(Decimal(bound))

"""Comparing what is said with what the documents print. The ordinary tests and the mutants use the same checks."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from helpdesk.knowledge import Knowledge, Source, Text, reading
from helpdesk.knowledge.policies import ContactBook
from helpdesk.knowledge.schedules import FeeSchedule
from tests.health.health_project import ROOT

PUBLIC_NUMBERS = {"emergency": "911", "crisis_line": "988", "child_abuse_hotline": "1-800-392-3738"}
"""Telephone numbers that are public knowledge and stand in no document, written here a second time."""
EXTENSIONS = {
    "cfo_billing": "extension {} for billing",
    "cfo_enrollment": "extension {} for provider enrollment",
    "cfo_webspoe": "extension {} for webspoe/help desk",
}
PHONE = re.compile(
    r"(?<!\d)(?:\+?1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)|(?<![\d-])\d{3}-\d{4}(?!\d)|(?<!\d)\d{10}(?!\d)"
)
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|\b[\w-]+\.(?:gov|org|com|net|us|edu|info)\b", re.IGNORECASE)
NUMBER = re.compile(r"\$?\d+(?:,\d{3})*(?:\.\d+)?%?")
_MONTHS = (
    "january february march april may june july august september october november december",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
)
MONTHS = {name: number for names in _MONTHS for number, name in enumerate(names.split(), 1)}
_NAMES = "|".join(MONTHS)
DATE = re.compile(
    rf"\b(?:(?P<month>{_NAMES}) (?P<day>\d{{1,2}}), |(?P<dia>\d{{1,2}}) de (?P<mes>{_NAMES}) de )(?P<year>\d{{4}})",
    re.IGNORECASE,
)
_read_yaml = reading.read_yaml
_READ: dict[tuple[str, str], Any] = {}
_ROW = re.compile(r"\$([\d,]+)\s+(?:or (under|over)|to \$([\d,]+))\s+\$([\d.]+)\s+\$([\d,.]+)")


def read_once(path: Path) -> Any:
    """read_yaml for tests that read many copies of the facts: a file that nobody edited is parsed only once."""
    content = (path.name, path.read_text(encoding="utf-8"))
    if content not in _READ:
        _READ[content] = _read_yaml(path)
    return _READ[content]


def flat(text: str) -> str:
    """Text in small letters with single spaces."""
    return " ".join(text.split()).lower()


def document_texts(knowledge: Knowledge) -> dict[str, str]:
    """The documents that have a text."""
    return {
        name: (knowledge.folder / document.text).read_text(encoding="utf-8")
        for name, document in knowledge.documents.items()
        if document.text is not None
    }


def cited_text(knowledge: Knowledge, sources: Iterable[Source]) -> str:
    """The text of the documents that some sources name; of public knowledge only what the source itself says."""
    texts = document_texts(knowledge)
    return "\n".join(texts.get(source.document, source.place) for source in sources)


def dates_in(text: str) -> set[date]:
    """The dates in a text, English or Spanish."""
    return {
        date(
            int(match["year"]),
            MONTHS[(match["month"] or match["mes"]).lower()],
            int(match["day"] or match["dia"]),
        )
        for match in DATE.finditer(" ".join(text.split()))
    }


def numbers_in(text: str) -> set[str]:
    """The numbers in a text, telephones apart: commas folded, $5.00 as $5."""
    found = (match.group().replace(",", "") for match in NUMBER.finditer(PHONE.sub(" ", " ".join(text.split()))))
    return {re.sub(r"\.0+(?=%?$)", "", number) for number in found}


def allowed_numbers(knowledge: Knowledge) -> set[str]:
    """What any answer may say: fees of the schedule, extensions, telephones, names such as SB 500, the percentage."""
    bands = (band for schedule in knowledge.schedules for rows in schedule.family_sizes.values() for band in rows)
    fees = numbers_in(" ".join(f"${band.monthly}" for band in bands))
    extensions = {contact.extension for contact in knowledge.contact_book.contacts.values() if contact.extension}
    names = numbers_in(" ".join(letters for entry in knowledge.glossary.entries.values() for letters in entry.letters))
    return fees | extensions | names | knowledge.phone_numbers | {f"{knowledge.hardship.change_percent.value}%"}


def unsupported(knowledge: Knowledge, text: str, sources: Iterable[Source]) -> list[str]:
    """Numbers, amounts, dates and telephones of a text that neither its sources nor the facts hold."""
    document = cited_text(knowledge, sources)
    phones = set(PHONE.findall(text)) - knowledge.phone_numbers
    numbers = numbers_in(DATE.sub(" ", " ".join(text.split()))) - numbers_in(document) - allowed_numbers(knowledge)
    dates = dates_in(text) - dates_in(document)
    return sorted([*phones, *numbers, *(day.isoformat() for day in dates)])


def texts_of(value: object) -> Iterator[Text]:
    """Every text in facts, however they are nested."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, dict):
        yield from (text for part in value.values() for text in texts_of(part))
    elif isinstance(value, list | tuple):
        yield from (text for part in value for text in texts_of(part))
    elif hasattr(value, "model_fields_set"):
        yield from texts_of(dict(value))  # type: ignore[call-overload]


def published_rows() -> list[tuple[int, int | None, int | None, Decimal]]:
    """The published schedule, kept apart from the facts: family size, from, to, monthly fee."""
    with (ROOT / "tests" / "data" / "fee_schedule_2005.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    return [
        (
            int(row["family_size"]),
            int(row["agi_min"]) or None,
            int(row["agi_max"]) if row["agi_max"] else None,
            Decimal(row["monthly"]),
        )
        for row in rows
    ]


def schedule_differences(schedule: FeeSchedule) -> list[str]:
    """Rows that stand in only one of the schedule and what was published."""
    ours = {(size, b.lower, b.upper, b.monthly) for size, rows in schedule.family_sizes.items() for b in rows}
    return sorted(str(row) for row in ours ^ set(published_rows()))


def rows_of_the_letter(text: str) -> list[tuple[int | None, int | None, Decimal]]:
    """The fee rows as the letter prints them, sorted: from, to, monthly fee."""
    found = []
    for first, word, second, monthly, _ in _ROW.findall(" ".join(text.split())):
        low, high = int(first.replace(",", "")), int((second or "0").replace(",", ""))
        bounds = {"under": (None, low), "over": (low, None)}.get(word, (low, high))
        found.append((*bounds, Decimal(monthly)))
    return sorted(found, key=str)


def wrong_phones(book: ContactBook, texts: dict[str, str]) -> list[str]:
    """Telephone numbers that their document does not print, or that are not the public ones."""
    return [
        f"{name}: {phone.number}"
        for name, phone in book.phones.items()
        if phone.number != PUBLIC_NUMBERS.get(name)
        and not re.search(rf"(?<![\d-]){re.escape(phone.number)}(?![\d-])", texts.get(phone.source.document, ""))
    ]


def wrong_extensions(book: ContactBook, texts: dict[str, str]) -> list[str]:
    """Extensions that the providers page does not give for what the contact handles."""
    return [
        f"{name}: {contact.extension}"
        for name, contact in book.contacts.items()
        if contact.extension is not None
        and (name not in EXTENSIONS or EXTENSIONS[name].format(contact.extension) not in flat(texts["providers_page"]))
    ]


def knowledge_files(folder: Path) -> list[Path]:
    """Every file of facts."""
    return sorted(folder.rglob("*.yml"))

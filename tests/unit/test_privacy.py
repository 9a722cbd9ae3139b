"""What is hidden of a message before anything keeps it, and what stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from helpdesk.knowledge import LANGUAGES, Language, load_knowledge
from helpdesk.numbers import read_message
from helpdesk.privacy import Kind, Masked, mask, notice

KNOWLEDGE = load_knowledge()
PUBLIC = KNOWLEDGE.phone_numbers
TESTS = Path(__file__).resolve().parents[1]
CORPUS: list[dict[str, Any]] = yaml.safe_load((TESTS / "privacy" / "corpus.yml").read_text(encoding="utf-8"))
PAY: list[str] = [
    case["say"]
    for name in ("numbers_cases.yml", "numbers_cases_hard.yml")
    for case in yaml.safe_load((TESTS / "unit" / name).read_text(encoding="utf-8"))["cases"]
]


def _masked(text: str) -> Masked:
    return mask(text, PUBLIC)


@pytest.mark.parametrize("kind", Kind)
def test_nothing_personal_of_the_corpus_is_left(kind: Kind) -> None:
    lines = [line for line in CORPUS if kind in (line.get("kinds") or ())]
    left = {
        line["text"]: [hidden for hidden in line["hide"] if hidden in _masked(line["text"]).text]
        for line in lines
        if kind not in _masked(line["text"]).found or any(h in _masked(line["text"]).text for h in line["hide"])
    }
    assert len(lines) >= 15, f"The corpus lacks lines with {kind}. Add some to tests/privacy/corpus.yml."
    assert not left, f"{len(left)} of {len(lines)} lines with {kind} are not masked: {left}"


def test_what_is_not_personal_in_the_corpus_stays() -> None:
    wrong = [
        (line["text"], _masked(line["text"]).text)
        for line in CORPUS
        if any(kept not in _masked(line["text"]).text for kept in line.get("keep") or ())
        or (not line.get("hide") and _masked(line["text"]) != Masked(line["text"], ()))
        or set(_masked(line["text"]).found) != set(line.get("kinds") or ())
    ]
    assert sum(not line.get("hide") for line in CORPUS) > 200
    assert not wrong, f"{len(wrong)} lines lose what is not personal: {wrong}"


def test_masking_a_masked_message_changes_nothing() -> None:
    for line in CORPUS:
        once = _masked(line["text"]).text
        assert _masked(once) == Masked(once, ()), line["text"]


def test_incomes_and_families_are_read_the_same_after_masking() -> None:
    changed = [say for say in PAY if read_message(_masked(say).text) != read_message(say)]
    assert len(PAY) > 500
    assert not changed, f"{changed} are read differently once masked."


@pytest.mark.parametrize(
    "amount", ["61000", "$61,000", "61,000.00", "61k", "1 200 al mes", "5200 a month", "72450", "1,250,000"]
)
@pytest.mark.parametrize("said", ["{}", "family of 4, {}", "we make {} and have medicaid", "gano {}", "my pay is {}"])
def test_an_amount_is_never_masked(said: str, amount: str) -> None:
    text = said.format(amount)
    assert _masked(text) == Masked(text, ())


@pytest.mark.parametrize(
    "text",
    [
        "call me on ext 3",
        "extension 1 did not answer",
        "between 900-1200 a month",
        "we live on 1200 monthly",
        "Social Security pays 1450 a month",
        "savings account 120000",
        "invoice #20451 dated 11/30/2024 due 12/15/2024",
        "claim number 100234567 denied on 3/14/2024",
        "check number 123456789",
        "our agency's NPI is 1234567893",
        "form 1040 line 11 is 52,318, the W-2 says 48,212.55",
        "4 visits @ 19.98, 2@45.50",
        "my son needs speech",
        "MY SON NEEDS MEDICAID",
        "My Son Needs Help",
        "my son Medicaid",
        "my daughter is two",
        "I'm mad",
        "his name is on the letter",
        "me llamó mi coordinadora",
        "tengo una llamada perdida",
        "my bill from 11/30/2005",
        "he turns 3 in May",
        "30 miles from St. Louis",
        "estamos en la calle desde hace 3 meses",
        "4 kids in Jefferson City, MO 65101",
        "who signed it, Matt Blunt?",
    ],
)
def test_what_only_looks_personal_stays(text: str) -> None:
    assert _masked(text) == Masked(text, ())


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("my name is Maria Lopez and I need help", "my name is [•••] and I need help"),
        ("my name is maria lopez and i need help", "my name is [•••] and i need help"),
        ("MY SON JAXON NEEDS HELP", "MY SON [•••] NEEDS HELP"),
        ("mi hija Sofía tiene 2", "mi hija [•••] tiene 2"),
        ("mi hija Sofi\u0301a tiene 2", "mi hija [•••] tiene 2"),
        ("this is Tasha from Sikeston", "this is [•••] from Sikeston"),
        ("my son Zaylen is 2. Does Zaylen qualify?", "my son [•••] is 2. Does [•••] qualify?"),
        ("last 4 of my social 6789", "last 4 of my social [•••]"),
        ("\uff14\uff11\uff17\u20135\u200b55\u2013\uff10\uff11\uff14\uff12", "[•••]"),
        ("cell five seven three, five five five, oh one four two", "cell [•••]"),
        ("born 3/14/2023, bill of 11/30/2024", "born [•••], bill of 11/30/2024"),
        ("maria dot lopez at gmail dot com", "[•••]"),
        ("ssn 512-84-9937 every time", "ssn [•••] every time"),
        ("please check 5735550142 per our talk", "please check [•••] per our talk"),
        ("calle Hidalgo 123, Monett", "[•••], Monett"),
        ("my cell is 573-555-0142 ext 3", "my cell is [•••]"),
    ],
)
def test_only_the_personal_part_is_replaced(text: str, masked: str) -> None:
    assert _masked(text).text == masked


@pytest.mark.parametrize("lead", ["", "1-", "+1 ", "1 ", "+1", "001-"])
@pytest.mark.parametrize("area", ["573-", "(573) ", "(573)", "573.", "573 ", "573", "573\u2013"])
@pytest.mark.parametrize("rest", ["555-0142", "555.0142", "555 0142", "5550142"])
def test_a_telephone_is_masked_in_every_writing(lead: str, area: str, rest: str) -> None:
    assert _masked(f"text me {lead}{area}{rest} please") == Masked("text me [•••] please", (Kind.PHONE,))


@pytest.mark.parametrize("first", "-. \u2011")
@pytest.mark.parametrize("second", "-. \u2011")
def test_a_social_security_number_is_masked_with_any_separators(first: str, second: str) -> None:
    assert _masked(f"it is 512{first}84{second}9937.") == Masked("it is [•••].", (Kind.SSN,))


@pytest.mark.parametrize("number", ["4111111111111111", "5555555555554444", "378282246310005", "6011111111111117"])
def test_a_card_is_masked_in_groups_and_whole(number: str) -> None:
    groups = (
        (number[:4], number[4:10], number[10:]) if len(number) == 15 else [number[i : i + 4] for i in (0, 4, 8, 12)]
    )
    for written in (number, " ".join(groups), "-".join(groups)):
        assert _masked(f"pay with {written} ok") == Masked("pay with [•••] ok", (Kind.CARD,))


@pytest.mark.parametrize("number", sorted(PUBLIC))
def test_the_help_desks_own_numbers_stay_and_their_neighbours_do_not(number: str) -> None:
    digits = "".join(c for c in number if c.isdigit()).removeprefix("1")
    for written in (number, digits, f"({digits[:3]}) {digits[3:6]}-{digits[6:]}" if len(digits) == 10 else number):
        text = f"is {written} your number? ext 1"
        assert _masked(text) == Masked(text, ())
    if len(digits) == 10:
        assert mask(f"is {number} your number?").found == (Kind.PHONE,)
        neighbour = digits[:-1] + str((int(digits[-1]) + 1) % 10)
        assert _masked(f"is {neighbour} your number?").found == (Kind.PHONE,)


def test_kinds_are_named_in_the_order_of_the_message_and_once() -> None:
    text = "I'm Maria Lopez, 573-555-0142 or 417-555-0163, my son Jaxon, dob 3/14/2024"
    assert _masked(text).found == (Kind.NAME, Kind.PHONE, Kind.BIRTH_DATE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_names_what_was_hidden(language: Language) -> None:
    both = {"en": "a name, a birth date and a phone number", "es": "un nombre, una fecha de nacimiento y un número de"}
    found = (Kind.NAME, Kind.BIRTH_DATE, Kind.PHONE)
    assert both[language] in notice(KNOWLEDGE.words, found, language)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_words_in_both_languages(kind: Kind, language: Language) -> None:
    said = notice(KNOWLEDGE.words, (kind,), language)
    assert KNOWLEDGE.words.say(f"privacy.kind_{kind}", language) in said
    assert "{" not in said
    assert _masked(said) == Masked(said, ())

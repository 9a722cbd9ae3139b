"""Receipts hold an estimate and nothing else, and cannot be made up or changed."""

from __future__ import annotations

import logging
from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpdesk.conversation.results import estimate_card
from helpdesk.fees import estimate_fee
from helpdesk.knowledge import load_knowledge
from helpdesk.receipts import ALPHABET, FIRST_DAY, LENGTH, Receipt, Receipts, receipt_of_card
from helpdesk.settings import Settings
from web.receipts import ReceiptDesk

KNOWLEDGE = load_knowledge()
SCHEDULE = KNOWLEDGE.schedules[0].effective
LATER = date(2027, 7, 1)
RECEIPTS = Receipts("a secret", (SCHEDULE, LATER))
DAY = date(2026, 11, 22)
OURS = Receipt(Decimal("19.98"), SCHEDULE, DAY)

receipts = st.builds(
    Receipt,
    monthly=st.integers(0, 131_071).map(lambda cents: Decimal(cents) / 100),
    schedule_date=st.sampled_from([SCHEDULE, LATER]),
    made_on=st.integers(0, 32_767).map(lambda days: FIRST_DAY + timedelta(days=days)),
)


def bare(code: str) -> str:
    return code.replace("-", "")


@given(receipts)
def test_every_receipt_that_can_be_made_is_read_again(receipt: Receipt) -> None:
    code = RECEIPTS.issue(receipt)
    assert RECEIPTS.read(code) == receipt
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]
    assert set(bare(code)) <= set(ALPHABET)


@given(receipts, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_a_code_with_another_character_at_any_place_is_refused(receipt: Receipt, place: int, mark: str) -> None:
    code = bare(RECEIPTS.issue(receipt))
    changed = code[:place] + mark + code[place + 1 :]
    assert RECEIPTS.read(changed) == (receipt if changed == code else None)


def test_every_single_change_of_a_code_is_refused() -> None:
    code = bare(RECEIPTS.issue(OURS))
    changed = {code[:place] + mark + code[place + 1 :] for place in range(LENGTH) for mark in ALPHABET} - {code}
    assert len(changed) == LENGTH * (len(ALPHABET) - 1)
    assert not any(RECEIPTS.read(each) for each in changed)


@given(st.text(max_size=40))
def test_a_made_up_code_is_refused(text: str) -> None:
    assert RECEIPTS.read(text) is None


@pytest.mark.parametrize(
    "spoil", [lambda code: code[:-1], lambda code: code + "0", lambda code: code + "é", lambda _: ""]
)
def test_a_code_that_is_too_short_too_long_or_has_strange_letters_is_refused(spoil) -> None:  # type: ignore[no-untyped-def]
    assert RECEIPTS.read(spoil(RECEIPTS.issue(OURS))) is None


@given(receipts)
def test_the_spelling_of_a_code_is_forgiven(receipt: Receipt) -> None:
    code = RECEIPTS.issue(receipt)
    for mark, like in (("0", "O"), ("1", "I"), ("1", "L"), ("V", "U")):
        assert RECEIPTS.read(code.replace(mark, like)) == receipt
        assert RECEIPTS.read(code.lower().replace(mark.lower(), like.lower())) == receipt
    assert RECEIPTS.read(f"  {code.replace('-', ' ')}. ") == receipt


def test_a_code_is_good_only_with_the_secret_it_was_made_with() -> None:
    assert Receipts("another secret", (SCHEDULE, LATER)).read(RECEIPTS.issue(OURS)) is None


def test_a_code_does_not_pass_for_one_of_another_schedule() -> None:
    assert Receipts("a secret", (LATER,)).read(RECEIPTS.issue(OURS)) is None


def test_a_receipt_holds_no_income_no_family_and_no_row() -> None:
    assert {field.name for field in fields(Receipt)} == {"monthly", "schedule_date", "made_on"}


def test_families_with_the_same_fee_get_the_same_code() -> None:
    """So a code, even with the secret, tells nothing about the family beside its fee."""
    codes = set()
    for size in (2, 4, 7, 12):
        bands = KNOWLEDGE.schedules[0].bands_for(size)
        band = next(each for each in bands if each.monthly == Decimal("19.98"))
        estimate = estimate_fee(
            KNOWLEDGE.schedules,
            family_size=size,
            adjusted_gross_income=Decimal(band.lower or 0),
            medicaid=False,
            on=DAY,
        )
        assert estimate is not None
        codes.add(RECEIPTS.issue(receipt_of_card(estimate_card(KNOWLEDGE, estimate, "en"), DAY)))
    assert codes == {RECEIPTS.issue(OURS)}


@pytest.mark.parametrize(
    "receipt",
    [
        Receipt(Decimal("19.985"), SCHEDULE, DAY),
        Receipt(Decimal("1310.72"), SCHEDULE, DAY),
        Receipt(Decimal("-1"), SCHEDULE, DAY),
        Receipt(Decimal("5"), SCHEDULE, FIRST_DAY - timedelta(days=1)),
        Receipt(Decimal("5"), SCHEDULE, FIRST_DAY + timedelta(days=32_768)),
    ],
)
def test_what_a_code_cannot_hold_is_refused(receipt: Receipt) -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        RECEIPTS.issue(receipt)


def test_only_the_card_of_an_estimate_gets_a_code(caplog: pytest.LogCaptureFixture) -> None:
    desk = ReceiptDesk(Settings(fixed_today=DAY), KNOWLEDGE)
    card = {"kind": "estimate", "monthly": "$1,019.98", "schedule_date": SCHEDULE.isoformat()}
    given_out = desk.on_card(card)
    assert given_out is not None
    assert desk.read(given_out["receipt"]) == Receipt(Decimal("1019.98"), SCHEDULE, DAY)
    assert desk.on_card({"kind": "contacts", "contacts": []}) == {"kind": "contacts", "contacts": []}
    assert desk.on_card(None) is None
    with caplog.at_level(logging.ERROR):
        for broken in ({"monthly": "free"}, {"schedule_date": 5}, {"monthly": None}):
            assert desk.on_card({**card, **broken}) == {**card, **broken}
    assert "free" not in caplog.text

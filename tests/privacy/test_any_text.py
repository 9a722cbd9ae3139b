"""Masking takes whatever there is: it never raises, masks again without a change, and is quick."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpdesk.privacy import Masked, mask
from helpdesk.privacy.model import PLACEHOLDER
from tests.privacy.compare import PUBLIC, read_corpus

MOST_MS = 100
"""For 5,000 characters that somebody made up to be slow; ordinary ones take a tenth of it."""


def _masked(text: str) -> Masked:
    return mask(text, PUBLIC)


@given(st.text(max_size=300))
def test_no_text_breaks_the_masking(text: str) -> None:
    once = _masked(text)
    assert _masked(once.text) == Masked(once.text, ())


PIECES = [
    *("my name is ", "Maria", "maria", " ", ", ", " and ", "573", "-", "555", "0142", "(", ")", "+52", "512-84-9937"),
    *(
        "ssn",
        "born ",
        "3/14/2023",
        " at ",
        "gmail",
        " dot com",
        "@",
        "calle ",
        "1204 ",
        "Elm St",
        "five ",
        "card ",
        "\n",
    ),
    *(
        "4111",
        "é",
        "ó",
        "[",
        PLACEHOLDER,
        "]",
        "$",
        "'s",
        "is ",
        "medicaid number ",
        "account ",
        "ﬁ",
        "½",
        "９",
        "\ud800",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=300)
def test_no_mixture_of_cues_and_numbers_breaks_the_masking(pieces: list[str]) -> None:
    once = _masked("".join(pieces))
    assert _masked(once.text) == Masked(once.text, ())


@given(st.text("abcxyz ,.áñ¿?", max_size=60), st.text("abcxyz ,.áñ¿?", max_size=60))
def test_a_social_security_number_is_found_among_any_words(before: str, after: str) -> None:
    assert "9937" not in _masked(f"{before} 512-84-9937 {after}").text


def _milliseconds(text: str) -> float:
    """Processor time of the best of three."""
    times = []
    for _ in range(3):
        started = time.process_time()
        _masked(text)
        times.append(1000 * (time.process_time() - started))
    return min(times)


@pytest.mark.parametrize(
    "piece", [*PIECES, "1 ", "1.", "a@a.", "9 a st ", "9" * 5000, "calle a ", "x at y dot ", "12-"]
)
def test_a_message_made_to_be_slow_is_not(piece: str) -> None:
    assert _milliseconds((piece * 5_000)[:5_000]) < MOST_MS


def test_time_grows_with_length_and_not_faster() -> None:
    text = " ".join(line["text"] for line in read_corpus())
    short, long = _milliseconds(text[:5_000]), _milliseconds(text[:20_000])
    assert short < MOST_MS
    assert long < 8 * short

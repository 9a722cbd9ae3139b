"""A message as the finders read it: plain words joined by spaces, each number a `#` whose value is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, wraps
from typing import Any, TypeVar

from helpdesk.numbers import cues
from helpdesk.numbers.corrections import superseded
from helpdesk.numbers.folding import fold, mask
from helpdesk.numbers.spelled import join_numbers
from helpdesk.numbers.tokens import NUMBER, Token, scan

Answer = TypeVar("Answer")

_WINDOW = 90
_SENTENCE_END = re.compile(r"[.;?!](?= |$)")


@dataclass(frozen=True)
class Number:
    """A number of the message with the words around it, within its sentence."""

    at: int
    """Where its `#` stands in `Said.text`."""
    token: Token
    left: str
    """The words before, ending with a space (or empty)."""
    right: str
    previous: Number | None = field(default=None, compare=False, repr=False)
    """The number before it in the message."""
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out about it already (see once)."""

    @property
    def value(self) -> Decimal:
        """The number itself; never None."""
        return self.token.value if self.token.value is not None else Decimal(0)

    @cached_property
    def cues_before(self) -> tuple[re.Match[str], ...]:
        """The cue words before it (earning, fees, expenses, identifiers), in order."""
        return tuple(cues.LEFT.finditer(self.left))

    @property
    def bare(self) -> bool:
        """True without a dollar sign and without a scale word."""
        return not (self.token.money or self.token.scaled)

    @property
    def small_whole(self) -> bool:
        """True for a bare whole number that could count people."""
        return self.bare and self.value >= 0 and self.value == self.value.to_integral_value()


def once(question: Callable[[Number], Answer]) -> Callable[[Number], Answer]:
    """The function, worked out once for each number: several readers ask it of every number of a message."""

    @wraps(question)
    def answered(number: Number) -> Answer:
        if question.__name__ not in number.known:
            number.known[question.__name__] = question(number)
        answer: Answer = number.known[question.__name__]
        return answer

    return answered


@dataclass(frozen=True)
class Said:
    """The plain text of a message and its numbers."""

    text: str
    tokens: tuple[Token, ...]
    numbers: tuple[Number, ...]

    @cached_property
    def by_place(self) -> dict[int, Number]:
        """Numbers by the place of their `#`."""
        return {number.at: number for number in self.numbers}

    @cached_property
    def taken_back(self) -> frozenset[int]:
        """Places of the numbers that the message takes back."""
        return superseded(self)

    @cached_property
    def tells_of_earning(self) -> bool:
        """Whether any word tells of earning."""
        return any(match.lastgroup == "earn" for match in cues.LEFT.finditer(self.text))

    @cached_property
    def words(self) -> int:
        """How many words and numbers the message has."""
        return sum(token.text.isalnum() or token.text == NUMBER for token in self.tokens)

    def matches(self, pattern: re.Pattern[str], group: str = "n") -> Iterator[Number]:
        """The numbers that `pattern` captures as `group`, in order."""
        for match in pattern.finditer(self.text) if self.numbers else ():
            if match[group] is not None:
                yield self.by_place[match.start(group)]


def _sentence_left(text: str, at: int) -> str:
    window = text[max(0, at - _WINDOW) : at]
    ends = [m.end() + 1 for m in _SENTENCE_END.finditer(window)]
    return window[ends[-1] :] if ends else window


def _sentence_right(text: str, at: int) -> str:
    window = text[at + 2 : at + 2 + _WINDOW]
    end = _SENTENCE_END.search(window)
    return window[: end.start()] if end else window


def listen(message: str) -> Said:
    """The message as `Said`; never raises, whatever the characters."""
    tokens = tuple(join_numbers(scan(mask(fold(message)))))
    text = " ".join(token.text for token in tokens)
    numbers: list[Number] = []
    at = 0
    for token in tokens:
        if token.text == NUMBER and token.value is not None:
            left, right = _sentence_left(text, at), _sentence_right(text, at)
            numbers.append(Number(at, token, left, right, numbers[-1] if numbers else None))
        at += len(token.text) + 1
    return Said(text, tokens, tuple(numbers))

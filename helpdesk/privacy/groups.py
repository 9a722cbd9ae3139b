"""Digits of a message in groups, and the groups that a person wrote as one number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_GROUP = re.compile(r"\d+")
_JOINT = re.compile(r"[ ().\-/]{0,5}|,")
_PERIOD = re.compile(
    r" ?(?:/ ?(?:hr|hour|mo|month|yr|year|wk|week)|k\b|mil\b|thousand|million|dollars?\b|dolares|bucks|usd|pesos|"
    r"a (?:year|month|week|day|la|hour)|an hour|per |every |each |al (?:mes|ano)|por (?:mes|ano|hora|semana)|cada |"
    r"mensual|monthly|weekly|yearly|annual|biweekly|%|percent|por ciento)"
)
_LONGER_THAN_AMOUNTS = 9
_TIGHT = ("-", ".", "/")
_GLUED = re.compile(r"(?<![a-z])(?:ssn?|tel|ph|phone|cell?|fax|no|num|dcn|id|acct|at|is|es|al)$")
"""Words that people write a number onto without a space."""


@dataclass(frozen=True, slots=True)
class Group:
    """Digits in a row."""

    start: int
    end: int
    digits: str
    joint: str
    """What stands between the group before and this one; empty for the first of a chain."""


@dataclass(frozen=True)
class Window:
    """Some groups in a row, looked at as one number."""

    lower: str
    groups: tuple[Group, ...]
    before: str
    """The joint with the group before, or empty."""
    after: str
    """The joint with the group after, or empty."""

    @cached_property
    def digits(self) -> str:
        """All digits."""
        return "".join(group.digits for group in self.groups)

    @cached_property
    def shape(self) -> tuple[int, ...]:
        """How many digits each group has."""
        return tuple(len(group.digits) for group in self.groups)

    @cached_property
    def joints(self) -> tuple[str, ...]:
        """What stands between the groups, without spaces."""
        return tuple(group.joint.strip() for group in self.groups[1:])

    @property
    def plus(self) -> bool:
        """Whether an international prefix begins it."""
        return self.lower[self.start : self.start + 1] == "+"

    @cached_property
    def start(self) -> int:
        """Where it begins, with an opening parenthesis and an international prefix."""
        first = self.groups[0].start
        lead = self.lower[max(0, first - 3) : first]
        if "+" in lead and not lead.rpartition("+")[2].strip("( "):
            return first - len(lead) + lead.rindex("+")
        opened = lead.endswith("(") and ")" in self.lower[self.groups[0].end : self.end + 1]
        return first - opened

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.groups[-1].end

    @property
    def spaced(self) -> bool:
        """Whether nothing but spaces stands between the groups."""
        return not any(self.joints)

    @property
    def round(self) -> bool:
        """Whether it looks like amounts or years in a row rather than like a number of something."""
        numbers = [int(group.digits) for group in self.groups]
        tens = all(number % 10 == 0 and len(g.digits) > 1 for number, g in zip(numbers, self.groups, strict=True))
        return self.spaced and (tens or all(1900 <= number <= 2099 for number in numbers))

    def is_money(self) -> bool:
        """Whether the signs around it make it an amount."""
        left = self.lower[max(0, self.start - 2) : self.start].rstrip()
        period = len(self.digits) < _LONGER_THAN_AMOUNTS and _PERIOD.match(self.lower, self.end)
        return left.endswith(("$", "€")) or bool(period)

    def is_part_of_more(self) -> bool:
        """Whether its first or last digits belong to a longer number, an amount or a word."""
        left, right = self.lower[max(0, self.start - 2) : self.start], self.lower[self.end : self.end + 2]
        if self.before in _TIGHT or self.after in _TIGHT:
            return True
        return self._is_glued(left, right)

    def _is_glued(self, left: str, right: str) -> bool:
        if left[-1:].isalnum() or left[-1:] == "_":
            return not _GLUED.search(self.lower[max(0, self.start - 6) : self.start])
        if left[-1:] in (",", ".") and left[:1].isdigit():
            return True
        return (right[:1].isalpha() and right[:1] not in "xe") or (right[:1] == "," and right[1:].isdigit())


def chains(lower: str) -> Iterator[list[Group]]:
    """Runs of groups with nothing between them but spaces, dashes, points, slashes and parentheses."""
    chain: list[Group] = []
    for match in _GROUP.finditer(lower):
        joint = lower[chain[-1].end : match.start()] if chain else ""
        if chain and not (len(joint) < 6 and _JOINT.fullmatch(joint)):
            yield chain
            chain, joint = [], ""
        chain.append(Group(match.start(), match.end(), match.group(), joint))
    if chain:
        yield chain

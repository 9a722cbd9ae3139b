"""Numbers in words, and digits with a scale word, joined into number tokens (English and Spanish, mixed)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from helpdesk.numbers.numerals import ARTICLES, DOLLARS, NEVER_ALONE, PEOPLE, SCALES, simple_number
from helpdesk.numbers.tokens import NUMBER, Token


@dataclass
class _Sum:
    """A number being read: thousands already closed, and the part below a thousand."""

    total: Decimal = Decimal(0)
    below: Decimal | None = None
    scale: int = 1_000_000_000
    written: bool = False

    def accepts(self, value: int) -> bool:
        """Whether `value` may follow: five after sixty, sixty after hundred, but not six after five."""
        if self.written and self.below is not None:
            return False
        if self.below is None or (self.below == 0 and self.scale <= 1_000_000):
            return True
        rest = int(self.below % 100)
        if value < 10:
            return (rest >= 20 and rest % 10 == 0) or (rest == 0 and self.below >= 100)
        return value < 100 and rest == 0 and self.below >= 100

    def add(self, value: Decimal) -> None:
        """Adds to the part below a thousand."""
        self.below = (self.below or Decimal(0)) + value

    def multiply(self, scale: int) -> None:
        """Closes the part below: sixty one (thousand)."""
        self.total += (Decimal(1) if self.below is None else self.below) * scale
        self.below, self.scale, self.written = None, scale, False

    @property
    def value(self) -> Decimal:
        """What was read so far."""
        return self.total + (self.below or Decimal(0))


def _tail_allowed(tokens: list[Token], index: int, value: Decimal) -> bool:
    """After thousands, a small remainder belongs to what follows when that is people (`mil dos hijos`)."""
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return value >= 100 or after not in PEOPLE


class _Reader:
    """Reads one number that starts at a given token."""

    def __init__(self, tokens: list[Token], start: int) -> None:
        self.tokens, self.start, self.at, self.sum, self.scaled = tokens, start, start, _Sum(), False

    def text(self, ahead: int = 0) -> str:
        """The word `ahead` of the current one, or an empty string."""
        index = self.at + ahead
        return self.tokens[index].text if index < len(self.tokens) else ""

    def read(self) -> bool:
        """Reads as far as the number goes; False when there is none."""
        if not self._start():
            return False
        while self._step():
            pass
        return True

    def _start(self) -> bool:
        token, word = self.tokens[self.at], self.text()
        if token.value is not None:
            self.sum.add(abs(token.value))
            self.sum.written = True
        elif word in ("half", "medio") and self.text(2 if self.text(1) in ARTICLES else 1) in (
            "million",
            "millon",
        ):
            self.sum.add(Decimal("0.5"))
            self.at += self.text(1) in ARTICLES
        elif word in ARTICLES and self.text(1) in ("hundred", "thousand", "grand", "million", "millon"):
            self.sum.add(Decimal(1))
        elif word == "mil" and self.text(1) not in ("gracias", "moved", "disculpas", "veces", "perdones"):
            return not self._is_in_law()
        elif (simple := simple_number(word)) is not None:
            self.sum.add(Decimal(simple))
        else:
            return False
        self.at += 1
        return True

    def _is_in_law(self) -> bool:
        """The mother in law of `my mil` and `me, wife, mil and 3 kids`."""
        before = self.tokens[self.at - 1].text if self.at else ""
        return before in ("my", "our", "the") or (before == "," and self.text(1) in ("and", ","))

    def _step(self) -> bool:
        word = self.text()
        return self._scale(word) or self._more(word, 0) or self._joined(word)

    def _scale(self, word: str) -> bool:
        skip = word == "-" and self.text(1) in SCALES
        scale = SCALES.get(self.text(1) if skip else word)
        if word == "m" and self.sum.written and self.sum.value < 100 and self.tokens[self.start].text == NUMBER:
            first = self.tokens[self.start]
            scale = 1_000_000 if first.money or not first.plain else None
        if word == "hundred" and self.sum.below is not None and 0 < self.sum.below < 100:
            self.sum.below *= 100
            self.sum.written = False
        elif (
            scale
            and scale < self.sum.scale
            and (self.sum.below is not None or (word == "mil" and self.at == self.start))
        ):
            self.sum.multiply(scale)
            self.scaled = True
        else:
            return False
        self.at += 2 if skip else 1
        return True

    def _more(self, word: str, ahead: int) -> bool:
        """Adds the number word (or, after thousands, the digits) at `ahead`, when it may follow."""
        index = self.at + ahead
        token = self.tokens[index] if index < len(self.tokens) else None
        value = simple_number(word)
        if token is not None and self._is_tail(token):
            value = int(token.value or 0)
        elif token is not None and self._is_hundreds(token, index):
            self.sum.add(Decimal(100) * int(token.value or 0))
            self.at += ahead + 2
            return True
        if value is None or not self.sum.accepts(value):
            return False
        if self.sum.below is None and not _tail_allowed(self.tokens, index, Decimal(value)):
            return False
        self.sum.add(Decimal(value))
        self.at += ahead + 1
        return True

    def _is_tail(self, token: Token) -> bool:
        """The 500 of `45 mil 500`."""
        after_thousands = self.sum.scale == 1000 and self.tokens[self.at - 1].text in ("mil", "thousand")
        plain = token.plain and token.value is not None and 100 <= token.value < 1000
        return plain and after_thousands and self.sum.below is None

    def _is_hundreds(self, token: Token, index: int) -> bool:
        """The 3 hundred of `55 thousand 3 hundred`."""
        small = token.plain and token.value is not None and 0 < token.value < 10
        closed = self.scaled and self.sum.scale == 1000 and self.sum.below is None
        return small and closed and index + 1 < len(self.tokens) and self.tokens[index + 1].text == "hundred"

    def _joined(self, word: str) -> bool:
        """`sixty-one`, `hundred and four`, `sesenta y un`, `two and a half`."""
        following = self.text(1)
        below = self.sum.below
        if word == "and" and following in ARTICLES and self.text(2) == "half":
            self.sum.add(Decimal("0.5"))
            self.at += 3
            return False
        if below is not None and word in ("y", "-", "i") and below % 100 >= 20 and below % 10 == 0:
            if following in ("un", "una", "uno") and ((word == "y" and self.text(2) in SCALES) or following == "uno"):
                self.sum.add(Decimal(1))
                self.at += 2
                return True
            return not self.sum.written and (simple_number(following) or 10) < 10 and self._more(following, 1)
        hundreds = (below is None and self.scaled) or (below is not None and below >= 100 and not self.sum.written)
        return word == "and" and hundreds and self.tokens[self.at - 1].text != "k" and self._more(following, 1)


def _accepted(reader: _Reader) -> bool:
    """A lone everyday word (`once`) is a number only before people."""
    only = reader.tokens[reader.start].text
    return reader.at - reader.start > 1 or only not in NEVER_ALONE or reader.text() in PEOPLE - {"of", "in", "more"}


def join_numbers(tokens: list[Token]) -> list[Token]:
    """Tokens with every number, in digits or words, as one token; `dollars` after it marks money."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        reader = _Reader(tokens, at)
        if not (reader.read() and _accepted(reader)):
            joined.append(tokens[at])
            at += 1
            continue
        first = tokens[at]
        sign = -1 if first.value is not None and first.value < 0 else 1
        money = first.money or reader.text() in DOLLARS
        at = reader.at + (reader.text() in DOLLARS)
        joined.append(
            replace(
                first,
                text=NUMBER,
                value=sign * reader.sum.value,
                money=money,
                scaled=reader.scaled,
                plain=first.plain and reader.at - reader.start == 1 and not money,
            )
        )
    return joined

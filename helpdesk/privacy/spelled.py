"""Telephone and Social Security numbers in words: "five seven three, five five five …", "cinco siete tres …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpdesk.privacy.cues import Cues
from helpdesk.privacy.folding import Folded
from helpdesk.privacy.model import Find, Kind

_ONES = {
    "zero": 0, "oh": 0, "o": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "cero": 0, "uno": 1, "un": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
    "siete": 7, "ocho": 8, "nueve": 9, "sero": 0, "sinco": 5, "nuebe": 9,
}  # fmt: skip
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14,
    "quince": 15, "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veintiuno": 21,
    "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26, "veintisiete": 27,
    "veintiocho": 28, "veintinueve": 29,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
    "noventa": 90,
}  # fmt: skip
_HUNDREDS = {
    "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400, "quinientos": 500,
    "seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900,
}  # fmt: skip
_REPEATS = {"double": 2, "doble": 2, "triple": 3}
_TOKEN = re.compile(r"[a-z]+|\d+|[^\sa-z\d]")
_BETWEEN = frozenset((",", "-", ".", "/", "(", ")"))
_SCALE = re.compile(r" ?(?:thousand|hundred|million|grand|k|mil|millon|millones|cien|dollars|dolares|percent)\b")
_ANY = "|".join((*_ONES, *_TEENS, *_TENS, *_HUNDREDS, *_REPEATS, "y", r"\d{1,4}"))
_STRETCH = re.compile(rf"(?<![a-z\d])(?:(?:{_ANY})(?![a-z\d])[ ,.()/-]{{0,4}}){{5,}}")
"""Number words and small groups of digits in a row."""
_FEWEST_WORDS = 4
_PHONE_DIGITS, _SSN_DIGITS = (7, 10, 11, 12), 9


@dataclass
class _Run:
    """Number words in a row, and the digits that they spell."""

    start: int = 0
    end: int = 0
    digits: str = ""
    words: int = 0
    singles: bool = True
    """Every word is one digit."""
    repeat: int = 1
    open_below: int = 1
    """After "seventy" a number below 10 continues it, after "quinientos" one below 100."""

    def add(self, match: re.Match[str]) -> bool:
        """Takes a token; False where the run ends before it."""
        word = match.group()
        if word in _BETWEEN:
            self.open_below = 1
            return bool(self.digits)
        if word == "y":
            return self.open_below > 1
        if word in _REPEATS:
            self.repeat = _REPEATS[word]
            self._reach(match)
            return True
        return self._number(match)

    def _number(self, match: re.Match[str]) -> bool:
        word = match.group()
        if word.isdigit():
            if len(word) > 4:
                return False
            self._write(word, singles=len(word) == 1)
        elif word in _ONES:
            self._write_value(_ONES[word], below=1)
        elif word in _TEENS or word in _TENS:
            self._write_value(_TEENS.get(word) or _TENS[word], below=10 if word in _TENS else 1)
        elif word in _HUNDREDS:
            self._write_value(_HUNDREDS[word], below=100)
        else:
            return False
        self.words += not word.isdigit()
        self._reach(match)
        return True

    def _write_value(self, value: int, below: int) -> None:
        """Writes a number word: into the zeros of the word before, or as digits of its own."""
        written = str(value)
        if 0 < value < self.open_below:
            self.digits = self.digits[: -len(written)] + written
            self.open_below = below if below < self.open_below else 1
        else:
            self._write(written, singles=value < 10)
            self.open_below = below

    def _write(self, written: str, *, singles: bool) -> None:
        self.digits += written * self.repeat
        self.repeat, self.open_below = 1, 1
        self.singles = self.singles and singles

    def _reach(self, match: re.Match[str]) -> None:
        if not self.end:
            self.start = match.start()
        self.end = match.end()


def find_spelled(folded: Folded, cues: Cues) -> Iterator[Find]:
    """Numbers of nine, ten or (after a word such as phone) seven digits that are spelled in words or one by one."""
    for stretch in _STRETCH.finditer(folded.lower):
        run = _Run()
        for match in _TOKEN.finditer(folded.lower, stretch.start(), stretch.end()):
            if not run.add(match):
                yield from _judged(run, cues)
                run = _Run()
                run.add(match)
        if not _SCALE.match(folded.lower, stretch.end()):
            yield from _judged(run, cues)


def _judged(run: _Run, cues: Cues) -> Iterator[Find]:
    count = len(run.digits)
    spaced_digits = run.singles and not run.words
    if count < 7 or not (run.words >= _FEWEST_WORDS or spaced_digits):
        return
    cue = next(iter(cues.before(run.start)), None) or cues.after(run.end)
    kind = cue.kind if cue is not None else ""
    if kind in ("business", "other"):
        return
    if count == _SSN_DIGITS and (kind == "ssn" or run.singles):
        yield Find(run.start, run.end, Kind.MEDICAID_NUMBER if kind == "medicaid" else Kind.SSN)
    elif kind == "medicaid" and count <= 12:
        yield Find(run.start, run.end, Kind.MEDICAID_NUMBER)
    elif kind == "card" and count in range(13, 20):
        yield Find(run.start, run.end, Kind.CARD)
    elif kind == "bank" and count <= 17:
        yield Find(run.start, run.end, Kind.BANK_ACCOUNT)
    elif count in _PHONE_DIGITS and (kind in ("phone", "number") or (run.singles and count > 7)):
        yield Find(run.start, run.end, Kind.PHONE)

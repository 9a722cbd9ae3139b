"""The words people write for numbers, in English and Spanish (without accents)."""

from __future__ import annotations

_ONES = {
    "zero": 0, "cero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "uno": 1, "dos": 2,
    "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
    "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16, "diecisiete": 17,
    "dieciocho": 18, "diecinueve": 19, "veintiun": 21, "veintiuno": 21, "veintidos": 22,
    "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26, "veintisiete": 27,
    "veintiocho": 28, "veintinueve": 29, "foru": 4, "thre": 3, "tow": 2, "fiv": 5, "cuatr": 4,
    "sinco": 5, "ceis": 6, "nuebe": 9,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "ninty": 90, "fivety": 50, "sixy": 60, "eigthy": 80, "veinte": 20,
    "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80,
    "noventa": 90, "sincuenta": 50, "cuarentas": 40,
}  # fmt: skip
_SPANISH_HUNDREDS = {
    "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400,
    "quinientos": 500, "seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900,
    "doscientas": 200, "trescientas": 300, "cuatrocientas": 400, "quinientas": 500,
}  # fmt: skip
SCALES = {
    "k": 1_000, "ks": 1_000, "thousand": 1_000, "thousands": 1_000, "thou": 1_000, "grand": 1_000,
    "mil": 1_000, "thousnd": 1_000, "thousend": 1_000, "tousand": 1_000, "thosand": 1_000,
    "million": 1_000_000, "millions": 1_000_000, "millon": 1_000_000, "millones": 1_000_000,
}  # fmt: skip
ARTICLES = frozenset(("a", "an", "un", "una"))
DOLLARS = frozenset("dollars dollar bucks buck dolares dolar usd pesos dlls dls".split())
NEVER_ALONE = frozenset(("once", "tow", "foru", "uno"))
"""Also everyday words (English `once`): numbers only inside a longer number or beside Spanish people."""
PEOPLE = frozenset(
    "of kids kid children child hijos hijas ninos ninas personas people ppl persons girls boys sons "
    "daughters adults "
    "adultos de en somos in bebes babies other more mas".split()
)


def _join_fused(word: str) -> tuple[int, int] | None:
    """`treintaicinco` and `sesentaiun` as (tens, ones)."""
    for tens, value in _TENS.items():
        if word.startswith(tens[:-1]) and len(word) > len(tens):
            ones = _ONES.get(word[len(tens) :].lstrip("iy").removesuffix("o") or "-") or _ONES.get(
                word[len(tens) :].lstrip("iy")
            )
            if ones and ones < 10:
                return value, ones
            if word.endswith(("iun", "yun", "iuno")):
                return value, 1
    return None


def simple_number(word: str) -> int | None:
    """The number a single word names, or None."""
    for table in (_ONES, _TENS, _SPANISH_HUNDREDS):
        if word in table:
            return table[word]
    if len(word) > 6 and word[0] in "tcsonvf":
        fused = _join_fused(word)
        return fused[0] + fused[1] if fused else None
    return None

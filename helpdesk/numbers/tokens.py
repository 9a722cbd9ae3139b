"""A plain message cut into words, punctuation and numbers written in digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

NUMBER = "#"
"""The text of a token that holds a number."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a punctuation mark or a number."""

    text: str
    value: Decimal | None = None
    money: bool = False
    """Written with a dollar sign or followed by dollars, bucks, dólares."""
    scaled: bool = False
    """Written with k, thousand, grand, mil or million."""
    plain: bool = False
    """Digits only, without separators: a year or a ZIP code looks so."""
    digits: bool = False
    """Written in digits."""
    approximate: bool = False


_SCAN = re.compile(
    r"(?P<number>(?P<tilde>~ ?)?(?P<minus>(?:(?<=[\s(:=])|^)-)?(?:(?P<money>\$ ?|"
    r"usd ?)(?P<minus_after>-)?)?"
    r"(?<![a-z0-9])(?<!\d\.)"
    r"(?P<body>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?(?![\d,]\d)|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?![\d,.]\d|\d)"
    r"|(?:\d\d|\d{3}(?! \d{3} (?:a|an|per|every|each|al|por) )) \d{3}(?:\.\d\d)?(?![\d,.]\d|\d)|"
    r"\d+,\d{2}(?!\d|,\d)|\d+,\d(?= ?(?:k|mil|thousand)\b)|\d{2,3},\d(?![\d,.])|"
    r"\d+(?:\.\d+)?|\.\d+))"
    r"|(?P<word>[a-z]+(?:'[a-z]+)*)|(?P<mark>\S)"
)
_GROUPED_POINTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,2})?")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}")
_SPLIT_WORDS = {
    "we're": ("we", "are"),
    "there's": ("there", "is"),
    "theres": ("there", "is"),
    "it's": ("it", "is"),
    "its": ("it", "is"),
    "i'm": ("i", "am"),
    "im": ("i", "am"),
    "he's": ("he", "is"),
    "hes": ("he", "is"),
    "she's": ("she", "is"),
    "shes": ("she", "is"),
    "that's": ("that", "is"),
    "thats": ("that", "is"),
    "they're": ("they", "are"),
    "r": ("are",),
    "n": ("and",),
    "nd": ("and",),
    "i've": ("i", "have"),
    "ive": ("i", "have"),
    "we've": ("we", "have"),
    "weve": ("we", "have"),
    "isn't": ("is", "not"),
    "isnt": ("is", "not"),
    "aren't": ("are", "not"),
    "arent": ("are", "not"),
    "wasn't": ("was", "not"),
    "don't": ("do", "not"),
    "dont": ("do", "not"),
    "doesn't": ("does", "not"),
    "doesnt": ("does", "not"),
    "didn't": ("did", "not"),
    "didnt": ("did", "not"),
    "haven't": ("have", "not"),
    "havent": ("have", "not"),
    "hasn't": ("has", "not"),
    "hasnt": ("has", "not"),
    "ain't": ("have", "not"),
    "aint": ("have", "not"),
    "can't": ("can", "not"),
    "cant": ("can", "not"),
    "wouldn't": ("would", "not"),
    "won't": ("will", "not"),
    "gonna": ("going", "to"),
    "we'd": ("we", "would"),
    "i'd": ("i", "would"),
    "it'd": ("it", "would"),
    "we'll": ("we", "will"),
    "q": ("que",),
    "d": ("de",),
}
_MARKS = {"&": ("and",), "+": ("plus",), NUMBER: ("num",)}
_ABBREVIATIONS = frozenset("st mo ext no hwy rt rte yr yrs hr hrs mos mr mrs ms dr apt wk approx aprox p o".split())


def _value(body: str) -> Decimal:
    """The number a written body stands for, whichever marks it uses for thousands and cents."""
    if _GROUPED_POINTS.fullmatch(body):
        return Decimal(body.replace(".", "").replace(",", "."))
    if _DECIMAL_COMMA.fullmatch(body):
        return Decimal(body.replace(",", "."))
    return Decimal(body.replace(",", "").replace(" ", ""))


def _number(match: re.Match[str]) -> Token:
    body = match["body"]
    value = _value(body)
    if match["minus"] or match["minus_after"]:
        value = -value
    return Token(
        NUMBER,
        value,
        money=bool(match["money"]),
        plain=body.isdigit() and not match["money"],
        digits=True,
        approximate=bool(match["tilde"]),
    )


def scan(masked: str) -> list[Token]:
    """Tokens of a masked message, in order; contractions are opened (`it's` is `it`, `is`)."""
    tokens: list[Token] = []
    for match in _SCAN.finditer(masked):
        if match["number"]:
            tokens.append(_number(match))
        elif match["word"]:
            word = match["word"]
            label = word == "n" and bool(tokens) and tokens[-1].text in (":", "=", "-")
            tokens += [Token(part) for part in ((word,) if label else _SPLIT_WORDS.get(word, (word,)))]
        elif match["mark"] == "." and tokens and tokens[-1].text in _ABBREVIATIONS:
            continue
        else:
            tokens += [Token(part) for part in _MARKS.get(match["mark"], (match["mark"],))]
    return tokens

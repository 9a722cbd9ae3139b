"""A message made plain: lower-case ASCII, with the numbers that are never amounts masked by a word."""

from __future__ import annotations

import re
import unicodedata

MAX_CHARACTERS = 5_000

_REPLACED = str.maketrans(
    {
        "½": ".5",
        "\u2019": "'",
        "\u2018": "'",
        "`": "'",
        "\u00b4": "'",
        "\u2212": "-",
        "\u2013": "-",
        "\u2014": " - ",
        "\n": ";",
        "\r": " ",
        "\t": " ",
        "\u00ba": " ",
        "\u00aa": " ",
    }
)
_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90, "veintes": 20, "treintas": 30, "cuarentas": 40, "cincuentas": 50, "sesentas": 60,
    "setentas": 70, "ochentas": 80, "noventas": 90,
}  # fmt: skip
_DECADE = re.compile(rf"\b(?:{'|'.join(_DECADES)})\b")
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")
_GROWN = re.compile(r"\bgrown ?up(?=s?\b)")
_NOT_PRINTABLE = re.compile(r"[^ -~]")

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
_PERIOD_AFTER = (
    r"(?! ?(?:k\b|/|a (?:week|month|la)|an? |per |every |each |al |por |cada |mil|weekly|"
    r"monthly))"
)

_MASKS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"\[[a-z ]{1,24}\]", " xlink "),
        (r"(?<!\w)\+\d{1,3}(?:[-. ]\d{2,4}){2,5}(?!\d)", " xphone "),
        (r"[^\s@]{1,64}@[^\s@]{1,64}|https?://\S{1,200}|www\.\S{1,200}", " xlink "),
        (r"(?<![\w$])\d{3}[- ]\d{2}[- ]\d{4}(?!\w)", " xref "),
        (r"(?<![\w$.,])(?:\+?1[-. ]?)?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\w)", " xphone "),
        (r"(?<![\w$.,])\d{3}[-. ]\d{4}(?![\w,.]\d|\d|k)" + _PERIOD_AFTER, " xphone "),
        (
            r"(?<![\w$.,])\d{4}([-. ])(?:\d{4}(?:\1\d{4}){0,3}(?:\1\d{1,3}(?![\d/]))?|\d{6}\1\d{5})(?![\w,]\d|"
            r"\d|k)" + _PERIOD_AFTER,
            " xref ",
        ),
        (r"(?<![\w$.,])\d{3}[-. ]\d{7}(?!\d)", " xphone "),
        (r"(?<![\w$])\d{3}\.\d{2}\.\d{4}(?!\w)", " xref "),
        (r"(?<![\w.,])\+?\d{9,}(?!\d)(?:[.,]\d+)?", " xref "),
        (r"(?<![\w$.])\d{5}-\d{4}(?!\w)", " xzip "),
        (
            r"(?<!\w)\d{4}[-/]\d{1,2}[-/]\d{1,2}(?!\w)|"
            r"(?<!\w)\d{1,2}([-/.])\d{1,2}\1\d{2,4}(?!\w)",
            " xdate ",
        ),
        (
            r"(?<![\w$.,])\d{1,2}/\d{1,2}(?![\w/])|(?<!\w)\d{1,2}:\d{2}(?: ?[ap]\.?m\b)?|"
            r"(?<!\w)\d{1,2} ?[ap]m\b",
            " xdate ",
        ),
        (r"(?<!\w)(?:19|20)\d\d ?- ?(?:(?:19|20)\d\d|\d\d)(?![\w,.])", " xyear "),
        (
            rf"\b(?:{_MONTHS})\.? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?![\w,.]\d|"
            rf"\w)(?!,\d{{3}})(?:,? (?:19|20)\d\d\b)?",
            " xdate ",
        ),
        (
            rf"(?<![\w$.,])\d{{1,2}} ?(?:de |of )?(?:{_MONTHS})\b(?:,? (?:del? )?(?:19|"
            rf"20)\d\d\b)?",
            " xdate ",
        ),
        (rf"\b(?:{_MONTHS})\.?,? (?:del? )?(?:19|20)\d\d\b", " xdate "),
        (r"(?<![\w$.,])\d{1,4}(?:st|nd|rd|th)\b", " xordinal "),
        (r"(?<![\w.,])\d+(?:[.,]\d+)? ?(?:%|percent\b|per cent\b|por ?ciento\b)", " xpercent "),
        (r"\b(?:form )?1040-?(?:a|ez|sr)?\b(?![,.]\d)", " xform "),
        (r"\b(?:form )?(?:w-?2s?|1099-?\w{0,4}|1095-?[abc]?)\b(?![,.]\d)", " xslip "),
        (r"\b(?:line|linea|renglon) ?#? ?(?:11[ab]?|4|7|8b|21|3[3-8])\b(?![,.]\d|\d)", " xline "),
        (r"\b(?:line|linea|renglon) ?#? ?(?:6|15|27|43)\b(?![,.]\d|\d)", " taxable "),
        (r"\b(?:line|linea|box|renglon|casilla) ?#? ?[1-4]?\d[a-z]?\b(?![,.]\d|\d)", " xbox "),
        (r"\b40[13] ?\(?[kb]\)?(?!\w)|\b529s? plan\b|\bk-?12\b|\b24-7\b|\bcovid-?19\b", " xplan "),
        (r"\b(?:sb|hb|senate bill|house bill|ley|rsmo|statute|section) ?#? ?\d[\d.]*", " xlaw "),
        (r"(?<![\w$])# ?\d{4,}", " xref "),
        (r"\b(?:exit|mile|mile marker|salida|district|distrito) ?#? ?(?:[a-z]-)?\d+[a-z]?\b(?![,.]\d)", " xplace "),
        (r"\b[ir]-\d{1,3}\b", " xplace "),
    )
)


def fold(text: str) -> str:
    """Lower-case ASCII of the first 5,000 characters: no accents, a new line as a semicolon."""
    plain = unicodedata.normalize("NFKD", text[:MAX_CHARACTERS].translate(_REPLACED))
    bare = "".join(c for c in plain if not unicodedata.combining(c))[:MAX_CHARACTERS]
    plain = _GROWN.sub("grownup", _HYPHEN.sub(" ", _NOT_PRINTABLE.sub(" ", bare).lower()))
    return _DECADE.sub(lambda match: f"{_DECADES[match.group()]} s", plain)


def mask(folded: str) -> str:
    """The folded text with telephone numbers, dates, forms, laws, percentages … each replaced by a word."""
    if not any(c.isdigit() for c in folded):
        return folded
    for pattern, word in _MASKS:
        folded = pattern.sub(word, folded)
    return folded

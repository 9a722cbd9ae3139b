"""What makes a number of a long story an income: without it a figure there is a bill, a price or a distance."""

from __future__ import annotations

import re

from helpdesk.numbers import cues
from helpdesk.numbers.exclusions import last_cue
from helpdesk.numbers.said import Number, Said

STORY = 25
"""Words from which a message is a story."""
LONG_ANSWER = 40
"""The same, for the answer to the income."""

_ADVERBS = (
    r"(?: (?:like|about|around|only|maybe|como|unos|just|at|roughly|almost|right|now|probably|casi|apenas|"
    r"nomas|up|to|over|under|close))*"
)
_SUBJECT_AT = re.compile(
    rf"\b(?:i|we|he|she|husband|wife|boyfriend|esposo|marido) (?:am|are|is|was|were|estamos|esta) (?:at|on|around|"
    rf"about|now at|up to|en){_ADVERBS} $"
)
_OWN = re.compile(rf"\b(?:just|only|on|with|live on|solo|con|is) (?:my|his|her|our|mi|su){_ADVERBS} $")
_SUPPOSED = re.compile(
    rf"\b(?:what if|if|si|what about|how about|instead of|family of #(?: (?:on|with|at|and|making))?|"
    rf"of us(?: and| on|,)?|"
    rf"people(?: and| on|,)?|con){_ADVERBS}(?: (?:it|we|is|was|had|a|an|are|income|of|,|hacemos))*{_ADVERBS} $"
)
_SOURCE = re.compile(
    r"^(?:\w+ ){0,5}?(?:social security|ssi|ssdi|disability|pension|unemployment|before taxes|after taxes|gross|"
    r"agi|adjusted|salary|income|from (?:my|his|her|our) (?:job|work|jobs)|de mi (?:trabajo|sueldo)|seguro social|"
    r"(?:for|with|and) (?:a )?family of #|(?:for|with|and|y|para) # (?:of us|people|personas))\b"
)
_THOUSANDS = re.compile(
    rf"(?:\b(?:if|si|suppose|cuando)\b(?: \w+){{0,4}} (?:make|makes|made|making|earn\w*|gan\w+|gano|hago|hiciera\w*)|"
    rf"\bwe(?: (?:only|both|all|just))* (?:make|made|earn|earned|gross|grossed|brought in|bring in)|"
    rf"\b(?:ganamos|hicimos|declaramos))"
    rf"{_ADVERBS} $"
)
_NOT_THOUSANDS = re.compile(
    r"^(?:an?|per|/|the|every|each|la|por|al|x|hours?|extra|more|less|mas|menos|of|dollars|bucks|k|or # an)\b"
)
_SWAPPED = re.compile(r"(?P<n>#) (?:, )?(?:not|no|instead of|en vez de) (?P<m>#)(?= [.,;?!]|$)")


def is_shown(number: Number, said: Said, asked: str | None) -> bool:
    """In a story: an earning word before it, or a subject, a source or a family right beside it."""
    short = said.words < (LONG_ANSWER if asked == "income" else STORY)
    if short or last_cue(number) == "earn" or cues.ASKED_ABOUT_EARNING.match(number.right):
        return True
    left = number.left
    return bool(_SUBJECT_AT.search(left) or _OWN.search(left) or _SUPPOSED.search(left) or _SOURCE.match(number.right))


def in_thousands(number: Number) -> bool:
    """`if I only made 30`, `we make like 70`: nobody's wage, so thousands a year."""
    whole = number.small_whole and 30 <= number.value < 400
    return whole and bool(_THOUSANDS.search(number.left)) and not _NOT_THOUSANDS.match(number.right)


def is_swap(number: Number) -> bool:
    """Whether the number and another stand as `52 not 62`."""
    return bool(_SWAPPED.search(number.left + "# " + number.right))


def swapped(number: Number, said: Said) -> bool:
    """`actually 52 not 62`: both too many for a family, so thousands a year."""
    if len(said.numbers) != 2 or said.words > 8:
        return False
    both = all(n.small_whole and 30 < n.value < 400 for n in said.numbers)
    return both and any(n.at == number.at for n in said.matches(_SWAPPED))

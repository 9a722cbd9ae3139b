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
    rf"{_ADVERBS} $|(?:^|[.,;] )(?:make|making|earn|earning) (?:like |about |around )?$"
)
_OF_US = re.compile(
    rf"(?:\b(?:of us|people|ppl|personas|familia|family|household)|#)(?: (?:that|who|and|,|all|together|y|que))* "
    rf"(?:make|making|earn\w*|ganando|ganan|ganamos|bringing in|bring in){_ADVERBS} $"
)
_AGI_OF = re.compile(
    rf"\b(?:agi|adjusted gross(?: income)?|ingreso (?:bruto )?ajustado)(?: (?:is|was|of|es|fue|de|:))*{_ADVERBS} $"
)
_IF_IT = re.compile(
    r"\b(?:what if|if|suppose|si)(?: (?:it|that|(?:the|our|my) income|(?:the|our|my) agi))(?: (?:is|was|were|would be))"
    r"(?: (?:only|just|like|about|around))* $"
)
_CHANGED_TO = re.compile(
    r"\b(?:raise|promotion|aumento)(?: \w+){0,3} (?:to|a) $|"
    r"\b(?:if|when|what if|suppose)\b[^#]{0,25}\b(?:it|income|we|pay|agi)(?: \w+)? (?:drops?|dropped|falls?|"
    r"fell|goes|went|go|"
    r"gets?|is|was) (?:down |up |back |cut |bumped |reduced )?to (?:like |about )?$|"
    r"\b(?:si|cuando)\b[^#]{0,25}\b(?:baj\w+|sub\w+|caem\w+|cae|llega\w*) (?:a|hasta) (?:como |unos )?$"
)
_MEANT = re.compile(
    r"^(?=.*\b(?:meant|mean|sorry|oops|wait|actually|perdon|decir|digo|make (?:it|that)|change|should|"
    r"correction|typo|put|pon(?:le)?)\b)"
    r"(?:(?:no|wait|sorry|oops|actually|i|we|meant|mean|perdon|quise|decir|digo|make|that|it|correction|"
    r"typo|,|\.|ay|is|should|"
    r"be|to|say|change|put|pon|ponle|my|bad|hold|on|es|son|era|eran|the|income|que|uy|lo|a|con) )+"
    r"#(?: (?:instead|please|por favor|mejor|thanks|not #|no #|\.|!|,|instead of #))*$"
)
_SLIP = re.compile(
    r"\b(?:# (?:#|zero) too many|(?:extra|another) (?:#|zero)|(?:#|zero) (?:de mas|extra)|sobr\w+ un (?:#|cero)|"
    r"un cero de mas|lei mal|misread|read (?:it|that) wrong|me equivoque|typed (?:it )?wrong)(?= |$)|"
    r"(?:^|\s)# # too many\b"
)
_SHOULD_BE = re.compile(r"^(?:the |el |la )?# (?:should be|should say|is really|deberia ser) (?P<n>#)(?= ?[.!]?$)")
_SIZE_AND = re.compile(r"# (?:(?:,|and|y|/|;|\.|con|with) )*#")
"""`4, 61` in answer to the family size: the income follows."""
_FROM_THOUSANDS = 25
"""A bare figure from this up, told where only an income or a family size can stand, is thousands of dollars a year."""
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
    if not number.small_whole or not _FROM_THOUSANDS <= number.value < 400 or _NOT_THOUSANDS.match(number.right):
        return False
    if number.value >= 30 and any(p.search(number.left) for p in (_THOUSANDS, _OF_US, _AGI_OF)):
        return True
    ends = not number.right or not number.right[0].isalpha() or number.right.startswith(("instead", "then", "would"))
    return ends and bool(_IF_IT.search(number.left) or _CHANGED_TO.search(number.left))


def is_meant(number: Number, said: Said, asked: str | None) -> bool:
    """`make that 48`, `no wait 62 not 26`: a correction that can only be thousands of dollars a year."""
    if asked == "family_size":
        pair = len(said.numbers) == 2 and said.numbers[1].at == number.at and _SIZE_AND.fullmatch(said.text)
        return bool(pair) and said.numbers[0].value <= 12 and number.bare and _FROM_THOUSANDS <= number.value < 400
    if any(n.at == number.at for n in said.matches(_SHOULD_BE)):
        return number.small_whole and _FROM_THOUSANDS <= number.value < 400
    if said.words > 9 or said.numbers[0].at != number.at or not _MEANT.match(said.text):
        return False
    figures = [n.value for n in said.numbers if n.small_whole]
    return len(figures) == len(said.numbers) and 12 < min(figures) and _FROM_THOUSANDS <= max(figures) < 400


def is_slip(number: Number, said: Said, asked: str | None) -> bool:
    """`one zero too many, 61000`, `leí mal, 76500`: the last number is the figure meant."""
    last = said.numbers[-1].at == number.at and number.value >= 1_000 and number.right.strip(" .!") == ""
    if not last or asked == "family_size":
        return False
    return said.words <= 9 and all(n.value < 10 for n in said.numbers[:-1]) and bool(_SLIP.search(said.text))


def is_swap(number: Number) -> bool:
    """Whether the number and another stand as `52 not 62`."""
    return bool(_SWAPPED.search(number.left + "# " + number.right))


def swapped(number: Number, said: Said) -> bool:
    """`actually 52 not 62`: both too many for a family, so thousands a year."""
    if len(said.numbers) != 2 or said.words > 8:
        return False
    first, second = said.numbers
    both = all(n.small_whole and 12 < n.value < 400 for n in said.numbers)
    both = both or (first.small_whole and second.token.scaled and second.value < 400_000)
    return (
        both
        and max(first.value, second.value) >= _FROM_THOUSANDS
        and any(n.at == number.at for n in said.matches(_SWAPPED))
    )

"""The separate questions of one message: "how much is it and who do I call" asks two things."""

from __future__ import annotations

import re

MOST = 3
FEWEST_WORDS = 3
LONGEST = 400
"""Characters from which a message is a story, in which commas and "and" part no questions."""
_ASKS = (
    r"(?:and |also |y |tambi[eé]n |pero |but |so |or |o )?"
    r"(?:what|whats|how|hows|who|whos|when|where|wheres|which|why|can|could|do|does|did|is|are|am i|will|would|should"
    r"|qu[eé]|c[oó]mo|cu[aá]ndo|cu[aá]nt[oa]s?|qui[eé]n(?:es)?|d[oó]nde|cu[aá]l(?:es)?|por qu[eé]|puedo|podemos|puede"
    r"|hay|tengo que|tenemos que|a qui[eé]n|a d[oó]nde|de qu[eé])\b"
)
_ASKING = re.compile(_ASKS, re.IGNORECASE)
_BOUNDARY = re.compile(
    rf"[?!;\n]+|\.(?=\s)|,(?=\s*{_ASKS})|\s(?:and|also|plus|y|tambi[eé]n)\s+(?=(?:also |tambi[eé]n )?{_ASKS})",
    re.IGNORECASE,
)


def questions_in(text: str) -> tuple[str, ...]:
    """The questions in a message, in order, where there are two or more; else nothing."""
    if len(text) > LONGEST:
        return ()
    found: list[str] = []
    for clause in _BOUNDARY.split(text):
        words = clause.strip(" ,.¿¡-")
        if len(words.split()) >= FEWEST_WORDS and _ASKING.match(words):
            found.append(words)
    return tuple(found[:MOST]) if len(found) > 1 else ()

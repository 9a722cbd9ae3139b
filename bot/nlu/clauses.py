"""The separate questions of one message: "how much is it and who do I call" asks two things.

Looked for only where they may matter: two questions, one after a greeting, or one somewhere in a story.
"""

from __future__ import annotations

import re

MOST = 8
FEWEST_WORDS = 3
STORY = 400
"""Characters from which a message is a story."""
_ASKS = (
    r"(?:and |also |y |tambi[eé]n |pero |but |so |or |o )?"
    r"(?:what|whats|how|hows|who|whos|when|where|wheres|which|why|can|could|do|does|did|is|are|am i|will|would|should"
    r"|qu[eé]|c[oó]mo|cu[aá]ndo|cu[aá]nt[oa]s?|qui[eé]n(?:es)?|d[oó]nde|cu[aá]l(?:es)?|por qu[eé]|puedo|podemos|puede"
    r"|hay|tengo que|tenemos que|a qui[eé]n|con qui[eé]n|a d[oó]nde|de qu[eé])\b"
)
_ASKING = re.compile(_ASKS, re.IGNORECASE)
_GREETING = re.compile(
    r"\W*(?:hi+|hello|hey|good (?:morning|afternoon|evening)|thanks?|thank you|hola|buen[oa]s|gracias)\b",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    rf"[?!;\n]+|\.(?=\s)|,(?=\s*{_ASKS})|\s(?:and|also|plus|y|tambi[eé]n)\s+(?=(?:also |tambi[eé]n )?{_ASKS})",
    re.IGNORECASE,
)


def questions_in(text: str) -> tuple[str, ...]:
    """The questions in a message, in order; nothing where the message is one question and no more."""
    found: list[str] = []
    for clause in _BOUNDARY.split(text):
        words = clause.strip(" ,.¿¡-")
        if len(words.split()) >= FEWEST_WORDS and _ASKING.match(words):
            found.append(words)
    if len(found) > 1 or is_story(text) or _GREETING.match(text):
        return tuple(found[-MOST:])
    return ()


def is_story(text: str) -> bool:
    """Whether the question is only a small part of the message."""
    return len(text) > STORY

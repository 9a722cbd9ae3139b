"""Finding questions by a few words: the rarer a word among all topics, the more it counts."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from functools import lru_cache

from helpdesk.knowledge import Language, load_knowledge
from web.site.addresses import LISTED, address_of

MOST_FOUND = 8
IN_THE_QUESTION = 3.0
"""How much more a word counts in the question than in its answer."""
FRACTION_OF_BEST = 0.5
"""How much of the best one's weight a question needs to be shown."""
COMMON = 0.4
"""Share of the topics from which a word says nothing: "the", "do"."""
STEM = 5
"""Letters by which words are compared: "hardships" is found by "hardship"."""


def search(query: str, language: Language) -> list[str]:
    """Names of the topics that fit a query, best first; none where nothing fits."""
    index, frequency = _index(language), _frequency(language)
    common = len(index) * COMMON
    wanted = {word for word in _stems(query) if frequency[word] < common}
    scores = {
        name: sum(share * math.log(len(index) / frequency[word]) for word, share in words.items() if word in wanted)
        for name, words in index.items()
    }
    best = max(scores.values(), default=0.0)
    found = [name for name, score in scores.items() if score > 0 and score >= best * FRACTION_OF_BEST]
    return sorted(found, key=lambda name: -scores[name])[:MOST_FOUND]


def _stems(text: str) -> list[str]:
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(mark))
    return [word[:STEM] for word in re.findall(r"[a-z0-9]{2,}", bare)]


@lru_cache(maxsize=2)
def _index(language: Language) -> dict[str, dict[str, float]]:
    """What each topic's words weigh in it."""
    index = {}
    for name, topic in load_knowledge().topics.items():
        if name not in LISTED and not (address_of(name) or "").startswith("/topics/"):
            continue
        texts = [text.in_language(language) for text in (topic.answer, topic.detail) if text is not None]
        words = dict.fromkeys(_stems(" ".join(texts)), 1.0)
        index[name] = words | dict.fromkeys(_stems(topic.question.in_language(language)), IN_THE_QUESTION)
    return index


@lru_cache(maxsize=2)
def _frequency(language: Language) -> Counter[str]:
    return Counter(word for words in _index(language).values() for word in words)

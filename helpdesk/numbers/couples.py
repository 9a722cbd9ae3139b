"""A couple told apart from its children: `my husband works nights, i stay home, we have 2 kids`."""

from __future__ import annotations

import re

from helpdesk.numbers.kinship import ADULTS, PLURAL_ADULTS, SPOUSES
from helpdesk.numbers.said import Said

_SPOUSES = SPOUSES - {"viejo", "senor", "senora", "mujer"}
_PARENTS = (frozenset("mom mother mama mommy madre".split()), frozenset("dad father papa daddy padre".split()))
_APART = re.compile(
    r"\b(?:ex|left|leaving|divorc\w*|separat\w*|separad\w*|passed|died|murio|fallecio|roommates?|custody|"
    r"custodia|mov(?:ed|ing)|"
    r"jail|prison|(?:and|y|plus|,) (?:his|her|their|my|our|an?|una?|#|su) (?:other )?(?:son|daughter|"
    r"stepson|stepdaughter|nephew|niece)|"
    r"deport\w*|se fue|ex (?:husband|wife)|baby daddy|his \w+ kids|if|si|between)\b"
)
_CHILDREN = re.compile(
    r"(?:\b(?:we have|we got|we have got|tenemos|and|y|with|w|con|the|los|las|our|nuestros)|[,.;]) (?P<n>#) "
    r"(?:(?:little|young|small|beautiful|great) )*(?:kids|children|kiddos|ones|littles|hijos|hijas|ninos|"
    r"ninas|boys|girls)"
    r"(?= ?[.,;?!)]|$| (?:and|y|now|ahora|at home|total|so|but|no|en total|pero)\b)"
)
_ANY_CHILDREN = re.compile(
    r"(?<!\S)# (?:(?!of\b)\w+ )?(?:kids?|children|child|kiddos|ones|littles|hij[oa]s?|nin[oa]s?|boys?|"
    r"girls?|baby|babies|bebes?)\b"
)


def spouse_beside(said: Said, words: set[str]) -> bool:
    """Whether a husband or wife, not gone, is named among these words outside a list of the family."""
    return bool(words & _SPOUSES) and _APART.search(said.text) is None


def couple_with_children(said: Said) -> tuple[int, frozenset[int]] | None:
    """The size of the family and the place of its number, where a couple and one count of children are told."""
    found = list(said.matches(_CHILDREN))
    if len(found) != 1 or len(_ANY_CHILDREN.findall(said.text)) != 1 or _APART.search(said.text):
        return None
    count = int(found[0].value)
    if not (found[0].small_whole and 0 < count <= 12 and _is_couple(said)):
        return None
    return 2 + count, frozenset((found[0].at,))


def _is_couple(said: Said) -> bool:
    """A husband or wife, or mom and dad, and no other grown-up."""
    words = {token.text for token in said.tokens}
    parents = [words & names for names in _PARENTS]
    others = words & (ADULTS | PLURAL_ADULTS.keys()) - _PARENTS[0] - _PARENTS[1]
    spouses = words & _SPOUSES
    if others:
        return False
    return all(parents) and not spouses if any(parents) else len(spouses) == 1

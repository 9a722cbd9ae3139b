"""A family listed person by person: `me, my husband and our twins`, `mamá soltera de gemelos`."""

from __future__ import annotations

import re

from helpdesk.numbers.couples import spouse_beside
from helpdesk.numbers.kinship import (
    ADJECTIVES,
    ADULTS,
    ALONE,
    CHILDREN,
    CONNECTORS,
    DETERMINERS,
    FILLERS,
    MARRIED,
    PETS,
    PLURAL_ADULTS,
    PLURAL_CHILDREN,
    SELF,
    SPOUSES,
    UNCOUNTED_PLURALS,
    WIDOWED,
)
from helpdesk.numbers.listing import PRONOUNS, Listing, Phrase, Word, add_person, is_person
from helpdesk.numbers.said import Said

_STARTS = frozenset("both ambos ambas xage twin sets set pair par us nosotros nosotras".split()).union(
    *(SELF, SPOUSES, ADULTS, CHILDREN, UNCOUNTED_PLURALS, PLURAL_CHILDREN, PLURAL_ADULTS, WIDOWED, PETS),
    *(ALONE, MARRIED),
    *(DETERMINERS, ADJECTIVES, PRONOUNS),
)
"""Words a list of people can begin with, besides a number."""
_AGE = re.compile(
    r"(?P<many># )?# ?(?:- )?(?:and # )?(?:month|mo|mos|months|m|week|wk|weeks|year|yr|yo|y o|years|"
    r"yrs|day|days) ?(?:- )?(?:old|olds|yo)\b"
    r"|# yo\b|# (?:months|mos|mo|yrs|meses|anos|weeks|semanas)\b|\b(?:de|con) (?:ano y medio|un ano|"
    r"un mes|(?:# )(?:meses|anos|ano|mes|semanas))\b|\bano y medio\b"
)
_NO_OTHERS = re.compile(
    r"\b(?:no|sin) (?:other|more|otros|mas) (?:kids|children|hijos|ninos)(?: (?:just|only|solo))?\b"
)
_GROWN_AGE = re.compile(r"# (?:- )?(?:year|yr|years|yrs|yo|y o|anos|ano)\b")
_ONLY = re.compile(r"\b(?:just|only|it is|solo|nomas|nada mas|solamente)(?: (?:just|somos))? $")
_MOST_LABELLED = 20
_GROWN = 18
"""Years from which an age is no child's."""
_LABELS = re.compile(
    r"\b(?P<who>adults?|adultos?|parents?|kids?|children|child|ninos|hijos|minors?|"
    r"menores) ?[:=-]? (?P<n>#)(?= |$)(?! (?:kids?|children|child|hijos|ninos|adults?|adultos?|k|mil)\b)"
)
_ANCHOR_BEFORE = re.compile(
    r"(?:^|[.,;?!:(] |\b(?:it is|is|it|just|only|there is|there are|are|somos|quedamos|vivimos|solo|nomas|family|"
    r"household|family is|household is|vivo|live|am|soy|es|son|we are|have|be|with|for|para|of|hi|"
    r"hello|hola|"
    r"so|and|una|if|familia|hogar|casa|like|us|was|were|size|that|si|estamos|hay|ok|yes|con|tengo|nada|says|said) )$"
)
_ENDS = frozenset(
    ". , ; ? ! ) : - ( so we making income makes make with agi and que y in total our how what do is "
    "= alone my ganamos gano somos en i he she they family at on no now ahora from who here aqui too tambien "
    "right counting con".split()
) | {"", "#"}


def _words(said: Said) -> list[Word]:
    """Words of the message with each age (`15 month old`) as the single word `xage`, a grown-up's as `xgrown`."""
    spans = {match.start(): (",", match.end()) for match in _NO_OTHERS.finditer(said.text)}
    for match in _AGE.finditer(said.text):
        first = match.start() + (2 if match["many"] else 0)
        years = _GROWN_AGE.match(said.text, first)
        grown = years is not None and said.by_place[first].value >= _GROWN
        spans[first] = ("xgrown" if grown else "xage", match.end())
    words: list[Word] = []
    at, until = 0, -1
    for token in said.tokens:
        if at in spans:
            text, until = spans[at]
            words.append(Word(text, at, None))
        elif at >= until:
            value = token.value
            words.append(Word(token.text, at, int(value) if value is not None and 0 < value < 100 else None))
        at += len(token.text) + 1
    return words


def count_members(said: Said) -> tuple[int | None, frozenset[int]]:
    """The size of the family listed (or None), and the places of all numbers that count people."""
    labelled = _labelled(said)
    if labelled is not None:
        return labelled
    words = _words(said)
    places: set[int] = set()
    size: int | None = None
    at = 0
    while at < len(words):
        listing = _read_list(words, at)
        if listing is None:
            at += 1
            continue
        places |= listing.numbers
        if size is None and listing.is_family and _anchored(said, words, listing) and _is_whole(said, words, listing):
            size = listing.size
        at = max(listing.end, at + 1)
    return size, frozenset(places)


def _labelled(said: Said) -> tuple[int, frozenset[int]] | None:
    """`adults: 2 kids: 3`."""
    found = {
        m["who"][0] in "ap": m.start("n")
        for m in _LABELS.finditer(said.text)
        if said.by_place[m.start("n")].small_whole and said.by_place[m.start("n")].value <= _MOST_LABELLED
    }
    if len(found) != 2 or " # " in said.text[: min(found.values())]:
        return None
    return int(sum(said.by_place[at].value for at in found.values())), frozenset(found.values())


def _anchored(said: Said, words: list[Word], listing: Listing) -> bool:
    """A list counts when it stands as one: after `it's just`, or between punctuation."""
    after = words[listing.end].text if listing.end < len(words) else ""
    before = said.text[max(0, words[listing.start].place - 30) : words[listing.start].place]
    only = after == "are" and before.endswith("only ")
    return bool(_ANCHOR_BEFORE.search(before)) and (after in _ENDS or listing.single or only)


def _is_whole(said: Said, words: list[Word], listing: Listing) -> bool:
    """No husband or wife is named beside a list that has none: `my husband works, its 2 kids and me`."""
    before = said.text[max(0, words[listing.start].place - 30) : words[listing.start].place]
    if listing.spouses or listing.adults > 1 or _ONLY.search(before):
        return True
    outside = {word.text for word in (*words[: listing.start], *words[listing.end :])}
    return not spouse_beside(said, outside)


def _read_list(words: list[Word], start: int) -> Listing | None:
    """Reads people joined by commas, and, with …; None when no person stands at `start`."""
    if words[start].text == "i" and start + 1 < len(words) and words[start + 1].text == "am":
        return None
    if words[start].value is None and words[start].text not in _STARTS:
        return None
    listing = Listing(start)
    at = _person(words, start, listing)
    if at is None:
        return None
    listing.end = at
    while at < len(words):
        joint = _skip_joint(words, at, listing)
        following = _person(words, joint, listing) if joint < len(words) else None
        if following is None:
            following = _bare_count(words, joint, listing) if joint > at else None
        if following is None:
            break
        at = listing.end = following
    return listing


def _skip_joint(words: list[Word], at: int, listing: Listing) -> int:
    """Past the connectors and fillers between two people."""
    end = at
    while end < len(words) and end - at < 6:
        word = words[end].text
        last_i = word == "i" and words[end - 1].text in ("and", "y") and _ends_after(words, end)
        if last_i and not listing.selves and not listing.spouses:
            break
        having = word in ("have", "has", "tengo", "tiene", "tenemos", "got") and (
            listing.single
            or (listing.selves and listing.spouses)
            or words[end - 1].text in ("and", "we", "y")
            or (listing.spouses and words[end - 1].text in ("i", "yo"))
        )
        if word not in CONNECTORS and word not in FILLERS and not having:
            break
        end += 1
    return end


def _ends_after(words: list[Word], at: int) -> bool:
    """`my 3 kids and I`: nothing, or the end of the sentence, follows."""
    return at + 1 >= len(words) or words[at + 1].text in (".", "?", "!", ";")


def _bare_count(words: list[Word], at: int, listing: Listing) -> int | None:
    """`single mom of 2`, `me plus 3`: a number alone at the end counts children."""
    if at >= len(words) or words[at].value is None:
        return None
    couple_and = listing.selves and listing.spouses and words[at - 1].text in ("and", "y")
    ends = at + 1 == len(words) and (couple_and or (listing.selves and words[at - 1].text in ("and", "y")))
    if words[at - 1].text not in ("of", "with", "plus", "de", "con", "w", "to") and not ends:
        return None
    after = words[at + 1].text if at + 1 < len(words) else ""
    if after not in _ENDS or after == "#" or not (listing.selves or listing.spouses):
        return None
    listing.children += words[at].value or 0
    listing.numbers.add(words[at].place)
    return at + 1


def _noun_passed(words: list[Word], end: int) -> bool:
    """The word before `end`, read as an adjective, is the person itself: `me and her`, `our one`."""
    last, after = words[end - 1].text, words[end].text if end < len(words) else ""
    return (last == "her" and after in ("", ",", "and", ".")) or (
        last in CHILDREN | ADULTS | ALONE and not is_person(after)
    )


def _person(words: list[Word], at: int, listing: Listing) -> int | None:
    """Reads one person or group at `at` into the listing; the index after it, or None."""
    count, own, end, article, aged, twin, places = None, False, at, False, False, 0, []
    while end < len(words) and end - at < 8:
        word = words[end]
        if word.value is not None and count is None:
            count = word.value
            places.append(word.place)
        elif word.text in ("both", "ambos", "ambas"):
            count = 2
        elif word.text in DETERMINERS:
            own, article = own or word.text in ("my", "mi", "mis"), True
        elif word.text == "xage":
            aged = True
        elif word.text in ("twin", "sets", "set", "pair", "par"):
            twin = 2
        elif word.text not in ADJECTIVES:
            break
        end += 1
    if end > at and _noun_passed(words, end):
        end -= 1
    if end < len(words) and words[end].text == "of" and twin and end + 1 < len(words):
        end += 1
    return add_person(words, at, end, listing, Phrase(count, own, article, aged, twin, places))

"""The people of one list, counted as they are named."""

from __future__ import annotations

from dataclasses import dataclass, field

from helpdesk.numbers.kinship import (
    ADULTS,
    ALONE,
    CHILDREN,
    MARRIED,
    PETS,
    PLURAL_ADULTS,
    PLURAL_CHILDREN,
    SELF,
    SINGLE,
    SPOUSES,
    UNCOUNTED_PLURALS,
    WIDOWED,
)

_DESCRIBES = frozenset("xage xgrown ( ) mayor menor chiquito chiquita in law - soltera soltero".split())


PRONOUNS = frozenset("him her ella el".split())


@dataclass
class Listing:
    """People counted so far in one list."""

    start: int
    end: int = 0
    selves: int = 0
    single: bool = False
    spouses: int = 0
    adults: int = 0
    children: int = 0
    possessive: bool = False
    unknown: bool = False
    married: bool = False
    child_last: bool = False
    """The last person named is a child: an age after it is that child's."""
    numbers: set[int] = field(default_factory=set)

    @property
    def size(self) -> int:
        """Everyone listed; a lone spouse or `my mom` means that the speaker belongs too."""
        implied = not self.selves and (self.spouses == 1 or self.possessive)
        return min(self.selves, 1) + implied + self.spouses + self.adults + self.children

    @property
    def is_family(self) -> bool:
        """True when a grown-up and a child were listed, each with a number."""
        grown = self.selves or self.spouses or self.adults
        return bool(grown) and self.children > 0 and not self.unknown


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the message, where it stands, and the number it is."""

    text: str
    place: int
    value: int | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stood before the noun."""

    count: int | None
    own: bool
    article: bool
    aged: bool
    twin: int
    places: list[int]


def add_person(words: list[Word], at: int, end: int, listing: Listing, phrase: Phrase) -> int | None:
    """Adds the noun at `end` to the listing; the index after it, or None when it is no person."""
    noun = words[end].text if end < len(words) else ""
    pair = f"{words[end - 1].text} {noun}" if end > at else noun
    if is_person(noun):
        listing.numbers |= set(phrase.places)
    counted = _add_us(words, end, listing, phrase)
    if counted is not None:
        return counted
    listing.child_last = listing.child_last and not (noun and is_person(noun))
    if noun in SELF:
        listing.selves += 1
    elif pair in SINGLE or noun in WIDOWED or _is_alone(words, end):
        listing.selves, listing.single = 1, True
    elif noun in MARRIED:
        return _add_married(words, end, listing)
    elif noun in ADULTS and end + 1 < len(words) and f"{noun} {words[end + 1].text}" in SINGLE:
        listing.selves, listing.single = 1, True
        return _after_noun(words, end + 2)
    elif _is_pronoun(words, end, listing) or noun in SPOUSES:
        listing.spouses += not listing.married
    elif is_person(noun):
        _add_kin(noun, _count(words, end, noun, phrase), listing, phrase)
    elif noun not in PETS:
        return _add_aged(end, listing, phrase, end > at)
    return _after_noun(words, end + 1)


def _is_alone(words: list[Word], end: int) -> bool:
    """`divorced, 2 kids` and `alone with my boys`, but not `they leave that baby alone`."""
    after = words[end + 1].text if end + 1 < len(words) else ""
    return end < len(words) and words[end].text in ALONE and (words[end].text != "alone" or after == "with")


def _add_married(words: list[Word], end: int, listing: Listing) -> int | None:
    """The speaker and a spouse; in `married couple` and `married mom of 2` the word after tells no one else."""
    after = words[end + 1].text if end + 1 < len(words) else ""
    listing.selves, listing.spouses, listing.married = 1, 1, True
    return end + (2 if after in ADULTS or after in PLURAL_ADULTS else 1)


def _is_pronoun(words: list[Word], end: int, listing: Listing) -> bool:
    """`me and him`, `him, me and 4`: a grown-up named by a pronoun beside the speaker."""
    if end >= len(words) or words[end].text not in PRONOUNS:
        return False
    after = [word.text for word in words[end + 1 : end + 3]]
    joined = not after or after[0] in (",", "and", "me", "y", "plus", ".", ";", "?", "with")
    if words[end].text in ("her", "ella", "el") and not joined:
        return False
    beside = listing.selves or "me" in after or "yo" in after
    return bool(beside) and not listing.spouses


def _count(words: list[Word], end: int, noun: str, phrase: Phrase) -> int | None:
    """How many: as stated, or two for `twin girls`."""
    twins = phrase.twin and words[end - 1].text != "of" and (noun in UNCOUNTED_PLURALS or noun not in CHILDREN)
    return phrase.count or (phrase.twin if twins else None)


def _add_kin(noun: str, count: int | None, listing: Listing, phrase: Phrase) -> None:
    """Adds a relative or a child; a plural without a number makes the size unknown."""
    if noun in PLURAL_ADULTS or noun in ADULTS:
        listing.adults += count or PLURAL_ADULTS.get(noun, 1)
        listing.possessive |= phrase.own
        return
    listing.child_last = count is None
    if noun in PLURAL_CHILDREN:
        listing.children += (count or 1) * PLURAL_CHILDREN[noun]
    elif noun in UNCOUNTED_PLURALS:
        listing.unknown |= count is None
        listing.children += count or 0
    else:
        listing.children += count or 1


def _add_us(words: list[Word], end: int, listing: Listing, phrase: Phrase) -> int | None:
    """`two of us`, `us two`, `nosotros dos`."""
    if end + 1 >= len(words):
        return None
    noun, following = words[end].text, words[end + 1]
    if noun == "of" and phrase.count and following.text == "us":
        listing.adults += phrase.count
        listing.numbers |= set(phrase.places)
        return end + 2
    if noun in ("us", "nosotros", "nosotras") and following.value:
        listing.adults += following.value
        listing.numbers.add(following.place)
        return end + 2
    return None


def _add_aged(end: int, listing: Listing, phrase: Phrase, described: bool) -> int | None:
    """`a 15 month old`: a child named by the age alone."""
    counted = phrase.article or phrase.count
    if not phrase.aged or not (counted or (described and listing.end)):
        return None
    listing.children += (phrase.count or 1) if counted or not listing.child_last else 0
    listing.child_last = False
    return end


def is_person(noun: str) -> bool:
    """A relative or a child (not the speaker, not a spouse)."""
    return any(noun in group for group in (ADULTS, CHILDREN, UNCOUNTED_PLURALS, PLURAL_CHILDREN, PLURAL_ADULTS))


def _after_noun(words: list[Word], end: int) -> int:
    """Past what describes the person: an age in or out of brackets, `mayor`, `in law`, `de mi esposo`."""
    while end < len(words) and words[end].text in _DESCRIBES:
        if words[end].text == "in" and (end + 1 >= len(words) or words[end + 1].text not in ("law", "-")):
            break
        end += 1
    return end

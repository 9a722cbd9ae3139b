"""A message made plain for the rules: lower-case words, one space between them, a full stop or a comma where one stood.

Typing errors in alarming words, chat spelling and long forms ("do not") are put right, so that the rules name each
word once.
"""

from __future__ import annotations

import re

from helpdesk.numbers.folding import fold

_AGE = re.compile(r"(?<=\d )(?:yo|y o|yr old|yrs old|year olds)\b")
_PIECES = re.compile(r"[a-z]+(?:'[a-z]+)*|\d+(?:[.,]\d+)*|[.;!?:()\"]+|,")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_LONG_FORMS = {
    "can not": "cant",
    "do not": "dont",
    "does not": "doesnt",
    "did not": "didnt",
    "is not": "isnt",
    "are not": "arent",
    "was not": "wasnt",
    "will not": "wont",
    "would not": "wouldnt",
    "could not": "couldnt",
    "should not": "shouldnt",
    "has not": "hasnt",
    "have not": "havent",
    "i am": "im",
    "he is": "hes",
    "she is": "shes",
    "they are": "theyre",
    "it is": "its",
    "there is": "theres",
    "i have": "ive",
    "any more": "anymore",
    "baby sitter": "babysitter",
    "day care": "daycare",
    "my self": "myself",
    "him self": "himself",
    "her self": "herself",
    "some one": "someone",
    "some body": "somebody",
    "step dad": "stepdad",
    "step mom": "stepmom",
    "step son": "stepson",
    "step daughter": "stepdaughter",
    "grand ma": "grandma",
    "grand pa": "grandpa",
    "9 1 1": "911",
    "9 8 8": "988",
}
_LONG = re.compile(r"\b(?:" + "|".join(_LONG_FORMS) + r")\b")

_SPELLINGS = {
    # What chats write.
    "u": "you",
    "ur": "your",
    "cannot": "cant",
    "wanna": "want to",
    "gonna": "going to",
    "gunna": "going to",
    "finna": "going to",
    "imma": "im going to",
    "ima": "im going to",
    "bout": "about",
    "ain't": "isnt",
    "aint": "isnt",
    "bf": "boyfriend",
    "gf": "girlfriend",
    "hubby": "husband",
    "lil": "little",
    "kms": "kill myself",
    "sewerslide": "suicide",
    "unalived": "killed",
    "unaliving": "killing",
    "unalive": "kill",
    "dnt": "dont",
    "cnt": "cant",
    # What hurried people write in English.
    "breath": "breathe",
    **{
        f"{verb}in": f"{verb}ing"
        for verb in ("breath", "kill", "dy", "think", "chok", "hitt", "beat", "hurt", "bleed", "shak", "cutt")
    },
    "breething": "breathing",
    "breeth": "breathe",
    "breathes": "breathe",
    "brething": "breathing",
    "cantbreathe": "cant breathe",
    "siezure": "seizure",
    "seazure": "seizure",
    "seezure": "seizure",
    "seisure": "seizure",
    "chocking": "choking",
    "grey": "gray",
    "dieing": "dying",
    "ambulence": "ambulance",
    "amblance": "ambulance",
    "suiside": "suicide",
    "sucide": "suicide",
    "suacide": "suicide",
    "sucidal": "suicidal",
    "abuze": "abuse",
    "abuzed": "abused",
    "beets": "beats",
    "nife": "knife",
    "bruses": "bruises",
    # Lo que se escribe con prisa en español.
    "q": "que",
    "k": "que",
    "ke": "que",
    "qe": "que",
    "xq": "porque",
    "pq": "porque",
    "xk": "porque",
    "x": "por",
    "pa": "para",
    "d": "de",
    "toy": "estoy",
    "ta": "esta",
    "bb": "bebe",
    "ija": "hija",
    "ijo": "hijo",
    "kiero": "quiero",
    "kiere": "quiere",
    "quero": "quiero",
    "bibir": "vivir",
    "vibir": "vivir",
    "aser": "hacer",
    "aserle": "hacerle",
    "aserme": "hacerme",
    "aciendo": "haciendo",
    "asiendo": "haciendo",
    "ase": "hace",
    "ogo": "ahogo",
    "aogando": "ahogando",
    "aogo": "ahogo",
    "aoga": "ahoga",
    "conbulsion": "convulsion",
    "combulsion": "convulsion",
    "combulsiona": "convulsiona",
    "combulsionando": "convulsionando",
    "conbulsionando": "convulsionando",
    "suisidio": "suicidio",
    "suisidarme": "suicidarme",
    "suisida": "suicida",
    "suisidas": "suicidas",
    "avuso": "abuso",
    "negligensia": "negligencia",
    "emerjencia": "emergencia",
    "bolencia": "violencia",
    "biolencia": "violencia",
    "alluda": "ayuda",
    "ayudenme": "ayuda",
    "ayudeme": "ayuda",
    "bomita": "vomita",
    "bomitando": "vomitando",
    "morise": "morirse",
}

_OFTEN_MISSPELT = (
    "breathing seizure choking convulsing unconscious unresponsive ambulance emergency suicide suicidal swallowed "
    "bleeding overdosed collapsed allergic bruises hotline poisoned strangled threatened "
    "respira respirando ahogando atraganto convulsion convulsiona convulsionando emergencia ambulancia suicidarme "
    "suicidio moretones inconsciente sangrando incendio violencia vomitando"
).split()
_REAL_WORDS = frozenset(
    "alergica alergico breeding convulsiones convulsions convulsiono cooking emergence emergente sangrado suicida "
    "suicidar suicidarse".split()
)
"""Words of their own that look like one of them with an error."""
_SHORTEST = 6


def _with_one_less(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(1, len(word))}


_MEANT = {piece: word for word in _OFTEN_MISSPELT for piece in _with_one_less(word)}
_RIGHT = frozenset(_OFTEN_MISSPELT)


def _put_right(word: str) -> str:
    """A word as the rules know it."""
    if _STRETCHED.search(word):
        once = _STRETCHED.sub(r"\1", word)
        word = once if once in _RIGHT or once in _SPELLINGS or len(once) <= _SHORTEST else _STRETCHED.sub(r"\1\1", word)
    known = _SPELLINGS.get(word)
    if known is not None:
        return known
    if len(word) < _SHORTEST or word in _RIGHT or word in _REAL_WORDS:
        return word
    return next((_MEANT[piece] for piece in _with_one_less(word) if _is_near(word, piece)), word)


def _is_near(word: str, piece: str) -> bool:
    """Whether a piece of a word is a piece of an alarming one as well, but not of its singular or plural."""
    meant = _MEANT.get(piece)
    return meant is not None and abs(len(meant) - len(word)) <= 1 and word[:-1] != meant and meant[:-1] != word


def _word(piece: str) -> str:
    if piece[0] in '.;!?:()"':
        return "."
    if piece[0].isalpha():
        return _put_right(piece.replace("'ll", " will").replace("'", "")) if "'" in piece else _put_right(piece)
    return piece


def plain(text: str) -> str:
    """The words of a message as the rules read them; empty where there are none. Reads 5,000 characters."""
    words = " ".join(_word(piece) for piece in _PIECES.findall(fold(text)))
    return _AGE.sub("year old", _LONG.sub(lambda found: _LONG_FORMS[found.group()], words))

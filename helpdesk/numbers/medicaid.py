"""Whether the message says that the child has Medicaid (MO HealthNet)."""

from __future__ import annotations

import re

from helpdesk.numbers.coverage import settled, spoken
from helpdesk.numbers.said import Said

_PRIVATE = re.compile(
    r"\b(?:(?:have|has|with|on|got|under|through|use|using|tenemos|tengo|tiene|con|is|just|only|via|"
    r"carry|solo|por)(?: [\w']+){0,3} "
    r"(?:private insurance|private health insurance|private ins|own insurance|employer insurance|"
    r"work insurance|commercial insurance|seguro privado|aseguranza privada|aseguranza del trabajo|"
    r"seguro del trabajo|aseguranza de mi trabajo|"
    r"seguro medico privado|regular insurance|marketplace insurance|blue cross|bcbs|anthem|cigna|"
    r"aetna|united ?healthcare|uhc|tricare|humana|insurance through|insurance from|insurance thru|"
    r"private|no insurance|seguro por)"
    r"|(?:^|(?<=[,;.] ))(?:no ,? ?)?(?:private insurance|private ins|our own insurance|"
    r"my own insurance|own insurance|blue cross|bcbs|anthem|cigna|aetna|united ?healthcare|tricare|"
    r"seguro privado|aseguranza privada|private|privado|privada)"
    r"|(?:insurance|seguro|aseguranza|blue cross|anthem|cigna|aetna|bcbs|coverage|plan|insured|"
    r"covered) (?:is )?(?:through|thru|from|at|by|por|de|del|por medio de)(?: [\w']+){0,3} (?:work|"
    r"job|employer|trabajo|jale|marketplace|company|union)"
    r"|(?:(?:no|not have any|without any|not have) insurance|uninsured|sin seguro|sin aseguranza|"
    r"no (?:tenemos|tengo|tiene) (?:seguro|"
    r"aseguranza))(?= [.,;?!]|$| (?:at all|right now|ninguno|medico|de nada)))\b"
)
_PRIVATE_QUESTION = re.compile(
    r"(?:^|[.;?!,] )(?:(?:so|ok|and|but|y|hi) )*(?:do|does|did|can|could|should|would|will|is|are|"
    r"what|how|if|que|como|si)\b[^.;?!,]*\b(?:insurance|seguro|aseguranza|blue cross|private)\b"
)

_ANSWER_UNSURE = re.compile(
    r"^(?:(?:um+|uh|honestly|well|pues|mm+|hm+|oh|ay|la verdad) )*(?:no (?:se|estoy segur\w|lo se|"
    r"sabemos|sabria)|not (?:sure|certain|that i know)|(?:i )?(?:do not|honestly do not|"
    r"really do not) know|idk|unsure|maybe|dunno|no idea|tal vez|quizas|quien sabe|pending|"
    r"we applied|i think maybe|creo que(?! si\b))\b|\b(?:not sure|no estoy segur\w|do not know|idk|no se si)\b"
)
_ANSWER_NO = re.compile(
    r"^(?:(?:um+|uh|well|oh|sorry|pues|ay|la verdad|actually|unfortunately|,) )*(?:no|nope|nah|naw|nadie|"
    r"no one|nothing|"
    r"nop|nel|not|noo+|negative|negativo|ninguno|nada|tampoco|para nada|never|nunca|n|neither|nobody|"
    r"todavia no|aun no|ya no|"
    r"(?:i|we|she|he|they|my \w+) (?:(?:do|does|is|are|did|have|has|am|was|were) not|never|lost|"
    r"got denied)|i do not think so|do not think so|uh uh|nuh uh|denied|none|used to|lost it|"
    r"(?:i|we|she|he|they) used to|(?:we|i) (?:are |am )?(?:make too much|over|too high|above)|(?:we|"
    r"i) make too much|too much income|(?:just|only|solo|nomas)?(?: ?"
    r"(?:through|thru|por|from)) (?:my|his|her|work|the|el|mi|su)(?: \w+){0,3} ?(?:job|work|trabajo|"
    r"employer|jale)?|cut off|they (?:cut|took|dropped|denied))(?= |$)"
)
_ANSWER_YES = re.compile(
    r"^(?:(?:um+|uh|well|oh|pues|ay|claro|actually|,|ok) )*(?:yes|yep|yeah|yea|yeh|yup|ya|yah|ye|yas|"
    r"yess+|yeah|sure|correct|right|uh huh|mhm|mm hmm|of course|si(?! (?:no|me|nos|le|les|lo|yo|hay|son|"
    r"somos|en caso|fuer\w+|tuv\w+|gan\w+|cambi\w+|pier\w+|consig\w+|dej\w+)\b)|sip|"
    r"simon|sii+|claro|asi es|"
    r"efectivamente|exacto|y(?=$| [.!])|affirmative|absolutely|"
    r"definitely|por supuesto|correcto|i think so|i think (?:he|she|they|we|so) (?:do|does|is|are|have|has)|"
    r"creo que si|since birth|(?:i|we|she|he|they|my (?!income|agi|pay|salary|job|rent|family|household|fee|"
    r"bill|name|question|check|insurance)\w+|"
    r"both(?: kids| of them)?|all) (?:do|does|is|are|have|has|"
    r"did|am)(?! not)|lo tenemos|la tiene|lo tiene|tenemos|tiene|tengo|tienen|medicaid|medicade|healthnet|"
    r"mo healthnet|mo health net|all of us|both kids|cierto|afirmativo|orale|yessir|youbet|you bet|"
    r"certainly)(?= |$)"
)


_ASKS_BACK = re.compile(
    r"\?|\b(?:que pasa|que (?:hago|sigue)|cuant[oa]s?|quien|como|cuando|donde|what|how|who|when|where|why)\b"
)
_PLAIN_YES = re.compile(r"^\w+ ?(?:[,.;!]|but\b|pero\b)")
"""A yes set off by a comma, full stop or but stays a yes, whatever is asked after it."""

_ANSWER_PENDING = re.compile(
    r"\b(?:waiting|wait(?:ing)? to hear|applied|pending|esperando|aplicamos|aplique|en tramite|in process)\b"
)
_ENDED = re.compile(
    r"\b(?:but|pero)(?: [\w']+){0,4} (?:ended|lost|not|no|stopped|expired|denied|quitaron|termino|"
    r"anymore|cancel\w+)\b"
)


_CHILD = r"(?:son|daughter|kid|baby|child|boy|girl|oldest|youngest|nin[oa]|hij[oa]|bebe|nen[oa]|mayor|menor|one)"
_CHILD_HAS = re.compile(rf"\b{_CHILD}(?: \w+)? (?:does|has|is|si|gets)\b(?! not| no\b)")
_CHILD_HAS_NOT = re.compile(rf"\b{_CHILD}(?: \w+)? (?:(?:does|has|is) not|no)\b")


def has_medicaid(said: Said, asked: str | None) -> bool | None:
    """True, False, or None when it is not said, not known or only asked about."""
    text = said.text
    answering = asked == "medicaid"
    if answering and _ANSWER_UNSURE.search(text):
        return None
    found = spoken(text)
    if found is None and _PRIVATE.search(text) and not _PRIVATE_QUESTION.search(text):
        found = False
    if found is not None or not answering or _ANSWER_PENDING.search(text):
        return found
    return _answer(settled(text))


def _answer(text: str) -> bool | None:
    has, has_not = _CHILD_HAS.search(text), _CHILD_HAS_NOT.search(text)
    if has:
        return None if has_not else True
    if _ANSWER_NO.match(text):
        return False
    if not _ANSWER_YES.match(text) or (_ASKS_BACK.search(text) and not _PLAIN_YES.match(text)):
        return None
    return not _ENDED.search(text)

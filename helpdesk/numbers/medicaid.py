"""Whether the message says that the child has Medicaid (MO HealthNet)."""

from __future__ import annotations

import re

from helpdesk.numbers.said import Said

_NAME = (
    r"(?:medicaid|medicade|medicad|medicaide|mediciad|medcaid|medicaido|medicaids|mo health ?net|"
    r"mo healthnet|missouri healthnet|missouri health ?net|health ?net|mohealthnet)"
)
_GAP = r"(?: [\w']+){0,4}"
_SHORT = r"(?: [\w']+){0,3}"

_ABOUT = re.compile(
    rf"\b(?:have to|has to|need to|needs to|need|required to|must|tengo que|tenemos que|tiene que|"
    rf"hay que|necesito|necesitamos|debo|obligatorio|can (?:i|we)|could (?:i|we)|should (?:i|we)|"
    rf"how (?:do|can) (?:i|we)|"
    rf"what (?:about|if|is)|que pasa si|y si|if|si|whether|unless|without|only for|just for|"
    rf"apply(?:ing)? for|applied for|aplicar\w*|aplique|aplicamos|solicit\w+|sign up for|qualify for|"
    rf"calific\w+ para|es (?:para|el)|"
    rf"is it|is this|is first steps|same as|por que|difference between|versus|vs|"
    rf"or)(?: [\w']+){{0,5}} {_NAME}\b"
)
_QUESTION = re.compile(
    rf"(?:^|[.;,?!] )(?:(?:so|ok|and|but|y|hi|hello|pero|hola) )*(?:do|does|did|can|could|should|"
    rf"would|will|is|are|what|how|who|que|como|cuanto|quien|acepta\w*|toma\w*|se puede|se necesita|"
    rf"puedo)\b[^.;?!,]*\b{_NAME}\b"
)
_REALLY = re.compile(
    rf"\b(?:why|how come|since|because|bc|cuz|but|although|even though|aunque|porque|ya que|por que|"
    rf"para que)\b[^.;?!]*\b{_NAME}\b"
)

_NO = re.compile(
    rf"\b(?:no|not|without|sin|never|ni|lost|lose|losing|perdimos|perdio|perdi|denied|rejected|"
    rf"turned down|kicked off|dropped from|off of|off|"
    rf"neg(?:aron|o|ado|ada|aran)|quitaron|too much (?:money )?for|too high for|over income for|"
    rf"overqualified for|make too much|no longer|used to (?:have|be on|"
    rf"get))(?: (?!but\b)[\w']+){{0,4}} {_NAME}\b(?! or\b)"
    rf"|\b{_NAME} (?:(?:application|app|was|got|is|has|has been|le|nos|me|to|te|just|already|ya|said|"
    rf":|=|-|\?|status) )*"
    rf"(?:no|n|none|denied|rejected|ended|stopped|ran out|expired|cancel\w+|cut us|cut him|cut her|"
    rf"kicked|dropped|turned|neg\w+|not|lapsed|false|terminated|quitaron|termino|gone)(?= |$)"
    rf"|\b{_NAME}\b[^.;?!]{{0,60}}\b(?:but|pero)(?: [\w']+){{0,5}} (?:not|no|lost|never)\b|"
    rf"\b{_NAME}(?: [\w']+){{0,3}} (?:anymore|any more)\b"
    rf"|\b(?:no|ya no) (?:lo )?(?:tenemos|tengo|tiene|tienen|"
    rf"califica\w*)(?: [\w']+){{0,2}} (?:medicaid|healthnet)"
)
_YES = re.compile(
    rf"\b(?:have|has|having|on|got|gets|get|with|under|approved for|enrolled in|covered by|through|"
    rf"qualifies for|qualified for|receives?|recibe|recibimos|tiene|tienen|tenemos|tengo|con|esta en|"
    rf"por|using|use|via|has both|"
    rf"is|y|has got|cubre|del|keeps?|plus|and){_SHORT} {_NAME}\b"
    rf"|\b{_NAME} (?:(?:is|is his|is her|number|card|kid|baby|status|child|family|:|=|-|"
    rf"\?) )*(?:card|kid|baby|child|yes|y|si|active|activo|covers|cover|pays|paid|already|number|"
    rf"family|true|insurance|cubre|paga|too|also|as secondary|secondary)(?= |$)"
)
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
    r"really do not) know|idk|unsure|maybe|dunno|no idea|creo que|tal vez|quizas|quien sabe|pending|"
    r"we applied|i think)\b|\b(?:not sure|no estoy segur\w|do not know|idk|no se si)\b"
)
_ANSWER_NO = re.compile(
    r"^(?:(?:um+|uh|well|oh|sorry|pues|ay|la verdad|actually|unfortunately|,) )*(?:no|nope|nah|naw|"
    r"nop|nel|not|noo+|negative|negativo|ninguno|nada|tampoco|para nada|never|nunca|n|neither|nobody|"
    r"todavia no|aun no|ya no|"
    r"(?:i|we|she|he|they|my \w+) (?:(?:do|does|is|are|did|have|has|am|was|were) not|never|lost|"
    r"got denied)|uh uh|nuh uh|denied|none|used to|lost it)(?= |$)"
)
_ANSWER_YES = re.compile(
    r"^(?:(?:um+|uh|well|oh|pues|ay|claro|actually|,|ok) )*(?:yes|yep|yeah|yea|yeh|yup|ya|yah|ye|yas|"
    r"yess+|yeah|sure|correct|right|uh huh|mhm|mm hmm|of course|si|sip|simon|sii+|claro|asi es|"
    r"efectivamente|exacto|y|affirmative|absolutely|"
    r"definitely|por supuesto|(?:i|we|she|he|they|my \w+|both|all) (?:do|does|is|are|have|has|did|"
    r"am)|lo tenemos|la tiene|lo tiene|tenemos|tiene|tengo|tienen|medicaid|medicade|healthnet|"
    r"mo healthnet|mo health net|all of us|both kids|cierto|afirmativo|orale|yessir|youbet|you bet|"
    r"certainly)(?= |$)"
)


_ENDED = re.compile(
    r"\b(?:but|pero)(?: [\w']+){0,4} (?:ended|lost|not|no|stopped|expired|denied|quitaron|termino|"
    r"anymore|cancel\w+)\b"
)


def has_medicaid(said: Said, asked: str | None) -> bool | None:
    """True, False, or None when it is not said, not known or only asked about."""
    text = said.text
    answering = asked == "medicaid"
    if answering and _ANSWER_UNSURE.search(text):
        return None
    spoken = _spoken(text)
    if spoken is not None or not answering:
        return spoken
    if _ANSWER_NO.match(text):
        return False
    if not _ANSWER_YES.match(text):
        return None
    return not _ENDED.search(text)


def _spoken(text: str) -> bool | None:
    """What the message says by itself, without a question before it."""
    named = re.search(rf"\b{_NAME}\b", text) is not None
    if named and not _only_asked(text):
        if _NO.search(text):
            return False
        if _YES.search(text):
            return True
    if _PRIVATE.search(text) and not _PRIVATE_QUESTION.search(text):
        return False
    return None


def _only_asked(text: str) -> bool:
    if _REALLY.search(text):
        return False
    return bool(_ABOUT.search(text) or _QUESTION.search(text))

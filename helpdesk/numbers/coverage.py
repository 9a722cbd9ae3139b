"""What a message that names Medicaid says of it by itself: who has it, who lost it, who still waits for it."""

from __future__ import annotations

import re

NAME = (
    r"(?:medicaid|medicade|medicad|medicaide|mediciad|medcaid|medicaido|medicaids|mo health ?net|"
    r"mo healthnet|missouri healthnet|missouri health ?net|health ?net|mohealthnet)"
)
_NAMED = re.compile(rf"\b{NAME}\b")
_SHORT = r"(?: [\w']+){0,3}"
_GROWN = r"(?:i|we|me|yo|wife|husband|mom|dad|mama|papa|esposo|esposa|boyfriend|girlfriend|adults?|nosotros)"
_CHILD = (
    r"(?:oldest|youngest|eldest|older|younger|mayor|menor|chiquit[oa]|baby|bebe|bb|sons?|daughters?|"
    r"kids?|child|boy|girl|hij[oa]s?|nin[oa]s?|nen[oa]|other|otr[oa]|one|un[oa]|brother|sister|herman[oa]|he|"
    r"she|el|ella|twin|toddler)"
)
_HAS = r"(?:has|have|had|is on|on|gets?|got|tiene|tienen|tengo|tenemos|esta en|recibe|does|do|is)"
_HAS_NOT = r"(?:does not|do not|is not|are not|has not|did not|not|no(?: (?:tiene|califica|lo tiene))?|lost)"

_ABOUT = re.compile(
    rf"\b(?:have to|has to|need to|needs to|need|required to|must|tengo que|tenemos que|tiene que|"
    rf"hay que|necesito|necesitamos|debo|obligatorio|can (?:i|we)|could (?:i|we)|should (?:i|we)|"
    rf"how (?:do|can) (?:i|we)|"
    rf"what (?:about|if|is)|que pasa si|y si|if|si|whether|unless|without|only for|just for|"
    rf"apply(?:ing)? for|applied for|aplicar\w*|aplique|aplicamos|solicit\w+|sign up for|"
    rf"(?<!not )qualify for|(?<!no )calific\w+ para|es (?:para|el)|"
    rf"is it|is this|is first steps|same as|por que|difference between|versus|vs|"
    rf"or)(?: [\w']+){{0,5}} {NAME}\b"
)
_QUESTION = re.compile(
    rf"(?:^|[.;,?!] )(?:(?:so|ok|and|but|y|hi|hello|pero|hola) )*(?:do|does|did|can|could|should|"
    rf"would|will|is|are|what|how|who|que|como|cuanto|quien|acepta\w*|toma\w*|se puede|se necesita|"
    rf"puedo)\b(?! not (?!i\b|we\b|you\b|they\b|he\b|she\b|it\b|my\b|{NAME}\b))[^.;?!,]*\b{NAME}\b"
)
_REALLY = re.compile(
    rf"\b(?:why|how come|since|because|bc|cuz|but|although|even though|aunque|porque|ya que|por que|"
    rf"para que)\b[^.;?!]*\b{NAME}\b"
)
_TALKED_OF = re.compile(
    rf"\b(?:do not know|idk|not sure|no se|no estoy segur\w|told (?:me|us|her|him) to|thinking|"
    rf"someone said|tal vez|maybe|wonder\w*|about|dijeron que|talk\w*|pregunt\w+)\b[^.;?!]{{0,40}}\b{NAME}\b"
)
_DENIED = re.compile(
    rf"\b(?:denied|denies|rejected|turned down|neg(?:aron|o|ado|ada|aran))\b[^.;?!]{{0,30}}\b{NAME}\b|"
    rf"\b{NAME}\b(?: \w+){{0,3}} (?:denied|rejected|turned|neg\w+|rechaz\w+)\b"
)
_PENDING = re.compile(
    rf"\b(?:waiting|wait|pending|espera\w*|applied|apply\w*|aplic\w+|aplique|solicit\w+|trying|thinking|"
    rf"in the process|working on|tramit\w+|not approved|no nos aprueban|no le aprueban|no (?:me|nos) han "
    rf"(?:aprobado|contestado))\b"
    rf"[^.;?!]{{0,40}}\b{NAME}\b|\b{NAME}\b[^.;?!]{{0,30}}\b(?:pending|pendiente|in process|en tramite|en "
    rf"proceso|not (?:decided|answered|approved|started|kicked|gone)|still deciding|have not heard|"
    rf"no (?:me|nos) han)\b|"
    rf"\bstill (?:have )?not\b[^.;?!]{{0,25}}\b(?:approved|heard)\b[^.;?!]{{0,15}}\b{NAME}\b"
)
_ONE_NOT_OTHER = re.compile(
    rf"\b{_CHILD} (?:of \w+ \w+ )?(?:\w+ )?{_HAS}{_SHORT} {NAME}\b[^.?!]{{0,12}}(?:\b(?:but|and|pero|y|not)\b|,)"
    rf"[^.?!]{{0,20}}\b{_CHILD} (?:\w+ )?{_HAS_NOT}(?= |$)"
    rf"|\b{_CHILD} {_HAS_NOT}{_SHORT} {NAME}\b[^.?!]{{0,12}}\b(?:but|and|pero|y)\b[^.?!]{{0,15}}\b{_CHILD} "
    rf"(?:does|has|is|si|gets)\b"
)
_PARENT_NOT_CHILD = re.compile(
    rf"\b{_GROWN}(?: \w+)? (?:{_HAS_NOT})(?: [\w']+){{0,3}} {NAME}\b[^.?!]{{0,8}}\b(?:but|pero)\b[^.?!]{{0,15}}\b"
    rf"{_CHILD} (?:does|has|is|si|gets)\b(?! not)"
)
_LEAD_IN = re.compile(
    r"^(?:(?:oh|ah|ay|uy|um|ok|hey|hold on|espere|espera|actually|oops|sorry|perdon|"
    r"wait(?= (?:,|\.|no|yes|yeah|i|we|he|she|they|my|actually|sorry|ok|si)(?: |$))|[,.!;]) )+"
)
"""`oh wait`: no one waits for anything."""
_CONTRADICTS = re.compile(
    r"^(?:(?:no|nope|nah|wait|actually|,) )+(?=(?:(?:i|we|they|he|she|both|my \w+|the \w+) (?:have|has|got|"
    r"do have|does have|is on|are on|am on)\b(?! not| no\b)|si\b|(?<=, )(?:tenemos|tengo)\b))"
)
_AFTER_ALL = re.compile(
    rf"^(?:(?:no|nope) ,? ?)+si (?=(?:lo )?(?:tenemos|tengo|tiene|tienen)(?: (?:el )?{NAME}| [,.;!]|$)"
    r"(?!.*\b(?:que|cuant[oa]s?|como)\b))"
)
"""`no, sí tenemos`: the `no` corrects what was said before."""
_WHY_IT_IS_ASKED = re.compile(
    rf"(?:\b(?:but|pero|and|y|so) )?\b(?:(?:why|how come)(?: (?!i\b|we\b)\w+){{0,3}} (?:need|ask\w*|want|know|matters?|"
    rf"care|important|relevant)|why (?:is|does|would)(?= (?:having )?{NAME} (?:matter|important|relevant))|"
    rf"(?:por|para) que (?:\w+ ){{0,2}}?(?:import\w+|necesit\w+|pregunt\w+|quier\w+|piden|pide|ocup\w+))\b"
    rf"[^.;?!,]{{0,80}}\b{NAME}\b[^.;?!,]*"
)
"""`why does Medicaid matter`, `por qué importa el Medicaid`: nobody's coverage."""
_WITHOUT_IN_QUESTION = re.compile(
    rf"\b(?:how much|what|cuanto|cuota|estimate|estimado|cost|fee)\b[^.;?!#]{{0,60}}\b(?:family|household|people|of us|"
    rf"for|agi|income|familia|personas|para|ingresos?|somos|mak\w+|gan\w+)\b[^.;?!#]{{0,25}}# [^.;?!]{{0,60}}(?<!\bor )"
    rf"(?<!\bo )\b(?:no|without|sin) {NAME}\b(?! (?:or|o)\b)"
)
"""`how much for 4 at 61k with no Medicaid`: asks for the fee, and says that there is none."""
_NO = re.compile(
    rf"\b(?:no|not|without|sin|never|ni|lost|lose|losing|perdimos|perdio|perdi|denied|rejected|"
    rf"turned down|kicked off|dropped from|off of|off|"
    rf"neg(?:aron|o|ado|ada|aran)|quitaron|too much (?:money )?for|too high for|over income for|"
    rf"overqualified for|make too much|no longer|used to (?:have|be on|"
    rf"get))(?: (?!but\b)[\w']+){{0,4}} {NAME}\b(?! or\b)"
    rf"|\b{NAME} (?:(?:application|app|was|got|is|has|has been|le|nos|me|to|te|just|already|ya|said|"
    rf":|=|-|\?|,|status) )*"
    rf"(?:no|n|none|denied|rejected|ended|stopped|ran out|expired|cancel\w+|cut|cut us|cut him|cut her|"
    rf"kicked|dropped|turned|neg\w+|not|lapsed|false|terminated|quitaron|termino|gone|nope|nah|"
    rf"nunca|never|vencio)(?= |$)(?! (?:private|regular|other|insurance|blue|through|seguro)\b)"
    rf"|\b{NAME}\b[^.;?!]{{0,60}}\b(?:but|pero)(?: [\w']+){{0,5}} (?:not|no|lost|never|cut|ended|stopped|"
    rf"quitaron|cancel\w+|expired)\b|"
    rf"\b{NAME}(?: [\w']+){{0,3}} (?:anymore|any more)\b"
    rf"|\b(?:no|ya no) (?:lo )?(?:tenemos|tengo|tiene|tienen|"
    rf"califica\w*)(?: [\w']+){{0,2}} (?:medicaid|healthnet)"
    rf"|\b(?:none|neither|nobody|no one|no #|noone|nadie|ninguno|ninguna|nunca|never|ningun)(?: [\w']+){{0,6}} "
    rf"(?:on|has|have|had|gets?|got|receives?|under|qualif\w+|tiene|tienen|tenido|tuv\w+|esta|estan|recibe|"
    rf"dieron|dan|aprobaron|es|con|using|uses?){_SHORT} {NAME}\b"
    rf"|\b(?:am|is|are|do|does|have|has) not (?:on|have|has|got|get|under){_SHORT} ?{NAME}\b"
    rf"|(?<!have )(?<!has )\bhad (?!to\b|a\b|problem|trouble|question|not\b){_SHORT.replace('3', '2')} ?{NAME}\b"
    rf"|\b(?:was|were) on {NAME}\b|\b(?:antes )?(?:tenia|teniamos|tenian|tuvo|tuvimos)(?: \w+){{0,2}} {NAME}\b"
    rf"|\b(?:took|take|taken) (?:away|off|him off|her off|us off)?{_SHORT} ?{NAME}\b"
    rf"|\b(?:cancell?ed|cancelaron|cancelo|suspendieron|cortaron|stopped|ended|cut(?: off)?|terminated|"
    rf"sacaron|removed|taken off|pulled|acabo|termino|vencio){_SHORT} {NAME}\b"
)
_YES = re.compile(
    rf"\b(?:have|has|having|on|got|gets|get|with|under|approved for|enrolled in|covered by|through|"
    rf"qualifies for|qualified for|receives?|recibe|recibimos|tiene|tienen|tenemos|tengo|con|esta en|"
    rf"por|using|use|via|has both|"
    rf"is|y|has got|cubre|del|keeps?|plus|and){_SHORT} {NAME}\b"
    rf"|\b{NAME} (?:(?:is|is his|is her|number|card|kid|baby|status|child|family|:|=|-|"
    rf"\?) )*(?:card|kid|baby|child|yes|y|si|active|activo|covers|cover|pays|paid|already|number|"
    rf"family|true|insurance|cubre|paga|too|also|as secondary|secondary)(?= |$)"
)


def settled(text: str) -> str:
    """The text without what leads in to it: `oh wait, no, sí tenemos` is `tenemos`."""
    return _AFTER_ALL.sub("", _LEAD_IN.sub("", text))


def spoken(text: str) -> bool | None:
    """True or False where the text says it outright, else None."""
    text = _WHY_IT_IS_ASKED.sub("", settled(text))
    if _NAMED.search(text) is None:
        return None
    if _WITHOUT_IN_QUESTION.search(text):
        return False
    text = _CONTRADICTS.sub("", text)
    if _PARENT_NOT_CHILD.search(text):
        return True
    if _ONE_NOT_OTHER.search(text) or (not _DENIED.search(text) and _PENDING.search(text)):
        return None
    if _TALKED_OF.search(text) or _only_asked(text):
        return None
    if _NO.search(text):
        return False
    return True if _YES.search(text) else None


def _only_asked(text: str) -> bool:
    if _REALLY.search(text):
        return False
    return bool(_ABOUT.search(text) or _QUESTION.search(text))

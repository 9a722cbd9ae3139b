"""Who is speaking, where the words themselves say it: a family member or a provider. English and Spanish."""

from __future__ import annotations

import re

from helpdesk.knowledge.common import Role

_FAMILY = re.compile(
    r"\b(my|our) (\w+ ){0,2}(son|daughter|kids?|child|children|baby|babies|twins|toddler|little (one|girl|boy)|grand(son|daughter|baby|kid)|boy|girl"
    r"|nephew|niece|family|husband|wife|service coordinator)s?\b"
    r"|\b(i'?m|i am|im|as) (a |the |his |her |their )?(\w+ )?(mom|mother|mama|dad|daddy|father|parent|grand(ma|mother|pa|father|parent)|foster (mom|dad|parent)|guardian|aunt|uncle)\b"
    r"|\b(mom|dad|mother|father|parent) (of|to) \w+"
    r"|\bmis? (\w+ )?(hij[oa]s?|niñ[oa]s?|nin[oa]s?|beb[eé]s?|nen[eao]s?|gemel[oa]s|niet[oa]s?|sobrin[oa]s?|familia|espos[oa]|marido|coordinador[a]?)\b"
    r"|\bsoy (la |el |su |una? )?(mam[aá]|pap[aá]|madre|padre|abuel[oa]|t[ií][oa]|tutor[a]?)\b"
    r"|\bnuestr[oa]s? (hij[oa]s?|niñ[oa]s?|beb[eé]|familia)\b",
    re.IGNORECASE,
)
_PROVIDER = re.compile(
    r"\b(i'?m|i am|im|as|soy|somos) (an? |the |una? )?(\w+ ){0,2}"
    r"(provider|therapist|slp|ot|pt|cota|pta|di|biller|billing clerk|agency|proveedor[a]?|terapeuta|terapista|fisioterapeuta|enfermera)\b"
    r"|\b(provider|slp|ot|pt|cota|pta|billing clerk|therapist|developmental therapist) here\b"
    r"|\b(my|our|mi|nuestra) (agency|caseload|claims?|remit|agencia|reclamos?)\b"
    r"|\b(i|we) bill\b|\bour therapists?\b|\bnpi\b",
    re.IGNORECASE,
)


def role_in(text: str) -> Role | None:
    """The role a message gives away, or None where it gives away none or both."""
    family, provider = bool(_FAMILY.search(text)), bool(_PROVIDER.search(text))
    if family == provider:
        return None
    return "family" if family else "provider"

"""Who is speaking, where the words themselves say it: a family member or a provider. English and Spanish."""

from __future__ import annotations

import re

from helpdesk.knowledge.common import Role

_CHILD_EN = (
    r"(?:son|daughter|kid|child|children|baby|babies|twin|toddler|little (?:one|girl|boy)|boy|girl|nephew|niece"
    r"|grand(?:son|daughter|baby|kid|child)|family|husband|wife|service coordinator)s?"
)
_CHILD_ES = (
    r"(?:hij[oa]s?|niñ[oa]s?|nin[oa]s?|beb[eé]s?|nen[eao]s?|gemel[oa]s|niet[oa]s?|sobrin[oa]s?|familia|espos[oa]"
    r"|marido|coordinadora?)"
)
_PARENT_EN = (
    r"(?:mom|mother|mama|dad|daddy|father|parent|grand(?:ma|mother|pa|father|parent)|guardian|aunt|uncle"
    r"|foster (?:mom|dad|parent|mother|father))"
)
_PARENT_ES = r"(?:mam[aá]|pap[aá]|madre|padre|abuel[oa]|t[ií][oa]|tutora?)"
_THERAPIST = (
    r"(?:provider|therapist|slp|ot|pt|cota|pta|di|biller|billing clerk|agency"
    r"|proveedora?|terapeuta|terapista|fisioterapeuta|enfermera)"
)
_I_AM = r"(?:i'?m|i am|as|soy|somos)"
_FAMILY = re.compile(
    rf"\b(?:my|our) (?:\w+ ){{0,2}}{_CHILD_EN}\b"
    rf"|\b{_I_AM} (?:a |the |his |her |their )?(?:\w+ )?{_PARENT_EN}\b"
    rf"|\b{_PARENT_EN} (?:of|to) \w+"
    rf"|\bmis? (?:\w+ )?{_CHILD_ES}\b|\bnuestr[oa]s? {_CHILD_ES}\b"
    r"|\bwe (?:did not|didn'?t|have not|haven'?t|can'?t|cannot|couldn'?t) pay\b"
    r"|\bour (?:bill|fee|payments?)\b"
    r"|\bno (?:pagamos|hemos pagado|podemos pagar)\b|\bnuestra (?:cuota|factura)\b"
    rf"|\bsoy (?:la |el |su |una? )?{_PARENT_ES}\b",
    re.IGNORECASE,
)
_PROVIDER = re.compile(
    rf"\b{_I_AM} (?:an? |the |una? )?(?:\w+ ){{0,2}}{_THERAPIST}\b"
    rf"|\b(?:\w+ )?{_THERAPIST} here\b"
    r"|\b(?:my|our|mi|nuestra) (?:agency|caseload|claims?|remit|agencia|reclamos?)\b"
    r"|\b(?:i|we) bill\b|\bnpi\b",
    re.IGNORECASE,
)


def role_in(text: str) -> Role | None:
    """The role a message gives away, or None where it gives away none or both."""
    family, provider = bool(_FAMILY.search(text)), bool(_PROVIDER.search(text))
    if family == provider:
        return None
    return "family" if family else "provider"

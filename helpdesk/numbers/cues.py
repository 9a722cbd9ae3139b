"""The words around a number that say what it counts. Every pattern reads the plain words of a few tokens."""

from __future__ import annotations

import re

EARN = (
    r"(?:weekly|monthly|hourly|biweekly|base|annual|yearly|his|her|my|our) pay|make|makes|made|"
    r"making|mak|earn\w*|brings?(?: in| home)?|bringing|brought|income|incomes|agi|gross\w*|adjusted|"
    r"net pay|net income|net of|take home|salary|salaries|wages?|gets? paid|getting paid|got paid|"
    r"(?:job|work|it|gig|that|company|place) pays|pays me|pays him|pays her|"
    r"paychecks?|checks? (?:is|are|was|of|for)|cheques? (?:es|son|de)|sueldo|salario|gano|gana|ganan|"
    r"ganamos|ganaba\w*|ganando|ganar\w*|gane|"
    r"ingres\w+|declar\w+|(?:me|le|nos|les) pagan?|hacemos|hicimos|hice|hago|saco|sacamos|"
    r"(?<!nos )(?<!me )(?<!le )(?<!les )(?<!el )(?<!un )(?<!este )(?<!ese )cobro|entran|entra|"
    r"taxes|tax|return|xform|xslip|xline|xbox|filed|reported|report|"
    r"pension|disability|ssi|ssdi|unemployment|commission|tips|total|together|combined|juntos|"
    r"juntamos|sumamos|earnings|profit|impuestos|planilla|"
    r"nets?|netted|netting|comp|trae|traemos|traigo|stipend|alimony|retirement|social security|"
    r"seguro social|paid (?:weekly|bi ?weekly|hourly|every|by the hour)|pays? (?:me|him|her)|"
    r"paid (?:on )?(?:the )?xordinal|(?:odd|"
    r"side) (?:jobs?|work|gigs?)|mine (?:is|was)|"
    r"recib\w+|llegamos a|bracket|raking in|pulls?(?: in)?|clears?|cleared|revenue|hourly|"
    r"part time|full time"
)
WHAT_IF = (
    r"what about|how about|what if|if it is|if it was|if it|if we (?:are|were) at|meant|mean|"
    r"actually|sorry|wait|oops|correction|perdon|digo|"
    r"decir|ahora|now|drop\w*|went|goes|falls?|fell|cut|down to|up to|es|son|be|is|was|were|at|"
    r"would be|y con|y si|baja\w*|baje|bajo|subi\w*|sube|sino|but|around|about|over|under|like|"
    r"mas de|menos de|casi|como|rather|supposed to be|said|say|says|dije|dice|sean|fuera|fueran|of|"
    r"row|band|line"
)
FEE = (
    r"fees?|bill|billed|billing|charg\w+|pays?|paid|paying|payments?|owes?|owed|owing|copays?|"
    r"copagos?|co pay|deductible|deducible|invoiced?|invoices|statements?|balance|"
    r"cuotas?|cobr(?:an|aron|en|ar|arian|arme)|cobra|cobro|pago|pagos|pagar|pagamos|pague|pagando|debo|"
    r"debemos|deben|factura\w*|costs?|costo|cuesta|flat|minimum|refund\w*|"
    r"price|share|mandaron|discount|late|credit|deposit|reimburs\w+"
)
EXPENSE = (
    r"rent|renta|mortgage|hipoteca|(?<!at the )(?<!at a )(?<!for the )(?<!en el )hospital|gas|gasolina|groceries|"
    r"grocery|diapers|panales|formula|electric\w*|light bill|luz|agua|water bill|utilit\w+|internet|phone|"
    r"truck payment|car (?:note|loan)|truck note|carro|troca|lease|credit cards?|tarjetas?|repairs?|roof|funeral|"
    r"tires|sitter|babysitter|ninera|garnish\w*|withh\w+|sold|bought|won|inherited|saved|vend(?:i|imos)|"
    r"compr(?:e|amos)|hered(?:e|amos)|(?:gives|sends) (?:us|me)|(?:me|nos) mandan?|medicine|"
    r"medicina\w*|meds|"
    r"wheelchair|silla|hearing aids?|equipment|braces|"
    r"ambulance|helicopter|lawyer|abogad\w+|refund|reembolso|stimulus|out of pocket(?: max\w*)?|food|comida|"
    r"insurance (?:gave|paid|sent|check)|gast\w+|expenses|medical|medico|nicu|surgery|cirugia|daycare|child ?care|"
    r"guarderia|debts?|deudas?|loans?|prestamo|"
    r"child ?support|manutencion|bills (?:are|is|were|of|for|over|total\w*|that|came|hit)|bill (?:is|"
    r"was) over|in bills|gastos|"
    r"spend|spent|spending|gastamos|gaste|premiums?|car payment|savings|"
    r"limit|cutoff|cut off|cut|poverty|threshold|limite|tuition|insurance (?:costs?|is|pays)|"
    r"house (?:is|was|costs?)|worth|spend\w*|eob|equity|prima"
)
IDENTIFIER = (
    r"zip|xzip|zipcode|codigo postal|post ?code|highway|hwy|route|rte|rt|interstate|box|apt|"
    r"apartment|unit|suite|ste|room|rm|floor|carretera|calle|apartamento|"
    r"address|direccion|extension|ext|extn|option|opcion|press|number|numero|num|nr|"
    r"invoice (?:number|no|num)|case|caso|account|acct|cuenta|claim|cvv|exp|auth|authorization|"
    r"ref|reference|npi|ticket|batch|id|pin|code|codigo|password|phone|cell|celular|tel|telefono|"
    r"llam\w+|call|text|fax|level|nivel|grade|page|pagina|"
    r"stage|step|chapter|part|bill no|policy|version|xphone|schedule|window|cpt|icd|dx|units?"
)

LEFT = re.compile(rf"\b(?:(?P<identifier>{IDENTIFIER})|(?P<earn>{EARN})|(?P<expense>{EXPENSE})|(?P<fee>{FEE}))(?= |$)")
"""Cues before a number; the last one decides."""
WHAT_IF_BEFORE = re.compile(
    rf"\b(?:{WHAT_IF})(?: (?:about|like|around|the|a|roughly|to|only|just|of|probably|at|de|es|it|is|"
    rf",|:|-|\?|\.))*$"
)
ASKED_ABOUT_EARNING = re.compile(
    r"^(?:income|earnings|agi|adjusted|gross|salary|ingreso|ingresos|de ingresos?|in income|"
    r"before tax\w*|after tax\w*|net|total|together|combined|juntos|combinados|altogether|en total|"
    r"household)\b"
)

RIGHT_EXCLUDED = re.compile(
    r"^(?:(?:more|extra|free|new|missed|unpaid|of|total|different|of my|or so|or) )*(?:"
    r"units?|unidades|sessions?|sesiones|visits?|visitas|therap\w+|terapias?|times|veces|vez|"
    r"appointments?|citas?|minutes?|mins?|minutos?|miles|millas|mi|pages?|paginas|"
    r"providers?|claims?|invoices?|facturas?|letters?|cartas?|services?|servicios|evaluations?|"
    r"evaluaciones|specialists?|authorizations?|auths?|words?|palabras|teeth|lbs?|"
    r"pounds?|libras|inches|goals?|metas|emails?|calls?|llamadas|bills|payments|pagos|statements|"
    r"percent|xpercent|por ciento|porciento|points|puntos|"
    r"weeks?|wks?|wk|semanas?|days?|dias?|months?|mo|mos|m|meses|mes|years?|yrs?|yr|yo|y/?o|anos?|"
    r"ano|hours?|hrs?|hr|horas?|year old|olds?|nights?|copays?|copay|copagos?|"
    r"degrees|grams?|gramos|grs|kilos?|kg|ounces|onzas|ml|mg|cc|liters?|calories|square|sq|members|followers|"
    r"students|oz|ounces|weeker|weekers|pm|am|schools?|families|events?|options?|opciones|steps|"
    r"bedrooms?|bedroom|jobs|cars|dogs?|cats?|perros?|gatos?|modules?|forms?|teams?|regions?|counties"
    r")(?= |$)"
)
AGE_BEFORE = re.compile(
    r"\b(?:turn(?:s|ed|ing)|aged?|ages|edad|cumpl\w+|(?<!family )i am(?! at)|(?:he|she|baby|son|daughter|"
    r"kid|child|hijo|hija|"
    r"bebe|niño|nina|nino|little one|oldest|youngest) (?:is|tiene|just turned|will be)|tiene)(?: \w+)? $"
)
ADDRESS_AFTER = re.compile(
    r"^(?:[nsew] |north |south |east |west )?(?:\w+ ){0,2}(?:highway|hwy|streets?|st|ave|avenue|road|"
    r"rd|blvd|boulevard|lane|ln|court|ct|drive|circle|pkwy|parkway|terrace|calle|avenida)\b"
)
FEE_AFTER = re.compile(
    r"^(?:(?:a|per|/|each|every|al|por|cada|the) (?:month|mo|mes|year) |monthly |late |extra |flat |"
    r"de )*(?:"
    r"(?:a|per|each|every|por|la|cada|/) (?:visit\w*|visita|session|sesion|time|vez|appointment|cita|"
    r"therapy|kid|child|hour of|mile|milla|unit|service|servicio|nino|hijo)|"
    r"x # (?:visits?|sessions?)|fees?|co ?-?pays?|copagos?|deductible|deducible|bill|hospital bill|charge|invoice|"
    r"statement|cuota|factura|late fee|past due|minimum|refund|payment|check|balance|"
    r"off|discount|gift|limit|cutoff)\b"
)
EXPENSE_AFTER = re.compile(
    rf"^(?:(?:a|per|/|each|every|al|por) (?:month|mo|mes|year|week|semana) )?(?:(?:in|for|on|of|from|tax|"
    rf"goes|go|is for|va|"
    rf"toward|worth of|just|to|in unpaid|out of pocket|en|de|para|por|the|our|my) )*(?:{EXPENSE}|"
    rf"bills|out of pocket|(?:[\w']+ ){{0,2}}estate|savings|tanf|food stamps|stamps|snap|wic|estampillas|"
    rf"cupones|section|child support|rebuild|"
    rf"fix|repair|truck|car|house payment)\b"
)
CITY_BEFORE = re.compile(
    r"\b(?:in|mo|missouri|louis|city|springfield|columbia|joplin|independence|charles|joseph|county|"
    r"girardeau|florissant|rolla|sedalia|en|near|from|area|live|lives|vivo|vivimos|located)(?: ,)? $"
)
ZIP_AFTER = re.compile(r"^(?:area|zip|is (?:my|our|the) zip|codigo|county)\b")

NEGATIVE_BEFORE = re.compile(
    r"(?:\b(?:negative|minus|neg|negativo|negativa|loss|losses|perdidas?|perdimos|perdi|perdio|lost|"
    r"red)|(?<!\bo )(?<!\blo )(?<!\bal )\bmenos)"
    r"(?: (?:of|about|around|like|de|como|unos|by|some|almost|nearly))* $"
)
LESS_THAN = re.compile(r"\bmenos de $")
NEGATIVE_AFTER = re.compile(
    r"^(?:(?:dollars?|in the|in|of|de|en|net|a|negative) )*(?:hole|red|loss|losses|perdidas?|"
    r"negative|negativos?|rojo)\b"
)
APPROXIMATE_BEFORE = re.compile(
    r"(?:\b(?:about|around|approx\w*|roughly|like|maybe|almost|nearly|over|under|close to|"
    r"just shy of|some|somewhere|more than|less than|at least|up to|"
    r"mas o menos|unos|unas|como|casi|alrededor|aproximad\w*|cerca|mas de|menos de|por ahi|a little|"
    r"probably|ish|give or take|say|bout|abt|upwards of|north of|ballpark)|~)"
    r"(?: (?:de|of|around|at|like|the|a|over|under|above|below|about|unos|in|-))*(?: \$)? $"
)
APPROXIMATE_AFTER = re.compile(
    r"^(?:\+|plus(?= ?(?:$|[.,;?!]))|- ?ish|ish|ishh|or so|give or take|more or less|mas o menos|"
    r"roughly|approx\w*|o algo|aproximad\w*|y pico|something|i think|maybe|or thereabouts|"
    r"around there|por ahi|ballpark)\b"
)

AGI = re.compile(
    r"\b(?:agi|adjusted|tax returns?|xline|form xform|xform|ajustad[oa]|declar\w+|taxes|impuestos|"
    r"irs|filed|return|federal return|planilla)\b"
)
NET = re.compile(
    r"\b(?:tak(?:e|es|ing) home|(?:br(?:ings?|inging|ought)|took) home|home pay|net|nets|netting|neto|netos|"
    r"limpios|libres?|"
    r"clears?|clearing|(?:after|despues de) (?:they (?:take|took)|(?:the |los )?(?:tax|taxes|impuestos|deductions|"
    r"everything|descuentos|quitarme|que me quitan))|take out everything|taxes (?:are )?(?:out|taken out)|"
    r"(?:con|menos) (?:los )?(?:descuentos?|impuestos quitados|taxes quitados)|impuestos quitados|(?:me|nos|"
    r"le) quedan?|de bolsillo|deposit\w*|hits? (?:my|our|the) (?:account|bank)|"
    r"after (?:\w+ ){1,2}and (?:tax|taxes)|ya con (?:los )?(?:taxes|impuestos|descuentos))\b"
)
"""Pay after taxes. Also said before `taxes`: what is left of it is no adjusted gross income."""
GROSS = re.compile(
    r"\b(?:gross|grosses|bruto|brutos|before (?:tax|taxes|they take)|antes de (?:los )?(?:impuestos|taxes))\b"
)
PAY = re.compile(
    r"\b(?:gross|salary|salaries|sueldos?|salarios?|bruto|brutos|wages?|paychecks?|xslip|xbox|"
    r"paid|pays|pagan|before taxes|before tax|antes de impuestos|"
    r"cheque|checks?|hourly|base pay|payroll|pay stubs?|overtime)\b"
)
NOT_AGI = re.compile(
    r"\b(?:before|after|antes de|despues de|sin) (?:taxes|tax|impuestos|los impuestos)\b|"
    r"\bnot (?:the |my |our |an? )?agi\b|\bingreso bruto(?= (?!ajustado))"
)

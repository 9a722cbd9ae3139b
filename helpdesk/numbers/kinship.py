"""The words people use for the members of a family, in English and Spanish (without accents)."""

from __future__ import annotations

SELF = frozenset("me myself i yo mi-self conmigo sola".split())
SPOUSES = frozenset(
    "husband wife hubby hubs vieja spouse partner boyfriend girlfriend bf gf fiance fiancee husbnad huband "
    "wifey esposo esposa marido mujer senora senor viejo "
    "pareja novio novia companero companera prometido prometida".split()
)
ADULTS = frozenset(
    "mom mother mommy momma mama mum dad father daddy papa grandma grandmother granny grandpa "
    "grandfather nana abuela abuelo abuelita abuelito suegra suegro "
    "sister brother aunt auntie uncle cousin tia tio hermana hermano prima primo adult adults adulto "
    "adultos grownup grownups moms dads mothers fathers mamas "
    "madre padre cunada cunado roommate stepdad stepmom nanny sisters brothers aunts uncles cousins "
    "hermanas hermanos tias tios parent person mil fil sil bil".split()
)
PLURAL_ADULTS = {
    "parents": 2,
    "grandparents": 2,
    "abuelos": 2,
    "papas": 2,
    "padres": 2,
    "laws": 2,
    "inlaws": 2,
    "suegros": 2,
    "couple": 2,
    "grands": 2,
    "foster-parents": 2,
}
CHILDREN = frozenset(
    "kid child son daughter boy girl baby toddler infant newborn kiddo kido babe bb hijo hija nino "
    "nina bebe bebito bebita nene nena nieto nieta grandson granddaughter "
    "grandchild grandkid grandbaby niece nephew sobrino sobrina stepson stepdaughter stepchild "
    "stepkid teen teenager preschooler preemie kindergartner chamaco "
    "muchacho muchacha varon hembra varoncito ahijado ahijada one hijito hijita nenito oldest "
    "youngest eldest recien preteen tween bebesito bebesita".split()
)
UNCOUNTED_PLURALS = frozenset(
    "kids children sons daughters boys girls babies toddlers infants kiddos littles ones hijos hijas ninos "
    "ninas bebes nenes nenas nietos nietas grandsons "
    "granddaughters grandchildren grandkids nieces nephews sobrinos sobrinas stepsons stepdaughters "
    "stepchildren stepkids teens teenagers chamacos "
    "muchachos muchachas varones hembras littles chiquillos peques kidos childs kiddies fosters "
    "grandbabies hijitos hijitas minors menores bebitos others otros otras".split()
)
PLURAL_CHILDREN = {
    "twins": 2,
    "triplets": 3,
    "quads": 4,
    "quadruplets": 4,
    "gemelos": 2,
    "gemelas": 2,
    "mellizos": 2,
    "mellizas": 2,
    "cuates": 2,
    "cuatas": 2,
    "trillizos": 3,
    "trillizas": 3,
    "cuatrillizos": 4,
    "gemelitos": 2,
    "gemelitas": 2,
}
SINGLE = frozenset(
    f"{how} {who}"
    for how in ("single", "solo", "foster", "widowed", "divorced")
    for who in (
        "mom",
        "mother",
        "dad",
        "father",
        "parent",
        "momma",
        "mommy",
        "mama",
        "grandma",
        "grandmother",
        "grandpa",
    )
    if how != "foster"
) | frozenset(
    f"{who} {how}"
    for who in ("mama", "madre", "papa", "padre", "mami", "mom", "dad")
    for how in ("soltera", "soltero", "sola", "solo")
)
WIDOWED = frozenset(("widow", "widower", "viuda", "viudo"))
ALONE = frozenset("alone single divorced separated soltera soltero divorciada divorciado separada separado".split())
"""The speaker alone, where no person follows: `divorced, 2 kids` (but not `a single kid`)."""
MARRIED = frozenset("married casada casado casados casadas".split())
"""The speaker and a spouse: `married, 3 kids`."""
PETS = frozenset("dog cat dogs cats perro perros gato gatos puppy".split())
DETERMINERS = frozenset(
    "a an my our the un una mi mis nuestro nuestra nuestros nuestras el la los las his her their his "
    "su sus one this al".split()
)
ADJECTIVES = frozenset(
    "little lil older younger oldest eldest new small teenage teen adult beautiful elderly disabled own "
    "step foster "
    "biological twin great baby big middle other tiny sweet adopted single widowed divorced pequeno "
    "pequena pequenos pequenas "
    "pequenitos grandes lindos young old elder crazy - retired school aged future preschool "
    "medically fragile mas".split()
)
CONNECTORS = frozenset(
    ", and y e with w con plus / raising criando cuidando of de & along including incluyendo caring "
    "for taking care parenting custody".split()
)
FILLERS = frozenset(
    "also then another more mas we que i am it just tambien soy : as well living here aqui together aparte "
    "( ) juntos all".split()
)

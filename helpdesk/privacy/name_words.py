"""Words that are no names although a name could stand in their place, in English and Spanish, without accents."""

from __future__ import annotations

_PROGRAM = (
    "medicaid mo healthnet health net mohealthnet spoe cfo eit ifsp fcp dese webspoe first steps firststeps step "
    "missouri early intervention agi ssi ssdi wic snap tanf irs npi mc+ chip medicare hipaa idea iep dd ddrb dmh dss "
    "fsd nicu pt ot slp st aba asd adhd cp fee fees fees' bill bills billing billed invoice invoices letter letters "
    "payment payments pay paid pays hardship participation cost provider providers therapist therapists therapy "
    "therapies speech occupational physical coordinator coordinators service services director directors area office "
    "program plan plans team evaluation assessment visit visits appointment appointments meeting meetings income "
    "insurance tricare anthem aetna cigna humana united bluecross blue cross shield social security number numbers "
    "account card phone email address zip code help helps helpdesk desk form forms portal password login website page "
    "down syndrome autism autistic asthma cerebral palsy delay delays delayed disability disabilities deaf blind "
    "hearing vision black white hispanic latino latina asian american mexican native english spanish bosnian somali "
    "cuota cuotas factura facturas pago pagos carta cartas terapia terapias terapeuta terapeutas coordinador "
    "coordinadora proveedor proveedora proveedores servicio servicios programa seguro autismo ayuda dificultad system "
    "point entry oficina equipo reunion cita citas visita visitas evaluacion ingreso ingresos formulario plan ingles "
    "espanol mexicano mexicana hispano hispana latinos estados unidos"
)
_CALENDAR = (
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday enero "
    "febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves "
    "viernes sabado domingo hoy manana ayer christmas easter"
)
_ENGLISH = (
    "hyphenated visible swapped differently reversed switched backwards cut printed typed written crossed blank empty "
    "shown shared protected confidential public secret hidden included added removed attached signed a an the this "
    "that these those there here i im i'm i've i'll i'd me my mine we us our you your he him his she her hers it its "
    "it's they them their who whom whose what which when where why how and or but nor so yet if then than as at by "
    "for from in into of off on onto out over to too up with within without about above after again against all also "
    "always am any anyone are aren't around back bad be because been before being below better between both bc cause "
    "can can't cannot come comes coming could couldn't did didn't do does doesn't doing don't dont done down each "
    "either else enough even ever every everyone few finally fine first form found full gave get gets getting give "
    "gives go goes going gone gonna good got gotten great had has hasn't have haven't having he's hi hello hey how "
    "however idk is isn't just keep keeps kept kind know knows last late later least left less let like likes listed "
    "live lives living long look looking looks lost lot made make makes making many maybe mean means met might "
    "missing misspelled month months more most moved moving much must name named names nap need needed needing needs "
    "never new next nice no nobody none not nothing now of often ok okay old older oldest once one only other others "
    "ours over own part people per please pretty private probably put qualifies qualified qualify ready real really "
    "receive receives received right said same sad saw say saying says second see sees seen send sent she's should "
    "shouldn't show shows sick since single some someone something soon sorry spelled started starting starts starts "
    "stay still stop stopped such supposed sure take takes taking talk talking tell thank thanks thats that's they're "
    "thing think though through time tired told took toward tried trying turned turning turns twice two three four "
    "five six seven eight nine ten twins under until unable upset use used uses using very wait waiting want wanted "
    "wants was wasn't way week weeks well went were weren't what's while will without won't wondering word words work "
    "working works worried would wouldn't wrong year years yes yrs yr young younger youngest mad mom mother dad "
    "father parent parents mommy daddy mama guardian grandma grandpa grandmother grandfather grandparent foster wife "
    "husband spouse son sons daughter daughters child children kid kids baby babies boy boys girl girls toddler "
    "infant family families brother sister aunt uncle niece nephew boyfriend girlfriend partner friend worker age "
    "aged born birth birthday date day days hour hours minute minutes change changed changes different incorrect "
    "correct called call calls calling asked asking ask owe owes owed denied approved eligible enrolled turned "
    "qualify because without dont can't wont cant didnt doesnt isnt hes shes theyre weve ive ill youre everything "
    "anything doing hard hardest both nurse doctor dr mr mrs ms miss sir maam anonymous private none unknown tbd na "
    "same above below god lord jesus currently recently already almost yet ago behind near between including included "
    "during else us"
)
_SPANISH = (
    "incompleto incompleta compartido visible publico reves el la los las lo un una unos unas este esta estos estas "
    "ese esa eso esos esas esto aquel aquella yo tu usted ustedes nosotros nosotras ella ellos ellas me te se nos le "
    "les mi mis su sus nuestro nuestra nuestros nuestras mio mia suyo suya y e o u ni pero sino porque pues aunque si "
    "no ya aun aqui alli ahi alla como cuando cuanto cuanta cuantos donde quien quienes cual cuales que de del a al "
    "en con sin por para hasta desde sobre entre hacia segun durante ante bajo contra tras muy mas menos mucho mucha "
    "muchos muchas poco poca algo alguien nada nadie todo toda todos todas otro otra otros otras mismo misma cada es "
    "son era eran fue fueron ser soy eres somos esta estan estaba estoy estamos estar he ha hay han hemos haber tiene "
    "tienen tengo tenemos tenia tener hace hacen hizo hacer puede pueden puedo podemos poder quiere quieren quiero "
    "queremos querer necesita necesitan necesito necesitamos necesitar va van voy vamos ir viene vienen vengo recibe "
    "reciben recibo dice dicen digo dijo dijeron debe deben debo debemos sabe saben se vive viven vivo vivimos "
    "trabaja trabajo gana gano ganamos cumple cumplio nacio califica llamo llama llaman llame llamado llamada "
    "atencion nombre nombres apellido apellidos hijo hija hijos hijas nino nina ninos ninas nene nena bebe bebes "
    "esposo esposa marido mujer pareja madre padre mama papa abuela abuelo tia tio hermano hermana sobrino sobrina "
    "nieto nieta familia gemelos hola gracias favor buenos buenas dias tardes noches bien mal bueno buena mejor peor "
    "gran grande nuevo nueva mayor menor primero primera segundo segunda ultimo ultima ahora luego despues antes "
    "siempre nunca tambien tampoco solo sola casi asi entonces dos tres cuatro cinco seis siete ocho nueve diez ano "
    "anos mes meses semana semanas dia hora horas vez veces senor senora sra sr doctor doctora correcto incorrecto "
    "mal equivocado equivocada escrito escrita dios senorita quisiera gustaria busco buscando preguntando pregunto "
    "pregunta sera seria nuevo soltero soltera casada casado divorciada divorciado viuda ciudadana ciudadano "
    "residente indocumentada beneficiaria elegible ajustado ajustada diferente distinto distinta igual inicial"
)
_TOWNS = (
    "sikeston louis columbia springfield joplin rolla sedalia jefferson kansas joseph girardeau missouri kirksville "
    "hannibal florissant independence illinois arkansas iowa oklahoma tennessee kentucky nebraska texas mexico county "
    "city saint monett carthage noel aurora nevada bolivar branson hannibal kirksville moberly mexico farmington "
    "cassville neosho joplin webb lebanon warrensburg liberty belton raytown wentzville festus union washington "
    "hermann fulton boonville macon eureka licking houston salem potosi ironton malden kennett caruthersville dexter "
    "charleston chillicothe maryville excelsior harrisonville monroe palmyra bowling camdenton waynesville cuba "
    "sullivan perryville jackson cape poplar"
)

TOWNS = frozenset(_TOWNS.split())
NOT_NAMES = frozenset(f"{_PROGRAM} {_CALENDAR} {_ENGLISH} {_SPANISH} {_TOWNS}".split())
NOT_SMALL = frozenset("will may bill art page al bo don pat rich gene king legend jesus bebe skip rob ty so".split())
"""Of the names that are words too, the ones that are rather the word in small letters even after "my name is"."""
SURNAMES = frozenset("long young white black good day little love best wise church price west may page".split())
"""Surnames that are words too."""
NOT_SURNAMES = frozenset(
    "hospital clinic clinica school escuela university college county city street road avenue medical center "
    "district high elementary head start therapy services agency house church company inc llc park lake creek "
    "valley springs beach mall store plaza news act law roja mcdonald blunt syndrome disease".split()
)
"""What makes a place or a firm of a first name before it: Mercy Hospital. And a governor whom the documents name."""

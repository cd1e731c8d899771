"""French, Spanish, Italian, Portuguese and Romanian, as facts are read in them.

Every entry is in folded form.
"""

from __future__ import annotations

from reader.compare.lexicon.language import (
    Language,
    classes,
    magnitudes,
    number_words,
    numbered,
    sayings,
    words,
)

FRENCH = Language(
    function=words(
        "le la les l un une des de du d au aux a et ou mais en dans sur sous par pour avec sans "
        "que qui dont il elle ils elles on nous vous je ce cet cette ces se sa son ses leur leurs "
        "est sont etait etaient ete a ont avait avaient sera seront plus aussi"
    ),
    doubt=classes(
        no="pas jamais aucun aucune rien ni sans",
        quiet="pas_seulement non_seulement un_pas premier_pas pas_moins sans_doute rien_que",
        denial="dement dementi nie nient refuse refusent rejette rejettent",
        may="peutetre probablement pourrait pourraient peut peuvent",
        must="doit doivent devra devront",
        alleged="pretendu pretendument presume presumee",
    ),
    sayings=sayings(
        dire="dit disent disait",
        affirmer="affirme affirment affirmait",
        declarer="declare declarent declarait",
        ajouter="ajoute ajoutent",
        expliquer="explique expliquent",
        annoncer="annonce annoncent",
        confirmer="confirme confirment",
        assurer="assure assurent",
        estimer="estime estiment",
        souligner="souligne soulignent",
        indiquer="indique indiquent",
        preciser="precise precisent",
        rappeler="rappelle rappellent",
        avertir="averti avertit",
        denoncer="denonce denoncent",
    ),
    numbers=number_words(
        "zero - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
        "seize",
        "vingt trente quarante cinquante soixante",
    ),
    magnitudes={
        **dict.fromkeys(("cent", "cents", "centaine", "centaines"), 100),
        **dict.fromkeys(("mille", "millier", "milliers"), 1_000),
        **dict.fromkeys(("million", "millions"), 1_000_000),
        **dict.fromkeys(("milliard", "milliards"), 1_000_000_000),
    },
    months=numbered(
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        first=1,
    ),
    weekdays=numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", first=1),
    days=classes(today="aujourd'hui", yesterday="hier", tomorrow="demain"),
    passive=words("ete etre"),
    fractions={"moitie": 0.5, "demi": 0.5, "tiers": 1 / 3, "quart": 0.25, "quarts": 0.75},
    negates_twice=True,
)

SPANISH = Language(
    function=words(
        "el la los las un una unos unas de del al a y e o u pero en con sin por para que se su sus "
        "lo le les es son era eran fue fueron ha han habia sera como mas tambien este esta estos "
        "estas ese esa"
    ),
    doubt=classes(
        no="no nunca jamas nadie nada ningun ninguna ninguno ni sin tampoco",
        quiet="no_solo no_solamente no_obstante sin_embargo sin_duda nada_mas por_supuesto",
        denial="niega niegan nego negaron desmiente desmintio rechaza rechazo",
        may="podria podrian quizas quiza tal acaso probablemente posiblemente puede pueden",
        must="debe deben debera deberan",
        alleged="presunto presunta presuntos presuntas presuntamente supuesto supuesta "
        "supuestamente",
    ),
    sayings=sayings(
        decir="dice dijo dicen dijeron",
        afirmar="afirma afirmo afirman afirmaron",
        declarar="declara declaro declararon",
        anadir="anade anadio anadieron",
        asegurar="asegura aseguro aseguraron",
        explicar="explica explico explicaron",
        senalar="senala senalo senalaron",
        anunciar="anuncia anuncio anunciaron",
        confirmar="confirma confirmo confirmaron",
        advertir="advierte advirtio advirtieron",
        agregar="agrega agrego agregaron",
        indicar="indica indico indicaron",
        sostener="sostiene sostuvo sostuvieron",
        subrayar="subraya subrayo",
        manifestar="manifiesta manifesto",
        reconocer="reconoce reconocio",
    ),
    numbers=number_words(
        "cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciseis diecisiete dieciocho diecinueve",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    ),
    magnitudes={
        **dict.fromkeys(("cien", "ciento", "cientos"), 100),
        **dict.fromkeys(("mil", "miles"), 1_000),
        **dict.fromkeys(("millon", "millones"), 1_000_000),
    },
    months=numbered(
        "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre "
        "diciembre",
        first=1,
    ),
    weekdays=numbered("lunes martes miercoles jueves viernes sabado domingo", first=1),
    days=classes(today="hoy", yesterday="ayer"),
    fractions={
        "mitad": 0.5,
        "medio": 0.5,
        "media": 0.5,
        "tercio": 1 / 3,
        "cuarto": 0.25,
        "doble": 2.0,
    },
    negates_twice=True,
)

ITALIAN = Language(
    function=words(
        "il lo la i gli le un uno una di del della dei delle dello da dal dalla a al alla ai in "
        "nel nella con su sul per tra fra e o ma che chi si non ha hanno e era erano sono stato "
        "come piu anche questo questa"
    ),
    doubt=classes(
        no="no non mai nessuno nessuna niente nulla senza",
        quiet="non_solo non_soltanto non_appena senza_dubbio",
        denial="nega negano smentisce smentito respinge",
        may="forse probabilmente potrebbe potrebbero puo possono",
        must="deve devono dovra dovranno",
        alleged="presunto presunta presunti presunte",
    ),
    sayings=sayings(
        dire="dice detto dicono disse",
        affermare="afferma affermato affermano",
        dichiarare="dichiara dichiarato dichiarano",
        aggiungere="aggiunge aggiunto",
        spiegare="spiega spiegato",
        annunciare="annuncia annunciato",
        confermare="conferma confermato",
        sottolineare="sottolinea sottolineato",
        sostenere="sostiene sostenuto",
        riferire="riferisce riferito",
        precisare="precisa precisato",
    ),
    numbers=number_words(
        "zero - due tre quattro cinque sei sette otto nove dieci undici dodici tredici "
        "quattordici quindici sedici diciassette diciotto diciannove",
        "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    ),
    magnitudes={
        **dict.fromkeys(("cento", "centinaia"), 100),
        **dict.fromkeys(("mille", "mila", "migliaia"), 1_000),
        **dict.fromkeys(("milione", "milioni"), 1_000_000),
        **dict.fromkeys(("miliardo", "miliardi"), 1_000_000_000),
    },
    months=numbered(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
        "dicembre",
        first=1,
    ),
    weekdays=numbered("lunedi martedi mercoledi giovedi venerdi sabato domenica", first=1),
    days=classes(today="oggi", yesterday="ieri", tomorrow="domani"),
    fractions={"meta": 0.5, "mezzo": 0.5, "terzo": 1 / 3, "quarto": 0.25, "doppio": 2.0},
    negates_twice=True,
)

PORTUGUESE = Language(
    function=words(
        "o a os as um uma de do da dos das em no na nos nas por pelo pela para com sem e ou mas "
        "que se ao aos seu sua seus suas foi foram era sao esta tem ha como mais tambem"
    ),
    doubt=classes(
        no="nao nunca jamais ninguem nada nenhum nenhuma nem sem",
        quiet="nao_so nao_apenas nao_somente sem_duvida",
        denial="nega negou negam negaram desmente desmentiu",
        may="talvez provavelmente poderia poderiam pode podem",
        must="deve devem devera deverao",
        alleged="suposto suposta supostamente alegadamente",
    ),
    sayings=sayings(
        dizer="diz disse dizem disseram",
        afirmar="afirma afirmou afirmaram",
        declarar="declara declarou declararam",
        acrescentar="acrescenta acrescentou",
        explicar="explica explicou",
        anunciar="anuncia anunciou",
        confirmar="confirma confirmou",
        destacar="destaca destacou",
        ressaltar="ressalta ressaltou",
        informar="informa informou",
        alertar="alerta alertou",
        admitir="admite admitiu",
    ),
    numbers=number_words(
        "zero - dois/duas tres quatro cinco seis sete oito nove dez onze doze treze "
        "quatorze/catorze quinze dezesseis dezessete dezoito dezenove",
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    ),
    magnitudes={
        **dict.fromkeys(("cem", "cento", "centenas"), 100),
        **dict.fromkeys(("mil", "milhares"), 1_000),
        **dict.fromkeys(("milhao", "milhoes"), 1_000_000),
        **dict.fromkeys(("bilhao", "bilhoes"), 1_000_000_000),
    },
    months=numbered(
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
        first=1,
    ),
    weekdays=numbered(
        "segundafeira tercafeira quartafeira quintafeira sextafeira sabado domingo", first=1
    ),
    days=classes(today="hoje", yesterday="ontem", tomorrow="amanha"),
    fractions={"metade": 0.5, "meio": 0.5, "terco": 1 / 3, "quarto": 0.25, "dobro": 2.0},
    negates_twice=True,
)

ROMANIAN = Language(
    function=words(
        "si in de la cu pe care din un o a al ale ai este sunt era au fost nu ca sa se pentru prin "
        "dar sau mai dupa lui ei lor acest aceasta despre catre intre"
    ),
    doubt=classes(
        no="nu niciodata nimeni nimic niciun nicio fara nici",
        denial="neaga negat respinge respins",
        may="poate probabil posibil",
        must="trebuie",
        alleged="presupus presupusa presupusul",
        quiet="nu_doar nu_numai fara_indoiala",
    ),
    sayings=sayings(
        spune="spus spun",
        declara="declarat",
        afirma="afirmat",
        adauga="adaugat",
        anunta="anuntat",
        explica="explicat",
        sustine="sustinut",
    ),
    numbers=number_words("zero - doi/doua trei patru cinci sase sapte opt noua zece", ""),
    magnitudes=magnitudes(
        hundred="suta sute",
        thousand="mie mii",
        million="milion milioane",
        milliard="miliard miliarde",
    ),
    months=numbered(
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie "
        "decembrie",
        first=1,
    ),
    weekdays=numbered("luni marti miercuri joi vineri sambata duminica", first=1),
    days=classes(today="astazi azi", yesterday="ieri", tomorrow="maine"),
    negates_twice=True,
)

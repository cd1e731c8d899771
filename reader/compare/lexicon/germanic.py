"""German, Dutch and the languages of Scandinavia, as facts are read in them.

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

GERMAN = Language(
    function=words(
        "der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf "
        "aus bei beim mit nach von vom zu zum zur fur uber unter vor durch um als wie dass wenn "
        "er sie es ihr ihm ihn wir ich sich ist sind war waren wird werden wurde wurden hat haben "
        "hatte hatten sein auch noch so da dort"
    ),
    doubt=classes(
        no="nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder",
        quiet="nicht_nur nicht_zuletzt nicht_allein ohne_weiteres nicht_bloss",
        denial="dementiert dementierte dementieren bestreitet bestritt bestreiten",
        may="konnte konnten vielleicht moglicherweise wohl wahrscheinlich vermutlich mutmasslich",
        must="muss mussen musste mussten",
        alleged="angeblich angebliche angeblichen",
    ),
    sayings=sayings(
        sagen="sagt sagte sagten gesagt",
        erklaren="erklart erklarte erklarten",
        behaupten="behauptet behauptete behaupteten",
        betonen="betont betonte betonten",
        mitteilen="mitgeteilt",
        bestatigen="bestatigt bestatigte bestatigten",
        warnen="warnt warnte warnten gewarnt",
        fordern="fordert forderte forderten",
        melden="meldet meldete meldeten",
        berichten="berichtet berichtete berichteten",
        hinzufugen="hinzugefugt",
        ankundigen="angekundigt",
        einraumen="eingeraumt",
        bezeichnen="bezeichnet bezeichnete",
        kritisieren="kritisiert kritisierte",
    ),
    numbers=number_words(
        "null - zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn "
        "funfzehn sechzehn siebzehn achtzehn neunzehn",
        "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
        joined="{unit}und{ten}",
    ),
    magnitudes={
        **dict.fromkeys(("hundert", "hunderte"), 100),
        **dict.fromkeys(("tausend", "tausende"), 1_000),
        **dict.fromkeys(("million", "millionen", "mio"), 1_000_000),
        **dict.fromkeys(("milliarde", "milliarden", "mrd"), 1_000_000_000),
        **dict.fromkeys(("billion", "billionen"), 1_000_000_000_000),
    },
    months=numbered(
        "januar/janner februar marz april mai juni juli august september oktober november dezember",
        first=1,
    ),
    weekdays=numbered(
        "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag", first=1
    ),
    days=classes(today="heute", yesterday="gestern", tomorrow="morgen"),
    nouns_capital=True,
    fractions={
        "halb": 0.5,
        "halbe": 0.5,
        "halfte": 0.5,
        "drittel": 1 / 3,
        "viertel": 0.25,
        "doppelt": 2.0,
        "verdoppelt": 2.0,
    },
)

DUTCH = Language(
    function=words(
        "de het een van in op aan met voor door bij naar uit over onder om te en of maar dat die "
        "dit deze er hij zij ze wij we ik zich is zijn was waren wordt worden werd werden heeft "
        "hebben had hadden ook nog als dan"
    ),
    doubt=classes(
        no="niet geen nooit niemand niets zonder noch",
        denial="ontkent ontkende ontkennen",
        may="misschien mogelijk waarschijnlijk wellicht kan kunnen zou zouden",
        must="moet moeten moest moesten",
        alleged="vermeend vermeende naar_verluidt",
        quiet="niet_alleen niet_enkel niet_zozeer zonder_meer",
    ),
    sayings=sayings(
        zeggen="zegt zei zeiden gezegd",
        verklaren="verklaart verklaarde",
        melden="meldt meldde melden",
        stellen="stelt stelde",
        bevestigen="bevestigt bevestigde",
        vertellen="vertelt vertelde",
        benadrukken="benadrukt benadrukte",
        waarschuwen="waarschuwt waarschuwde",
        beweren="beweert beweerde",
        toevoegen="toegevoegd",
    ),
    numbers=number_words(
        "nul - twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
        "zestien zeventien achttien negentien",
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
        joined="{unit}en{ten}",
    ),
    magnitudes={
        **dict.fromkeys(("honderd", "honderden"), 100),
        **dict.fromkeys(("duizend", "duizenden"), 1_000),
        "miljoen": 1_000_000,
        "miljard": 1_000_000_000,
    },
    months=numbered(
        "januari februari maart april mei juni juli augustus september oktober november december",
        first=1,
    ),
    weekdays=numbered("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag", first=1),
    days=classes(today="vandaag", yesterday="gisteren", tomorrow="morgen"),
)

SWEDISH = Language(
    function=words(
        "en ett den det de och eller men i pa av for till med om som att fran vid under over efter "
        "ar var blir blev har hade han hon vi jag sig sin sitt sina inte ocksa"
    ),
    doubt=classes(
        no="inte ingen inget inga aldrig ej",
        quiet="inte_bara inte_minst inte_enbart",
        denial="fornekar fornekade nekar nekade",
        may="kanske troligen mojligen kan kunde",
        must="maste",
        alleged="pastadd pastadda misstankt misstankta",
    ),
    sayings=sayings(
        saga="sager sade sa", uppge="uppger uppgav", havda="havdar havdade", bekrafta="bekraftar"
    ),
    numbers=number_words(
        "noll - tva tre fyra fem sex sju atta nio tio elva tolv",
        "tjugo trettio fyrtio femtio sextio sjuttio attio nittio",
        joined="{ten}{unit}",
    ),
    magnitudes={
        "hundra": 100,
        "hundratals": 100,
        "tusen": 1_000,
        "tusentals": 1_000,
        **dict.fromkeys(("miljon", "miljoner"), 1_000_000),
        **dict.fromkeys(("miljard", "miljarder"), 1_000_000_000),
    },
    months=numbered(
        "januari februari mars april maj juni juli augusti september oktober november december",
        first=1,
    ),
    weekdays=numbered("mandag tisdag onsdag torsdag fredag lordag sondag", first=1),
    days=classes(today="idag", yesterday="igar", tomorrow="imorgon"),
)

DANISH = Language(
    function=words(
        "og i at det den de en et er som pa til af for med har ikke han hun vi jeg der var men fra "
        "om sig sin sit sine efter ved ogsa blev bliver kan vil skal eller over under"
    ),
    doubt=classes(
        no="ikke ingen intet aldrig uden hverken",
        denial="afviser afviste benægter benægtede",
        may="maske muligvis sandsynligvis formentlig",
        must="ma matte",
        alleged="angiveligt formodede sigtet",
        quiet="ikke_kun ikke_bare ikke_mindst uden_for",
    ),
    sayings=sayings(
        sige="siger sagde",
        oplyse="oplyser oplyste",
        fortælle="fortæller fortalte",
        mene="mener mente",
        tilføje="tilføjer tilføjede",
        bekræfte="bekræfter bekræftede",
    ),
    numbers=number_words("nul - to tre fire fem seks syv otte ni ti elleve tolv", ""),
    magnitudes=magnitudes(
        hundred="hundrede",
        thousand="tusind tusinde",
        million="million millioner mio",
        milliard="milliard milliarder mia",
    ),
    months=numbered(
        "januar februar marts april maj juni juli august september oktober november december",
        first=1,
    ),
    weekdays=numbered("mandag tirsdag onsdag torsdag fredag lørdag søndag", first=1),
)

NORWEGIAN = Language(
    function=words(
        "og i at det den de en et er som pa til av for med har ikke han hun vi jeg der var men fra "
        "om seg sin sitt sine etter ved ogsa ble blir kan vil skal eller over under"
    ),
    doubt=classes(
        no="ikke ingen intet aldri uten verken",
        denial="avviser avviste nekter nektet",
        may="kanskje muligens sannsynligvis trolig",
        must="ma matte",
        alleged="angivelig pastatt siktet",
        quiet="ikke_bare ikke_kun ikke_minst",
    ),
    sayings=sayings(
        si="sier sa",
        opplyse="opplyser opplyste",
        fortelle="forteller fortalte",
        mene="mener mente",
        legge="legger_til",
        bekrefte="bekrefter bekreftet",
    ),
    numbers=number_words("null - to tre fire fem seks sju/syv atte ni ti elleve tolv", ""),
    magnitudes=magnitudes(
        hundred="hundre",
        thousand="tusen",
        million="million millioner mill",
        milliard="milliard milliarder mrd",
    ),
    months=numbered(
        "januar februar mars april mai juni juli august september oktober november desember",
        first=1,
    ),
    weekdays=numbered("mandag tirsdag onsdag torsdag fredag lørdag søndag", first=1),
)

"""Words that carry grammar or facts, by language: what facts are read with.

Every entry is in folded form (see ``reader.text.fold``). A language is chosen per text; for one
that is not here, digits, dates in digits, names and quotations still count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar


def _set(written: str) -> frozenset[str]:
    return frozenset(written.split())


def _classes(**classes: str) -> dict[str, str]:
    """Turn ``alleged="allegedly reportedly"`` into a class for every word."""
    return {word: name for name, written in classes.items() for word in written.split()}


def _numbered(written: str, first: int = 0) -> dict[str, int]:
    """Number blank-separated entries; alternatives of one entry are parted by a slash."""
    return {
        word: number
        for number, entry in enumerate(written.split(), start=first)
        for word in entry.split("/")
        if word != "-"
    }


def _numbers(units: str, tens: str, joined: str = "") -> dict[str, int]:
    """Give the values of number words: 0, 1, 2 … in ``units``, 20, 30 … in ``tens``.

    ``joined`` says how a unit and a ten make one word, if they do: "{ten}{unit}". One is never
    among the units, being an article or a pronoun too, but is known in joined words as "one".
    """
    ones = _numbered(units)
    decades = {word: value * 10 for word, value in _numbered(tens, first=2).items()}
    joints = {
        joined.format(ten=ten, unit=unit): high + low
        for ten, high in decades.items()
        for unit, low in {**ones, "one": 1, "ein": 1}.items()
        if joined and 0 < low < 10
    }
    return ones | decades | joints


_Value = TypeVar("_Value")


def _prefixed(particles: str, words: Mapping[str, _Value]) -> dict[str, _Value]:
    """Add the forms with a particle written onto the word: "and", "in", "from"."""
    joined = {p + word: value for word, value in words.items() for p in particles.split()}
    return {**joined, **words}


@dataclass(frozen=True, slots=True)
class Language:
    """What facts look like in one language.

    ``doubt`` puts negations and modal words in classes: words of one class are alike.
    ``sayings`` gives the lemma of attribution verbs; after a word of
    ``passive`` they are none ("will never be added"). ``nouns_capital``: capitals mark nouns.
    """

    function: frozenset[str]
    doubt: Mapping[str, str] = field(default_factory=dict)
    sayings: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    magnitudes: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    passive: frozenset[str] = frozenset()
    nouns_capital: bool = False


def _sayings(**forms: str) -> dict[str, str]:
    return {form: lemma for lemma, written in forms.items() for form in (*written.split(), lemma)}


ENGLISH = Language(
    function=_set(
        "a an the of to in on at by for from with as and or but nor so if than that this these "
        "those it its he she they them him his her their we us our you your i my me is are was "
        "were be been being am do does did has have had having will would shall should can could "
        "may might must not no into onto over under out up down off about after before between "
        "during through which who whom whose what when where while also there then s any all some "
        "both each just very"
    ),
    doubt=_classes(
        no="not no never none nobody nothing neither nor nowhere without",
        denial="deny denies denied denying denial refuse refuses refused reject rejects rejected",
        may="may might could possibly perhaps maybe probably likely unlikely",
        must="must",
        alleged="alleged allegedly reportedly apparent apparently supposedly "
        "purported purportedly suspected unconfirmed rumored rumoured",
    ),
    sayings=_sayings(
        say="says said saying",
        tell="tells told telling",
        state="states stated stating",
        claim="claims claimed claiming",
        add="adds added adding",
        argue="argues argued arguing",
        announce="announces announced announcing",
        confirm="confirms confirmed confirming",
        admit="admits admitted admitting",
        warn="warns warned warning",
        insist="insists insisted insisting",
        suggest="suggests suggested suggesting",
        stress="stresses stressed stressing",
        explain="explains explained explaining",
        accuse="accuses accused accusing",
        allege="alleges",
        reveal="reveals revealed revealing",
        declare="declares declared declaring",
        acknowledge="acknowledges acknowledged acknowledging",
        underscore="underscores underscored underscoring",
        remark="remarks remarked",
        aver="avers averred asserts asserted asserting",
        reply="replies replied replying",
        report="reports reported reporting",
        accord="according",
        read="reads",
    ),
    numbers=_numbers(
        "zero - two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
        joined="{ten}{unit}",
    )
    | {"dozen": 12, "dozens": 12},
    magnitudes={
        **dict.fromkeys(("hundred", "hundreds"), 100),
        **dict.fromkeys(("thousand", "thousands", "k"), 1_000),
        **dict.fromkeys(("million", "millions", "mn", "mln", "m"), 1_000_000),
        **dict.fromkeys(("billion", "billions", "bn", "bln", "b"), 1_000_000_000),
        **dict.fromkeys(("trillion", "trillions", "tn", "trn"), 1_000_000_000_000),
    },
    months=_numbered(
        "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug "
        "september/sept/sep october/oct november/nov december/dec",
        first=1,
    ),
    weekdays=_numbered("monday tuesday wednesday thursday friday saturday sunday", first=1),
    passive=_set("be been being is are was were to"),
    days=_classes(
        today="today tonight", yesterday="yesterday", tomorrow="tomorrow", last="last", next="next"
    ),
)

GERMAN = Language(
    function=_set(
        "der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf "
        "aus bei beim mit nach von vom zu zum zur fur uber unter vor durch um als wie dass wenn "
        "er sie es ihr ihm ihn wir ich sich ist sind war waren wird werden wurde wurden hat haben "
        "hatte hatten sein auch noch so da dort"
    ),
    doubt=_classes(
        no="nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder",
        denial="dementiert dementierte dementieren bestreitet bestritt bestreiten",
        may="konnte konnten vielleicht moglicherweise wohl wahrscheinlich vermutlich mutmasslich",
        must="muss mussen musste mussten",
        alleged="angeblich angebliche angeblichen",
    ),
    sayings=_sayings(
        sagen="sagt sagte sagten gesagt",
        erklaren="erklart erklarte erklarten",
        behaupten="behauptet behauptete behaupteten",
        betonen="betont betonte betonten",
        mitteilen="mitgeteilt",
        bestatigen="bestatigt bestatigte bestatigten",
        warnen="warnt warnte warnten gewarnt",
        fordern="fordert forderte forderten",
        kritisieren="kritisiert kritisierte",
    ),
    numbers=_numbers(
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
    months=_numbered(
        "januar/janner februar marz april mai juni juli august september oktober november dezember",
        first=1,
    ),
    weekdays=_numbered(
        "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag", first=1
    ),
    days=_classes(today="heute", yesterday="gestern", tomorrow="morgen"),
    nouns_capital=True,
)

FRENCH = Language(
    function=_set(
        "le la les l un une des de du d au aux a et ou mais en dans sur sous par pour avec sans "
        "que qui dont il elle ils elles on nous vous je ce cet cette ces se sa son ses leur leurs "
        "est sont etait etaient ete a ont avait avaient sera seront plus aussi"
    ),
    doubt=_classes(
        no="pas jamais aucun aucune personne rien ni sans",
        denial="dement dementi nie nient refuse refusent rejette rejettent",
        may="peutetre probablement pourrait pourraient peut peuvent",
        must="doit doivent devra devront",
        alleged="pretendu pretendument presume presumee",
    ),
    sayings=_sayings(
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
    ),
    numbers=_numbers(
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
    months=_numbered(
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        first=1,
    ),
    weekdays=_numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", first=1),
    days=_classes(today="aujourd'hui", yesterday="hier", tomorrow="demain"),
)

SPANISH = Language(
    function=_set(
        "el la los las un una unos unas de del al a y e o u pero en con sin por para que se su sus "
        "lo le les es son era eran fue fueron ha han habia sera como mas tambien este esta estos "
        "estas ese esa"
    ),
    doubt=_classes(
        no="no nunca jamas nadie nada ningun ninguna ninguno ni sin tampoco",
        denial="niega niegan nego negaron desmiente desmintio rechaza rechazo",
        may="podria podrian quizas quiza tal acaso probablemente posiblemente puede pueden",
        must="debe deben debera deberan",
        alleged="presunto presunta presuntos presuntas presuntamente supuesto supuesta "
        "supuestamente",
    ),
    sayings=_sayings(
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
    ),
    numbers=_numbers(
        "cero - dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciseis diecisiete dieciocho diecinueve",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    ),
    magnitudes={
        **dict.fromkeys(("cien", "ciento", "cientos"), 100),
        **dict.fromkeys(("mil", "miles"), 1_000),
        **dict.fromkeys(("millon", "millones"), 1_000_000),
    },
    months=_numbered(
        "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre "
        "diciembre",
        first=1,
    ),
    weekdays=_numbered("lunes martes miercoles jueves viernes sabado domingo", first=1),
    days=_classes(today="hoy", yesterday="ayer"),
)

ITALIAN = Language(
    function=_set(
        "il lo la i gli le un uno una di del della dei delle dello da dal dalla a al alla ai in "
        "nel nella con su sul per tra fra e o ma che chi si non ha hanno e era erano sono stato "
        "come piu anche questo questa"
    ),
    doubt=_classes(
        no="no non mai nessuno nessuna niente nulla senza ne",
        denial="nega negano smentisce smentito respinge",
        may="forse probabilmente potrebbe potrebbero puo possono",
        must="deve devono dovra dovranno",
        alleged="presunto presunta presunti presunte",
    ),
    sayings=_sayings(
        dire="dice detto dicono disse",
        affermare="afferma affermato affermano",
        dichiarare="dichiara dichiarato dichiarano",
        aggiungere="aggiunge aggiunto",
        spiegare="spiega spiegato",
        annunciare="annuncia annunciato",
        confermare="conferma confermato",
    ),
    numbers=_numbers(
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
    months=_numbered(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
        "dicembre",
        first=1,
    ),
    weekdays=_numbered("lunedi martedi mercoledi giovedi venerdi sabato domenica", first=1),
    days=_classes(today="oggi", yesterday="ieri", tomorrow="domani"),
)

PORTUGUESE = Language(
    function=_set(
        "o a os as um uma de do da dos das em no na nos nas por pelo pela para com sem e ou mas "
        "que se ao aos seu sua seus suas foi foram era sao esta tem ha como mais tambem"
    ),
    doubt=_classes(
        no="nao nunca jamais ninguem nada nenhum nenhuma nem sem",
        denial="nega negou negam negaram desmente desmentiu",
        may="talvez provavelmente poderia poderiam pode podem",
        must="deve devem devera deverao",
        alleged="suposto suposta supostamente alegadamente",
    ),
    sayings=_sayings(
        dizer="diz disse dizem disseram",
        afirmar="afirma afirmou afirmaram",
        declarar="declara declarou declararam",
        acrescentar="acrescenta acrescentou",
        explicar="explica explicou",
        anunciar="anuncia anunciou",
        confirmar="confirma confirmou",
    ),
    numbers=_numbers(
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
    months=_numbered(
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
        first=1,
    ),
    weekdays=_numbered("segundafeira tercafeira quartafeira quintafeira sextafeira sabado domingo"),
    days=_classes(today="hoje", yesterday="ontem", tomorrow="amanha"),
)

DUTCH = Language(
    function=_set(
        "de het een van in op aan met voor door bij naar uit over onder om te en of maar dat die "
        "dit deze er hij zij ze wij we ik zich is zijn was waren wordt worden werd werden heeft "
        "hebben had hadden ook nog als dan"
    ),
    doubt=_classes(
        no="niet geen nooit niemand niets zonder noch",
        denial="ontkent ontkende ontkennen",
        may="misschien mogelijk waarschijnlijk wellicht kan kunnen zou zouden",
        must="moet moeten moest moesten",
        alleged="vermeend vermeende naar verluidt",
    ),
    sayings=_sayings(
        zeggen="zegt zei zeiden gezegd",
        verklaren="verklaart verklaarde",
        melden="meldt meldde melden",
        stellen="stelt stelde",
        bevestigen="bevestigt bevestigde",
    ),
    numbers=_numbers(
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
    months=_numbered(
        "januari februari maart april mei juni juli augustus september oktober november december",
        first=1,
    ),
    weekdays=_numbered("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag", first=1),
    days=_classes(today="vandaag", yesterday="gisteren", tomorrow="morgen"),
)

SWEDISH = Language(
    function=_set(
        "en ett den det de och eller men i pa av for till med om som att fran vid under over efter "
        "ar var blir blev har hade han hon vi jag sig sin sitt sina inte ocksa"
    ),
    doubt=_classes(
        no="inte ingen inget inga aldrig utan ej",
        denial="fornekar fornekade nekar nekade",
        may="kanske troligen mojligen kan kunde",
        must="maste",
        alleged="pastadd pastadda misstankt misstankta",
    ),
    sayings=_sayings(
        saga="sager sade sa", uppge="uppger uppgav", havda="havdar havdade", bekrafta="bekraftar"
    ),
    numbers=_numbers(
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
    months=_numbered(
        "januari februari mars april maj juni juli augusti september oktober november december",
        first=1,
    ),
    weekdays=_numbered("mandag tisdag onsdag torsdag fredag lordag sondag", first=1),
    days=_classes(today="idag", yesterday="igar", tomorrow="imorgon"),
)

POLISH = Language(
    function=_set(
        "w we z ze na do od po za o u i a oraz lub ale ze sie jest sa byl byla bylo byli ktory "
        "ktora ktore jak to ten ta te tego tej jego jej ich dla przez przy przed nad pod tym"
    ),
    doubt=_classes(
        no="nie nigdy nikt nic zaden zadna bez ani",
        denial="zaprzecza zaprzeczyl zaprzeczyla",
        may="moze moga prawdopodobnie",
        must="musi musza",
        alleged="rzekomo rzekomy rzekome",
    ),
    sayings=_sayings(
        powiedziec="powiedzial powiedziala powiedzieli",
        mowic="mowi mowil",
        oswiadczyc="oswiadczyl oswiadczyla",
        stwierdzic="stwierdzil stwierdzila",
        dodac="dodal dodala",
        zapowiedziec="zapowiedzial",
    ),
    numbers=_numbers("zero - dwa/dwie/dwoch trzy/trzech cztery/czterech piec szesc siedem", ""),
    magnitudes={
        "tys": 1_000,
        **dict.fromkeys(("tysiac", "tysiace", "tysiecy"), 1_000),
        **dict.fromkeys(("mln", "milion", "miliony", "milionow"), 1_000_000),
        **dict.fromkeys(("mld", "miliard", "miliardy", "miliardow"), 1_000_000_000),
    },
    months=_numbered(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika "
        "listopada grudnia",
        first=1,
    ),
)

RUSSIAN = Language(
    function=_set(
        "и в во на с со к по из от до за о об у а но или что как это он она они его ее их мы я не "
        "для при без под над же ли был была были было быть есть также"
    ),
    doubt=_classes(
        no="не нет ни никогда никто ничего без нельзя",
        denial="отрицает отрицают опроверг опровергли отверг",
        may="может могут возможно вероятно мог могли",
        must="должен должна должны",
        alleged="якобы предполагаемыи",
    ),
    sayings=_sayings(
        сказать="сказал сказала сказали",
        заявить="заявил заявила заявили",
        сообщить="сообщил сообщила сообщили",
        добавить="добавил добавила",
        подчеркнуть="подчеркнул подчеркнула",
        отметить="отметил отметила",
    ),
    numbers=_numbers("ноль - два/две три четыре пять шесть семь восемь девять десять", "двадцать"),
    magnitudes={
        **dict.fromkeys(("тыс", "тысяча", "тысячи", "тысяч"), 1_000),
        **dict.fromkeys(("млн", "миллион", "миллиона", "миллионов"), 1_000_000),
        **dict.fromkeys(("млрд", "миллиард", "миллиарда", "миллиардов"), 1_000_000_000),
    },
    months=_numbered(
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря", first=1
    ),
    weekdays=_numbered("понедельник вторник среду четверг пятницу субботу воскресенье", first=1),
    days=_classes(today="сегодня", yesterday="вчера", tomorrow="завтра"),
)

CHINESE = Language(
    function=frozenset("的了在是和与及或也就都而之其此把被对于从向给着过吗呢吧"),
    doubt=_classes(no="不 没 未 无 非 沒 無", may="可 或"),
    magnitudes={"百": 100, "千": 1_000, "万": 10_000, "萬": 10_000, "亿": 10**8, "億": 10**8},
)

JAPANESE = Language(
    function=frozenset("はがをにのともでへやかなだたてしれ"),
    doubt=_classes(no="無 非 不 未"),
    magnitudes={"百": 100, "千": 1_000, "万": 10_000, "億": 10**8, "兆": 10**12},
)

ARABIC = Language(
    function=_set("من في على الى إلى عن مع أن ان إن ما هذا هذه التي الذي و أو او ثم كان كانت قد"),
    doubt=_prefixed(
        "و ف",
        _classes(no="لا لم لن ليس ليست غير دون", denial="نفى نفت ينفي رفض رفضت", may="قد ربما"),
    ),
    sayings=_prefixed(
        "و ف",
        _sayings(قال="قالت يقول", أعلن="أعلنت", أكد="أكدت", أضاف="أضافت", صرح="صرحت"),
    ),
    magnitudes={"مئة": 100, "ألف": 1_000, "آلاف": 1_000, "مليون": 10**6, "مليار": 10**9},
    months=_numbered(
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر", first=1
    ),
    weekdays=_numbered("الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد", first=1),
    days=_classes(today="اليوم", yesterday="أمس", tomorrow="غدا"),
)

HEBREW = Language(
    function=_set("של את על עם אל כי גם הוא היא הם זה זו אשר או אך כל בין לפי אחרי לפני"),
    doubt=_classes(no="לא אין ללא בלי אינו אינה אף", may="אולי ייתכן עשוי עשויה"),
    sayings=_sayings(אמר="אמרה אמרו", טען="טענה טענו", הודיע="הודיעה הודיעו", הוסיף="הוסיפה"),
    magnitudes={"מאה": 100, "מאות": 100, "אלף": 1_000, "אלפים": 1_000, "מיליון": 10**6},
    months=_prefixed(
        "ב מ ל",
        _numbered(
            "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר", first=1
        ),
    ),
    days=_classes(today="היום", yesterday="אתמול", tomorrow="מחר"),
)

LANGUAGES: Mapping[str, Language] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "nl": DUTCH,
    "sv": SWEDISH,
    "pl": POLISH,
    "ru": RUSSIAN,
    "zh": CHINESE,
    "ja": JAPANESE,
    "ar": ARABIC,
    "he": HEBREW,
}
NO_LANGUAGE = Language(function=frozenset())

# Words that carry no content by themselves, in any of the languages.
FUNCTION_WORDS = frozenset().union(*(language.function for language in LANGUAGES.values()))

_VOTERS = 1_000  # words of a text: enough to tell a language by its grammar words


def language_of(texts: Iterable[Sequence[str]]) -> Language:
    """Choose the language whose grammar words are most frequent where these texts begin.

    The texts are folded words, all of one language. NO_LANGUAGE where no word is known.
    """
    counts = Counter(word for folded in texts for word in folded[:_VOTERS])
    votes = {code: sum(counts[word] for word in _grammar_of(code)) for code in LANGUAGES}
    best = max(votes, key=votes.__getitem__)
    return LANGUAGES[best] if votes[best] else NO_LANGUAGE


@cache
def _grammar_of(code: str) -> frozenset[str]:
    language = LANGUAGES[code]
    return language.function | language.doubt.keys() | language.numbers.keys()

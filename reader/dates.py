"""Dates as newspapers print them: finding them in a line, reading them, writing them.

Knows calendars and the month names of some forty languages; must not know where in an article
a line stands or which date to believe. Nothing here is filled in: a part that was not printed
stays None, and a date that can be read two ways carries both readings.

Only the Gregorian calendar is read (and Thai years, which are 543 ahead). Croatian ``listopad``
(October) is read as the Polish, Czech and Ukrainian November it also is.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reader.model import DateOrder, PrintedDate, Span
from reader.pattern import pattern
from reader.record import replace

EARLIEST, LATEST = 1700, 2100  # printed years outside are no dates of newspapers
_BUDDHIST_LEAD = 543
_NEAR = 48  # characters around a date in which its clock time and weekday stand


class FoundDate(NamedTuple):
    """A date read at a place. ``other`` is the second reading of an all-number date.

    ``weekday`` is the printed day of the week, Monday 0. ``core`` is the span of day, month and
    year alone; ``span`` takes in weekday, clock and zone.
    """

    value: PrintedDate
    span: Span
    core: Span
    other: PrintedDate | None = None
    weekday: int | None = None

    @property
    def ambiguous(self) -> bool:
        return self.other is not None


class YearlessDate(NamedTuple):
    """A printed day and month whose year stands elsewhere or nowhere."""

    month: int
    day: int
    span: Span


# --------------------------------------------------------------------------- names

# One language a line: twelve months (or seven days), spellings divided by "|". Inflected forms
# stand as printed; endings that only follow a day ("24 лютого") stand beside the plain name.
_MONTHS = """
en jan|january feb|february mar|march apr|april may jun|june jul|july aug|august sep|sept|september oct|october nov|november dec|december
de januar|jänner|jän februar|feber märz|mär|mrz april mai juni juli august september oktober|okt november dezember|dez
fr janv|janvier févr|février|fevrier|fév mars avr|avril mai juin juil|juillet août|aout sept|septembre oct|octobre nov|novembre déc|décembre|decembre
es ene|enero febrero marzo abr|abril mayo junio julio ago|agosto septiembre|setiembre octubre noviembre dic|diciembre
it gen|gennaio febbraio marzo aprile mag|maggio giu|giugno lug|luglio ago|agosto set|settembre ott|ottobre novembre dic|dicembre
pt janeiro fev|fevereiro março|marco abril mai|maio junho julho agosto setembro out|outubro novembro dez|dezembro
ca gener|gen febrer|febr març abril maig juny juliol|jul agost|ag setembre|set octubre|oct novembre|nov desembre|des
nl januari februari maart|mrt april mei juni juli augustus september oktober november december
da januar februar marts april maj juni juli august september oktober november december
sv januari februari mars april maj juni juli augusti september oktober november december
no januar|jan februar|feb mars april mai juni juli august|aug september|sep oktober|okt november|nov desember|des
is janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember
fi tammikuuta|tammikuu helmikuuta|helmikuu maaliskuuta|maaliskuu huhtikuuta|huhtikuu toukokuuta|toukokuu kesäkuuta|kesäkuu heinäkuuta|heinäkuu elokuuta|elokuu syyskuuta|syyskuu lokakuuta|lokakuu marraskuuta|marraskuu joulukuuta|joulukuu
et jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
lt sausio|sausis vasario|vasaris kovo|kovas balandžio|balandis gegužės|gegužė birželio|birželis liepos|liepa rugpjūčio|rugpjūtis rugsėjo|rugsėjis spalio|spalis lapkričio|lapkritis gruodžio|gruodis
lv janvāris|janvārī februāris|februārī marts|martā aprīlis|aprīlī maijs|maijā jūnijs|jūnijā jūlijs|jūlijā augusts|augustā septembris|septembrī oktobris|oktobrī novembris|novembrī decembris|decembrī
pl stycznia|styczeń|sty lutego|luty|lut marca|marzec kwietnia|kwiecień|kwi maja|maj czerwca|czerwiec|cze lipca|lipiec|lip sierpnia|sierpień|sie września|wrzesień|wrz października|październik|paź listopada|listopad|lis grudnia|grudzień|gru
cs ledna|leden února|únor března|březen dubna|duben května|květen června|červen července|červenec srpna|srpen září|zari října|říjen listopadu|listopad prosince|prosinec
sk januára|január februára|február marca|marec apríla|apríl mája|máj júna|jún júla|júl augusta|august septembra|september októbra|október novembra|november decembra|december
sl januarja|januar februarja|februar marca|marec aprila|april maja|maj junija|junij julija|julij avgusta|avgust septembra|september oktobra|oktober novembra|november decembra|december
hr siječnja|siječanj veljače|veljača ožujka|ožujak travnja|travanj svibnja|svibanj lipnja|lipanj srpnja|srpanj kolovoza|kolovoz rujna|rujan oktobra studenoga|studenog|studeni prosinca|prosinac
sr januara|јануара|јануар februara|фебруара|фебруар marta|марта|март aprila|априла|април maja|маја|мај juna|јуна|јун jula|јула|јул avgusta|августа|август septembra|септембра|септембар oktobra|октобра|октобар novembra|новембра|новембар decembra|децембра|децембар
ro ianuarie|ian februarie martie aprilie mai iunie|iun iulie|iul august septembrie octombrie noiembrie|noi decembrie
hu január|jan február|febr március|márc április|ápr május|máj június|jún július|júl augusztus|aug szeptember|szept október|okt november|nov december|dec
sq janar|janari shkurt|shkurti mars|marsi prill|prilli maj|maji qershor|qershori korrik|korriku gusht|gushti shtator|shtatori tetor|tetori nëntor|nëntori dhjetor|dhjetori
tr ocak|oca şubat|şub mart nisan|nis mayıs haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki kasım|kas aralık|ara
az yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr
id januari|januar februari maret|mac april mei juni|jun juli|julai agustus|ogos september oktober november desember|disember
tl enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre
ru января|январь|янв февраля|февраль|фев|февр марта|март|мар апреля|апрель|апр мая|май июня|июнь|июн июля|июль|июл августа|август|авг сентября|сентябрь|сен|сент октября|октябрь|окт ноября|ноябрь|ноя|нояб декабря|декабрь|дек
uk січня|січень|січ лютого|лютий|лют березня|березень|бер квітня|квітень|квіт травня|травень|трав червня|червень|черв липня|липень|лип серпня|серпень|серп вересня|вересень|вер жовтня|жовтень|жовт листопада|листопад|лист грудня|грудень|груд
be студзеня|студзень лютага|люты сакавіка|сакавік красавіка|красавік мая|май чэрвеня|чэрвень ліпеня|ліпень жніўня|жнівень верасня|верасень кастрычніка|кастрычнік лістапада|лістапад снежня|снежань
bg януари февруари март април май юни юли август септември октомври ноември декември
el ιανουαρίου|ιανουάριος|ιαν φεβρουαρίου|φεβρουάριος|φεβ μαρτίου|μάρτιος|μαρ απριλίου|απρίλιος|απρ μαΐου|μαίου|μάιος|μαι ιουνίου|ιούνιος|ιουν ιουλίου|ιούλιος|ιουλ αυγούστου|αύγουστος|αυγ σεπτεμβρίου|σεπτέμβριος|σεπ οκτωβρίου|οκτώβριος|οκτ νοεμβρίου|νοέμβριος|νοε δεκεμβρίου|δεκέμβριος|δεκ
ar يناير|جانفي|كانون_الثاني فبراير|فيفري|شباط مارس|آذار أبريل|إبريل|ابريل|أفريل|نيسان مايو|ماي|أيار|ايار يونيو|يونيه|جوان|حزيران يوليو|يوليه|جويلية|تموز أغسطس|اغسطس|أوت|آب سبتمبر|أيلول|ايلول أكتوبر|اكتوبر|تشرين_الأول نوفمبر|تشرين_الثاني ديسمبر|كانون_الأول
he ינואר פברואר מרץ|מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
fa ژانویه فوریه مارس آوریل مه|می ژوئن ژوئیه|جولای اوت|آگوست سپتامبر اکتبر نوامبر دسامبر
ur جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر
hi जनवरी फ़रवरी|फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर
bn জানুয়ারি|জানুয়ারি|জানুয়ারী ফেব্রুয়ারি|ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর
th มกราคม|ม.ค กุมภาพันธ์|ก.พ มีนาคม|มี.ค เมษายน|เม.ย พฤษภาคม|พ.ค มิถุนายน|มิ.ย กรกฎาคม|ก.ค สิงหาคม|ส.ค กันยายน|ก.ย ตุลาคม|ต.ค พฤศจิกายน|พ.ย ธันวาคม|ธ.ค
"""  # noqa: E501 - a table is read across

_WEEKDAYS = """
en mon|monday tue|tues|tuesday wed|wednesday thu|thur|thurs|thursday fri|friday sat|saturday sun|sunday
de montag|mo dienstag|di mittwoch|mi donnerstag|do freitag|fr samstag|sonnabend|sa sonntag|so
fr lundi mardi mercredi jeudi vendredi samedi dimanche
es lunes martes miércoles jueves viernes sábado domingo
it lunedì martedì mercoledì giovedì venerdì sabato domenica
pt segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo
nl maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
sv måndag tisdag onsdag torsdag fredag lördag söndag
da mandag tirsdag onsdag torsdag fredag lørdag søndag
pl poniedziałek wtorek środa czwartek piątek sobota niedziela
ru понедельник вторник среда четверг пятница суббота воскресенье
uk понеділок вівторок середа четвер п’ятниця субота неділя
tr pazartesi salı çarşamba perşembe cuma cumartesi pazar
ar الاثنين|الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
zh 星期一|周一 星期二|周二 星期三|周三 星期四|周四 星期五|周五 星期六|周六 星期日|周日|星期天
"""  # noqa: E501 - a table is read across


def _names(table: str) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for line in table.strip().splitlines():
        for number, spellings in enumerate(line.split()[1:]):
            for spelling in spellings.split("|"):
                numbers.setdefault(spelling.replace("_", " "), number)
    return numbers


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {name: number + 1 for name, number in _names(_MONTHS).items()}


@lru_cache(maxsize=1)
def _weekdays() -> dict[str, int]:
    return _names(_WEEKDAYS)


def month_of(word: str) -> int | None:
    """Give the number of a month's name in any known language, 1 to 12."""
    name = " ".join(word.lower().replace("\u0307", "").split()).rstrip(".")
    months = _months()
    if name in months:
        return months[name]
    # Hebrew joins "in" to the name: בפברואר
    return months.get(name[1:]) if name[:1] == "ב" else None


# --------------------------------------------------------------------------- shapes

_WORD = r"[^\W\d_][^\s\d,،;:/|•·()\[\]–—-]{1,13}(?:\s(?:الثاني|الأول))?(?:\s?/\s?[^\W\d_]{3,10})?"
_ORDINAL = r"(?:st|nd|rd|th|er|[ºª°]|-?го|-?ე)?"
_OF = r"(?:(?:de|of|del|di|d['’]|дня)\s{1,2})?"
_GAP = r"[\s.,،\-–/]{0,3}"
_END = r"(?!\d|[./-]\d)"

_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, pattern(written, re.IGNORECASE))
    for name, written in (
        ("y m d", rf"(?<![\w./-])(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_END}"),
        ("y m d cjk", r"(?<!\d)(\d{4})\s?[年년]()\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]?"),
        ("d m y words", r"(?<!\w)(\d{1,2})\s+tháng\s+()(\d{1,2})(?:\s+năm|,|/)?\s*(\d{4})(?!\d)"),
        (
            "d M y",
            rf"(?<![\w.,:/])(\d{{1,2}}){_ORDINAL}{_GAP}{_OF}({_WORD})\.?{_GAP}{_OF}['’]?(\d{{4}})(?![\d%])",
        ),
        (
            "M d y",
            rf"(?<![\w.])({_WORD})\.?\s{{0,3}}(\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[,.،]\s{{0,3}}|\s{{1,3}})(\d{{4}})(?![\d%])",
        ),
        (
            "y M d",
            rf"(?<![\w./-])(\d{{4}})(?:\.|\s?m\.)?\s{{1,3}}({_WORD})\.?\s{{1,3}}(\d{{1,2}})(?![\d:%])",
        ),
        (
            "y d M",
            rf"(?<![\w./-])(\d{{4}})\.\s?gada\s{{1,3}}(\d{{1,2}})\.\s?({_WORD})",
        ),
        ("n n y", rf"(?<![\w./-])(\d{{1,2}})([./-])\s?(\d{{1,2}})\2\s?(\d{{4}}){_END}"),
    )
)
# What a line must have in it to hold a date of that shape: quicker to look for.
_SIGNS = {
    "y m d": pattern(r"\d[-/.]"),
    "y m d cjk": pattern("[年년]"),
    "d m y words": pattern("tháng", re.IGNORECASE),
    "y d M": pattern(r"\.\s?gada", re.IGNORECASE),
    "n n y": pattern(r"\d[-/.]"),
}
_YEAR = pattern(r"\d{4}")
_MONTH_YEAR = pattern(rf"(?<![\w.])({_WORD})\.?,?\s{{1,3}}{_OF}(\d{{4}})(?!\d)", re.IGNORECASE)
_YEARLESS = (
    pattern(
        rf"(?<![\w.])({_WORD})\.?\s{{1,2}}(\d{{1,2}})(?:st|nd|rd|th)?(?![\w.,]?\d|\w)",
        re.IGNORECASE,
    ),
    pattern(rf"(?<![\w.,:/])(\d{{1,2}})(?:st|nd|rd|th|\.)?\s{{1,2}}{_OF}({_WORD})", re.IGNORECASE),
)

_ZONES = (
    "EDT EST ET CDT CST CT MDT MST MT PDT PST PT AKDT AKST HST NDT NST ADT AST BST WET WEST CET "
    "CEST EET EEST MSK TRT IDT IST PKT GST AST IRST NPT BDT MMT ICT WIB WITA WIT MYT SGT HKT PHT "
    "PST CST KST JST AWST ACST ACDT AEST AEDT NZST NZDT WAT CAT EAT SAST BRT ART CLT COT PET"
)
_ZONE = (
    r"(?P<zone>Z(?![\w])|(?:GMT|UTC)(?:\s?[+\-−]\s?\d{1,2}(?::?\d{2})?)?(?!\w)|[+\-−]\d{2}:?\d{2}(?!\d)|"
    rf"(?:{'|'.join(dict.fromkeys(_ZONES.split()))})(?!\w)|(?:Eastern|Central|Pacific|Mountain)\sTime)"
)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:\s?(?P<mark>[:.hH])\s?(?P<minute>\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?)?(?!\d)"
    rf"(?:\s{{0,2}}(?P<half>[ap]\.?\s?m\b\.?|[AP]\.?M\b\.?))?(?P<uhr>\s(?:Uhr|hrs?|h|น\.)(?!\w))?"
    rf"(?:[\s,(]{{0,2}}{_ZONE})?"
)
_CLOCK_AFTER = pattern(
    r"(?:T|[\s,،;|•·–—\-@/(]{0,4}(?P<at>at|à|a\slas|às|um|kl\.?|klo|v|в|о|об|alle|ore|om|saat|u|في|الساعة)?"
    rf"[\s:]{{0,2}}){_CLOCK}"
)
_CLOCK_BEFORE = pattern(
    rf"(?<![\d.:/]){_CLOCK}(?P<at>)[\s,|•·–—\-)]{{1,4}}(?:on\s|am\s|del?\s)?(?:[^\W\d_]{{2,12}},?\s)?$"
)
_DAY_WORD = pattern(r"([^\W\d_][^\s\d,.|•·()]{1,13})\.?,?\s{0,3}(?:(?:the|den|le|el|dia)\s)?$")
_CJK_DAY_AFTER = pattern(r"\s?[(（]?((?:星期|周)[一二三四五六日天])")


# --------------------------------------------------------------------------- finding


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[FoundDate]:
    """Find the full dates (day, month and year) in ``text[start:end]``, in order.

    Meant for a line or two: cost grows with the length, and running text holds dates that are
    nobody's publication date.
    """
    end = len(text) if end is None else end
    if _YEAR.search(text, start, end) is None:
        return []  # most lines: every full date has its year in four digits
    found: list[FoundDate] = []
    for name, shape in _SHAPES:
        if name in _SIGNS and not _SIGNS[name].search(text, start, end):
            continue
        for match in shape.finditer(text, start, end):
            core = Span(*match.span())
            if any(core.start < known.core.end and known.core.start < core.end for known in found):
                continue
            if readings := _readings(name, match):
                found.append(_with_surroundings(text, start, end, core, readings))
    return sorted(found, key=lambda one: one.core.start)


def find_months(text: str, start: int = 0, end: int | None = None) -> list[FoundDate]:
    """Find months with a year and no day (``October 2022``), in order."""
    end = len(text) if end is None else end
    found = []
    for match in _MONTH_YEAR.finditer(text, start, end):
        month, year = month_of(match[1].split("/")[0]), int(match[2])
        if month and EARLIEST <= year <= LATEST:
            span = Span(*match.span())
            found.append(FoundDate(PrintedDate(year, month), span, span))
    return found


def find_yearless(text: str, start: int = 0, end: int | None = None) -> list[YearlessDate]:
    """Find days printed without a year (``Oct 11``, ``11 October``), in order."""
    end = len(text) if end is None else end
    found = []
    for shape, day_group in zip(_YEARLESS, (2, 1), strict=True):
        for match in shape.finditer(text, start, end):
            month, day = month_of(match[3 - day_group].split("/")[0]), int(match[day_group])
            if month and 1 <= day <= 31:
                found.append(YearlessDate(month, day, Span(*match.span())))
    return sorted(found, key=lambda one: one.span.start)


def _readings(name: str, match: re.Match[str]) -> list[PrintedDate]:
    """Give the possible readings of a match, the likelier first; none when it is no date."""
    if name.startswith("y m d"):
        return _valid([(match[1], match[3], match[4])])
    if name == "d m y words":
        return _valid([(match[4], match[3], match[1])])
    if name == "n n y":
        return _number_readings(match[1], match[3], match[4], dotted=match[2] == ".")
    order = {"d M y": (3, 2, 1), "M d y": (3, 1, 2), "y M d": (1, 2, 3), "y d M": (1, 3, 2)}[name]
    year, word, day = (match[group] for group in order)
    month = month_of(word.split("/")[0])
    return _valid([(year, str(month), day)]) if month else []


def _number_readings(first: str, second: str, year: str, *, dotted: bool) -> list[PrintedDate]:
    day_first, month_first = (year, second, first), (year, first, second)
    if dotted and int(second) <= 12:
        return _valid([day_first])
    return list(dict.fromkeys(_valid([day_first, month_first])))


def _valid(parts: list[tuple[str, str, str]]) -> list[PrintedDate]:
    days = []
    for year_text, month, day in parts:
        year = int(year_text)
        if year >= 2400:  # Thai newspapers count from the Buddha's death
            year -= _BUDDHIST_LEAD
        if is_day(year, int(month), int(day)):
            days.append(PrintedDate(year, int(month), int(day)))
    return days


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether there was or will be such a day between 1700 and 2100."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return EARLIEST <= year <= LATEST


def _with_surroundings(
    text: str, start: int, end: int, core: Span, readings: list[PrintedDate]
) -> FoundDate:
    weekday, begin = _weekday_before(text, start, core.start)
    if weekday is None and (after := _CJK_DAY_AFTER.match(text, core.end, end)):
        weekday = _weekdays().get(after[1])
    fitting = [one for one in readings if weekday is not None and day_of(one) == weekday]
    readings = fitting or readings
    clock, span = _clock_beside(text, start, end, Span(begin, core.end))
    timed = [_at(one, clock) for one in readings]
    return FoundDate(timed[0], span, core, timed[1] if len(timed) > 1 else None, weekday)


def _weekday_before(text: str, start: int, at: int) -> tuple[int | None, int]:
    nearest = max(start, at - _NEAR)
    found = _DAY_WORD.search(text[nearest:at])
    if not found:
        return None, at
    weekday = _weekdays().get(found[1].lower())
    return (weekday, nearest + found.start()) if weekday is not None else (None, at)


def _clock_beside(text: str, start: int, end: int, span: Span) -> tuple[_Clock | None, Span]:
    after = _CLOCK_AFTER.match(text, span.end, min(end, span.end + _NEAR))
    if after and (clock := _read_clock(after, text)):
        return clock, Span(span.start, after.end())
    nearest = max(start, span.start - _NEAR)
    before = _CLOCK_BEFORE.search(text[nearest : span.start])
    if before and (clock := _read_clock(before, "")):
        return clock, Span(nearest + before.start(), span.end)
    return None, span


class _Clock(NamedTuple):
    hour: int
    minute: int | None
    zone: str | None


def _read_clock(match: re.Match[str], text: str) -> _Clock | None:
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    minute = int(match["minute"]) if match["minute"] else None
    if minute is None and not half and not match["uhr"]:
        return None
    if match["mark"] == "." and not (half or match["zone"] or match["uhr"] or match["at"]):
        following = text[match.end() : match.end() + 2].strip()
        if following and following[0] not in "|•·)–—-\n":
            return None  # "10.50 euros" after a date is no time of day
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or (minute or 0) > 59:
        return None
    return _Clock(hour, minute, match["zone"])


def _at(day: PrintedDate, clock: _Clock | None) -> PrintedDate:
    if clock is None:
        return day
    return PrintedDate(day.year, day.month, day.day, clock.hour, clock.minute, clock.zone)


# --------------------------------------------------------------------------- reading


_EPOCH = pattern(r"\d{9,10}(?:\.\d{1,6})?|\d{12,13}")
_COMPACT = pattern(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2}):?(\d{2})(?::?\d{2})?)?(Z|[+-]\d{2}:?\d{2})?")
_SHORT_YEAR = pattern(r"(\d{1,2})([./-])(\d{1,2})\2(\d{2})(?!\d)")
_YEAR_MONTH = pattern(r"(\d{4})[-/](\d{1,2})")


def read_date(text: str) -> FoundDate | None:
    """Read a string already known to be a date (a JSON value, a meta tag); None when it is none.

    Also takes epoch seconds and milliseconds (as UTC), compact ISO, two-digit years, a bare
    year or month. python-dateutil gets what is left, and only the parts it really found count.
    """
    text = text.strip()
    for attempt in (_read_found, _read_numbers, _read_month_or_year, _read_with_dateutil):
        if (value := attempt(text)) is not None:
            return value
    return None


def _read_found(text: str) -> FoundDate | None:
    found = find_dates(text[:200])
    return found[0] if found else None


def _whole(text: str, value: PrintedDate, other: PrintedDate | None = None) -> FoundDate:
    span = Span(0, len(text))
    return FoundDate(value, span, span, other)


def _read_numbers(text: str) -> FoundDate | None:
    if compact := _COMPACT.fullmatch(text):
        year, month, day = int(compact[1]), int(compact[2]), int(compact[3])
        if is_day(year, month, day):
            hour, minute = (int(part) if part else None for part in (compact[4], compact[5]))
            return _whole(text, PrintedDate(year, month, day, hour, minute, compact[6]))
    if _EPOCH.fullmatch(text):
        seconds = float(text) / (1000 if len(text) >= 12 and "." not in text else 1)
        moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
        return _whole(text, PrintedDate.from_iso(moment.isoformat()[:16], "UTC"))
    if short := _SHORT_YEAR.match(text):
        year = int(short[4]) + (1900 if int(short[4]) > 68 else 2000)  # as POSIX reads %y
        readings = _number_readings(short[1], short[3], str(year), dotted=short[2] == ".")
        return _whole(text, *readings[:2]) if readings else None
    return None


def _read_month_or_year(text: str) -> FoundDate | None:
    if months := find_months(text[:80]):
        return months[0]
    if (match := _YEAR_MONTH.fullmatch(text)) and is_day(int(match[1]), int(match[2]), 1):
        return _whole(text, PrintedDate(int(match[1]), int(match[2])))
    if re.fullmatch(r"\d{4}", text) and EARLIEST <= int(text) <= LATEST:
        return _whole(text, PrintedDate(int(text)))
    return None


def _read_with_dateutil(text: str) -> FoundDate | None:
    """Parse against two different defaults: a part that follows the default was not printed."""
    if len(text) > 80 or not re.search(r"\d", text):
        return None
    from dateutil import parser

    try:
        one = parser.parse(text, default=datetime.datetime(1999, 1, 1, 1, 1))
        two = parser.parse(text, default=datetime.datetime(2004, 2, 2, 2, 2))
    except (ValueError, OverflowError):
        return None
    if one.date() != two.date() or not is_day(one.year, one.month, one.day):
        return None
    clock = (one.hour, one.minute) if one.time() == two.time() else (None, None)
    return _whole(text, PrintedDate(one.year, one.month, one.day, *clock))


# --------------------------------------------------------------------------- number orders

_NUMBERS = pattern(r"(?<![\d/.-])(\d{1,2})([/-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)")


def number_order(value: PrintedDate, words: str) -> DateOrder | None:
    """Tell which part comes first in the words a date was read from; None if nothing shows it.

    Not to be asked of a date that could be read either way: its reading proves nothing.
    """
    match = _NUMBERS.search(words)
    if match is None or match[1] == match[3]:
        return None
    first, second = int(match[1]), int(match[3])
    if (value.day, value.month) == (first, second):
        return DateOrder.DAY
    return DateOrder.MONTH if (value.month, value.day) == (first, second) else None


def number_reading(value: PrintedDate, words: str, order: DateOrder) -> PrintedDate:
    """Give an all-number date as the words say it in that order; clock and zone stay."""
    match = _NUMBERS.search(words)
    if match is None:
        return value
    first, second = int(match[1]), int(match[3])
    day, month = (first, second) if order is DateOrder.DAY else (second, first)
    if not is_day(value.year, month, day):
        return value
    return replace(value, month=month, day=day)


# --------------------------------------------------------------------------- days


def day_of(value: PrintedDate) -> int | None:
    """Give the day of the week, Monday 0, of a date known to the day."""
    day = as_day(value)
    return None if day is None else day.weekday()


def as_day(value: PrintedDate) -> datetime.date | None:
    """Give the calendar day of a date known to the day."""
    if value.month is None or value.day is None:
        return None
    return datetime.date(value.year, value.month, value.day)


def days_apart(one: PrintedDate, two: PrintedDate) -> int | None:
    """Count the days between two dates; a date without a day lies anywhere in its month or year.

    None where they may be the same day but need not be.
    """
    first, second = as_day(one), as_day(two)
    if first and second:
        return abs((first - second).days)
    return None if _may_agree(one, two) else 31


def _may_agree(one: PrintedDate, two: PrintedDate) -> bool:
    if one.year != two.year:
        return False
    return None in (one.month, two.month) or one.month == two.month


# --------------------------------------------------------------------------- writing

_MONTH_LABELS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_LABELS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day_heading(iso: str) -> str:
    """Write ``2022-10-11…`` as ``Tue 11 Oct 2022``, a month as ``Oct 2022``, a year as ``2022``.

    The same under every locale. Raise ValueError for what is no ISO date.
    """
    date = PrintedDate.from_iso(iso)
    if date.month is None or date.day is None:
        return _written(date)
    return heading_of(date.year, date.month, date.day)


def heading_of(year: int, month: int, day: int) -> str:
    """Write a calendar day as ``day_heading`` does, quickly: a long list has thousands."""
    weekday = _DAY_LABELS[datetime.date(year, month, day).weekday()]
    return f"{weekday} {day} {_MONTH_LABELS[month - 1]} {year}"


def long_form(iso: str) -> str:
    """Write ``2022-10-11T01:40`` as ``11 Oct 2022 01:40``, without what is not known."""
    date = PrintedDate.from_iso(iso)
    clock = "" if date.hour is None else f" {date.hour:02d}:{date.minute or 0:02d}"
    return _written(date) + clock


def _written(date: PrintedDate) -> str:
    return " ".join(_written_parts(date))


def _written_parts(date: PrintedDate) -> Iterator[str]:
    if date.day is not None:
        yield str(date.day)
    if date.month is not None:
        yield _MONTH_LABELS[date.month - 1]
    yield str(date.year)

"""Names of months and days of the week in some forty languages.

Croatian ``listopad`` (October) is read as the Polish, Czech and Ukrainian November it also is.
"""

from __future__ import annotations

from functools import lru_cache

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


def month_of(word: str) -> int | None:
    """Give the number of a month's name in any known language, 1 to 12."""
    name = " ".join(word.lower().replace("\u0307", "").split()).rstrip(".")
    months = _months()
    if name in months:
        return months[name]
    # Hebrew joins "in" to the name: בפברואר
    return months.get(name[1:]) if name[:1] == "ב" else None


def weekday_of(word: str) -> int | None:
    """Give the number of a day of the week by its name in a known language, Monday 0."""
    return _weekdays().get(word.lower())


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {name: number + 1 for name, number in _names(_MONTHS).items()}


@lru_cache(maxsize=1)
def _weekdays() -> dict[str, int]:
    return _names(_WEEKDAYS)


def _names(table: str) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for line in table.strip().splitlines():
        for number, spellings in enumerate(line.split()[1:]):
            for spelling in spellings.split("|"):
                numbers.setdefault(spelling.replace("_", " "), number)
    return numbers

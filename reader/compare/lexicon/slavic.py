"""Polish, Czech, Russian and Ukrainian, as facts are read in them.

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

POLISH = Language(
    function=words(
        "w we z ze na do od po za o u i a oraz lub ale ze sie jest sa był była było byli ktory "
        "ktora ktore jak to ten ta te tego tej jego jej ich dla przez przy przed nad pod tym"
    ),
    doubt=classes(
        no="nie nigdy nikt nic zaden zadna bez ani",
        quiet="nie_tylko bez_watpienia",
        denial="zaprzecza zaprzeczył zaprzeczyła",
        may="moze moga prawdopodobnie",
        must="musi musza",
        alleged="rzekomo rzekomy rzekome",
    ),
    sayings=sayings(
        powiedziec="powiedział powiedziała powiedzieli",
        mowic="mowi mowił mowiła",
        oswiadczyc="oswiadczył oswiadczyła",
        stwierdzic="stwierdził stwierdziła",
        dodac="dodał dodała",
        zapowiedziec="zapowiedział zapowiedziała",
    ),
    numbers=number_words("zero - dwa/dwie/dwoch trzy/trzech cztery/czterech piec szesc siedem", ""),
    magnitudes={
        "tys": 1_000,
        **dict.fromkeys(("tysiac", "tysiace", "tysiecy"), 1_000),
        **dict.fromkeys(("mln", "milion", "miliony", "milionow"), 1_000_000),
        **dict.fromkeys(("mld", "miliard", "miliardy", "miliardow"), 1_000_000_000),
    },
    months=numbered(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika "
        "listopada grudnia",
        first=1,
    )
    | numbered(
        "styczen/styczniu luty/lutym marzec/marcu kwiecien/kwietniu maj/maju czerwiec/czerwcu "
        "lipiec/lipcu sierpien/sierpniu wrzesien/wrzesniu pazdziernik/pazdzierniku "
        "listopad/listopadzie grudzien/grudniu",
        first=1,
    ),
    weekdays=numbered(
        "poniedziałek wtorek srode/sroda czwartek piatek sobote/sobota niedziele/niedziela", first=1
    ),
    days=classes(today="dzis dzisiaj", yesterday="wczoraj", tomorrow="jutro"),
    negates_twice=True,
)

RUSSIAN = Language(
    function=words(
        "и в во на с со к по из от до за о об у а но или что как это он она они его ее их мы я не "
        "для при без под над же ли был была были было быть есть также"
    ),
    doubt=classes(
        no="не нет ни никогда никто ничего без нельзя",
        quiet="не_только не_менее не_более",
        denial="отрицает отрицают опроверг опровергли отверг",
        may="может могут возможно вероятно мог могли",
        must="должен должна должны",
        alleged="якобы предполагаемыи",
    ),
    sayings=sayings(
        сказать="сказал сказала сказали",
        заявить="заявил заявила заявили",
        сообщить="сообщил сообщила сообщили",
        добавить="добавил добавила",
        подчеркнуть="подчеркнул подчеркнула",
        отметить="отметил отметила отметили",
        рассказать="рассказал рассказала рассказали",
        утверждать="утверждает утверждают утверждал",
        пояснить="пояснил пояснила",
        подтвердить="подтвердил подтвердила подтвердили",
        объявить="объявил объявила объявили",
    ),
    numbers=number_words(
        "ноль - два/две три четыре пять шесть семь восемь девять десять", "двадцать"
    ),
    magnitudes={
        **dict.fromkeys(("тыс", "тысяча", "тысячи", "тысяч"), 1_000),
        **dict.fromkeys(("млн", "миллион", "миллиона", "миллионов"), 1_000_000),
        **dict.fromkeys(("млрд", "миллиард", "миллиарда", "миллиардов"), 1_000_000_000),
    },
    months=numbered(
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря", first=1
    )
    | numbered(
        "январь/январе февраль/феврале март/марте апрель/апреле маи/мае июнь/июне июль/июле "
        "август/августе сентябрь/сентябре октябрь/октябре ноябрь/ноябре декабрь/декабре",
        first=1,
    ),
    weekdays=numbered(
        "понедельник вторник среду/среда четверг пятницу/пятница субботу/суббота воскресенье",
        first=1,
    ),
    days=classes(today="сегодня", yesterday="вчера", tomorrow="завтра"),
    fractions={"половина": 0.5, "половину": 0.5, "треть": 1 / 3, "четверть": 0.25},
    negates_twice=True,
)

CZECH = Language(
    function=words(
        "a v ve na se si je jsou ze z s k o do pro za po od i ale nebo ktery ktera ktere byl byla "
        "bylo byli jako tak take to ten ta podle jeho jeji jejich pri uz"
    ),
    doubt=classes(
        no="neni nejsou nebyl nebyla nebylo nebude nebudou nema nikdy nikdo nic zadny zadna "
        "bez ani",
        denial="popira poprel odmita odmitl odmitla",
        may="mozna pravdepodobne asi zrejme",
        must="musi museji",
        alleged="udajne udajny udajna",
        quiet="nejen bez_ohledu",
    ),
    sayings=sayings(
        rici="rekl rekla rekli",
        uvest="uvedl uvedla",
        prohlasit="prohlasil prohlasila",
        dodat="dodal dodala",
        oznamit="oznamil oznamila",
        potvrdit="potvrdil potvrdila",
    ),
    numbers=number_words("nula - dva/dve tri ctyri pet sest sedm osm devet deset", ""),
    magnitudes=magnitudes(
        hundred="sto stovky",
        thousand="tisic tisice tis",
        million="milion miliony milionu mil",
        milliard="miliarda miliardy miliard mld",
    ),
    months=numbered(
        "leden/ledna unor/unora brezen/brezna duben/dubna kveten/kvetna cerven/cervna "
        "cervenec/cervence srpen/srpna zari rijen/rijna listopad/listopadu prosinec/prosince",
        first=1,
    ),
    weekdays=numbered(
        "pondeli utery streda/stredu ctvrtek patek sobota/sobotu nedele/nedeli", first=1
    ),
    days=classes(today="dnes", yesterday="vcera", tomorrow="zitra"),
    negates_twice=True,
)

UKRAINIAN = Language(
    function=words(
        "і в у на з що як це та до від за про иого іі іх ми я не для при без під над але або чи "
        "був була були бути є також які якии яка"
    ),
    doubt=classes(
        no="не немає ні ніколи ніхто нічого без",
        denial="заперечує заперечив спростував",
        may="може можуть можливо імовірно",
        must="повинен повинна повинні мусить",
        alleged="нібито",
        quiet="не_тільки не_лише",
    ),
    sayings=sayings(
        сказати="сказав сказала сказали",
        заявити="заявив заявила заявили",
        повідомити="повідомив повідомила повідомили",
        додати="додав додала",
        наголосити="наголосив наголосила",
        зазначити="зазначив зазначила",
    ),
    numbers=number_words("нуль - два/дві три чотири п'ять шість сім вісім дев'ять десять", ""),
    magnitudes=magnitudes(
        thousand="тис тисяча тисячі тисяч",
        million="млн мільион мільиони мільионів",
        milliard="млрд мільярд мільярди мільярдів",
    ),
    months=numbered(
        "січня/січні лютого/лютому березня/березні квітня/квітні травня/травні червня/червні "
        "липня/липні серпня/серпні вересня/вересні жовтня/жовтні листопада/листопаді грудня/грудні",
        first=1,
    ),
    weekdays=numbered("понеділок вівторок середу/середа четвер п'ятницю суботу неділю", first=1),
    days=classes(today="сьогодні", yesterday="вчора", tomorrow="завтра"),
    negates_twice=True,
)

"""Facts in other languages than English: what changed is reported, what is reworded stays quiet."""

from __future__ import annotations

import pytest

from reader.compare.lexicon import LANGUAGES
from reader.text.folding import fold
from tests.wings.compare.made import facts

# Two lone sentences that share half of their words are strangers; this makes them tellings.
FRAME = "\nOslo Bergen Trondheim Stavanger."

CHANGED = {
    "German": (
        "Der Minister erklärte am Mittwoch, rund 3,5 Mio. Menschen seien nicht betroffen.",
        "Der Minister sagte am Donnerstag, rund 3,8 Millionen Menschen seien betroffen.",
        {
            ("number", "3,5 Mio", "3,8 Millionen"),
            ("date", "Mittwoch", "Donnerstag"),
            ("negation", "nicht", None),
            ("attribution", "erklärte", "sagte"),
        },
    ),
    "French": (
        "Le maire a déclaré mercredi que 3,5 millions d'euros ne seraient pas versés le 12 mai.",
        "Le maire a affirmé jeudi que 4,5 millions d'euros seraient versés le 12 mai.",
        {
            ("number", "3,5 millions", "4,5 millions"),
            ("date", "mercredi", "jeudi"),
            ("negation", "pas", None),
            ("attribution", "déclaré", "affirmé"),
        },
    ),
    "Spanish": (
        "El alcalde dijo el lunes que el puerto no abrirá antes del 12 de mayo.",
        "El alcalde aseguró el martes que el puerto abrirá antes del 14 de mayo.",
        {
            ("date", "lunes", "martes"),
            ("date", "12", "14"),
            ("negation", "no", None),
            ("attribution", "dijo", "aseguró"),
        },
    ),
    "Russian": (
        "Министр заявил в среду, что порт не откроют до 12 мая.",
        "Министр сообщил в четверг, что порт откроют до 12 мая.",
        {
            ("date", "среду", "четверг"),
            ("negation", "не", None),
            ("attribution", "заявил", "сообщил"),
        },
    ),
    "Finnish": (
        "Ministeri sanoi keskiviikkona, että satama ei ole auki ja 3,5 miljoonaa äänesti.",
        "Ministeri totesi torstaina, että satama on auki ja 3,8 miljoonaa äänesti.",
        {
            ("number", "3,5 miljoonaa", "3,8 miljoonaa"),
            ("date", "keskiviikkona", "torstaina"),
            ("negation", "ei", None),
            ("attribution", "sanoi", "totesi"),
        },
    ),
    "Polish": (
        "Minister powiedział w środę, że port nie zostanie otwarty 12 maja.",
        "Minister stwierdził w czwartek, że port zostanie otwarty 12 maja.",
        {
            ("date", "środę", "czwartek"),
            ("negation", "nie", None),
            ("attribution", "powiedział", "stwierdził"),
        },
    ),
    "Chinese": (
        "总理4月12日表示，政府不会增税，约3.5万人受影响。",
        "总理4月13日强调，政府会增税，约3.8万人受影响。",
        {
            ("number", "3.5万", "3.8万"),
            ("date", "12", "13"),
            ("negation", "不会", None),
            ("attribution", "表示", "强调"),
        },
    ),
    "Japanese": (
        "首相は4月12日、約3万5000人に影響はないと述べた。",
        "首相は4月13日、約3万8000人に影響すると強調した。",
        {
            ("number", "3万5000", "3万8000"),
            ("date", "12", "13"),
            ("negation", "ない", None),
            ("attribution", "述べ", "強調し"),
        },
    ),
    "Korean": (
        "장관은 수요일 3만 명이 참가하지 않았다고 그 자리에서 말했다.",
        "장관은 목요일 5만 명이 참가했다고 그 자리에서 강조했다.",
        {
            ("number", "3만", "5만"),
            ("date", "수요일", "목요일"),
            ("attribution", "말했다", "강조했다"),
        },
    ),
    "Arabic": (
        "قال الوزير يوم الأربعاء إن الميناء لن يفتح قبل 12 مايو أمام 3.5 مليون شخص.",
        "أعلن الوزير يوم الخميس أن الميناء سيفتح قبل 12 مايو أمام 3.8 مليون شخص.",
        {
            ("number", "3.5 مليون", "3.8 مليون"),
            ("date", "الأربعاء", "الخميس"),
            ("negation", "لن", None),
            ("attribution", "قال", "أعلن"),
        },
    ),
    "Hebrew": (
        "השר אמר ביום רביעי כי הנמל לא ייפתח לפני ה-12 במאי בפני כ-3.5 מיליון איש.",
        "השר הודיע ביום חמישי כי הנמל ייפתח לפני ה-12 במאי בפני כ-3.8 מיליון איש.",
        {
            ("number", "3.5 מיליון", "3.8 מיליון"),
            ("date", "רביעי", "חמישי"),
            ("negation", "לא", None),
            ("attribution", "אמר", "הודיע"),
        },
    ),
}


@pytest.mark.parametrize("language", CHANGED)
def test_what_changed(language: str) -> None:
    a, b, expected = CHANGED[language]
    assert set(facts(a + FRAME, b + FRAME)) == expected


REWORDED = {
    "German": (
        "Rund 3,5 Mio. Menschen waren bis zum 12. Mai nicht nur im Norden ohne Strom.",
        "Bis zum 12. Mai waren etwa 3,5 Millionen Menschen ohne Strom.",
    ),
    "French": (
        "Le 12 mai, environ 1.500 habitants étaient non seulement évacués mais logés à 14h30.",
        "Environ 1 500 habitants ont été évacués le 12 mai et logés à 14:30.",
    ),
    "Spanish": (
        "Unas 3.500.000 personas votaron el 12 de mayo, sin embargo, en el norte.",
        "El 12 de mayo votaron en el norte unos 3,5 millones de personas.",
    ),
    "Italian": (
        "Nessuno ha visto il porto di Bari dal 12 maggio, ha detto il sindaco.",
        "Non ha visto nessuno il porto di Bari dal 12 maggio, ha detto il sindaco.",
    ),
    "Russian": (
        "Около 1,5 млн человек никогда не видели порт до 12 мая.",
        "До 12 мая порт никогда не видели примерно 1,5 миллиона человек.",
    ),
    "Dutch": (
        "De haven blijft volgens de burgemeester niet alleen in mei naar behoren dicht.",
        "De haven blijft volgens de burgemeester in mei dicht.",
    ),
    "Chinese": (
        "不过，专家认为约35000人未来受影响，不少工人已离开。",
        "专家认为，约有3.5万人将来受影响，很多工人已经离开。",
    ),
    "Japanese": (
        "専門家は約三万五千人に影響するかもしれないとみている。",
        "約3万5000人に影響する可能性があると専門家はみている。",
    ),
    "Arabic": (
        "قد وصل الوفد إلى الميناء في 12 مايو ومعه 35 شخصا من العمال.",
        "وصل الوفد إلى الميناء في ١٢ مايو ومعه ٣٥ شخصا من العمال.",
    ),
    "Hebrew": (
        "הנמל ייפתח ב-12 במאי לא רק לתיירים אלא לכ-3,500 תושבים, לפי העירייה.",
        "לפי העירייה הנמל ייפתח ב-12 במאי לתיירים ולכ-3,500 תושבים.",
    ),
}


@pytest.mark.parametrize("language", REWORDED)
def test_what_is_only_reworded(language: str) -> None:
    a, b = REWORDED[language]
    assert facts(a + FRAME, b + FRAME) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_entry_is_written_as_texts_are_folded(code: str) -> None:
    language = LANGUAGES[code]
    tables = (
        *(language.function, language.doubt, language.sayings, language.numbers),
        *(language.magnitudes, language.months, language.weekdays, language.days),
        *(language.fractions, language.passive, language.before_weekday),
    )
    assert [word for table in tables for word in table if fold(word) != word] == []

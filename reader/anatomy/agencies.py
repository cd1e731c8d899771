"""News agencies: forty names in their spellings, and the words that credit them.

Knows names; must not know where in an article a name was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reader.pattern import pattern

# One agency a line: the name shown, then its spellings as they are printed.
_TABLE = """
The Associated Press|AP|Associated Press|A.P.|AP News|美联社|Associated Press (AP)|АП
Reuters|Thomson Reuters|Reuters Life!|Рейтер|路透社|रॉयटर्स|رويترز
Agence France-Presse|AFP|Agence France Presse|A.F.P.|法新社|АФП|أ ف ب|فرانس برس
Sputnik|Sputnik News|Спутник
TASS|ITAR-TASS|ТАСС|ИТАР-ТАСС
RIA Novosti|РИА Новости|RIA
Interfax|Интерфакс
Interfax-Ukraine|Інтерфакс-Україна
Ukrinform|Укрінформ|Укринформ
UNIAN|УНІАН|УНИАН
Xinhua|Xinhua News Agency|新华社|新華社
China News Service|中新社|中新网|CNS
CNA|中央社
Kyodo News|Kyodo|共同通信|共同
Jiji Press|Jiji|時事通信|時事
Yonhap|Yonhap News Agency|연합뉴스
United Press International|UPI
The Canadian Press|Canadian Press|CP|La Presse Canadienne|Presse Canadienne|PC
Press Association|PA Media|PA|PA News Agency
Australian Associated Press|AAP
dpa|Deutsche Presse-Agentur|DPA|dpa-AFX
APA|Austria Presse Agentur
Keystone-SDA|SDA|ATS|Keystone-ATS
ANSA|Ansa
Adnkronos|AdnKronos
askanews|Askanews
EFE|Agencia EFE|Efe
Europa Press|EUROPA PRESS
Lusa|Agência Lusa|LUSA
Agência Brasil|ABr
Notimex
Télam|Telam
Prensa Latina|PL
ANP
Belga
Ritzau
TT|TT Nyhetsbyrån
NTB
STT|Lehtikuva
PAP|Polska Agencja Prasowa
ČTK|CTK
MTI
Agerpres
BTA
Tanjug
Hina
Anadolu Agency|Anadolu|AA|Anadolu Ajansı
IRNA|ایرنا
Tasnim|Tasnim News Agency
Press Trust of India|PTI
Asian News International|ANI
Indo-Asian News Service|IANS
Associated Press of Pakistan|APP
Bernama
Antara
Petra
SPA|Saudi Press Agency|واس
WAM
MENA
Bloomberg|Bloomberg News
States News Service
Inter Press Service|IPS
"""
_LONGEST = 60  # characters of a name; no agency's has as many
_LONGEST_CREDIT = 400
_GENERIC_ENDS = ("News Agency", "News", "Wire", "Life!")
_GENERIC = pattern(rf"\s+(?:{'|'.join(_GENERIC_ENDS)})$")

_CREDIT = pattern(
    r"(?:with (?:additional )?(?:files|reports|reporting|material|information|input|"
    r"notes)(?: reporting)? (?:from|by)\b"
    r"|contributed (?:to|reporting)\b|additional reporting\b|\(?\breporting (?:and writing )?by\b"
    r"|\(?(?:writing|editing|compiled|edited) by\b|avec (?:l['’])?(?:afp|ap|reuters|la presse|"
    r"des informations)\b"
    r"|mit material (?:von|der)\b|con informaci[oó]n de\b|con agencias\b|"
    r"com informa[cç][oõ]es d[aeo]\b"
    r"|(?:quelle|source|fuente|fonte|bron|źródło|kilde|källa)\s?: )",
    re.IGNORECASE,
)  # fmt: skip
# Apart, for it begins with a word, as most lines do.
_REPORTED = pattern(r"[A-Z][\w'’.-]+ (?:and [A-Z][\w'’.-]+ )?reported from\b", re.IGNORECASE)
CREDIT_OF_SOURCE = pattern(
    r"[\W_]{0,3}(?:quelle|source|fuente|fonte|bron|źródło|kilde|källa)\s?:", re.IGNORECASE
)
"""The one form of credit that charts and pictures inside a story carry too."""


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    known: dict[str, str] = {}
    for line in _TABLE.strip().splitlines():
        names = line.split("|")
        for name in names:
            known.setdefault(name, names[0])
            if len(name) > 4:
                known.setdefault(name.lower(), names[0])
    return known


def agency_named(name: str) -> str | None:
    """Give the agency that a whole name, as printed, belongs to.

    Short forms count only in their own capitals: "AP" is an agency, "ap" is not.
    """
    name = " ".join(name.split()).strip(" .,;:*")
    return _agency_spelled(name) if len(name) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _agency_spelled(name: str) -> str | None:
    spellings = _spellings()
    for form in _forms(name):
        if form in spellings:
            return spellings[form]
        if len(form) > 4 and form.lower() in spellings:
            return spellings[form.lower()]
    return None


def _forms(name: str) -> Iterator[str]:
    yield name
    if name.endswith(_GENERIC_ENDS):
        yield _GENERIC.sub("", name)
    if name.startswith(("The ", "the ")):
        yield name.removeprefix("The ").removeprefix("the ")


@lru_cache(maxsize=1)
def _anywhere() -> re.Pattern[str]:
    names = {name for line in _TABLE.strip().splitlines() for name in line.split("|")}
    printed = [re.escape(name) for name in sorted(names, key=len, reverse=True)]
    return pattern(rf"(?<![\w.])(?:{'|'.join(printed)})(?!\w)")


def is_credit(text: str) -> bool:
    """Tell whether a line credits who wrote or helped, after the story, and tells nothing."""
    if len(text) > _LONGEST_CREDIT:
        return False
    bare = text.lstrip("(-–—*• [_")
    reported = "reported from" in text.lower() and _REPORTED.match(bare)
    if reported or _CREDIT.match(bare):
        return not bare.lower().startswith("source") or len(text) < 60
    return len(text) < 250 and ("contributed to this" in text or "contributed reporting" in text)


def agencies_in(text: str) -> tuple[str, ...]:
    """Give the agencies named in a credit line, in order, each once."""
    found = (_spellings()[match[0]] for match in _anywhere().finditer(text))
    return tuple(dict.fromkeys(found))

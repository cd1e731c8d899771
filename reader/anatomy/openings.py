"""Openings: the words by which a line says that who wrote comes next, in the press's languages.

Knows "By", "Von", "Автор", "记者" and their like; must not know what a name looks like.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.anatomy.agencies import agency_named
from reader.model import Span
from reader.named import NamedTuple
from reader.pattern import pattern

_COLON = r"(?:\s?[:：]\s*|\s+)"
# To mind no capitals is told of every letter of a range by itself, even where there are none.
_HAN = r"(?-i:[\u3400-\u9fff])"

# How a byline opens, by the language whose articles an outlet's name may begin with.
_MANNERS = {
    "en": (
        r"(?:(?:story|words|text|report(?:ing|ed)?|written|posted|published|analysis|opinion|"
        r"review|photographs?|article|column|commentary|comment|interview|essay|perspective)\s)?"
        rf"by{_COLON}"
        r"|(?:authors?|author\(s\)|writers?|reporters?|journalist|byline|words)\s?:\s*"
    ),
    "de": (
        r"(?:(?:eine?\s\w{4,20}|text|bericht|kommentar|analyse|interview|geschrieben|verfasst|"
        rf"artikel|gastbeitrag)\s)?von{_COLON}(?!de[rnm]\s)"
        r"(?:unsere[mnr]\s\w+\s)?"
        r"|(?:autor(?:en|in|innen)?|text|bericht)\s?:\s*"
        r"|aus\s[^\W\d_][\w\s-]{2,30}\sberichte[nt]\s"
    ),
    "fr": (
        r"(?:(?:écrit|rédigé|publié|posté|texte|article|propos recueillis|recueilli|chronique)\s)?"
        rf"par{_COLON}(?=\S)(?!notre|nos)"
        r"|(?:auteure?s?|autrice|texte)\s?:\s*"
        r"|(?:de|par)\s(?:notre|nos)\s(?:envoyé|correspondant)\w*(?:\s(?:spéci|perman)\w+)?"
        r"(?:\s(?:à|en|au|aux)\s[^,]{2,30})?,?\s"
    ),
    "es": (
        r"(?:(?:escrito|redactado|publicado|texto|reportagem|análise|análisis|entrevista)\s)?"
        rf"por{_COLON}"
        r"|(?:autor(?:es|a|as)?|texto|reportagem|redacción)\s?:\s*"
    ),
    "it": (
        r"(?:(?:scritto|articolo|testo|testi|a cura|servizio|intervista|analisi|commento)\s)?"
        rf"d[ia]{_COLON}(?=(?-i:[^\W\d_a-z]))"
        r"|dal(?:la)?\snostr[oa]\s\w+(?:\s(?:a|da|in)\s[A-Z]\w+)?,?\s|autor[ei]\s?:\s*"
    ),
    "nl": rf"door{_COLON}|van onze (?:redacteur|verslaggever|correspondent)\w*,?\s|tekst\s?:\s*",
    "sv": rf"(?:skrevet |skriven )?a[vf]{_COLON}|journalist\s?:\s*",
    "pl": r"(?:autor(?:ka|zy)?|oprac|napisała?|autoři|szerző|yazan|haber|muhabir)\.?:?\s",
    "ro": r"de\s(?=(?-i:[^\W\d_a-z])\w+\s(?-i:[^\W\d_a-z]))",
    "ru": (
        r"(?:автор(?:ы|ка|и)?|беседовал[аи]?|[бb]еседовал[аи]?|подготовил[аи]?|записал[аи]?|"
        rf"корреспондент|журналист){_COLON}|текст\s?:\s*"
    ),
    "zh": (
        rf"(?:本[报報网刊]|新[华華]社|中新社|{_HAN}{{2,6}}[报報网社])?"
        rf"(?:特[约約派]|[实実]习|首席)?(?:驻{_HAN}{{2,4}})?"
        r"(?:[记記]者|作者|撰文|撰稿|采[写寫]|採訪|編集委員|執筆|文字|取材・文|编译)\s*[／/：:＝=丨]?\s*"
        r"|文\s*[／/：:＝=丨]\s*"
    ),
    "ar": r"(?:بقلم|كتبت?|إعداد|الكاتبة?|تقرير)(?:\s?[:：/-]\s*|\s+)|(?:מאת|כתב):?\s",
}
_OPENING = pattern(
    "|".join(f"(?P<{language}>(?:{form})(?=\\S))" for language, form in _MANNERS.items()),
    re.IGNORECASE,
)
_LABEL = pattern(
    r"(?:author(?:s)?(?: of the article)?|(?:written|story|words|text) by|by|autor(?:in|en|es|a)?|"
    r"auteure?s?|autore|von|par|por|di|автор(?:ы)?|текст|作者|[记記]者|بقلم|כתב|yazar)\s?[:：]?",
    re.IGNORECASE,
)
_REPORTER = pattern("[记記]者|特|驻")
_KOREAN = pattern(r"([\uac00-\ud7af]{2,4})\s?(?:선임|특파)?\s?(?:기자|특파원)(?!\w)")


class Opening(NamedTuple):
    """How a byline opens: where the names stand, in which language, for which agency.

    ``language`` is the key of its manner, "en" where that tells nothing.
    """

    name: Span
    language: str
    agency: str | None


@lru_cache(maxsize=1024)  # several rooms ask it of every line above a story
def opening_of(text: str) -> Opening | None:
    """Read how a line opens as a byline; None where it does not."""
    opening = _OPENING.match(text)
    begin = opening.end() if opening else 0
    if reporter := _KOREAN.match(text, begin):
        return Opening(Span(*reporter.span(1)), "ko", None)
    if opening is None:
        return None
    language = opening.lastgroup or "en"
    agency = agency_named(_REPORTER.split(opening[0])[0]) if language == "zh" else None
    return Opening(Span(begin, len(text)), language, agency)


def opens_byline(text: str) -> bool:
    """Tell whether a line begins with "By" or its like in another language."""
    return opening_of(text) is not None


def is_author_label(text: str) -> bool:
    """Tell whether a whole line announces that the next one is the author."""
    return len(text) < 40 and _LABEL.fullmatch(text) is not None

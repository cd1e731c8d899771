"""Mastheads: what papers, stations and sites are called that no table of outlets knows.

Knows the words such names are made of (``mastheads.tsv``); must not know where in an
article a name was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from reader.anatomy import addresses, people, places
from reader.anatomy.outlets import is_distinctive, outlet_named
from reader.dates.finding import find_dates
from reader.pattern import pattern

_TABLE = Path(__file__).with_name("mastheads.tsv")
_MOST_WORDS = 6
_LONGEST = 60
_GIVEN_NAME = 4  # letters from which a word before "Sun" or "Post" is hardly a given name
_HAN_MASTHEAD = pattern(
    r"[\u3040-\u30ff\u3400-\u9fffA-Za-z]{1,12}"
    r"(?:日报|日報|晚报|晚報|早报|早報|时报|時報|周刊|週刊|新闻|新聞|新闻网|新聞網|通讯社|通訊社|电视台|電視台|"
    r"电台|广播|网|網|社|報|报|放送|テレビ|ニュース|新報|タイムズ|通信|在线)"
)
_CALL_SIGN = pattern(r"[KW][A-Z]{2,3}(?:[\s-](?:TV|FM|AM|\d{1,2}))?")
_NETWORKS = frozenset({"NBC", "ABC", "CBS", "FOX", "CNN", "BBC", "ITV", "CBC", "CTV", "PBS", "NPR",
                       "ARD", "ZDF", "RTL", "WDR", "NDR", "MDR", "SWR", "RAI", "RTVE", "RTP",
                       "TF1", "NOS", "RTÉ", "SBS", "TVNZ", "RNZ", "NHK", "KBS", "TRT"})  # fmt: skip
_QUOTED = pattern(r"[«„“\"]([^«»„“”\"]{2,50})[»“”\"]")

_ARTICLES = {
    "en": ("the",), "de": ("die", "der", "das"), "fr": ("le", "la", "les", "l"),
    "es": ("el", "la", "los", "las", "o", "a"), "it": ("il", "la", "lo", "l", "i"),
}  # fmt: skip


@lru_cache(maxsize=4)
def _words(place: str) -> frozenset[str]:
    """Give the words that stand first or last in mastheads, are surnames, or in menus too."""
    rows = _TABLE.read_text(encoding="utf-8").splitlines()[1:]
    pairs = (row.split("\t") for row in rows)
    return frozenset(word for one, words in pairs if one == place for word in words.split())


def is_masthead(name: str, language: str = "en", *, alone: bool = False) -> bool:
    """Tell whether a whole name is an outlet's by its words: The Daily Quay, Radio Nord.

    ``alone``: nothing about it says that an outlet is to be expected, so that an article before
    it, as in "The Weekend", is not enough. ``language`` is that of the line (en, de, fr, es, it
    or another), in whose articles a name may begin: "Le Quai" after "Par", not after "By".
    """
    name = " ".join(name.split()).strip(" .,;:*") if len(name) <= _LONGEST else ""
    return name != "" and _is_masthead(name, "" if alone else language)


@lru_cache(maxsize=1024)
def _is_masthead(name: str, language: str) -> bool:
    if quoted := _QUOTED.fullmatch(name):
        return quoted[1][0].isupper()
    if _HAN_MASTHEAD.fullmatch(name) or _CALL_SIGN.fullmatch(name):
        return True
    if " " not in name:
        return "." in name and bool(addresses.find_hosts(name, 0, len(name)))
    words = name.split()
    if len(words) > _MOST_WORDS or name[0].islower() or places.is_place(name):
        return False
    if _is_section(words) or find_dates(name):
        return False
    return _begins_so(words, name, language) or _ends_so(words)


def _is_section(words: Sequence[str]) -> bool:
    """Tell whether all words are a menu's: "World News", "The Latest", "Morning Briefing"."""
    told = [word.lower().strip(".,:") for word in words if word.lower() not in _ARTICLES["en"]]
    menu = _words("weak") | _words("first")
    return all(word in menu or people.is_common(word) for word in told) and (
        not told or told[-1] in _words("weak")
    )


def _begins_so(words: Sequence[str], name: str, language: str) -> bool:
    first = words[0].lower()
    article = first.partition("'")[0].partition("’")[0]
    if article in _ARTICLES.get(language, ()) and words[1][0].isupper():
        return True
    return (words[0] in _NETWORKS and not name.isupper()) or first in _words("first")


def _ends_so(words: Sequence[str]) -> bool:
    """Tell whether the last word is a paper's, and no surname: "South Sun", but "Wei Sun"."""
    last = words[-1].lower()
    person = last in _words("surname") and len(words) == 2 and len(words[0]) < _GIVEN_NAME
    return last in _words("last") and not person


def masthead(name: str) -> str:
    """Give a name as an outlet is listed: that of the table, else without quotation marks."""
    name = " ".join(name.split()).strip(" .,;:*|")
    if (known := outlet_named(name)) and is_distinctive(name):
        return known.name
    quoted = _QUOTED.fullmatch(name)
    return quoted[1] if quoted else name

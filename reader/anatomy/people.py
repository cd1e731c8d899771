"""Authors: names of people in bylines.

Knows what a byline and a person's name look like; must not guess names from running text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from reader.anatomy import furniture
from reader.anatomy.agencies import agency_named
from reader.anatomy.lines import tidy
from reader.anatomy.outlets import is_distinctive, outlet_named
from reader.model import Span
from reader.pattern import pattern

_BY = pattern(
    r"(?:(?:story|words|text|report|written|posted|analysis|opinion|review|photographs?|"
    r"article)\s)?"
    r"(?:(?:by|von|par|por|di|door|af|av|autor(?:es|in)?|بقلم|كتب|מאת)(?::\s*|\s+)|"
    r"(?:authors?|author\(s\)|auteur\s?|tekst|автор|текст|бeседовал[аи]?|文|作者):\s*|"
    r"(?:文[／/：]|作者：|記者|记者)\s*)(?=\S)",
    re.IGNORECASE,
)
_AUTHOR_LABEL = pattern(
    r"(?:author(?:s)? of the article|authors?|written by|by|autor|auteur|автор):?", re.IGNORECASE
)
_DIVIDERS = pattern(
    r"\s*(?:,|;|&|/|\b(?:and|with|avec|mit|con|et)\b|\bund\b|\by\b|\be\b|\ben\b|\boch\b|\bi\b|、)\s*"
)
_PARTS = pattern(r"\s*[|·•]\s*|\s+[-–—]\s+|\s{4,}")
_STOPS = pattern(
    r"\s*(?:[|·•–—(\[@<]|\s-\s|\bfor\s|\bof\s(?:the\s)?|\bin\s|\bat\s|\bon\s|"
    r"(?<!\w)(?:staff|special|senior|political|national|chief|correspondent|reporter|editor|"
    r"writer|contributor|published|posted|updated|freelance|\d))",
    re.IGNORECASE,
)  # fmt: skip
_JOB = pattern(
    r"\s+(?:(?:[A-Z][\w&]+\s){0,3})(?:reporter|correspondent|editor|writer|contributor|columnist|"
    r"producer|journalist|staff|freelance|bureau)\b.*$",
    re.IGNORECASE,
)
_FOOTNOTE = pattern(r"(?<=[^\W\d_])\s?\d{1,2}$")
_EMAIL = pattern(
    r"[\w.+-]{1,64}@[\w.-]{1,190}|(?<!\w)@\w{1,40}|\b(?:twitter|email|e-mail):?\b", re.I
)
_PARTICLES = frozenset({
    "de", "da", "do", "dos", "das", "di", "del", "della", "van", "von", "der", "den", "ter",
    "ten", "la", "le", "el", "al", "bin", "ibn", "bint", "abu", "y", "e", "du", "des", "zu",
    "zum", "zur", "af", "av", "Jr", "Jr.", "Sr", "Sr.", "II", "III",
})  # fmt: skip
_NAME_WORD = pattern(r"[^\W\d_](?:[^\W\d_]|[.'’\-‐]|[\u0300-\u036f\u0900-\u0dff\u0610-\u065f])*")
_NO_NAMES = frozenset({
    "news", "staff", "desk", "team", "editor", "editors", "editorial", "board", "reporter",
    "reporters", "correspondent", "agency", "agencies", "press", "wire", "online", "service",
    "services", "newsroom", "admin", "guest", "published", "posted", "updated", "share", "print",
    "email", "save", "comments", "facebook", "twitter", "read", "more", "story", "photo", "video",
    "image", "getty", "images", "listen", "watch", "subscribe", "sign", "home", "world",
    "politics", "business", "sport", "sports", "opinion", "the", "this", "that", "live",
    "breaking", "exclusive", "join", "conversation", "copy", "link", "advertisement", "credits",
    "credit", "and", "minute", "min", "ago", "today", "yesterday", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "june", "july", "august", "september", "october", "november", "december", "release",
    "related", "top", "stories", "latest", "menu", "search", "reuters", "analysis", "city",
    "page", "front", "administration", "government", "university", "house", "court", "council",
    "party", "department", "minister", "contact", "office", "institute", "association",
    "committee", "mexico", "america", "europe", "africa", "asia", "states", "kingdom",
    "copyright", "technology", "download", "pdf", "deals", "delivered", "get", "best",
    "icon", "logo", "free", "newsletter", "newsletters", "podcast", "fact", "check", "your",
    "science", "health", "culture", "travel", "weather", "money", "times", "tribune", "gazette",
    "chronicle", "journal", "magazine", "newspaper", "newspapers", "broadcasting", "media",
})  # fmt: skip
# How papers are called: behind a comma in a byline such a name is no second author's.
_PAPERS = frozenset({
    "post", "herald", "star", "courier", "observer", "express", "standard", "telegraph", "mirror",
    "globe", "examiner", "bulletin", "dispatch", "inquirer", "independent", "daily", "weekly",
    "today", "review", "monitor", "leader", "argus", "sentinel", "gazette", "times", "tribune",
    "chronicle", "journal", "magazine", "news",
})  # fmt: skip
_HAN_NAME = pattern(r"[\u3400-\u9fff\uac00-\ud7af]{2,5}")


class Byline(NamedTuple):
    """Who is named in a line. ``span`` is where; ``labelled`` tells a "By" or its like."""

    people: tuple[str, ...]
    agencies: tuple[str, ...]
    outlet: str | None
    span: Span
    labelled: bool


def opens_byline(text: str) -> bool:
    """Tell whether a line begins with "By" or its like in another language."""
    return _BY.match(text) is not None


def is_author_label(text: str) -> bool:
    """Tell whether a whole line announces that the next one is the author."""
    return len(text) < 40 and _AUTHOR_LABEL.fullmatch(text) is not None


def read_byline(text: str, offset: int, *, labelled: bool = False) -> Byline | None:
    """Read a piece of a line that may name who wrote. None when nobody is named.

    ``text`` is the piece before any date, ``offset`` where it begins in the article.
    """
    if len(text) > 200:
        return None
    opening = _BY.match(text)
    begin = opening.end() if opening else 0
    labelled = labelled or opening is not None
    people, agencies, outlet = _named(text[begin:], labelled=labelled)
    if not (people or agencies or outlet):
        return None
    return Byline(people, agencies, outlet, Span(offset, offset + len(text.rstrip())), labelled)


@lru_cache(maxsize=2048)  # a line is read as headline, as byline and for its writers
def _named(words: str, *, labelled: bool) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    people: list[str] = []
    agencies: list[str] = []
    outlet = None
    for piece in _PARTS.split(_EMAIL.sub(" ", words)):
        found = _pieces(piece.strip(), labelled=labelled and not people)
        people += found[0]
        agencies += found[1]
        outlet = outlet or found[2]
    return tuple(dict.fromkeys(people)), tuple(dict.fromkeys(agencies)), outlet


def _pieces(text: str, *, labelled: bool) -> tuple[list[str], list[str], str | None]:
    if agency := agency_named(text):
        return [], [agency], None
    if furniture.is_button(text) or furniture.is_notice(text) or furniture.is_rights(text):
        return [], [], None
    if (whole := outlet_named(text)) and (is_distinctive(text) or not _looks_like_name(text)):
        return [], [], whole.name
    people: list[str] = []
    agencies: list[str] = []
    outlet = None
    for part in _DIVIDERS.split(text):
        name = _name_in(part)
        if agency := agency_named(part) or agency_named(name):
            agencies.append(agency)
        elif (brand := outlet_named(part)) and is_distinctive(part):
            outlet = brand.name
        elif people and is_paper(name):
            outlet = outlet or name
        elif is_name(name, labelled=labelled):
            people.append(name)
        elif not labelled:
            return [], agencies, outlet  # an unlabelled line is names throughout, or none
    return people, agencies, outlet


def _name_in(part: str) -> str:
    """Give a name without the job, the place and the footnote behind it."""
    words = tidy(_FOOTNOTE.sub("", part.strip(" ,")))
    if job := _JOB.search(words):
        head = words.split()
        fewest = 2 if len(words[: job.start()].split()) < 2 else len(words[: job.start()].split())
        words = " ".join(head[:fewest])
    return _STOPS.split(words, maxsplit=1)[0].strip(" .,:;*")


def is_paper(name: str) -> bool:
    """Tell whether words that are no known outlet's name are a paper's: Island Post."""
    words = name.split()
    return 2 <= len(words) <= 4 and words[-1].lower() in _PAPERS and name[0].isupper()


def _looks_like_name(text: str) -> bool:
    return is_name(text, labelled=False)


def is_name(text: str, *, labelled: bool) -> bool:
    """Tell whether words look like one person's name: two to four, each capitalised.

    After "By" a single word passes in scripts that write names without a blank.
    """
    if not text or len(text) > 60:
        return False
    if _HAN_NAME.fullmatch(text):
        return labelled
    words = text.split()
    if not 2 <= len(words) <= 5 or not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    if any(word.lower().strip(".") in _NO_NAMES for word in words):
        return False
    if not labelled and text.isupper():
        return False  # a cry, a ticker, a section: names in capitals need their "By"
    proper = [word for word in words if word not in _PARTICLES]
    return 1 <= len(proper) <= 4 and all(word[0].upper() == word[0] for word in proper)

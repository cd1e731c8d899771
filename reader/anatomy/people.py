"""People: what a person's name looks like, and the words by which what is none is told.

Knows single names; must not know where in a line or a page one stands, nor guess names from
running text.
"""

from __future__ import annotations

import re

from reader.anatomy import places
from reader.anatomy.agencies import agency_named
from reader.anatomy.shapes import tidy
from reader.pattern import pattern

_STOPS = pattern(
    r"\s*(?:[@<]|(?<!\w)(?:staff|special|senior|political|national|chief|correspondent|reporter|"
    r"editor|writer|contributor|published|posted|updated|freelance|\d))",
    re.IGNORECASE,
)
_ROLE = (
    r"reporter(?:in)?|correspondents?|editors?|editor-in-chief|writer|contributor|columnist|"
    r"producer|journalist(?:in)?|staff|freelancer?|bureau|bureau chief|analyst|critic|fellow|"
    r"professor|researcher|photographer|presenter|anchor|trainee|intern|"
    r"redakteur(?:in)?|korrespondent(?:in)?|volontär(?:in)?|chefredakteur(?:in)?|"
    r"correspondant(?:e|s)?|journaliste|envoyée?s?|rédact(?:eur|rice)|chroniqueu(?:r|se)|reporters|"
    r"corresponsal|periodista|redactora?|enviad[oa]|jornalista|repórter|correspondente|"
    r"inviat[oa]|corrispondente|giornalista|redacteur|verslaggever|"
    r"корреспондент|журналист|обозреватель|редактор|спецкор|кореспондент|журналіст|"
    r"مراسل|مراسلة|صحفي|کاتب"
)
_JOB = pattern(rf"\s+(?:(?:[A-Z][\w&]+\s){{0,3}})(?:{_ROLE})\b.*$", re.IGNORECASE)
_HOLDS_ROLE = pattern(rf"(?<!\w)(?:{_ROLE}|ph\.?d|m\.?d\.?|md|mp|msc)(?!\w)", re.IGNORECASE)
_NO_JOURNALIST = pattern(
    r"(?<!\w)(?:photos?|photograph\w*|pictures?|images?|video|graphics?|illustrations?|edited|"
    r"editing|fotos?|bilder|photographies|illustration|foto)(?!\w)", re.IGNORECASE,
)  # fmt: skip
_FOOTNOTE = pattern(r"(?<=[^\W\d_])\s?\d{1,2}$")
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
    "our", "own", "bureau", "network", "radio", "digital", "group", "correspondents",
    "wires", "contributors", "redaktion", "rédaction", "redacción", "redação", "redazione",
    "redactie", "redaktionen", "redakcja", "редакция", "редакція", "agenturen", "agences",
    "agencias", "agências", "agenzie", "агентства", "notre", "nuestro", "unserem", "unserer",
    "nostro", "nostra", "от", "автор", "بقلم", "كتب", "كتبت", "local", "via", "courtesy",
})  # fmt: skip
# Words that make two capitalised words a section, where no "By" stands before them.
_TOPICS = frozenset({
    "affairs", "arts", "books", "change", "climate", "companies", "crime", "defence", "defense",
    "economics", "economy", "education", "elections", "energy", "entertainment", "environment",
    "estate", "fashion", "features", "film", "films", "finance", "food", "football", "foreign",
    "games", "global", "golf", "history", "human", "industry", "intelligence", "international",
    "investing", "investigations", "law", "life", "lifestyle", "local", "markets", "motoring",
    "movies", "music", "national", "nature", "obituaries", "personal", "policy", "property",
    "regional", "religion", "rights", "royals", "rugby", "security", "society", "soccer",
    "space", "style", "tech", "tennis", "theatre", "transport", "war", "women",
    "politik", "wirtschaft", "gesellschaft", "kultur", "wissen", "panorama", "politique",
    "économie", "société", "monde", "política", "economía", "sociedad", "deportes", "cultura",
    "economia", "esporte", "mundo", "cronaca", "esteri", "политика", "экономика",
    "общество", "культура", "спорт", "наука", "происшествия", "мире", "новости",
})  # fmt: skip
_HAN_NAME = pattern(r"[\u3400-\u9fff]{2,4}(?:・[\u30a0-\u30ff]+)?|[\uac00-\ud7af]{2,4}")

_SURNAME_FIRST = pattern(
    r"((?:(?:[a-z]{1,3}|[VD][aeo]n?|von|van)\s){0,2}[^\W\d_][\w'’-]+),\s"
    r"([^\W\d_][\w'’-]*\.?(?:\s[^\W\d_][\w'’-]*\.?){0,2})"
)


def name_in(part: str) -> str:
    """Give a name without the job and the footnote behind it."""
    words = tidy(_FOOTNOTE.sub("", part.strip(" ,")))
    if job := _JOB.search(words):
        head = words.split()
        words = " ".join(head[: max(2, len(words[: job.start()].split()))])
    return _STOPS.split(words, maxsplit=1)[0].strip(" .,:;*")


def in_reading_order(names: str) -> str:
    """Give names as they are read, with commas between them.

    Catalogues write the surname first: "Roe, Jane; van Doe, John M."
    """
    parts = [part.strip() for part in names.split(";") if part.strip()]
    turned = [_SURNAME_FIRST.fullmatch(part) for part in parts]
    if any(found is None or agency_named(found[1]) for found in turned):
        return ", ".join(parts)
    return ", ".join(f"{found[2]} {found[1]}" for found in turned if found)


def holds_role(words: str) -> bool:
    """Tell whether words say what somebody does: "Northam Bureau Chief", "PhD"."""
    return _HOLDS_ROLE.search(words) is not None


def is_common(word: str) -> bool:
    """Tell whether a word in lower case stands in menus and sections and in no name."""
    return word in _NO_NAMES or word in _TOPICS


def credits_other_work(words: str) -> bool:
    """Tell whether words credit pictures or editing and not the writing."""
    return _NO_JOURNALIST.search(words) is not None


def is_name(text: str, *, labelled: bool) -> bool:
    """Tell whether words look like one person's name: two to four, each capitalised.

    After "By" a single word passes in scripts that write names without a blank.
    """
    if not text or len(text) > 60:
        return False
    if not text.isascii() and _HAN_NAME.fullmatch(text):  # most need it not even compiled
        return labelled
    words = text.split()
    if not 2 <= len(words) <= 5 or not all(_NAME_WORD.fullmatch(word) for word in words):
        return False
    lowered = {word.lower().strip(".") for word in words}
    if not _NO_NAMES.isdisjoint(lowered) or places.is_place(text):
        return False
    if not labelled and (text.isupper() or not _TOPICS.isdisjoint(lowered)):
        return False  # a cry, a ticker, a section: names in capitals need their "By"
    proper = [word for word in words if word not in _PARTICLES]
    return 1 <= len(proper) <= 4 and all(word[0].upper() == word[0] for word in proper)


def names_in(text: str, *, labelled: bool) -> list[str]:
    """Give the name that words are; several where names of one script stand side by side."""
    if is_name(text, labelled=labelled):
        return [text]
    pieces = text.split()
    if labelled and len(pieces) > 1 and all(map(_HAN_NAME.fullmatch, pieces)):
        return pieces
    joined = text.replace(" ", "").replace("\u3000", "")
    return [joined] if labelled and _HAN_NAME.fullmatch(joined) else []

"""The edges of a story: lines that are furniture above or below it, and may be prose inside.

Knows the words by which a page speaks to its reader, of its author, or of how long ago; must not
know where in a page a line stands.
"""

from __future__ import annotations

import re

from reader.anatomy.shapes import folded, holds_one
from reader.pattern import pattern

_END_CREDIT = pattern(
    r"[.!?)”\"']\s(?:supplied|handout|pictured?|file|"
    r"(?:photo|image|picture|credit|foto|bild|фото)s?(?::|\sby|\sde|\scredit)?\s.{2,60}|"
    r"[^.!?]{2,40}/[^.!?]{2,40})$",
    re.IGNORECASE,
)
# The boundary stands before all words at once: most letters are passed over by it alone.
_MOMENT = pattern(
    r"\b(?:(?:\d{1,3}|an?|one)\s?(?:s|m|h|d|w|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|"
    r"weeks?|months?)\.?\s(?:ago|read\b)|just now\b|mins?\s?read\b|"
    r"(?:vor|il y a|hace|há|fa)\s\d{1,3}\s(?:min|sek|stund|tag|h\b|heure|jour|hora|d[ií]a|dia|"
    r"or[ae]|giorn)|\d{1,3}\s(?:min\w*|uur|dag\w*|timm\w*|tim\w*|dage?r?|godz\w*|dni|saat|dakika|"
    r"gün|час\w*|мин\w*|дн\w*|год\w*|хв\w*)\.?\s(?:geleden|sedan|siden|temu|önce|назад|тому))|"
    r"\d{1,3}\s?(?:分|時間|小时|小時|分钟|分鐘|天|日)前|\d{1,3}\s?(?:분|시간|일)\s?전|"
    r"(?:منذ|قبل)\s\d{1,3}",
    re.IGNORECASE,
)
_DIGIT = pattern(r"\d")
_TIME_WORDS = ("ago", "read", "now")  # one of these or a digit stands in every such line
_APPEAL = pattern(
    r"\b(?:(?:our|your|my)\s(?:\w+\s){0,5}(?:newsletters?|inbox|app|feeds?|bookmarks|journalism|"
    r"subscription|account|e-?mail address|email|name|ad blocker)\b|sign(?:ing)? up (?:for|to)\b|"
    r"unsubscribe\b|affiliate\b|when you (?:buy|purchase)\b|cookies?\b|recaptcha\b|"
    r"privacy (?:policy|notice)\b|javascript\b|logged in\b|log (?:in|out)\b|"
    r"our (?:website|news team|news page)\b|preferred source\b|google news\b|e-?paper\b|"
    r"please (?:enter|enable|register|refresh)\b|"
    r"thank(?:s| you) for (?:signing|subscribing|registering|reading)\b|"
    r"independent(?:ly)? (?:of|selected|chosen)\b|subscribe (?:now|today)\b|"
    r"follow (?:him|her|them|us|\w+|\w+ \w+) on\b|image credit:|newsletter\b|"
    r"abonn(?:ez|ieren)\b|suscr[ií]b|(?:iscriviti|assine|inscreva)|"
    r"подпи(?:шитесь|сывайтесь)\b)|会員登録|登録すると",
    re.IGNORECASE,
)
# What a line that speaks to the reader holds one of: far quicker to look for.
_APPEALING = (
    "newsletter", "inbox", " app", "feed", "bookmarks", "journalism", "subscri", "account",
    "email", "e-mail", "your name", "blocker", "sign up", "signing up", "affiliate", "you buy",
    "you purchase", "cookie", "recaptcha", "privacy", "javascript", "log in", "log out",
    "logged in", "our website", "our news", "preferred source", "google news", "epaper", "e-paper",
    "please", "thank", "independent", "follow ", "credit:", "abonn", "suscr", "iscriviti",
    "assine", "inscreva", "подпи", "会員", "登録",
)  # fmt: skip
_NAME = r"(?:[^\W\d_][\w'’.-]*\s)"
_BIOGRAPHY = pattern(
    rf"{_NAME}{{1,4}}(?:is|was|covers|reports|writes|has|works|joined|ist|est|es|è|é)\b.{{0,200}}"
    r"\b(?:reporter|journalist|journaliste|periodista|giornalista|jornalista|editor|writer|"
    r"correspondent|korrespondent\w*|redakteur\w*|contributor|columnist|producer|author|autor\w*|"
    rf"newsroom|staff|covers|covered|freelancer?)\b|{_NAME}{{1,4}}covers\s",
    re.IGNORECASE,
)
_OUTLETS_OWN = pattern(
    rf"{_NAME}{{1,5}}(?:is|ist|est|es|è|é)\s.{{0,80}}\b(?:newspaper|"
    r"news (?:organi[sz]ation|agency|site|website|outlet|service)|magazine|publication|publisher|"
    r"zeitung|journal|periódico)\b",
    re.IGNORECASE,
)
_SHARING = frozenset({
    "share", "facebook", "twitter", "x", "linkedin", "whatsapp", "telegram", "reddit", "pinterest",
    "flipboard", "messenger", "tumblr", "email", "e-mail", "mail", "print", "copy", "link",
    "bluesky", "threads", "gettr", "gab", "sms", "post", "tweet", "save", "bookmark",
    "teilen", "drucken", "partager", "imprimer", "compartir", "compartilhar", "condividi",
    "delen", "paylaş",
    "поделиться",
})  # fmt: skip


def ends_in_credit(text: str) -> bool:
    """Tell whether a sentence is followed by who took or gave the picture it describes."""
    return len(text) < 600 and _END_CREDIT.search(text[-120:]) is not None


def is_moment(text: str) -> bool:
    """Tell whether a short line says how long ago something appeared, or how long it takes."""
    return _moment_in(text) is not None


def before_moment(text: str) -> str:
    """Give what stands before "2 hours ago" in a line, or the line."""
    found = _moment_in(text)
    return text[: found.start()].rstrip(" |·•,-–—") if found else text


def _moment_in(text: str) -> re.Match[str] | None:
    if len(text) > 60:
        return None
    lowered = text.lower()
    may = holds_one(lowered, _TIME_WORDS) or _DIGIT.search(text)
    return _MOMENT.search(text) if may else None


def is_appeal(text: str) -> bool:
    """Tell whether a line speaks to the reader: of newsletters, accounts, commissions, cookies.

    Quotations and stories do so too: a sign only at the edges of a story.
    """
    if len(text) >= 500 or not holds_one(text.lower(), _APPEALING):
        return False
    return _APPEAL.search(text) is not None


def is_biography(text: str) -> bool:
    """Tell whether a line tells who the author or outlet is; a sign only after a story."""
    return len(text) < 900 and (_BIOGRAPHY.match(text) or _OUTLETS_OWN.match(text)) is not None


def is_sharing(text: str) -> bool:
    """Tell whether a whole line is one of the buttons that hand an article on."""
    words = folded(text).split()
    return 0 < len(words) <= 4 and not _SHARING.isdisjoint(words)

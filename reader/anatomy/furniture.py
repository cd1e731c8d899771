"""Page furniture: the lines around a story that are not the story.

Knows the vocabulary of buttons, menus, notices and teasers; must not know any article.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from reader.anatomy.shapes import folded, holds_one
from reader.pattern import pattern

_TABLE = Path(__file__).with_name("furniture.tsv")


@lru_cache(maxsize=2)
def _whole_lines(kind: str) -> frozenset[str]:
    """Give the lines of the table that are of a kind, folded."""
    rows = _TABLE.read_text(encoding="utf-8").splitlines()[1:]
    pairs = (row.split("\t") for row in rows)
    return frozenset(folded(line) for one, line in pairs if one == kind) - {""}


_OPENERS = pattern(
    r"(?:more from\b|more (?:stories|news|coverage) (?:from|on|by)\b|get the latest\b|"
    r"sign up (?:for|to|here)\b|"
    r"subscribe (?:to|for|now|here)\b|follow (?:us|\w+ \w+|@\w+) on\b|click here (?:to|for)\b|"
    r"download (?:the|our)\b.{0,40}\bapp\b|©|\(c\)\s?(?:19|20)\d\d|copyright\b|all (?:contents|"
    r"rights)\b|"
    r"this (?:article|story|post) (?:was|is|has been) (?:originally |first )?(?:published|"
    r"appeared|supplied)\b|"
    r"the post .{0,200} (?:appeared first|first appeared) on|originally published|"
    r"by clicking\b|we use cookies\b|"
    r"this website uses cookies\b|terms (?:of|and)\b|privacy\b|by submitting\b|have (?:a tip|"
    r"something to add)|"
    r"share this (?:story|article)\b|i would like to be emailed|want to bookmark|"
    r"you can save this article|"
    r"this advertisement has not loaded|this (?:story|article|"
    r"content) is (?:available exclusively|reserved)|"
    r"advertisement \d|for free real.time breaking news|subscribe already|"
    r"do you have (?:a|information)|read more:|related:|see also:|also read:|read also:|watch:|"
    r"next:|"
    r"to comment on this|support (?:our|independent)\b.{0,60}journalism)",
)
_ENDERS = pattern(
    r"(?:more|latest|top|most|other|related|recommended|trending|popular|next|previous|further)\s"
    r"(?:in|on|from|by|about|news|stor(?:y|ies)|articles?|posts?|videos?|reads?|reading|viewed|shared|"
    r"popular|tags?|topics?|people|countries|companies|coverage|headlines|picks|of)\b[^.?!]{0,40}"
    r"|[^.?!]{1,30}\s(?:latest|popular|related|recommended|access|most-read)\s?"
    r"(?:articles?|news|stor(?:y|ies)|posts?|rankings?)"
    r"|leave an? (?:reply|comment)\b.{0,30}|\d{1,5}\s?comments?|comments? \(\d+\)"
    r"|our readers\b[^.]{0,30}|create an? (?:free )?account\b.{0,40}|in this article:?"
    r"|contact the author:?|about the writers?"
    r"|(?:support|join) (?:the|our) [^.]{3,40}",
)
_MORE_OF = pattern(r"More(?:\s(?:&|and|[A-Z]\w+)){1,4}")
_RIGHTS = (
    "©", "(c) 19", "(c) 20", "copyright", "all rights reserved", "alle rechte vorbehalten",
    "all contents", "tous droits réservés", "todos los derechos", "todos os direitos",
    "все права защищены",
)  # fmt: skip
_PICTURE = pattern(
    r"(?:\b(?:getty images|ap photo|photo(?:graph)?(?:s)?\s?(?:by|:|/)|file photo|reuters/|"
    r"picture:|image:|illustration by|"
    r"image source|image credit|photo credit|courtesy of|handout|shutterstock|imago|"
    r"stock\.adobe|credits?:|pa images|pa wire|"
    r"file photograph|foto:|фото:|bild:|crédit photo)|\((?:ap|afp|reuters|photo|photos|getty|"
    r"file|image)[^)]{0,40}\)$|/(?:getty|ap|afp|reuters|pa)\b)"
)
# What a line that the pattern above finds holds one of: far quicker to look for.
_PICTURED = (
    "photo", "image", "getty", "reuters", "picture:", "illustration by", "courtesy of", "handout",
    "shutterstock", "imago", "adobe", "credit", "pa wire", "foto:", "фото:", "bild:", "(ap",
    "(afp", "(file", "/ap", "/afp", "/pa",
)  # fmt: skip
_ONLY_MARKS = pattern(r"[\W_]{1,400}")
_UNITS = pattern(
    r"(?:\d{1,4}\s?(?:k|m)?\s?)?(?:min(?:ute)?s?(?:\sread)?|shares?|comments?|views?|reads?|"
    r"likes?)|\d{1,5}",
    re.I,
)


def ends_story(text: str) -> bool:
    """Tell whether a whole line announces something other than the story."""
    if len(text) >= 60:
        return False
    if folded(text) in _whole_lines("ender"):
        return True
    return (_ENDERS.fullmatch(text.lower()) or _MORE_OF.fullmatch(text)) is not None


def is_button(text: str) -> bool:
    """Tell whether a whole line is a control, a menu word, a count or a row of marks."""
    if len(text) > 60 and text[0].isalnum():
        return False
    if _ONLY_MARKS.fullmatch(text):
        return True
    words = folded(text)
    return words in _whole_lines("button") or _UNITS.fullmatch(words) is not None


def is_notice(text: str) -> bool:
    """Tell whether a line asks for a click, a subscription or respect for rights."""
    return len(text) < 400 and _OPENERS.match(text.lower()) is not None


def is_rights(text: str) -> bool:
    """Tell whether a line claims copyright."""
    return len(text) < 400 and holds_one(text.lower(), _RIGHTS)


def is_caption(text: str) -> bool:
    """Tell whether a line describes or credits a picture."""
    if len(text) >= 600:
        return False
    lowered = text.lower()  # a third of what ignoring case takes
    return holds_one(lowered, _PICTURED) and _PICTURE.search(lowered) is not None

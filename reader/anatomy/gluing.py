"""Glued sentences: where a page lost the break between two paragraphs.

Knows letters and full stops; must not change the text. Only the view breaks the line here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model import Span
from reader.pattern import pattern

_LOWER = r"a-zß-öø-ÿāăąćčďđēęěğīıłńņňōőřśşšťūůűźżžа-яёіїєґα-ώ"
_UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪİŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽА-ЯЁІЇЄҐΑ-ΩΆ-Ώ"
# Begins with the rare sign and looks on and back from there: far quicker than beginning with
# letters, and few stops have no blank behind them.
_JOIN = pattern(
    rf"(?P<stop>[.!?…”»])(?=[“”’»«„‘(\[\"]*[^\W\d_a-z])(?:(?<=[{_LOWER}][{_LOWER}].)|(?<=\d\d.)|(?<=[{_LOWER}][)\]%].))"
    rf"(?P<close>[”’»]*)(?P<quote>\"?)"
    rf"(?=[“«„‘(\[]?(?P<right>[{_UPPER}](?:[{_LOWER}'’]|[\s{_UPPER}])))"
)
_LONGEST_TOKEN = 80  # characters looked back over for the beginning of a word or address
_LONGEST_QUOTATION = 4_000  # characters looked back over for the quote that opened
_NAME_ENDS = frozenset({
    "Com", "Org", "Net", "Co", "Uk", "Ru", "De", "Fr", "Ca", "Au", "Us", "Tv", "Io", "Js", "News",
    "Info", "Ai", "App", "Gov", "Edu", "Inc", "Ltd",
})  # fmt: skip
_WORD_AFTER = pattern(r"[^\W\d_]+")


def may_be_glued(text: str, start: int, end: int) -> bool:
    """Tell, many times quicker than by dividing it, whether ``text[start:end]`` may need it."""
    return _JOIN.search(text, start, end) is not None


def story_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Divide ``text[start:end]`` where sentences are glued; one span where none are.

    A break is a full stop or closing quote directly followed by a capital or an opening quote,
    words on both sides. Abbreviations (U.S.Army, Ph.D), addresses and names (Booking.Com) stay.
    """
    begin = start
    for match in _JOIN.finditer(text, start, end):
        at = _break_in(text, start, match)
        if at is not None and begin < at < end:
            yield Span(begin, at)
            begin = at
    yield Span(begin, end)


def _break_in(text: str, line_start: int, match: re.Match[str]) -> int | None:
    nearest = max(line_start, match.start() - _LONGEST_TOKEN)
    token_start = max(text.rfind(" ", nearest, match.start()), nearest - 1) + 1
    token = text[token_start : match.start()]
    following = _WORD_AFTER.match(text, match.start("right"))
    if (
        token == "www"
        or any(mark in token for mark in "./@\\_")
        or (following and following[0] in _NAME_ENDS)
    ):
        return None
    if match["quote"]:
        nearest = max(line_start, match.start() - _LONGEST_QUOTATION)
        closing = text.count('"', nearest, match.start("quote")) % 2 == 1
        return match.end() if closing else match.start("quote")
    return match.end()

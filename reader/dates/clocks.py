"""The time of day printed beside a date, with its zone as text.

Must not know where in a line the date is found, nor convert a time.
"""

from __future__ import annotations

import re

from reader.model import PrintedDate, Span
from reader.named import NamedTuple
from reader.pattern import pattern

_NEAR = 48  # characters around a date in which its clock time stands
_ZONES = (
    "EDT EST ET CDT CST CT MDT MST MT PDT PST PT AKDT AKST HST NDT NST ADT AST BST WET WEST CET "
    "CEST EET EEST MSK TRT IDT IST PKT GST AST IRST NPT BDT MMT ICT WIB WITA WIT MYT SGT HKT PHT "
    "PST CST KST JST AWST ACST ACDT AEST AEDT NZST NZDT WAT CAT EAT SAST BRT ART CLT COT PET"
)
_ZONE = (
    r"(?P<zone>Z(?![\w])|(?:GMT|UTC)(?:\s?[+\-−]\s?\d{1,2}(?::?\d{2})?)?(?!\w)|[+\-−]\d{2}:?\d{2}(?!\d)|"
    rf"(?:{'|'.join(dict.fromkeys(_ZONES.split()))})(?!\w)|(?:Eastern|Central|Pacific|Mountain)\sTime)"
)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:\s?(?P<mark>[:：.hH时時点點시])\s?(?P<minute>\d{2})"
    r"(?:[分분]|:\d{2}(?:[.,]\d{1,9})?)?)?(?!\d)"
    rf"(?:\s{{0,2}}(?P<half>[ap]\.?\s?m\b\.?|[AP]\.?M\b\.?))?(?P<uhr>\s(?:Uhr|hrs?|h|น\.)(?!\w))?"
    rf"(?:[\s,(]{{0,2}}{_ZONE})?"
)
_CLOCK_AFTER = pattern(
    r"(?:\s?[(（][^\W\d_]{1,3}[)）]|\s?(?:星期|周)[一二三四五六日天])?"
    r"(?:T|[\s,،;|•·–—\-@/(]{0,4}(?P<at>at|à|a\slas|às|um|kl\.?|klo|v|в|о|об|alle|ore|om|saat|u|في|الساعة)?"
    rf"[\s:]{{0,2}})(?:(?P<noon>[上下]午|午[前後]|오[전후])\s?)?{_CLOCK}"
)
_CLOCK_BEFORE = pattern(
    rf"(?<![\d.:/]){_CLOCK}(?P<at>)(?P<noon>)[\s,|•·–—\-)]{{1,4}}(?:on\s|am\s|del?\s)?(?:[^\W\d_]{{2,12}},?\s)?$"
)


_AFTER_NOON = frozenset({"下午", "午後", "오후"})


class Clock(NamedTuple):
    """A time of day on the clock of 24 hours; ``zone`` in the words of the page."""

    hour: int
    minute: int | None
    zone: str | None


def clock_beside(text: str, start: int, end: int, span: Span) -> tuple[Clock | None, Span]:
    """Read the clock in front of a date at ``span`` or behind it, and give the span of both."""
    after = _CLOCK_AFTER.match(text, span.end, min(end, span.end + _NEAR))
    if after and (clock := _read_clock(after, text)):
        return clock, Span(span.start, after.end())
    nearest = max(start, span.start - _NEAR)
    before = _CLOCK_BEFORE.search(text[nearest : span.start])
    if before and (clock := _read_clock(before, "")):
        return clock, Span(nearest + before.start(), span.end)
    return None, span


def _read_clock(match: re.Match[str], text: str) -> Clock | None:
    hour, half = int(match["hour"]), (match["half"] or match["noon"] or "").lower()
    minute = int(match["minute"]) if match["minute"] else None
    if minute is None and not half and not match["uhr"]:
        return None
    if match["mark"] == "." and not (half or match["zone"] or match["uhr"] or match["at"]):
        following = text[match.end() : match.end() + 2].strip()
        if following and following[0] not in "|•·)–—-\n":
            return None  # "10.50 euros" after a date is no time of day
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") or half in _AFTER_NOON else 0)
    if hour > 23 or (minute or 0) > 59:
        return None
    return Clock(hour, minute, match["zone"])


def at(day: PrintedDate, clock: Clock | None) -> PrintedDate:
    """Give the day with its time, as it is printed."""
    if clock is None:
        return day
    return PrintedDate(day.year, day.month, day.day, clock.hour, clock.minute, clock.zone)

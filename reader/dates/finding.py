"""Dates in a line of print: day, month and year in any order, with the clock beside them.

Must not know where in an article a line stands or which date to believe. A date that can be read
two ways carries both readings.
"""

from __future__ import annotations

import re

from reader.dates.clocks import Clock, at, clock_beside
from reader.dates.days import EARLIEST, LATEST, day_of
from reader.dates.names import month_of, weekday_of
from reader.dates.numbers import both_ways, real_days
from reader.model import PrintedDate, Span
from reader.named import NamedTuple
from reader.pattern import pattern

_NEAR = 24  # characters before a date that its weekday and what stands between take at most


class FoundDate(NamedTuple):
    """A date read at a place. ``other`` is the second reading of an all-number date.

    ``weekday`` is the printed day of the week, Monday 0. ``core`` is the span of day, month and
    year alone; ``span`` takes in weekday, clock and zone.
    """

    value: PrintedDate
    span: Span
    core: Span
    other: PrintedDate | None = None
    weekday: int | None = None

    @property
    def ambiguous(self) -> bool:
        return self.other is not None

    def moved(self, by: int) -> FoundDate:
        """Give it as found so many characters further on in a text."""
        span = Span(self.span.start + by, self.span.end + by)
        core = Span(self.core.start + by, self.core.end + by)
        return self._replace(span=span, core=core)


class YearlessDate(NamedTuple):
    """A printed day and month whose year stands elsewhere or nowhere."""

    month: int
    day: int
    span: Span


# --------------------------------------------------------------------------- shapes

# Capitals make a difference to none of these but (?i:…): a search that minds none is far slower.
_WORD_BEGINS = r"[^\W\d_][^\s\d,،;:/|•·()\[\]–—-]"
_WORD = rf"{_WORD_BEGINS}{{1,13}}(?:\s(?:الثاني|الأول))?(?:\s?/\s?[^\W\d_]{{3,10}})?"
_TH = r"(?i:st|nd|rd|th)?"
_ORDINAL = r"(?i:st|nd|rd|th|er|[ºª°]|-?го|-?ე)?"
_OF = r"(?i:(?:de|of|del|di|d['’]|дня)\s{1,2})?"
_GAP = r"[\s.,،\-–/]{0,3}"
_END = r"(?!\d|[./-]\d)"
_PAST = r"(?!%|\d(?!\d?:\d\d(?!\d)))"  # no digit but the clock's: copied pages glue it on
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, pattern(written))
    for name, written in (
        ("y m d", rf"(?<![\w./-])(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_END}"),
        ("y m d apart", r"(?<![\w./-])(\d{4})\.()\s(\d{1,2})\.\s(\d{1,2})(?:\.(?!\d)|(?![\d.%]))"),
        ("y m d cjk", r"(?<!\d)(\d{4})\s?[年년]()\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]?"),
        (
            "d m y words",
            r"(?<!\w)(\d{1,2})\s+(?i:tháng)\s+()(\d{1,2})(?:\s+(?i:năm)|,|/)?\s*(\d{4})(?!\d)",
        ),
        (
            "d M y",
            rf"(?<![\w.,:/])(\d{{1,2}}){_ORDINAL}{_GAP}{_OF}({_WORD})\.?{_GAP}{_OF}['’]?(\d{{4}}){_PAST}",
        ),
        (
            "M d y",
            rf"(?<![\w.])({_WORD})\.?\s{{0,3}}(\d{{1,2}}){_TH}(?:\s?[,.،]\s{{0,3}}|\s{{1,3}})(\d{{4}}){_PAST}",
        ),
        (  # as programs write it: Thu Feb 24 10:05:00 +0000 2022
            "M d clock y",
            rf"(?<![\w.])({_WORD})\s{{1,2}}(\d{{1,2}})\s"
            rf"(?P<hour>\d\d):(?P<minute>\d\d):\d\d\s(?:(?P<zone>[+-]\d{{4}}|[A-Z]{{3,5}})\s)?"
            rf"(?P<year>\d{{4}})(?!\d)",
        ),
        (
            "y M d",
            rf"(?<![\w./-])(\d{{4}})(?:\.|\s?[mM]\.)?\s{{1,3}}({_WORD})\.?\s{{1,3}}(\d{{1,2}})(?![\d:%])",
        ),
        (
            "y d M",
            rf"(?<![\w./-])(\d{{4}})\.\s?(?i:gada)\s{{1,3}}(\d{{1,2}})\.\s?({_WORD})",
        ),
        ("n n y", rf"(?<![\w./-])(\d{{1,2}})([./-])\s?(\d{{1,2}})\2\s?(\d{{4}}){_END}"),
    )
)
# What a line must have in it to hold a date of that shape: quicker to look for.
_NAMED = pattern(_WORD_BEGINS)
_SIGNS = {
    "y m d": pattern(r"\d[-/.]"),
    "y m d apart": pattern(r"\d\.\s\d"),
    "y m d cjk": pattern("[年년]"),
    "d m y words": pattern("tháng", re.IGNORECASE),
    "d M y": _NAMED,
    "M d y": _NAMED,
    "M d clock y": pattern(r"\d:\d\d:\d"),
    "y M d": _NAMED,
    "y d M": pattern(r"\.\s?gada", re.IGNORECASE),
    "n n y": pattern(r"\d[-/.]"),
}
# Which groups of a shape with a month's name are year, month and day.
_ORDERS: dict[str, tuple[int | str, int, int]] = {
    "d M y": (3, 2, 1), "M d y": (3, 1, 2), "M d clock y": ("year", 1, 2), "y M d": (1, 2, 3),
    "y d M": (1, 3, 2),
}  # fmt: skip
_YEAR = pattern(r"\d\d\d\d")  # written out: of a repeat no search knows how it begins
_MONTH_YEAR = pattern(rf"(?<![\w.])({_WORD})\.?,?\s{{1,3}}{_OF}(\d{{4}})(?!\d)")
_YEARLESS = (
    pattern(rf"(?<![\w.])({_WORD})\.?\s{{1,2}}(\d{{1,2}}){_TH}(?![\w.,]?\d|\w)"),
    pattern(rf"(?<![\w.,:/])(\d{{1,2}})(?i:st|nd|rd|th|\.)?\s{{1,2}}{_OF}({_WORD})"),
)
_DAY_WORD = pattern(r"([^\W\d_][^\s\d,.|•·()]{1,13})\.?,?\s{0,3}(?:(?:the|den|le|el|dia)\s)?$")
_CJK_DAY_AFTER = pattern(r"\s?[(（]?((?:星期|周)[一二三四五六日天])")


# --------------------------------------------------------------------------- finding


def holds_year(text: str) -> bool:
    """Tell whether a text holds four digits, as every full date does, and may be a year's."""
    if text.isascii() and "1" not in text and "2" not in text:
        return False  # quicker than any search; no year begins with another digit
    return _YEAR.search(text) is not None


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[FoundDate]:
    """Find the full dates (day, month and year) in ``text[start:end]``, in order.

    Meant for a line or two: cost grows with the length, and running text holds dates that are
    nobody's publication date.
    """
    end = len(text) if end is None else end
    if _YEAR.search(text, start, end) is None:
        return []  # most lines: every full date has its year in four digits
    found: list[FoundDate] = []
    for name, shape in _SHAPES:
        if name in _SIGNS and not _SIGNS[name].search(text, start, end):
            continue
        for match in shape.finditer(text, start, end):
            core = Span(*match.span())
            if any(core.start < known.core.end and known.core.start < core.end for known in found):
                continue
            if readings := _readings(name, match):
                found.append(_with_surroundings(text, start, end, core, readings))
    return sorted(found, key=lambda one: one.core.start)


def find_months(text: str, start: int = 0, end: int | None = None) -> list[FoundDate]:
    """Find months with a year and no day (``October 2022``), in order."""
    end = len(text) if end is None else end
    found = []
    for match in _MONTH_YEAR.finditer(text, start, end):
        month, year = month_of(match[1].split("/")[0]), int(match[2])
        if month and EARLIEST <= year <= LATEST:
            span = Span(*match.span())
            found.append(FoundDate(PrintedDate(year, month), span, span))
    return found


def find_yearless(text: str, start: int = 0, end: int | None = None) -> list[YearlessDate]:
    """Find days printed without a year (``Oct 11``, ``11 October``), in order."""
    end = len(text) if end is None else end
    found = []
    for shape, day_group in zip(_YEARLESS, (2, 1), strict=True):
        for match in shape.finditer(text, start, end):
            month, day = month_of(match[3 - day_group].split("/")[0]), int(match[day_group])
            if month and 1 <= day <= 31:
                found.append(YearlessDate(month, day, Span(*match.span())))
    return sorted(found, key=lambda one: one.span.start)


def _readings(name: str, match: re.Match[str]) -> list[PrintedDate]:
    """Give the possible readings of a match, the likelier first; none when it is no date."""
    if name.startswith("y m d"):
        return real_days([(match[1], match[3], match[4])])
    if name == "d m y words":
        return real_days([(match[4], match[3], match[1])])
    if name == "n n y":
        return both_ways(match[1], match[3], match[4], dotted=match[2] == ".")
    year, word, day = (match[group] for group in _ORDERS[name])
    month = month_of(word.split("/")[0])
    days = real_days([(year, str(month), day)]) if month else []
    return [at(one, _clock_inside(match)) for one in days] if name == "M d clock y" else days


def _clock_inside(match: re.Match[str]) -> Clock | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    return Clock(hour, minute, match["zone"]) if hour < 24 and minute < 60 else None


def _with_surroundings(
    text: str, start: int, end: int, core: Span, readings: list[PrintedDate]
) -> FoundDate:
    weekday, begin = _weekday_before(text, start, core.start)
    if weekday is None and (after := _CJK_DAY_AFTER.match(text, core.end, end)):
        weekday = weekday_of(after[1])
    fitting = [one for one in readings if weekday is not None and day_of(one) == weekday]
    readings = fitting or readings
    clock, span = clock_beside(text, start, end, Span(begin, core.end))
    timed = [at(one, clock) for one in readings]
    return FoundDate(timed[0], span, core, timed[1] if len(timed) > 1 else None, weekday)


def _weekday_before(text: str, start: int, at: int) -> tuple[int | None, int]:
    nearest = max(start, at - _NEAR)
    found = _DAY_WORD.search(text[nearest:at])
    if not found:
        return None, at
    weekday = weekday_of(found[1])
    return (weekday, nearest + found.start()) if weekday is not None else (None, at)

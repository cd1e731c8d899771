"""A string already known to be a date (a JSON value, a meta tag), read whole."""

from __future__ import annotations

import datetime
import re

from reader.dates.days import EARLIEST, LATEST, is_day
from reader.dates.finding import FoundDate, find_dates, find_months
from reader.dates.numbers import both_ways
from reader.model import PrintedDate, Span
from reader.pattern import pattern
from reader.record import replace

_EPOCH = pattern(r"\d{9,10}(?:\.\d{1,6})?|\d{12,13}")
_COMPACT = pattern(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2}):?(\d{2})(?::?\d{2})?)?(Z|[+-]\d{2}:?\d{2})?")
_SHORT_YEAR = pattern(r"(\d{1,2})([./-])(\d{1,2})\2(\d{2})(?!\d)")
_NO_YEAR = pattern(r"(?:^|\s)-?0001(?!\d)|^0000-")  # what databases write for no day at all
_YEAR_MONTH = pattern(r"(\d{4})[-/](\d{1,2})")


def read_date(text: str) -> FoundDate | None:
    """Read a string already known to be a date (a JSON value, a meta tag); None when it is none.

    Also takes epoch seconds and milliseconds (as UTC), compact ISO, two-digit years, a bare
    year or month; midnight is no time. python-dateutil gets what is left, and only the parts it
    really found count.
    """
    text = text.strip()
    if _NO_YEAR.search(text):
        return None
    for attempt in (_read_found, _read_numbers, _read_month_or_year, _read_with_dateutil):
        if (found := attempt(text)) is not None:
            return _without_midnight(found)
    return None


def _without_midnight(found: FoundDate) -> FoundDate:
    """Take no time from midnight: programs write it where they know the day alone."""
    if (found.value.hour, found.value.minute or 0) != (0, 0):
        return found
    other = found.other and replace(found.other, hour=None, minute=None, zone=None)
    day = replace(found.value, hour=None, minute=None, zone=None)
    return found._replace(value=day, other=other)


def _read_found(text: str) -> FoundDate | None:
    found = find_dates(text[:200])
    return found[0] if found else None


def _whole(text: str, value: PrintedDate, other: PrintedDate | None = None) -> FoundDate:
    span = Span(0, len(text))
    return FoundDate(value, span, span, other)


def _read_numbers(text: str) -> FoundDate | None:
    if compact := _COMPACT.fullmatch(text):
        year, month, day = int(compact[1]), int(compact[2]), int(compact[3])
        if is_day(year, month, day):
            hour, minute = (int(part) if part else None for part in (compact[4], compact[5]))
            return _whole(text, PrintedDate(year, month, day, hour, minute, compact[6]))
    if _EPOCH.fullmatch(text):
        seconds = float(text) / (1000 if len(text) >= 12 and "." not in text else 1)
        moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
        return _whole(text, PrintedDate.from_iso(moment.isoformat()[:16], "UTC"))
    if short := _SHORT_YEAR.match(text):
        year = int(short[4]) + (1900 if int(short[4]) > 68 else 2000)  # as POSIX reads %y
        readings = both_ways(short[1], short[3], str(year), dotted=short[2] == ".")
        return _whole(text, *readings[:2]) if readings else None
    return None


def _read_month_or_year(text: str) -> FoundDate | None:
    if months := find_months(text[:80]):
        return months[0]
    if (match := _YEAR_MONTH.fullmatch(text)) and is_day(int(match[1]), int(match[2]), 1):
        return _whole(text, PrintedDate(int(match[1]), int(match[2])))
    if re.fullmatch(r"\d{4}", text) and EARLIEST <= int(text) <= LATEST:
        return _whole(text, PrintedDate(int(text)))
    return None


def _read_with_dateutil(text: str) -> FoundDate | None:
    """Parse against two different defaults: a part that follows the default was not printed."""
    if len(text) > 80 or not re.search(r"\d", text):
        return None
    from dateutil import parser

    try:
        one = parser.parse(text, default=datetime.datetime(1999, 1, 1, 1, 1))
        two = parser.parse(text, default=datetime.datetime(2004, 2, 2, 2, 2))
    except (ValueError, OverflowError):
        return None
    if one.date() != two.date() or not is_day(one.year, one.month, one.day):
        return None
    clock = (one.hour, one.minute) if one.time() == two.time() else (None, None)
    return _whole(text, PrintedDate(one.year, one.month, one.day, *clock))

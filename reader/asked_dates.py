"""A date as a person asks for it: ``2022-03``, ``last friday``, ``3 weeks ago``, ``5 May``.

Knows a calendar and what day it is today; must not know what is dated. (``dates`` reads what a
newspaper prints.)
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Callable

from reader.dates.finding import find_yearless
from reader.dates.names import month_of
from reader.dates.reading import read_date
from reader.model import PrintedDate

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS_AGO = {"today": 0, "yesterday": 1}
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}  # days; to the nearest day is enough
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_AGO = re.compile(r"(\d{1,5}|an?|one|last)\s+(day|week|month|year)s?(?:\s+ago)?")


def asked_date(text: str, today: datetime.date) -> PrintedDate | None:
    """Give the year, month or day that is meant, as exact as it was said; None for no date.

    A day of the week is the last one before today; a day without a year the last of that name.
    """
    said = " ".join(text.casefold().split())
    for reading in (_as_numbers, _as_relative, _as_month):
        found = reading(said, today)
        if found is not None:
            return found
    return _as_printed(text, today)


def _as_numbers(said: str, _: datetime.date) -> PrintedDate | None:
    match = _ISO.fullmatch(said)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        datetime.date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return PrintedDate(year or 0, month, day)


def _as_relative(said: str, today: datetime.date) -> PrintedDate | None:
    word = said.removeprefix("last ").removeprefix("on ")
    weekdays = [at for at, name in enumerate(_WEEKDAYS) if len(word) > 2 and name.startswith(word)]
    if said in _DAYS_AGO:
        return _before(today, _DAYS_AGO[said])
    if weekdays:
        return _before(today, (today.weekday() - weekdays[0] - 1) % 7 + 1)
    match = _AGO.fullmatch(said)
    if match is None:
        return None
    count = int(match[1]) if match[1].isdigit() else 1
    return _before(today, count * _UNITS[match[2]])


def _before(today: datetime.date, days: int) -> PrintedDate | None:
    try:
        day = today - datetime.timedelta(days=days)
    except OverflowError:
        return None
    return PrintedDate(day.year, day.month, day.day)


def _as_month(said: str, today: datetime.date) -> PrintedDate | None:
    """Read ``march``, ``march 2022``: without a year, the last March that has begun."""
    name, _, year = said.partition(" ")
    month = month_of(name.rstrip(","))
    if month is None or (year and not re.fullmatch(r"\d{4}", year)):
        return None
    return PrintedDate(int(year) if year else today.year - (month > today.month), month)


def _as_printed(text: str, today: datetime.date) -> PrintedDate | None:
    found = read_date(text)
    if found is not None:
        return found.value
    for each in find_yearless(text):
        year = today.year - ((each.month, each.day) > (today.month, today.day))
        return PrintedDate(year, each.month, each.day)
    return None


def nearest_day(wanted: PrintedDate, days: int, day_at: Callable[[int], str]) -> int | None:
    """Give the number of the day that is wanted, or of the nearest; the latest of a month or year.

    ``day_at`` gives the days by number, in ISO form, the latest first, what has no date last. Those
    known to the month or year alone count as its first. None where there is none.
    """
    sought = wanted.iso[:10]
    first = bisect_left(range(days), True, key=lambda number: day_at(number) <= f"{sought}~")
    around = [number for number in (first - 1, first) if 0 <= number < days and day_at(number)]
    if first in around and day_at(first).startswith(sought):
        return first
    aim = _ordinal(sought)
    return min(around, key=lambda number: abs(_ordinal(day_at(number)) - aim), default=None)


def _ordinal(iso: str) -> int:
    year, month, day = (*(int(part) for part in iso.split("-")), 1, 1)[:3]
    return datetime.date(year, month, day).toordinal()

"""Dates of numbers alone: what they may say, and which part of them comes first."""

from __future__ import annotations

from reader.dates.days import is_day
from reader.model import DateOrder, PrintedDate
from reader.pattern import pattern
from reader.record import replace

_BUDDHIST_LEAD = 543
_NUMBERS = pattern(r"(?<![\d/.-])(\d{1,2})([/-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)")


def both_ways(first: str, second: str, year: str, *, dotted: bool) -> list[PrintedDate]:
    """Give what such a date may say, the day first before the month first; ``dotted`` (1.2.2022),
    the day is first wherever it can be."""
    day_first, month_first = (year, second, first), (year, first, second)
    if dotted and int(second) <= 12:
        return real_days([day_first])
    return list(dict.fromkeys(real_days([day_first, month_first])))


def real_days(parts: list[tuple[str, str, str]]) -> list[PrintedDate]:
    """Give those of some years, months and days that there are."""
    days = []
    for year_text, month, day in parts:
        year = int(year_text)
        if year >= 2400:  # Thai newspapers count from the Buddha's death
            year -= _BUDDHIST_LEAD
        if is_day(year, int(month), int(day)):
            days.append(PrintedDate(year, int(month), int(day)))
    return days


def order_shown(value: PrintedDate, words: str) -> DateOrder | None:
    """Tell which part comes first in the words a date was read from; None if nothing shows it.

    Not to be asked of a date that could be read either way: its reading proves nothing.
    """
    match = _NUMBERS.search(words)
    if match is None or match[1] == match[3]:
        return None
    first, second = int(match[1]), int(match[3])
    if (value.day, value.month) == (first, second):
        return DateOrder.DAY
    return DateOrder.MONTH if (value.month, value.day) == (first, second) else None


def read_in_order(value: PrintedDate, words: str, order: DateOrder) -> PrintedDate:
    """Give an all-number date as the words say it in that order; clock and zone stay."""
    match = _NUMBERS.search(words)
    if match is None:
        return value
    first, second = int(match[1]), int(match[3])
    day, month = (first, second) if order is DateOrder.DAY else (second, first)
    if not is_day(value.year, month, day):
        return value
    return replace(value, month=month, day=day)

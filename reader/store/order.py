"""The number that orders articles: rising with the printed date, unique to one article.

Year, month, day, hour and minute are packed into the upper bits (a missing part is 0, so it
stands before any present one), an arrival number into the lower 29. Undated articles have no
upper bits and so stand below all dated ones. Must not know any table.
"""

from __future__ import annotations

import datetime

from reader.model import PrintedDate

_ARRIVAL = 29
_MINUTE, _HOUR, _DAY, _MONTH = 6, 5, 5, 4  # bits; hour is kept as 1 to 24
_CLOCK = _HOUR + _MINUTE
DAY_SHIFT = _ARRIVAL + _CLOCK  # what is left after shifting is the day, one number each
FIRST_DATED = 1 << _ARRIVAL
MOST_ARRIVALS = (1 << _ARRIVAL) - 1


def key(date: PrintedDate | None, arrival: int) -> int:
    """Pack a date and an arrival number (from 0). Later arrivals of one minute come first.

    So a list that shows the highest key first keeps the order of arrival among equals.
    """
    if not 0 <= arrival <= MOST_ARRIVALS:
        raise ValueError(f"arrival number out of range: {arrival}")
    return (_packed(date) << _ARRIVAL) | (MOST_ARRIVALS - arrival)


def _packed(date: PrintedDate | None) -> int:
    if date is None:
        return 0
    hour = 0 if date.hour is None else date.hour + 1
    number = date.year
    for part, bits in (
        (date.month or 0, _MONTH),
        (date.day or 0, _DAY),
        (hour, _HOUR),
        (date.minute or 0, _MINUTE),
    ):
        number = (number << bits) | part
    return number


def date_part(number: int) -> int:
    """Give the part of a key that the date decides."""
    return number >> _ARRIVAL


def first_key(date: PrintedDate) -> int:
    """Give the lowest key of a year, month, day or minute."""
    return _packed(date) << _ARRIVAL


def end_key(date: PrintedDate) -> int:
    """Give the first key after a year, month, day or minute."""
    if date.month is None:
        bits = _MONTH + _DAY + _CLOCK
    elif date.day is None:
        bits = _DAY + _CLOCK
    else:
        bits = _CLOCK if date.hour is None else 0
    return ((_packed(date) >> bits) + 1) << (bits + _ARRIVAL)


def day(shifted: int) -> PrintedDate | None:
    """Give the day, month or year of a key shifted right by ``DAY_SHIFT``; None for undated."""
    if not shifted:
        return None
    year, month, number = shifted >> (_MONTH + _DAY), shifted >> _DAY & 15, shifted & 31
    return PrintedDate(year, month or None, number or None)


def is_calendar(year: int, month: int = 1, day_of_month: int = 1) -> bool:
    """Tell whether such a day exists."""
    try:
        datetime.date(year, month, day_of_month)
    except ValueError:
        return False
    return True

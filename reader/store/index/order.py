"""What orders articles: the printed date, and where they lie among those of one date.

An article's number rises with the date and is unique. Year, month, day, hour and minute are
packed into its upper bits (a missing part is 0, so it stands before any present one), an arrival
number into the lower 29. Undated articles have no upper bits and so stand below all dated ones.
The arrival only tells articles of one date apart: a list does not go by it, so that it is the
same in whatever order files came. Must not know any table.
"""

from __future__ import annotations

import datetime
import os

from reader.model import PrintedDate

DATE_SHIFT = 29  # what is left after shifting is the date; below it is the arrival
_MINUTE, _HOUR, DAY, _MONTH = 6, 5, 5, 4  # bits; hour is kept as 1 to 24
_CLOCK = _HOUR + _MINUTE
DAY_SHIFT = DATE_SHIFT + _CLOCK  # what is left after shifting is the day, one number each
FIRST_DATED = 1 << DATE_SHIFT
NO_END = 1 << 62  # no key is so high
MOST_ARRIVALS = (1 << DATE_SHIFT) - 1


def key(date: PrintedDate | None, arrival: int) -> int:
    """Pack a date and an arrival number (from 0); of one date, later arrivals have lower keys.

    So the highest keys first keep the order in which files are walked through.
    """
    if not 0 <= arrival <= MOST_ARRIVALS:
        raise ValueError(f"arrival number out of range: {arrival}")
    return (_packed(date) << DATE_SHIFT) | (MOST_ARRIVALS - arrival)


def _packed(date: PrintedDate | None) -> int:
    if date is None:
        return 0
    hour = 0 if date.hour is None else date.hour + 1
    number = date.year
    for part, bits in (
        (date.month or 0, _MONTH),
        (date.day or 0, DAY),
        (hour, _HOUR),
        (date.minute or 0, _MINUTE),
    ):
        number = (number << bits) | part
    return number


def date_part(number: int) -> int:
    """Give the part of a key that the date decides."""
    return number >> DATE_SHIFT


def place(path: str) -> bytes:
    """Give what puts the files of a collection in the order in which they are walked through."""
    return os.fsencode(path).replace(b"/", b"\0")  # a folder's files before ``folder.txt``


def first_key(date: PrintedDate) -> int:
    """Give the lowest key of a year, month, day or minute."""
    return _packed(date) << DATE_SHIFT


def end_key(date: PrintedDate) -> int:
    """Give the first key after a year, month, day or minute."""
    if date.month is None:
        bits = _MONTH + DAY + _CLOCK
    elif date.day is None:
        bits = DAY + _CLOCK
    else:
        bits = _CLOCK if date.hour is None else 0
    return ((_packed(date) >> bits) + 1) << (bits + DATE_SHIFT)


def day(shifted: int) -> PrintedDate | None:
    """Give the day, month or year of a key shifted right by ``DAY_SHIFT``; None for undated."""
    if not shifted:
        return None
    year, month, number = day_parts(shifted)
    return PrintedDate(year, month or None, number or None)


def day_parts(shifted: int) -> tuple[int, int, int]:
    """Give year, month and day of a key shifted right by ``DAY_SHIFT``; 0 for what is not known."""
    return shifted >> (_MONTH + DAY), shifted >> DAY & 15, shifted & 31


# Conditions on a key (put its name into the braces): its date is known no more exactly, or not.
NO_DATE = f"{{0}} < {FIRST_DATED}"
NO_MONTH = f"({{0}} >> {DAY_SHIFT + DAY}) & 15 = 0"
NO_DAY = f"({{0}} >> {DAY_SHIFT}) & 31 = 0"


def is_calendar(year: int, month: int = 1, day_of_month: int = 1) -> bool:
    """Tell whether such a day exists."""
    try:
        datetime.date(year, month, day_of_month)
    except ValueError:
        return False
    return True

"""Days of the calendar: which there are, on what day of the week they fall, how far apart."""

from __future__ import annotations

import datetime

from reader.model import PrintedDate

_DAY, _FARTHEST = 24 * 60, 14 * 60  # minutes
EARLIEST, LATEST = 1700, 2100  # printed years outside are no dates of newspapers


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether there was or will be such a day between 1700 and 2100."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return EARLIEST <= year <= LATEST


def day_of(value: PrintedDate) -> int | None:
    """Give the day of the week, Monday 0, of a date known to the day."""
    day = as_day(value)
    return None if day is None else day.weekday()


def as_day(value: PrintedDate) -> datetime.date | None:
    """Give the calendar day of a date known to the day."""
    if value.month is None or value.day is None:
        return None
    return datetime.date(value.year, value.month, value.day)


def days_apart(one: PrintedDate, two: PrintedDate) -> int | None:
    """Count the days between two dates; a date without a day lies anywhere in its month or year.

    None where they may be the same day but need not be.
    """
    first, second = as_day(one), as_day(two)
    if first and second:
        return abs((first - second).days)
    return None if _may_agree(one, two) else 31


def _may_agree(one: PrintedDate, two: PrintedDate) -> bool:
    if one.year != two.year:
        return False
    return None in (one.month, two.month) or one.month == two.month


def same_moment(printed: PrintedDate, told: PrintedDate) -> bool:
    """Tell whether a date may be the moment ``told`` on the clocks of another place on earth.

    Between zones lie at most 14 hours here (a page and its server), and quarters of hours
    wherever both clocks are known. Without a told time there is no moment.
    """
    first, second = as_day(printed), as_day(told)
    if first is None or second is None or told.hour is None:
        return False
    minutes = (first - second).days * _DAY + _minute_of(printed) - _minute_of(told)
    if printed.hour is None:
        return minutes + _DAY > -_FARTHEST and minutes < _FARTHEST
    off_quarter = abs(minutes) % 15
    return abs(minutes) <= _FARTHEST and min(off_quarter, 15 - off_quarter) <= 1


def _minute_of(value: PrintedDate) -> int:
    return (value.hour or 0) * 60 + (value.minute or 0)

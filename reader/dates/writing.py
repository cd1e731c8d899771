"""Dates written for a reader, the same under every locale."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from reader.model import PrintedDate

_MONTH_LABELS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_LABELS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day_heading(iso: str) -> str:
    """Write ``2022-10-11…`` as ``Tue 11 Oct 2022``, a month as ``Oct 2022``, a year as ``2022``.

    The same under every locale. Raise ValueError for what is no ISO date.
    """
    date = PrintedDate.from_iso(iso)
    if date.month is None or date.day is None:
        return _written(date)
    return heading_of(date.year, date.month, date.day)


def heading_of(year: int, month: int, day: int) -> str:
    """Write a calendar day as ``day_heading`` does, quickly: a long list has thousands."""
    weekday = _DAY_LABELS[datetime.date(year, month, day).weekday()]
    return f"{weekday} {day} {_MONTH_LABELS[month - 1]} {year}"


def long_form(iso: str) -> str:
    """Write ``2022-10-11T01:40`` as ``11 Oct 2022 01:40``, without what is not known."""
    date = PrintedDate.from_iso(iso)
    clock = "" if date.hour is None else f" {date.hour:02d}:{date.minute or 0:02d}"
    return _written(date) + clock


def _written(date: PrintedDate) -> str:
    return " ".join(_written_parts(date))


def _written_parts(date: PrintedDate) -> Iterator[str]:
    if date.day is not None:
        yield str(date.day)
    if date.month is not None:
        yield _MONTH_LABELS[date.month - 1]
    yield str(date.year)

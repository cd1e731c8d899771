"""Who had a story first, by the dates that its tellings print, and how far that can be trusted.

A printed date is a stretch of time on a local clock: a minute, a day, a month. Two clocks are one
where the outlets are, or where both name one zone; else they may be 26 hours apart, which is as
far as two places on Earth can be. Knows dates and marks; must not know any words of a telling.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from reader.model import Doubt, Precedence, PrintedDate, Told
from reader.pattern import pattern

_DAY = 24 * 60  # minutes
_FARTHEST = 26 * 60  # minutes between the clocks of two places, from UTC+14 to UTC-12
_OFFSET = pattern(r"(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?")
_ZERO = frozenset({"Z", "UTC", "GMT"})
_AGAIN = pattern(r"\b(?:RPT|REPEAT|REFILE|CORRECT(?:ED|ION|S)|REVISED)\b", re.IGNORECASE)


def precedence(tellings: Sequence[Told], leader: str | None) -> Precedence:
    """Say who had it first. ``leader`` is the telling that wire marks, credits, containment and
    dates make the first, where they do; otherwise only a date before all others tells.

    ``tellings`` are in order of time, undated last.
    """
    chosen = next((each for each in tellings if each.id == leader), None)
    dated = [each for each in tellings if each.date is not None]
    if chosen is None and not dated:
        return Precedence(None, _doubts(tellings, ()))
    first = chosen or dated[0]
    undated = [each for each in tellings if each.date is None]
    rivals = [each for each in dated if each is not first and not surely_before(first, each)]
    if first in undated:  # it leads by marks or credits, and no date of another tells against it
        rivals = []
    certain = chosen is not None or not any(_at_once(first, each) for each in rivals)
    return Precedence(first.id if certain else None, _doubts(undated, rivals, first))


def _doubts(
    undated: Iterable[Told], rivals: Iterable[Told], first: Told | None = None
) -> tuple[tuple[Doubt, tuple[str, ...]], ...]:
    found: dict[Doubt, list[str]] = {doubt: [] for doubt in Doubt}
    found[Doubt.UNDATED] = [each.id for each in undated]
    if first is not None:
        found[Doubt.GUESSED] = [first.id] if first.date_doubtful else []
        found[Doubt.REPEATED] = [first.id] if _AGAIN.search(first.mark or "") else []
        for rival in rivals:
            found[_why_not_after(first, rival)].append(rival.id)
    return tuple((doubt, tuple(ids)) for doubt, ids in found.items() if ids)


def _why_not_after(first: Told, rival: Told) -> Doubt:
    """Say why a telling cannot be told to be later than the first one."""
    if _one_clock(first, rival):
        return Doubt.SAME if _exact(first) and _exact(rival) else Doubt.COARSE
    return Doubt.CLOCK if _exact(first) and _exact(rival) else Doubt.COARSE


def _exact(told: Told) -> bool:
    return told.date is not None and told.date.hour is not None


def surely_before(one: Told, other: Told) -> bool:
    """Tell whether the one was printed before the other, whatever is not known of their dates."""
    if one.date is None or other.date is None:
        return False
    if _one_clock(one, other):
        return stretch(one.date)[1] <= stretch(other.date)[0]
    offsets = _offset(one.date.zone), _offset(other.date.zone)
    if None not in offsets and _exact(one) and _exact(other):
        apart = (offsets[1] or 0) - (offsets[0] or 0)
        return stretch(one.date)[1] + apart <= stretch(other.date)[0]
    return stretch(one.date)[1] + _FARTHEST <= stretch(other.date)[0]


def _at_once(one: Told, other: Told) -> bool:
    """Tell whether two dates as printed leave open which is the earlier.

    Of two clocks the days are compared, as they are when stories are formed.
    """
    if one.date is None or other.date is None:
        return True
    a, b = one.date.iso, other.date.iso
    if not _one_clock(one, other):
        offsets = _offset(one.date.zone), _offset(other.date.zone)
        if None not in offsets and _exact(one) and _exact(other):
            return not surely_before(one, other)
        a, b = a[:10], b[:10]
    known = min(len(a), len(b))
    return a[:known] == b[:known]


def _one_clock(one: Told, other: Told) -> bool:
    if one.outlet and other.outlet and one.outlet.casefold() == other.outlet.casefold():
        return True
    zones = (each.date.zone if each.date else None for each in (one, other))
    return len(set(zones)) == 1 and one.date is not None and one.date.zone is not None


def stretch(date: PrintedDate) -> tuple[int, int]:
    """Give the first minute that a date can mean, and the one behind the last, on its clock."""
    start = datetime.date(date.year, date.month or 1, date.day or 1).toordinal() * _DAY
    if date.hour is not None:
        moment = start + date.hour * 60 + (date.minute or 0)
        return moment, moment + 1
    if date.day is not None:
        return start, start + _DAY
    return start, _next_start(date) * _DAY


def _next_start(date: PrintedDate) -> int:
    """Give the day behind a month or a year, as an ordinal."""
    if date.month is None or date.month == 12:
        last = datetime.date(date.year, 12, 31)
        return last.toordinal() + 1
    return datetime.date(date.year, date.month + 1, 1).toordinal()


def _offset(zone: str | None) -> int | None:
    """Give how many minutes a zone is ahead of UTC; None where its name leaves that open."""
    if zone is None:
        return None
    if zone.strip().upper() in _ZERO:
        return 0
    found = _OFFSET.fullmatch(zone.strip().upper())
    if found is None:
        return None
    sign, hours, minutes = found.groups()
    return (1 if sign == "+" else -1) * (int(hours) * 60 + int(minutes or 0))

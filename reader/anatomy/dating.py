"""Which date to believe: every place a date was read, weighed against the others.

Knows provenance, confidence and disagreement; must not know how a line was found.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from reader.anatomy.date_labels import Role
from reader.dates.days import days_apart, same_moment
from reader.dates.finding import FoundDate
from reader.dates.numbers import order_shown
from reader.model import Field, Precision, PrintedDate, Provenance, Span
from reader.named import NamedTuple
from reader.record import replace

DECLARED, PUBLISHED, BARE_LINE, BYLINE, LONG_LINE, STRAY = 0.97, 0.94, 0.90, 0.80, 0.50, 0.30
WORKED_OUT = 0.75  # by another tool, out of a page's markup
ISSUE = 0.65  # the day on which a program fetched a paper: what it holds may be days old
DATELINE, ADDRESS, DECK, FILE_NAME, TAIL = 0.86, 0.84, 0.60, 0.60, 0.70
"""Confidence by the kind of place, measured on page copies and wire files."""

_AGREEMENT = 0.03  # each further place that says the same
_MOST = 0.99
_DISPUTED = 0.60  # most that is left where two places differ by more than a day
_AMBIGUOUS = 0.60
_BY_COUNTRY = 0.65  # an all-number date read as the outlet's country writes it
_UPDATE_ONLY = 0.65  # nothing but an "updated" date is printed
_FUTURE = 0.60
_NO_WITNESS = 0.5  # weaker readings do not dispute a better one
_SURE_LINE = 0.8  # beyond it a line of the header is little but its date, or says what it is
_DECLARED_SLACK = 2  # days a declared date may lie from a printed one

_MONTH_FIRST_COUNTRIES = frozenset({"USA", "PHL"})


class Seen(NamedTuple):
    """A date read somewhere. ``source`` are the words there, ``span`` their place if in the text.

    ``place`` tells independent places apart: two of the same kind agree only once.
    """

    found: FoundDate
    role: Role
    provenance: Provenance
    confidence: float
    source: str
    span: Span | None
    place: str

    def moved(self, by: int) -> Seen:
        """Give it as read so many characters further on in a text."""
        span = self.span and Span(self.span.start + by, self.span.end + by)
        return self._replace(found=self.found.moved(by), span=span)


# --------------------------------------------------------------------------- deciding


def decide(
    seen: Sequence[Seen],
    *,
    country: str = "",
    numeric_order: str | None = None,
    today: datetime.date | None = None,
) -> Field[PrintedDate] | None:
    """Choose the publication date among the dates read, or none.

    ``numeric_order`` is "day" or "month" where other dates of the same text show how it writes
    all-number dates, ``country`` the outlet's. ``today`` flags what lies in the future.
    """
    seen = _of_change([one for one in seen if one.confidence >= _NO_WITNESS - 0.1])
    usable = [one for one in seen if one.role in (Role.PUBLISHED, Role.PLAIN)]
    clear = [one for one in usable if not one.found.ambiguous]
    settled = [_settled(one, clear, numeric_order, country) for one in usable]
    if not settled:
        return _from_update([one for one in seen if one.role is Role.UPDATED], today)
    return _weighed(_declared_yields(settled), today)


def number_order(date: Field[PrintedDate] | None) -> str:
    """Tell how a date shows that numbers are ordered: "day", "month", "?" (either way) or ""."""
    if date is None:
        return ""
    other = next(iter(date.conflicts), None)
    twice = other is not None and other.span == date.span and other.source == date.source
    if (
        other
        and twice
        and (other.value.month, other.value.day) == (date.value.day, date.value.month)
    ):
        return "?"
    return order_shown(date.value, date.source) or ""


def latest_update(seen: Iterable[Seen]) -> Field[PrintedDate] | None:
    """Give the date of the last change that the page prints beside its publication."""
    updates = [one for one in seen if one.role is Role.UPDATED]
    if not updates:
        return None
    best = max(updates, key=lambda one: (one.confidence, one.found.value.iso))
    return _field(best, best.confidence)


def _from_update(updates: list[Seen], today: datetime.date | None) -> Field[PrintedDate] | None:
    if not updates:
        return None
    best = _weighed(updates, today)
    return best and replace(best, confidence=min(best.confidence, _UPDATE_ONLY))


def _of_change(seen: list[Seen]) -> list[Seen]:
    """Know a day printed without a label as the one of change that the page declares as such."""
    declared = [one for one in seen if one.place == "declared"]
    if not declared:
        return seen
    changed = [one for one in declared if one.role is Role.UPDATED]
    published = [one for one in declared if one.role is Role.PUBLISHED]
    if not (changed and published):
        return seen
    return [
        one._replace(role=Role.UPDATED)
        if one.place == "header"
        and one.role is Role.PLAIN
        and any(_apart(one, other) == 0 for other in changed)
        and all((_apart(one, other) or 0) > 1 for other in published)
        else one
        for one in seen
    ]


def _settled(one: Seen, clear: Sequence[Seen], order: str | None, country: str) -> Seen:
    """Resolve an all-number date by other places, by the text's own habit, by the country."""
    first, second = one.found.value, one.found.other
    if second is None:
        return one
    for witness in clear:
        for reading in (first, second):
            if days_apart(reading, witness.found.value) in (0, 1):
                return one._replace(found=one.found._replace(value=reading, other=None))
    if order:
        chosen = first if order == "day" else second
        return one._replace(found=one.found._replace(value=chosen, other=None))
    if country:
        month_first = country in _MONTH_FIRST_COUNTRIES
        chosen, left = (second, first) if month_first else (first, second)
        doubtful = one.found._replace(value=chosen, other=left)
        return one._replace(found=doubtful, confidence=min(one.confidence, _BY_COUNTRY))
    return one._replace(confidence=min(one.confidence, _AMBIGUOUS))


def _declared_yields(seen: list[Seen]) -> list[Seen]:
    """Where a printed date differs from a declared one by days, the printed one is believed."""
    printed = [one for one in seen if one.place in ("header", "dateline") and one.confidence > 0.7]
    if not printed or not any(one.place == "declared" for one in seen):
        return seen
    return [
        one._replace(confidence=_DISPUTED - 0.01)
        if one.place == "declared"
        and all((_apart(one, other) or 0) > _DECLARED_SLACK for other in printed)
        else one
        for one in seen
    ]


def _apart(one: Seen, other: Seen) -> int | None:
    return days_apart(one.found.value, other.found.value)


def _weighed(seen: list[Seen], today: datetime.date | None) -> Field[PrintedDate]:
    best = max(seen, key=lambda one: one.confidence)
    agreeing = [one for one in seen if one is best or (_apart(one, best) or 0) <= 1]
    shown = _on_printed_day(best, agreeing) or _most_exact(best, agreeing)
    places = {one.place for one in agreeing}
    confidence = min(_MOST, best.confidence + _AGREEMENT * (len(places) - 1))
    against = [one for one in seen if one not in agreeing] if len(agreeing) < len(seen) else []
    disputing = [one for one in against if one.confidence >= _NO_WITNESS]
    if disputing:
        confidence = min(confidence, _DISPUTED)
    if best.found.ambiguous:
        confidence = min(confidence, best.confidence)
    if _in_future(shown.found.value, today):
        confidence = min(confidence, _FUTURE)
    return _field(shown, round(confidence, 2), _conflicts(shown, disputing))


def _on_printed_day(best: Seen, agreeing: Sequence[Seen]) -> Seen | None:
    """Give a date printed near the title, if what is declared is the same moment in another zone.

    What was converted disagrees with the page: its reader sees the day that is printed.
    """
    if best.place != "declared" or any(
        one.place == "header" and _apart(one, best) == 0 for one in agreeing
    ):
        return None
    for one in agreeing:
        sure = one.place == "header" and one.confidence > _SURE_LINE
        if sure and same_moment(one.found.value, best.found.value):
            return one
    return None


def _most_exact(best: Seen, agreeing: Sequence[Seen]) -> Seen:
    """Prefer, among places that print the same day, the one that prints the time too."""
    if best.found.value.precision is Precision.MINUTE:
        return best
    known = _parts(best.found.value)
    exact = [
        one
        for one in agreeing
        if _parts(one.found.value) > known and _apart(one, best) in (0, None)
    ]
    return max(exact, key=lambda one: one.confidence, default=best)


def _parts(value: PrintedDate) -> int:
    """Count what of month, day and time is known."""
    return (value.month is not None) + (value.day is not None) + (value.hour is not None)


def _in_future(value: PrintedDate, today: datetime.date | None) -> bool:
    today = today or datetime.date.today()
    if value.year < today.year:
        return False  # most
    tomorrow = today + datetime.timedelta(days=1)
    return value.iso[:10] > tomorrow.isoformat()


def _conflicts(shown: Seen, disputing: Sequence[Seen]) -> tuple[Field[PrintedDate], ...]:
    fields = [_field(one, one.confidence) for one in disputing]
    if shown.found.other is not None:
        second = shown._replace(found=shown.found._replace(value=shown.found.other, other=None))
        fields.insert(0, _field(second, shown.confidence))
    return tuple({field.value: field for field in fields}.values())


def _field(
    one: Seen, confidence: float, conflicts: tuple[Field[PrintedDate], ...] = ()
) -> Field[PrintedDate]:
    return Field(one.found.value, one.provenance, confidence, one.source, one.span, conflicts)

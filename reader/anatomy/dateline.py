"""The dateline: PLACE (Outlet / Agency - date), as wires open a story.

Knows the forms of the opening; must not know the rest of the article.
"""

from __future__ import annotations

import re

from reader.anatomy.agencies import agency_named
from reader.anatomy.outlets import Outlet, outlet_named
from reader.dates.finding import FoundDate, YearlessDate, find_dates, find_yearless
from reader.model import Span
from reader.named import NamedTuple
from reader.pattern import pattern

_LONGEST = 200  # characters of a paragraph in which its dateline must end

_CAPITALS = r"[^\W\d_a-zà-öø-ÿа-яёіїєґα-ω]"
_PLACE_WORD = rf"{_CAPITALS}(?:{_CAPITALS}|[.'’\-/&])+"
_PLACE = rf"{_PLACE_WORD}(?:\s{{1,2}}{_PLACE_WORD}|\s(?:DE|LA|D\.C\.)){{0,3}}"
_REGION = r"(?:,\s{1,2}(?!(?:\d|[A-Z][a-z]{2,8}\.?\s\d))[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,2}\.?)?"
_DAY = r"(?P<day>,?\s{1,2}(?:[^\W\d_]{3,10}\.?\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\.?\s[^\W\d_]{3,10}\.?(?:\s\d{4})?)|\.\s\d{1,2}\s[^\W\d_]{3,10})?"  # noqa: E501 - a pattern reads in one piece
_BRACKET = r"[(（](?P<bracket>[^()（）\n]{2,90})[)）]"
_DASH = r"\s{0,2}(?:--|[-–—―]|:)\s{0,2}-?"

_NAME = pattern(r"[^\W\d_a-zà-öø-ÿ][\w.&'’-]*(?:\s[\w.&'’-]+){0,4}")  # of an outlet

_FORMS = tuple(
    pattern(written)
    for written in (
        # WASHINGTON (UrduPoint News / Sputnik - 29th January, 2022) Russian …; KYIV, Feb 24 (AFP) -
        rf"(?P<place>{_PLACE}{_REGION}){_DAY}\s{{0,2}}{_BRACKET}\.?(?:{_DASH})?",
        # LONDON – Soon, …; PUTRAJAYA, Nov 22 — Private …; МОСКВА, 24 фев — РИА Новости. …
        rf"(?P<place>{_PLACE}{_REGION}){_DAY}\s{{0,2}}(?:--|"
        rf"[-–—―])\s(?P<bracket>(?:РИА Новости|ТАСС|Интерфакс|УНН|Укрінформ)(?=\.))?\.?",
        # Berlin (dpa) - ; Madrid, 24 feb (EFE).-
        rf"(?P<place>[^\W\d_][\w.'’\-]+(?:[\s/][^\W\d_a-z][\w.'’\-]+){{0,3}}){_DAY}\s{{0,2}}{_BRACKET}\.?(?:{_DASH})?",
        # (ANSA) - ROMA, 24 FEB - ; (CNN) — ; (Reuters) - ; [Reuters] left out on purpose
        rf"{_BRACKET}\s{{0,2}}(?:{_DASH})?(?:(?P<place>{_PLACE}),?{_DAY}{_DASH})?",
        # 新华社北京2月24日电
        r"(?P<bracket>新华社|新華社|中新社|中新网|中央社)(?P<place>[^\d\s，。]{2,8}?)(?P<day>\d{1,2}月\d{1,2}日)电",
    )
)
_WITHOUT_BRACKET = (_FORMS[1], _FORMS[4])


class Dateline(NamedTuple):
    """What an opening says. ``span`` covers all of it; ``date`` lies inside.

    ``yearless`` is a day and month printed without a year. ``sure`` tells that a known outlet or
    agency or a date stands in it, so that it is no chance capital and dash.
    """

    span: Span
    place: str | None
    place_span: Span | None
    outlet: Outlet | None
    agencies: tuple[str, ...]
    date: FoundDate | None
    yearless: YearlessDate | None
    sure: bool


def read_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Read the dateline that a paragraph at ``text[start:end]`` begins with, if it has one."""
    end = min(end, start + _LONGEST)
    for form in _FORMS if _holds_bracket(text, start, end) else _WITHOUT_BRACKET:
        match = form.match(text, start, end)
        if match and (dateline := _understand(text, match)):
            return dateline
    return None


def _holds_bracket(text: str, start: int, end: int) -> bool:
    return text.find("(", start, end) >= 0 or text.find("（", start, end) >= 0


def _understand(text: str, match: re.Match[str]) -> Dateline | None:
    groups = match.groupdict()
    bracket, place, day = groups.get("bracket"), groups.get("place"), groups.get("day")
    whole = Span(*match.span())
    found = find_dates(text, *whole)
    outlet, agencies = _credits(bracket or "", dated=bool(found))
    yearless = [] if found else find_yearless(text, *whole)
    named = bool(outlet or agencies)
    if bracket and not named and not found:
        return None  # "JOHN SMITH (R-ME) - …"
    if place is None and not named:
        return None
    if not bracket and not (day or (place and _looks_like_place(place))):
        return None
    return Dateline(
        span=whole,
        place=" ".join(place.split()) if place else None,
        place_span=Span(*match.span("place")) if place else None,
        outlet=outlet,
        agencies=agencies,
        date=found[0] if found else None,
        yearless=yearless[0] if yearless else None,
        sure=named or bool(found or yearless),
    )


def _looks_like_place(place: str) -> bool:
    """Without bracket or day, capitals before a dash may be a cry or a label."""
    head = place.partition(",")[0]
    return 4 <= len(head) <= 24 and head not in _LABELS and not head.endswith(("!", "?"))


_LABELS = frozenset(
    {
        "UPDATE", "ANALYSIS", "OPINION", "WATCH", "LISTEN", "READ", "VIDEO", "PHOTO", "PHOTOS",
        "LIVE", "BREAKING", "EXCLUSIVE", "FACTBOX", "COMMENT", "NOTE", "CORRECTION", "EDITOR",
        "SOURCE", "RELATED", "FILE", "MORE", "NEWS", "SPORT", "ADVERTISEMENT", "ANSWER",
        "TRANSCRIPT", "QUESTION", "HOST", "WARNING", "SPOILER", "INTERVIEW", "REVIEW",
        "TOP STORIES", "IN DEPTH",
    }
)  # fmt: skip


def _credits(bracket: str, *, dated: bool) -> tuple[Outlet | None, tuple[str, ...]]:
    """Read who is named in the bracket: in "X / Y - date" X is the outlet and Y the agency.

    Where all three stand there, X may be an outlet that no table knows.
    """
    names = [part.strip() for part in re.split(r"\s[-–—]\s", bracket)[0].split("/")]
    agencies = tuple(dict.fromkeys(filter(None, map(agency_named, names))))
    if len(names) > 1:
        outlet = outlet_named(names[0])
        if outlet is None and dated and any(map(agency_named, names[1:])):
            outlet = _as_printed(names[0])
        return outlet, agencies_or(names[1:], agencies)
    return (None if agencies else outlet_named(names[0])), agencies


def _as_printed(name: str) -> Outlet | None:
    """Take a name as it stands for an outlet's, if it is spelled as names are."""
    if agency_named(name) or not _NAME.fullmatch(name):
        return None
    return Outlet(" ".join(name.split()), "")


def agencies_or(names: list[str], found: tuple[str, ...]) -> tuple[str, ...]:
    """Give the agencies behind the outlet in a bracket, even where the first is one itself."""
    named = tuple(dict.fromkeys(filter(None, map(agency_named, names))))
    return named or found

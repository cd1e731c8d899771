"""What outlets, addresses, dates, wire marks and credits add to the words of two articles.

Knows the facts of two articles and their shares; must not know their words, nor any third
article. Where a fact is missing, nothing is concluded from that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from urllib.parse import parse_qsl, urlsplit

from reader.model import Relation, StoryText

PLACE_UNKNOWN = "where they were printed is not known"

_FOLLOWED = re.compile("(?:utm_.*|fbclid|gclid|ref|cmpid|ocid|smid|rss)", re.IGNORECASE)
_PLAIN_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")

# Wire marks: those of a later state, those of a first word before the story, and a number.
_LATER = re.compile(r"\b(?:UPDATE|WRAPUP|ROUNDUP|(?:1ST|2ND|3RD) LEAD)\b")
_AGAIN = re.compile(r"\b(?:RPT|REPEAT|REFILE|CORRECT(?:ED|ION|S)|REVISED)\b")
_BEFORE = re.compile(r"\b(?:URGENT|FLASH|ALERT|SNAP)\b")
_NUMBER = re.compile(r"[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about an article besides its words; all as in ``StoryText``."""

    outlet: str | None = None
    host: str | None = None
    url: str | None = None
    agencies: tuple[str, ...] = ()
    date: str | None = None
    mark: str | None = None
    headline: str | None = None
    zone: str | None = None

    @property
    def day(self) -> str:
        """The date without the hour, as far as known."""
        return (self.date or "")[:10]


def facts_of(text: StoryText) -> Facts:
    """Give the facts of an article."""
    return Facts(
        text.outlet,
        text.host,
        text.url,
        text.agencies,
        text.date,
        text.mark,
        text.headline,
        text.zone,
    )


# --------------------------------------------------------------------------- where


class Places(Enum):
    """Where two articles were printed, as far as that is known."""

    ONE_ADDRESS = "one address"
    ONE_OUTLET = "one outlet"
    APART = "apart"
    UNKNOWN = "unknown"


def places(a: Facts, b: Facts) -> Places:
    """Say whether two articles were printed in one place.

    Two addresses that differ in nothing that matters are one. Else two outlets decide where both
    are known, else two hosts, of which one may be a branch of the other.
    """
    if a.url and b.url and _plain(a.url) == _plain(b.url):
        return Places.ONE_ADDRESS
    if a.outlet and b.outlet:
        same = a.outlet.casefold() == b.outlet.casefold()
    elif a.host and b.host:
        one, other = sorted((_plain_host(a.host), _plain_host(b.host)), key=len)
        same = other == one or other.endswith(f".{one}")
    else:
        return Places.UNKNOWN
    return Places.ONE_OUTLET if same else Places.APART


def _plain(url: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Give of an address what names the page: no scheme, no mark of who led the reader there."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url, "", ()
    asked = (each for each in parse_qsl(parts.query) if not _FOLLOWED.fullmatch(each[0]))
    path = parts.path.rstrip("/").removesuffix("/amp")
    return _plain_host(parts.netloc.lower()), path, tuple(sorted(asked))


def _plain_host(host: str) -> str:
    return _PLAIN_HOST.sub("", host.lower())


def named(relation: Relation, shares: tuple[float, float], a: Facts, b: Facts) -> Relation:
    """Name a copy (REPUBLISHED) or a rewriting (REWRITTEN) by what else is known.

    One address: a revision, however much was changed. A copy of a part: an excerpt. One outlet:
    a revision. Different outlets: as the words say. Where the outlets are not known, a wire
    mark may say that the one is a later state of the other: a revision. Else the words alone
    decide again: a copy is called republished although it may be a revision, and ``notes`` says
    that the place is not known.
    """
    where = places(a, b)
    if where is Places.ONE_ADDRESS:
        return Relation.REVISION
    if relation is Relation.REPUBLISHED and _is_part(shares):
        return Relation.EXCERPT
    later = where is Places.UNKNOWN and _mark_rank(a.mark) != _mark_rank(b.mark)
    return Relation.REVISION if later or where is Places.ONE_OUTLET else relation


def _is_part(shares: tuple[float, float]) -> bool:
    """Tell whether one carries a part of the other, and not the most of it."""
    return min(shares) < 0.65 or max(shares) - min(shares) > 0.3


# --------------------------------------------------------------------------- when


def first(a: Facts, b: Facts, relation: Relation, shares: tuple[float, float]) -> str | None:
    """Say who had it first: ``"a first"``, ``"b first"``, or None where nothing tells.

    The first of these that tells: the printed dates; wire marks; a credit to the other; and for
    an excerpt, that the one is nearly all in the other and the other is far more. Within one
    outlet a short text may as well be the first word as a cut, so that the last says nothing.
    """
    sign = (
        _by_date(a, b) or _mark_rank(a.mark) - _mark_rank(b.mark) or _credits(a, b) - _credits(b, a)
    )
    if not sign and relation is Relation.EXCERPT and places(a, b) is not Places.ONE_OUTLET:
        sign = _by_containment(shares)
    return None if not sign else "a first" if sign < 0 else "b first"


def _by_containment(shares: tuple[float, float]) -> int:
    """Take the text that is nearly all carried by a far larger one for its part: 1 where it is
    a, -1 where it is b, 0 where neither is."""
    if max(shares) <= 0.9 or min(shares) >= 0.5:
        return 0
    return 1 if shares[0] > shares[1] else -1


def _by_date(a: Facts, b: Facts) -> int:
    """Compare two printed dates as far as both go: -1, 0 or 1.

    Hours are local and never converted: they count only within one outlet or one named zone.
    """
    one_clock = (a.zone and a.zone == b.zone) or places(a, b) in (
        Places.ONE_ADDRESS,
        Places.ONE_OUTLET,
    )
    one, other = (a.date or "", b.date or "") if one_clock else (a.day, b.day)
    known = min(len(one), len(other))
    return (one[:known] > other[:known]) - (one[:known] < other[:known])


def days_differ(a: Facts, b: Facts) -> bool:
    """Tell whether two articles are surely of different days."""
    known = min(len(a.day), len(b.day))
    return a.day[:known] != b.day[:known]


def _mark_rank(mark: str | None) -> int:
    """Rank a wire mark by when it is sent: a flash before the plain text (0), then its
    numbered states, each with its repetition or correction right behind it."""
    upper = (mark or "").upper()
    if _BEFORE.search(upper):
        return -1
    rank = 0
    if _LATER.search(upper):
        number = _NUMBER.search(upper)
        rank = 2 * max(1, int(number[0]) if number else 1)
    return rank + bool(_AGAIN.search(upper))


# --------------------------------------------------------------------------- who


def _credits(one: Facts, other: Facts) -> bool:
    """Tell whether one names the other's outlet as its source, and is not it."""
    outlet = (other.outlet or "").casefold()
    sources = {name.casefold() for name in one.agencies}
    return bool(outlet) and outlet in sources and outlet != (one.outlet or "").casefold()


def notes(a: Facts, b: Facts, relation: Relation) -> tuple[str, ...]:
    """Say in phrases what bears on a relation besides the words."""
    said = [f"credits {y.outlet}" for x, y in ((a, b), (b, a)) if _credits(x, y)]
    theirs = {name.casefold() for name in b.agencies}
    said += [f"both credit {name}" for name in a.agencies if name.casefold() in theirs][:1]
    if relation is Relation.REPUBLISHED and places(a, b) is Places.UNKNOWN:
        said.append(PLACE_UNKNOWN)
    return tuple(said)

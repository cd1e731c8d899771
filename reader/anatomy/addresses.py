"""Web addresses in a text: finding them, their host, the day and words they carry.

Knows the shape of addresses; must not know which outlet a host belongs to. Nothing here, or
anywhere below the screens, ever opens a connection.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from reader.dates.days import is_day
from reader.dates.names import month_of
from reader.model import PrintedDate, Span
from reader.named import NamedTuple
from reader.pattern import pattern

_ADDRESS = pattern(r"https?://[^\s<>\"'“”»|\\^`{}]{4,2000}", re.IGNORECASE)
_HOST = pattern(
    r"(?<![\w@./-])(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,40}[A-Za-z0-9])?\.){1,4}"
    r"(?:(?i:com|org|net|info|news)|[A-Za-z]{2})(?![\w-]|\.\w)"
)
_HOST_HINT = pattern(r"\.[A-Za-z]{2}")  # begins at a rare sign, unlike a host
_DAY = pattern(
    r"(?<![A-Za-z0-9])((?:19|20)\d\d)(?:[/_.-](\d{1,2})[/_.-](\d{1,2})|(\d\d)(\d\d))(?![A-Za-z0-9])"
)
_NAMED_DAY = pattern(
    r"(?<![A-Za-z0-9])((?:19|20)\d\d)[/_-]([a-z]{3,9})[/_-](\d{1,2})(?![A-Za-z0-9])", re.IGNORECASE
)
_EARLIEST = 1990  # there were no web addresses before


class Address(NamedTuple):
    """An address as printed, and where."""

    text: str
    span: Span


def find_addresses(text: str, start: int, end: int) -> list[Address]:
    """Find the addresses with a scheme of the web in ``text[start:end]``, in order."""
    found = []
    for match in _ADDRESS.finditer(text, start, end):
        address = match[0].rstrip(".,;:!?")
        if address.endswith(")") and "(" not in address:
            address = address[:-1]
        if host_of(address):
            found.append(Address(address, Span(match.start(), match.start() + len(address))))
    return found


def may_hold_host(text: str) -> bool:
    """Tell, quicker than by looking for one, whether a text may hold a bare domain name."""
    return "." in text and _HOST_HINT.search(text) is not None


def find_hosts(text: str, start: int, end: int) -> list[Address]:
    """Find bare domain names (``UrduPoint.com``) in ``text[start:end]``, in order."""
    found: list[Address] = []
    for hint in _HOST_HINT.finditer(text, start, end):
        if hint.start() < start:
            continue  # in the word that was looked through last
        begin = max(start, text.rfind(" ", start, hint.start()))
        blank = text.find(" ", hint.end(), end)
        start = blank if blank >= 0 else end
        found += (Address(m[0], Span(*m.span())) for m in _HOST.finditer(text, begin, start))
    return found


def host_of(address: str) -> str | None:
    """Give the host of an http or https address, lower case; None for anything else."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or "." not in host:
        return None
    return host.rstrip(".")


def day_in(address: str) -> tuple[PrintedDate, Span] | None:
    """Find year, month and day in the path of an address, or in any file name.

    Only whole digit groups count: ``/2013/05/29/``, ``/20220224/``, ``2022-02-24-title``. Digits
    that are part of a longer code are none.
    """
    for match in _DAY.finditer(address):
        year, month, day = match[1], match[2] or match[4], match[3] or match[5]
        if int(year) >= _EARLIEST and is_day(int(year), int(month), int(day)):
            return PrintedDate(int(year), int(month), int(day)), Span(*match.span())
    if named := _NAMED_DAY.search(address):
        number = month_of(named[2])
        if number and is_day(int(named[1]), number, int(named[3])):
            return PrintedDate(int(named[1]), number, int(named[3])), Span(*named.span())
    return None


def words_in(address: str) -> frozenset[str]:
    """Give the words of the address's path: many are cut from the headline."""
    try:
        path = urlsplit(address).path
    except ValueError:
        return frozenset()
    return frozenset(word for word in re.findall(r"[^\W\d_]{3,}", path.lower()) if word != "html")

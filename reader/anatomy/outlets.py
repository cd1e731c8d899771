"""Outlets: which brand a domain or a printed name belongs to, one brand under many spellings.

Knows the shipped table ``outlets.tsv``; must not know where in an article a name was found. The
table is read at the first question.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from reader.pattern import pattern

_TABLE = Path(__file__).with_name("outlets.tsv")

# Sub-domains that are an edition or a device of the same brand.
_EDITIONS = pattern(r"^(?:www\d?|m|mobile|amp|edition|uk|us|in|en|english|beta|rss|feeds?|ww\d)\.")
# the page lay there; somebody else wrote it
_AGGREGATORS = frozenset({
    "news.google.com", "google.com", "news.yahoo.com", "yahoo.com", "msn.com", "ampproject.org",
    "cdn.ampproject.org", "feedburner.com", "feedproxy.google.com", "archive.org",
    "web.archive.org", "archive.ph", "archive.today", "archive.is", "flipboard.com",
    "newsbreak.com", "smartnews.com", "apple.news", "t.co", "bit.ly", "facebook.com",
    "twitter.com", "x.com", "reddit.com", "youtube.com", "linkedin.com", "instagram.com",
    "whatsapp.com", "t.me", "pressreader.com", "proquest.com", "factiva.com", "lexisnexis.com",
})  # fmt: skip
_HOSTING = ("wordpress.com", "blogspot.com", "substack.com", "medium.com", "tumblr.com",
            "ghost.io", "github.io", "typepad.com", "livejournal.com", "beehiiv.com")  # fmt: skip
_SECOND_LEVEL = frozenset({
    "co", "com", "net", "org", "gov", "gob", "gouv", "gub", "ac", "edu", "or", "ne", "go", "in",
})  # fmt: skip
_LABEL_NOISE = pattern(
    r"\s*(?:\((?:web news|online news|online|news|opinion|editorial|tv)\)"
    r"|[-–] (?:news|opinion|editorial|online|web news|blogs?|top stories))$",
    re.IGNORECASE,
)
_TAILS = (
    "News", "Online", ".com", "Staff", "Newspaper", "Magazine", "Editor", "Editors", "Reporter",
    "Reporters",
)  # fmt: skip
_NAME_TAIL = pattern(rf"(?:\s+(?:{'|'.join(map(re.escape, _TAILS))}))+$")
_DOMAIN = pattern(r"[\w-]+(?:\.[\w-]+)+")
_LONGEST, _LONGEST_NOISE = 60, 24  # characters of a name, and of what is cut from its end


class Outlet(NamedTuple):
    """A brand. ``country`` is an ISO 3166 code of three letters, empty where unknown."""

    name: str
    country: str


class _Table(NamedTuple):
    domains: dict[str, Outlet]
    names: dict[str, Outlet]


@lru_cache(maxsize=1)
def _table() -> _Table:
    domains: dict[str, Outlet] = {}
    names: dict[str, Outlet] = {}
    for row in _TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        name, country, hosts, spellings = row.split("\t")
        outlet = Outlet(name, country)
        domains.update(dict.fromkeys(hosts.split(), outlet))
        for spelling in (name, *filter(None, spellings.split("|"))):
            names.setdefault(_key(spelling), outlet)
            names.setdefault(_key(spelling).removeprefix("the "), outlet)
    return _Table(domains, names)


def _key(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").split())


def outlet_at(host: str) -> Outlet | None:
    """Give the outlet of a host that the table knows, through editions and sub-domains."""
    host = _plain_host(host)
    if host in _AGGREGATORS:
        return None
    domains, floor = _table().domains, len(registered_domain(host).split("."))
    labels = host.split(".")
    while len(labels) >= floor:
        if (known := ".".join(labels)) in domains:
            return domains[known]
        labels = labels[1:]
    return None


def outlet_of_host(host: str) -> str | None:
    """Give the name of the outlet at a host; an unknown host's own domain, unchanged.

    None where the host is an aggregator, an archive, a bare number or no host at all: the page
    lay there and was published by somebody else.
    """
    plain = _plain_host(host)
    if "." not in plain or re.fullmatch(r"[\d.:\[\]]+", plain):
        return None
    if plain in _AGGREGATORS or registered_domain(plain) in _AGGREGATORS:
        return outlet.name if (outlet := _table().domains.get(plain)) else None
    known = outlet_at(plain)
    return known.name if known else registered_domain(plain)


def registered_domain(host: str) -> str:
    """Give the part of a host that was registered; a blog keeps its own name on its host."""
    host = _plain_host(host)
    labels = host.split(".")
    if any(host.endswith("." + hosting) for hosting in _HOSTING):
        return ".".join(labels[-3:])
    second_level = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if second_level else labels[-2:])


def _plain_host(host: str) -> str:
    host = host.lower().strip().rstrip(".")
    while (shorter := _EDITIONS.sub("", host)) != host and "." in shorter:
        if host in _table().domains:
            return host  # english.alarabiya.net stands in the table itself
        host = shorter
    return host


def outlet_named(name: str) -> Outlet | None:
    """Give the outlet that a whole printed name belongs to, in any of its spellings."""
    name = " ".join(name.split()).strip(" .,;:*|")
    return _outlet_spelled(name) if 2 <= len(name) <= _LONGEST + _LONGEST_NOISE else None


@lru_cache(maxsize=4096)
def _outlet_spelled(name: str) -> Outlet | None:
    """Look a name up. One page asks often about a few names, and its neighbours ask again."""
    if name[-1] == ")" or "- " in name or "– " in name:
        name = _LABEL_NOISE.sub("", name)
    if len(name) < 2 or len(name) > _LONGEST:
        return None
    names = _table().names
    for form in (name, _NAME_TAIL.sub("", name)) if name.endswith(_TAILS) else (name,):
        key = _key(form)
        if known := names.get(key) or names.get(key.removeprefix("the ")):
            return known
    return outlet_at(name) if "." in name and _DOMAIN.fullmatch(name) else None


def is_distinctive(name: str) -> bool:
    """Tell whether a name is an outlet's wherever it stands: not "Time", not "AD"."""
    return len(name) > 3 and (" " in name or "." in name or name.upper() == name or len(name) > 8)

"""Outlets: which brand a domain or a printed name belongs to, one brand under many spellings.

Knows the shipped table ``outlets.tsv`` and the public suffix list; must not know where in an
article a name was found. Each is read at the first question that needs it; neither is ever
fetched. Names that the user knows besides hold while an article is read (``known_too``); what
outlets are called in lists is laid over later (see ``store.outlet_names``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from reader.hints import TYPE_CHECKING
from reader.named import NamedTuple
from reader.pattern import pattern

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

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
_PLACES = {
    "GBR": ("London", "England", "Scotland", "UK", "United Kingdom", "Great Britain"),
    "USA": ("USA", "US", "U.S.", "United States", "New York", "Washington", "Washington, DC"),
    "IRL": ("Ireland", "Dublin"), "AUS": ("Australia", "Sydney", "Melbourne"),
    "CAN": ("Canada", "Toronto"), "NZL": ("New Zealand",), "ZAF": ("South Africa",),
    "IND": ("India", "New Delhi"), "FRA": ("France", "Paris"), "ESP": ("Spain", "Madrid"),
    "DEU": ("Germany", "Deutschland", "München", "Berlin", "Frankfurt"),
}  # fmt: skip
_FEWEST = 3  # letters of a name of the user's that is looked for in texts
_OWN: ContextVar[frozenset[str]] = ContextVar("the user's outlets", default=frozenset())
_LONGEST, _LONGEST_NOISE = 60, 24  # characters of a name, and of what is cut from its end


class Outlet(NamedTuple):
    """A brand. ``country`` is an ISO 3166 code of three letters, empty where unknown."""

    name: str
    country: str


class _Table(NamedTuple):
    """Outlets by their hosts and by their spellings; what two outlets are called names neither."""

    domains: dict[str, Outlet]
    names: dict[str, Outlet]


@lru_cache(maxsize=1)
def _table() -> _Table:
    domains: dict[str, Outlet] = {}
    names: dict[str, Outlet | None] = {}
    for row in _TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        name, country, hosts, spellings = row.split("\t")
        outlet = Outlet(name, country)
        domains.update(dict.fromkeys(hosts.split(), outlet))
        for key in {_key(spelling) for spelling in (name, *filter(None, spellings.split("|")))}:
            names[key] = None if key in names else outlet
    for key, known in list(names.items()):
        if known and key.startswith("the ") and key.count(" ") > 1:  # "The News" is not "News"
            names.setdefault(key.removeprefix("the "), known)
    return _Table(domains, {key: known for key, known in names.items() if known})


def _key(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").split())


@contextmanager
def known_too(names: Iterable[str]) -> Iterator[None]:
    """Let names and domains that the user knows be outlets' besides the table's, for a while."""
    token = _OWN.set(unknown(frozenset(names)))
    try:
        yield
    finally:
        _OWN.reset(token)


def own_names() -> frozenset[str]:
    """Give the user's names that hold now: what is remembered of a name is true for these."""
    return _OWN.get()


@lru_cache(maxsize=4)
def unknown(names: frozenset[str]) -> frozenset[str]:
    """Give those of some names and domains by which a text would be read otherwise."""
    return frozenset(name for name in names if len(name) >= _FEWEST and not _is_known(name))


def _is_known(name: str) -> bool:
    if _DOMAIN.fullmatch(name):
        plain = _plain_host(name)
        return bool(_above(plain, _table().domains)) or registered_domain(name) == name.lower()
    return len(name) > _LONGEST or _outlet_spelled(" ".join(name.split())) is not None


@lru_cache(maxsize=4)
def _own_table(names: frozenset[str]) -> Mapping[str, Outlet]:
    return {_key(name): Outlet(" ".join(name.split()), "") for name in sorted(names)}


def outlet_at(host: str) -> Outlet | None:
    """Give the outlet of a host that the table knows, through editions and sub-domains."""
    own, plain = _own_table(_OWN.get()), _plain_host(host)
    if plain in _AGGREGATORS:
        return None
    return own.get(host.lower()) or _above(plain, own) or _above(plain, _table().domains)


def _above(host: str, domains: Mapping[str, Outlet]) -> Outlet | None:
    """Give the outlet of a host or of the nearest domain above it."""
    labels = host.split(".")
    while len(labels) > 1:
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
    if any(host.endswith("." + hosting) for hosting in _HOSTING):
        return ".".join(host.split(".")[-3:])
    return _suffixes("xn--" in host).privatesuffix(host) or host


@lru_cache(maxsize=2)
def _suffixes(encoded: bool) -> PublicSuffixList:
    """Give Mozilla's list of the suffixes under which names are registered, as it was shipped.

    With the names of other scripts ``encoded`` as in an address, which takes most of the time.
    """
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_encoded_idn=encoded)


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
    if own := _own_outlet(name):
        return own
    return _outlet_spelled(name) if 2 <= len(name) <= _LONGEST + _LONGEST_NOISE else None


def _own_outlet(name: str) -> Outlet | None:
    if not (names := _OWN.get()) or len(name) > _LONGEST + _LONGEST_NOISE:
        return None
    table, key = _own_table(names), _key(name)
    return table.get(key) or table.get(key.removeprefix("the ")) or table.get(f"the {key}")


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
        without = key.removeprefix("the ")
        if known := names.get(key) or (names.get(without) if " " in without else None):
            return known
    if name[-1] == ")":
        return _in_its_country(name)
    return outlet_at(name) if "." in name and _DOMAIN.fullmatch(name) else None


def _in_its_country(name: str) -> Outlet | None:
    """Know "The Guardian (London)", as archives write it; not "The Times (South Africa)"."""
    brand, _, place = name[:-1].rpartition(" (")
    country = next((code for code, places in _PLACES.items() if place in places), None)
    known = _outlet_spelled(brand) if brand and country else None
    return known if known and known.country == country else None


def is_distinctive(name: str) -> bool:
    """Tell whether a name is an outlet's wherever it stands: not "Time", not "AD".

    One that the user wrote down is.
    """
    if _own_outlet(name.strip(" .,;:*|")):
        return True
    return len(name) > 3 and (" " in name or "." in name or name.upper() == name or len(name) > 8)

"""What a format itself says of an article: JSON keys, meta tags, front matter.

Knows the names that exporters and sites give their fields; must not know any format's syntax.
The traps are named in the tables: a collector's own dates are never the publication date, and
what another tool worked out of a page (``trafilatura:…``, ``htmldate``) stands last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from reader.anatomy import addresses
from reader.anatomy.label_words import ANYWHERE, IN_A_BLOCK
from reader.anatomy.outlets import outlet_named
from reader.anatomy.shapes import folded, tidy
from reader.dates.finding import FoundDate, find_dates
from reader.dates.reading import read_date
from reader.declarations import folded as key_of
from reader.model import Span
from reader.named import NamedTuple
from reader.pattern import pattern

_NAMES = {
    "title": "title_page title headline head hed og:title twitter:title trafilatura:title "
    "html:h1 html:title name",
    "date": "datepublished article:published_time published_time date_publish publish_date "
    "published published_at publishedat published_on publishing_date publication_date "
    "publicationdate pubdate pub_date dc.date.issued dc:date.issued dcterms.created "
    "parsely_pub_date sailthru.date date datetime date_time dc.date dc:date issued "
    "html:time htmldate",
    "updated": "datemodified article:modified_time modified_time updated modified date_modify "
    "date_modified updated_at updatedat last_modified lastmod og:updated_time",
    "outlet": "outlet publication publicationtitle og:site_name site_name sitename media_name "
    "publisher.name publisher sourcename source_name source_hostname domain_name source_domain "
    "domain feed trafilatura:sitename",
    "author": "author authors byline creator by published_by dc:creator dc.creator article:author "
    "parsely_author sailthru.author trafilatura:author",
    "sender": "from",
    "url": "url link canonical canonical_url original_url og:url source_url web_url article_url "
    "trafilatura:url",
    "language": "language lang locale og:locale inlanguage",
    "printed": "html:under_headline",
    "issue": "epub:issue",
}
_MEAN_MORE = frozenset({"medium", "paper", "website", "avis"})  # labels, but not as a column


def _table() -> dict[str, str]:
    """Give the field of every name, and of the words that label it in other languages."""
    fields = {key_of(name): field for field, names in _NAMES.items() for name in names.split()}
    for words in (ANYWHERE, IN_A_BLOCK):
        for field, names in words.items():
            for name in set(names.split()) - _MEAN_MORE:
                fields.setdefault(name, field)
    return fields


_FIELDS = _table()
_RANKS = {name: rank for rank, name in enumerate(_FIELDS)}
# What only the records of those have who keep articles: Wallabag, Zotero and their like.
_KEPT = frozenset({"is_archived", "is_starred", "date_added", "access_date", "accessdate"})
_PAGE_TITLES = ("html:h1", "og:title", "html:title")
_EMPTY = frozenset({"nan", "nat", "none", "null", "n/a", "undefined", "unknown"})
_SUFFIX = pattern(r"\s(?:[|–—·•»]|-{1,2})\s")


class Stated(NamedTuple):
    """A declared value and the key it stood under."""

    key: str
    value: str


Told = Mapping[str, Sequence[Stated]]


def stated(declared: Mapping[str, str]) -> Told:
    """Sort declared values by what they are: title, date, updated, outlet, author, sender,
    url, language; printed, the lines that a page has under its headline; and issue, the day of
    the issue that it was taken from.

    Of each, all that is said, in the order of the table. "source", in any language, is decided by
    its content: an address, a domain or a name.
    """
    found: dict[str, list[Stated]] = {}
    kept = any(key_of(key) in _KEPT for key in declared)
    for key in sorted(declared, key=lambda key: _RANKS.get(key_of(key), len(_RANKS))):
        value, name = declared[key].strip(), key_of(key)
        field = _source_kind(value) if (field := field_named(name)) == "source" else field
        if kept and field == "updated":
            continue  # when whoever kept the article changed his own record of it
        if field and value and value.lower() not in _EMPTY:
            found.setdefault(field, []).append(Stated(key, value))
    return found


def field_named(name: str) -> str | None:
    """Give the field that a key, folded, stands for; None where it is none of the table's."""
    return _FIELDS.get(name)


def _source_kind(value: str) -> str:
    if addresses.host_of(value):
        return "url"
    return "" if re.search(r"\.(?:txt|json|html?|csv|md)$", value, re.IGNORECASE) else "outlet"


def is_worked_out(one: Stated) -> bool:
    """Tell whether another tool worked a value out of the page, rather than the page said it."""
    return one.key.startswith("trafilatura:") or one.key == "htmldate"


# --------------------------------------------------------------------------- title


def title(told: Told) -> Stated | None:
    """Give the declared headline, without the site's name behind it.

    A page says it several times (JSON-LD, h1, og:title, the window's title), now and then in
    other words for other readers: what is declared as the headline wins, else the words that
    most agree on, what is printed (h1) first. What is only a brand is none.
    """
    brands = {folded(one.value) for one in told.get("outlet", ())}
    said = [one for one in told.get("title", ()) if folded(one.value) not in brands]
    if not said:
        return None
    others = {folded(one.value) for one in said}
    cut = {one: _without_site(one, others, brands) for one in said}
    by_key = {key_of(one.key): one for one in said}
    printed = [cut[by_key[key]] for key in _PAGE_TITLES if key in by_key]
    if not printed or "headline" in by_key:
        return cut[by_key.get("headline", said[0])]
    ballots = [folded(one.value) for one in printed]
    votes = {
        one: ballots.count(ballot) - (" " not in one.value)
        for one, ballot in zip(printed, ballots, strict=True)
    }
    return max(printed, key=lambda one: votes[one])


def _without_site(one: Stated, others: set[str], brands: set[str]) -> Stated:
    """Cut what stands behind a divider, if it is a brand, or another title does without it."""
    value = tidy(one.value)
    for divider in reversed(list(_SUFFIX.finditer(value))):
        head, tail = value[: divider.start()], value[divider.end() :]
        if folded(head) in others or folded(tail) in brands or outlet_named(tail):
            value = head
    return Stated(one.key, value)


# --------------------------------------------------------------------------- dates


def date_in(told: Told, field: str) -> tuple[Stated, FoundDate] | None:
    """Read the declared date of a field, the first that is one; empty, NaT, year 1 and the like
    are none.

    What was worked out by another tool is given only where nothing is said, not even by the
    page's title.
    """
    said = told.get(field, ())
    plain = _read(one for one in said if not is_worked_out(one))
    of_titles = _days_of_titles(told.get("title", ()) if field == "date" else ())
    worked_out = _read(filter(is_worked_out, said))
    return next(chain(plain, of_titles, worked_out), None)


def _read(said: Iterable[Stated]) -> Iterator[tuple[Stated, FoundDate]]:
    return ((one, found) for one in said if (found := read_date(one.value)))


def _days_of_titles(titles: Iterable[Stated]) -> Iterator[tuple[Stated, FoundDate]]:
    """Read the day that a site writes behind its titles: "Headline | The Post | 28.04.2023"."""
    for one in titles:
        *before, tail = (part.strip() for part in _SUFFIX.split(one.value))
        found = find_dates(tail) if before and not is_worked_out(one) else []
        if found and found[0].span == Span(0, len(tail)):
            yield one, found[0]

"""What a format itself says of an article: JSON keys, meta tags, front matter.

Knows the names that exporters and sites give their fields; must not know any format's syntax.
The traps are named in the tables: a collector's own dates are never the publication date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from reader import dates
from reader.anatomy import addresses

_NAMES = {
    "title": "title headline head hed name title_page og:title trafilatura:title",
    "date": "date_publish publish_date published published_at publishedat publishing_date "
    "publication_date pubdate pub_date date datetime issued article:published_time datepublished "
    "htmldate",
    "updated": "updated modified date_modify datemodified updated_at last_modified "
    "article:modified_time",
    "outlet": "outlet publication publicationtitle publisher sourcename source_name media_name "
    "sitename site_name og:site_name source-hostname domain_name source_domain domain feed "
    "trafilatura:sitename",
    "author": "author authors byline creator by dc:creator trafilatura:author",
    "url": "url link canonical canonical_url original_url og:url source_url web_url "
    "trafilatura:url",
    "language": "language lang locale og:locale inlanguage",
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names.split()}


class Stated(NamedTuple):
    """A declared value and the key it stood under."""

    key: str
    value: str


def stated(declared: Mapping[str, str]) -> dict[str, Stated]:
    """Sort declared values by what they are: title, date, updated, outlet, author, url, language.

    The first key in the order of the table wins. "source" is decided by its content: an address,
    a domain or a name.
    """
    order = {name: rank for rank, name in enumerate(_FIELDS)}
    found: dict[str, Stated] = {}
    for key in sorted(declared, key=lambda key: order.get(key.lower(), 999)):
        value = declared[key].strip()
        field = _FIELDS.get(key.lower()) or (_source_kind(value) if key.lower() == "source" else "")
        if field and value and value.lower() not in ("nan", "nat", "none", "null"):
            found.setdefault(field, Stated(key, value))
    return found


def _source_kind(value: str) -> str:
    if addresses.host_of(value):
        return "url"
    return "" if re.search(r"\.(?:txt|json|html?|csv|md)$", value, re.IGNORECASE) else "outlet"


def date_of(one: Stated | None) -> dates.FoundDate | None:
    """Read a declared date; empty, NaT, year 1 and the like are none."""
    return dates.read_date(one.value) if one else None

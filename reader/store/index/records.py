"""An article's fields as they are kept in the index: JSON that reads back to the same records.

Must not know any table.
"""

from __future__ import annotations

import json
from typing import Any

from reader import letters
from reader.model import FIELDS, Article, Field, PrintedDate, Provenance, Span, StoryText
from reader.record import replace
from reader.store import sqlite

_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_DATES = ("date", "updated")
_LISTS = ("agencies", "authors")
NO_LETTER = "\uffff"
_SORTED = 32  # letters of a headline that it is sorted by
_FIRST_WORDS = 12


def written(article: Article) -> str:
    """Write the fields of an article; unknown ones are left out."""
    known = {name: getattr(article, name) for name in FIELDS}
    return _WRITER.encode({name: _field(field) for name, field in known.items() if field})


def _field(field: Field[Any]) -> list[Any]:
    value = field.value
    if isinstance(value, PrintedDate):
        value = [value.iso, value.zone]
    return [
        value,
        field.provenance.value,
        field.confidence,
        field.source,
        field.span,
        [_field(other) for other in field.conflicts],
    ]


def read_back(text: str) -> dict[str, Field[Any]]:
    """Give the fields that ``written`` wrote, by name."""
    return {name: _read_field(name, found) for name, found in json.loads(text).items()}


def _read_field(name: str, found: list[Any]) -> Field[Any]:
    value, provenance, confidence, source, span, conflicts = found
    return Field(
        _read_value(name, value),
        Provenance(provenance),
        confidence,
        source,
        Span(*span) if span else None,
        tuple(_read_field(name, other) for other in conflicts),
    )


def _read_value(name: str, value: Any) -> Any:
    if name in _DATES:
        return PrintedDate.from_iso(*value)
    return tuple(value) if name in _LISTS else value


def shown_headline(article: Article) -> str:
    """Give the headline, or the first words of the body in guillemets."""
    if article.headline:
        return article.headline.value
    start = article.body[0].of(article.text) if article.body else article.text
    words = start.split(None, _FIRST_WORDS)
    more = "…" if len(words) > _FIRST_WORDS or len(article.body) > 1 else ""
    return f"«{' '.join(words[:_FIRST_WORDS])}{more}»"


def sorting_headline(article: Article) -> str:
    """Give the beginning of the shown headline to sort by: folded, from its first letter on.

    What has no letter or digit stands behind everything else (``NO_LETTER``).
    """
    folded = letters.plain(shown_headline(article).casefold())
    first = next((at for at, letter in enumerate(folded) if letter.isalnum()), None)
    return NO_LETTER if first is None else sqlite.text_in(folded[first : first + _SORTED])


def story_text(article: Article) -> StoryText:
    """Give what the story wing is told about an article."""
    return replace(
        known_as(article.id, written(article)),
        text=article.text,
        spans=article.body,
        aside=tuple(part.span for part in article.set_aside),
    )


def known_as(article: str, text: str) -> StoryText:
    """Give what the story wing is told about an article, of what ``written`` wrote; no words."""
    # The values alone: to make records of all that is known of each takes ten times as long.
    known = {name: field[0] for name, field in json.loads(text).items()}
    url, (date, zone) = known.get("url"), known.get("date", (None, None))
    return StoryText(
        id=article,
        text="",
        spans=(),
        headline=known.get("headline"),
        outlet=known.get("outlet"),
        host=_host(url) if url else None,
        url=url,
        agencies=tuple(known.get("agencies", ())),
        date=date,
        mark=known.get("mark"),
        zone=zone,
    )


def _host(url: str) -> str | None:
    rest = url.partition("://")[2] or url
    return rest.partition("/")[0].rpartition("@")[2].partition(":")[0].lower() or None

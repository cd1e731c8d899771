"""An article's fields as they are kept in the index: JSON that reads back to the same records.

Must not know any table.
"""

from __future__ import annotations

import json

from reader import letters
from reader.hints import Any
from reader.model import FIELDS, Article, Field, PrintedDate, Provenance, Span, StoryText
from reader.record import replace
from reader.store import sqlite

_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_DATES = ("date", "updated")
_LISTS = ("agencies", "authors")
_PROVENANCES = tuple(Provenance)  # numbered in their order: FORM is raised with it, too
_NUMBERS = {provenance: number for number, provenance in enumerate(_PROVENANCES)}
_THE_VALUE, _AS_BEFORE = None, True  # stand for a source that need not be written once more
NO_LETTER = "\uffff"
_SORTED = 32  # letters of a headline that it is sorted by
_FIRST_WORDS = 12


def written(article: Article) -> str:
    """Write the fields of an article; unknown ones are left out.

    Each is a list: value, provenance by its number, confidence, source, where that begins, and
    then the conflicts. A source that is the value, or that of the field before, is not repeated.
    """
    known: dict[str, list[Any]] = {}
    before = None
    for name in FIELDS:
        field = getattr(article, name)
        if field:
            known[name] = _field(field, before)
            before = field.source
    return _WRITER.encode(known)


def _field(field: Field[Any], before: str | None) -> list[Any]:
    value, source, span = field.value, field.source, field.span
    if isinstance(value, PrintedDate):
        value = [value.iso, value.zone] if value.zone is not None else value.iso
    return [
        value,
        _NUMBERS[field.provenance],
        field.confidence,
        _THE_VALUE if source == value else _AS_BEFORE if source == before else source,
        span.start if span and span.end - span.start == len(source) else span,
        *(_field(other, source) for other in field.conflicts),
    ]


def read_back(text: str) -> dict[str, Field[Any]]:
    """Give the fields that ``written`` wrote, by name."""
    known: dict[str, Field[Any]] = {}
    before = ""
    for name, found in json.loads(text).items():
        known[name] = field = _read_field(name, found, before)
        before = field.source
    return known


def _read_field(name: str, found: list[Any], before: str) -> Field[Any]:
    value, provenance, confidence, source, place, *conflicts = found
    if source is _THE_VALUE:
        source = value
    elif source is _AS_BEFORE:
        source = before
    return Field(
        _read_value(name, value),
        _PROVENANCES[provenance],
        confidence,
        source,
        _read_span(place, source),
        tuple([_read_field(name, other, source) for other in conflicts]),
    )


def _read_span(place: Any, source: str) -> Span | None:
    if isinstance(place, int):
        return Span(place, place + len(source))
    return Span(*place) if place else None


def _read_value(name: str, value: Any) -> Any:
    if name in _DATES:
        return PrintedDate.from_iso(*((value,) if isinstance(value, str) else value))
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
    url, date, zone = known.get("url"), known.get("date"), None
    if isinstance(date, list):
        date, zone = date
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

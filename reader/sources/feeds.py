"""Feeds that were kept as files: RSS, Atom and their kin. An article an entry.

An entry's own source is its publisher; without one, the feed's title is. Often there is a summary
only. JSON Feed is read with JSON. Must not know what the fields mean.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from reader.decode import clean
from reader.model import UnreadableError
from reader.sources import limits, markup, records
from reader.sources.quiet import quieten
from reader.sources.reading import Entry, Piece, Reader, Skipped, Source
from reader.sources.text_files import require_article

_PLAIN = ("title", "link", "id", "published", "updated", "author", "rights", "comments")


def _read(source: Source) -> Iterator[Entry]:
    quieten()
    import feedparser

    data = source.all(limits.DOCUMENT, "a feed")
    # Its own cleaning is for browsers, and resolving relative links is nothing to a reader.
    found = feedparser.parse(
        io.BytesIO(_without_doctype(data)), sanitize_html=False, resolve_relative_uris=False
    )
    feed, entries = found.get("feed", {}), found.get("entries", [])
    if not entries and (wrong := found.get("bozo_exception")):
        raise UnreadableError(f"no feed that can be read ({_phrase(wrong)})")
    about = _about(feed)
    encoding = str(found.get("encoding") or "utf-8").lower()
    for number, entry in enumerate(entries):
        try:
            yield _article(entry, about, encoding)
        except UnreadableError as error:
            yield Skipped(f"entry {number}", str(error))


def _without_doctype(data: bytes) -> bytes:
    """Cut what may declare entities: no feed needs any, and they can grow without end."""
    head, mark, rest = data.partition(b"<!DOCTYPE")
    if not mark or len(head) > limits.HEAD:
        return data
    inside = rest.find(b"[")
    end = rest.find(b"]>", inside) + 1 if 0 <= inside < rest.find(b">") else rest.find(b">")
    return head + rest[end + 1 :] if end > 0 else data


def _phrase(error: object) -> str:
    return str(error).strip().partition("\n")[0][:100] or type(error).__name__


def _about(feed: Mapping[str, Any]) -> dict[str, str]:
    """Give what the feed says for all of its entries."""
    named = {"feed": feed.get("title"), "language": feed.get("language")}
    return records.declared({key: value for key, value in named.items() if value})


def _article(entry: Mapping[str, Any], about: Mapping[str, str], encoding: str) -> Piece:
    text = _text(entry)
    if not text.strip():
        raise UnreadableError(records.NO_TEXT)
    require_article(text)
    told: dict[str, Any] = {key: _stated(entry, key) for key in _PLAIN}
    told["tags"] = [tag.get("term") for tag in entry.get("tags", []) if tag.get("term")]
    publisher = entry.get("source") or {}
    told["publisher"] = publisher.get("title")
    told["publisher_url"] = publisher.get("href") or publisher.get("link")
    authors = [each.get("name") for each in entry.get("authors", []) if each.get("name")]
    told["authors"] = authors if len(authors) > 1 else None
    inherited = dict(about)
    if told["publisher"]:
        inherited.pop("feed", None)
    told["title"] = markup.words_of(told["title"]) if told["title"] else None
    return Piece(text, {**inherited, **records.declared(told)}, encoding)


def _stated(entry: Mapping[str, Any], key: str) -> object:
    """Give what stands there: asked itself, an entry gives its first date for a missing second."""
    return dict(entry).get(key)


def _text(entry: Mapping[str, Any]) -> str:
    """Give the fullest of the texts of an entry."""
    parts = [each.get("value") or "" for each in entry.get("content", [])]
    parts.append(entry.get("summary") or "")
    longest: str = max(parts, key=len)
    return markup.words_of(longest) if "<" in longest or "&" in longest else clean(longest)


READER = Reader(_read)

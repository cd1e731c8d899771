"""Web archives: the pages among their records.

Requests, pictures, redirects and whatever else is no page are passed over. Must not know HTML.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from typing import Any

from reader.model import UnreadableError
from reader.sources import html_files, limits
from reader.sources.blanks import watched
from reader.sources.quiet import quieten
from reader.sources.reading import Entry, Piece, Reader, Skipped, Source
from reader.sources.text_files import decoded, require_article

_HOLDS = ("response", "resource", "conversion")
_PAGES = ("text/html", "application/xhtml+xml")


def _read(source: Source) -> Iterator[Entry]:
    yield from _articles(source, 0, 0)


def _articles(source: Source, offset: int, number: int) -> Iterator[Entry]:
    """Read on from a record on, with so many bytes and records before it."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    source.skip(offset)
    archive = ArchiveIterator(watched(source.stream))
    heads = _Heads(archive.reader)
    try:
        while True:
            with _no_remarks():
                record = next(archive, None)
                entry = _entry(record, number) if record else None
                # Asked for, the offset ends the record.
                start = offset + archive.get_record_offset() if entry else 0
            heads.size = 0
            if record is None:
                return
            if isinstance(entry, Piece):
                yield entry._replace(address=f"{start}:{number}")
            elif entry:
                yield entry
            number += 1
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        raise UnreadableError(f"damaged or cut off ({error})") from error


class _Heads:
    """Bounds what warcio reads line by line, the heads of records: it puts long lines together
    in quadratic time, and keeps whatever it takes for a head."""

    def __init__(self, reader: Any) -> None:
        self.size = 0  # bytes of the head that is read now
        self._readline = reader.readline
        reader.readline = self._line

    def _line(self, length: int | None = None) -> bytes:
        line: bytes = self._readline(min(length or limits.MB, limits.MB))
        self.size += len(line)
        if self.size > limits.OBJECT:
            most = limits.counted(limits.OBJECT)
            raise UnreadableError(f"the head of a record is too large (more than {most})")
        return line


@contextmanager
def _no_remarks() -> Iterator[None]:
    """Keep from the terminal what warcio writes to it, bytes of the file among it."""
    quieten()
    with redirect_stderr(io.StringIO()):
        yield


def _entry(record: Any, number: int) -> Entry | None:
    """Give the article of a record; None where it is to hold none."""
    kind, charset = _content_type(record)
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if record.rec_type not in _HOLDS or kind not in (*_PAGES, "text/plain") or status != "200":
        return None
    url = str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    if url.startswith("metadata:"):  # what the crawler says of itself
        return None
    told = {"url": url, "crawl_date": str(record.rec_headers.get_header("WARC-Date") or "")}
    try:
        return _article(record, kind, charset, {key: each for key, each in told.items() if each})
    except UnreadableError as error:
        return Skipped(f"record {number} ({url[:200]})", str(error))


def _content_type(record: Any) -> tuple[str, str]:
    headers = record.http_headers or record.rec_headers
    stated = str(headers.get_header("Content-Type") or "").lower()
    kind, _, rest = stated.partition(";")
    return kind.strip(), rest.partition("charset=")[2].partition(";")[0].strip(" \"'")


def _article(record: Any, kind: str, charset: str, told: dict[str, str]) -> Piece:
    data = _content(record)
    if kind in _PAGES:
        return html_files.page(data, charset, told)
    text, encoding = decoded(data)
    require_article(text)
    return Piece(text, told, encoding)


def _content(record: Any) -> bytes:
    """Give what a record holds, unpacked. Raise UnreadableError when it is too much."""
    import zlib

    parts, size = [], 0
    try:
        while part := record.content_stream().read(limits.MB):
            parts.append(part)
            size += len(part)
            if size > limits.PAGE:
                raise UnreadableError(f"too large (more than {limits.counted(limits.PAGE)})")
    except (zlib.error, EOFError) as error:
        raise UnreadableError(f"damaged ({error})") from error
    return b"".join(parts)


def _since(source: Source, address: str) -> Iterator[Entry]:
    yield from _articles(source, *map(int, address.split(":")))


READER = Reader(_read, _since)

"""Lines of JSON, an article a line: what scrapers write.

A broken line is passed over and named. The address of an article is where its line begins, so a
file of any size opens at any of them. Must not know what the fields mean.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from reader.model import UnreadableError
from reader.sources import limits, records
from reader.sources.blanks import watched
from reader.sources.reading import Entry, Reader, Skipped, Source
from reader.sources.recoding import utf8


def _read(source: Source) -> Iterator[Entry]:
    stream, encoding = utf8(source)
    direct = encoding == "utf-8"
    if direct:
        stream = source.stream  # whose positions are the file's
    yield from lines(stream, encoding, direct=direct)


def lines(
    stream: BinaryIO, encoding: str, *, direct: bool, offset: int = 0, number: int = 0
) -> Iterator[Entry]:
    """Read line after line. ``direct``: the stream's positions are the file's own.

    ``offset`` and ``number`` are the bytes and the lines before it.
    """
    stream = watched(stream)
    while line := stream.readline(limits.OBJECT + 1):
        number += 1
        start, offset = offset, offset + len(line)
        if len(line) > limits.OBJECT:
            offset += _skip_line(stream)
            cause = f"too large (more than {limits.counted(limits.OBJECT)})"
            yield Skipped(f"line {number}", cause)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            address = f"{start}:{number}" if direct else ""
            yield _entry(line, encoding, f"line {number}", address)


def _skip_line(stream: BinaryIO) -> int:
    skipped = 0
    while part := stream.readline(limits.MB):
        skipped += len(part)
        if part.endswith(b"\n"):
            break
    return skipped


def _entry(line: bytes, encoding: str, where: str, address: str) -> Entry:
    try:
        value = parsed(line)
        if not isinstance(value, dict):
            raise UnreadableError("no object of JSON")
        return records.article(value, encoding, address)
    except UnreadableError as error:
        return Skipped(where, str(error))


def parsed(data: bytes) -> object:
    """Read a piece of JSON. Raise UnreadableError that says what is wrong with it."""
    try:
        return json.loads(data.decode("utf-8-sig", "replace"), strict=False)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"not JSON ({error.msg.lower()})") from error
    except ValueError as error:  # a number of more than 4,300 digits
        raise UnreadableError("not JSON (a number too long)") from error
    except RecursionError:
        raise UnreadableError("nested too deeply") from None


def _since(source: Source, address: str) -> Iterator[Entry]:
    offset, number = map(int, address.split(":"))
    source.skip(offset)
    yield from lines(source.stream, "utf-8", direct=True, offset=offset, number=number - 1)


READER = Reader(_read, _since)

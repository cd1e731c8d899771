"""Tables: an article a row, under a first row that names the columns.

The delimiter is what divides the first rows evenly, whatever the name of the file says. Must not
know what the columns mean, but which of them holds a text.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from reader.declarations import MARKUP, OWN, SUMMARY, TEXT, folded
from reader.model import UnreadableError
from reader.sources import limits, records
from reader.sources.reading import Entry, Reader, Skipped, Source
from reader.sources.recoding import utf8

_DELIMITERS = ",\t;|"
_SAMPLE = 20  # rows that are asked how many cells they have
_KNOWN = TEXT | MARKUP | SUMMARY | OWN


def _read(source: Source) -> Iterator[Entry]:
    delimiter = delimiter_of(_beginning(source))
    stream, encoding = utf8(source)
    lines = _Lines(io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline=""))
    csv.field_size_limit(limits.TEXT)
    rows = csv.reader(lines, delimiter=delimiter)
    header = _named(_next(rows, lines) or [])
    if not any(folded(name) in _KNOWN for name in header):
        first = list(islice(_rows(rows, lines), 5))
        header = _header_by_content(header, [row for row in first if isinstance(row, list)])
        yield from _articles(header, chain(first, _rows(rows, lines)), lines, encoding)
    else:
        yield from _articles(header, _rows(rows, lines), lines, encoding)


class _Lines:
    """The lines of a table, none longer than a record may be, and the number of the last one."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(limits.RECORD)
        if not line:
            raise StopIteration
        self.number += 1
        return line.replace("\0", "")


def _next(rows: Iterator[list[str]], lines: _Lines) -> list[str] | None:
    """Give the next row that is not blank, None at the end. Raise UnreadableError."""
    try:
        return next((row for row in rows if any(row)), None)
    except csv.Error as error:
        raise UnreadableError(f"line {lines.number}: no row of a table ({error})") from error


def _rows(rows: Iterator[list[str]], lines: _Lines) -> Iterator[list[str] | Skipped]:
    while True:
        try:
            row = _next(rows, lines)
        except UnreadableError as error:
            where, _, cause = str(error).partition(": ")
            yield Skipped(where, cause)
            continue
        if row is None:
            return
        yield row


def _articles(
    header: Sequence[str], rows: Iterator[list[str] | Skipped], lines: _Lines, encoding: str
) -> Iterator[Entry]:
    for row in rows:
        if isinstance(row, Skipped):
            yield row
            continue
        record = dict(zip(header, row, strict=False))
        if len(row) > len(header):  # a delimiter in a text that nobody quoted
            record["rest"] = " ".join(row[len(header) :])
        try:
            yield records.article(record, encoding)
        except UnreadableError as error:
            yield Skipped(f"line {lines.number}", str(error))


def _named(row: Sequence[str]) -> list[str]:
    """Give columns their names; one without a name, or with one that is taken, gets its number."""
    names: list[str] = []
    for number, cell in enumerate(row):
        name = cell.strip().lstrip("\ufeff")[:200]
        names.append(name if name and name not in names else f"column {number}")
    return names


def _header_by_content(first: list[str], rows: Sequence[list[str]]) -> list[str]:
    """Keep a first row of names nobody knows, as long as it looks like one."""
    longest = max((len(cell) for cell in first), default=0)
    below = max((len(cell) for row in rows for cell in row), default=0)
    if longest > 80 or below < longest * 2:
        raise UnreadableError("no table of articles: its first row names no columns")
    return first


def _beginning(source: Source) -> str:
    from reader.sources.recoding import encoding_of

    encoding = encoding_of(source.start)
    text = source.start.decode(encoding, "replace").lstrip("\ufeff").replace("\0", "")
    return text if len(text) < limits.HEAD // 4 else text.rpartition("\n")[0] or text


def delimiter_of(beginning: str) -> str:
    """Give the delimiter that divides the first rows into most cells, evenly.

    A comma in a tab-separated text does not: its rows have as many cells as their prose commas.
    """
    return max(_DELIMITERS, key=lambda delimiter: _evenness(beginning, delimiter))


def _evenness(beginning: str, delimiter: str) -> tuple[float, int]:
    csv.field_size_limit(limits.TEXT)
    try:
        sample = csv.reader(io.StringIO(beginning, newline=""), delimiter=delimiter)
        rows = [row for row in islice(sample, _SAMPLE) if row]
    except csv.Error:
        return 0.0, 0
    if not rows or len(rows[0]) < 2:
        return 0.0, 0
    known = sum(folded(name) in _KNOWN for name in rows[0])
    counts = Counter(map(len, rows))
    return counts[len(rows[0])] / len(rows) + known, len(rows[0])


READER = Reader(_read)

"""Tables: an article a row, under a first row that names the columns.

The delimiter is what divides the first rows evenly, whatever the name of the file says. The address
of an article is where its row begins. Must not know what the columns mean, but which of them holds
a text.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import BinaryIO

from reader.declarations import MARKUP, OWN, SUMMARY, TEXT, folded
from reader.model import UnreadableError
from reader.named import NamedTuple
from reader.sources import limits, records
from reader.sources.blanks import watched
from reader.sources.reading import Entry, Reader, Skipped, Source
from reader.sources.recoding import utf8

_DELIMITERS = ",\t;|"
_SAMPLE = 20  # rows that are asked how many cells they have
_KNOWN = TEXT | MARKUP | SUMMARY | OWN


def _read(source: Source) -> Iterator[Entry]:
    stream, encoding = utf8(source)
    direct = encoding == "utf-8"
    table = _Table(source.stream if direct else stream, delimiter_of(_beginning(source)))
    header = _named(table.header())
    in_head = direct and table.lines.offset <= len(source.start)  # where it is found again
    rows: Iterable[_Row | Skipped] = table.rows()
    if not any(folded(name) in _KNOWN for name in header):
        first = list(islice(table.rows(), 5))
        header = _header_by_content(header, [row.cells for row in first if isinstance(row, _Row)])
        rows = chain(first, rows)
    for entry in _articles(header, rows, encoding):
        yield entry if in_head or isinstance(entry, Skipped) else entry._replace(address="")


def _since(source: Source, address: str) -> Iterator[Entry]:
    offset, line = map(int, address.split(":"))
    delimiter = delimiter_of(_beginning(source))
    header = _named(_Table(io.BytesIO(source.start), delimiter).header())
    source.skip(offset)
    yield from _articles(header, _Table(source.stream, delimiter, offset, line).rows(), "utf-8")


class _Row(NamedTuple):
    """The cells of a row, the line that it ends in, and where it begins: bytes and lines before."""

    cells: list[str]
    line: int
    address: str


class _Lines:
    """The lines of a table, none longer than a record may be, and how far they were read.

    ``offset`` is in bytes, ``number`` in lines. The stream is in UTF-8.
    """

    def __init__(self, stream: BinaryIO, offset: int, number: int) -> None:
        # What is no UTF-8 keeps its bytes until they are counted.
        wrapped = io.TextIOWrapper(watched(stream), "utf-8", errors="surrogateescape", newline="")
        self._stream = wrapped
        self.offset, self.number = offset, number

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(limits.RECORD)
        if not line:
            raise StopIteration
        self.number += 1
        if line.isascii():
            self.offset += len(line)
            return line.replace("\0", "")
        data = line.encode("utf-8", "surrogateescape")
        self.offset += len(data)
        text = data.decode("utf-8", "replace").replace("\0", "")
        return text.removeprefix("\ufeff") if self.number == 1 else text


class _Table:
    """A table that is read row by row; it begins behind so many bytes and lines of its file."""

    def __init__(self, stream: BinaryIO, delimiter: str, offset: int = 0, line: int = 0) -> None:
        csv.field_size_limit(limits.TEXT)
        self.lines = _Lines(stream, offset, line)
        self._rows = csv.reader(self.lines, delimiter=delimiter)

    def header(self) -> list[str]:
        """Give the first row that is not blank. Raise UnreadableError where it is none."""
        row = next(self.rows(), None)
        if isinstance(row, Skipped):
            raise UnreadableError(f"{row.where}: {row.cause}")
        return row.cells if row else []

    def rows(self) -> Iterator[_Row | Skipped]:
        """Give the rows that follow and are not blank. Raise UnreadableError behind very many."""
        blank = 0
        while blank <= limits.BARREN:
            address = f"{self.lines.offset}:{self.lines.number}"
            try:
                cells = next(self._rows, None)
            except csv.Error as error:
                yield Skipped(f"line {self.lines.number}", f"no row of a table ({error})")
                continue
            if cells is None:
                return
            blank += 1
            if any(cells):
                blank = 0
                yield _Row(cells, self.lines.number, address)
        raise UnreadableError(f"more than {limits.BARREN:,} blank rows in a row: not read further")


def _articles(
    header: Sequence[str], rows: Iterable[_Row | Skipped], encoding: str
) -> Iterator[Entry]:
    for row in rows:
        if isinstance(row, Skipped):
            yield row
            continue
        record = dict(zip(header, row.cells, strict=False))
        if len(row.cells) > len(header):  # a delimiter in a text that nobody quoted
            record["rest"] = " ".join(row.cells[len(header) :])
        try:
            yield records.article(record, encoding, row.address)
        except UnreadableError as error:
            yield Skipped(f"line {row.line}", str(error))


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


READER = Reader(_read, _since)

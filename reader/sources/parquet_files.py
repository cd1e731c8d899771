"""Parquet: an article a row, read a group of rows at a time. Needs the extra ``parquet``.

The address of an article is the number of its row. Must not know what the columns mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from reader.model import UnreadableError
from reader.sources import limits, records
from reader.sources.extras import needed
from reader.sources.reading import Entry, Reader, Skipped, Source
from reader.sources.spooling import seekable

_ROWS = 8  # unpacked at once: what is written once may stand in every one of them
_FOLD = 20  # times its size that no prose is packed to: a large column that is may be one page


@contextmanager
def _opened(source: Source) -> Iterator[Any]:
    parquet = needed("pyarrow.parquet", "parquet", "Parquet")
    arrow = needed("pyarrow", "parquet", "Parquet")
    with seekable(source) as stream:
        try:
            yield parquet.ParquetFile(stream, buffer_size=limits.MB, pre_buffer=False)
        except (arrow.ArrowException, OSError, ValueError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise
            raise UnreadableError(f"damaged ({str(error).strip()[:100]})") from None


def _read(source: Source) -> Iterator[Entry]:
    yield from _rows(source, 0)


def _since(source: Source, address: str) -> Iterator[Entry]:
    yield from _rows(source, int(address))


def _rows(source: Source, first: int) -> Iterator[Entry]:
    """Give the articles from a row on; groups that lie before it are not unpacked."""
    with _opened(source) as file:
        row = 0
        for group in range(file.num_row_groups):
            count = file.metadata.row_group(group).num_rows
            if first < row + count:
                rows = _group(source, file, group, row)
                yield from islice(rows, max(0, first - row), None)
            row += count


def _group(source: Source, file: Any, group: int, row: int) -> Iterator[Entry]:
    if _is_bomb(file.metadata.row_group(group)):
        most = limits.counted(limits.SPOOLED)
        yield Skipped(f"row {row} and those after it", f"too large (more than {most} at once)")
        return
    for batch in file.iter_batches(batch_size=_ROWS, row_groups=[group]):
        for record in batch.to_pylist():
            source.budget.spend(records.size(record))
            yield _entry(record, row)
            row += 1


def _is_bomb(group: Any) -> bool:
    """Tell whether a column may unpack to more than memory should hold at once.

    Prose of any length is unpacked page by page, and its pages are small: pandas writes a million
    rows as one group. How large a page is, nothing says that can be had.
    """
    columns = (group.column(number) for number in range(group.num_columns))
    return any(
        each.total_uncompressed_size > max(limits.SPOOLED, _FOLD * each.total_compressed_size)
        for each in columns
    )


def _entry(record: dict[str, Any], row: int) -> Entry:
    try:
        return records.article(record, address=str(row))
    except UnreadableError as error:
        return Skipped(f"row {row}", str(error))


READER = Reader(_read, _since)

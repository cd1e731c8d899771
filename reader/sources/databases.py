"""SQLite databases: newsboat's cache, and any table of which a column holds texts.

Opened so that nothing is ever written beside them: where another program is at work on one, or was
when it stopped, a copy is read. Must not know what the columns mean.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO
from urllib.parse import quote

from reader.declarations import MARKUP, SUMMARY, TEXT, folded
from reader.model import UnreadableError
from reader.named import NamedTuple
from reader.sources import limits, records
from reader.sources.reading import Entry, Reader, Skipped, Source

_BESIDE = ("-wal", "-journal")
_TABLES = 100  # that are looked at
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION)
_FIRST = -(1 << 63)  # no row has a lower number
_WRITE_AHEAD = 2  # the 19th byte of such a database


class _Table(NamedTuple):
    name: str
    columns: tuple[str, ...]


def _read(source: Source) -> Iterator[Entry]:
    with _opened(source) as database:
        yield from _all_rows(source, database, 0, _FIRST)


def _since(source: Source, address: str) -> Iterator[Entry]:
    number, row = map(int, address.split(":"))
    with _opened(source) as database:
        yield from _all_rows(source, database, number, row)


def _all_rows(
    source: Source, database: sqlite3.Connection, number: int, row: int
) -> Iterator[Entry]:
    """Give the articles of the tables from one on, and of that one from a row on.

    What they hold is counted, for a column may be reckoned out, as long as anybody likes.
    """
    feeds = _feeds(database)
    for at, table in enumerate(_tables(database)[number:], start=number):
        for record, name in _rows(database, table, row):
            source.budget.spend(records.size(record))
            if record.get("deleted") not in (1, "1"):
                yield _entry(record, feeds, table, at, name)
        row = _FIRST


@contextmanager
def _opened(source: Source) -> Iterator[sqlite3.Connection]:
    """Open a database to be read. Raise UnreadableError when it is damaged."""
    try:
        with TemporaryDirectory() as aside:
            place = source.place if _is_at_rest(source) else _copied(source, Path(aside))
            rest = "immutable=1&mode=ro" if place == source.place else "mode=rw"
            uri = f"file:{quote(str(place))}?{rest}"
            with closing(sqlite3.connect(uri, uri=True)) as database:
                _secure(database)
                yield database
    except sqlite3.Error as error:
        raise UnreadableError(f"damaged ({error})") from error
    except UnicodeDecodeError as error:  # what SQLite says of it holds a name from it
        raise UnreadableError("damaged (a name in it is no text)") from error


def _is_at_rest(source: Source) -> bool:
    if source.place is None or source.start[18:19] == bytes([_WRITE_AHEAD]):
        return False
    if not _is_still_there(source.place, source.stream):
        return False
    return not any(Path(f"{source.place}{ending}").exists() for ending in _BESIDE)


def _is_still_there(place: Path, stream: BinaryIO) -> bool:
    """Tell whether the file that is open still has its place: SQLite opens what lies there now,
    and would wait for ever at a pipe."""
    try:
        return os.path.samestat(place.stat(), os.fstat(stream.fileno()))
    except OSError:
        return False


def _copied(source: Source, aside: Path) -> Path:
    """Copy a database and what lies beside it, so that SQLite may put it in order there."""
    copy = aside / "copy.db"
    with copy.open("wb") as target:
        while part := source.stream.read(limits.MB):
            target.write(part)
            if target.tell() > limits.SPOOLED:
                most = limits.counted(limits.SPOOLED)
                raise UnreadableError(f"too large to be copied while in use (more than {most})")
    for ending in _BESIDE:
        beside = Path(f"{source.place}{ending}") if source.place else None
        if beside and beside.is_file() and beside.stat().st_size <= limits.SPOOLED:
            shutil.copyfile(beside, f"{copy}{ending}")
    return copy


def _secure(database: sqlite3.Connection) -> None:
    """Let a database that was made to do harm do none: only reading, of rows of bounded size."""
    database.text_factory = lambda data: data.decode("utf-8", "replace")
    for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON"):
        database.execute(f"PRAGMA {pragma}")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limits.RECORD)
    database.set_authorizer(
        lambda deed, *_: sqlite3.SQLITE_OK if deed in _ALLOWED else sqlite3.SQLITE_DENY
    )


def _tables(database: sqlite3.Connection) -> list[_Table]:
    """Give the plain tables that have a column for texts, by name."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND sql LIKE 'CREATE TABLE%' ORDER BY name LIMIT ?"
    )
    found = []
    for (name,) in database.execute(query, (_TABLES,)).fetchall():
        cursor = database.execute(f"SELECT * FROM {_quoted(name)} LIMIT 0")
        columns = tuple(column[0] for column in cursor.description)
        if any(folded(column) in TEXT | MARKUP | SUMMARY for column in columns):
            found.append(_Table(name, columns))
    texts = [table for table in found if any(folded(each) in TEXT for each in table.columns)]
    return texts or found


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _feeds(database: sqlite3.Connection) -> dict[str, str]:
    """Give newsboat's names of feeds, by their addresses."""
    try:
        rows = database.execute("SELECT rssurl, title FROM rss_feed").fetchall()
    except sqlite3.Error:
        return {}
    return {str(url): str(title) for url, title in rows if url and title}


def _rows(
    database: sqlite3.Connection, table: _Table, first: int
) -> Iterator[tuple[dict[str, object], int | str]]:
    """Give the records of a table from a row on, with their rows."""
    query = f"SELECT rowid, * FROM {_quoted(table.name)} WHERE rowid >= ? ORDER BY rowid"
    try:
        cursor = database.execute(query, (first,))
    except sqlite3.OperationalError:  # a table that has no rowid
        cursor = database.execute(f"SELECT '', * FROM {_quoted(table.name)}")
    for row, *values in cursor:
        yield dict(zip(table.columns, values, strict=True)), row


def _entry(
    record: dict[str, object], feeds: dict[str, str], table: _Table, number: int, row: int | str
) -> Entry:
    address = f"{number}:{row}" if isinstance(row, int) else ""
    if feed := feeds.get(str(record.get("feedurl"))):
        record["feed"] = feed
    try:
        return records.article(record, address=address)
    except UnreadableError as error:
        return Skipped(f"{table.name}, row {row}", str(error))


READER = Reader(_read, _since)

"""SQLite as both databases use it: opening, journal, transactions, migrations, one error type.

Must not know what any table means.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import islice
from pathlib import Path

from reader.hints import Any
from reader.model import GarbledError, StateError

PATIENCE = 5.0  # seconds that a reader, or who opens a file, waits for another process
WRITERS_PATIENCE = 20.0  # seconds that a writer waits for others before a deed is given up
_ASK_AGAIN = 0.001, 0.01  # seconds between two questions for the write lock
_ROOM = 64 * 1024  # bytes: with less free, no write-ahead log and its index can be begun
_AT_ONCE = 500  # values in one question
_COMPANIONS = ("-wal", "-shm", "-journal")

Migration = Callable[[sqlite3.Connection], None]


class DamagedError(StateError):
    """The file is no database of ours, or its pages are broken."""


class NewerError(StateError):
    """The file was written by a later version of the program."""


class BusyError(StateError):
    """Another process kept the file locked for longer than we wait."""


class FullError(StateError):
    """There is no room left on the disk; nothing was changed."""


def connect(path: Path | str) -> sqlite3.Connection:
    """Open a database, creating it when it is missing; it belongs to this thread.

    Nothing is written yet: look at its version first (``migrate``), then ``prepare`` it.
    """
    return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)


def prepare(connection: sqlite3.Connection, synchronous: str) -> None:
    """Choose the journal, and when a commit counts: ``FULL`` (on disk) or ``NORMAL``.

    Write-ahead logging, or a rollback journal on file systems where processes cannot share
    memory (network homes).
    """
    end = time.monotonic() + PATIENCE
    while not _journal_chosen(connection):
        if time.monotonic() > end:
            break  # the journal that is there works too, only slower
        time.sleep(0.01)
    connection.execute(f"PRAGMA synchronous = {synchronous}")


def _journal_chosen(connection: sqlite3.Connection) -> bool:
    """Turn on write-ahead logging and prove it, or fall back; False while another one works."""
    try:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.OperationalError as error:
        code = _code(error)
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return False  # SQLite does not wait by itself when the journal changes
        if code not in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL):
            raise
        connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
    return True


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the write lock; commit at the end, roll back on any exception."""
    _begin(connection)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it already
            connection.execute("ROLLBACK")
        raise


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Let all that is read in here be as it is at one moment, whoever writes meanwhile."""
    if connection.in_transaction:  # asked within a question: ids may be looked up late
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _begin(connection: sqlite3.Connection) -> None:
    """Take the write lock, asking often and at random moments.

    SQLite's own waiting asks ever more seldom, up to ten times a second: where several processes
    write one deed after the other, one of them may starve so.
    """
    end = time.monotonic() + WRITERS_PATIENCE
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                held = _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
                if not held or time.monotonic() > end:
                    raise
            else:
                return
            _wait_a_moment()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")


def _wait_a_moment() -> None:
    import random  # most commands never wait, and it brings five modules along

    time.sleep(random.uniform(*_ASK_AGAIN))


@contextmanager
def wrapped(path: Path | str) -> Iterator[None]:
    """Turn what sqlite3 raises into a StateError that names the file.

    Its sentence says first what matters: a footer may have no room for the rest.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(path, error) from error


def _explained(path: Path | str, error: sqlite3.Error) -> StateError:
    code = _code(error)
    broken = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)
    garbled = "Could not decode to UTF-8" in str(error)
    if garbled or code in broken or "no such table" in str(error):
        kind = GarbledError if garbled else DamagedError
        return kind(f"The database {path} is damaged ({error}).")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyError(f"Nothing was changed: another program keeps {path} locked.")
    if _is_full(path, error):
        return FullError(f"The disk is full: nothing was changed in {path}.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return StateError(f"Nothing was changed: {path} cannot be written ({error}).")
    if code == sqlite3.SQLITE_IOERR:
        return StateError(f"Nothing was changed: the disk fails under {path} ({error}).")
    return StateError(f"The database {path} cannot be used ({error}).")


def _is_full(path: Path | str, error: BaseException | None) -> bool:
    """Tell a full disk, which SQLite calls an I/O error when the write-ahead log meets it."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    if not isinstance(error, sqlite3.Error):
        return False
    code = _code(error)
    return code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _no_room(Path(path)))


def _no_room(path: Path) -> bool:
    try:
        there = os.statvfs(path.parent)
    except OSError:
        return False
    return there.f_bavail * there.f_frsize < _ROOM


def reason(path: Path | str, error: BaseException) -> str:
    """Say in a phrase why a database cannot be kept, of a StateError or an OSError."""
    cause = error.__cause__ or error
    if _is_full(path, cause):
        return "the disk is full"
    return (isinstance(cause, OSError) and cause.strerror) or str(cause)


def _code(error: sqlite3.Error) -> int:
    """Give the primary result code; errors of the Python layer itself have none."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def stamp(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Give the application id, the schema version, and how many tables there are."""
    return (
        connection.execute("PRAGMA application_id").fetchone()[0],
        connection.execute("PRAGMA user_version").fetchone()[0],
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0],
    )


def migrate(
    connection: sqlite3.Connection,
    path: Path | str,
    application: int,
    steps: Sequence[Migration],
) -> Path | None:
    """Bring a database to version ``len(steps)``, all missing steps inside one transaction.

    ``path`` is what the user knows it by. An existing older file is first copied to
    ``NAME.before-N``, which is given. Raise NewerError for a later version and DamagedError for
    another program's file; both are left untouched.
    """
    found, version, tables = stamp(connection)
    if tables and found != application:
        raise DamagedError(f"The file {path} is a database of another program.")
    if version < 0:
        raise DamagedError(f"The file {path} has the impossible version {version}.")
    require_known(connection, path, len(steps))
    if version == len(steps):
        return None
    _, _, file = connection.execute("PRAGMA database_list").fetchone()
    copy = Path(f"{file}.before-{len(steps)}") if tables else None
    with transaction(connection):
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == len(steps):
            return None  # another process was faster, and made the copy
        if copy:
            with closing(connect(file)) as beside:  # who writes cannot be copied from
                _back_up(beside, copy)
        for step in steps[version:]:
            step(connection)
        connection.execute(f"PRAGMA application_id = {application}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")
    return copy


def require_known(connection: sqlite3.Connection, path: Path | str, known: int) -> None:
    """Raise NewerError for a schema that is later than the one known here."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > known:
        raise NewerError(
            f"A later version of broadsheet wrote {path} "
            f"(its schema is {version}, this version knows {known}); it was left untouched."
        )


def _back_up(connection: sqlite3.Connection, target: Path | str) -> None:
    copy = sqlite3.connect(target)
    try:
        connection.backup(copy)
    finally:
        copy.close()


def script(connection: sqlite3.Connection, statements: str) -> None:
    """Run statements one by one inside the open transaction, which ``executescript`` would end.

    Each statement ends with a semicolon at the end of a line.
    """
    for statement in statements.split(";\n"):
        if statement.strip():
            connection.execute(statement)


def copied(source: Path, target: Path | str) -> bool:
    """Copy a database that may only be read; tell whether that was possible."""
    if not source.is_file():
        return False
    for option in ("mode=ro", "immutable=1"):  # without a writable folder, WAL needs the second
        try:
            there = sqlite3.connect(f"{source.absolute().as_uri()}?{option}", uri=True)
            try:
                _back_up(there, str(target))
            finally:
                there.close()
        except sqlite3.Error:
            Path(target).unlink(missing_ok=True)
            continue
        return True
    return False


def set_aside(path: Path) -> Path:
    """Rename a database and its companions to ``NAME.damaged-N``; give the new name."""
    number = 1
    while (target := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.rename(target)
    for ending in _COMPANIONS:
        companion = path.with_name(path.name + ending)
        if companion.exists():
            companion.rename(target.with_name(target.name + ending))
    return target


def discard(path: Path) -> None:
    """Delete a database and its companions. Raise OSError."""
    for ending in ("", *_COMPANIONS):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def discard_empty(path: Path) -> None:
    """Delete a file that was begun and could not be filled; one that holds anything stays."""
    with suppress(OSError):
        status = path.lstat()
        if stat.S_ISREG(status.st_mode) and not status.st_size:
            discard(path)


def obstacle(path: Path) -> str | None:
    """Say why what stands at a path cannot be a database that is written to; None if it can.

    A pipe must never be opened: that would wait for ever.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return "the link leads nowhere"
    except OSError as error:
        return error.strerror or str(error)
    if stat.S_ISDIR(mode):
        return "it is a folder"
    if not stat.S_ISREG(mode):
        return "it is no ordinary file"
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return "it is read-only"
    return None


def lost(path: Path) -> bool:
    """Tell of an empty file whether it held something once: its log or a copy is still there."""
    if path.stat().st_size:
        return False
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        return True
    return any(each.name.startswith(f"{path.name}.before-") for each in path.parent.iterdir())


def about(connection: sqlite3.Connection, query: str, values: Iterable[object]) -> Iterator[Any]:
    """Ask about many values, some hundred at once; ``{}`` in the query stands for their list."""
    rest = iter(values)
    while part := list(islice(rest, _AT_ONCE)):
        yield from connection.execute(query.format(", ".join("?" * len(part))), part)


def path_in(path: str) -> str | bytes:
    """Give a path as it is stored: text, or bytes where its name is no Unicode."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path


def text_in(text: str) -> str:
    """Give a text as it is stored: halves of characters, which no encoding has, become ``?``."""
    return text.encode(errors="replace").decode()


def path_out(stored: str | bytes) -> str:
    """Give a stored path as Python writes it."""
    return stored if isinstance(stored, str) else os.fsdecode(stored)


def is_whole(connection: sqlite3.Connection) -> bool:
    """Tell whether every page can be read; where there are many, this takes a while."""
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def data_version(connection: sqlite3.Connection) -> int:
    """Give a number of 32 bits that changes when another connection has committed."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def give_back(connection: sqlite3.Connection, pages: int, spared: int) -> bool:
    """Give some pages that hold nothing back to the disk; tell whether there are more.

    But for one in so many of all pages, which what comes next may fill. Only a file that was made
    for it (``auto_vacuum``) can give any.
    """
    (free,), (whole,) = (
        connection.execute(f"PRAGMA {each}_count").fetchone() for each in ("freelist", "page")
    )
    if free <= whole // spared:
        return False
    for _ in range(pages):  # one by one: Python makes the one step of it that gives no row
        connection.execute("PRAGMA incremental_vacuum(1)")
    return bool(connection.execute("PRAGMA freelist_count").fetchone()[0] < free)


def could_be_created(path: Path) -> bool:
    """Tell whether a file could be made there, without making it."""
    there = next(each for each in path.parents if os.path.lexists(each))
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def file_number(path: Path | str) -> tuple[int, int] | None:
    """Name the file at a path; another one when it was replaced, None when there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116  # asked before every question; a Path costs more
    except OSError:
        return None
    return status.st_dev, status.st_ino


def abandon(connection: sqlite3.Connection) -> None:
    """Leave a connection open for ever, since its file was put aside by another process.

    Closing it would delete the write-ahead log by name, and that name now belongs to the new
    file's log, with deeds in it.
    """
    import ctypes

    ctypes.pythonapi.Py_IncRef(ctypes.py_object(connection))


class Slice:
    """How long one write transaction goes on: 2,000 rows or 10 ms.

    So it holds the lock for 20 ms at most: to commit takes half as long again.
    """

    def __init__(self, rows: int = 2000, seconds: float = 0.01) -> None:
        self._rows = rows
        self._end = time.monotonic() + seconds

    def spent(self) -> bool:
        """Count one row, and tell whether the lock should be given back."""
        self._rows -= 1
        return self._rows <= 0 or time.monotonic() >= self._end

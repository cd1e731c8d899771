"""Files and folders as the index knows them: size and time of each, and a folder's signature.

A folder is signed where every file that it lists, and no other, was entered whole as it is listed
there: such a folder needs no look at its files one by one. Whatever writes to a file takes the
signature of its folder away, in the same transaction. Must not know what a signature is made of.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Sequence

from reader.named import NamedTuple
from reader.store import sqlite
from reader.store.index.listed import UNFINISHED, Known

SCHEMA = f"""
CREATE TABLE folders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path NOT NULL,
    signature BLOB              -- NULL: its files are to be looked at one by one
);
CREATE UNIQUE INDEX folders_by_path  -- with all that a survey asks for
    ON folders (path, signature);
CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    path NOT NULL UNIQUE,
    folder INTEGER NOT NULL REFERENCES folders,
    size INTEGER NOT NULL,      -- bytes
    mtime INTEGER NOT NULL,     -- nanoseconds since 1970
    begun INTEGER NOT NULL DEFAULT -1,   -- its size, while only a part of it is in
    reached INTEGER NOT NULL DEFAULT 0   -- how many of its articles are in then
);
CREATE INDEX files_unfinished ON files (folder) WHERE size = {UNFINISHED};
"""


Signed = tuple[int, bytes]  # a folder's number and signature
_ONE_CONNECTION = (1 << 32) - 1  # what of a version of the index counts within one connection


class Seen(NamedTuple):
    """What was found on the disk: a byte for each number, of a file and of a whole folder."""

    files: bytearray
    folders: bytearray


# --------------------------------------------------------------------------- what is known


def known(db: sqlite3.Connection, paths: Sequence[str]) -> dict[str, Known]:
    """Give what is known of these files, by path."""
    query = "SELECT path, id, size, mtime FROM files WHERE path IN ({})"
    found = sqlite.about(db, query, map(sqlite.path_in, paths))
    return {sqlite.path_out(path): Known(*row) for path, *row in found}


def is_known(db: sqlite3.Connection, path: str) -> bool:
    """Tell whether anything is known of a file."""
    return bool(known(db, [path]))


def signed(db: sqlite3.Connection, paths: Sequence[str]) -> dict[str, Signed]:
    """Give the folders of these that are signed: number and signature, by path.

    They lie side by side, if they were walked through: so all that lies between the first and the
    last is asked for, unless that is far more.
    """
    query = "SELECT path, id, signature FROM folders WHERE path"
    first, last = sqlite.path_in(min(paths)), sqlite.path_in(max(paths))
    most = 2 * len(paths)
    rows = db.execute(f"{query} BETWEEN ? AND ? LIMIT ?", (first, last, most)).fetchall()
    if len(rows) == most:
        rows = list(sqlite.about(db, f"{query} IN ({{}})", map(sqlite.path_in, paths)))
    return {sqlite.path_out(path): (number, each) for path, number, each in rows if each}


def count(db: sqlite3.Connection) -> int:
    """Count the files that are known."""
    return int(db.execute("SELECT count(*) FROM files").fetchone()[0])


def nothing_seen(db: sqlite3.Connection) -> Seen:
    """Begin a look at the disk, with room for every number so far."""
    last = "SELECT coalesce(max(id), 0) + 1 FROM {}"
    sizes = (db.execute(last.format(table)).fetchone()[0] for table in ("files", "folders"))
    return Seen(*map(bytearray, sizes))


def unseen(
    db: sqlite3.Connection, seen: Seen, after: int, limit: int = 5000
) -> tuple[list[int], int]:
    """Give known files that were not seen, and where to go on: at the end, the number of all."""
    query = "SELECT id, folder FROM files WHERE id > ? AND id < ? ORDER BY id LIMIT ?"
    rows = db.execute(query, (after, len(seen.files), limit)).fetchall()
    whole = seen.folders
    missing = [
        file
        for file, folder in rows
        if not seen.files[file] and not (folder < len(whole) and whole[folder])
    ]
    return missing, rows[-1][0] if rows else len(seen.files)


def has_halted(db: sqlite3.Connection) -> bool:
    """Tell whether the reading of any file was broken off."""
    query = f"SELECT EXISTS (SELECT 1 FROM files WHERE size = {UNFINISHED} AND begun >= 0)"
    return bool(db.execute(query).fetchone()[0])


def halted(db: sqlite3.Connection, path: str, size: int, mtime: int) -> tuple[int, str] | None:
    """Give position and address of the last article of a file whose reading was broken off.

    None where it was not, where the file is another by now, or where that article has no address.
    """
    row = db.execute(
        "SELECT position, address FROM files AS f JOIN articles AS a"
        " ON a.file = f.id AND a.position = f.reached - 1 JOIN details AS d USING (card)"
        " WHERE f.path = ? AND f.size = ? AND f.begun = ? AND f.mtime = ? AND address <> ''",
        (sqlite.path_in(path), UNFINISHED, size, mtime),
    ).fetchone()
    return (int(row[0]), str(row[1])) if row else None


# --------------------------------------------------------------------------- what is written


class File(NamedTuple):
    """A file that is being entered. Of a ``new`` one there is nothing in the index yet."""

    id: int
    new: bool


def begin(db: sqlite3.Connection, path: str, folder: str, mtime: int) -> File:
    """Note that the articles of a file of this time are being written."""
    stored, lies_in = sqlite.path_in(path), sqlite.path_in(folder)
    number = _doubted(db, lies_in)
    row = db.execute("SELECT id FROM files WHERE path = ?", (stored,)).fetchone()
    if row is None:
        query = "INSERT INTO files (path, folder, size, mtime) VALUES (?, ?, ?, ?)"
        added = db.execute(query, (stored, number, UNFINISHED, mtime)).lastrowid
        return File(int(added or 0), new=True)
    query = "UPDATE files SET folder = ?, size = ?, mtime = ? WHERE id = ?"
    db.execute(query, (number, UNFINISHED, mtime, *row))
    return File(int(row[0]), new=False)


def _doubted(db: sqlite3.Connection, folder: str | bytes) -> int:
    """Give a folder's number, which is not signed any more."""
    row = db.execute("SELECT id, signature FROM folders WHERE path = ?", (folder,)).fetchone()
    if row is None:
        return db.execute("INSERT INTO folders (path) VALUES (?)", (folder,)).lastrowid or 0
    if row[1] is not None:
        db.execute("UPDATE folders SET signature = NULL WHERE id = ?", row[:1])
    return int(row[0])


def begin_anew(db: sqlite3.Connection, file: int) -> None:
    """Forget how far a file was read, and what was wrong with it."""
    db.execute("DELETE FROM problems WHERE file = ?", (file,))
    db.execute("UPDATE files SET begun = -1, reached = 0 WHERE id = ?", (file,))


def halt(db: sqlite3.Connection, file: int, size: int, reached: int) -> None:
    """Note how many articles of a file of this size are in, when there may be more."""
    db.execute("UPDATE files SET begun = ?, reached = ? WHERE id = ?", (size, reached, file))


def end(db: sqlite3.Connection, file: int, size: int, mtime: int) -> None:
    """Note size and time of a file, which say that all of it is in."""
    query = "UPDATE files SET size = ?, mtime = ?, begun = -1, reached = 0 WHERE id = ?"
    db.execute(query, (size, mtime, file))


def forget(db: sqlite3.Connection, file: int) -> None:
    """Take out a file, whose articles are out."""
    db.execute(
        "UPDATE folders SET signature = NULL WHERE id = (SELECT folder FROM files WHERE id = ?)",
        (file,),
    )
    db.execute("DELETE FROM problems WHERE file = ?", (file,))
    db.execute("DELETE FROM files WHERE id = ?", (file,))


def doubt_all(db: sqlite3.Connection) -> None:
    """Have every file read again."""
    db.execute("UPDATE files SET size = ?, begun = -1", (UNFINISHED,))
    db.execute("UPDATE folders SET signature = NULL")


def sign(db: sqlite3.Connection, looked_at: deque[tuple[str, bytes]], version: int) -> bool:
    """Sign folders as they were looked at, of which all is in, until the time is up.

    Tell whether there are more. None is signed where another connection has written to the index
    since its version was this (``Index.data_version``): it may have entered an older state of a
    file.
    """
    if sqlite.data_version(db) != version & _ONE_CONNECTION:
        return False
    part = sqlite.Slice()
    query = "UPDATE folders SET signature = ? WHERE path = ? AND NOT EXISTS"
    query += f" (SELECT 1 FROM files WHERE size = {UNFINISHED} AND folder = folders.id)"
    while looked_at and not part.spent():
        path, signature = looked_at.popleft()
        db.execute(query, (signature, sqlite.path_in(path)))
    return bool(looked_at)

"""Indexes that other versions of the program made: used by them, or left behind.

One that is open anywhere is never touched: whoever reads it would see all its articles go. Must
not know what is in an index.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from reader.store.sqlite import discard
from reader.version import EDITION


def in_use(path: Path) -> bool:
    """Tell whether a database is open anywhere; in doubt, that it is."""
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as there:
            if there.execute("PRAGMA journal_mode").fetchone() != ("wal",):
                return True  # nobody who only reads leaves a trace with other journals
            # Only the last one who has it open may end write-ahead logging.
            there.execute("PRAGMA journal_mode = DELETE")
            return False
    except sqlite3.OperationalError:
        return True
    except sqlite3.DatabaseError:  # no database at all
        return False


def sweep(path: Path) -> None:
    """Delete the indexes of the same collection that other versions left behind."""
    for each in _others(path):
        if not in_use(each):
            with suppress(OSError):
                discard(each)
                _discard_folder(each.with_suffix(".engine"))


def _others(path: Path) -> Iterator[Path]:
    """Find what stands beside an index under its collection's name."""
    collection = path.name.removesuffix(f".{EDITION}.db")
    if collection == path.name:
        return  # the user named the file
    for each in path.parent.glob("*.db"):
        if each != path and each.name.partition(".")[0] == collection:
            yield each


def _discard_folder(folder: Path) -> None:
    if folder.is_dir():
        import shutil  # few openings leave anything behind

        shutil.rmtree(folder, ignore_errors=True)

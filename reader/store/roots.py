"""The folders and files that a collection is made of, as the state names what lies in them.

Must not know any table.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from reader.hints import TYPE_CHECKING
from reader.store import sqlite
from reader.store.state.remembered import Identity

if TYPE_CHECKING:
    from reader.store.index.listed import Entry

_BYTES = "bytes:"  # no absolute path begins so

Locate = Callable[[str], Path]  # a path of the collection becomes an absolute one


def identity(locate: Locate, entry: Entry) -> Identity:
    """Name an article of the index as the state does."""
    return Identity(f"{_address(locate, entry.path)}#{entry.position}", entry.content)


@lru_cache(4096)  # of a file that holds many articles, and of one that is asked about twice
def _address(locate: Locate, path: str) -> str:
    return _safe(locate(path))


def _safe(path: Path | str) -> str:
    """Write a path as text that SQLite takes; one that is no Unicode in hexadecimal."""
    text = os.fspath(path)
    return text if sqlite.text_in(text) == text else _BYTES + os.fsencode(path).hex()


def file_of(path: str) -> str:
    """Give the file of an identity's path as the system knows it."""
    text = path.rpartition("#")[0]
    if not text.startswith(_BYTES):
        return text
    return os.fsdecode(bytes.fromhex(text.removeprefix(_BYTES)))


def rerooted(path: str, moves: Mapping[str, str]) -> str | None:
    """Give an identity's path in a folder that was moved; ``moves`` are places, old to new.

    None where it lay in none of them.
    """
    file = file_of(path)
    for old, new in moves.items():
        if file == old or file.startswith(f"{old}/"):
            return f"{_safe(new + file[len(old) :])}#{path.rpartition('#')[2]}"
    return None


def is_occupied(place: Path) -> bool:
    """Tell of a file whether it is there, and of a folder whether it holds anything.

    An empty one may be where a disk is not mounted for now.
    """
    return _holds_anything(place) if place.is_dir() else os.path.lexists(place)


class Roots:
    """Where the collection lies now."""

    def __init__(self, places: Sequence[Path]) -> None:
        self._places = [(f"{_safe(place)}", place) for place in places]

    def hold(self, path: str) -> bool:
        """Tell whether an identity's path lies in the collection."""
        return any(path.startswith((f"{name}/", f"{name}#")) for name, _ in self._places)

    def surely_left(self, path: str) -> bool:
        """Tell whether a place where nothing is found is surely empty, not out of reach for now.

        Outside the collection, or in a folder with nothing in it, which may be a disk that is
        not mounted, it may be there again tomorrow.
        """
        for name, place in self._places:
            if path.startswith(f"{name}#"):
                return place.exists()
            if path.startswith(f"{name}/"):
                return _holds_anything(place)
        return False


def _holds_anything(folder: Path) -> bool:
    try:
        with os.scandir(folder) as listing:
            return any(not entry.name.startswith(".") for entry in listing)
    except OSError:
        return False

"""The engine's arrays between two sessions: written to files, mapped when they are wanted again.

Knows files and arrays, and not what they mean. One small file, ``state``, tells under which name
the arrays were kept and holds the small and the changing ones; a long array that never changes
has a file of its own, which the next state goes on using. Files are replaced, never rewritten, so
that another process may go on reading the old ones. Everything is checked against sums when it
is read: what is damaged, or was kept under another name, counts as not there.
"""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import struct
import time
import zlib
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib import format as array_format
from numpy.typing import NDArray

from reader.duplicates import shelves

Array = NDArray[Any]

_OWN_FILE = 1 << 18  # bytes: a constant array of that size has a file of its own
_PIECE = 1 << 24  # bytes written or summed at once
_STATE = "state"
_HEAD = struct.Struct("<8sQI")  # mark, length of the table and its sum
_MARK = b"BRDSTEN1"  # its last digit rises when what is kept becomes other arrays
_ALIGNED = 64
_ORPHANED = 3600  # seconds after which a file that no state names is nobody's
_DAMAGES = (OSError, ValueError, KeyError, TypeError, struct.error)


class Snapshots:
    """A folder with the arrays of one engine. It need not be there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._filed: list[tuple[Array, _Filed]] = []  # arrays that have a file of their own

    def save(self, name: str, arrays: Mapping[str, Array]) -> None:
        """Keep arrays under a name, in the place of those kept before. Raise OSError.

        Arrays that cannot be written to are taken to be constant.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        filed = [(array, self._file(array)) for array in arrays.values() if _is_long(array)]
        known = {id(array): file for array, file in filed}
        inline = {key: array for key, array in arrays.items() if id(array) not in known}
        table = {
            "name": name,
            "filed": {key: known[id(a)] for key, a in arrays.items() if id(a) in known},
            "inline": {key: _described(array) for key, array in inline.items()},
        }
        self._replace_state(json.dumps(table).encode(), inline)
        self._sweep({file["file"] for file in known.values()} | {_STATE})
        self._filed = filed

    def load(self, name: str) -> dict[str, Array] | None:
        """Give the arrays kept under a name, or None. Changing them changes no file."""
        filed: list[tuple[Array, _Filed]] = []
        try:
            arrays = self._read_state(name)
            for key, file in arrays.pop(_FILED).items():
                arrays[key] = self._mapped(file)
                filed.append((arrays[key], file))
        except _DAMAGES:
            return None
        self._filed = filed
        return arrays

    # ----- files of one array

    def _file(self, array: Array) -> _Filed:
        for known, file in self._filed:
            if known is array and (self._folder / file["file"]).exists():
                return file
        place = f"{os.urandom(8).hex()}.array"
        self._write(place, _bytes(array))
        return {"file": place, **_described(array)}

    def _mapped(self, file: _Filed) -> Array:
        with (self._folder / file["file"]).open("rb") as stream:
            content = shelves.lent(mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ))
        return _array(content, 0, file)

    # ----- the state

    def _replace_state(self, table: bytes, arrays: Mapping[str, Array]) -> None:
        place = f"{os.urandom(8).hex()}.part"
        parts: list[bytes | memoryview] = [_HEAD.pack(_MARK, len(table), zlib.crc32(table)), table]
        parts.append(bytes(-(_HEAD.size + len(table)) % _ALIGNED))
        for array in arrays.values():
            parts += [_bytes(array), bytes(-array.nbytes % _ALIGNED)]
        self._write(place, *parts)
        (self._folder / place).replace(self._folder / _STATE)

    def _read_state(self, name: str) -> dict[str, Any]:
        """Give the arrays of the state, and the table of files under ``_FILED``."""
        with (self._folder / _STATE).open("rb") as stream:
            content = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_COPY)
        mark, length, checked = _HEAD.unpack_from(content)
        written = content[_HEAD.size : _HEAD.size + length]
        if mark != _MARK or zlib.crc32(written) != checked:
            raise ValueError("not a state, or damaged")
        table = json.loads(written)
        if table["name"] != name:
            raise ValueError("another state")
        arrays: dict[str, Any] = {_FILED: table["filed"]}
        at = _aligned(_HEAD.size + length)
        for key, described in table["inline"].items():
            arrays[key] = _array(content, at, described)
            at = _aligned(at + arrays[key].nbytes)
        return arrays

    def _write(self, place: str, *parts: bytes | memoryview) -> None:
        path = self._folder / place
        try:
            with path.open("wb") as stream:
                for piece in chain.from_iterable(map(_pieces, parts)):
                    stream.write(piece)
        except OSError:
            with contextlib.suppress(OSError):
                path.unlink()
            raise

    def _sweep(self, named: set[str]) -> None:
        """Delete what no state needs any more; what another process may be writing stays."""
        long_ago = time.time() - _ORPHANED
        until_now = {file["file"] for _, file in self._filed}
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in named and (
                    path.name in until_now or path.stat().st_mtime < long_ago
                ):
                    path.unlink()


_Filed = dict[str, Any]
_FILED = "\0filed"  # no array has this name


def _is_long(array: Array) -> bool:
    return array.nbytes >= _OWN_FILE and not array.flags.writeable


def _bytes(array: Array) -> memoryview:
    return array.view(np.uint8).data


def _pieces(whole: bytes | memoryview) -> Iterator[bytes | memoryview]:
    """Give what may lie in a file bit by bit, so that not all of it comes into memory."""
    for at in range(0, len(whole), _PIECE):
        yield whole[at : at + _PIECE]
        shelves.rest()


def _sum(array: Array) -> int:
    found = 0
    for piece in _pieces(_bytes(array)):
        found = zlib.crc32(piece, found)
    return found


def _described(array: Array) -> dict[str, Any]:
    return {
        "type": array_format.dtype_to_descr(array.dtype),
        "length": len(array),
        "sum": _sum(array) if array.nbytes else 0,
    }


def _array(content: mmap.mmap, at: int, described: Mapping[str, Any]) -> Array:
    """Give a part of a file as an array. Raise ValueError when it is not what was written."""
    kind: np.dtype[Any] = array_format.descr_to_dtype(_tupled(described["type"]))
    if not described["length"]:
        return np.zeros(0, kind)
    array = np.frombuffer(content, kind, described["length"], at)
    if _sum(array) != described["sum"]:
        raise ValueError("damaged")
    return array


def _tupled(described: Any) -> Any:
    """Give a type's description its tuples back, which JSON does not know."""
    if isinstance(described, str):
        return described
    return [tuple(field) for field in described]


def _aligned(place: int) -> int:
    return place + -place % _ALIGNED

"""Where the engine's long arrays lie: in memory, or beyond a size in nameless files of a folder.

Knows files and arrays, and not what they mean. A nameless file is gone with the process that
made it, however that ends, and no other process can meet it. What is mapped from one the system
writes out and reads in as it has room, so it is no part of the memory that has to be there, and
``rest`` hands it back before it becomes much. Where no file can be made (no folder, no room, no
right) arrays lie in memory, whatever their size.
"""

from __future__ import annotations

import mmap
import os
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from weakref import WeakSet

import numpy as np
from numpy.typing import DTypeLike, NDArray

_LONG = 1 << 23  # bytes: an array of that size lies in a file
_PIECE = 1 << 20  # bytes written at once
_MUCH = 80 << 20  # bytes of mapped files in memory, libraries among them
_MORE = 32 << 20  # bytes beyond what could not be handed back the last time

_lent: WeakSet[mmap.mmap] = WeakSet()  # what is mapped now, whoever mapped it
_left = [0]  # bytes that were in memory after the last rest


def lent(content: mmap.mmap) -> mmap.mmap:
    """Note that a file is mapped, all of whose changes, if any, are the file's."""
    _lent.add(content)
    return content


def rest() -> None:
    """Hand mapped files back to the system when much of them is in memory.

    Nothing is lost: what is asked for again is there again, at the cost of a look. To be called
    now and then by whoever goes through much of them.
    """
    if not _lent or _in_memory() < max(_MUCH, _left[0] + _MORE):
        return
    for content in list(_lent):
        content.madvise(mmap.MADV_DONTNEED)
    _left[0] = _in_memory()


def _in_memory() -> int:
    """Give the bytes of files that this process has in memory; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", "rb") as told:  # noqa: PTH123  # asked once an article
            return int(told.read().split()[2]) * mmap.PAGESIZE
    except (OSError, ValueError, IndexError):
        return 0


class Shelf:
    """Room for long arrays. The folder need not be there; None keeps everything in memory."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def zeros(self, length: int, kind: DTypeLike) -> NDArray[Any]:
        """Give an array of zeros that can be written to."""
        size = length * np.dtype(kind).itemsize
        if self._folder is not None and size >= _LONG:
            with suppress(OSError):
                return np.frombuffer(_mapped(self._folder, size), kind)
        return np.zeros(length, kind)

    def grown(self, rows: NDArray[Any], size: int) -> NDArray[Any]:
        """Give an array with room for ``size`` rows: itself, or one twice as long, the rest
        zero."""
        if size <= len(rows):
            return rows
        larger = self.zeros(max(size, 2 * len(rows)), rows.dtype)
        larger[: len(rows)] = rows
        return larger


def _mapped(folder: Path, size: int) -> mmap.mmap:
    """Map a new nameless file of zeros. Raise OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryFile(dir=folder) as file:
        _reserve(file, size)
        return lent(mmap.mmap(file.fileno(), size))


def _reserve(file: IO[bytes], size: int) -> None:
    """Make sure of the room on the disk: missed later, it would end the whole process."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(file.fileno(), 0, size)
        return
    zeros = bytes(_PIECE)
    for at in range(0, size, _PIECE):
        file.write(zeros[: size - at])
    file.flush()

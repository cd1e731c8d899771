"""Opening what may be no file: a pipe waits for ever, a device never ends.

Knows kinds of things on a disk; must not know formats.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from reader.hints import BinaryIO
from reader.model import UnreadableError

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe, not a file"),
    (stat.S_ISSOCK, "a socket, not a file"),
    (stat.S_ISCHR, "a device, not a file"),
    (stat.S_ISBLK, "a device, not a file"),
)


def opened(place: str | Path) -> BinaryIO:
    """Open a file for reading. Raise OSError, and UnreadableError with a phrase.

    What is no regular file is not touched: even opening a device may do something. An empty file
    is not read either, since those of the kernel say they are empty, and some of them wait.
    """
    _require_file(os.stat(place))  # noqa: PTH116  # a path made of every name costs as much
    # Should a pipe have taken its place by now, this does not wait for somebody to write.
    number = os.open(place, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        _require_file(os.fstat(number))
        return os.fdopen(number, "rb")
    except BaseException:
        os.close(number)
        raise


def named_kind(mode: int) -> str:
    """Name what is no file, by the mode that the system gives; nothing for a file."""
    return next((kind for shape, kind in _KINDS if shape(mode)), "")


def _require_file(status: os.stat_result) -> None:
    if kind := named_kind(status.st_mode):
        raise UnreadableError(kind)
    if not status.st_size:
        raise UnreadableError("empty")

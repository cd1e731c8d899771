"""Text that comes through a pipe is poured into a file, since everything else reads files.

Knows pipes and how much is too much; must not know what is in them.
"""

from __future__ import annotations

import stat
from pathlib import Path

from reader.hints import BinaryIO
from reader.sources import limits


def is_pipe(name: str) -> bool:
    """Tell whether a path is a pipe, such as ``/dev/fd/63`` of a shell's ``<(command)``."""
    try:
        return stat.S_ISFIFO(Path(name).stat().st_mode)
    except (OSError, ValueError):  # nothing there, or no path at all
        return False


def pour(source: str | BinaryIO, place: Path) -> None:
    """Fill a file with what comes through a pipe, which is named or open, and wait for its end.

    At most one byte more than a text may have: reading the file then says that it is too large.
    Raise OSError.
    """
    if isinstance(source, str):
        with Path(source).open("rb") as stream:
            pour(stream, place)
        return
    with place.open("wb") as target:
        while (room := limits.RECORD + 1 - target.tell()) and (
            part := source.read(min(room, 1 << 16))
        ):
            target.write(part)

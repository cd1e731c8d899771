"""A file that appears whole or not at all, however the writing ends.

Knows the file system; must not know what is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from reader.hints import TextIO
from reader.model import BroadsheetError


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """Open a text to be written, in UTF-8 without any change to line ends.

    It takes the place of what lies at ``path`` when the block ends well; else that stays as it
    was. A pipe or a device is written to as it is. Raise BroadsheetError, naming the path.
    """
    try:
        if path.exists() and not path.is_file():
            with _text(path) as file:
                yield file
            return
        with _beside(path.resolve()) as file:
            yield file
    except OSError as error:
        if error.filename is None and isinstance(error, BrokenPipeError):
            raise
        raise BroadsheetError(f"“{path}” cannot be written: {error.strerror}.") from error


@contextmanager
def _beside(path: Path) -> Iterator[TextIO]:
    """Write to a new file in the same folder, on the disk before it takes the place."""
    draft, number = _new_file(path)
    try:
        with os.fdopen(
            number, "w", encoding="utf-8", newline="", errors="backslashreplace"
        ) as file:
            yield file
            file.flush()
            os.fsync(number)
        if path.exists():
            draft.chmod(path.stat().st_mode)
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def _text(place: Path | int) -> TextIO:
    # What is no Unicode, as a file's name may be, is written as an escape.
    return open(place, "w", encoding="utf-8", newline="", errors="backslashreplace")  # noqa: PTH123  # it may be a number


def _new_file(path: Path) -> tuple[Path, int]:
    for number in count():
        draft = path.with_name(f".{path.name[:100]}.{os.getpid()}-{number}")
        with suppress(FileExistsError):
            return draft, os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    raise AssertionError("numbers do not end")

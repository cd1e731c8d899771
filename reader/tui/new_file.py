"""Files that the reader asks for: always new ones, never over anything that is there.

Knows the file system; must not know what is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from reader.model import BroadsheetError


def free_name(folder: Path, name: str) -> str:
    """Give a name that is not taken in a folder: the one asked for, else with a number."""
    wanted = Path(name)
    names = (f"{wanted.stem}-{number}{wanted.suffix}" for number in count(2))
    return (
        name
        if not (folder / name).exists()
        else next(n for n in names if not (folder / n).exists())
    )


def write_new(path: Path, lines: Iterable[str]) -> Path:
    """Write lines to a new file, in UTF-8. Raise BroadsheetError where that is not possible."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
    except FileExistsError:
        raise BroadsheetError(f"“{path}” is there already; nothing was written.") from None
    except OSError as error:
        raise BroadsheetError(f"“{path}” cannot be written: {error.strerror}.") from None
    return path

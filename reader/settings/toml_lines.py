"""On which line of a TOML text a key stands: the parser of the standard library does not say.

The text must be one that the parser takes. Must not know any setting.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

Path = tuple[str, ...]


def lines_of(text: str) -> dict[Path, int]:
    """Give for every key, as the tuple of its names, the line (from 1) that its statement begins.

    The keys of an inline table stand on the line of the table.
    """
    found: dict[Path, int] = {}
    section: Path = ()
    for number, statement in _statements(text):
        read = tomllib.loads(statement)
        if statement.lstrip().startswith("["):
            section = _header(read)
            found.setdefault(section, number)
        else:
            for path in _paths(read):
                found.setdefault((*section, *path), number)
    return found


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Divide a text into what parses by itself: a header, or a key with all of its value."""
    begun, lines = 1, list[str]()
    for number, line in enumerate(text.splitlines(), start=1):
        if not lines:
            begun = number
        lines.append(line)
        if _parses(whole := "\n".join(lines)):
            yield begun, whole
            lines = []


def _parses(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _header(read: Mapping[str, Any]) -> Path:
    """Give the path of a header's table, or of the table that an array of them gains."""
    path: list[str] = []
    inner: Any = read
    while isinstance(inner, Mapping) and inner:
        name, inner = next(iter(inner.items()))
        path.append(name)
    return tuple(path)


def _paths(read: Mapping[str, Any]) -> Iterator[Path]:
    for name, value in read.items():
        yield (name,)
        if isinstance(value, Mapping):
            yield from ((name, *path) for path in _paths(value))

"""The names of files inside archives: which are passed over, and how they are shown.

Nothing is ever unpacked to a place that an archive names. Must not know any archive's format.
"""

from __future__ import annotations

from reader.decode import clean
from reader.sources.reading import Entry, Piece


def is_hidden(name: str) -> bool:
    """Tell whether a file is one that a walk through folders passes over too."""
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(
        part.startswith(".") and part not in (".", "..") for part in parts
    )


def shown(name: str) -> str:
    """Give the name as a phrase may have it: cleaned, on one line, not too long."""
    return clean(name).replace("\n", " ").replace("\t", " ").replace("\\", "/")[:300]


def named(entry: Entry, name: str, address: str) -> Entry:
    """Say of an article in which file of the archive it stood, and how it is found again."""
    if not isinstance(entry, Piece):
        return entry
    inside = f"{name}/{entry.name}" if entry.name else name
    return entry._replace(name=inside, address=address)

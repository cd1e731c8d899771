"""Collections of one file, made on the spot, and what they give."""

from __future__ import annotations

from pathlib import Path

from reader.model import Draft, Problem
from reader.sources import Collection, FoundFile, read_file

STORY = (
    "The harbour bridge was closed on Tuesday evening, the council said in a short note.\n\n"
    "Engineers will look at its cables for a week; ferries run every ten minutes until then."
)
OTHER = (
    "The library at the old mill opens again in spring, its director told the gathering.\n\n"
    "Its roof was mended last year by forty volunteers who had never mended a roof before."
)


def put(folder: Path, name: str, data: bytes | str) -> Path:
    """Write a file."""
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data.encode() if isinstance(data, str) else data)
    return place


def only(folder: Path) -> FoundFile:
    """Give the one file of a folder."""
    (found,) = Collection.of([folder]).files()
    return found


def drafts(found: FoundFile) -> list[Draft]:
    """Read a file; give its articles alone."""
    return [each for each in read_file(found) if isinstance(each, Draft)]


def problems(found: FoundFile) -> list[Problem]:
    """Read a file; give what was passed over in it."""
    return [each for each in read_file(found) if isinstance(each, Problem)]


def read(folder: Path, name: str, data: bytes | str) -> list[Draft]:
    """Write a file and give its articles."""
    place = put(folder, name, data)
    return drafts(FoundFile.at(name, place))

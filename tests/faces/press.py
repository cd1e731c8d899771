"""A small press: one story that several outlets print, read and grouped for real."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from reader.library import Library, open_library
from reader.settings import Directories
from tests.desk.conftest import WORDS

Tellings = Mapping[str, tuple[str, str | None, str]]  # outlet, date, whose words, by file name

TELLINGS = {
    "wire": ("Reuters", "2024-03-02T09:00:00Z", "harbour"),
    "quay": ("Quay Post", "2024-03-02", "harbour"),
    "isle": ("Island Post", "2024-03-05", "harbour"),
    "late": ("Coast Radio", None, "harbour"),
    "plums": ("Valley Star", "2024-03-01", "orchard"),
}


def write_press(folder: Path, tellings: Tellings) -> None:
    """Write an article for each telling into a folder."""
    folder.mkdir(exist_ok=True)
    for name, (outlet, date, words) in tellings.items():
        told = {"title": f"Tidings of the {words}", "outlet": outlet, "text": WORDS[words]}
        dated = told | ({"date": date} if date else {})
        (folder / f"{name}.json").write_text(json.dumps(dated), encoding="utf-8")


def collection(place: Path, tellings: Tellings) -> Library:
    """Open a library over a folder of tellings, scanned."""
    write_press(place / "press", tellings)
    library = open_library([place / "press"], Directories(place / "config", place / "cache"))
    for _ in library.scan():
        pass
    return library

"""A small collection of made-up articles, and libraries opened on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library, open_library
from reader.model import Filter, Grouping, Mark, Progress
from reader.settings import Directories

WORDS = {
    "harbour": "The harbour council voted on Tuesday to rebuild the northern breakwater before "
    "winter storms return. Engineers warned that the old stones had shifted by a metre since "
    "spring.\n\nMayor Edda Brandt told residents the work would cost nine million crowns.",
    "orchard": "Growers in the valley reported the smallest plum harvest in twenty years after a "
    "late frost. Markets in the capital have already doubled their prices.\n\n“We lost whole "
    "orchards in one night,” said farmer Ilja Novak, whose family has grown plums since 1920.",
    "library": "A travelling library on a converted ferry opened its doors to island schools. "
    "Teachers welcomed the visit and asked for longer stays.\n\nThe ferry carries eleven thousand "
    "books in four languages and a workshop for bookbinders.",
}


class Desk:
    """One reader's collection and directories; opens libraries and closes them at the end."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "collection"
        self.folder.mkdir()
        self.where = Directories(place / "config", place / "cache")
        self._open: list[Library] = []
        for name in WORDS:
            self.write(f"{name}.txt", name)

    def write(self, path: str, name: str, extra: str = "") -> Path:
        """Put an article into the collection."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"Tidings of the {name}\n\n{WORDS[name]}{extra}\n", encoding="utf-8")
        return target

    def open(self, *paths: Path) -> Library:
        """Open a library, scanned."""
        library = open_library(paths or (self.folder,), self.where)
        self._open.append(library)
        for _ in library.scan():
            pass
        return library

    def close(self) -> None:
        for library in self._open:
            library.close()
        self._open.clear()


@pytest.fixture(name="desk")
def _desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def paths(library: Library, query: str = "") -> list[str]:
    """Give the paths of what a filter lists, sorted."""
    groups = library.groups(library.understand(query), Grouping.DATE)
    ids = [article for group in groups for article in group.ids]
    return sorted(row.path for row in library.rows(ids))


def marks(library: Library) -> dict[str, Mark]:
    """Give the marks that are not empty, by path."""
    groups = library.groups(Filter(), Grouping.DATE)
    rows = library.rows([article for group in groups for article in group.ids])
    return {row.path: row.mark for row in rows if row.mark != Mark()}


def finished(scan: Iterator[Progress]) -> Progress:
    """Run a scan to its end."""
    return list(scan)[-1]

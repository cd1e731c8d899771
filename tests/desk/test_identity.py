"""Everything that is kept about an article goes where the article goes, case by case.

What is kept: read, star, place, tags, corrections, the user's word on its story, pinned sentences,
the last article of a session, and the log that takes deeds back. What happens to an article:
see ``HAPPENINGS``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.library import Library, open_library
from reader.model import Correction, Judgement, NotFoundError, Verdict
from reader.settings import Directories

STORY = [
    "The harbour council voted on Tuesday to rebuild the northern breakwater before the winter.",
    "Engineers warned that the old stones had shifted by a metre since the last spring tide.",
    "Mayor Edda Brandt told residents that the work would cost nine million crowns in all.",
    "Fishermen said that their boats had been damaged twice and that nobody had paid for it.",
]
FILES = {
    "harbour.txt": ("Harbour to be rebuilt", STORY),
    "echo.txt": ("Breakwater vote", ["Islanders heard of it late.", *STORY[1:]]),
    "plums.txt": ("Plums are dear", ["Growers reported the smallest plum harvest in years."] * 3),
    "ferry.txt": ("A library on the ferry", ["Books came by sea to the outer islands."] * 4),
}
EDIT = "A correction of an earlier version stands here."
PLACE = 40


class World:
    """A collection on a disk, and the user's directories."""

    def __init__(self, place: Path) -> None:
        self.place, self.folder = place, place / "news"
        self.where = Directories(place / "config", place / "cache")
        self.folder.mkdir()
        for name in FILES:
            self.write(name)

    def write(self, path: str, of: str = "", extra: str = "") -> None:
        """Put the text of one of the files at a path, with a small edit if wanted."""
        headline, sentences = FILES[of or path]
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n\n".join([headline, *sentences, *filter(None, [extra])]) + "\n")

    def open(self, *folders: Path) -> Library:
        """Open the collection and read it through."""
        library = open_library(folders or (self.folder,), self.where)
        for _ in library.scan():
            pass
        return library


class Kept(NamedTuple):
    """What is kept about an article, as a user sees it."""

    read: bool
    starred: bool
    place: int
    tags: tuple[str, ...]
    outlet: str | None
    apart: bool
    pinned: bool
    last: bool


ALL = Kept(True, True, PLACE, ("sea",), "The Tide", True, True, True)
NOTHING = Kept(False, False, 0, (), None, False, False, False)


@pytest.fixture(name="world")
def _world(tmp_path: Path) -> World:
    """Give a collection in which everything was said about one article."""
    world = World(tmp_path)
    with world.open() as library:
        harbour, echo = library.find("harbour.txt"), library.find("echo.txt")
        library.keep_place(harbour, PLACE)
        library.correct(harbour, echo, [(2, 3)], Correction.PIN)
        library.judge([Judgement(min(harbour, echo), max(harbour, echo), Verdict.APART)])
        library.tag([harbour], {"sea": True})
        library.amend(harbour, {"outlet": "The Tide"})
        library.mark_read([harbour])
        library.star([harbour])
        library.remember("article", harbour)
        assert kept(library, "harbour.txt") == ALL
    return world


def kept(library: Library, path: str) -> Kept:
    article, echo = library.find(path), library.find("echo.txt")
    (row,) = library.rows([article])
    verdict = library.verdicts().get((min(article, echo), max(article, echo)))
    rows = library.compare(article, echo).rows
    return Kept(
        row.mark.read,
        row.mark.starred,
        row.mark.place,
        row.mark.tags,
        row.outlet,
        verdict is Verdict.APART,
        any(row.a == (2,) and row.b == (3,) for row in rows),
        library.recall("article") == article,
    )


# --------------------------------------------------------------------------- what happens


def renamed(world: World) -> None:
    (world.folder / "harbour.txt").rename(world.folder / "new.txt")


def moved(world: World) -> None:
    (world.folder / "2024/03").mkdir(parents=True)
    (world.folder / "harbour.txt").rename(world.folder / "2024/03/new.txt")


def edited_in_place(world: World) -> None:
    world.write("harbour.txt", extra=EDIT)


def loaded_again_with_small_edits(world: World) -> None:
    (world.folder / "harbour.txt").unlink()
    world.write("new.txt", "harbour.txt", EDIT)


def loaded_again_as_it_was(world: World) -> None:
    text = (world.folder / "harbour.txt").read_bytes()
    (world.folder / "harbour.txt").unlink()
    (world.folder / "harbour.txt").write_bytes(text)
    os.utime(world.folder / "harbour.txt", (1, 1))


def renamed_then_edited(world: World) -> None:
    renamed(world)
    world.open().close()
    world.write("new.txt", "harbour.txt", EDIT)


def edited_then_renamed(world: World) -> None:
    edited_in_place(world)
    world.open().close()
    renamed(world)


def removed_and_back(world: World) -> None:
    away = (world.folder / "harbour.txt").rename(world.place / "away")
    world.open().close()
    away.rename(world.folder / "harbour.txt")


def removed_and_back_under_another_name(world: World) -> None:
    away = (world.folder / "harbour.txt").rename(world.place / "away")
    world.open().close()
    away.rename(world.folder / "new.txt")


def mounted_empty_and_back(world: World) -> None:
    away = world.folder.rename(world.place / "unmounted")
    world.folder.mkdir()
    world.open().close()
    world.folder.rmdir()
    away.rename(world.folder)


def missing_and_back(world: World) -> None:
    away = world.folder.rename(world.place / "unmounted")
    with pytest.raises(NotFoundError):
        world.open()
    away.rename(world.folder)


def names_exchanged(world: World) -> None:
    (world.folder / "plums.txt").rename(world.folder / "waiting")
    (world.folder / "harbour.txt").rename(world.folder / "plums.txt")
    (world.folder / "waiting").rename(world.folder / "harbour.txt")


def copied(world: World) -> None:
    shutil.copy(world.folder / "harbour.txt", world.folder / "copy.txt")


def index_lost(world: World) -> None:
    shutil.rmtree(world.where.cache)


HAPPENINGS: dict[Callable[[World], None], str] = {
    renamed: "new.txt",
    moved: "2024/03/new.txt",
    edited_in_place: "harbour.txt",
    loaded_again_with_small_edits: "new.txt",
    loaded_again_as_it_was: "harbour.txt",
    renamed_then_edited: "new.txt",
    edited_then_renamed: "new.txt",
    removed_and_back: "harbour.txt",
    removed_and_back_under_another_name: "new.txt",
    mounted_empty_and_back: "harbour.txt",
    missing_and_back: "harbour.txt",
    names_exchanged: "plums.txt",
    copied: "harbour.txt",
    index_lost: "harbour.txt",
}


def _cases() -> Iterator[object]:
    for happening, path in HAPPENINGS.items():
        yield pytest.param(happening, path, id=happening.__name__)


@pytest.mark.parametrize(("happens", "path"), _cases())
def test_all_that_is_kept_goes_with_the_article(
    world: World, happens: Callable[[World], None], path: str
) -> None:
    happens(world)
    with world.open() as library:
        assert kept(library, path) == ALL
    with world.open() as library:  # and stays there
        assert kept(library, path) == ALL


@pytest.mark.parametrize(("happens", "path"), _cases())
def test_deeds_are_taken_back_and_done_again_after_it(
    world: World, happens: Callable[[World], None], path: str
) -> None:
    happens(world)
    with world.open() as library:
        while library.undo():
            pass
        assert kept(library, path) == NOTHING._replace(place=PLACE, last=True)
    with world.open() as library:
        while library.redo():
            pass
        assert kept(library, path) == ALL


# --------------------------------------------------------------------------- what must not happen


def test_of_two_that_are_the_same_each_has_its_own(world: World) -> None:
    copied(world)
    with world.open() as library:
        assert kept(library, "copy.txt") == NOTHING
        library.mark_read([library.find("copy.txt")])
        assert kept(library, "harbour.txt") == ALL


def test_where_names_were_exchanged_the_other_takes_nothing(world: World) -> None:
    names_exchanged(world)
    with world.open() as library:
        assert kept(library, "harbour.txt") == NOTHING


def test_the_same_text_in_two_collections_has_two_states(world: World) -> None:
    other = Path(shutil.copytree(world.folder, world.place / "other"))
    with world.open(other) as library:
        assert kept(library, "harbour.txt") == NOTHING
        library.star([library.find("harbour.txt")])
        assert library.undo() == "undone: starred 1"
        assert library.undo() is None  # the log is of this collection
    with world.open() as library:
        assert kept(library, "harbour.txt") == ALL


def test_the_same_file_in_two_collections_is_one_article(world: World) -> None:
    with world.open(world.folder / "harbour.txt", world.folder / "echo.txt") as library:
        assert kept(library, "harbour.txt") == ALL._replace(last=False)
        library.star([library.find("harbour.txt")], starred=False)
    with world.open() as library:
        assert kept(library, "harbour.txt") == ALL._replace(starred=False)


def test_a_folder_among_several_that_is_gone_for_a_day_loses_nothing(world: World) -> None:
    second = world.place / "second"
    second.mkdir()
    shutil.copy(world.folder / "ferry.txt", second / "boat.txt")
    with world.open(world.folder, second) as library:
        library.star([library.find("second/boat.txt")])
    away = world.folder.rename(world.place / "unmounted")
    world.folder.mkdir()
    with world.open(world.folder, second) as library:
        assert library.rows([library.find("second/boat.txt")])[0].mark.starred
    world.folder.rmdir()
    away.rename(world.folder)
    with world.open() as library:
        assert kept(library, "harbour.txt") == ALL

"""What is kept about a collection as a whole goes along when its folder is moved or renamed."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.library import Library
from reader.model import Correction, DateOrder, Judgement, Mark, Verdict
from tests.desk.conftest import WORDS, Desk, marks


class Whole(NamedTuple):
    """What is kept about a collection and not about one article alone."""

    grouping: str | None
    folded: str | None
    outlet: str | None
    dates: DateOrder | None
    last: str | None
    apart: int
    pinned: int


def said(library: Library, before: str = "") -> Whole:
    harbour, orchard = (library.find(f"{before}{name}.json") for name in ("harbour", "orchard"))
    last = library.recall("article")
    return Whole(
        library.recall("grouping"),
        library.recall("folded"),
        library.rows([harbour])[0].outlet,
        library.date_order().answer,
        library.rows([last])[0].path if last else None,
        list(library.verdicts().values()).count(Verdict.APART),
        library.compare(harbour, orchard).corrections,
    )


ALL = Whole("outlet", '["The Tide"]', "The Tide", DateOrder.DAY, "orchard.json", 1, 1)
NOTHING = Whole(None, None, "Gazette", None, None, 0, 0)
MARKED = {"harbour.json": Mark(read=True, starred=True)}


def write(place: Path, name: str, extra: str = "") -> None:
    text = WORDS[name] + extra
    record = {"title": f"Tidings of the {name}", "site_name": "Gazette", "text": text}
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{name}.json").write_text(json.dumps(record), encoding="utf-8")


def live_in(library: Library, before: str = "") -> None:
    """Say everything about a collection that can be said."""
    harbour, orchard = (library.find(f"{before}{name}.json") for name in ("harbour", "orchard"))
    library.correct(harbour, orchard, [(1, 1)], Correction.PIN)
    library.judge([Judgement(min(harbour, orchard), max(harbour, orchard), Verdict.APART)])
    library.set_date_order(DateOrder.DAY)
    library.rename_outlet("Gazette", "The Tide")
    library.mark_read([harbour])
    library.star([harbour])
    library.remember("grouping", "outlet")
    library.remember("folded", '["The Tide"]')
    library.remember("article", orchard)


class Home:
    """A collection about which everything was said, and the ways it may go."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.folder = desk, desk.folder
        for name in WORDS:
            (self.folder / f"{name}.txt").unlink()
            write(self.folder, name)
        live_in(self.open())
        desk.close()

    def open(self, *places: Path) -> Library:
        self.desk.close()
        return self.desk.open(*places)

    def beside(self, name: str) -> Path:
        return self.folder.parent / name


@pytest.fixture(name="home")
def _home(desk: Desk) -> Home:
    return Home(desk)


# --------------------------------------------------------------------------- it goes along


def test_everything_goes_along_with_a_renamed_folder(home: Home) -> None:
    there = home.folder.rename(home.beside("archive"))
    library = home.open(there)
    assert (said(library), marks(library)) == (ALL, MARKED)
    assert [each for each in library.notices if "came along" in each]
    again = home.open(there)
    assert (said(again), marks(again)) == (ALL, MARKED)
    assert again.notices == []  # said once


def test_deeds_are_taken_back_and_done_again_at_the_new_place(home: Home) -> None:
    there = home.folder.rename(home.beside("archive"))
    library = home.open(there)
    while library.undo():
        pass
    kept = NOTHING._replace(grouping="outlet", folded='["The Tide"]', last="orchard.json")
    assert (said(library), marks(library)) == (kept, {})
    library = home.open(there)
    while library.redo():
        pass
    assert (said(library), marks(library)) == (ALL, MARKED)


def test_a_folder_above_it_may_have_been_renamed(home: Home) -> None:
    inside = home.beside("above") / "below" / "news"
    inside.parent.mkdir(parents=True)
    home.folder.rename(inside)
    assert said(home.open(inside)) == ALL
    home.beside("above").rename(home.beside("over"))
    assert said(home.open(home.beside("over") / "below" / "news")) == ALL


def test_a_name_that_is_no_unicode_is_no_matter(home: Home) -> None:
    there = home.folder.rename(home.beside(os.fsdecode(b"f\xe9vrier")))
    assert said(home.open(there)) == ALL
    assert said(home.open(there.rename(home.beside("february")))) == ALL


def test_what_came_and_went_meanwhile_is_no_matter_while_most_is_there(home: Home) -> None:
    write(home.folder, "library", " It was a fine day for everybody who had come.")
    for number in range(30):
        shutil.copy(home.folder / "library.json", home.folder / f"{number}.json")
    there = home.folder.rename(home.beside("archive"))
    assert said(home.open(there)) == ALL


def test_one_file_is_a_collection_too(home: Home) -> None:
    lines = home.beside("lines.jsonl")
    lines.write_text("".join((home.folder / f"{name}.json").read_text() + "\n" for name in WORDS))
    library = home.open(lines)
    library.star([library.find("lines.jsonl#1")])
    library.remember("grouping", "story")
    library = home.open(lines.rename(home.beside("new.jsonl")))
    assert library.recall("grouping") == "story"
    assert marks(library) == {"new.jsonl": Mark(starred=True)}


def test_of_several_folders_one_is_moved_or_the_one_above_them(home: Home) -> None:
    left, right = home.beside("a") / "left", home.beside("a") / "right"
    for place in (left, right):
        shutil.copytree(home.folder, place)
    library = home.open(left, right)
    live_in(library, "left/")
    expected = said(library, "left/")
    assert expected.grouping == "outlet"
    right = right.rename(home.beside("a") / "starboard")
    assert said(home.open(left, right), "left/") == expected
    home.beside("a").rename(home.beside("b"))
    left, right = home.beside("b") / "left", home.beside("b") / "starboard"
    library = home.open(left, right)
    assert said(library, "left/") == expected
    assert marks(library) == {"left/harbour.json": Mark(read=True, starred=True)}


def test_there_and_back_again_keeps_what_was_done_there(home: Home) -> None:
    there = home.beside("archive")
    home.folder.rename(there)
    library = home.open(there)
    library.star([library.find("harbour.json")], starred=False)
    library.star([library.find("library.json")])
    library.remember("grouping", "story")
    there.rename(home.folder)
    library = home.open()
    assert said(library) == ALL._replace(grouping="story")
    expected = {"harbour.json": Mark(read=True), "library.json": Mark(starred=True)}
    assert marks(library) == expected
    assert library.undo() == "undone: starred 1"
    assert library.undo() == "undone: unstarred 1"
    assert library.undo() == "undone: starred 1"
    home.folder.rename(there)  # and off again
    library = home.open(there)
    assert marks(library) == {"harbour.json": Mark(read=True)}
    assert library.redo() == "redone: starred 1"


# --------------------------------------------------------------------------- it stays


def test_a_copy_begins_anew_and_the_first_keeps_everything(home: Home) -> None:
    copy = shutil.copytree(home.folder, home.beside("copy"))
    library = home.open(copy)
    assert (said(library), marks(library)) == (NOTHING, {})
    assert said(home.open()) == ALL


def test_a_disk_that_was_away_loses_nothing_to_the_copy_that_was_opened(home: Home) -> None:
    copy = shutil.copytree(home.folder, home.beside("copy"))
    away = home.folder.rename(home.beside("unmounted"))
    home.folder.mkdir()
    library = home.open(copy)
    assert said(library) == ALL
    library.star([library.find("library.json")])
    home.folder.rmdir()
    away.rename(home.folder)
    library = home.open()
    assert (said(library), marks(library)) == (ALL, MARKED)
    assert library.undo() == "undone: starred 1"
    assert "library.json" in marks(home.open(copy))


def test_another_collection_takes_nothing_of_one_that_is_gone(home: Home) -> None:
    shutil.rmtree(home.folder)
    write(home.folder.parent / "other", "harbour")
    for name in ("orchard", "library"):
        write(home.folder.parent / "other", name, " Here everything is told at greater length.")
    library = home.open(home.beside("other"))
    assert said(library) == NOTHING


def test_where_two_could_be_meant_none_is(home: Home) -> None:
    second = shutil.copytree(home.folder, home.beside("second"))
    library = home.open(second)
    library.remember("grouping", "story")
    library.close()
    shutil.copytree(second, home.beside("third"))
    shutil.rmtree(second)
    shutil.rmtree(home.folder)
    library = home.open(home.beside("third"))
    assert library.recall("grouping") is None


def test_a_collection_with_a_life_of_its_own_keeps_it(home: Home) -> None:
    other = shutil.copytree(home.folder, home.beside("other"))
    library = home.open(other)
    library.remember("grouping", "story")
    library.mark_read([library.find("library.json")])
    shutil.rmtree(home.folder)
    library = home.open(other)
    assert library.recall("grouping") == "story"
    assert marks(library) == {"library.json": Mark(read=True)}


def test_a_copy_made_at_the_new_place_begins_without_marks(home: Home) -> None:
    there = home.folder.rename(home.beside("archive"))
    home.open(there)
    shutil.copy(there / "harbour.json", there / "copy.json")
    assert marks(home.open(there)) == MARKED


def test_looking_at_a_moved_collection_of_which_nothing_is_kept_creates_nothing(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path)
    desk.open()
    desk.close()
    there = desk.folder.rename(tmp_path / "archive")
    desk.open(there)
    desk.close()
    assert not (tmp_path / "config").exists()

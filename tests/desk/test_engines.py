"""A session goes on where the last one ended; what it cannot use it makes again."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection

import pytest

from reader import engines
from reader.duplicates import Snapshots
from reader.library import Library, open_library
from reader.settings import Directories
from reader.store.index import rounds
from tests.desk.conftest import WORDS, Desk, finished


@pytest.fixture(name="read")
def _read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many stored fingerprints were read back, by question."""
    read: list[int] = []
    asked = rounds.prints

    def noting(*wanted: object) -> object:
        found = asked(*wanted)  # type: ignore[arg-type]  # handed on as they come
        read.append(len(found))
        return found

    monkeypatch.setattr(rounds, "prints", noting)
    return read


def _expected(desk: Desk, home: Path) -> object:
    """What a fresh scan finds."""
    with open_library([desk.folder], Directories(home / "config", home / "cache")) as fresh:
        finished(fresh.scan())
        return _found(fresh)


def _found(library: Library) -> object:
    return library.pairs(), sorted(library.stories(), key=lambda story: story.id)


def _engine(desk: Desk) -> Path:
    (folder,) = desk.where.cache.glob("*.engine")
    return folder


def test_a_session_and_the_next_one_read_only_what_is_new(desk: Desk, read: list[int]) -> None:
    library = desk.open()
    desk.write("second.txt", "library")
    read.clear()
    with library.again() as worker:
        finished(worker.scan())
    assert sum(read) == 1
    desk.close()
    desk.write("third.txt", "library")
    read.clear()
    again = desk.open()
    assert sum(read) == 1
    assert [len(story.articles) for story in again.stories()] == [3]


def test_an_engine_of_an_earlier_round_is_not_gone_on_with(
    desk: Desk, read: list[int], tmp_path: Path
) -> None:
    """Another session scanned between; what it kept is gone on with instead."""
    library = desk.open()
    desk.write("third.txt", "library")
    desk.open()
    desk.write("fourth.txt", "library")
    read.clear()
    finished(library.scan())
    assert sum(read) == 1
    assert _found(library) == _expected(desk, tmp_path / "other")


def _cut(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes()[:-70])


def _spoilt(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(bytes(path.stat().st_size))


def _replaced(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("not a folder")


@pytest.mark.parametrize("harm", [_cut, _spoilt, _replaced, shutil.rmtree])
def test_where_nothing_usable_was_kept_everything_is_read_again(
    desk: Desk, read: list[int], tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    desk.open()
    desk.close()
    harm(_engine(desk))
    desk.write("second.txt", "library")
    read.clear()
    library = desk.open()
    assert sum(read) == 4
    assert _found(library) == _expected(desk, tmp_path / "other")


def test_where_there_is_no_room_a_session_goes_on_all_the_same(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(Snapshots, "_write", refused)
    library = desk.open()
    for name in ("second", "third"):
        desk.write(f"{name}.txt", "library")
        finished(library.scan())
    assert _found(library) == _expected(desk, tmp_path / "other")
    monkeypatch.undo()
    desk.write("fourth.txt", "orchard")
    assert _found(desk.open()) == _expected(desk, tmp_path / "another")


def test_a_large_engine_lies_in_files_and_goes_on_from_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: list[int]
) -> None:
    monkeypatch.setattr(engines, "_KEPT_MOST", 2)
    library = desk.open()
    (desk.folder / "orchard.txt").unlink()
    desk.write("second.txt", "library")
    read.clear()
    finished(library.scan())
    assert sum(read) == 1
    assert _found(library) == _expected(desk, tmp_path / "other")


@pytest.mark.parametrize("ahead", [1, 10**6])
def test_fingerprints_that_are_read_ahead_are_those_that_are_asked_for(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    expected = [desk.write(f"{number:02}.txt", name) for number, name in enumerate(3 * list(WORDS))]
    asked = []
    one = rounds.fingerprint

    def noting(db: Connection, article: str) -> tuple[int, bytes]:
        asked.append(article)
        return one(db, article)

    monkeypatch.setattr(rounds, "fingerprint", noting)
    monkeypatch.setattr(engines, "_AHEAD", ahead)
    with_room = _expected(desk, tmp_path / "other")
    assert not asked
    monkeypatch.setattr(engines, "_AT_HAND", 0)
    assert _found(desk.open()) == with_room
    assert len(asked) >= len(expected) if ahead == 1 else 0 < len(asked) < len(expected)

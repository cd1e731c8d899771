"""What a scan reads again: which files it looks at one by one, and which it finds as they were."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from reader.library import Library, open_library
from reader.model import Progress
from reader.settings import Directories
from reader.store.index import files

_WORDS = "The bridge was closed on Tuesday, the council said in a short note, {}.\n"


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "one/b.txt", "one/c.txt", "one/two/d.txt", "three/e.txt"):
        _put(tmp_path / "articles" / name)
    return tmp_path / "articles"


def _put(place: Path, words: str = "as planned") -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(_WORDS.format(f"{place.stem} {words}"))
    os.utime(place, (1_700_000_000, 1_700_000_000))


def _open(folder: Path) -> Library:
    return open_library([folder], Directories(folder.parent / "config", folder.parent / "cache"))


def _scanned(folder: Path) -> Progress:
    with _open(folder) as library:
        return library.update()


def _tally(found: Progress) -> tuple[int, int, int]:
    return found.new, found.changed, found.gone


@pytest.fixture(name="looked_at")
def _looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which files are looked for in the index one by one."""
    asked: list[str] = []
    known = files.known

    def noted(db: object, paths: list[str]) -> object:
        asked.extend(paths)
        return known(db, paths)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(files, "known", noted)
    return asked


def test_of_folders_that_stay_as_they_were_no_file_is_looked_at(
    folder: Path, looked_at: list[str]
) -> None:
    assert _scanned(folder).new == 5
    looked_at.clear()
    assert _tally(_scanned(folder)) == (0, 0, 0)
    assert looked_at == []


@pytest.mark.parametrize(
    ("change", "tally", "of"),
    [
        (
            lambda at: _put(at / "one/b.txt", "and longer than before"),
            (0, 1, 0),
            ["one/b.txt", "one/c.txt"],
        ),
        (lambda at: os.utime(at / "one/b.txt", (1, 1)), (0, 0, 0), ["one/b.txt", "one/c.txt"]),
        (lambda at: (at / "one/b.txt").unlink(), (0, 0, 1), ["one/c.txt"]),
        (lambda at: (at / "one/two/d.txt").unlink(), (0, 0, 1), []),
        (lambda at: _put(at / "three/f.txt"), (1, 0, 0), ["three/e.txt", "three/f.txt"]),
        (lambda at: (at / "one").rename(at / "four"), (3, 0, 3), None),
        (lambda at: (at / "a.txt").rename(at / "A.txt"), (1, 0, 1), ["A.txt"]),
    ],
)
def test_what_changes_in_a_folder_is_found(
    folder: Path, looked_at: list[str], change: object, tally: tuple[int, int, int], of: object
) -> None:
    _scanned(folder)
    looked_at.clear()
    change(folder)  # type: ignore[operator]  # one of the functions above
    found = _scanned(folder)
    assert _tally(found) == tally
    assert of is None or looked_at == of
    looked_at.clear()
    assert _tally(_scanned(folder)) == (0, 0, 0)
    assert looked_at == []


def test_a_scan_that_is_stopped_signs_nothing_that_is_not_in(folder: Path) -> None:
    for number in range(700):
        _put(folder / "many" / f"{number:03}.txt")
    with _open(folder) as library:
        for progress in library.scan():
            if progress.new:
                break
    with _open(folder) as library:
        library.update()
        assert library.counts().articles == 705


@contextmanager
def _refused(name: str) -> Iterator[None]:
    """Let a file not be opened, or a folder not be listed."""

    def unless_named(plain: Callable[..., Any]) -> Callable[..., Any]:
        def refused(place: str | Path, *arguments: int, **named: int) -> Any:
            if Path(place).name == name:
                raise PermissionError(13, "Permission denied", place)
            return plain(place, *arguments, **named)

        return refused

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "open", unless_named(os.open))
        patched.setattr(os, "scandir", unless_named(os.scandir))
        yield


def test_a_file_that_could_not_be_opened_is_tried_by_every_scan(folder: Path) -> None:
    with _refused("b.txt"):
        for _ in range(2):
            found = _scanned(folder)
            assert [each.name for each in found.problems] == ["one/b.txt"]
    found = _scanned(folder)
    assert (_tally(found), found.problems) == ((1, 0, 0), ())


def test_a_folder_that_may_be_listed_again_is_read_and_its_trouble_ends(folder: Path) -> None:
    with _refused("one"):
        for _ in range(2):
            found = _scanned(folder)
            assert [(each.name, each.cause) for each in found.problems] == [
                ("one", "permission denied")
            ]
    found = _scanned(folder)
    assert (_tally(found), found.problems) == ((3, 0, 0), ())

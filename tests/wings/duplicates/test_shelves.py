"""Long arrays lie in files that nobody meets, and in memory where there can be none."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reader.duplicates import StoryIndex, cores, facts_of, fingerprint, shelves, story_index
from reader.duplicates.candidates import Candidates
from reader.duplicates.postings import Postings
from reader.duplicates.shelves import Shelf
from tests.wings.duplicates import press


@pytest.fixture(name="lie_in_files", autouse=True)
def _lie_in_files(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let arrays be long soon, and note the size of those that lie in files."""
    sizes: list[int] = []
    mapped = shelves._mapped

    def noted(folder: Path, size: int) -> object:
        content = mapped(folder, size)
        sizes.append(size)
        return content

    monkeypatch.setattr(shelves, "_LONG", 800)
    monkeypatch.setattr(shelves, "_mapped", noted)
    return sizes


def test_only_long_arrays_lie_in_files(tmp_path: Path, lie_in_files: list[int]) -> None:
    shelf = Shelf(tmp_path / "made" / "when needed")
    short, long = shelf.zeros(99, np.uint64), shelf.zeros(100, np.uint64)
    assert lie_in_files == [800]
    long[:] = 7
    assert short.tolist() == [0] * 99
    assert long.tolist() == [7] * 100


def test_without_a_folder_everything_lies_in_memory(lie_in_files: list[int]) -> None:
    assert Shelf().zeros(10**4, np.int32).tolist() == [0] * 10**4
    assert not lie_in_files


def test_an_array_grows_from_memory_into_a_file_and_further(
    tmp_path: Path, lie_in_files: list[int]
) -> None:
    shelf = Shelf(tmp_path)
    rows = np.arange(60)
    for size in (60, 61, 130, 300):
        rows = shelf.grown(rows, size)
        assert len(rows) >= size
        assert rows[:60].tolist() == list(range(60))
        assert not rows[60:].any()
    assert len(lie_in_files) == 3


def _no_room(*_: object) -> None:
    raise OSError(errno.ENOSPC, "no room")


def test_on_a_full_disk_arrays_lie_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lie_in_files: list[int]
) -> None:
    monkeypatch.setattr(shelves, "_reserve", _no_room)
    assert _merged(Shelf(tmp_path)) == _merged(Shelf())
    assert not lie_in_files


def test_a_disk_that_fills_half_way_changes_no_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lie_in_files: list[int]
) -> None:
    reserve = shelves._reserve

    def soon_full(file: object, size: int) -> None:
        if len(lie_in_files) > 5:
            _no_room()
        reserve(file, size)  # type: ignore[arg-type]  # handed on as it comes

    monkeypatch.setattr(shelves, "_reserve", soon_full)
    assert _merged(Shelf(tmp_path)) == _merged(Shelf())
    assert len(lie_in_files) == 6


def test_where_the_folder_is_a_file_arrays_lie_in_memory(
    tmp_path: Path, lie_in_files: list[int]
) -> None:
    (tmp_path / "taken").write_text("not a folder")
    assert _merged(Shelf(tmp_path / "taken")) == _merged(Shelf())
    assert not lie_in_files


def test_room_is_made_sure_of_where_the_system_has_no_call_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lie_in_files: list[int]
) -> None:
    monkeypatch.delattr(os, "posix_fallocate", raising=False)
    monkeypatch.setattr(shelves, "_PIECE", 300)
    assert _merged(Shelf(tmp_path)) == _merged(Shelf())
    assert lie_in_files


def _merged(shelf: Shelf) -> list[list[int]]:
    """Let entries come and go in portions; give who has each key."""
    draw = np.random.default_rng(5)
    alive = np.ones(4000, np.bool_)
    held = Postings(np.uint64, lambda places: alive[places], shelf)
    for first in range(0, 4000, 400):
        places = np.arange(first, first + 400, dtype=np.int32)
        for _ in range(30):
            held.add(draw.integers(0, 50, 400).astype(np.uint64), places)
    held.compact()
    return [np.sort(held.find(np.array([key], np.uint64))).tolist() for key in range(50)]


_KILLED = """
import os, signal, sys
from pathlib import Path
import numpy as np
from reader.duplicates.shelves import Shelf
array = Shelf(Path(sys.argv[1])).zeros(1 << 21, np.uint64)
array[:] = 1
print(sum(sys.argv[1] in line for line in open("/proc/self/maps")))
sys.stdout.flush()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="asks the system what is mapped")
def test_a_process_that_is_killed_leaves_nothing_behind(tmp_path: Path) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, tmp_path], capture_output=True, text=True, check=False
    )
    assert killed.returncode < 0
    assert killed.stdout.strip() == "1"
    assert not list(tmp_path.iterdir())


def test_two_who_use_one_folder_do_not_meet(tmp_path: Path) -> None:
    one, other = (Shelf(tmp_path).zeros(500, np.int64) for _ in range(2))
    one[:] = 1
    other[:] = 2
    assert one.tolist() == [1] * 500
    assert other.tolist() == [2] * 500


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="Linux says what is in memory")
def test_what_lies_in_files_is_handed_back_and_is_there_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = Shelf(tmp_path).zeros(1 << 23, np.uint64)
    rows[:] = np.arange(len(rows), dtype=np.uint64)
    filled = shelves._in_memory()
    monkeypatch.setattr(shelves, "_MUCH", 2 * filled)
    shelves.rest()
    assert shelves._in_memory() > filled - rows.nbytes // 2
    monkeypatch.setattr(shelves, "_MUCH", rows.nbytes // 2)
    monkeypatch.setattr(shelves, "_MORE", 0)
    shelves._left[0] = 0
    shelves.rest()
    assert shelves._in_memory() < filled - rows.nbytes // 2
    assert (rows == np.arange(len(rows), dtype=np.uint64)).all()


def test_prepared_articles_are_kept_as_long_as_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Prepared:
        def __init__(self, words: int) -> None:
            self.words = range(words)

    monkeypatch.setattr(cores, "_WORDS", 100)
    kept = cores.Cores()
    made = [Prepared(40) for _ in range(3)]
    for number, each in enumerate(made[:2]):
        kept.put(number, each)  # type: ignore[arg-type]  # of which only the words are asked
    assert kept.get(0) is not None
    kept.put(2, made[2])  # type: ignore[arg-type]  # the same
    assert [kept.get(number) is not None for number in range(3)] == [True, False, True]
    kept.drop(0)
    kept.put(3, Prepared(500))  # type: ignore[arg-type]  # the same
    assert [kept.get(number) is not None for number in range(4)] == [False, False, False, True]


def test_long_articles_are_not_all_prepared_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once: list[int] = []
    replace = Candidates.replace

    def noted(self: Candidates, gone: Any, new: Any, *, alone: bool) -> object:
        at_once.append(len(new))
        return replace(self, gone, new, alone=alone)

    def related() -> set[tuple[str, str]]:
        index = StoryIndex()
        for number in range(12):
            body = " ".join(press.story(number % 4, 20))
            text = press.text_of(f"{number:032x}", body, headline=None, outlet=None)
            index.add(text.id, fingerprint(text), facts_of(text))
        return {(pair.a, pair.b) for changes in index.update() for pair in changes.added}

    monkeypatch.setattr(Candidates, "replace", noted)
    whole = related()
    assert at_once == [12]
    monkeypatch.setattr(story_index, "_WORDS", 300)
    at_once.clear()
    assert related() == whole
    assert sum(at_once) == 12
    assert max(at_once) < 6

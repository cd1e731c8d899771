"""A scan in a process of its own gives what one in this process gives, and is missed by nobody."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader import apart, spare
from reader.library import Library, open_library
from reader.model import Article, BroadsheetError, Filter, Grouping, Progress
from reader.settings import Directories
from reader.spare import Spare
from tests.desk.conftest import Desk

_TOP = Path(__file__).parents[2]
_FILES = 24
_PATIENCE = 60.0  # seconds: for machines under load, not a bar
_STORY = (
    "Ferry {0} was late\n\nQuay Post, March {1}, 2022\n\n"
    "The ferry {0} from the northern harbour was {1} minutes late on Tuesday, the council said.\n\n"
    "Passengers waited on the pier with their bicycles, and nobody could tell them why."
)


@pytest.fixture(name="started")
def _eager(monkeypatch: pytest.MonkeyPatch) -> list[Spare]:
    """Let very few files be much, and the other process tell of every step; note each process."""
    started = list[Spare]()

    def other(_module: str) -> Spare:
        started.append(Spare("tests.desk.eager"))
        return started[-1]

    monkeypatch.setattr(apart, "_MUCH", 5)
    monkeypatch.setattr(apart, "Spare", other)
    monkeypatch.setenv("PYTHONPATH", str(_TOP))
    return started


@pytest.fixture(name="library")
def _library(desk: Desk) -> Iterator[Library]:
    _write(desk.folder)
    with open_library(desk.folder, desk.where) as library:
        yield library


def _write(folder: Path, files: int = _FILES) -> None:
    for number in range(files):
        text = _STORY.format(chr(65 + number % 12) * 3, number % 28 + 1)
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    (folder / "broken.json").write_text('{"title": ', encoding="utf-8")


def _held(library: Library) -> tuple[object, ...]:
    """Give all that a reader sees of a collection, and what is known of its stories."""
    listed = [(group.key, tuple(group.ids)) for group in _by_story(library)]
    found = library.counts(library.understand("passengers")).articles
    return sorted(listed), found, list(library.each_pair()), library.problems(), library.settled


def _by_story(library: Library) -> Any:
    return library.groups(Filter(), Grouping.STORY)


def _in_one_process(folder: Path, place: Path) -> tuple[object, ...]:
    with open_library(folder, Directories(place / "a", place / "b")) as library:
        library.update()
        return _held(library)


def test_much_is_scanned_in_another_process_and_is_all_there(
    desk: Desk, library: Library, started: list[Spare], tmp_path: Path
) -> None:
    *_, last = apart.Scan().run(library)
    assert len(started) == 1
    assert last.new == _FILES + 3
    assert [problem.path for problem in last.problems] == ["broken.json"]
    assert _held(library) == _in_one_process(desk.folder, tmp_path)
    assert not library.changed()


def test_what_the_user_calls_things_holds_in_the_other_process_too(
    desk: Desk, started: list[Spare], tmp_path: Path
) -> None:
    _write(desk.folder)
    index = tmp_path / "elsewhere" / "own.db"
    where = Directories(tmp_path / "c", tmp_path / "k", {"index": index})
    outlets, searches = {"Quay Post": "The Quay"}, {"late": "passengers"}
    with open_library(desk.folder, where, outlets=outlets, searches=searches) as library:
        for _ in apart.Scan().run(library):
            pass
        assert started
        assert index.exists()
        assert dict(library.outlets())["The Quay"] == _FILES
        with pickle.loads(pickle.dumps(library)) as other:
            assert other.counts(other.understand("@late")).articles == _FILES
            assert other.update() == Progress(
                "reading", total=0, problems=tuple(library.problems())
            )


def test_what_opens_an_article_is_at_hand_when_the_other_process_has_begun(
    library: Library, started: list[Spare], monkeypatch: pytest.MonkeyPatch
) -> None:
    library.update()
    _write(Path(library.roots[0]), _FILES * 2)
    opened = list[str]()
    article = Library.article

    def noted(self: Library, wanted: str) -> Article:
        opened.append(wanted)
        return article(self, wanted)

    monkeypatch.setattr(Library, "article", noted)
    for _ in apart.Scan().run(library):
        pass
    assert started
    assert len(opened) == 1


def test_little_is_scanned_here(desk: Desk, started: list[Spare]) -> None:
    with open_library(desk.folder, desk.where) as library:
        *_, last = apart.Scan().run(library)
        assert last.new == 3
    assert not started


@pytest.mark.parametrize("stage", ["reading", "indexing", "gathering", "stories"])
def test_a_process_that_is_killed_is_missed_by_nobody(
    desk: Desk, library: Library, started: list[Spare], tmp_path: Path, stage: str
) -> None:
    killed = False
    for last in apart.Scan().run(library):
        if started and last.stage == stage and last.done and not killed:
            process = started[0]._process
            assert process is not None
            process.kill()
            killed = True
    assert killed
    assert len(started) == 1
    assert last.new >= _FILES + 3  # one that was entered, and not yet told of, is counted by nobody
    assert _held(library) == _in_one_process(desk.folder, tmp_path)


@pytest.mark.parametrize("command", [["/nowhere/python"], ["true"], ["echo", "no pickle"]])
def test_without_another_process_the_scan_goes_on_here(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    start = subprocess.Popen

    def other(_words: list[str], **rest: Any) -> subprocess.Popen[bytes]:
        return start(command, **rest)

    monkeypatch.setattr(apart, "_MUCH", 5)
    monkeypatch.setattr(subprocess, "Popen", other)
    _write(desk.folder)
    with open_library(desk.folder, desk.where) as library:
        *_, last = apart.Scan().run(library)
        assert last.new == _FILES + 3
        assert _held(library) == _in_one_process(desk.folder, tmp_path)


def test_what_is_left_to_be_compared_is_much_too(
    library: Library, started: list[Spare], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.scan._BEAT", 0.0)
    for step in library.scan():
        if step.stage == "stories":
            break
    assert not library.settled
    *_, last = apart.Scan().run(library)
    assert started
    assert (last.new, library.settled) == (0, True)


def test_a_scan_that_is_given_up_leaves_no_process(library: Library, started: list[Spare]) -> None:
    scan = apart.Scan()
    steps = scan.run(library)
    while not started or started[0]._process is None:
        next(steps)
    process = started[0]._process
    scan.give_up()
    assert list(steps) == []
    assert process.returncode == -signal.SIGKILL
    assert library.update().new > 0


def test_one_that_is_given_up_early_is_done_no_further(
    library: Library, started: list[Spare]
) -> None:
    scan = apart.Scan()
    steps = scan.run(library)
    next(steps)
    scan.give_up()
    assert list(steps) == []
    assert not [each for each in started if each._process]


def test_what_cannot_be_done_there_is_said_in_the_same_words(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(Spare):
        def hear(self) -> object:
            return "There is no room left on the disk."

    monkeypatch.setattr(apart, "_MUCH", 5)
    monkeypatch.setattr(apart, "Spare", Failing)
    with pytest.raises(BroadsheetError, match="no room left on the disk"):
        list(apart.Scan().run(library))


def test_a_collection_whose_index_cannot_be_kept_is_scanned_here(
    desk: Desk, started: list[Spare], tmp_path: Path
) -> None:
    _write(desk.folder)
    (tmp_path / "file").touch()
    with open_library(desk.folder, Directories(tmp_path / "c", tmp_path / "file")) as library:
        *_, last = apart.Scan().run(library)
        assert last.new == _FILES + 3
    with open_library(desk.folder, in_memory=True) as library:
        assert library.update().new == _FILES + 3
    assert not started


def test_a_program_with_python_inside_starts_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert spare.may_be_had()
    monkeypatch.setattr("sys.executable", "/usr/bin/painter")
    assert not spare.may_be_had()


_FOLLOWING = """
import sys
from reader import apart
from reader.library import open_library
from reader.settings import Directories
from pathlib import Path
apart._MUCH = 5
folder, place = map(Path, sys.argv[1:])
with open_library(folder, Directories(place / "config", place / "cache")) as library:
    for step in apart.Scan().run(library):
        print(step.stage, step.done, flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").exists(), reason="there is no /proc to look for processes in")
def test_the_process_and_its_hands_end_with_whoever_asked_for_them(
    desk: Desk, tmp_path: Path
) -> None:
    _write(desk.folder, 3000)
    command = [sys.executable, "-c", _FOLLOWING, str(desk.folder), str(tmp_path)]
    asking = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert asking.stdout is not None
    while not (below := _below(asking.pid)):
        assert asking.stdout.readline()
    for _ in range(3):  # it is at work
        assert asking.stdout.readline()
    below |= _below(asking.pid)
    asking.kill()
    asking.wait()
    _wait_until(lambda: not [pid for pid in below if _is_alive(pid)])
    with open_library(desk.folder, Directories(tmp_path / "config", tmp_path / "cache")) as library:
        assert library.update().new < 3000
        assert library.counts().articles == 3003


def _below(pid: int) -> set[int]:
    """Give the processes that a process has started, and those that they have."""
    children = set[int]()
    for task in Path(f"/proc/{pid}/task").iterdir():
        children |= {int(each) for each in (task / "children").read_text().split()}
    return children.union(*(_below(each) for each in children))


def _is_alive(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def _wait_until(true: Any) -> None:
    until = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)

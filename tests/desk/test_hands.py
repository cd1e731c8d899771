"""Spare processes that read files: they give what one process gives, and nobody misses them."""

from __future__ import annotations

import subprocess
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader import hands
from reader.model import Filter, Grouping
from reader.sources import FoundFile, Place
from reader.store.index.catalogue import Reading
from tests.desk.conftest import Desk

_STORY = (
    "Ferry {0} was late again\n\nBy Ana Silva\n\nMarch {1}, 2022\n\n"
    "The ferry from the northern harbour was {0} minutes late on Tuesday, the council said, and "
    "nobody could tell why it should be.\n\nPassengers waited on the pier with their bicycles."
)


@pytest.fixture(name="two_hands")
def _hands_for_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hands, "_WORTH", 1)
    monkeypatch.setattr(hands, "_PART", 3)
    monkeypatch.setattr(hands, "cores", lambda: 3)


def _written(folder: Path, count: int) -> deque[FoundFile]:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        text = _STORY.format(number + 2, number % 28 + 1)
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "letters.jsonl").write_text('{"title": "One", "text": "Two words."}\n{broken\n')
    return deque(FoundFile.at(path.name, path) for path in sorted(folder.iterdir()))


def _nowhere(_found: FoundFile) -> Place | None:
    return None


def _said(found: Iterator[Reading]) -> list[tuple[object, ...]]:
    return [(each.path, each.articles, each.problems, each.last) for each in found]


@pytest.mark.usefixtures("two_hands")
def test_hands_give_what_one_process_gives_in_the_same_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = _written(tmp_path / "articles", 20)
    helped = _said(hands.readings(files.copy(), frozenset(), _nowhere))
    monkeypatch.setattr(hands, "cores", lambda: 1)
    assert helped == _said(hands.readings(files, frozenset(), _nowhere))
    assert len(helped) == 22
    assert not files


@pytest.mark.usefixtures("two_hands")
def test_a_large_file_and_one_that_is_gone_on_with_are_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = _written(tmp_path / "articles", 4)
    two = '{"title": "One", "text": "A story."}\n{"title": "Two", "text": "Another story."}\n'
    (tmp_path / "articles" / "letters.jsonl").write_text(two)
    monkeypatch.setattr(hands, "_SMALL", (tmp_path / "articles" / "000.txt").stat().st_size)
    seen = list[str]()

    def after(found: FoundFile) -> Place | None:
        return Place(0, "0:1") if found.path == "letters.jsonl" else None

    for reading in hands.readings(files, frozenset(), after):
        seen += [f"{reading.path} {article.position}" for article in reading.articles]
    assert seen == [*(f"{number:03}.txt 0" for number in range(4)), "letters.jsonl 1"]


@pytest.mark.usefixtures("two_hands")
@pytest.mark.parametrize("command", [["/nowhere/python"], ["true"], ["echo", "no pickle"]])
def test_without_hands_the_files_are_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    start = subprocess.Popen

    def other(_words: list[str], **rest: Any) -> subprocess.Popen[bytes]:
        return start(command, **rest)

    monkeypatch.setattr(subprocess, "Popen", other)
    found = _said(hands.readings(_written(tmp_path / "articles", 9), frozenset(), _nowhere))
    assert len(found) == 11


@pytest.mark.usefixtures("two_hands")
def test_a_scan_that_is_given_up_leaves_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = list[subprocess.Popen[bytes]]()
    start = subprocess.Popen

    def noted(words: list[str], **rest: Any) -> subprocess.Popen[bytes]:
        started.append(start(words, **rest))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", noted)
    reading = hands.readings(_written(tmp_path / "articles", 30), frozenset(), _nowhere)
    next(reading)
    assert [each.poll() for each in started] == [None, None]
    reading.close()
    assert None not in [each.poll() for each in started]


@pytest.mark.usefixtures("two_hands")
def test_a_scan_with_hands_lists_what_a_scan_without_them_does(desk: Desk) -> None:
    _written(desk.folder, 20)
    library = desk.open()
    listed = [tuple(group.ids) for group in library.groups(Filter(), Grouping.DATE)]
    assert sum(map(len, listed)) == 24
    assert library.counts().articles == 24


def test_few_files_and_another_program_take_no_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hands, "cores", lambda: 8)
    assert hands.wanted(2) == 0
    assert 1 < hands.wanted(100_000) <= 4
    monkeypatch.setattr("sys.executable", "/usr/bin/painter")
    assert hands.wanted(100_000) == 0

"""A large file whose reading was broken off: the next scan goes on in the middle of it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import parsing
from reader import scan as scan_room
from reader.library import open_library
from reader.model import Draft, Problem
from reader.sources import FoundFile, Place, read_file
from reader.store.index import catalogue
from tests.desk.conftest import WORDS, Desk, paths

ARTICLES = 60


@pytest.fixture(name="read")
def _read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note which articles are read, and let a part of a file be as short as can be."""
    noted: list[int] = []

    def noting(found: FoundFile, after: Place | None = None) -> Iterator[Draft | Problem]:
        for each in read_file(found, after):
            if isinstance(each, Draft):
                noted.append(each.position)
            yield each

    monkeypatch.setattr(parsing, "read_file", noting)
    monkeypatch.setattr(parsing, "_CHARACTERS", 0)
    monkeypatch.setattr(parsing, "_LONG", 0.0)
    monkeypatch.setattr(scan_room, "_BEAT", 0.0)
    return noted


def _records(word: str = "harbour") -> list[str]:
    texts = (f"{WORDS[word]} Part {number}." for number in range(ARTICLES))
    lines = [json.dumps({"title": f"Part {n}", "text": text}) for n, text in enumerate(texts)]
    return [lines[0], "{broken", *lines[1:]]


def _break_off(desk: Desk, place: Path, after: int) -> None:
    with open_library([place], desk.where) as library:
        for progress in library.scan():
            if progress.new + progress.changed >= after:
                return
    pytest.fail("it was at its end before")


def test_a_scan_that_was_stopped_goes_on_inside_the_file(desk: Desk, read: list[int]) -> None:
    place = desk.folder / "export.jsonl"
    place.write_text("\n".join(_records()))
    _break_off(desk, place, 20)
    assert len(read) < ARTICLES
    before = len(read)
    library = desk.open(place)
    assert min(read[before:]) > 10
    assert library.counts().articles == ARTICLES
    assert [each.place for each in library.problems()] == ["line 2"]
    assert len(paths(library, "breakwater")) == ARTICLES
    before = len(read)
    desk.open(place)
    assert len(read) == before


def test_one_that_was_stopped_twice_at_its_end(desk: Desk, read: list[int]) -> None:
    place = desk.folder / "export.jsonl"
    place.write_text("\n".join(_records()))
    for after in (5, 5, ARTICLES - 12):
        _break_off(desk, place, after)
    library = desk.open(place)
    assert library.counts().articles == ARTICLES
    assert len(read) < 2 * ARTICLES


def test_a_sweep_of_the_full_text_that_was_stopped_is_made_good(
    desk: Desk, read: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = desk.folder / "export.jsonl"
    for _ in range(2):  # every article changes, which leaves an orphan
        place.write_text("\n".join(_records("orchard")))
        desk.open(place)
        place.write_text("\n".join(_records()))
        desk.open(place)
    read.clear()
    monkeypatch.setattr(catalogue, "_FEW", 1)
    _break_off(desk, place, 20)
    library = desk.open(place)
    assert len(paths(library, "breakwater")) == ARTICLES
    before = len(read)
    desk.open(place)
    assert len(read) == before


def test_a_file_that_changed_since_is_read_from_its_beginning(desk: Desk, read: list[int]) -> None:
    place = desk.folder / "export.jsonl"
    place.write_text("\n".join(_records()))
    os.utime(place, (1, 1))
    _break_off(desk, place, 20)
    place.write_text("\n".join(_records("orchard")))
    library = desk.open(place)
    assert read.count(0) == 2
    assert len(paths(library, "plum")) == ARTICLES
    assert paths(library, "breakwater") == []


def test_articles_of_before_are_found_while_the_file_is_read_again(
    desk: Desk, read: list[int]
) -> None:
    """Those that the broken off scan did not reach stand elsewhere in the file by now."""
    place = desk.folder / "export.jsonl"
    place.write_text("\n".join(_records()))
    desk.open(place)
    longer = [json.dumps({"title": "New", "text": WORDS["library"] * 3}), *_records()]
    place.write_text("\n".join(longer))
    _break_off(desk, place, 8)
    with open_library([place], desk.where) as library:
        last = library.find(f"export.jsonl#{ARTICLES - 1}")
        assert library.article(last).text.endswith("Part 58.")
    library = desk.open(place)
    assert library.counts().articles == ARTICLES + 1

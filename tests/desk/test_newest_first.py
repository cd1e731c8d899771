"""What a first scan reads first, so that it can be read while the rest is on its way."""

from __future__ import annotations

import os

import pytest

from reader import scan as scan_room
from reader.library import open_library
from tests.desk.conftest import Desk, paths

_NOW = 1_700_000_000  # seconds, as files are dated
_DAY = 86_400


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_room, "_BEAT", 0.0)


def _written(desk: Desk, path: str, seconds: int) -> None:
    os.utime(desk.write(path, "harbour", f"\n\nPrinted as {path}."), (seconds, seconds))


def _first_read(desk: Desk, count: int) -> list[str]:
    """Stop a first scan once so many articles are in; give their paths."""
    with open_library([desk.folder], desk.where) as library:
        for progress in library.scan():
            if progress.new >= count:
                return paths(library)
    pytest.fail("it was at its end before")


def test_names_that_begin_with_a_day_are_read_from_the_last_back(desk: Desk) -> None:
    for old in desk.folder.iterdir():
        os.utime(old, (_NOW - 10 * _DAY, _NOW - 10 * _DAY))
    for day in range(1, 10):  # unpacked together, in any order
        _written(desk, f"2022-05-0{day}/one.txt", _NOW + (day * 7 % 10))
    assert _first_read(desk, 3) == [f"2022-05-0{day}/one.txt" for day in (7, 8, 9)]


def test_what_was_written_last_is_read_first_whatever_its_name(desk: Desk) -> None:
    for number, name in enumerate(("m", "a", "z")):
        _written(desk, f"{name}.txt", _NOW + number * _DAY)
    for name in ("harbour", "orchard", "library"):
        os.utime(desk.folder / f"{name}.txt", (_NOW - _DAY, _NOW - _DAY))
    assert _first_read(desk, 2) == ["a.txt", "z.txt"]

"""The index is thrown away in the middle of a scan: by hand, by another session, as damaged."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from reader import parsing, scan
from reader.model import Filter
from reader.store.index import catalogue
from reader.store.index.index import Index
from tests.desk.conftest import Desk, finished, paths

_LETTER = """From a@b Thu Jan 12 00:00:00 2023
From: A <a@b.example>
Subject: Letter {0}
Date: Thu, 12 Jan 2023 10:00:00 +0000

The council of the harbour wrote letter number {0}, and {0} stones had shifted.

"""


def _throws_away(desk: Desk) -> None:
    shutil.rmtree(desk.where.cache)


def _spoils(desk: Desk) -> None:
    for file in desk.where.cache.rglob("*.db*"):
        file.write_bytes(b"no database at all" * 1000)


def _at_the(
    number: int, deed: Callable[..., Any], do: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Do something once, before a deed of the index is done for this time."""
    of_index, done = Index.do, list[Callable[..., Any]]()

    def doing(self: Index, asked: Callable[..., Any], *args: Any, **further: Any) -> Any:
        if asked is deed:
            done.append(asked)
            if len(done) == number:
                do()
        return of_index(self, asked, *args, **further)

    monkeypatch.setattr(Index, "do", doing)


@pytest.mark.parametrize("how", [_throws_away, _spoils])
def test_a_file_that_was_being_read_is_read_whole(
    desk: Desk, how: Callable[[Desk], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk.folder / "letters.mbox").write_text("".join(map(_LETTER.format, range(9))))
    monkeypatch.setattr(parsing, "_CHARACTERS", 0)  # each of them is a part of its file
    monkeypatch.setattr(scan, "_TEXTS", 1)
    _at_the(4, catalogue.put, lambda: how(desk), monkeypatch)
    library = desk.open()
    assert len(paths(library)) == 9 + 3
    assert paths(library) == paths(desk.open())


@pytest.mark.parametrize("how", [_throws_away, _spoils])
def test_files_that_are_as_they_were_are_listed_again(
    desk: Desk, how: Callable[[Desk], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open()
    desk.close()
    (desk.folder / "harbour.txt").unlink()
    desk.write("new.txt", "harbour")
    _at_the(1, catalogue.put, lambda: how(desk), monkeypatch)
    assert paths(desk.open()) == ["library.txt", "new.txt", "orchard.txt"]


def test_a_scan_ends_though_the_index_never_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_index = Index.do

    def doing(self: Index, deed: Callable[..., Any], *args: Any, **further: Any) -> Any:
        done = of_index(self, deed, *args, **further)
        if deed is catalogue.put:
            _throws_away(desk)
        return done

    monkeypatch.setattr(Index, "do", doing)
    library = desk.open()
    monkeypatch.undo()
    finished(library.scan())
    assert library.counts(Filter()).articles == 3


@pytest.mark.parametrize("how", ["x'0203'", "zeroblob(40)", "fingerprint || x'00'", "_sums"])
def test_fingerprints_that_were_written_over_are_taken_anew(desk: Desk, how: str) -> None:
    """Such an index ended every scan, for all times: no scan took them anew."""
    desk.open()
    desk.close()
    (index,) = desk.where.cache.rglob("*.db")
    shutil.rmtree(index.with_suffix(".engine"), ignore_errors=True)
    with closing(sqlite3.connect(index)) as db:
        last = "CAST(substr(fingerprint, 1, length(fingerprint) - 1) || x'7f' AS BLOB)"
        db.execute(f"UPDATE fingerprints SET fingerprint = {last if how == '_sums' else how}")
        db.commit()
    desk.write("again.txt", "harbour", " One more sentence was said of it.")
    library = desk.open()
    assert paths(library) == ["again.txt", "harbour.txt", "library.txt", "orchard.txt"]
    assert [len(story.articles) for story in library.stories()] == [2]

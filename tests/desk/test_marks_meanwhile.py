"""Marks are copied into the index while another session gives articles other keys, or takes them
out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reader.library import Library
from reader.store import following, sqlite
from reader.store.index import listed, rounds
from tests.desk.conftest import Desk, finished, marks, paths


def _meanwhile(
    room: Any, name: str, deed: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Do something when the first answer to a question is there, and before it is used."""
    asked: Callable[..., Any] = getattr(room, name)

    def answered(*args: Any) -> Any:
        found = list(asked(*args))
        if found:
            monkeypatch.setattr(room, name, asked)
            deed()
        return found

    monkeypatch.setattr(room, name, answered)


def test_a_mark_is_shown_of_an_article_that_another_session_put_right_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, other = desk.open(), desk.open()
    article = library.find("harbour.txt")
    library.tag([article], {"sea": True})

    def put_right() -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(following, "take_over", lambda *_: True)  # it waits for its turn
            other.amend(article, {"date": "11 October 2022"})

    monkeypatch.setattr(sqlite, "WRITERS_PATIENCE", 0.1)
    _meanwhile(listed, "saying_any", put_right, monkeypatch)
    library.mark_read([article])
    assert library.changed()
    assert _of(library) == _of(desk.open())
    assert library.counts().unread == 2


def _of(library: Library) -> dict[str, tuple[bool, tuple[str, ...]]]:
    return {path: (mark.read, mark.tags) for path, mark in marks(library).items()}


def test_of_an_article_that_goes_meanwhile_no_mark_is_counted(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, other = desk.open(), desk.open()
    library.mark_read([library.find("harbour.txt"), library.find("orchard.txt")])
    kept = (desk.folder / "harbour.txt").read_bytes()
    (desk.folder / "harbour.txt").unlink()
    finished(other.scan())
    (desk.folder / "harbour.txt").write_bytes(kept)

    def gone() -> None:
        (desk.folder / "harbour.txt").unlink()
        finished(other.scan())

    _meanwhile(listed, "at_stage", gone, monkeypatch)
    finished(library.scan())
    assert paths(library) == ["library.txt", "orchard.txt"]
    assert library.counts().unread == 1


def test_what_is_taken_out_while_moved_marks_are_sought_is_left_out(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, other = desk.open(), desk.open()
    library.star([library.find("orchard.txt")])
    (desk.folder / "orchard.txt").unlink()
    for name in ("one.txt", "two.txt"):
        desk.write(name, "orchard", f" It was said in {name}.")

    def gone() -> None:
        (desk.folder / "one.txt").unlink()
        finished(other.scan())

    _meanwhile(rounds, "prints", gone, monkeypatch)
    finished(library.scan())
    assert paths(desk.open()) == ["harbour.txt", "library.txt", "two.txt"]

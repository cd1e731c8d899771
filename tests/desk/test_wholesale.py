"""Deeds on very many articles: a part at a time, each part kept, all of them one deed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest

from reader import wholesale
from reader.library import Library
from reader.model import Filter
from reader.store import following
from reader.store.index import mark_copies
from tests.desk.conftest import Desk, marks

_NAMES = [f"{number}.txt" for number in range(4)]
_EVERY = {*_NAMES, "harbour.txt", "library.txt", "orchard.txt"}


@pytest.fixture(name="library", params=[1, 3, 16_000], ids=["shown-each", "some", "at-the-end"])
def _library(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Library:
    monkeypatch.setattr(wholesale, "PART", 2)
    monkeypatch.setattr(following, "_GATHERED", request.param)
    monkeypatch.setattr(following, "_AT_ONCE", 1)
    for name in _NAMES:
        desk.write(name, "orchard", f"\n\nEdition {name}.")
    return desk.open()


def _phrases(deed: Iterator[wholesale.Along]) -> list[tuple[str, int, int]]:
    return [(along.phrase, along.done, along.total) for along in deed]


def _read(library: Library) -> set[str]:
    return {path for path, mark in marks(library).items() if mark.read}


def test_all_are_marked_as_one_deed_and_taken_back_and_done_again(library: Library) -> None:
    told = _phrases(library.mark_all_read(Filter(), library.arrivals))
    assert told == [(f"marked {done} read", done, 7) for done in (2, 4, 6, 7)]
    assert _read(library) == _EVERY
    assert library.counts().unread == 0
    step = library.next_undone()
    assert step is not None
    assert (step.phrase, step.articles) == ("marked 7 read", 7)
    told = _phrases(library.undo_by_parts(step))
    assert told == [("undone: marked 7 read", done, 7) for done in (2, 4, 6, 7)]
    assert _read(library) == set()
    assert library.next_undone() is None
    step = library.next_redone()
    assert step is not None
    assert _phrases(library.redo_by_parts(step))[-1] == ("redone: marked 7 read", 7, 7)
    assert _read(library) == _EVERY


def test_what_was_read_before_stays_read_when_it_is_taken_back(library: Library) -> None:
    library.mark_read([library.find("1.txt")])
    assert _phrases(library.mark_all_read(Filter(), library.arrivals))[-1][0] == "marked 6 read"
    step = library.next_undone()
    assert step is not None
    _phrases(library.undo_by_parts(step))
    assert _read(library) == {"1.txt"}


def test_only_what_passes_and_was_there_when_it_was_asked(desk: Desk, library: Library) -> None:
    wanted, arrivals = library.understand("orchard"), library.arrivals
    desk.write("later.txt", "orchard", "\n\nA later edition.")
    library.update()
    assert _phrases(library.mark_all_read(wanted, arrivals))[-1][1:] == (5, 5)
    assert _read(library) == {*_NAMES, "orchard.txt"}


def test_half_a_deed_is_kept_and_can_be_taken_back(desk: Desk, library: Library) -> None:
    halfway = list(islice(library.mark_all_read(Filter(), library.arrivals), 2))
    assert halfway[-1].done == 4
    other = desk.open()
    assert len(_read(other)) == 4
    step = other.next_undone()
    assert step is not None
    assert (step.phrase, step.articles) == ("marked 4 read", 4)
    assert len(list(islice(other.undo_by_parts(step), 1))) == 1
    library.changed()
    assert len(_read(library)) == 2  # half of the half, and still to be taken back
    again = library.next_undone()
    assert again is not None
    assert again.number == step.number
    library.undo(again)
    assert _read(library) == set()


def test_a_deed_that_another_session_takes_back_goes_on_no_further(
    desk: Desk, library: Library
) -> None:
    deed = library.mark_all_read(Filter(), library.arrivals)
    next(deed)
    desk.open().undo()
    assert list(deed) == []
    library.changed()
    assert _read(library) == set()


def test_other_deeds_in_between_stay(library: Library) -> None:
    deed = library.mark_all_read(Filter(), library.arrivals)
    next(deed)
    library.star([library.find("harbour.txt")])
    list(deed)
    assert library.undo() == "undone: starred 1"
    assert library.undo() == "undone: marked 7 read"
    assert marks(library) == {}


def test_the_newest_are_marked_first(desk: Desk, library: Library) -> None:
    desk.write("zenith.txt", "orchard", "\n\nA later edition.\n")
    library.update()
    library.amend(library.find("zenith.txt"), {"date": "2031-01-01"})
    library.update()
    next(library.mark_all_read(Filter(), library.arrivals))
    assert "zenith.txt" in _read(library)


def test_what_is_marked_otherwise_meanwhile_is_shown_as_it_is_kept(library: Library) -> None:
    """By this session and by another, before, between and after what was copied."""
    other = library.again()
    deed = library.mark_all_read(Filter(), library.arrivals)
    library.star([library.find("0.txt")])
    next(deed)
    other.changed()
    other.star([other.find("1.txt")])
    other.mark_read([each.id for each in other.select()][:1], read=False)
    next(deed)
    library.tag([library.find("2.txt")], {"kept": True})
    list(deed)
    for each in (library, other):
        each.changed()
        shown = marks(each)
        assert [path for path, mark in shown.items() if mark.starred] == ["0.txt", "1.txt"]
        assert [path for path, mark in shown.items() if mark.tags] == ["2.txt"]
        assert len(_read(each)) == 6
    other.close()
    revision = library._state.life().revision
    assert library._index.ask(mark_copies.up_to)[1] == revision


def test_an_article_that_goes_to_another_day_meanwhile_is_marked_there(library: Library) -> None:
    deed = library.mark_all_read(Filter(), library.arrivals)
    told = list(islice(deed, 2))[-1]
    for row in list(library.select()):
        library.amend(row.id, {"date": "2031-01-01"})
    library.update()
    del deed
    library.changed()
    assert len(_read(library)) == told.done


def _in_the_middle(library: Library, other: Library, *, back: bool) -> None:
    """Take a deed back, or do it again; another session takes all of it back after a part."""
    step = library.next_undone() if back else library.next_redone()
    assert step is not None
    parts = (library.undo_by_parts if back else library.redo_by_parts)(step)
    next(parts)
    assert other.undo() == "undone: marked 7 read"
    other.star([other.find("1.txt")])  # what was undone cannot be done again any more
    list(parts)


@pytest.mark.parametrize("back", [True, False])
def test_what_another_session_takes_back_in_the_middle_is_gone_on_with_by_nobody(
    desk: Desk, library: Library, back: bool
) -> None:
    list(library.mark_all_read(Filter(), library.arrivals))
    if not back:
        library.undo()
    _in_the_middle(library, desk.open(), back=back)
    assert _read(desk.open()) == set()
    assert library.undo() == "undone: starred 1"
    assert library.next_undone() is None

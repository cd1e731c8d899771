"""The user's word on stories: it reaches every face, and finds its articles again."""

from __future__ import annotations

import shutil

import pytest

from reader.library import Library
from reader.model import Grouping, Judgement, Relation, Verdict
from tests.desk.conftest import Desk, finished

HARBOUR, AGAIN, PLUMS = "harbour.txt", "again.txt", "orchard.txt"


def judge(library: Library, one: str, other: str, verdict: Verdict) -> None:
    a, b = sorted((library.find(one), library.find(other)))
    library.judge([Judgement(a, b, verdict)])


def told(library: Library) -> list[set[str]]:
    """Give the stories of several tellings, each by its paths."""
    return [{row.path for row in library.rows(story.articles)} for story in library.stories()]


def _parted(desk: Desk) -> Library:
    desk.write(AGAIN, "harbour")
    library = desk.open()
    judge(library, HARBOUR, AGAIN, Verdict.APART)
    return library


def _joined(desk: Desk) -> Library:
    library = desk.open()
    judge(library, HARBOUR, PLUMS, Verdict.SAME)
    return library


# --------------------------------------------------------------------------- every face


def test_what_is_set_apart_is_named_last_and_never_compared_by_itself(desk: Desk) -> None:
    library = _parted(desk)
    harbour, again = library.find(HARBOUR), library.find(AGAIN)
    ((other,), count) = library.beside(harbour)
    assert (other.id, other.verdict, other.together, count) == (again, Verdict.APART, False, 1)
    assert library.nearest(harbour) is None
    assert library.told_with(harbour) == []
    (pair,) = library.pairs(harbour)
    assert (pair.relation, pair.judged) == (Relation.IDENTICAL, True)
    assert library.verdicts() == {(pair.a, pair.b): Verdict.APART}
    assert [row.tellings for row in library.rows([harbour, again])] == [1, 1]


def test_what_is_joined_is_a_pair_without_shares(desk: Desk) -> None:
    library = _joined(desk)
    harbour, plums = library.find(HARBOUR), library.find(PLUMS)
    (pair,) = library.pairs(harbour)
    assert (pair.other(harbour), pair.relation, pair.judged) == (plums, Relation.RELATED, True)
    assert library.pairs() == [pair]
    ((other,), _) = library.beside(plums)
    assert (other.id, other.pair, other.verdict, other.together) == (
        harbour,
        pair,
        Verdict.SAME,
        True,
    )
    assert library.nearest(plums) == harbour
    assert [row.tellings for row in library.rows([harbour, plums])] == [2, 2]
    (group, rest) = library.groups(library.understand(""), Grouping.STORY)
    assert (sorted(group.ids), len(rest.ids)) == (sorted((harbour, plums)), 1)


def test_a_telling_that_only_a_third_joins_is_named(desk: Desk) -> None:
    library = _joined(desk)
    judge(library, PLUMS, "library.txt", Verdict.SAME)
    found, count = library.beside(library.find(HARBOUR))
    assert [(each.pair is None, each.verdict) for each in found] == [
        (False, Verdict.SAME),
        (True, None),
    ]
    assert count == 2


def test_of_many_copies_the_best_are_named_and_all_are_counted(desk: Desk) -> None:
    for number in range(30):
        desk.write(f"copy {number}.txt", "harbour")
    library = desk.open()
    found, count = library.beside(library.find(HARBOUR), 8)
    assert (len(found), count) == (8, 30)
    assert all(each.together for each in found)


def test_undo_and_redo_change_the_stories_at_once(desk: Desk) -> None:
    library = _parted(desk)
    assert told(library) == []
    library.undo()
    assert told(library) == [{HARBOUR, AGAIN}]
    assert not library.pairs()[0].judged
    library.redo()
    assert told(library) == []
    assert library.pairs()[0].judged


# --------------------------------------------------------------------------- following


def _changed(desk: Desk, how: str, path: str) -> str:
    """Let something happen to a file; give its path afterwards."""
    place = desk.folder / path
    if how == "renamed":
        place.rename(desk.folder / "elsewhere.txt")
        return "elsewhere.txt"
    if how == "moved":
        (desk.folder / "sub").mkdir()
        place.rename(desk.folder / "sub" / path)
        return f"sub/{path}"
    if how == "loaded again with a small edit under another name":
        text = place.read_text().replace("Tuesday", "Wednesday")
        place.unlink()
        (desk.folder / "loaded again.txt").write_text(f"{text}\nCorrected.\n")
        return "loaded again.txt"
    if how == "loaded again with a small edit":
        place.write_text(place.read_text().replace("Tuesday", "Wednesday") + "\nCorrected.\n")
    elif how == "cache deleted":
        shutil.rmtree(desk.where.cache)
    return path


HOW = [
    "scanned again",
    "renamed",
    "moved",
    "loaded again with a small edit",
    "loaded again with a small edit under another name",
    "cache deleted",
]


@pytest.mark.parametrize("how", HOW)
def test_what_is_set_apart_stays_apart(desk: Desk, how: str) -> None:
    _parted(desk)
    desk.close()
    path = _changed(desk, how, HARBOUR)
    library = desk.open()
    finished(library.scan(again=True))
    assert told(library) == []
    assert [pair.judged for pair in library.pairs()] == [True]
    assert library.undo() == "undone: split 1 pair"
    assert told(library) == [{path, AGAIN}]


@pytest.mark.parametrize("how", HOW)
def test_what_is_joined_stays_joined(desk: Desk, how: str) -> None:
    _joined(desk)
    desk.close()
    path = _changed(desk, how, HARBOUR)
    library = desk.open()
    finished(library.scan(again=True))
    assert told(library) == [{path, PLUMS}]
    assert library.undo() == "undone: joined 1 pair"
    assert told(library) == []


def test_a_moved_collection_takes_the_word_along(desk: Desk) -> None:
    _joined(desk)
    judge(desk.open(), PLUMS, "library.txt", Verdict.APART)
    desk.close()
    desk.folder.rename(desk.folder.parent / "archive")
    library = desk.open(desk.folder.parent / "archive")
    assert told(library) == [{HARBOUR, PLUMS}]
    assert sorted(library.verdicts().values()) == [Verdict.APART, Verdict.SAME]


def test_a_third_telling_that_comes_later_joins_one_side_of_a_split(desk: Desk) -> None:
    library = _parted(desk)
    desk.write("third.txt", "harbour")
    finished(library.scan())
    (story,) = told(library)
    assert "third.txt" in story
    assert len(story) == 2


def test_a_third_telling_that_comes_later_joins_what_is_joined(desk: Desk) -> None:
    library = _joined(desk)
    desk.write("third.txt", "harbour", " The vote was close.")
    finished(library.scan())
    assert told(library) == [{HARBOUR, PLUMS, "third.txt"}]


def test_what_went_and_came_back_is_judged_as_before(desk: Desk) -> None:
    library = _joined(desk)
    away = (desk.folder / PLUMS).rename(desk.folder.parent / "away")
    finished(library.scan())
    assert told(library) == []
    away.rename(desk.folder / PLUMS)
    finished(library.scan())
    assert told(library) == [{HARBOUR, PLUMS}]


def test_a_telling_split_from_many_is_found_apart_from_all(desk: Desk) -> None:
    for number in range(5):
        desk.write(f"copy {number}.txt", "harbour")
    library = desk.open()
    harbour = library.find(HARBOUR)
    others = library.told_with(harbour)
    library.judge([Judgement(min(harbour, o), max(harbour, o), Verdict.APART) for o in others])
    (story,) = library.stories()
    assert sorted(story.articles) == sorted(others)
    assert library.nearest(harbour) is None


def test_what_is_set_apart_stays_apart_through_everything(desk: Desk) -> None:
    """Split, renamed, loaded again under another name, moved; undone and redone in between, each
    time in a session of its own."""
    _parted(desk)
    desk.close()
    path = HARBOUR
    for how in HOW:
        path = _changed(desk, how, path)
        library = desk.open()
        assert told(library) == [], how
        assert library.undo() == "undone: split 1 pair"
        desk.close()
        library = desk.open()
        assert told(library) == [{path, AGAIN}], how
        assert library.redo() == "redone: split 1 pair"
        desk.close()


def test_no_word_goes_to_a_text_that_is_merely_like_the_one_that_is_gone(desk: Desk) -> None:
    """A judged article went, and another outlet's printing of it came: that one is not judged."""
    told_by = " date 2022-05-03 https://{}/news/harbour.html\n\n" + _harbour(desk)
    (desk.folder / HARBOUR).write_text(told_by.format("tide.example.org"))
    _parted(desk)
    desk.close()
    (desk.folder / HARBOUR).unlink()
    (desk.folder / "reprint.txt").write_text(told_by.format("gull.example.com") + "Ends.\n")
    assert told(desk.open()) == [{AGAIN, "reprint.txt"}]


def _harbour(desk: Desk) -> str:
    return (desk.folder / HARBOUR).read_text()

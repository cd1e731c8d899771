"""Details put right and tags: shown, searched, sorted by, kept, carried along, undone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader import amending
from reader.library import Library
from reader.model import Article, BroadsheetError, Grouping, NotFoundError, Provenance
from reader.store.index.listed import Entry
from tests.desk.conftest import Desk, finished, marks, paths


def row(library: Library, name: str = "harbour.txt") -> tuple[str, str | None, str | None]:
    (found,) = library.rows([library.find(name)])
    return found.headline, found.date, found.outlet


def authors(library: Library, name: str = "harbour.txt") -> tuple[str, ...]:
    found = library.article(library.find(name)).authors
    return found.value if found else ()


ALL = {
    "headline": "Breakwater to be rebuilt",
    "date": "11 October 2022, 01:40",
    "outlet": "Island Post",
    "authors": "Edda Brandt; Ilja Novak",
}


def amended(desk: Desk, name: str = "harbour.txt") -> Library:
    library = desk.open()
    library.amend(library.find(name), ALL)
    return library


def test_every_face_shows_what_was_put_right_and_who_did(desk: Desk) -> None:
    library = amended(desk)
    assert row(library) == ("Breakwater to be rebuilt", "2022-10-11T01:40", "Island Post")
    article = library.article(library.find("harbour.txt"))
    (listed,) = library.details([article.id])
    for each in (article, listed):
        assert each.authors is not None
        assert each.authors.value == ("Edda Brandt", "Ilja Novak")
        for name in ALL:
            field = getattr(each, name)
            assert (field.provenance, field.doubtful) == (Provenance.USER, False)
            assert field.source == "corrected by the user"
    assert article.headline is not None
    assert [other.value for other in article.headline.conflicts] == ["Tidings of the harbour"]
    read = library.as_read(article.id)
    assert read.headline is not None
    assert read.headline.value == "Tidings of the harbour"


def test_lists_sort_group_filter_and_search_by_it(desk: Desk) -> None:
    library = amended(desk)
    dates = library.groups(library.understand(""), Grouping.DATE)
    assert [(group.label, len(group.ids)) for group in dates] == [
        ("Tue 11 Oct 2022", 1),
        ("No date", 2),
    ]
    outlets = library.groups(library.understand(""), Grouping.OUTLET)
    assert [group.label for group in outlets] == ["Island Post", "Outlet unknown"]
    for query in ("outlet:island", "on:2022-10-11", "author:novak", "breakwater rebuilt"):
        assert paths(library, query) == ["harbour.txt"], query
    library.undo()
    assert paths(library, "outlet:island") == []
    assert paths(library, "dated") == []


def test_it_is_there_at_once_for_another_session_and_after_a_restart(desk: Desk) -> None:
    other = desk.open()
    library = amended(desk)
    assert other.changed()
    assert row(other) == row(library)
    desk.close()
    assert row(desk.open())[0] == "Breakwater to be rebuilt"


@pytest.mark.parametrize("cache", ["kept", "deleted"])
def test_it_outlives_scans_renames_and_small_edits(desk: Desk, cache: str) -> None:
    wanted = row(amended(desk))
    finished(desk.open().scan(again=True))
    assert row(desk.open()) == wanted
    desk.close()
    (desk.folder / "2022").mkdir()
    (desk.folder / "harbour.txt").rename(desk.folder / "2022" / "other.txt")
    if cache == "deleted":
        shutil.rmtree(desk.where.cache)
    assert row(desk.open(), "2022/other.txt") == wanted
    desk.close()
    desk.write("2022/other.txt", "harbour", "\n\nCorrection: ten million.")
    library = desk.open()
    assert row(library, "2022/other.txt") == wanted
    assert authors(library, "2022/other.txt") == ("Edda Brandt", "Ilja Novak")


def test_each_is_undone_and_done_again_across_restarts(desk: Desk) -> None:
    library = desk.open()
    before, article = row(library), library.find("harbour.txt")
    assert library.amend(article, {"headline": "One"}) == "corrected the headline"
    library.amend(article, {"date": "2021", "outlet": "The Quay"})
    desk.close()
    library = desk.open()
    assert library.undo() == "undone: corrected the date and the outlet"
    assert row(library) == ("One", before[1], before[2])
    library.undo()
    assert row(library) == before
    desk.close()
    library = desk.open()
    library.redo()
    library.redo()
    assert row(library) == ("One", "2021", "The Quay")


def test_empty_is_not_known_and_none_is_as_it_was_read(desk: Desk) -> None:
    library = desk.open()
    article = library.find("harbour.txt")
    library.amend(article, {"headline": ""})
    assert library.article(article).headline is None
    assert row(library)[0].startswith("«The harbour council")
    library.amend(article, {"headline": None})
    assert row(library)[0] == "Tidings of the harbour"
    assert library.amend(article, {"headline": None}) == "nothing was corrected"


def test_marks_and_place_stay_with_an_article_that_is_put_right(desk: Desk) -> None:
    library = desk.open()
    article = library.find("harbour.txt")
    library.star([article])
    library.tag([article], {"sea": True})
    library.keep_place(article, 12)
    library.amend(article, {"date": "2022"})
    mark = marks(library)["harbour.txt"]
    assert (mark.starred, mark.place, mark.tags) == (True, 12, ("sea",))
    assert mark.amended == (("date", "2022"),)


def test_stories_see_what_was_put_right_with_the_next_scan(desk: Desk) -> None:
    desk.write("again.txt", "harbour", "\n\nTickets for the fair are sold out.")
    library = desk.open()
    assert len(list(library.stories())) == 1
    library.amend(library.find("harbour.txt"), {"date": "2022-10-11", "headline": "Another"})
    library.amend(library.find("again.txt"), {"date": "2022-10-12"})
    finished(library.scan())
    (story,) = library.stories()
    assert library.settled
    assert story.articles[0] == library.find("harbour.txt")
    assert story.headline == "Another"


@pytest.mark.parametrize(
    ("name", "written", "words"),
    [
        ("date", "yesterday or so", "no date"),
        ("date", "03/04/2022", "2022-04-03"),
        ("headline", "x" * 3000, "one line"),
        ("outlet", "a\x1b[2Jb", "cannot be shown"),
        ("words", "7", "cannot be corrected"),
    ],
)
def test_what_cannot_be_understood_is_named_and_changes_nothing(
    desk: Desk, name: str, written: str, words: str
) -> None:
    library = desk.open()
    before = row(library)
    with pytest.raises(BroadsheetError, match=words):
        library.amend(library.find("harbour.txt"), {name: written})
    assert row(library) == before
    assert library.undo() is None


def test_a_file_that_is_gone_keeps_what_was_said_of_it(desk: Desk) -> None:
    library = desk.open()
    article = library.find("harbour.txt")
    away = (desk.folder / "harbour.txt").rename(desk.folder.parent / "away")
    library.amend(article, {"headline": "Kept all the same"})
    away.rename(desk.folder / "harbour.txt")
    assert row(desk.open())[0] == "Kept all the same"


# --------------------------------------------------------------------------- between two looks


def _meanwhile(monkeypatch: pytest.MonkeyPatch, deed: Callable[[], object]) -> None:
    """Let another session do something once an article was found, and before it is read."""
    read = amending.article_of

    def later(collection: Any, index: Any, entry: Entry) -> Article:
        monkeypatch.undo()
        deed()
        return read(collection, index, entry)

    monkeypatch.setattr(amending, "article_of", later)


def test_an_article_is_read_that_another_session_puts_right_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, other = desk.open(), desk.open()
    article = library.find("harbour.txt")
    _meanwhile(monkeypatch, lambda: other.amend(article, {"date": "11 October 2022"}))
    assert library.article(article).id == article


def test_an_article_that_goes_meanwhile_is_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, other = desk.open(), desk.open()

    def lost() -> None:
        (desk.folder / "harbour.txt").unlink()
        finished(other.scan())

    _meanwhile(monkeypatch, lost)
    with pytest.raises(NotFoundError, match=r"harbour\.txt no longer holds that article"):
        library.article(library.find("harbour.txt"))


# --------------------------------------------------------------------------- tags


def test_tags_are_kept_filtered_by_and_undone(desk: Desk) -> None:
    library = desk.open()
    both = [library.find("harbour.txt"), library.find("orchard.txt")]
    assert library.tag(both, {"Energy": True, "#todo": True}) == "tagged 2 #Energy, #todo"
    assert library.tag(both[:1], {"todo": False}) == "untagged 1 #todo"
    assert {path: mark.tags for path, mark in marks(library).items()} == {
        "harbour.txt": ("Energy",),
        "orchard.txt": ("Energy", "todo"),
    }
    assert paths(library, "tag:energy") == ["harbour.txt", "orchard.txt"]
    assert paths(library, "tag:todo") == ["orchard.txt"]
    assert paths(library, "tag:ener") == []
    desk.close()
    library = desk.open()
    library.undo()
    assert paths(library, "tag:todo") == ["harbour.txt", "orchard.txt"]
    library.undo()
    assert marks(library) == {}
    library.redo()
    assert paths(library, "tag:Energy") == ["harbour.txt", "orchard.txt"]


def test_a_tag_in_another_case_is_the_same_tag(desk: Desk) -> None:
    library = desk.open()
    article = library.find("harbour.txt")
    library.tag([article], {"Energy": True})
    assert library.tag([article], {"ENERGY": True}) == "tagged 0 #ENERGY"
    library.tag([article], {"energy": False})
    assert marks(library) == {}


def test_what_was_put_right_does_not_speak_against_a_file_edited_and_renamed(desk: Desk) -> None:
    library = amended(desk)
    finished(library.scan())  # the stories know the corrected day and outlet now
    file = desk.folder / "harbour.txt"
    file.write_text(f"{file.read_text()}\nA crane was still on the quay, a clerk said.\n")
    file.rename(desk.folder / "2021-03-05 quay.txt")
    finished(library.scan())
    assert row(library, "2021-03-05 quay.txt") == (
        "Breakwater to be rebuilt", "2022-10-11T01:40", "Island Post",
    )  # fmt: skip


def test_tags_follow_a_rename(desk: Desk) -> None:
    library = desk.open()
    library.tag([library.find("harbour.txt")], {"sea": True})
    (desk.folder / "harbour.txt").rename(desk.folder / "other.txt")
    assert marks(desk.open())["other.txt"].tags == ("sea",)


@pytest.mark.parametrize("tag", ["", "two words", "#", "x" * 65, "a\nb", "a\x1b"])
def test_what_is_no_tag_is_refused(desk: Desk, tag: str) -> None:
    library = desk.open()
    with pytest.raises(BroadsheetError, match="no tag"):
        library.tag([library.find("harbour.txt")], {tag: True})
    assert marks(library) == {}
    assert isinstance(desk.folder, Path)

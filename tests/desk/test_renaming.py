"""An outlet renamed everywhere: in lists, filters and articles, kept, undone, and for news too."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library, open_library
from reader.model import Filter, Grouping, NotFoundError, StateError
from reader.settings import Directories

STORY = "The council met again on the same question and put off its decision. " * 9


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    for number in range(3):
        _put(tmp_path / "news", number, "Harbour Herald")
    _put(tmp_path / "news", 3, "Island Post")
    return tmp_path / "news"


def _put(folder: Path, number: int, outlet: str) -> None:
    head = f"title: Decision {number} put off\ndate: 2022-05-0{number + 1}\noutlet: {outlet}"
    (folder / f"{number}.md").write_text(f"---\n{head}\n---\n\n{STORY}\n")


def _opened(folder: Path) -> Library:
    library = open_library([folder], Directories(folder.parent / "config", folder.parent / "cache"))
    for _ in library.scan():
        pass
    return library


def _outlets(library: Library, query: str = "") -> dict[str, int]:
    groups = library.groups(library.understand(query), Grouping.OUTLET)
    found = {group.label: len(group.ids) for group in groups}
    if not query:
        assert library.outlets() == [*found.items()]
    return found


def test_it_holds_in_lists_filters_and_articles_and_is_undone(folder: Path) -> None:
    with _opened(folder) as library:
        assert _outlets(library) == {"Harbour Herald": 3, "Island Post": 1}
        assert library.rename_outlet("Harbour Herald", " The  Herald ") == (
            "renamed Harbour Herald to The Herald"
        )
        assert _outlets(library) == {"The Herald": 3, "Island Post": 1}
        assert _outlets(library, 'outlet:"the herald"') == {"The Herald": 3}
        article = library.article(library.find("0.md"))
        assert article.outlet
        assert article.outlet.value == "The Herald"
        assert library.undo() == "undone: renamed Harbour Herald to The Herald"
        assert _outlets(library) == {"Harbour Herald": 3, "Island Post": 1}
        library.redo()
        assert _outlets(library) == {"The Herald": 3, "Island Post": 1}


def test_it_is_kept_and_holds_for_what_comes_later(folder: Path) -> None:
    with _opened(folder) as library:
        library.rename_outlet("Harbour Herald", "The Herald")
    _put(folder, 4, "Harbour Herald")
    with _opened(folder) as library:
        assert _outlets(library) == {"The Herald": 4, "Island Post": 1}


def test_it_may_be_renamed_again_and_back(folder: Path) -> None:
    with _opened(folder) as library:
        shown = "Harbour Herald"
        for name in ("The Herald", "Herald", "Harbour Herald"):
            library.rename_outlet(shown, name)
            assert _outlets(library) == {name: 3, "Island Post": 1}
            shown = name


def test_two_outlets_of_one_name_are_one_in_lists_and_part_again(folder: Path) -> None:
    with _opened(folder) as library:
        library.rename_outlet("Harbour Herald", "Island Post")
        assert _outlets(library) == {"Island Post": 4}
        library.undo()
        assert _outlets(library) == {"Harbour Herald": 3, "Island Post": 1}


def test_another_session_sees_it_and_does_not_take_it_back(folder: Path) -> None:
    with _opened(folder) as library, library.again() as other:
        steps = other.scan(again=True)
        next(steps)
        library.rename_outlet("Harbour Herald", "The Herald")
        for _ in steps:
            pass
        other.changed()
        assert _outlets(library) == _outlets(other) == {"The Herald": 3, "Island Post": 1}


def test_what_is_no_outlet_and_what_is_no_name(folder: Path) -> None:
    with _opened(folder) as library:
        with pytest.raises(NotFoundError, match="Nobody"):
            library.rename_outlet("Nobody", "Somebody")
        for name in ("", "  ", "x" * 201, "a\x1b[31mb"):
            with pytest.raises(StateError, match="one line"):
                library.rename_outlet("Island Post", name)
        assert library.counts(Filter()).articles == 4
        assert library.undo() is None

"""Saved searches: under a name for every collection, undone, carried to another machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.library import open_library
from reader.model import QueryError, StateError
from reader.settings import Directories, settings_in
from tests.desk.conftest import Desk, paths


def test_a_saved_search_stands_for_its_filter_in_any_other(desk: Desk) -> None:
    library = desk.open()
    assert library.save_search("boats", "ferry OR breakwater") == "saved @boats"
    assert paths(library, "@boats") == ["harbour.txt", "library.txt"]
    assert paths(library, "@boats -books") == ["harbour.txt"]
    assert paths(library, "-@boats") == ["orchard.txt"]
    assert paths(library, "NOT @BOATS OR plum") == ["orchard.txt"]
    assert desk.open().searches() == {"boats": "ferry OR breakwater"}


def test_it_holds_for_other_collections_too(desk: Desk, tmp_path: Path) -> None:
    desk.open().save_search("boats", "ferry")
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("Another ferry\n\nA ferry came from another island at noon.\n")
    assert paths(desk.open(other), "@boats") == ["a.txt"]


def test_saving_and_forgetting_are_undone(desk: Desk) -> None:
    library = desk.open()
    library.save_search("boats", "ferry")
    library.save_search("boats", "breakwater")
    assert library.undo() == "undone: saved @boats"
    assert library.searches() == {"boats": "ferry"}
    assert library.save_search("boats", "") == "forgot @boats"
    assert library.searches() == {}
    library.undo()
    assert desk.open().searches() == {"boats": "ferry"}
    library.undo()
    library.redo()
    assert library.searches() == {"boats": "ferry"}


def test_one_may_name_another_but_never_itself(desk: Desk) -> None:
    library = desk.open()
    library.save_search("boats", "ferry")
    library.save_search("books", "@boats books")
    assert paths(library, "@books") == ["library.txt"]
    with pytest.raises(QueryError, match="No search is saved as “@books”"):
        library.save_search("books", "@books")
    with pytest.raises(QueryError):
        library.save_search("boats", "@books")  # which names this one


@pytest.mark.parametrize("query", ["@boots", "ferry @boots", "-@boots"])
def test_an_unknown_name_is_pointed_at_with_the_nearest(desk: Desk, query: str) -> None:
    library = desk.open()
    library.save_search("boats", "ferry")
    with pytest.raises(QueryError, match="did you mean “@boats”") as caught:
        library.understand(query)
    assert query[caught.value.start : caught.value.end] == "@boots"


def test_the_word_itself_is_found_when_quoted(desk: Desk) -> None:
    library = desk.open()
    with pytest.raises(QueryError, match='write "@ferry"'):
        library.understand("@ferry")
    assert paths(library, '"@ferry"') == ["library.txt"]


@pytest.mark.parametrize("name", ["", "two words", "-x", "a" * 41, "a:b", "@@"])
def test_a_name_is_one_word(desk: Desk, name: str) -> None:
    with pytest.raises(StateError, match="one word"):
        desk.open().save_search(name, "ferry")


def test_what_cannot_be_understood_is_not_saved(desk: Desk) -> None:
    library = desk.open()
    with pytest.raises(QueryError):
        library.save_search("boats", "outlte:x")
    assert library.searches() == {}


def test_the_settings_name_searches_too_and_what_is_saved_goes_before(tmp_path: Path) -> None:
    where = Directories(tmp_path / "config", tmp_path / "cache")
    where.config.mkdir()
    where.settings.write_text(
        '[searches]\nboats = "ferry"\nplums = "plum*"\n"no name" = "x"\nempty = ""\n'
    )
    settings = settings_in(where)
    assert settings.searches == {"boats": "ferry", "plums": "plum*"}
    assert [each for each in settings.complaints if "line 4" in each and "no name" in each]
    assert [each for each in settings.complaints if "line 5" in each and "empty" in each]
    (tmp_path / "a.txt").write_text("A ferry\n\nThe ferry came at noon on that day.\n")
    with open_library([tmp_path / "a.txt"], where, searches=settings.searches) as library:
        library.save_search("boats", "breakwater")
        assert library.searches() == {"boats": "breakwater", "plums": "plum*"}
        assert library.again().searches() == library.searches()


def test_they_travel_with_the_state(desk: Desk, tmp_path: Path) -> None:
    from reader.store.state.state import State
    from reader.transfer import read, record

    desk.open().save_search("boats", "ferry -books")
    here = State(desk.where.state, lambda: None)
    lines = [json.dumps(record(entry)) for entry in here.told()]
    assert any('"search boats"' in line for line in lines)
    there = State(tmp_path / "elsewhere" / "state.db", lambda: None)
    there.merge(list(read(lines)))
    assert there.decided("", "search ") == {"boats": "ferry -books"}
    here.close()
    there.close()

"""The collection counted: every number is the length of the list it opens."""

from __future__ import annotations

from reader.library import Library
from reader.model import Grouping, Overview, Verdict
from tests.desk.conftest import Desk
from tests.desk.test_judgements import judge
from tests.faces.press import TELLINGS, write_press


def last(library: Library) -> Overview:
    return list(library.overview())[-1]


def listed(library: Library, query: str) -> int:
    groups = library.groups(library.understand(query), Grouping.DATE)
    return sum(len(group.ids) for group in groups)


def test_what_is_counted_comes_piece_by_piece(desk: Desk) -> None:
    first, *_, whole = desk.open().overview()
    assert first.days is not None
    assert first.reprints is None
    assert None not in whole


def test_every_number_is_the_length_of_its_list(desk: Desk) -> None:
    write_press(desk.folder, TELLINGS)
    library = desk.open()
    found = last(library)
    assert found.days is not None
    assert found.outlets is not None
    assert found.reprints is not None
    assert sum(n for _, n in found.days) + found.undated == library.counts().articles
    assert [listed(library, f"on:{day}") for day, _ in found.days] == [n for _, n in found.days]
    named = [each for each in found.outlets if each.outlet]
    assert named
    for each in named:
        assert listed(library, f'outlet:"{each.outlet}"') == each.articles
        assert listed(library, f'outlet:"{each.outlet}" story') == each.retold
    for pair in found.reprints:
        query = f'source:"{pair.source}" outlet:"{pair.outlet}"'
        assert listed(library, query) == pair.articles


def test_an_outlet_prints_what_another_had_before(desk: Desk) -> None:
    for path in desk.folder.iterdir():
        path.unlink()
    write_press(desk.folder, TELLINGS)
    library = desk.open()
    found = last(library)
    pairs = {(each.source, each.outlet) for each in found.reprints or ()}
    assert ("Quay Post", "Island Post") in pairs
    assert ("Island Post", "Quay Post") not in pairs
    shares = {each.outlet: each.republished for each in found.outlets or ()}
    assert shares["Island Post"] == 1.0
    assert shares["Valley Star"] == 0.0
    assert found.stories == [(4, 1)]


def test_what_the_user_set_apart_is_no_reprint(desk: Desk) -> None:
    for name in TELLINGS:
        if name not in ("quay", "isle"):
            continue
        write_press(desk.folder, {name: TELLINGS[name]})
    (desk.folder / "harbour.txt").unlink()
    library = desk.open()
    assert last(library).reprints
    judge(library, "quay.json", "isle.json", Verdict.APART)
    assert last(library).reprints == []
    assert listed(library, 'source:"Quay Post"') == 0


def test_an_empty_collection_and_one_article(desk: Desk) -> None:
    for path in desk.folder.iterdir():
        path.unlink()
    assert last(desk.open()) == Overview([], 0, [], [], [])
    desk.write("one.txt", "harbour")
    found = last(desk.open())
    assert (found.undated, found.stories, found.reprints) == (1, [], [])

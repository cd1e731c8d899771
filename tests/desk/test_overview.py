"""The collection counted: every number is the length of the list it opens."""

from __future__ import annotations

import json
from itertools import combinations_with_replacement
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Grouping, Overview, Verdict
from reader.pages.day_bar import Bin, bins_of, dayless, query_of, with_days
from reader.pages.glyphs import UNICODE
from reader.pages.overview import sheet
from tests.desk.conftest import WORDS, Desk
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


def _awkward_press(folder: Path) -> None:
    """Write articles whose outlets, agencies and dates are easily taken for one another."""
    for path in folder.iterdir():
        path.unlink()
    write_press(folder, TELLINGS)
    others: tuple[dict[str, str], ...] = (
        {"outlet": "Post", "date": "2024-03"},
        {"outlet": "ISLAND POST", "date": "2024-03-09"},
        {"outlet": 'The "Post" Weekly', "date": "2024"},
        {"outlet": "日本の新聞", "date": "2024-03-04T10:00"},
        {"outlet": "Post", "agency": "AP", "date": "2023-11"},
        {"outlet": "Post", "agency": "APA", "date": "2022-12-30"},
        {"date": "2024-03-09"},
        {},
    )
    for number, details in enumerate(others):
        text = f"Of matter {number} nothing was said that anybody could repeat, {number}. " * 9
        told = {"title": f"Matter {number}", "text": text, **details}
        (folder / f"other{number}.json").write_text(json.dumps(told), encoding="utf-8")
    for number in range(2):
        (folder / f"bare{number}.txt").write_text(
            f"Tidings of the harbour\n\n{WORDS['harbour']} {number}\n", encoding="utf-8"
        )


@pytest.mark.parametrize("size", [(38, 8), (78, 22), (118, 38), (198, 48)])
def test_every_number_is_the_length_of_its_list(desk: Desk, size: tuple[int, int]) -> None:
    _awkward_press(desk.folder)
    library = desk.open()
    laid_out = sheet(last(library), size, UNICODE, {"outlets": 1, "pairs": 1})
    targets = [target for row in laid_out.rows for target in row]
    queries = " ".join(target.query for target in targets)
    for word in ("dated no:day", "undated", "no:outlet story", "source:", "tellings:", "-no:day"):
        assert word in queries or size[0] == 38
    for target in targets:
        grouping = Grouping.STORY if target.by_story else Grouping.DATE
        groups = library.groups(library.understand(target.query), grouping)
        listed = len(groups) if target.by_story else sum(len(group.ids) for group in groups)
        assert listed == target.total, target


@pytest.mark.parametrize("width", [1, 3, 7, 40, 200, 1000])
@pytest.mark.parametrize("query", ["", "outlet:post"])
def test_every_number_of_the_bar_of_days_is_too(desk: Desk, width: int, query: str) -> None:
    _awkward_press(desk.folder)
    library = desk.open()
    counted = library.by_day(library.understand(query))
    assert dayless(counted)
    bins = bins_of(with_days(counted), width)
    for first, last in combinations_with_replacement([bins[0], *filter(_full, bins), bins[-1]], 2):
        asked = query_of(first, last, dayless(counted))
        inside = [each for each in bins if first.first <= each.first <= last.first]
        assert listed(library, f"{query} {asked}") == sum(each.articles for each in inside), asked


def _full(one: Bin) -> bool:
    return one.articles > 0


def test_all_articles_are_counted_once_by_day_and_by_outlet(desk: Desk) -> None:
    _awkward_press(desk.folder)
    library = desk.open()
    found = last(library)
    counts = library.counts()
    assert sum(n for _, n in found.days or ()) + found.undated == counts.articles
    assert sum(each.articles for each in found.outlets or ()) == counts.articles
    by_name = {each.outlet: each.articles for each in found.outlets or ()}
    assert {"Island Post", "ISLAND POST"} & set(by_name)
    assert not {"Island Post", "ISLAND POST"} <= set(by_name)  # one outlet in two spellings


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


def test_what_is_credited_to_an_agency_is_not_of_those_who_had_it_before(desk: Desk) -> None:
    for path in desk.folder.iterdir():
        path.unlink()
    write_press(desk.folder, TELLINGS)
    late = {"title": "Tidings", "outlet": "Late Post", "date": "2024-03-08"}
    late["text"] = f"OSLO (AP) — {WORDS['harbour']}"
    (desk.folder / "late.json").write_text(json.dumps(late), encoding="utf-8")
    library = desk.open()
    pairs = {(each.source, each.outlet) for each in last(library).reprints or ()}
    assert ("The Associated Press", "Late Post") in pairs
    assert ("Quay Post", "Island Post") in pairs
    assert ("Quay Post", "Late Post") not in pairs
    assert listed(library, 'source:"=Quay Post" outlet:late') == 0


def test_an_agency_does_not_print_itself(desk: Desk) -> None:
    desk.write("one.txt", "harbour").write_text(
        f"Tidings\n\nOSLO (AP) — {WORDS['harbour']}\n", encoding="utf-8"
    )
    library = desk.open()
    assert "Associated Press" in {each.outlet for each in last(library).outlets or ()}
    assert last(library).reprints == []


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

"""Where a reader stops in a comparison, the list of changes, and the sides exchanged."""

from __future__ import annotations

from reader.model import FactChange, FactKind, RowKind
from reader.pages.changes import (
    Place,
    change_stops,
    entries,
    fact_stops,
    stop_beyond,
    stops_passed,
)
from reader.pages.comparison_cells import Cells, Detail
from reader.pages.strangers import side_by_side
from reader.pages.swapping import swapped
from tests.wings.pages.tellings import Pair, compared, moved, with_fact

STORM = with_fact(
    compared(
        Pair("Harbour closed on Friday at noon.", "Harbour shut on Saturday at noon."),
        Pair("Same.", "Same."),
        Pair("Bakers stayed open.", ""),
        Pair("", "Most read", furniture=True),
    ),
    FactKind.DATE,
    0,
    "Friday",
    "Saturday",
)
MOVED = moved(
    compared(Pair("Bakers stayed open.", ""), Pair("Same.", "Same."), Pair("", "Bakers open.")),
    row=0,
    ghost=2,
)


def test_each_edit_and_each_one_sided_row_is_a_stop_and_furniture_is_none() -> None:
    assert [stop.row for stop in change_stops(Cells(STORM))] == [0, 0, 2]


def test_furniture_that_both_sides_have_and_that_differs_is_one_stop() -> None:
    told = compared(
        Pair("Title", "Title", headline=True),
        Pair("Published March 3 at 9", "Published April 3 at 11", furniture=True),
        Pair("By Ada Quist", "", furniture=True),
        Pair("One.", "One."),
        Pair("Comments (3) and likes (4)", "Comments (5) and likes (6)", furniture=True),
        Pair("Most read", "", furniture=True),
    )
    assert [stop.row for stop in change_stops(Cells(told))] == [1, 2, 4]
    assert [stop.row for stop in change_stops(Cells(told, Detail.FACTS))] == []


def test_a_change_and_a_fact_in_the_same_words_have_one_place() -> None:
    changes, (fact,) = change_stops(Cells(STORM)), fact_stops(STORM)
    assert changes[1].place == fact.place
    beyond = [stop_beyond(changes, fact.place, step) for step in (1, -1)]
    assert beyond == [2, 0]
    assert stops_passed(changes, fact.place) == 2
    assert [stop_beyond([fact], each.place, 1) for each in changes] == [0, None, None]
    assert stop_beyond(changes, Place(0), -1) is None
    assert stop_beyond(changes, Place(3), 1) is None


def test_at_the_detail_of_facts_only_facts_are_stops() -> None:
    (stop,) = change_stops(Cells(STORM, Detail.FACTS))
    assert stop.edit is not None
    assert stop.edit.a.of(STORM.a.text) == "Friday"


def test_a_moved_sentence_is_one_stop() -> None:
    assert [stop.row for stop in change_stops(Cells(MOVED))] == [0]


def test_a_fact_stops_at_the_words_that_changed() -> None:
    (stop,) = fact_stops(STORM)
    assert stop.edit is not None
    assert stop.edit.b.of(STORM.b.text) == "Saturday"


def test_facts_are_come_to_from_the_top_down_whatever_their_order() -> None:
    told = with_fact(STORM, FactKind.NAME, 2, "Bakers", "")
    told = with_fact(told, FactKind.NAME, 0, "Harbour", "Harbour")
    assert [(stop.row, stop.fact) for stop in fact_stops(told)] == [(0, 2), (0, 0), (2, 1)]


def test_the_list_names_facts_one_sided_sentences_and_furniture() -> None:
    assert [(entry.text, entry.row) for entry in entries(STORM)] == [
        ("FACTS (1)", None),
        ("D Friday → Saturday", 0),
        ("ONLY ON THE LEFT (1)", None),
        ("Bakers stayed open.", 2),
        ("ONLY ON THE RIGHT (0)", None),
        ("[page furniture, 1 sentence]", 3),
        ("MOVED (0)", None),
        ("EDITED (1)", None),
        ("Harbour closed on Friday at noon.", 0),
        ("REWRITTEN (0)", None),
    ]
    assert ("m1 Bakers stayed open.", 0) in [(each.text, each.row) for each in entries(MOVED)]


def test_swapping_twice_gives_the_comparison_back() -> None:
    for told in (STORM, MOVED):
        assert swapped(swapped(told)) == told


def test_swapping_turns_every_row_and_fact_round() -> None:
    turned = swapped(with_fact(STORM, FactKind.NAME, 2, "Bakers", ""))
    assert turned.rows[2].kind is RowKind.ONLY_B
    assert turned.facts[1].change is FactChange.ONLY_B
    assert turned.a == STORM.b
    assert [row.ghost for row in swapped(MOVED).rows] == [True, False, False]


def test_strangers_are_read_paragraph_beside_paragraph() -> None:
    told = compared(
        Pair("One. One.", "", begins=True),
        Pair("Two.", "", begins=False),
        Pair("Three.", ""),
        Pair("", "Uno."),
        Pair("", "Most read", furniture=True),
        strangers=True,
    )
    rows = side_by_side(told).rows
    assert [(row.a, row.b) for row in rows] == [((0, 1), (0,)), ((2,), ()), ((), (1,))]
    assert rows[-1].furniture
    assert change_stops(Cells(side_by_side(told))) == []


def test_any_other_comparison_stays_as_it_is() -> None:
    assert side_by_side(STORM) is STORM

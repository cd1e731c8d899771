"""What differs in looks alone: recorded, marked at the third detail, and quiet before it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.compare import compare_articles
from reader.model import Op
from reader.pages.changes import change_stops
from reader.pages.comparison_cells import Cells, Detail
from reader.pages.painting import Hand
from tests.wings.compare.made import story


@pytest.mark.parametrize(
    ("a", "b", "looks"),
    [
        ('He said "we stay" to them.', "He said “we stay” to them.", [('"', "“"), ('"', "”")]),
        ("The Mayor spoke at the pier.", "The mayor spoke at the pier.", [("Mayor", "mayor")]),
        ("They co-operate at the pier.", "They cooperate at the pier.", None),
        ("The harbourmaster left.", "The harbour master left.", None),
        ("They don't like the old pier.", "They do not like the old pier.", None),
        ("The café was closed again.", "The cafe was closed again.", [("café", "cafe")]),
        ("The U.S. envoy left the pier.", "The US envoy left the pier.", [("U.S.", "US")]),
        ("The pier - an old one.", "The pier – an old one.", [("-", "–")]),
    ],
    ids=("quotes", "case", "hyphen", "spacing", "contraction", "accents", "acronym", "dash"),
)
def test_looks(a: str, b: str, looks: list[tuple[str, str]] | None) -> None:
    found = compare_articles(story(a), story(b))
    [row] = found.rows
    edits = [edit for edit in row.edits if edit.op is not Op.EQUAL]
    assert edits
    assert all(edit.cosmetic for edit in edits)
    if looks is not None:
        assert [(edit.a.of(a), edit.b.of(b)) for edit in edits] == looks
    assert found.facts == ()
    marked = {detail: len(Cells(found, detail).changes(0)) for detail in Detail}
    assert marked == {Detail.FACTS: 0, Detail.WORDING: 0, Detail.COSMETIC: len(edits)}


def test_a_score_is_no_matter_of_looks() -> None:
    found = compare_articles(
        story("The match ended 2-1 at home."), story("The match ended 21 at home.")
    )
    assert [edit.cosmetic for edit in found.rows[0].edits if edit.op is not Op.EQUAL] == [False]


ONE = "The ferry crews went back to work on Tuesday."
TWO = "Nobody had expected it so soon after the talks."
THREE = "The harbour board thanked both sides for it."


def _signs(a: str, b: str, detail: Detail = Detail.COSMETIC) -> list[tuple[int, str, str]]:
    """Give row, side and the sentence before which a paragraph's sign stands."""
    texts = Cells(compare_articles(story(a), story(b)), detail)
    found = []
    for index in range(len(texts.comparison.rows)):
        for hand in Hand:
            runs = texts.side(index, hand)
            found += [
                (index, hand.value, after.text[:9])
                for run, after in pairwise(runs)
                if run.text == "¶ "
            ]
    return found


def test_a_paragraph_that_begins_on_one_side_only_is_a_matter_of_looks() -> None:
    assert _signs(f"{ONE} {TWO}\n{THREE}", f"{ONE}\n{TWO} {THREE}") == [
        (1, "b", "Nobody ha"),
        (2, "a", "The harbo"),
    ]
    assert _signs(f"{ONE}\n{TWO}", f"{ONE}\n{TWO}") == []
    assert _signs(f"{ONE} {TWO}", f"{ONE}\n{TWO}", Detail.WORDING) == []


def test_it_is_gone_to_and_counted_with_all_detail_only() -> None:
    found = compare_articles(story(f"{ONE} {TWO}"), story(f"{ONE}\n{TWO}"))
    stops = {detail: len(change_stops(Cells(found, detail))) for detail in Detail}
    assert stops == {Detail.FACTS: 0, Detail.WORDING: 0, Detail.COSMETIC: 1}


def test_a_break_beside_what_only_one_side_has_is_no_difference_of_its_own() -> None:
    assert _signs(f"{ONE} {TWO}", f"{ONE}\n{THREE}\n{TWO}") == []


@pytest.mark.parametrize(
    ("a", "b"), [(f"{ONE} {TWO}", f"{ONE}\n{TWO}"), (f"{ONE}\n{TWO}", f"{ONE} {TWO}")]
)
def test_inline_shows_it_whichever_side_has_it(a: str, b: str) -> None:
    texts = Cells(compare_articles(story(a), story(b)), Detail.COSMETIC)
    [shown] = texts.inline(1)
    assert "".join(run.text for run in shown) == f"¶ {TWO}"


def test_the_widths_measured_are_those_drawn() -> None:
    texts = Cells(compare_articles(story(f"{ONE} {TWO}"), story(f"{ONE}\n{TWO}")), Detail.COSMETIC)
    for hand in Hand:
        drawn = "".join(run.text for run in texts.side(1, hand))
        assert "".join(run.text for run in texts.measured(1, hand)) == drawn

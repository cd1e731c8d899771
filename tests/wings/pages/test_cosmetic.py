"""What differs in looks alone: recorded, marked at the third detail, and quiet before it."""

from __future__ import annotations

import pytest

from reader.compare import compare_articles
from reader.model import Op
from reader.pages.comparison_cells import Cells, Detail
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

"""002 and 004 side by side, against what was read by hand: rows, quotations, facts, shares."""

from __future__ import annotations

import pytest

from reader.compare import compare_articles
from reader.model import Comparison, FactChange, FactKind, Op, RowKind
from tests.wings.compare.made import of_kind, seed_pair


@pytest.fixture(scope="module")
def pair() -> Comparison:
    return compare_articles(*seed_pair())


def test_sentences_are_counted_as_by_hand(pair: Comparison) -> None:
    assert (len(pair.a.sentences), len(pair.b.sentences)) == (23, 76)


@pytest.mark.parametrize("ordinal", range(22))
def test_every_sentence_of_the_story_answers_its_twin(pair: Comparison, ordinal: int) -> None:
    row = pair.rows[ordinal]
    assert (row.a, row.b) == ((ordinal,), (ordinal,))
    assert not row.furniture
    assert row.headline == (ordinal == 0)


def test_kinds(pair: Comparison) -> None:
    assert [row.kind for row in pair.rows[:22]] == [RowKind.EDITED] * 21 + [RowKind.SAME]


def test_what_only_one_side_has(pair: Comparison) -> None:
    last_of_a, tail_of_b = pair.rows[22:]
    assert (last_of_a.kind, last_of_a.a, last_of_a.b) == (RowKind.ONLY_A, (22,), ())
    assert (tail_of_b.kind, tail_of_b.a, tail_of_b.b) == (RowKind.ONLY_B, (), tuple(range(22, 76)))
    assert tail_of_b.furniture


def test_shares_in_both_directions(pair: Comparison) -> None:
    assert round(pair.shared_a_all * pair.a.words_all) == 414
    assert pair.a.words_all == 511
    assert round(pair.shared_a_all, 2) == 0.81
    assert round(pair.shared_b_all, 2) == 0.28
    assert pair.shared_b > 0.75  # the story alone


def test_quotations(pair: Comparison) -> None:
    assert (pair.quotes_same, pair.quotes_altered) == (2, 7)
    quotes = [fact for fact in pair.facts if fact.kind is FactKind.QUOTE]
    assert [fact.row for fact in quotes] == [3, 4, 8, 11, 13, 15, 19]
    assert {fact.change for fact in quotes} == {FactChange.ALTERED}
    assert [round(fact.similarity) for fact in quotes] == [90, 89, 87, 96, 90, 80, 89]


def test_names(pair: Comparison) -> None:
    assert of_kind(pair, FactKind.NAME) == [
        ("Foreign", "Foreign Affairs"),
        ("Question Time", "Question Period"),
        ("Secretary Joly", "Minister Joly"),
    ]


@pytest.mark.parametrize("kind", [FactKind.NUMBER, FactKind.DATE, FactKind.NEGATION])
def test_nothing_of_this_kind_changed(pair: Comparison, kind: FactKind) -> None:
    assert of_kind(pair, kind) == []


def test_a_phrase_that_moved_inside_its_sentence(pair: Comparison) -> None:
    moved = [edit for edit in pair.rows[15].edits if edit.op is Op.MOVE]
    assert [edit.a.of(pair.a.text) for edit in moved] == ["last spring", ""]
    assert [edit.b.of(pair.b.text) for edit in moved] == ["", "last spring"]


def test_the_pair_turned_round_says_the_same() -> None:
    a, b = seed_pair()
    there, back = compare_articles(a, b), compare_articles(b, a)
    assert {(row.a, row.b) for row in there.rows} == {(row.b, row.a) for row in back.rows}
    assert (back.shared_a, back.shared_b) == pytest.approx((there.shared_b, there.shared_a))
    assert (back.quotes_same, back.quotes_altered) == (2, 7)


def test_seeds_that_tell_different_stories_are_hardly_linked() -> None:
    from tests.wings.compare.made import seed

    texts = {number: seed(number) for number in ("000", "001", "002", "003")}
    pairs = [(one, two) for one in texts for two in texts if one < two]
    links = [
        row
        for one, two in pairs
        for row in compare_articles(texts[one], texts[two]).rows
        if row.a and row.b and not row.headline and not row.ghost
    ]
    assert len(links) <= 4

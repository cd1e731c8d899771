"""A story's account in sentences that a newcomer understands."""

from __future__ import annotations

import pytest

from reader.model import (
    Account,
    Doubt,
    Evidence,
    Pair,
    Precedence,
    PrintedDate,
    Relation,
    Story,
    Tie,
    Told,
    Verdict,
    Witness,
)
from reader.pages.account import (
    best_tie,
    beyond_phrase,
    first_sentence,
    tie_phrase,
    witness_sentence,
)

TOLD = (
    Told("a", "Storm", PrintedDate.from_iso("2024-03-02T09:00", "GMT"), outlet="Reuters"),
    Told("b", "Storm", PrintedDate.from_iso("2024-03-02"), outlet="Quay", agencies=("Reuters",)),
    Told("c", "Storm", None, outlet="Post", mark="RPT"),
    Told("d", "Storm", None),
)


UNKNOWN = Precedence(None)


def account(*witnesses: Witness, precedence: Precedence = UNKNOWN) -> Account:
    names = {name for witness in witnesses for name in witness.articles}
    told = tuple(each for each in TOLD if each.id in names)
    story = Story("a", tuple(each.id for each in told), "Storm", (), witnesses=len(witnesses))
    return Account(story, told, witnesses, precedence)


@pytest.mark.parametrize(
    ("witnesses", "sentence"),
    [
        (
            [Witness(("a", "b", "c"), "Reuters", 3), Witness(("d",))],
            "4 tellings, 2 witnesses: 3 of them print one text, credited to Reuters.",
        ),
        (
            [Witness(("a", "b", "c"), "Reuters", 2, copied=False)],
            "3 tellings, 1 witness: all 3 print or rewrite one text,"
            " which 2 of them credit to Reuters.",
        ),
        (
            [Witness(("a", "b"), "AP", 1)],
            "2 tellings, 1 witness: both print one text, which one of them credits to AP.",
        ),
        ([Witness(("a", "b"))], "2 tellings, 1 witness: both print one text."),
        (
            [Witness(("a",)), Witness(("b",))],
            "2 tellings, 2 witnesses: each has a text of its own, joined by your word.",
        ),
        (
            [Witness(("a", "b"), "AP", 2), Witness(("c", "d"))],
            "4 tellings, 2 witnesses: 2 of them print one text, credited to AP,"
            " 2 of them print one text.",
        ),
    ],
)
def test_witnesses_are_counted_and_the_count_explained(
    witnesses: list[Witness], sentence: str
) -> None:
    assert witness_sentence(account(*witnesses)) == sentence


@pytest.mark.parametrize(
    ("precedence", "sentence"),
    [
        (Precedence("a"), "First: Reuters, 2 Mar 2024 09:00 GMT."),
        (
            Precedence("a", ((Doubt.UNDATED, ("c", "d")), (Doubt.COARSE, ("b",)))),
            "First: Reuters, 2 Mar 2024 09:00 GMT. Not certain: Post and a telling of an unknown"
            " outlet bear no date; the dates are not exact enough to place Quay.",
        ),
        (
            Precedence("c", ((Doubt.UNDATED, ("c",)), (Doubt.REPEATED, ("c",)))),
            "First: Post, by wire marks, credits or what it contains. Not certain: Post bears no"
            " date; Post is marked RPT, a repetition of what is not here.",
        ),
        (
            Precedence(None, ((Doubt.CLOCK, ("b",)),)),
            "Who had it first is not known, though Reuters bears the earliest date,"
            " 2 Mar 2024 09:00 GMT: Quay came within 26 hours, by clocks that may be of other"
            " time zones.",
        ),
    ],
)
def test_who_was_first_is_said_with_what_speaks_against_it(
    precedence: Precedence, sentence: str
) -> None:
    assert first_sentence(account(Witness(("a", "b", "c", "d")), precedence=precedence)) == sentence


def test_a_telling_is_tied_to_what_it_may_come_from() -> None:
    later = Tie(Relation.REPUBLISHED, 0.9, 0.8, False)
    weaker = Tie(Relation.REWRITTEN, 1.0, 1.0, None)
    order = ["a", "b", "c", "d"]
    assert best_tie(2, order, {"a": weaker, "b": later, "d": later}) == 1
    assert best_tie(0, order, {"c": weaker}) == 2
    assert best_tie(3, order, {}) is None
    assert tie_phrase(later, 1) == ("republished, later · 90 % of it stands in 2, 80 % of 2 in it")
    assert "your word" in tie_phrase(None, None)


def test_what_is_beyond_the_story_says_so() -> None:
    pair = Pair("b", "x", Relation.SHARES_PASSAGES, 0.1, 0.4, 0.2, Evidence(0.1, 0.1, 0.1))
    assert beyond_phrase(pair, None, "b", 1) == (
        "shares passages with 2 · 40 % of it stands there, 10 % of 2 in it"
    )
    assert beyond_phrase(pair, Verdict.APART, "b", 1).startswith("you said: not the same story")

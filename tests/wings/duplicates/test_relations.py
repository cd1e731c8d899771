"""Two articles and what they are to each other, with direction and evidence."""

from __future__ import annotations

import dataclasses
import random

import numpy as np
import pytest

from reader.duplicates import longest_passage
from reader.duplicates.fingerprints import fingerprint, opened
from reader.duplicates.measures import Core
from reader.model import Pair, Relation, StoryText
from tests.wings.duplicates import press

BODY = press.story("body", 14)
TEXT = " ".join(BODY)


def _pair(one: StoryText, other: StoryText) -> Pair:
    _, pairs = press.index_of((one, other))
    (pair,) = pairs.values()
    return pair


def test_the_same_words_are_identical_however_few() -> None:
    assert press.relation(
        press.text_of("a", "Rain today."), press.text_of("b", "rain – today")
    ) is (Relation.IDENTICAL)
    assert (
        press.relation(press.text_of("a", "Rain today."), press.text_of("b", "Rain again.")) is None
    )
    assert press.relation(press.text_of("a", ""), press.text_of("b", "")) is None


def test_a_light_edit_elsewhere_is_republished() -> None:
    edited = " ".join(press.rewritten(BODY, 0.05))
    pair = _pair(press.text_of("a", TEXT), press.text_of("b", edited))
    assert pair.relation is Relation.REPUBLISHED
    assert min(pair.shared_a, pair.shared_b) > 0.8


def test_a_part_inside_another_text_is_an_excerpt_and_the_shares_say_which() -> None:
    digest = " ".join([*press.story("x", 8), *BODY[4:10], *press.story("y", 8)])
    pair = _pair(press.text_of("a", TEXT), press.text_of("b", digest))
    assert pair.relation is Relation.EXCERPT
    assert 0.3 < pair.shared_a < 0.55
    assert 0.2 < pair.shared_b < 0.4
    assert pair.evidence.longest_words >= 6 * 14


def test_words_replaced_in_order_is_a_rewriting() -> None:
    changed = " ".join(press.rewritten(BODY, 0.4))
    pair = _pair(press.text_of("a", TEXT), press.text_of("b", changed))
    assert pair.relation is Relation.REWRITTEN
    assert pair.evidence.order > 0.3 > pair.evidence.fivegrams
    assert pair.evidence.sentences_a > 0.5


def test_short_articles_are_told_like_long_ones() -> None:
    short = press.story("short", 4)  # 56 words
    one = press.text_of("a", " ".join(short))
    edited = press.text_of("b", " ".join(press.rewritten(short, 0.1)))
    assert press.relation(one, edited) is Relation.REPUBLISHED
    changed = press.text_of("b", " ".join(press.rewritten(short, 0.3)))
    assert press.relation(one, changed) is Relation.REWRITTEN
    cut = press.text_of("b", " ".join(short[:2]))
    assert press.relation(one, cut) is Relation.EXCERPT
    very = press.text_of("a", " ".join(short[:2]))
    assert press.relation(very, press.text_of("b", " ".join(press.rewritten(short[:2], 0.1)))) is (
        Relation.REPUBLISHED
    )


def test_a_brief_of_which_one_quotation_is_most_is_no_copy() -> None:
    quoted = " ".join(BODY[0].split() + BODY[1].split()[:6])  # 20 words
    brief = press.text_of("a", f"{quoted} {press.story('own', 1)[0]}")
    report = press.text_of("b", " ".join([*press.story("x", 5), quoted, *press.story("y", 5)]))
    assert press.relation(brief, report) in (Relation.RELATED, None)


def test_a_few_words_in_order_by_chance_are_no_rewriting() -> None:
    """Briefs with two dozen names in common, in any order: one in four would be taken for a
    rewriting by the share of its words that stand in order."""
    flagged = 0
    for seed in range(200):
        chance = random.Random(seed)
        names = [f"{press.word(chance, 3)} {press.word(chance, 3)}" for _ in range(12)]
        briefs = []
        for article in "ab":
            own = [press.word(chance, chance.choice((1, 2, 3))) for _ in range(30)]
            text = " ".join(chance.sample(names + own, 42))
            briefs.append(press.text_of(article, f"{text}."))
        flagged += press.relation(*briefs) is Relation.REWRITTEN
    assert flagged <= 4


def test_the_same_words_in_another_order_are_no_rewriting() -> None:
    changed = press.rewritten(BODY, 0.4)
    backwards = " ".join(reversed(changed))
    relation = press.relation(press.text_of("a", TEXT), press.text_of("b", backwards))
    assert relation in (Relation.SHARES_PASSAGES, Relation.RELATED)


def test_quotations_in_common_are_shared_passages() -> None:
    quoted = [BODY[1], BODY[6], BODY[11]]
    one = press.story("one", 10)
    other = press.story("other", 10)
    for at, quotation in zip((1, 5, 8), quoted, strict=True):
        one.insert(at, quotation)
        other.insert(9 - at, quotation)
    relation = press.relation(
        press.text_of("a", " ".join(one)), press.text_of("b", " ".join(other))
    )
    assert relation in (Relation.SHARES_PASSAGES, Relation.RELATED)


def test_revisions_are_told_through_the_index() -> None:
    edited = " ".join(press.rewritten(BODY, 0.1))
    outlet = _pair(
        press.text_of("a", TEXT, outlet="Gazette", date="2022-03-01"),
        press.text_of("b", edited, outlet="Gazette", date="2022-03-02"),
    )
    address = _pair(
        press.text_of("a", TEXT, url="https://gazette.example/1"),
        press.text_of("b", edited, url="https://gazette.example/1"),
    )
    assert outlet.relation is address.relation is Relation.REVISION
    assert outlet.direction == "a first"
    assert address.direction is None


def _report(day: int, figures: list[int]) -> str:
    return (
        f"The index of leading shares closed at {figures[0]} points on day {day} of trading. "
        f"Dealers counted {figures[1]} rising and {figures[2]} falling papers in the session. "
        f"Volume reached {figures[3]} million pieces against the average of the quarter. "
        f"The currency bought {figures[4]} cents and the bond yielded {figures[5]} basis points. "
        "Analysts expect little movement before the central bank publishes its quarterly report."
    )


def test_a_template_with_other_figures_is_no_story() -> None:
    monday = _report(1, [5120, 311, 204, 87, 45, 310])
    tuesday = _report(2, [5077, 298, 251, 91, 46, 312])
    first = press.text_of("a", monday, outlet="Wire", date="2022-03-01")
    second = press.text_of("b", tuesday, outlet="Wire", date="2022-03-02")
    pair = _pair(first, second)
    assert pair.relation is Relation.SHARES_PASSAGES
    assert "same template, other numbers" in pair.evidence.notes
    again = press.text_of("b", monday + " Trading resumes.", outlet="Wire", date="2022-03-02")
    assert press.relation(first, again) is Relation.REVISION
    noon = dataclasses.replace(second, date="2022-03-01")
    assert press.relation(first, noon) is Relation.SHARES_PASSAGES
    unknown = press.text_of("b", tuesday)
    assert press.relation(press.text_of("a", monday), unknown) is Relation.SHARES_PASSAGES


def test_a_report_with_some_figures_corrected_is_a_revision() -> None:
    figures = [5120, 311, 204, 87, 45, 310]
    first = press.text_of("a", _report(1, figures), outlet="Wire", date="2022-03-01")
    for changed in (1, 2, 3):
        corrected = _report(1, [0] * changed + figures[changed:])
        later = press.text_of("b", corrected, outlet="Wire", date="2022-03-01")
        assert press.relation(first, later) is Relation.REVISION


def test_a_part_without_figures_among_other_figures_is_no_template() -> None:
    figures = [
        f"{word} counted {n} papers in {n + 1} hours." for n, word in enumerate(BODY[0].split(), 3)
    ]
    whole = " ".join([*BODY[:5], *figures[:6]])
    digest = " ".join([*BODY[:5], _report(4, [17, 18, 19, 20, 21, 22])])
    assert press.relation(press.text_of("a", whole), press.text_of("b", digest)) in (
        Relation.EXCERPT,
        Relation.REPUBLISHED,
    )


def test_a_part_without_dates_comes_after_the_whole() -> None:
    pair = _pair(press.text_of("a", " ".join(BODY[:4])), press.text_of("b", TEXT))
    assert (pair.relation, pair.direction) == (Relation.EXCERPT, "b first")


def test_a_part_of_a_very_long_text_is_found() -> None:
    transcript = " ".join([*press.story("long", 700), *BODY, *press.story("tail", 300)])
    pair = _pair(press.text_of("a", TEXT), press.text_of("b", transcript))
    assert pair.relation is Relation.EXCERPT
    assert pair.shared_a > 0.95
    assert pair.shared_b < 0.05


def test_the_longest_passage_is_quoted_as_it_stands() -> None:
    one = " ".join(
        [*press.story("x", 4), "“Nobody,” said the mayor,\nwas asked at all today.", BODY[0]]
    )
    other = " ".join(
        [BODY[3], "nobody said the mayor was asked at all today", *press.story("y", 4)]
    )
    passage = longest_passage(press.text_of("a", one), press.text_of("b", other))
    assert passage == "Nobody,” said the mayor, was asked at all today"
    unlike = press.text_of("b", " ".join(press.story("x")))
    assert longest_passage(press.text_of("a", TEXT), unlike) == ""


@pytest.mark.parametrize("share", [0.02, 0.1, 0.25])
def test_the_longest_passage_is_the_one_that_the_evidence_counts(share: float) -> None:
    one = press.text_of("a", TEXT)
    other = press.text_of("b", " ".join(press.rewritten(BODY, share)))
    found = len(longest_passage(one, other).split())
    assert found == _pair(one, other).evidence.longest_words > 4


def test_windows_looked_up_at_once_share_what_they_share_one_by_one() -> None:
    words = [f"word{number}" for number in range(300)]
    chance = random.Random(7)
    texts = [" ".join(chance.choices(words, k=size)) for size in (9_000, 4_000, 700)]
    cores = [_core(text) for text in texts]
    for one in cores:
        for other in cores:
            for window in one.windows:
                each = [
                    len(set(window.bigrams.tolist()) & set(held.bigrams.tolist()))
                    / min(len(window.bigrams), len(held.bigrams))
                    for held in other.windows
                ]
                assert other.shares(window.bigrams) == pytest.approx(each)


def _core(text: str) -> Core:
    print_ = opened(fingerprint(press.text_of("a", text)))
    return Core(print_, np.ones(len(print_.lengths), np.bool_))

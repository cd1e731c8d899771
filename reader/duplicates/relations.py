"""Two articles become a relation with its evidence: a copy, a part, a rewriting, or nothing.

Everything here is a function of the two articles alone, so that the order in which articles
arrive can make no difference. Must not know which articles were worth comparing, nor any third.

Verbatim 5-grams tell copies; rewriting keeps the order of the content words while it destroys
the 5-grams, and quoting raises both alike (STORIES.md, section 3).
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.duplicates.circumstances import (
    Facts,
    Places,
    days_differ,
    first,
    named,
    notes,
    places,
)
from reader.duplicates.measures import (
    WINDOW,
    Core,
    Measures,
    answered,
    carried,
    longest_run,
    measure,
    sentences_answer,
)
from reader.model import Evidence, Pair, Relation
from reader.record import replace

FEWEST_WORDS = 25  # shorter texts are only ever identical
_SHORT = 50  # words: one passage in common may be most of such a text
_FEWEST_BIGRAMS = 12
_FEWEST_FIVEGRAMS = 18  # in common: a passage of some twenty words makes no copy

# Chosen on half 0 of the set that benchmarks/stories.py builds; it reports on half 1.
COPY_FIVEGRAMS = 0.40
_COPY_SURE = 0.55
_LONG_PASSAGE = 32  # words: quotations are seldom longer
COPY_BIGRAMS = 0.60
COPY_ORDER = 0.12
REWRITE_SCORE = 0.13
REWRITE_SURPLUS = 3.0  # a short text's few words stand in order by chance now and then
VERSION_ORDER = 0.25
VERSION_SENTENCES = 0.70
_FEWEST_SENTENCES = 4
PASSAGES_BIGRAMS = 0.25
PASSAGES_ORDER = 0.12
RELATED_BIGRAMS = 0.18
_WORTH_A_LOOK = 0.12  # of the bigrams: no rewriting shares fewer
_FEWEST_BLANKS = 4
_TEMPLATE = "same template, other numbers"


@dataclass(frozen=True, slots=True)
class Telling:
    """One side of a pair."""

    id: str
    core: Core
    facts: Facts


# --------------------------------------------------------------------------- the decision


def relate(a: Telling, b: Telling) -> Pair | None:
    """Say what two articles are to each other; None for strangers."""
    if a.id > b.id:
        a, b = b, a
    if not len(a.core.words) or not len(b.core.words):
        return None
    if a.core.name == b.core.name:
        return _identical(a, b)
    if min(len(a.core.words), len(b.core.words)) < FEWEST_WORDS:
        return None
    measures = measure(a.core, b.core, _WORTH_A_LOOK)
    fewest = min(len(a.core.bigrams), len(b.core.bigrams), WINDOW)
    if not measures.bigrams or measures.bigrams * fewest < _FEWEST_BIGRAMS:
        return None
    relation = _by_words(measures, a.core, b.core)
    if relation is Relation.RELATED and measures.bigrams < RELATED_BIGRAMS:
        return None
    return _pair(a, b, relation, measures)


def _identical(a: Telling, b: Telling) -> Pair:
    """Say so without measuring: one text may have ten thousand copies."""
    said, words = notes(a.facts, b.facts, Relation.IDENTICAL), len(a.core.words)
    evidence = Evidence(1.0, 1.0, 1.0, "", words, 1.0, 1.0, said)
    direction = first(a.facts, b.facts, Relation.IDENTICAL, (1.0, 1.0))
    return Pair(a.id, b.id, Relation.IDENTICAL, 1.0, 1.0, 1.0, evidence, direction)


def _by_words(measures: Measures, one: Core, other: Core) -> Relation:
    """Decide by the words alone; REPUBLISHED stands for any kind of copy."""
    if _is_copy(measures, one, other):
        return Relation.REPUBLISHED
    if measures.rewriting >= REWRITE_SCORE and measures.surplus >= REWRITE_SURPLUS:
        return Relation.REWRITTEN
    kept = measures.bigrams >= COPY_BIGRAMS and measures.order >= COPY_ORDER
    if kept and not _is_quoted(one, other):
        return Relation.REPUBLISHED
    if _is_version(measures, one, other):
        return Relation.REWRITTEN
    passages = measures.bigrams >= PASSAGES_BIGRAMS or measures.order >= PASSAGES_ORDER
    short = min(len(one.words), len(other.words)) < _SHORT
    return Relation.SHARES_PASSAGES if passages and not short else Relation.RELATED


def _is_copy(measures: Measures, one: Core, other: Core) -> bool:
    """Tell copying from quoting, where many 5-grams are in common: one long passage is shared,
    or the most of the text, or its order too."""
    five = measures.fivegrams
    passage = five * min(len(one.fives), len(other.fives), WINDOW)
    if five < COPY_FIVEGRAMS or passage < _FEWEST_FIVEGRAMS:
        return False
    sure = five >= _COPY_SURE or measures.order >= VERSION_ORDER
    return sure or longest_run(one, other)[1] >= _LONG_PASSAGE


def _is_quoted(one: Core, other: Core) -> bool:
    """Tell whether one is so short beside the other that one quotation may be most of it."""
    short, long = sorted((len(one.words), len(other.words)))
    return short < _SHORT and long > 2 * short


def _is_version(measures: Measures, one: Core, other: Core) -> bool:
    """Tell an updated or shortened version: the order is kept, and most sentences answered."""
    enough = min(len(core.sentences.sizes) for core in (one, other)) >= _FEWEST_SENTENCES
    kept = measures.order >= VERSION_ORDER and enough
    return kept and sentences_answer(one, other) >= VERSION_SENTENCES


def _pair(a: Telling, b: Telling, relation: Relation, measures: Measures) -> Pair:
    shares = carried(a.core, b.core), carried(b.core, a.core)
    template = relation.one_story and _same_template(a, b)
    if template:
        relation = Relation.SHARES_PASSAGES
    elif relation.one_story:
        relation = named(relation, shares, a.facts, b.facts)
    said = (*notes(a.facts, b.facts, relation), *(_TEMPLATE,) * template)
    score = measures.rewriting if relation is Relation.REWRITTEN else max(measures[:2])
    return Pair(
        a.id,
        b.id,
        relation,
        *shares,
        score=round(min(1.0, score), 4),
        evidence=replace(_evidence(a.core, b.core, measures, relation), notes=said),
        direction=first(a.facts, b.facts, relation, shares) if relation.one_story else None,
    )


def _evidence(one: Core, other: Core, measures: Measures, relation: Relation) -> Evidence:
    two, five, order = (round(max(0.0, value), 4) for value in measures[:3])
    if relation is Relation.RELATED:  # many, and nothing to point at
        return Evidence(two, five, order)
    return Evidence(
        two,
        five,
        order,
        longest_words=longest_run(one, other)[1],
        sentences_a=answered(one, other),
        sentences_b=answered(other, one),
    )


def _same_template(a: Telling, b: Telling) -> bool:
    """Tell whether two texts are forms filled in twice: polls, markets, weather.

    A figure between the same two words on both sides stands in a blank of the form. Two reports
    of one outlet on different days must agree in half of their blanks; else, in a fifth.
    """
    one, other = a.core.blanks, b.core.blanks
    both = one.keys() & other.keys()
    agreeing = sum(not one[blank].isdisjoint(other[blank]) for blank in both)
    days = days_differ(a.facts, b.facts) and places(a.facts, b.facts) in (
        Places.ONE_ADDRESS,
        Places.ONE_OUTLET,
    )
    return len(both) >= _FEWEST_BLANKS and agreeing < len(both) / (2 if days else 5)


# --------------------------------------------------------------------------- evidence in words

"""Two articles become a relation with its evidence: a copy, a part, a rewriting, or nothing.

Everything here is a function of the two articles alone, so that the order in which articles
arrive can make no difference. Must not know which articles were worth comparing, nor any third.

Verbatim 5-grams tell copies; rewriting keeps the order of the content words while it destroys
the 5-grams, and quoting raises both alike (STORIES.md, section 3).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from reader.duplicates.fingerprints import fingerprint, opened, word_spans
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
from reader.model import Evidence, Pair, Relation, StoryText

FEWEST_WORDS = 25  # shorter texts are only ever identical
_FEWEST_REWRITTEN = 50  # words; below that only copies are told
_FEWEST_BIGRAMS = 12
_FEWEST_FIVEGRAMS = 18  # in common: a passage of some twenty words makes no copy

# Chosen on half 0 of the set that benchmarks/stories.py builds; it reports on half 1.
COPY_FIVEGRAMS = 0.40
_COPY_SURE = 0.55
_LONG_PASSAGE = 32  # words: quotations are seldom longer
COPY_BIGRAMS = 0.60
COPY_ORDER = 0.12
REWRITE_SCORE = 0.15
VERSION_ORDER = 0.25
VERSION_SENTENCES = 0.70
_FEWEST_SENTENCES = 4
PASSAGES_BIGRAMS = 0.25
PASSAGES_ORDER = 0.12
RELATED_BIGRAMS = 0.18
_WORTH_A_LOOK = 0.12  # of the bigrams: no rewriting shares fewer

_LATER_MARKS = ("RPT", "REPEAT", "UPDATE", "CORRECT", "REFILE", "WRAPUP", "REVISED")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about an article besides its words; all as in ``StoryText``."""

    outlet: str | None = None
    host: str | None = None
    url: str | None = None
    agencies: tuple[str, ...] = ()
    date: str | None = None
    mark: str | None = None
    headline: str | None = None

    @property
    def day(self) -> str:
        """The date without the hour, as far as known."""
        return (self.date or "")[:10]


@dataclass(frozen=True, slots=True)
class Telling:
    """One side of a pair."""

    id: str
    core: Core
    facts: Facts


def facts_of(text: StoryText) -> Facts:
    """Give the facts of an article."""
    return Facts(
        text.outlet, text.host, text.url, text.agencies, text.date, text.mark, text.headline
    )


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
    notes, words = _notes(a.facts, b.facts), len(a.core.words)
    evidence = Evidence(1.0, 1.0, 1.0, "", words, 1.0, 1.0, notes)
    direction = _direction(a, b, Relation.IDENTICAL, (1.0, 1.0))
    return Pair(a.id, b.id, Relation.IDENTICAL, 1.0, 1.0, 1.0, evidence, direction)


def _by_words(measures: Measures, one: Core, other: Core) -> Relation:
    """Decide by the words alone; REPUBLISHED stands for any kind of copy."""
    if _is_copy(measures, one, other):
        return Relation.REPUBLISHED
    if min(len(one.words), len(other.words)) < _FEWEST_REWRITTEN:
        return Relation.RELATED
    if measures.rewriting >= REWRITE_SCORE:
        return Relation.REWRITTEN
    if measures.bigrams >= COPY_BIGRAMS and measures.order >= COPY_ORDER:
        return Relation.REPUBLISHED
    if _is_version(measures, one, other):
        return Relation.REWRITTEN
    passages = measures.bigrams >= PASSAGES_BIGRAMS or measures.order >= PASSAGES_ORDER
    return Relation.SHARES_PASSAGES if passages else Relation.RELATED


def _is_copy(measures: Measures, one: Core, other: Core) -> bool:
    """Tell copying from quoting, where many 5-grams are in common: one long passage is shared,
    or the most of the text, or its order too."""
    five = measures.fivegrams
    passage = five * min(len(one.fives), len(other.fives), WINDOW)
    if five < COPY_FIVEGRAMS or passage < _FEWEST_FIVEGRAMS:
        return False
    sure = five >= _COPY_SURE or measures.order >= VERSION_ORDER
    return sure or longest_run(one, other)[1] >= _LONG_PASSAGE


def _is_version(measures: Measures, one: Core, other: Core) -> bool:
    """Tell an updated or shortened version: the order is kept, and most sentences answered."""
    enough = min(len(core.sentences.sizes) for core in (one, other)) >= _FEWEST_SENTENCES
    kept = measures.order >= VERSION_ORDER and enough
    return kept and sentences_answer(one, other) >= VERSION_SENTENCES


def _pair(a: Telling, b: Telling, relation: Relation, measures: Measures) -> Pair:
    shares = carried(a.core, b.core), carried(b.core, a.core)
    notes = _notes(a.facts, b.facts)
    if relation.one_story:
        if _same_template(a, b):
            relation = Relation.SHARES_PASSAGES
            notes += ("same template, other numbers",)
        else:
            relation = _by_circumstances(relation, shares, a.facts, b.facts)
    score = measures.rewriting if relation is Relation.REWRITTEN else max(measures[:2])
    return Pair(
        a.id,
        b.id,
        relation,
        *shares,
        score=round(min(1.0, score), 4),
        evidence=replace(_evidence(a.core, b.core, measures, relation), notes=notes),
        direction=_direction(a, b, relation, shares) if relation.one_story else None,
    )


def _evidence(one: Core, other: Core, measures: Measures, relation: Relation) -> Evidence:
    two, five, order = (round(max(0.0, value), 4) for value in measures)
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


def _by_circumstances(
    relation: Relation, shares: tuple[float, float], a: Facts, b: Facts
) -> Relation:
    """Tell a copy from a part of one, and from a later state of the same article."""
    if a.url and a.url == b.url:
        return Relation.REVISION
    if relation is Relation.REPUBLISHED and _is_part(shares):
        return Relation.EXCERPT
    return Relation.REVISION if _same_outlet(a, b) else relation


def _is_part(shares: tuple[float, float]) -> bool:
    """Tell whether one carries a part of the other, and not the most of it."""
    return min(shares) < 0.65 or max(shares) - min(shares) > 0.3


def _same_outlet(a: Facts, b: Facts) -> bool:
    if a.outlet and b.outlet:
        return a.outlet == b.outlet
    return bool(a.host) and a.host == b.host


def _same_template(a: Telling, b: Telling) -> bool:
    """Tell whether two texts are forms filled in twice: polls, markets, weather.

    Two reports of one outlet on different days must agree in half of their figures; where outlet
    or day is not known, in a fifth.
    """
    one, other = a.core.figures, b.core.figures
    fewest = min(len(one), len(other))
    if fewest < 4 or _same_day(a.facts, b.facts):
        return False
    if _days_differ(a.facts, b.facts) and _same_outlet(a.facts, b.facts):
        return len(one & other) < fewest / 2
    return fewest >= 6 and len(one & other) < fewest / 5


# --------------------------------------------------------------------------- direction and notes


def _direction(
    a: Telling, b: Telling, relation: Relation, shares: tuple[float, float]
) -> str | None:
    """Say who had it first: by date, wire mark, credit, and last by a part and its whole."""
    sign = (
        _by_date(a.facts, b.facts)
        or _mark_rank(a.facts.mark) - _mark_rank(b.facts.mark)
        or _credits(a.facts, b.facts) - _credits(b.facts, a.facts)
    )
    if not sign and relation is Relation.EXCERPT and max(shares) > 0.9 and min(shares) < 0.5:
        sign = len(b.core.words) - len(a.core.words)
    return None if not sign else "a first" if sign < 0 else "b first"


def _by_date(a: Facts, b: Facts) -> int:
    """Compare two printed dates as far as both go: -1, 0 or 1."""
    known = min(len(a.date or ""), len(b.date or ""))
    one, other = (a.date or "")[:known], (b.date or "")[:known]
    return (one > other) - (one < other)


def _days_differ(a: Facts, b: Facts) -> bool:
    known = min(len(a.day), len(b.day))
    return a.day[:known] != b.day[:known]


def _same_day(a: Facts, b: Facts) -> bool:
    return len(a.day) == 10 and a.day == b.day


def _mark_rank(mark: str | None) -> int:
    """Rank a wire mark: the plain text 0, its second or third state later."""
    upper = (mark or "").upper()
    if not upper.startswith(_LATER_MARKS):
        return 0
    digits = "".join(c for c in upper if c in "0123456789")
    return 1 + int(digits[:3] or 0)


def _credits(one: Facts, other: Facts) -> bool:
    """Tell whether one names the other's outlet as its source, and is not it."""
    outlet = (other.outlet or "").casefold()
    named = {name.casefold() for name in one.agencies}
    return bool(outlet) and outlet in named and outlet != (one.outlet or "").casefold()


def _notes(a: Facts, b: Facts) -> tuple[str, ...]:
    notes = [f"credits {y.outlet}" for x, y in ((a, b), (b, a)) if _credits(x, y)]
    theirs = {name.casefold() for name in b.agencies}
    notes += [f"both credit {name}" for name in a.agencies if name.casefold() in theirs][:1]
    return tuple(notes)


# --------------------------------------------------------------------------- evidence in words


def explain(a: StoryText, b: StoryText) -> Evidence:
    """Give the evidence on two articles with the longest passage in common as words of ``a``.

    Only what the anatomy sets aside is left out here; what the collection teaches is not known.
    """
    one, other = _whole_core(a), _whole_core(b)
    at, length = longest_run(one, other)
    notes = _notes(facts_of(a), facts_of(b))
    evidence = _evidence(one, other, measure(one, other), Relation.REWRITTEN)
    return replace(evidence, longest=_passage(a, at, length), notes=notes)


def _whole_core(text: StoryText) -> Core:
    print_ = opened(fingerprint(text))
    return Core(print_, np.ones(len(print_.keys), np.bool_))


def _passage(text: StoryText, at: int, length: int) -> str:
    """Give the words of a run as they stand in the text, blanks evened out."""
    if not length:
        return ""
    places = word_spans(text)
    return " ".join(text.text[places[at].start : places[at + length - 1].end].split())

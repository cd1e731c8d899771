"""The whole comparison of two articles: alignment, rows, facts and shares put together.

The one module of this wing that reads Articles and gives Comparisons.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from reader.compare.align import STRANGERS, Alignment, Link, Wishes, find_links, groups_of
from reader.compare.blocks import Block
from reader.compare.facts import facts_of
from reader.compare.lexicon import LANGUAGES, NO_LANGUAGE, language_of
from reader.compare.quotes import match_quotes, quotes_of
from reader.compare.readings import Known
from reader.compare.rows import Layout, lay_out
from reader.compare.telling import Telling, telling_of, telling_of_sentences
from reader.model import Article, Comparison, RowKind, Span
from reader.record import replace

_LONG_RUN = 6  # sentences at an end that only one side has: read as page furniture
_ONE_STORY = 1 / 3  # share of the shorter side's sentences that must be answered for that

Pins = Iterable[tuple[int, int]]
Pairs = frozenset[tuple[int, int]]


def compare_articles(a: Article, b: Article, pins: Pins = (), breaks: Pins = ()) -> Comparison:
    """Lay two articles side by side.

    ``pins`` and ``breaks`` are the user's corrections, as (sentence of a, sentence of b): pairs
    that must and that must not be made.
    """
    left, right = telling_of(a), telling_of(b)
    pinned, broken = _inside(pins, left, right), frozenset(breaks)
    links, hints = _aligned(left, right, pinned, broken)
    strangers = not pinned and not any(link.likeness >= STRANGERS for link in links)
    if strangers:
        links = []
    else:
        left, right = _with_ends_folded(left, right, links)
    layout = lay_out(left, right, groups_of(links))
    found = _comparison(left, right, layout, strangers=strangers)
    shown = tuple(hint for hint in hints if not (left.region[hint.a] or right.region[hint.b]))
    return replace(found, corrections=len(pinned) + len(broken), hints=() if strangers else shown)


def align(
    a: Sequence[str], b: Sequence[str]
) -> list[tuple[tuple[int, ...], tuple[int, ...], RowKind]]:
    """Say which of the sentences answer each other: ordinals of a, ordinals of b, and how.

    Rows come in order of ``a``; one-sided ones have an empty side.
    """
    left, right = telling_of_sentences(a), telling_of_sentences(b)
    layout = lay_out(left, right, groups_of(_aligned(left, right).links))
    return [(row.a, row.b, row.kind) for row in layout.rows if not row.ghost]


def _aligned(
    a: Telling,
    b: Telling,
    pins: Pairs = frozenset(),
    breaks: Pairs = frozenset(),
) -> Alignment:
    """Align all sentences but the headlines, which answer each other in any case."""
    wishes = Wishes(a.furniture, b.furniture, pins, breaks)
    return find_links(_without_headline(a), _without_headline(b), wishes)


def _inside(pins: Pins, a: Telling, b: Telling) -> Pairs:
    """Keep the pins that name sentences there are, headlines left out."""
    return frozenset(
        (i, j)
        for i, j in pins
        if 0 <= i < len(a.sentences)
        and 0 <= j < len(b.sentences)
        and not (a.sentences[i].headline or b.sentences[j].headline)
    )


def _without_headline(telling: Telling) -> list[tuple[str, ...]]:
    return [
        () if sentence.headline else telling.folded_of(k)
        for k, sentence in enumerate(telling.sentences)
    ]


# --------------------------------------------------------------------------- ends


def _with_ends_folded(a: Telling, b: Telling, links: Sequence[Link]) -> tuple[Telling, Telling]:
    """Fold the long runs at either end of one side that nothing on the other answers.

    Only where the rest answers each other: of two stories that share little, each is read whole.
    """
    answered_a, answered_b = {link.a for link in links}, {link.b for link in links}
    shorter, answered = min((len(a.story), answered_a), (len(b.story), answered_b), key=_first)
    if len(answered) < _ONE_STORY * shorter:
        return a, b
    return a.folding(_loose_ends(a, answered_a)), b.folding(_loose_ends(b, answered_b))


def _first(pair: tuple[int, set[int]]) -> int:
    return pair[0]


def _loose_ends(telling: Telling, answered: set[int]) -> frozenset[int]:
    story = [k for k in telling.story if not telling.sentences[k].headline]
    places = [place for place, k in enumerate(story) if k in answered]
    if not places:
        return frozenset()
    ends = (story[: places[0]], story[places[-1] + 1 :])
    return frozenset(chain.from_iterable(run for run in ends if len(run) >= _LONG_RUN))


# --------------------------------------------------------------------------- summing up


def _comparison(left: Telling, right: Telling, layout: Layout, *, strangers: bool) -> Comparison:
    matched_a = [(block.a, block.size) for blocks in layout.blocks for block in blocks]
    matched_b = [(block.b, block.size) for blocks in layout.blocks for block in blocks]
    shared_a, shared_a_all = _shares(left, matched_a)
    shared_b, shared_b_all = _shares(right, matched_b)
    quotes = match_quotes(quotes_of(left), quotes_of(right))
    known_a, known_b = _known(left, right)
    return Comparison(
        a=left.side(),
        b=right.side(),
        rows=layout.rows,
        facts=facts_of(layout.rows, known_a, known_b, quotes),
        shared_a=shared_a,
        shared_b=shared_b,
        shared_a_all=shared_a_all,
        shared_b_all=shared_b_all,
        quotes_same=len(quotes.same),
        quotes_altered=len(quotes.altered),
        longest=_longest(left, layout),
        strangers=strangers,
    )


def _known(*tellings: Telling) -> list[Known]:
    """Read with a language: as declared, else by the words of all, which tell one story."""
    declared = [LANGUAGES.get(telling.language or "") for telling in tellings]
    told = NO_LANGUAGE if all(declared) else language_of([each.folded for each in tellings])
    return [
        Known.of(telling, language or told)
        for telling, language in zip(tellings, declared, strict=True)
    ]


def _shares(telling: Telling, matched: Iterable[tuple[int, int]]) -> tuple[float, float]:
    """Give the share of the words that match: of the story's, and of all."""
    is_word = bytes(telling.is_word)
    in_story = bytearray(len(is_word))
    for k in telling.story:
        tokens = slice(telling.first[k], telling.first[k + 1])
        in_story[tokens] = is_word[tokens]
    story = everything = 0
    for first, size in matched:
        story += in_story.count(1, first, first + size)
        everything += is_word.count(1, first, first + size)
    return story / max(1, in_story.count(1)), everything / max(1, is_word.count(1))


def _longest(telling: Telling, layout: Layout) -> Span | None:
    """Give the longest passage in common word for word; it may run over several rows."""
    best = last = Block(0, 0, 0)
    for block in sorted(chain.from_iterable(layout.blocks)):
        goes_on = (block.a, block.b) == (last.a + last.size, last.b + last.size)
        last = Block(last.a, last.b, last.size + block.size) if goes_on else block
        if last.size > best.size:
            best = last
    return telling.span(best.a, best.a + best.size) if best.size else None

"""Quotations, found in whole texts and matched across them, wherever they stand.

Knows tellings; must not know rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reader.compare.lexicon import FUNCTION_WORDS
from reader.compare.likeness import features
from reader.compare.telling import Telling
from reader.model import Span
from reader.named import NamedTuple
from reader.pattern import pattern
from reader.text.folding import fold, folded_words
from reader.text.sentences import paragraphs
from reader.text.words import is_ideographic

ALIKE = 60.0  # least similarity, 0 to 100, of two wordings of one quotation
_COMMON = 30  # a word in more quotations than this leads to no candidates

# Straight and curly double marks are one style, mixed within one quotation. A quotation that is
# still open at the end of its paragraph ends there: the next paragraph opens it again. A straight
# mark between two letters is none (Hebrew acronyms); before a blank it opens nothing, after one it
# closes nothing.
_DOUBLE = pattern(
    r"„([^„“”\"]+)(?:[“”\"]|$)"
    r"|«\s*([^«»]+?)\s*(?:»|$)"
    r"|»([^«»]+)(?:«|$)"
    r"|(?:“|(?<![^\W_])\"(?=\S))((?:[^“”\"]|(?<=[^\W_])\"(?=[^\W_]))+)(?:”|(?<!\s)\"|$)"
    r"|”([^”]+)”"
    r"|「([^「」]+)(?:」|$)"
    r"|『([^『』]+)(?:』|$)"
)
_ANY_DOUBLE = pattern('[„«»“”"「『]')
# Single marks quote only where they cannot be apostrophes.
_SINGLE = pattern(r"[‘‚](?<![^\W_].)([^‘’\n]+(?:’(?=[^\W_])[^‘’\n]*)*)[’‘](?![^\W_])")


class Quote(NamedTuple):
    """The words inside the marks, as a span, and how they are compared."""

    span: Span
    folded: str


class Match(NamedTuple):
    """One quotation on both sides. ``similarity`` runs from 0 to 100 and is 100 for the same."""

    a: Quote
    b: Quote
    similarity: float


class Matched(NamedTuple):
    """What became of the quotations of two texts; each list in order of place."""

    same: list[Match]
    altered: list[Match]
    only_a: list[Quote]
    only_b: list[Quote]


def quotes_of(telling: Telling) -> list[Quote]:
    """Find the quotations of the story in order; the headline and furniture have none."""
    if not telling.sentences:
        return []
    return [quote for quote in _quotes_in(telling.text) if _in_story(telling, quote)]


def _in_story(telling: Telling, quote: Quote) -> bool:
    sentence = telling.sentences[telling.sentence_at(quote.span.start)]
    return not (sentence.furniture or sentence.headline)


def _quotes_in(text: str) -> Iterator[Quote]:
    for paragraph in paragraphs(text):
        line = paragraph.of(text)
        pattern = _DOUBLE if _ANY_DOUBLE.search(line) else _SINGLE
        for match in pattern.finditer(line):
            if match.lastindex is None:
                continue
            start, end = match.span(match.lastindex)
            folded = " ".join(word for word in folded_words(line[start:end]) if _counts(word))
            if folded:
                yield Quote(Span(paragraph.start + start, paragraph.start + end), folded)


def _counts(word: str) -> bool:
    return len(word) > 1 or word.isalnum()


def match_quotes(a: Sequence[Quote], b: Sequence[Quote]) -> Matched:
    """Pair quotations one to one: the same words first, then the most similar.

    One that the other side interrupts ("We lost," she said. "We will be back.") is the same, and
    one that is a part of what the other side quotes is no news.
    """
    same, left_a, left_b = _same(a, b)
    same += _interrupted(a, b, left_a, left_b)
    same += [Match(one, two, 100.0) for two, one, _ in _interrupted(b, a, left_b, left_a)]
    altered: list[Match] = []
    free_a, free_b = set(left_a), set(left_b)
    for similarity, i, j in sorted(_similar(a, b, left_a, left_b), key=_likest_first):
        if i in free_a and j in free_b:
            free_a.remove(i)
            free_b.remove(j)
            altered.append(Match(a[i], b[j], similarity))
    altered.sort(key=lambda match: match.a.span)
    only_a = _beyond([a[i] for i in sorted(free_a)], b)
    return Matched(same, altered, only_a, _beyond([b[j] for j in sorted(free_b)], a))


def _beyond(own: Sequence[Quote], other: Sequence[Quote]) -> list[Quote]:
    """Give the quotations that are no part of any on the other side."""
    said = "\n".join(f" {quote.folded} " for quote in other)
    return [quote for quote in own if f" {quote.folded} " not in said]


def _likest_first(found: tuple[float, int, int]) -> tuple[float, int, int]:
    similarity, i, j = found
    return -similarity, i, j


def _same(a: Sequence[Quote], b: Sequence[Quote]) -> tuple[list[Match], list[int], list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for j in range(len(b) - 1, -1, -1):
        places[b[j].folded].append(j)
    same: list[Match] = []
    left_a: list[int] = []
    for i, quote in enumerate(a):
        if places.get(quote.folded):
            same.append(Match(quote, b[places[quote.folded].pop()], 100.0))
        else:
            left_a.append(i)
    return same, left_a, sorted(j for some in places.values() for j in some)


def _interrupted(
    whole: Sequence[Quote], parts: Sequence[Quote], left: list[int], left_parts: list[int]
) -> list[Match]:
    """Find quotations that the other side has as several in a row; take them out of what is left.

    Each is matched with the first of its parts.
    """
    starts: dict[str, list[int]] = defaultdict(list)
    for place, j in enumerate(left_parts):
        starts[parts[j].folded.partition(" ")[0]].append(place)
    found: list[tuple[int, list[int]]] = []
    for i in left:
        for place in starts.get(whole[i].folded.partition(" ")[0], ()):
            run = _parts_from(left_parts[place:], whole[i].folded, parts)
            if len(run) > 1:
                found.append((i, run))
                break
    gone = {j for _, run in found for j in run}
    done = {i for i, _ in found}
    left[:] = [i for i in left if i not in done]
    left_parts[:] = [j for j in left_parts if j not in gone]
    return [Match(whole[i], parts[run[0]], 100.0) for i, run in found]


def _parts_from(order: Sequence[int], words: str, parts: Sequence[Quote]) -> list[int]:
    """Give the parts, from the first on, that make up ``words``; none where they do not."""
    run: list[int] = []
    rest = words + " "
    for j in order:
        part = parts[j].folded + " "
        if not rest.startswith(part):
            return []
        run.append(j)
        rest = rest[len(part) :]
        if not rest:
            return run
    return []


def _similar(
    a: Sequence[Quote], b: Sequence[Quote], left_a: Sequence[int], left_b: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """Weigh the pairs that are worth it."""
    if not (near := list(_near(a, b, left_a, left_b))):
        return
    from rapidfuzz import fuzz  # loads all its measures, and few comparisons come to this

    for i, j in near:
        similarity = fuzz.ratio(a[i].folded, b[j].folded, score_cutoff=ALIKE)
        if similarity:
            yield similarity, i, j


def _near(
    a: Sequence[Quote], b: Sequence[Quote], left_a: Sequence[int], left_b: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Give the pairs that share a word which is not everywhere."""
    places: dict[str, list[int]] = defaultdict(list)
    for j in left_b:
        for word in _content(b[j]):
            places[word].append(j)
    for i in left_a:
        words = [word for word in _content(a[i]) if len(places[word]) <= _COMMON]
        yield from ((i, j) for j in {j for word in words for j in places[word]})


def _content(quote: Quote) -> set[str]:
    words = fold(quote.folded).split()
    kept = [word for word in words if word not in FUNCTION_WORDS] or words
    return set(features(kept, joined_script=any(map(is_ideographic, quote.folded))))

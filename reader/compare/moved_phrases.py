"""Phrases that moved inside a sentence: dropped at one place, added at another, once each.

Knows two tellings and what changed between them, as token ranges; nothing of edits.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.compare.lexicon import FUNCTION_WORDS
from reader.compare.telling import Telling
from reader.text.words import is_ideographic


def moved_phrases(
    a: Telling, b: Telling, changes: Sequence[tuple[range, range]], *, words: bool
) -> tuple[list[range], list[range]]:
    """Find phrases that both sides have among their changes, once each: they moved.

    ``changes`` are the token ranges, of a and of b, that stand against each other.
    ``words``: single words count too; where little stayed, they recur by chance. Gives the
    token ranges on each side, in order of place.
    """
    changed_a, changed_b = [of_a for of_a, _ in changes], [of_b for _, of_b in changes]
    common = (_words(a, changed_a) & _words(b, changed_b)) - FUNCTION_WORDS
    if not common:
        return [], []
    seeds_a, seeds_b = _once(a, changed_a, common), _once(b, changed_b, common)
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    phrases: list[tuple[range, range]] = []
    for seed, (i, run_a) in sorted(seeds_a.items(), key=lambda item: item[1][0]):
        if seed not in seeds_b or i in taken_a:
            continue
        j, run_b = seeds_b[seed]
        before, after = _extent(a, b, (i, j), (run_a, run_b))
        if before + after == 1 and not words:
            continue
        phrase = range(i - before, i + after), range(j - before, j + after)
        if taken_a.isdisjoint(phrase[0]) and taken_b.isdisjoint(phrase[1]):
            taken_a.update(phrase[0])
            taken_b.update(phrase[1])
            phrases.append(phrase)
    return (
        sorted((one for one, _ in phrases), key=lambda phrase: phrase.start),
        sorted((two for _, two in phrases), key=lambda phrase: phrase.start),
    )


def _words(telling: Telling, runs: Sequence[range]) -> set[str]:
    return set().union(*[telling.folded[run.start : run.stop] for run in runs])


def _once(
    telling: Telling, runs: Sequence[range], common: set[str]
) -> dict[str, tuple[int, range]]:
    """Give the ``common`` words that occur once in the runs, with their place and run.

    Where no blanks part words, two neighbouring characters make one.
    """
    folded, is_word = telling.folded, telling.is_word
    places: dict[str, tuple[int, range]] = {}
    again: set[str] = set()
    for run in runs:
        for token in run:
            seed = folded[token]
            if seed not in common or not is_word[token]:
                continue
            if len(seed) == 1 and is_ideographic(seed):
                if token + 1 not in run or not is_word[token + 1]:
                    continue
                seed += folded[token + 1]
            if seed in places:
                again.add(seed)
            places[seed] = token, run
    return {seed: place for seed, place in places.items() if seed not in again}


def _extent(
    a: Telling, b: Telling, at: tuple[int, int], runs: tuple[range, range]
) -> tuple[int, int]:
    """Give how many tokens before, and from, a seed are equal; no mark stands at the edges."""
    (i, j), (run_a, run_b) = at, runs
    before = after = 0
    while i - before - 1 in run_a and j - before - 1 in run_b:
        if a.folded[i - before - 1] != b.folded[j - before - 1]:
            break
        before += 1
    while i + after in run_a and j + after in run_b and a.folded[i + after] == b.folded[j + after]:
        after += 1
    while before and not a.is_word[i - before]:
        before -= 1
    while after > 1 and not a.is_word[i + after - 1]:
        after -= 1
    return before, after

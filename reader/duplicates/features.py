"""What of an article leads to others: uncommon enough pairs of content words, as numbers.

Knows windows of words; must not know who has a feature, nor how common it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise

import numpy as np

from reader.duplicates.fingerprints import Numbers64, mixed
from reader.duplicates.measures import Core
from reader.duplicates.postings import distinct
from reader.duplicates.word_arrays import Numbers32, stems

_AT_ONCE = 16  # windows that are worked on together
HALF = np.uint64(32)
"""Bits of a number that has a place before it."""


def features(cores: Sequence[Core]) -> Iterator[list[Numbers32]]:
    """Give the features of each window of some articles: half of its distinct pairs of
    neighbouring content stems, chosen by hash, and in the first one the article's words in order.

    Some windows at once, since most are so short that arrays of their own cost more than the
    work on them.
    """
    waiting = chain.from_iterable(_windows(core) for core in cores)
    some = iter(lambda: list(islice(waiting, _AT_ONCE)), [])
    found = chain.from_iterable(map(_sampled, some))
    return (list(islice(found, len(core.windows))) for core in cores)


def features_of(core: Core) -> Numbers32:
    """Give the features of all windows, one window after the other."""
    return np.concatenate(next(features([core])))


def _windows(core: Core) -> Iterator[tuple[Numbers32, Sequence[int]]]:
    """Give the content words of each window, and the features that it has besides."""
    for number, window in enumerate(core.windows):
        yield window.words[window.content], () if number else (core.name & 0xFFFFFFFF,)


def _sampled(windows: Sequence[tuple[Numbers32, Sequence[int]]]) -> Iterator[Numbers32]:
    flat = stems(np.concatenate([words for words, _ in windows])).astype(np.uint64)
    window = np.arange(len(windows), dtype=np.uint64).repeat([len(words) for words, _ in windows])
    hashed = mixed((flat[:-1] << np.uint64(19)) | flat[1:])
    chosen = ((hashed & np.uint64(1)) == 0) & (window[1:] == window[:-1])
    besides = [(at << 32) | name for at, (_, names) in enumerate(windows) for name in names]
    pairs = placed(window[1:][chosen], hashed[chosen] >> HALF)
    return by_place(distinct(np.append(pairs, np.array(besides, np.uint64))), len(windows))


def placed(places: Numbers64, numbers: Numbers64) -> Numbers64:
    """Give numbers of 32 bits with a place before them, so that they can be ordered by it."""
    return (places << HALF) | numbers


def by_place(placed: Numbers64, count: int) -> Iterator[Numbers32]:
    """Part ordered numbers by their places, which are below ``count``."""
    cuts = placed.searchsorted(np.arange(count + 1, dtype=np.uint64) << HALF).tolist()
    numbers = placed.astype(np.uint32)
    return (numbers[low:high] for low, high in pairwise(cuts))

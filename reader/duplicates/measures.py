"""How much two articles have in common, in numbers between 0 and 1.

Knows an article as a run of word numbers (``Core``); must not know what any number is taken to
mean. The three measures follow the project's own measurements (STORIES.md, section 3).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.duplicates.fingerprints import Fingerprint, Numbers64, sequence_hash
from reader.duplicates.postings import among, distinct, first_places, ranges
from reader.duplicates.word_arrays import Flags, Numbers32, exact, figures, stems
from reader.named import NamedTuple

# Texts are measured in windows, since a long transcript contains everybody's word pairs.
WINDOW = 3000
_STEP = 2000
_MOST_SENTENCES = 400  # beyond that the beginning speaks for the rest
_HALF = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


class Window:
    """A stretch of an article's own words, made ready for comparing. What is derived is kept."""

    def __init__(self, words: Numbers32, content: Flags) -> None:
        self.words = words
        self.content = content

    @cached_property
    def bigrams(self) -> Numbers64:
        """The distinct pairs of neighbouring stems, in numerical order."""
        return distinct(bigrams(self.words))

    @cached_property
    def fives(self) -> Numbers64:
        """The runs of five words, endings included, as they follow each other."""
        return _fivegrams(self.words)

    @cached_property
    def fivegrams(self) -> Numbers64:
        """The distinct runs of five words in numerical order."""
        return distinct(self.fives)

    @cached_property
    def firsts(self) -> tuple[Numbers32, NDArray[np.int64]]:
        """The distinct content stems in numerical order, each with its first place."""
        places = self.content.nonzero()[0]
        found, first = first_places(stems(self.words[places]))
        return found, places[first]


class Core:
    """An article without its furniture: what is compared."""

    def __init__(self, print_: Fingerprint, kept: Flags) -> None:
        self.words = print_.kept_words(kept)
        self.content = print_.content(self.words)
        self.lengths = print_.lengths[kept]

    @cached_property
    def name(self) -> int:
        """Name the words in order (64 bits)."""
        return sequence_hash(exact(self.words))

    @cached_property
    def windows(self) -> list[Window]:
        """The article in overlapping stretches of at most ``WINDOW`` words."""
        last = max(0, len(self.words) - WINDOW)
        starts = [*range(0, last, _STEP), last]
        return [
            Window(self.words[at : at + WINDOW], self.content[at : at + WINDOW]) for at in starts
        ]

    def shares(self, found: Numbers64) -> list[float]:
        """Give how much some bigrams (in order) and each window have in common: the share of
        the fewer."""
        if len(self.windows) == 1:
            return [_containment(found, self.windows[0].bigrams)]
        keys, owners, sizes = self._all_bigrams
        lows, highs = np.searchsorted(keys, found, "left"), np.searchsorted(keys, found, "right")
        shared = np.bincount(owners[ranges(lows, highs)], minlength=len(sizes))
        fewer = np.maximum(np.minimum(sizes, len(found)), 1)
        return list((shared / fewer).tolist())

    @cached_property
    def _all_bigrams(self) -> tuple[Numbers64, NDArray[np.int64], NDArray[np.int64]]:
        """The bigrams of all windows in order, the window of each, and how many each window has.

        Two books have a million pairs of windows: what a window shares with all of another book
        is looked up at once.
        """
        held = [window.bigrams for window in self.windows]
        sizes = np.array([len(each) for each in held], np.int64)
        keys = np.concatenate(held)
        order = np.argsort(keys, kind="stable")
        return keys[order], np.repeat(np.arange(len(held)), sizes)[order], sizes

    @cached_property
    def bigrams(self) -> Numbers64:
        """The distinct pairs of neighbouring stems of the whole article."""
        return self.windows[0].bigrams if len(self.windows) == 1 else distinct(bigrams(self.words))

    @cached_property
    def blanks(self) -> dict[tuple[int, int], set[int]]:
        """The figures by the stems before and behind them, of which either may be a figure too:
        what stands in each blank, were the text a form."""
        written = figures(self.words)
        places = written.nonzero()[0]
        masked = np.where(written, np.uint32(0), stems(self.words) + np.uint32(1))
        framed = np.concatenate(([0], masked, [0])).tolist()
        values = exact(self.words[places]).tolist()
        found: dict[tuple[int, int], set[int]] = {}
        for place, value in zip(places.tolist(), values, strict=True):
            found.setdefault((framed[place], framed[place + 2]), set()).add(value)
        return found

    @cached_property
    def fives(self) -> Numbers64:
        """The runs of five words of the whole article, as they follow each other."""
        return self.windows[0].fives if len(self.windows) == 1 else _fivegrams(self.words)

    @cached_property
    def sentences(self) -> Sentences:
        """The distinct content stems of each sentence of three or more."""
        sentence = np.repeat(np.arange(len(self.lengths)), self.lengths)[self.content]
        both = distinct((sentence.astype(np.uint64) << _HALF) | stems(self.words[self.content]))
        sizes = np.bincount((both >> _HALF).astype(np.int64), minlength=len(self.lengths))
        telling = np.flatnonzero(sizes > 2)[:_MOST_SENTENCES]
        rank = np.full(len(self.lengths), -1, np.int64)
        rank[telling] = np.arange(len(telling))
        place = rank[(both >> _HALF).astype(np.int64)]
        told = place >= 0
        words = (both[told] & _LOW).astype(np.uint32)
        return Sentences(words, place[told], sizes[telling])


class Sentences(NamedTuple):
    """Content stems by sentence: ``words``, the ``places`` (sentences) where they stand, and the
    number of words of each sentence."""

    words: Numbers32
    places: NDArray[np.int64]
    sizes: NDArray[np.int64]


def bigrams(words: Numbers32) -> Numbers64:
    """Give every pair of neighbouring stems as one number, in order."""
    flat = stems(words).astype(np.uint64)
    return (flat[:-1] << np.uint64(19)) | flat[1:]


def _fivegrams(words: Numbers32) -> Numbers64:
    flat = exact(words).astype(np.uint64)
    total = np.zeros(max(0, len(flat) - 4), np.uint64)
    for place in range(5):
        total = total * np.uint64(0x9E3779B97F4A7C15) + flat[place : place + len(total)]
    return total


# --------------------------------------------------------------------------- the three measures


class Measures(NamedTuple):
    """Shares in common, 0 to 1, of the smaller of two windows (see ``model.Evidence``), and how
    far their order is beyond chance."""

    bigrams: float
    fivegrams: float
    order: float
    surplus: float = 0.0  # of the chain over chance, in the unit in which chance scatters

    @property
    def rewriting(self) -> float:
        """How far the one is a rewriting of the other: order kept while the wording is not."""
        return self.order + 0.3 * self.bigrams - self.fivegrams


_NOTHING = Measures(0.0, 0.0, 0.0)


def measure(a: Core, b: Core, enough: float = 0.0) -> Measures:
    """Measure two articles: the pair of windows that has most in common.

    Pairs of windows with less than ``enough`` bigrams in common are not looked at further.
    """
    best = _NOTHING
    for one in a.windows:
        for other, share in zip(b.windows, b.shares(one.bigrams), strict=True):
            if share > max(best.bigrams, enough):
                fives = _containment(one.fivegrams, other.fivegrams)
                best = Measures(share, fives, *_order(one, other))
    return best


def _containment(one: NDArray[Any], other: NDArray[Any]) -> float:
    """Give the share of the smaller set that lies in the larger. Both sorted and distinct."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return np.count_nonzero(among(small, large)) / len(small) if len(small) else 0.0


def _order(one: Window, other: Window) -> tuple[float, float]:
    """Give the longest chain of shared content words in the same order, less chance: as a share
    of the smaller vocabulary, and in units of the sixth root of the words shared.

    Two unrelated orders of n words share a chain of about 2 √n (Logan and Shepp 1977), which
    scatters by 0.9 of the sixth root of n (Baik, Deift and Johansson 1999).
    """
    (words_a, first_a), (words_b, first_b) = one.firsts, other.firsts
    smaller = min(len(words_a), len(words_b))
    in_a = among(words_a, words_b).nonzero()[0]
    if not len(in_a):
        return 0.0, 0.0
    in_b = words_b.searchsorted(words_a[in_a])
    chain = _longest_rising(first_b[in_b][first_a[in_a].argsort()])
    beyond = chain - 2 * math.sqrt(len(in_a))
    return beyond / smaller, beyond / len(in_a) ** (1 / 6)


def _longest_rising(places: NDArray[np.int64]) -> int:
    """Give the length of the longest rising subsequence of different numbers."""
    tails: list[int] = [-1]
    for place in places.tolist():
        if place > tails[-1]:
            tails.append(place)
        else:
            tails[bisect_left(tails, place)] = place
    return len(tails) - 1


# ------------------------------------------------------------------- shares, sentences, passages


def shares(one: Core, other: Core) -> tuple[float, float]:
    return carried(one, other), carried(other, one)


def carried(one: Core, other: Core) -> float:
    """Give the share of one's words (all words of the story, furniture left out) that stand in
    a pair of neighbouring words, by stem, that the other one has too."""
    pairs = bigrams(one.words)
    if not len(pairs):
        return 1.0 if one.name == other.name else 0.0
    found = among(pairs, other.bigrams)
    covered = np.zeros(len(one.words), np.bool_)
    covered[:-1] = found
    covered[1:] |= found
    return round(np.count_nonzero(covered) / len(covered), 4)


def sentences_answer(one: Core, other: Core) -> float:
    """Give the share of the shorter text's sentences that the longer one answers."""
    shorter, longer = sorted((one, other), key=lambda core: len(core.words))
    return answered(shorter, longer)


def answered(one: Core, other: Core) -> float:
    """Give the share of one's sentences of which half the content words stand in one sentence,
    or in two neighbouring ones, of the other."""
    ours, theirs = one.sentences, other.sentences
    if not len(ours.sizes) or not len(theirs.sizes):
        return 0.0
    words, starts = _in_neighbours(theirs)
    lows, highs = words.searchsorted(ours.words), words.searchsorted(ours.words, "right")
    sentence = np.repeat(ours.places, highs - lows)
    width = len(theirs.sizes) + 1
    hits = np.bincount(
        sentence * width + starts[ranges(lows, highs)], minlength=width * len(ours.sizes)
    )
    best = hits.reshape(len(ours.sizes), width).max(axis=1)
    return round(np.count_nonzero(2 * best >= ours.sizes) / len(best), 4)


def _in_neighbours(found: Sentences) -> tuple[Numbers32, NDArray[np.int64]]:
    """Give each word with each pair of neighbouring sentences that has it, by word. A pair is
    named by its second sentence."""
    words = np.concatenate((found.words, found.words)).astype(np.uint64)
    starts = np.concatenate((found.places, found.places + 1)).astype(np.uint64)
    both = distinct((words << _HALF) | starts)
    return (both >> _HALF).astype(np.uint32), (both & _LOW).astype(np.int64)


def longest_run(one: Core, other: Core) -> tuple[int, int]:
    """Find the longest passage in common, word for word: its place in ``one`` and its words.

    Runs under five words count as none. A run is followed by the first place where each five
    words stand in ``other``, so one that repeats itself may be found shorter than it is.
    """
    if one.name == other.name:
        return 0, len(one.words)
    theirs, first = first_places(other.fives)
    if not len(theirs):
        return 0, 0
    at = theirs.searchsorted(one.fives)
    ours = (theirs.take(at, mode="clip") == one.fives).nonzero()[0]
    if not len(ours):
        return 0, 0
    there = first[at[ours]]
    breaks = ((ours[1:] - ours[:-1] != 1) | (there[1:] - there[:-1] != 1)).nonzero()[0] + 1
    starts = np.concatenate(([0], breaks))
    lengths = np.diff(np.concatenate((starts, [len(ours)])))
    best = int(np.argmax(lengths))
    return int(ours[starts[best]]), int(lengths[best]) + 4

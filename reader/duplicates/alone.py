"""What a page keeps by itself: the units that are not far more frequent than its rarest ones.

Knows how frequent units are; must not know what other pages make of them, nor what a headline
says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reader.duplicates.fingerprints import Fingerprint, Numbers64, unit_keys
from reader.duplicates.frequencies import FEWEST, Frequencies
from reader.duplicates.page_notes import PageNotes
from reader.duplicates.postings import Counts
from reader.duplicates.word_arrays import Flags

_OWN_WORDS = 25  # the frequency that so many words of a page do not exceed is its own
_WHOLE_UNIT = 5  # words: shorter units say nothing about a page
_NO_OWN = 1 << 30  # of a page without a whole unit


class AloneJudgement:
    """The first judgement on pages, by frequency."""

    def __init__(self, notes: PageNotes, frequencies: Frequencies) -> None:
        self._notes = notes
        self._frequencies = frequencies

    def kept(self, batch: list[int], prints: Sequence[Fingerprint]) -> Iterator[Flags]:
        """Tell for each unit of some pages whether it is rare enough; note by what frequency."""
        sizes = np.array([len(print_.lengths) for print_ in prints])
        outlets, titles = (self._notes[column][batch] for column in ("outlet", "title"))
        frequency = self._frequencies.of(unit_keys(prints), np.repeat(outlets, sizes))
        lengths = np.concatenate([print_.lengths for print_ in prints])
        page = np.repeat(np.arange(len(batch)), sizes)
        own = _own_frequency(page, frequency, lengths, len(batch))
        most = self._most(own, titles)
        self._notes["own"][batch], self._notes["most"][batch] = own, most
        kept = frequency < most[page]
        cuts = np.concatenate(([0], np.cumsum(sizes))).tolist()
        return (kept[start:end] for start, end in pairwise(cuts))

    def _most(self, own: Counts, titles: Numbers64) -> Counts:
        """Give the frequency from which a unit of each page is furniture."""
        cap = self._frequencies.cap
        most = np.maximum(FEWEST, np.minimum(2 * own + 1, cap))
        # A page without a line of its own may be one of many copies: so where it has no headline
        # or one that stands on about as many pages, only units more frequent than the rest are
        # dropped. Under a headline of its own, the headline rule tells.
        copied = (titles == 0) | (2 * self._frequencies.title_steps(titles) >= own)
        return np.where(copied & (own >= cap), np.minimum(2 * own + 1, _NO_OWN), most)


def _own_frequency(
    page: NDArray[np.int64], frequency: Counts, lengths: NDArray[np.uint32], pages: int
) -> Counts:
    """Give the frequency that the rarest ``_OWN_WORDS`` words of each page do not exceed."""
    whole = np.flatnonzero(lengths >= _WHOLE_UNIT)
    order = whole[np.lexsort((frequency[whole], page[whole]))]
    words = np.cumsum(lengths[order], dtype=np.int64)
    of_page = page[order]
    firsts = np.searchsorted(of_page, np.arange(pages))
    before = np.concatenate(([0], words))[firsts]
    reached = np.searchsorted(words, before + _OWN_WORDS)
    last = np.searchsorted(of_page, np.arange(pages), "right") - 1
    own = np.full(pages, _NO_OWN, np.int64)
    some = last >= firsts
    own[some] = frequency[order][np.minimum(reached, last)[some]]
    return own

"""How many pages drop a unit by themselves, and so which units are kept for being kept elsewhere.

An excerpt is the whole of one page and a block on others: where enough keep it, all do. Must not
know why a page drops a unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.duplicates.fingerprints import Numbers64
from reader.duplicates.postings import Counts
from reader.duplicates.word_arrays import Flags

_ENOUGH = 0.3  # of the pages that have a unit


class Dropped:
    """The units that pages drop."""

    def __init__(self) -> None:
        self._pages: dict[int, int] = {}  # by unit, how many

    def count(self, units: Numbers64, sign: int, until_now: dict[int, int]) -> None:
        """Count one page more (``sign`` 1) or one less (-1) that drops distinct units; note in
        ``until_now`` how many there were, where nothing is noted yet."""
        for key in units.tolist():
            count = self._pages.get(key, 0)
            until_now.setdefault(key, count)
            if count + sign:
                self._pages[key] = count + sign
            else:
                del self._pages[key]

    def kept_elsewhere(self, keys: Numbers64, counts: Counts) -> Flags:
        """Tell which units are dropped somewhere, but kept by enough of the pages that have them
        (``counts``)."""
        dropped = np.array([self._pages.get(key, 0) for key in keys.tolist()], np.int64)
        return kept_elsewhere(counts, dropped)

    # ----- from one session to the next

    def state(self) -> dict[str, NDArray[Any]]:
        """Give what another ``Dropped`` needs to go on from here."""
        return {
            "dropped keys": np.array(list(self._pages), np.uint64),
            "dropped counts": np.array(list(self._pages.values()), np.int32),
        }

    def resume(self, state: Mapping[str, NDArray[Any]]) -> None:
        """Go on where another one was."""
        dropped = state["dropped keys"].tolist(), state["dropped counts"].tolist()
        self._pages = dict(zip(*dropped, strict=True))


def kept_elsewhere(counts: Counts, dropped: Counts) -> Flags:
    """Tell the same, where it is known how many pages drop each unit."""
    return (dropped > 0) & (counts - dropped >= _ENOUGH * counts)

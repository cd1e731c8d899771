"""Words as arrays of numbers, of which parts are told apart many at once.

Must not know how a word is cut or folded, nor sentences or articles.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from reader.duplicates.word_numbers import ENDING_MASK, FIGURE, STEM_MASK, STEM_SHIFT

Numbers32 = NDArray[np.uint32]
Flags = NDArray[np.bool_]


def stems(words: Numbers32) -> Numbers32:
    """Give each word's number without its ending."""
    return (words & np.uint32(STEM_MASK)) >> np.uint32(STEM_SHIFT)


def exact(words: Numbers32) -> Numbers32:
    """Give each word's number with its ending, without its length."""
    return words & np.uint32(STEM_MASK | ENDING_MASK)


def figures(words: Numbers32) -> Flags:
    """Tell which words are written in digits."""
    written: Flags = (words & np.uint32(FIGURE)) != 0
    return written

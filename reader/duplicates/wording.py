"""Whether two texts may be editions of one: how much of their wording they share.

A coarse question, asked of a file whose text has changed and answered from two fingerprints; what
articles are to each other is the business of ``relations``.
"""

from __future__ import annotations

import numpy as np

from reader.duplicates.fingerprints import Numbers64, current, mixed, opened
from reader.duplicates.measures import bigrams
from reader.duplicates.postings import among, distinct

_FEWEST = 10  # pairs of words; fewer say nothing
_SIGNS = 16  # texts that share 0.7 of their pairs have none in common once in a million times


def shared_wording(a: bytes, b: bytes) -> float | None:
    """Give the share of the smaller text's word pairs that the other has, 0 to 1.

    Headlines count, endings do not. None where a text is too short to tell, or its fingerprint
    is of another version.
    """
    if not (current(a) and current(b)):
        return None
    small, large = sorted((_pairs(a), _pairs(b)), key=len)
    return float(among(small, large).mean()) if len(small) >= _FEWEST else None


def alike(a: bytes, b: bytes) -> float | None:
    """Give the share of the larger text's word pairs that the other has, 0 to 1; None where it
    cannot be told."""
    share = shared_wording(a, b)
    if share is None:
        return None
    small, large = sorted((len(_pairs(a)), len(_pairs(b))))
    return share * small / large


def signs(blob: bytes) -> frozenset[int]:
    """Give a few numbers of which two texts that are alike have some in common.

    The smallest hashes of the word pairs: a bottom-k sketch (Broder 1997).
    """
    if not current(blob):
        return frozenset()
    return frozenset(np.sort(mixed(_pairs(blob)))[:_SIGNS].tolist())


def _pairs(blob: bytes) -> Numbers64:
    known = opened(blob)
    return distinct(bigrams(np.concatenate((known.headline, known.words))))

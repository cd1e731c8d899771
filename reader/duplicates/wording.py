"""Whether two texts may be editions of one: how much of their wording they share.

A coarse question, asked of a file whose text has changed and answered from two fingerprints; what
articles are to each other is the business of ``relations``.
"""

from __future__ import annotations

import numpy as np

from reader.duplicates.fingerprints import Numbers64, current, opened
from reader.duplicates.measures import bigrams
from reader.duplicates.postings import among, distinct

_FEWEST = 10  # pairs of words; fewer say nothing


def shared_wording(a: bytes, b: bytes) -> float | None:
    """Give the share of the smaller text's word pairs that the other has, 0 to 1.

    Headlines count, endings do not. None where a text is too short to tell, or its fingerprint
    is of another version.
    """
    if not (current(a) and current(b)):
        return None
    small, large = sorted((_pairs(a), _pairs(b)), key=len)
    return float(among(small, large).mean()) if len(small) >= _FEWEST else None


def _pairs(blob: bytes) -> Numbers64:
    known = opened(blob)
    return distinct(bigrams(np.concatenate((known.headline, known.words))))

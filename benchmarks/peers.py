"""Two usual ways to find near copies, for comparison: MinHash with LSH, and TF-IDF cosine.

MinHash is datasketch's where it is installed, else the same thing in a few lines of numpy.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Found = dict[tuple[int, int], float]

_WORD = re.compile(r"\w+")
_PERMUTATIONS = 128
_BANDS = 32
_PRIME = np.uint64((1 << 61) - 1)
_DIMENSIONS = 8192
_LEAST_COSINE = 0.1
_BUCKET_MOST = 200


def minhash_name() -> str:
    """Say which MinHash it is."""
    library = "datasketch" if _datasketch() else "numpy"
    return f"MinHash 3-grams, LSH ({library})"


def _datasketch() -> bool:
    return importlib.util.find_spec("datasketch") is not None


def minhash(texts: Sequence[str]) -> Found:
    """Give the estimated Jaccard similarity of word 3-grams for pairs that meet in a band."""
    shingles = [_shingles(text) for text in texts]
    signatures = _signatures_by_library(shingles) if _datasketch() else _signatures(shingles)
    rows = _PERMUTATIONS // _BANDS
    found: Found = {}
    for band in range(_BANDS):
        buckets: dict[bytes, list[int]] = defaultdict(list)
        for number, signature in enumerate(signatures):
            buckets[signature[band * rows : (band + 1) * rows].tobytes()].append(number)
        for numbers in buckets.values():
            if len(numbers) <= _BUCKET_MOST:  # pages without a word in common with any other
                _compare(numbers, signatures, found)
    return found


def _compare(numbers: list[int], signatures: NDArray[Any], found: Found) -> None:
    for at, a in enumerate(numbers):
        for b in numbers[at + 1 :]:
            if (a, b) not in found:
                found[a, b] = float((signatures[a] == signatures[b]).mean())


def _shingles(text: str) -> NDArray[np.uint64]:
    words = [zlib.crc32(word.encode()) for word in _WORD.findall(text.lower())]
    flat = np.array(words, np.uint64)
    if len(flat) < 3:
        return flat
    base = np.uint64(1_000_003)
    return np.unique((flat[:-2] * base + flat[1:-1]) * base + flat[2:])


def _signatures(shingles: Iterable[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    draw = np.random.default_rng(7)
    factors = draw.integers(1, 1 << 32, _PERMUTATIONS, np.uint64)[:, None]
    shifts = draw.integers(0, 1 << 61, _PERMUTATIONS, np.uint64)[:, None]
    rows = []
    for found in shingles:
        low = (found & np.uint64(0xFFFFFFFF))[None, :] if len(found) else shifts[:1]
        rows.append(((factors * low + shifts) % _PRIME).min(axis=1))
    return np.stack(rows)


def _signatures_by_library(shingles: Iterable[NDArray[np.uint64]]) -> NDArray[np.uint64]:
    library = importlib.import_module("datasketch")
    rows = []
    for found in shingles:
        sketch = library.MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch([value.tobytes() for value in found])
        rows.append(sketch.hashvalues)
    return np.stack(rows)


def cosine(texts: Sequence[str]) -> Found:
    """Give the cosine of TF-IDF vectors of words, hashed to 8,192 places, above 0.1."""
    counts = np.zeros((len(texts), _DIMENSIONS), np.float32)
    for number, text in enumerate(texts):
        places = [zlib.crc32(word.encode()) % _DIMENSIONS for word in _WORD.findall(text.lower())]
        counts[number] = np.bincount(places, minlength=_DIMENSIONS)
    idf = np.log(len(texts) / (1 + (counts > 0).sum(axis=0)))
    vectors = np.log1p(counts) * np.maximum(idf, 0).astype(np.float32)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    found: Found = {}
    for start in range(0, len(texts), 500):
        block = vectors[start : start + 500] @ vectors.T
        for at, b in zip(*np.nonzero(block >= _LEAST_COSINE), strict=True):
            a = start + int(at)
            if a < b:
                found[a, int(b)] = float(block[at, b])
    return found

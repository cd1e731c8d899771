"""Two usual ways to find near copies, for comparison: MinHash with LSH, and TF-IDF cosine.

Both as their libraries do it: datasketch and scikit-learn, of the extra ``bench``.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

Found = dict[tuple[int, int], float]

_WORD = re.compile(r"\w+")
_PERMUTATIONS = 128
_BANDS, _ROWS = 32, 4  # half of the pairs meet whose likeness is 0.4
_NEAREST = 30
_LEAST_COSINE = 0.1
_BLOCK = 500  # rows of cosines held at a time


class Peer(NamedTuple):
    """A method and the library it is made of."""

    name: str
    library: str  # as it is installed
    module: str  # as it is imported
    find: Callable[[Sequence[str]], Found]

    @property
    def installed(self) -> bool:
        return importlib.util.find_spec(self.module) is not None


def minhash(texts: Sequence[str]) -> Found:
    """Give the estimated Jaccard similarity of word 3-grams for pairs that meet in a band."""
    library = importlib.import_module("datasketch")
    index = library.MinHashLSH(num_perm=_PERMUTATIONS, params=(_BANDS, _ROWS))
    sketches = []
    for number, text in enumerate(texts):
        sketch = library.MinHash(num_perm=_PERMUTATIONS)
        sketch.update_batch(_shingles(text))
        sketches.append(sketch)
        index.insert(number, sketch)
    return {
        (number, other): float(sketch.jaccard(sketches[other]))
        for number, sketch in enumerate(sketches)
        for other in index.query(sketch)
        if number < other
    }


def _shingles(text: str) -> list[bytes]:
    words = _WORD.findall(text.lower())
    runs = {" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))}
    return [run.encode() for run in sorted(runs)]


def cosine(texts: Sequence[str]) -> Found:
    """Give the cosine of TF-IDF vectors of words, for each text with its 30 nearest."""
    library = importlib.import_module("sklearn.feature_extraction.text")
    vectors = library.TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
    found: Found = {}
    for at in range(0, len(texts), _BLOCK):
        block = (vectors[at : at + _BLOCK] @ vectors.T).tocsr()
        for number, (places, values) in enumerate(_rows(block), at):
            for value, other in sorted(zip(values, places, strict=True), reverse=True)[:_NEAREST]:
                if other != number and value >= _LEAST_COSINE:
                    found[min(number, other), max(number, other)] = value
    return found


def _rows(block: Any) -> Iterator[tuple[list[int], list[float]]]:
    """Give the places and values of each row of a sparse matrix."""
    for start, end in zip(block.indptr, block.indptr[1:], strict=False):
        yield block.indices[start:end].tolist(), block.data[start:end].tolist()


PEERS = (
    Peer("MinHash 3-grams, LSH", "datasketch", "datasketch", minhash),
    Peer("TF-IDF cosine", "scikit-learn", "sklearn", cosine),
)

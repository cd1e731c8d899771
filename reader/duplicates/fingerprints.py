"""An article becomes a fingerprint: its words and sentences as numbers, in order, nothing lost.

A fingerprint is bytes, fit to be stored and read back in microseconds; everything the story
engine does afterwards is done on fingerprints, so that no text is read again. Knows where
sentences end; must not know any other article.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.duplicates.units import units_of
from reader.duplicates.word_arrays import Flags, Numbers32, exact, figures
from reader.duplicates.word_numbers import FIGURE, FIGURE_SHIFT, LENGTH_SHIFT, cutter, numbers
from reader.model import GarbledError, StoryText

Numbers64 = NDArray[np.uint64]
Offsets = NDArray[np.int64]
Narrow = NDArray[np.integer[Any]]

VERSION = 2

_HEADER = struct.Struct("<BBHIII")  # version, shortest, kinds of columns, units, words, headline
# Of each unit there are three numbers, most of them small: where it begins, counted from the end
# of the one before, how long it is, and how many words it has. A column is as narrow as it can be.
_KINDS = np.dtype(np.uint8), np.dtype(np.uint16), np.dtype(np.int32)
_KIND_BITS = 2
_COLUMNS = 3
_AT_ONCE = 32  # fingerprints whose units are named together


@dataclass(frozen=True, eq=False)
class Fingerprint:
    """A fingerprint, opened. Its words are views of the stored bytes.

    The story falls into units (sentences or lines); ``lengths`` are their words. ``words`` are
    the words of all units, in order, and ``headline`` those of the headline. What the anatomy
    took for furniture is left out.
    """

    shortest: int  # length class from which a word counts as content
    words: Numbers32
    headline: Numbers32
    lengths: Numbers32
    gaps: Narrow  # characters from the end of the unit before
    extents: Narrow  # characters

    @cached_property
    def keys(self) -> Numbers64:
        """Name the units, figures masked: the same wherever the same sentence stands. Not stored,
        since they are made of the words in some microseconds."""
        return _keys(self.words, self.lengths)

    @property
    def starts(self) -> Offsets:
        """Give where the units begin in the text."""
        return self.ends - self.extents

    @property
    def ends(self) -> Offsets:
        """Give where the units end in the text."""
        return np.cumsum(self.gaps, dtype=np.int64) + np.cumsum(self.extents, dtype=np.int64)

    def content(self, words: Numbers32) -> Flags:
        """Tell which words carry content: those long enough for this article's language."""
        long: Flags = (words >> np.uint32(LENGTH_SHIFT)) >= self.shortest
        return long

    def kept_words(self, kept: Flags) -> Numbers32:
        """Give the words of the kept units. ``kept`` has one flag for each unit."""
        return self.words if kept.all() else self.words[np.repeat(kept, self.lengths)]


def mixed(numbers: Numbers64) -> Numbers64:
    """Scatter 64-bit numbers (the finaliser of SplitMix64, Steele and others 2014)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def sequence_hash(words: Numbers32) -> int:
    """Name a sequence of words (64 bits)."""
    return zlib.crc32(words.tobytes()) << 32 | zlib.adler32(words.tobytes())


# --------------------------------------------------------------------------- making one


def fingerprint(text: StoryText) -> bytes:
    """Give the fingerprint of an article: about 4 bytes a word and 4 a sentence."""
    cut, last = cutter(text.text), 0
    gaps, extents, lengths, words = list[int](), list[int](), list[int](), list[int]()
    for start, end in units_of(text.text, text.spans):
        if found := numbers(cut(text.text[start:end])):
            gaps.append(start - last)
            extents.append(end - start)
            lengths.append(len(found))
            words += found
            last = end
    title = text.headline or ""
    headline = numbers(cutter(title)(title))
    kinds, columns = _narrowed(gaps, extents, lengths)
    all_words = np.array(words + headline, np.uint32)
    shortest = _shortest(all_words[: len(words)])
    sizes = len(lengths), len(words), len(headline)
    return _HEADER.pack(VERSION, shortest, kinds, *sizes) + all_words.tobytes() + columns


def _narrowed(*columns: list[int]) -> tuple[int, bytes]:
    """Give the kinds of some columns, and the columns themselves."""
    kinds, stored = 0, b""
    for number, column in enumerate(columns):
        kind = _kind(column)
        kinds |= kind << number * _KIND_BITS
        stored += np.array(column, _KINDS[kind]).tobytes()
    return kinds, stored


def _kind(column: list[int]) -> int:
    if not column:
        return 0
    least, most = min(column), max(column)
    return 2 if least < 0 or most >= 1 << 16 else int(most >= 1 << 8)


def opened(blob: bytes) -> Fingerprint:
    """Read a fingerprint back. Raise GarbledError when it is none of this version."""
    try:
        found = _opened(blob)
    except (struct.error, IndexError, ValueError) as error:
        raise GarbledError(f"The index holds a fingerprint that is none: {error}.") from error
    if np.add.reduce(found.lengths) != len(found.words):
        raise GarbledError("The index holds a fingerprint that was written over.")
    return found


def _opened(blob: bytes) -> Fingerprint:
    version, shortest, kinds, units, own, title = _HEADER.unpack_from(blob)
    if version != VERSION:
        raise ValueError(f"a fingerprint of version {version}, expected {VERSION}")
    words = np.frombuffer(blob, np.uint32, own + title, _HEADER.size)
    gaps, extents, lengths = _columns(blob, _HEADER.size + words.nbytes, kinds, units)
    numbered = lengths.astype(np.uint32)
    return Fingerprint(shortest, words[:own], words[own:], numbered, gaps, extents)


def _columns(blob: bytes, place: int, kinds: int, units: int) -> Iterator[Narrow]:
    for number in range(_COLUMNS):
        kind = _KINDS[kinds >> number * _KIND_BITS & (1 << _KIND_BITS) - 1]
        yield np.frombuffer(blob, kind, units, place)
        place += units * kind.itemsize


def current(blob: bytes) -> bool:
    """Tell whether the bytes are a fingerprint that ``opened`` can read."""
    return len(blob) >= _HEADER.size and blob[0] == VERSION


def _shortest(words: Numbers32) -> int:
    """Give the length class from which words count as content: the longest that still leaves
    two in ten. So five letters in most alphabets, four or three in Arabic or Vietnamese."""
    sorts = np.bincount(words >> np.uint32(FIGURE_SHIFT), minlength=8).tolist()
    letters = sorts[::2]  # by length class; every second sort is a figure
    if not sum(letters):
        return 3
    enough = 0.2 * sum(letters)
    return next((least for least in (3, 2, 1) if sum(letters[least:]) >= enough), 1)


# --------------------------------------------------------------------------- naming units


def unit_keys(prints: Sequence[Fingerprint]) -> Numbers64:
    """Give the keys of all units of some fingerprints, one after the other.

    Some fingerprints at once, since most are so short that arrays of their own cost more than
    the work on them.
    """
    some = (prints[at : at + _AT_ONCE] for at in range(0, len(prints), _AT_ONCE))
    return np.concatenate([_keys_of(each) for each in some])


def _keys_of(prints: Sequence[Fingerprint]) -> Numbers64:
    words = np.concatenate([each.words for each in prints])
    return _keys(words, np.concatenate([each.lengths for each in prints]))


def _keys(words: Numbers32, lengths: Numbers32) -> Numbers64:
    """Name each unit by its words in order; a figure counts as any figure."""
    if not len(words):
        return np.zeros(len(lengths), np.uint64)
    masked = np.where(figures(words), np.uint32(FIGURE), exact(words)).astype(np.uint64)
    firsts = np.concatenate(([0], np.cumsum(lengths[:-1], dtype=np.int64)))
    order = np.arange(len(words)) - np.repeat(firsts, lengths)
    placed = mixed(masked + (order.astype(np.uint64) << np.uint64(32)) + np.uint64(1))
    return np.add.reduceat(placed, firsts)

"""An article becomes a fingerprint: its words and sentences as numbers, in order, nothing lost.

A fingerprint is bytes, fit to be stored and read back in microseconds; everything the story
engine does afterwards is done on fingerprints, so that no text is read again. Knows how words are
folded and cut; must not know any other article.

Words are told apart from particles by length alone (``Fingerprint.content``), which measured as
well as an English stop list on English news and needs no list for any other language.
"""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from reader.model import Span, StoryText
from reader.text.folding import fold

Numbers32 = NDArray[np.uint32]
Numbers64 = NDArray[np.uint64]
Flags = NDArray[np.bool_]

VERSION = 1

# A word is one number of 32 bits: how long it is (2 bits: under 3, 3, 4, 5 or more letters),
# whether it is a figure (1 bit), its stem (19 bits) and its ending (10 bits).
_LENGTH_SHIFT = 30
_FIGURE = 1 << 29
_STEM_SHIFT = 10
_STEM_MASK = (1 << 29) - (1 << _STEM_SHIFT)
_ENDING_MASK = (1 << _STEM_SHIFT) - 1
STEM_LETTERS = 5

_HEADER = struct.Struct("<BBHIII")

# Combining marks and joiners belong to the word; ``\w`` leaves them out, and so would cut
# Hindi, Thai or pointed Hebrew in pieces.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0df3\u0e31-\u0e4e\u0eb1-\u0ecd\u0f71-\u0f84\u102b-\u103e\u17b4-\u17d3"
    "\u200c\u200d"
)
# Possessive, since a run of letters is never given back: half the time of reading a text.
_LETTERS = rf"(?:[^\W\d_]++|[{_MARKS}]++)++"
# This wing has its own tokeniser: ``text.words`` gives spans, and a span for each of a million
# words would cost more than everything else here.
_WORD = re.compile(rf"\d++(?:[.,:]\d++)*+|{_LETTERS}(?:['’]{_LETTERS})*+")
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3040-\u30ff\u31f0-\u31ff"
_SYLLABLES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
_UNSPACED = re.compile(rf"[{_HAN}{_KANA}{_SYLLABLES}]")
_UNSPACED_RUN = re.compile(rf"[{_HAN}{_KANA}]+|[{_SYLLABLES}]+|[^{_HAN}{_KANA}{_SYLLABLES}]+")
_HIRAGANA = re.compile("[\u3040-\u309f]")
_ARABIC_ARTICLE = re.compile("^[وفبك]?(?:ال|لل)(?=...)")

# Where one unit ends and the next begins: a line break, or the end of a sentence. It need not be
# right, only the same wherever the same sentence stands.
_ENDS, _FULL_STOPS = ".!?…", "。！？।॥؟۔"
_CUT = re.compile(
    rf"[\n{_ENDS}{_FULL_STOPS}](?:"  # one set of first letters is quickly searched for
    r"(?<=\n)\s*+"
    rf"|(?<=[{_ENDS}])(?<![A-Z\s].)[{_ENDS}]*[\"”’'»)\]]*(?=\s|[A-ZÀ-ÞА-Я“\"«„])"
    rf"|(?<=[{_FULL_STOPS}])[{_FULL_STOPS}]*[」』”’）]*)"
)


@dataclass(frozen=True, eq=False)
class Fingerprint:
    """A fingerprint, opened. All arrays are views of the stored bytes.

    ``keys`` name the units (sentences or lines) of the story in order, figures masked;
    ``starts`` and ``ends`` are their offsets in the text, ``lengths`` their words. ``words`` are
    the words of all units, in order, and ``headline`` those of the headline. What the anatomy
    took for furniture is left out.
    """

    shortest: int  # length class from which a word counts as content
    keys: Numbers64
    starts: Numbers32
    ends: Numbers32
    lengths: Numbers32
    words: Numbers32
    headline: Numbers32

    def content(self, words: Numbers32) -> Flags:
        """Tell which words carry content: those long enough for this article's language."""
        long: Flags = (words >> np.uint32(_LENGTH_SHIFT)) >= self.shortest
        return long

    def kept_words(self, kept: Flags) -> Numbers32:
        """Give the words of the kept units. ``kept`` has one flag for each unit."""
        return self.words if kept.all() else self.words[np.repeat(kept, self.lengths)]


def stems(words: Numbers32) -> Numbers32:
    """Give each word's number without its ending."""
    return (words & np.uint32(_STEM_MASK)) >> np.uint32(_STEM_SHIFT)


def exact(words: Numbers32) -> Numbers32:
    """Give each word's number with its ending, without its length."""
    return words & np.uint32(_STEM_MASK | _ENDING_MASK)


def figures(words: Numbers32) -> Flags:
    """Tell which words are written in digits."""
    written: Flags = (words & np.uint32(_FIGURE)) != 0
    return written


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
    """Give the fingerprint of an article: about 4 bytes a word and 20 a sentence."""
    units = _numbered_units(text.text, text.spans)
    lengths = np.array([len(numbers) for _, _, numbers in units], np.uint32)
    words = np.array(list(chain.from_iterable(numbers for _, _, numbers in units)), np.uint32)
    headline = np.array(_numbers(_pieces(text.headline or "")), np.uint32)
    header = _HEADER.pack(VERSION, _shortest(words), 0, len(units), len(words), len(headline))
    starts = np.array([start for start, _, _ in units], np.uint32)
    ends = np.array([end for _, end, _ in units], np.uint32)
    parts = (_keys(words, lengths), starts, ends, lengths, words, headline)
    return header + b"".join(part.tobytes() for part in parts)


def opened(blob: bytes) -> Fingerprint:
    """Read a fingerprint back. Raise ValueError when it was made by another version."""
    version, shortest, _, units, words, headline = _HEADER.unpack_from(blob)
    if version != VERSION:
        raise ValueError(f"a fingerprint of version {version}, expected {VERSION}")
    place = _HEADER.size
    keys = np.frombuffer(blob, np.uint64, units, place)
    place += 8 * units
    rest = np.frombuffer(blob, np.uint32, 3 * units + words + headline, place)
    starts, ends, lengths = rest[: 3 * units].reshape(3, units)
    own, title = rest[3 * units : 3 * units + words], rest[3 * units + words :]
    return Fingerprint(shortest, keys, starts, ends, lengths, own, title)


def current(blob: bytes) -> bool:
    """Tell whether the bytes are a fingerprint that ``opened`` can read."""
    return len(blob) >= _HEADER.size and blob[0] == VERSION


def word_spans(text: StoryText) -> list[Span]:
    """Give the place of each word of the fingerprint, in order; slower than the fingerprint."""
    spans = []
    for start, end in _units(text.text, text.spans):
        at = start
        for word in _words(text.text[start:end]):
            # Grams overlap, so the next one may begin before this one ends.
            at = text.text.index(word, at, end)
            spans.append(Span(at, at + len(word)))
            at += 1 if _UNSPACED.match(word) else len(word)
    return spans


def _numbered_units(text: str, spans: tuple[Span, ...]) -> list[tuple[int, int, list[int]]]:
    """Give start, end and the words' numbers of every unit that has a word."""
    pieces = str.split if _spaced(text) else _pieces
    units = ((start, end, _numbers(pieces(text[start:end]))) for start, end in _units(text, spans))
    return [unit for unit in units if unit[2]]


def _units(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[int, int]]:
    for span in spans:
        start = span.start
        for cut in _CUT.finditer(text, span.start, span.end):
            yield start, (start := cut.end())
        yield start, span.end


def _spaced(text: str) -> bool:
    return text.isascii() or not _UNSPACED.search(text)


def _pieces(text: str) -> list[str]:
    """Cut text at its blanks, and what is written without blanks into grams."""
    return text.split() if _spaced(text) else _words(text)


def _words(text: str) -> list[str]:
    """Give the words of a stretch of text, what is written without blanks cut into grams."""
    return list(chain.from_iterable(map(_grams, _WORD.findall(text))))


def _grams(word: str) -> list[str]:
    """Cut what is written without blanks into overlapping pairs (Han, kana) or triples."""
    if not _UNSPACED.search(word):
        return [word]
    grams: list[str] = []
    for run in _UNSPACED_RUN.findall(word):
        size = 1 if not _UNSPACED.match(run) else 3 if "\u0e00" <= run[0] <= "\u17ff" else 2
        whole = size == 1 or len(run) <= size
        grams += [run] if whole else [run[i : i + size] for i in range(len(run) - size + 1)]
    return grams


# --------------------------------------------------------------------------- words as numbers

# Words are looked up as they stand between two blanks, with their commas and quotation marks: a
# split costs a tenth of a regular expression, and one in twenty pieces is not just one word.
_KNOWN: dict[str, int] = {}
_KNOWN_MOST = 300_000  # pieces remembered, some 40 MB; the rest of a Zipf tail is not worth it
_KNOWN_LETTERS = 40  # of a piece that is remembered: a line without blanks may be megabytes long
_AROUND = ".,:;!?()[]'\"’”“‘—–…"  # what is no part of a word that it stands at
_NOT_ONE = -1  # in place of a number: the piece is several words, or none


def _numbers(pieces: list[str]) -> list[int]:
    """Give the numbers of all words in the pieces, in order."""
    known = _KNOWN
    try:
        numbers = [known[piece] for piece in pieces]
    except KeyError:
        _learn(pieces)
        numbers = [known.get(piece, _NOT_ONE) for piece in pieces]
    if _NOT_ONE not in numbers:
        return numbers
    each = ((n,) if n != _NOT_ONE else _numbers_in(p) for n, p in zip(numbers, pieces, strict=True))
    return list(chain.from_iterable(each))


def _learn(pieces: list[str]) -> None:
    if len(_KNOWN) > _KNOWN_MOST:
        _KNOWN.clear()
    for piece in pieces:
        if piece in _KNOWN or len(piece) > _KNOWN_LETTERS:
            continue
        word = piece.strip(_AROUND)
        if word.isascii() and word.isalpha():  # most are, and are known in another form
            _KNOWN[piece] = _KNOWN.get(word.lower()) or _number(word)
            continue
        words = _WORD.findall(piece)
        _KNOWN[piece] = _number(words[0]) if len(words) == 1 else _NOT_ONE


def _numbers_in(piece: str) -> list[int]:
    return [_KNOWN.get(word) or _number(word) for word in _WORD.findall(piece)]


def _number(word: str) -> int:
    if word[0].isdecimal():
        digits = "".join(str(unicodedata.decimal(c)) for c in word if c.isdecimal())
        return _FIGURE | (zlib.crc32(digits.encode()) & (_STEM_MASK | _ENDING_MASK))
    plain = word.isascii()  # no article, no signs without blanks, no syllables to take apart
    folded = fold(word) if plain else _ARABIC_ARTICLE.sub("", fold(word))
    if not plain and _UNSPACED.match(folded):
        stem, length = folded, _unspaced_length(folded)
    else:
        # Korean is written in syllables; in their letters, five make a stem as in any alphabet.
        letters = folded if plain else unicodedata.normalize("NFD", folded)
        stem = letters[:STEM_LETTERS]
        length = min(max(len(letters) - 2, 0), 3)
    ending = zlib.crc32(folded.encode(errors="surrogatepass")) >> 7
    root = zlib.crc32(stem.encode(errors="surrogatepass"))
    return length << _LENGTH_SHIFT | (root & _STEM_MASK) | (ending & _ENDING_MASK)


def _unspaced_length(gram: str) -> int:
    """Hiragana is grammar; a lone sign says too little."""
    return 0 if len(gram) < 2 or _HIRAGANA.search(gram) else 3


def _shortest(words: Numbers32) -> int:
    """Give the length class from which words count as content: the longest that still leaves
    two in ten. So five letters in most alphabets, four or three in Arabic or Vietnamese."""
    letters = words[~figures(words)]
    if not len(letters):
        return 3
    counts = np.bincount(letters >> np.uint32(_LENGTH_SHIFT), minlength=4)
    longest = np.cumsum(counts[::-1])[:3]
    enough = np.flatnonzero(longest >= 0.2 * len(letters))
    return 3 - int(enough[0]) if len(enough) else 1


def _keys(words: Numbers32, lengths: Numbers32) -> Numbers64:
    """Name each unit by its words in order; a figure counts as any figure."""
    if not len(words):
        return np.zeros(len(lengths), np.uint64)
    masked = np.where(figures(words), np.uint32(_FIGURE), exact(words)).astype(np.uint64)
    firsts = np.concatenate(([0], np.cumsum(lengths[:-1], dtype=np.int64)))
    order = np.arange(len(words)) - np.repeat(firsts, lengths)
    placed = mixed(masked + (order.astype(np.uint64) << np.uint64(32)) + np.uint64(1))
    return np.add.reduceat(placed, firsts)

"""A word becomes a number: how long it is, whether it is a figure, its stem and its ending.

Knows how words are cut and folded; must not know sentences or articles. Words are told apart
from particles by length alone, which measured as well as an English stop list on English news and
needs no list for any other language. Uses no arrays: their library takes longer to load than a
reader waits for an article.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Callable
from itertools import chain

from reader.text.folding import fold

# A word is one number of 32 bits: how long it is (2 bits: under 3, 3, 4, 5 or more letters),
# whether it is a figure (1 bit), its stem (19 bits) and its ending (10 bits).
LENGTH_SHIFT = 30
FIGURE_SHIFT = 29
FIGURE = 1 << FIGURE_SHIFT
STEM_SHIFT = 10
STEM_MASK = (1 << 29) - (1 << STEM_SHIFT)
ENDING_MASK = (1 << STEM_SHIFT) - 1
STEM_LETTERS = 5

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
UNSPACED = re.compile(rf"[{_HAN}{_KANA}{_SYLLABLES}]")
_UNSPACED_RUN = re.compile(rf"[{_HAN}{_KANA}]+|[{_SYLLABLES}]+|[^{_HAN}{_KANA}{_SYLLABLES}]+")
_HIRAGANA = re.compile("[\u3040-\u309f]")
_ARABIC_ARTICLE = re.compile("^[وفبك]?(?:ال|لل)(?=...)")


# --------------------------------------------------------------------------- a text in pieces


def cutter(text: str) -> Callable[[str], list[str]]:
    """Give what cuts stretches of a text into pieces: at its blanks, and what is written without
    blanks into grams."""
    return str.split if _spaced(text) else _pieces


def _spaced(text: str) -> bool:
    return text.isascii() or not UNSPACED.search(text)


def _pieces(text: str) -> list[str]:
    return text.split() if _spaced(text) else words_in(text)


def words_in(text: str) -> list[str]:
    """Give the words of a stretch of text, what is written without blanks cut into grams."""
    return list(chain.from_iterable(map(_grams, _WORD.findall(text))))


def _grams(word: str) -> list[str]:
    """Cut what is written without blanks into overlapping pairs (Han, kana) or triples."""
    if not UNSPACED.search(word):
        return [word]
    grams: list[str] = []
    for run in _UNSPACED_RUN.findall(word):
        size = 1 if not UNSPACED.match(run) else 3 if "\u0e00" <= run[0] <= "\u17ff" else 2
        whole = size == 1 or len(run) <= size
        grams += [run] if whole else [run[i : i + size] for i in range(len(run) - size + 1)]
    return grams


# --------------------------------------------------------------------------- pieces as numbers

# Words are looked up as they stand between two blanks, with their commas and quotation marks: a
# split costs a tenth of a regular expression, and one in twenty pieces is not just one word.
_KNOWN_MOST = 300_000  # pieces remembered, some 40 MB; the rest of a Zipf tail is not worth it
_KNOWN_LETTERS = 40  # of a piece that is remembered: a line without blanks may be megabytes long
_AROUND = ".,:;!?()[]'\"’”“‘—–…"  # what is no part of a word that it stands at
_NOT_ONE = -1  # in place of a number: the piece is several words, or none


class _Pieces(dict[str, int]):
    """The numbers of pieces, which learns those that it is asked for."""

    def __missing__(self, piece: str) -> int:
        number = self._number_of(piece)
        if len(piece) <= _KNOWN_LETTERS:
            if len(self) > _KNOWN_MOST:
                self.clear()
            self[piece] = number
        return number

    def _number_of(self, piece: str) -> int:
        word = piece.strip(_AROUND)
        if word.isascii() and word.isalpha():  # most are, and are known in another form
            lower = word.lower()
            return _number(word) if lower == piece else self[lower]
        words = _WORD.findall(piece)
        return _number(words[0]) if len(words) == 1 else _NOT_ONE


_KNOWN = _Pieces()


def numbers(pieces: list[str]) -> list[int]:
    """Give the numbers of all words in the pieces (see ``cutter``), in order."""
    found = list(map(_KNOWN.__getitem__, pieces))
    if _NOT_ONE not in found:
        return found
    each = ((n,) if n != _NOT_ONE else _numbers_in(p) for n, p in zip(found, pieces, strict=True))
    return list(chain.from_iterable(each))


def _numbers_in(piece: str) -> list[int]:
    return [_KNOWN.get(word) or _number(word) for word in _WORD.findall(piece)]


def _number(word: str) -> int:
    if word[0].isdecimal():
        digits = "".join(str(unicodedata.decimal(c)) for c in word if c.isdecimal())
        return FIGURE | (zlib.crc32(digits.encode()) & (STEM_MASK | ENDING_MASK))
    plain = word.isascii()  # no article, no signs without blanks, no syllables to take apart
    folded = fold(word) if plain else _ARABIC_ARTICLE.sub("", fold(word))
    if not plain and UNSPACED.match(folded):
        stem, length = folded, _unspaced_length(folded)
    else:
        # Korean is written in syllables; in their letters, five make a stem as in any alphabet.
        letters = folded if plain else unicodedata.normalize("NFD", folded)
        stem = letters[:STEM_LETTERS]
        length = min(max(len(letters) - 2, 0), 3)
    ending = zlib.crc32(folded.encode(errors="surrogatepass")) >> 7
    root = zlib.crc32(stem.encode(errors="surrogatepass"))
    return length << LENGTH_SHIFT | (root & STEM_MASK) | (ending & ENDING_MASK)


def _unspaced_length(gram: str) -> int:
    """Hiragana is grammar; a lone sign says too little."""
    return 0 if len(gram) < 2 or _HIRAGANA.search(gram) else 3

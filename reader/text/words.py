"""Words of any language, as spans of their text: numbers, acronyms, words, single characters."""

from __future__ import annotations

from reader.model import Span
from reader.pattern import pattern

# Letters with the marks that belong to them: Python's \w leaves out vowel signs.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0711-\u074a\u07a6-\u07b0\u0900-\u0963\u0966-\u0dff\u0f00-\u0fbc\u135d-\u135f\u00ad\u200c\u200d"
)
# Scripts written without blanks: each character, with its marks, is a token of its own.
_APART = (
    "\u0e00-\u0e4e\u0e80-\u0ece\u1000-\u1049\u1050-\u109f\u1780-\u17d3"
    "\u3005\u3041-\u309f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_LETTER = rf"(?:[^\W_{_APART}]|[{_MARKS}])"
_FIRST_APART = _APART[0]
_APART_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
    "\u3099\u309a"
)
# Letters that a number may touch, being words of their own beside it: 约3.5万, 1,200ドル, 3만.
_BESIDE_NUMBER = "\u30a0-\u30ff\uac00-\ud7a3"
WORD = pattern(
    # one group around all, so that it also splits a text into its words and what is between them
    r"([A-Za-z]{2,}(?=[ ,.;:!?])"  # what most tokens are, first: the rest costs more to try
    # number: separators, currency before it, percent after it; not the beginning of a word
    rf"|(?:[$€£¥₹₽₩₺₴]|(?<![^\W{_APART}{_BESIDE_NUMBER}]))"
    rf"\d+(?:[.,'’:/٫٬]\d+|[ \u00a0\u202f]\d{{3}}(?!\d))*"
    rf"(?:%|[ \u00a0\u202f]%|‰|٪)?(?![-‑]?(?:[^\W_{_APART}{_BESIDE_NUMBER}]|[{_MARKS}]))"
    rf"|(?<![^\W_])(?:[^\W\d_{_APART}](?!{_LETTER})\.?){{2,}}"  # of letters, each by itself
    # a word; a Hebrew particle before a number, כ-3.5, is one of its own
    rf"|{_LETTER}+(?:(?:['’ʼ‑\-·׳״]|(?<=[\u05d0-\u05ea])\"(?=[\u05d0-\u05ea]))"
    rf"(?!(?<=[\u05d0-\u05ea][‑\-])\d){_LETTER}+)*"
    rf"|[{_APART}][{_APART_MARKS}]*"
    r"|\S)"
)
_IDEOGRAPHIC = pattern(rf"[{_APART}\u30a0-\u30ff]")


def words(text: str, within: Span | None = None) -> list[Span]:
    """Give the tokens: numbers with separators, percent and currency; dotted acronyms; words
    with inner apostrophes and hyphens; any other visible character by itself.

    Scripts written without blanks (Han, kana, Thai, Khmer …) give one token a character.
    """
    start, end = within or (0, len(text))
    return [Span(*match.span()) for match in WORD.finditer(text, start, end)]


def is_ideographic(ch: str) -> bool:
    """Tell whether the character belongs to a script that puts no blanks between words."""
    # Most are never so far up, and need the pattern not even compiled.
    return ch >= _FIRST_APART and _IDEOGRAPHIC.match(ch) is not None

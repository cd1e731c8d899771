"""A story in units, which are its sentences and lines, and where each of its words stands.

Must not know words as numbers, nor any other article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.duplicates.word_numbers import UNSPACED, words_in
from reader.model import Span, StoryText

# Where one unit ends and the next begins: a line break, or the end of a sentence. It need not be
# right, only the same wherever the same sentence stands.
_ENDS, _FULL_STOPS = ".!?…", "。！？।॥؟۔"
_CUT = re.compile(
    rf"[\n{_ENDS}{_FULL_STOPS}](?:"  # one set of first letters is quickly searched for
    r"(?<=\n)\s*+"
    rf"|(?<=[{_ENDS}])(?<![A-Z\s].)[{_ENDS}]*[\"”’'»)\]]*(?=\s|[A-ZÀ-ÞА-Я“\"«„])"
    rf"|(?<=[{_FULL_STOPS}])[{_FULL_STOPS}]*[」』”’）]*)"
)


def units_of(text: str, spans: tuple[Span, ...]) -> Iterator[tuple[int, int]]:
    """Give where the units of the spans of a text begin and end."""
    for span in spans:
        start = span.start
        for cut in _CUT.finditer(text, span.start, span.end):
            yield start, (start := cut.end())
        yield start, span.end


def word_spans(text: StoryText) -> list[Span]:
    """Give the place of each word of the fingerprint, in order; slower than the fingerprint."""
    spans = []
    for start, end in units_of(text.text, text.spans):
        at = start
        for word in words_in(text.text[start:end]):
            # Grams overlap, so the next one may begin before this one ends.
            at = text.text.index(word, at, end)
            spans.append(Span(at, at + len(word)))
            at += 1 if UNSPACED.match(word) else len(word)
    return spans

"""The longest passage that two articles have in common, word for word.

A reader waits for it, so it is found without arrays, whose library takes longer to load than an
article to read. Must not know relations, nor any third article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from reader.duplicates.units import units_of, word_spans
from reader.duplicates.word_numbers import numbers, words_in
from reader.model import StoryText

_RUN = 5  # words of the shortest passage


def longest_passage(a: StoryText, b: StoryText) -> str:
    """Give the words of a passage as they stand in ``a``, blanks evened out; "" for none of five.

    It is as long as the run that the evidence counts (``measures.longest_run``). Only what the
    anatomy sets aside is left out here; what the collection teaches is not known.
    """
    at, length = _longest_run(_words(a), _words(b))
    if not length:
        return ""
    places = word_spans(a)
    return " ".join(a.text[places[at].start : places[at + length - 1].end].split())


def _words(text: StoryText) -> list[int]:
    units = (text.text[start:end] for start, end in units_of(text.text, text.spans))
    return numbers(list(chain.from_iterable(map(words_in, units))))


def _longest_run(ours: Sequence[int], theirs: Sequence[int]) -> tuple[int, int]:
    """Find the longest run in common: its place in ``ours`` and its words."""
    firsts = dict[tuple[int, ...], int]()
    for at, run in enumerate(_runs(theirs)):
        firsts.setdefault(run, at)
    place = length = begun = 0
    before = None
    for at, run in enumerate(_runs(ours)):
        there = firsts.get(run)
        if there is None or before is None or there != before + 1:
            begun = at
        if there is not None and at - begun + _RUN > length:
            place, length = begun, at - begun + _RUN
        before = there
    return place, length


def _runs(words: Sequence[int]) -> Iterable[tuple[int, ...]]:
    return zip(*(words[at:] for at in range(_RUN)), strict=False)

"""Shapes: what a line's words look like, by their letters, blanks and stops.

Knows sentences, paragraphs and folding; must not know what any word means in an article, nor
where a line stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.pattern import pattern

_STOPS, _CLOSING = tuple(".!?…。！？।؟։"), tuple("'\"”’»)]")
_SENTENCE_END = pattern(rf"[{''.join(_STOPS)}][{re.escape(''.join(_CLOSING))}]*$")
_SENTENCE_INSIDE = pattern(r"[.!?…]['\"”’»)]*\s|[。！？।؟]")
_WIDE_SCRIPTS = pattern(r"[\u0e00-\u0eff\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff]")
_WORD = pattern(r"\w+(?:['’.-]\w+)*")
# Of ASCII: the marks that stand inside a word as well as beside one, and blanks for all others.
_JOINING = (b"'", b".", b"-")
_SIDE_BY_SIDE = pattern(rb"['.-]['.-]")
_KEPT = frozenset(b"_" + b"".join(_JOINING))
_BLANKED = bytes(c if chr(c).isalnum() or c in _KEPT else 32 for c in range(128)).ljust(256)

# Six letters of a word are compared: endings change. One stands first: searches begin with it.
_STEM = pattern(r"([^\W\d_][^\W\d_]{3,5})[^\W\d_]*")
_START = 40  # characters

PARAGRAPH = 80
"""Letters from which a line with a sentence in it is a paragraph and not a headline."""
_WALL = 300  # letters from which a line is a paragraph even with its punctuation lost


def weight(text: str) -> int:
    """Count letters, those of scripts that write a syllable or word in one letter twice."""
    return len(text) + _wide_letters(text)


def _wide_letters(text: str) -> int:
    # Two bytes a letter and less: the scripts counted here have three each.
    if text.isascii() or len(text.encode(errors="replace")) < len(text) * 1.3:
        return 0
    return len(_WIDE_SCRIPTS.findall(text))


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as sentences do: with a stop, or quotes and brackets behind one."""
    if text.endswith(_CLOSING):
        return _SENTENCE_END.search(text[-6:]) is not None
    return text.endswith(_STOPS)


def is_paragraph(text: str, size: int, *, ends: bool) -> bool:
    """Tell whether a line reads as running text: long, and with an end of a sentence in it.

    ``size`` is its weight, ``ends`` tells that it ends as sentences do.
    """
    if size < PARAGRAPH:
        return False
    return size >= _WALL or ends or _SENTENCE_INSIDE.search(text) is not None


def is_sentence(text: str) -> bool:
    """Tell whether a line, however short, is a sentence: five words and an end."""
    return ends_sentence(text) and word_count(text) >= 5


def word_count(text: str) -> int:
    """Count words; in scripts without blanks two letters count as one."""
    return len(text.split()) + _wide_letters(text) // 2


def folded(text: str) -> str:
    """Give the words alone in lower case: equal for lines that differ in capitals and marks."""
    lowered = text.lower()
    if lowered.isascii() and (words := _folded_ascii(lowered.encode())) is not None:
        return words.decode()
    # a dotted capital I leaves its dot behind as a letter of its own
    lowered = lowered.replace("’", "'").replace("ʼ", "'").replace("\u0307", "")
    return " ".join(_WORD.findall(lowered))


def _folded_ascii(lowered: bytes) -> bytes | None:
    """Give what the pattern of words would find, many times quicker; None where it must look."""
    if _SIDE_BY_SIDE.search(lowered):
        return None
    blanked = b" %b " % lowered.translate(_BLANKED)
    for mark in _JOINING:
        if mark in blanked:
            blanked = blanked.replace(mark + b" ", b" ").replace(b" " + mark, b" ")
    return b" ".join(blanked.split())


def folded_start(text: str) -> str:
    """Give how the folded words begin: much quicker of a paragraph than all of them.

    A letter's small form may depend on the letters behind it, so twice as many are looked at.
    """
    return folded(text[: 2 * _START].lower()[:_START])


def stems(text: str) -> frozenset[str]:
    """Give the longer words without their endings, in lower case."""
    return frozenset(_STEM.findall(text.lower()))


def holds_one(text: str, words: Iterable[str]) -> bool:
    """Tell whether a text holds one of some words, each as it is written."""
    for word in words:  # noqa: SIM110  # half the time that ``any`` takes
        if word in text:
            return True
    return False


def tidy(text: str) -> str:
    """Close up the runs of blanks inside a value."""
    return " ".join(text.split())

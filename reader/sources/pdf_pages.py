"""Pages of a PDF become paragraphs: which of the lines that were drawn go on in the next.

A PDF draws lines and says nothing of paragraphs, but where each line stands and how large it is.
Must not know files, nor which line is what.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from reader.named import NamedTuple
from reader.pattern import pattern

_FULL = 0.75  # of a usual long line: what is shorter ends its paragraph
_APART = 1.3  # times the usual step between lines: a gap
_LIKE = 0.1  # difference of size, as a share, that is none
_SAME_LINE = 0.4  # of its size that a word may be raised or lowered in a line
_PAGES = 3  # on which a line stands to be a running head
_ENDS = pattern(r"[.!?…:]['\"’”»)\]]*$")
_CUT = pattern(r"[^\W\d_][-\u00ad\u2010]$")
_PAGE_NUMBER = pattern(
    r"^[-–— ]*(?:(?:page|seite|página|pagina|p\.|s\.)\s*)?\d+"
    r"(?:\s*(?:/|of|von|de|di|sur)\s*\d+)?[-–— ]*$",
    re.I,
)


class Line(NamedTuple):
    """A line as it was drawn: its words, its height on the page in points, its size in points."""

    words: str
    height: float
    size: float


def lines_of(page: Any) -> list[Line]:
    """Give the lines of a page of pypdf, in the order they were drawn."""
    drawing = _Drawing()
    page.extract_text(visitor_text=drawing.add)
    tidy = (each._replace(words=" ".join(each.words.split())) for each in drawing.lines)
    return [each for each in tidy if each.words]


class _Drawing:
    """What pypdf tells of a page, a few words at a time, put together to lines."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._open = False

    def add(
        self, text: str, outer: Sequence[float], inner: Sequence[float], _: Any, size: float
    ) -> None:
        """Take words, the matrices of page and text that place them, and the size of the font."""
        height = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        size = round(size * (abs(inner[3] * outer[3]) or 1.0), 1)
        for part in text.splitlines(keepends=True):
            self._add(Line(part.rstrip("\n"), height, size))
            self._open = not part.endswith("\n")

    def _add(self, more: Line) -> None:
        if self._open and self.lines and self._is_beside(more):
            last = self.lines[-1]
            self.lines[-1] = last._replace(words=last.words + more.words)
        elif more.words:
            self.lines.append(more)

    def _is_beside(self, more: Line) -> bool:
        return abs(self.lines[-1].height - more.height) <= _SAME_LINE * max(more.size, 1.0)


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """Give the paragraphs of the pages, a line each."""
    lines = list(_without_heads(pages))
    long, step = _long_line(lines), _usual_step(lines)
    hyphenated = sum(bool(_CUT.search(line.words)) for line in lines) > 1
    words = ""
    for at, line in enumerate(lines):
        if words and _is_one(lines[at - 1], line, long, step):
            words = _joined(words, line.words, hyphenated)
        else:
            yield from filter(None, [words])
            words = line.words
    yield from filter(None, [words])


def _without_heads(pages: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Leave out what stands on top or at the foot of page after page, but where it stands first."""
    counts = Counter(head for page in pages for head in _edges(page))
    heads = {head for head, count in counts.items() if count >= _PAGES}
    told: set[tuple[str, int]] = set()
    for page in pages:
        edges = _edges(page)
        yield from (line for line in page if _head(line) not in edges & told)
        told |= heads & edges


def _edges(page: Sequence[Line]) -> set[tuple[str, int]]:
    """Give the highest and the lowest lines of a page as they are known again on others."""
    heights = [round(line.height) for line in page]
    ends = {max(heights), min(heights)} if heights else set()
    return {_head(line) for line in page if round(line.height) in ends}


def _head(line: Line) -> tuple[str, int]:
    """Give the words of a line and where it stands; all page numbers are one."""
    return _PAGE_NUMBER.sub("0", line.words), round(line.height)


def _long_line(lines: Iterable[Line]) -> float:
    lengths = sorted(len(line.words) for line in lines)
    return lengths[len(lengths) * 4 // 5] if lengths else 0


def _usual_step(lines: Sequence[Line]) -> float:
    steps = Counter(round(one.height - two.height) for one, two in pairwise(lines))
    down = [(count, -step) for step, count in steps.items() if step > 0]
    return -max(down)[1] if down else 0


def _is_one(above: Line, below: Line, long: float, step: float) -> bool:
    """Tell whether a paragraph goes on in the line below, or in the next column or page."""
    if abs(above.size - below.size) > _LIKE * max(above.size, below.size):
        return False
    if len(above.words) < _FULL * long:
        return False
    down = above.height - below.height
    return not _ENDS.search(above.words) if down <= 0 else down <= _APART * step


def _joined(above: str, below: str, hyphenated: bool) -> str:
    """Put two lines together; a word that was divided for want of room is one again."""
    if _CUT.search(above):
        return f"{above[:-1] if hyphenated and below[:1].islower() else above}{below}"
    return f"{above} {below}"

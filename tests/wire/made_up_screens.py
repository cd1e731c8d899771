"""Made-up screens and what may happen to them, as the updates that Textual's compositor gives.

Everything comes from a seeded generator, so that a session can be played again.
"""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

_ENGLISH = "the quick brown fox jumps over the lazy dog and so on, for ever: 1,234"
_SIGNS = "Zürich naïve São “quoted” – dash… ● ★ ≡2 │ ─────────── ░▒▓"
_ELSEWHERE = "Ελληνικά Русский 日本語 中文字 한국어 ｆｕｌｌ café"
# What every terminal, and the emulator of the tests, measures alike.
AGREED = [
    *(word for text in (_ENGLISH, _SIGNS, _ELSEWHERE) for word in text.split(" ")),
    *(" ", "   ", "            ", "                         ", "\xa0", "x", "x", "x"),
]
# What they do not: joined and coloured emoji, flags, keycaps, accents, joiners, soft hyphens.
DISPUTED = [
    *("👨‍👩‍👧‍👦", "❤️", "⚠️ x", "🇫🇷", "1️⃣", "👍🏽", "😀😀", "क्षि", "ก็", "\u200b", "so\u00adft", "☔"),
    *("e\u0301e\u0308", "\u0301", "a\u200db", "\U0010fffd", "日\ufe0f"),
]
_COLOURS = ["#102030", "#d8d6cf", "red", "bright_blue", "color(123)", "default", "default"]


class Screens:
    """One screen that changes: ``step`` changes it, and gives the update that paints the change.

    ``words``: what is written on it.
    """

    def __init__(self, seed: int, width: int, height: int, words: list[str]) -> None:
        self._random = Random(seed)
        self._words = words
        self._styles = [self._style() for _ in range(12)]
        self.resize(width, height)

    def resize(self, width: int, height: int) -> LayoutUpdate:
        self.width, self.height = width, height
        self._rows = [self._row() for _ in range(height)]
        return self.whole()

    def whole(self) -> LayoutUpdate:
        lines: list[Iterable[Strip]] = [[row] for row in self._rows]
        return LayoutUpdate(lines, Region(0, 0, self.width, self.height))

    def step(self) -> LayoutUpdate | ChopsUpdate:
        """Change something: a few rows, everything, a scrolled region, an opened gap."""
        deed = self._random.choice([self._edit, self._edit, self._scroll, self._scroll, self._turn])
        touched = deed()
        return self.whole() if self._random.random() < 0.2 else self._parts(touched)

    # ----- what may happen

    def _edit(self) -> range:
        top = self._random.randrange(self.height)
        touched = range(top, min(self.height, top + self._random.randint(1, 3)))
        for y in touched:
            self._rows[y] = self._edited(self._rows[y])
        return touched

    def _scroll(self) -> range:
        top = self._random.randrange(self.height)
        bottom = self._random.randint(top, self.height - 1)
        by = self._random.choice([-7, -2, -1, -1, 1, 1, 1, 2, 5])
        part = self._rows[top : bottom + 1]
        fresh = [self._row() for _ in range(min(abs(by), len(part)))]
        part = part[by:] + fresh if by > 0 else fresh + part[: len(part) - len(fresh)]
        self._rows[top : bottom + 1] = part[-(bottom - top + 1) :]
        if self._random.random() < 0.5:
            y = self._random.randint(top, bottom)
            self._rows[y] = self._edited(self._rows[y])
        return range(top, bottom + 1)

    def _turn(self) -> range:
        self._rows = [self._row() for _ in range(self.height)]
        return range(self.height)

    # ----- rows

    def _row(self) -> Strip:
        if self._random.random() < 0.15:
            return Strip.blank(self.width, self._random.choice(self._styles))
        if self._random.random() < 0.25:
            return self._listed()
        segments, length = [], 0
        ground = self._random.choice(self._styles)
        while length < self.width and self._random.random() < 0.9:
            word = self._random.choice(self._words) + self._random.choice(["", " ", " "])
            style = self._random.choice([ground, ground, self._random.choice(self._styles)])
            segments.append(Segment(word, style))
            length += cell_len(word)
        return Strip(segments).adjust_cell_length(self.width, ground)

    def _listed(self) -> Strip:
        """Give a row of columns with wide gaps, all of one look, as of a list."""
        gap = " " * self._random.randint(6, 20)
        words = [self._random.choice(self._words) for _ in range(3)]
        style = self._random.choice(self._styles[:3])
        row = Strip([Segment(" " * self._random.randint(0, 3) + gap.join(words), style)])
        return row.adjust_cell_length(self.width, style)

    def _edited(self, row: Strip) -> Strip:
        """Put other words somewhere into a row."""
        start = self._random.randrange(self.width)
        word = Strip([Segment(self._random.choice(self._words), self._random.choice(self._styles))])
        rest = row.crop(start + word.cell_length, self.width)
        return Strip.join([row.crop(0, start), word, rest]).adjust_cell_length(self.width)

    def _style(self) -> Style:
        chance = self._random.random
        names = ("bold", "dim", "italic", "underline", "reverse", "strike", "overline", "blink")
        set_ = {name: True for name in names if chance() < 0.15}
        return Style(
            color=self._random.choice(_COLOURS),
            bgcolor=self._random.choice(_COLOURS),
            link="https://example.org/a" if chance() < 0.1 else None,
            **set_,  # type: ignore[arg-type]  # all of them are flags
        )

    # ----- updates

    def _parts(self, touched: range) -> ChopsUpdate:
        """Paint some rows, cut at two columns as by the borders of widgets."""
        cuts = sorted({0, self.width, self._between(), self._between()})
        cuts = [cut for cut in cuts if all(_can_cut(self._rows[y], cut) for y in touched)]
        cuts = sorted({0, self.width, *cuts})
        chops: list[dict[int, Strip | None]] = []
        for row in self._rows:
            parts = row.divide(cuts[1:])
            chops.append(dict(zip(cuts, parts, strict=False)))
        spans = [(y, 0, self.width) for y in touched]
        return ChopsUpdate(chops, spans, [cuts[1:]] * self.height)

    def _between(self) -> int:
        return self._random.randrange(1, self.width)


def _can_cut(row: Strip, column: int) -> bool:
    """Tell whether no character stands across a column, nor an accent behind it."""
    left, right = row.crop(0, column).text, row.crop(column).text
    measures = cell_len(left) + cell_len(right) == cell_len(row.text)
    return left + right == row.text and measures and (not right or cell_len(right[0]) > 0)

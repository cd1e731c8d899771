"""Text becomes cells: one character of a string for every cell that a terminal gives it.

So that rows are plain strings, which Python compares and cuts quickly. The second cell of a wide
character holds ``CONTINUED``; a cell that needs several code points (a letter with its accents, an
emoji with its joiners) holds one character of a private plane that stands for them.

Must not know of styles, rows or terminals' sequences.
"""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len

CONTINUED = "\0"
_PRIVATE = 0x100000  # plane 16; its own characters, should a text hold any, are clusters too
_MOST = 0xFFFD  # clusters that the plane has room for
_VARIATION = "\ufe0f"  # asks for the wide, coloured form of the character before it
_SYMBOLS = 0x2000  # the few before these that could become emoji are drawn narrow by all
_EMOJI = 0x1F000  # from here on terminals of different years measure differently
_KEPT = 1024  # texts remembered before all are forgotten
_ROWS_KEPT = 1024  # the same for rows
_IDEOGRAPHS = 0x3000  # a wide symbol before these is an emoji
_UNSETTLED = frozenset(("Mn", "Mc", "Me", "Cf", "Cn", "Co", "Cs", "Cc"))


class SteeringError(ValueError):
    """A text holds control characters: it is not only text, and has no cells."""


class Cells:
    """Turns text into cells and back, and knows which cells every terminal agrees on.

    ``wide_doubts``: whether characters of ambiguous width (curly quotes, dashes, box drawing) are
    doubtful too, as they are in a terminal that was seen to draw them two cells wide.
    """

    def __init__(self) -> None:
        self.wide_doubts = False
        self._of: dict[str, str] = {}
        self._narrow: set[str] = set()  # letters met that have one cell, each by itself
        self._private: dict[str, str] = {}  # cluster: the character that stands for it
        self._spelling: dict[int, str | None] = {ord(CONTINUED): None}
        self._settled: dict[str, bool] = {}
        self._doubts: dict[str, int] = {}  # by row: its first doubtful cell
        self._sure: set[str] = set()  # the settled ones, to be taken away at once

    def of(self, text: str) -> str:
        """Give the cells of a text: as many characters as ``rich.cells.cell_len`` counts.

        A zero-width character at the beginning has no cell here; ``after`` gives it one.
        Raise SteeringError when the text holds control characters.
        """
        if text.isascii() and text.isprintable():
            return text
        cells = self._of.get(text)
        if cells is None:
            if len(self._of) > _KEPT:
                self._of.clear()
            cells = self._of[text] = self._measured(text)
        return cells

    def after(self, before: str, text: str) -> str:
        """Give cells with those of a text behind them; an accent joins the letter before it."""
        if text.isascii() or not before or cell_len(text[0]):
            return before + self.of(text)
        letter = before.rstrip(CONTINUED)[-1:]
        return before[: before.rindex(letter)] + self.of(self.spelled(letter) + text)

    def spelled(self, cells: str) -> str:
        """Give the text that draws some cells."""
        if CONTINUED not in cells and (cells.isascii() or max(cells) < chr(_PRIVATE)):
            return cells
        return cells.translate(self._spelling)

    def first_doubt(self, cells: str) -> int:
        """Give the column of the first cell whose width terminals disagree on, or the length."""
        if cells.isascii():
            return len(cells)
        doubt = self._doubts.get(cells)
        if doubt is None:
            if len(self._doubts) > _ROWS_KEPT:
                self._doubts.clear()
            doubt = self._doubts[cells] = self._looked_for(cells)
        return doubt

    def _looked_for(self, cells: str) -> int:
        unknown = set(cells) - self._sure
        if not unknown:
            return len(cells)
        self._sure.update(filter(self.settled, unknown))
        return min(map(cells.index, unknown - self._sure), default=len(cells))

    def settled(self, cell: str) -> bool:
        """Tell whether every terminal gives this character as many cells as we do."""
        known = self._settled.get(cell)
        if known is None:
            known = self._settled[cell] = self._agreed(cell)
        return known

    def doubt_wide(self, doubts: bool) -> None:
        """Say whether characters of ambiguous width are doubtful."""
        self.wide_doubts = doubts
        self._settled.clear()
        self._sure.clear()
        self._doubts.clear()

    def _agreed(self, cell: str) -> bool:
        if cell == CONTINUED:
            return True
        if ord(cell) >= _EMOJI or unicodedata.category(cell) in _UNSETTLED:
            return False
        breadth = unicodedata.east_asian_width(cell)
        if breadth == "A" and self.wide_doubts:
            return False
        if breadth == "W" and unicodedata.category(cell) == "So" and ord(cell) < _IDEOGRAPHS:
            return False
        return cell_len(cell) == (2 if breadth in ("W", "F") else 1) and not _takes_variation(cell)

    def _measured(self, text: str) -> str:
        unmet = set(text) - self._narrow
        if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in unmet):
            raise SteeringError(text)
        narrow = {letter for letter in unmet if cell_len(letter) == 1 and ord(letter) < _PRIVATE}
        self._narrow |= narrow
        if len(narrow) == len(unmet):
            return text
        found = "".join(self._cell(cluster) for cluster in _clusters(text))
        if len(found) == cell_len(text):
            return found
        # Measured as a whole it is another width: then it is one cell that nobody can divide.
        return self._stand_for(text) + CONTINUED * (cell_len(text) - 1) if cell_len(text) else ""

    def _cell(self, cluster: str) -> str:
        width = cell_len(cluster)
        if not width:
            return ""
        alone = len(cluster) == 1 and ord(cluster) < _PRIVATE
        return (cluster if alone else self._stand_for(cluster)) + CONTINUED * (width - 1)

    def _stand_for(self, cluster: str) -> str:
        letter = self._private.get(cluster)
        if letter is None:
            if len(self._private) >= _MOST:
                raise SteeringError("more kinds of cell than there are names for")
            letter = self._private[cluster] = chr(_PRIVATE + len(self._private))
            self._spelling[ord(letter)] = cluster
        return letter


def _takes_variation(letter: str) -> bool:
    return letter >= chr(_SYMBOLS) and cell_len(letter + _VARIATION) != cell_len(letter)


def _clusters(text: str) -> list[str]:
    """Divide a text into what stands in a cell (or two) of its own, as Rich measures it."""
    clusters: list[str] = []
    for letter in text:
        joined = clusters[-1] + letter if clusters else ""
        if joined and (letter == _VARIATION or cell_len(joined) == cell_len(clusters[-1])):
            clusters[-1] = joined
        else:
            clusters.append(letter)
    return clusters

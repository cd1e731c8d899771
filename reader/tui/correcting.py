"""The part of the compare screen that corrects it: sentences pinned to each other, pairs broken.

Every correction is the library's, kept when its phrase is shown, and taken back by ``u``.
"""

from __future__ import annotations

from itertools import product

from reader.model import ComparisonRow, Correction
from reader.pages.painting import Hand
from reader.tui.turning import TurningPart


class CorrectingPart(TurningPart, part=True):
    """Pin, break.

    ``pinning`` is what the first press of the key for pinning took up: a side and its sentences.
    """

    pinning: tuple[Hand, tuple[int, ...]] | None = None

    def action_compare_pin(self) -> None:
        row = self._row()
        if row is None:
            return
        if self.pinning is None:
            self._take_up(row)
            return
        (hand, taken), self.pinning = self.pinning, None
        other = Hand.B if hand is Hand.A else Hand.A
        found = other.ordinals(row)
        if not found:
            self.say(f"nothing was pinned: this row has nothing on the {_name(other)}")
            return
        pairs = product(*((taken, found) if hand is Hand.A else (found, taken)))
        self.correct(list(pairs), Correction.PIN)

    def _take_up(self, row: ComparisonRow) -> None:
        hand = Hand.A if row.a else Hand.B
        self.pinning = hand, hand.ordinals(row)
        other = Hand.B if hand is Hand.A else Hand.A
        self.say(
            f"to pin this sentence on the {_name(hand)}, go to the one on the {_name(other)} "
            f"and press {self.pressed} again"
        )

    def action_compare_break(self) -> None:
        row = self._row()
        self.pinning = None
        if row is not None and row.a and row.b:
            self.correct(list(product(row.a, row.b)), Correction.BREAK)
        elif row is not None:
            self.say("this sentence answers none: there is no pair to break")

    def _row(self) -> ComparisonRow | None:
        """Give the reader's row, if it is one whose sentences could answer others."""
        texts = self.view.texts
        if self.comparison is None or texts is None:
            return None
        row = texts.comparison.rows[self.view.row]
        if row.headline:
            self.say("headlines always answer each other")
        elif texts.comparison.strangers:
            self.say("these columns are not aligned: they share no passage")
        else:
            return row
        return None

    def correct(self, pairs: list[tuple[int, int]], correction: Correction) -> None:
        """Keep a correction and compare anew, staying at the same sentence."""
        if self._has_changed():
            self.compare_again()
            self.say("nothing was kept: a text has changed in its file, and is compared anew")
            return
        phrase = self.library.correct(self.left, self.right, pairs, correction)
        self.compare_again()
        self.say(phrase)

    def _has_changed(self) -> bool:
        """Tell whether a text is another by now than the one whose sentences are shown."""
        shown = self.comparison
        return shown is not None and any(
            hand.of(shown).text != self.library.article(article).text
            for hand, article in ((Hand.A, self.left), (Hand.B, self.right))
        )

    def show_stepped(self) -> None:
        self.compare_again()


def _name(hand: Hand) -> str:
    return "left" if hand is Hand.A else "right"

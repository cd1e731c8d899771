"""The part of the compare screen that shows the comparison otherwise: sides, layout, folds, detail.

Another telling for the right side is here too: the reader stays at the same sentence.
"""

from __future__ import annotations

from reader.model import BroadsheetError
from reader.pages.comparison_cells import Detail
from reader.pages.painting import Hand
from reader.tui.comparing import place_in
from reader.tui.going import GoingPart

_DETAILS = {
    Detail.FACTS: "only facts that differ are marked",
    Detail.WORDING: "facts and wording are marked",
    Detail.COSMETIC: "facts, wording, spelling and quotation marks are marked",
}


class TurningPart(GoingPart, part=True):
    """Swap, layout, folds, detail; another telling."""

    def action_compare_swap(self) -> None:
        prepared = self.view.prepared
        if self.comparison is None or self.names is None or prepared is None:
            return
        self.left, self.right = self.right, self.left
        self.names = (self.names[1], self.names[0])
        self.comparison = prepared.swapped.comparison
        self.view.replace(prepared.swapped)
        self.describe()

    def action_compare_layout(self) -> None:
        self.say(self.view.switch_layout().value)
        self.describe()

    def action_compare_changes(self) -> None:
        only = self.view.show_only_changes()
        self.say("only the changes" if only else "everything")

    def action_compare_fold(self) -> None:
        folded = self.view.fold_same()
        self.say("what is the same is folded" if folded else "nothing of the story is folded")

    def action_compare_open(self) -> None:
        if not self.view.turn_fold():
            self.say("nothing is folded here")

    def action_compare_more(self) -> None:
        self._set_detail(1)

    def action_compare_less(self) -> None:
        self._set_detail(-1)

    def _set_detail(self, step: int) -> None:
        detail = Detail(max(min(Detail), min(self.view.detail + step, max(Detail))))
        self.view.set_detail(detail)
        self.describe()
        self.say(_DETAILS[detail])

    # ----- actions: another telling

    def action_compare_choose(self) -> None:
        others = self.others()
        number = self.keymap.keys_of("compare.choose").index(self.pressed) + 1
        if number > len(others):
            self.say(f"other tellings: {len(others)}" if others else "there is no other telling")
        elif others[number - 1] != self.right:
            self._choose(others[number - 1])

    def action_compare_next_telling(self) -> None:
        """Go to the next telling; after the last comes the first."""
        others = self.others()
        at = others.index(self.right) + 1 if self.right in others else 0
        following = [*others[at:], *others[:at]]
        if not following or following[0] == self.right:
            self.say("there is no other telling")
        else:
            self._choose(following[0])

    def _choose(self, article: str) -> None:
        """Compare the left side with another article, staying at the same sentence of it."""
        before = self.right
        self.keep = place_in(self._shown, self.view.row, (Hand.A,))
        self.right = article
        try:
            self.compare()
        except BroadsheetError:
            self.right = before
            raise

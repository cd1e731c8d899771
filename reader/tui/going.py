"""The part of the compare screen that goes from change to change, and through their list."""

from __future__ import annotations

from functools import partial

from textual import on

from reader.pages.changes import Entry
from reader.tui.change_list import ChangeList
from reader.tui.compare_heading import CompareHeading
from reader.tui.comparing import Comparing


class GoingPart(Comparing, part=True):
    """Next and previous change, fact or hit; the other place of a move; the list that jumps."""

    def action_compare_next(self) -> None:
        if not self._goes_to_hit(1) and not self.view.next_change():
            self.say(self._last_of(len(self.view.changes), "change"))

    def action_compare_previous(self) -> None:
        if not self._goes_to_hit(-1) and not self.view.next_change(-1):
            self.say("no change stands above")

    def _goes_to_hit(self, step: int) -> bool:
        """Go from hit to hit while words are searched for, as less does; tell whether they are.

        The keys for changes alone, ``]c`` and ``[c``, stay with the changes.
        """
        hits = {self.keymap.keys_of(f"compare.{way}")[:1] for way in ("next", "previous")}
        if self.view.wanted is None or (self.pressed,) not in hits:
            return False
        if not self.view.next_hit(step):
            self.say("not found")
        return True

    def action_compare_next_fact(self) -> None:
        if not self.view.next_fact():
            self.say(self._last_of(len(self.view.facts), "fact"))

    def action_compare_previous_fact(self) -> None:
        if not self.view.next_fact(-1):
            self.say("no fact that differs stands above")

    def _last_of(self, count: int, noun: str) -> str:
        """Say that the reader is past the last of them, or that there are none."""
        if self.view.texts is not None and self.view.texts.comparison.strangers:
            return "nothing is shared, so nothing is marked"
        if not count:
            return f"no {noun} to go to"
        return f"that was the last of {count} {noun}{'s' * (count != 1)}"

    def action_compare_partner(self) -> None:
        if not self.view.to_partner():
            self.say("this sentence stands at one place only, and no other is like it")

    @on(CompareHeading.Chosen)
    def _ribbon_clicked(self, message: CompareHeading.Chosen) -> None:
        self.view.go_to_row(message.row)

    # ----- actions: the list of changes

    def action_compare_facts(self) -> None:
        self._activate_list(True)

    def action_changes_close(self) -> None:
        self._activate_list(False)

    def action_changes_open(self) -> None:
        """Go at once to what the cursor stands on: the next key may have been typed already."""
        if self.change_list.chosen is not None:
            self._go_to_entry(self.change_list.chosen)

    def _activate_list(self, active: bool) -> None:
        self.set_class(active, "-listing")
        self.change_list.activate(active)
        self.show_footer()
        self.soon(lambda: self.heading.stand_over(self._over()))

    @on(ChangeList.Chosen)
    def _entry_clicked(self, message: ChangeList.Chosen) -> None:
        self._go_to_entry(message.entry)

    def _go_to_entry(self, entry: Entry) -> None:
        self._activate_list(False)
        view = self.view
        if entry.fact is not None:
            self.soon(partial(view.go_to_fact, entry.fact))
        elif entry.row is not None:
            self.soon(partial(view.go_to_row, entry.row))

"""The part of the compare screen that goes from change to change, and through their list."""

from __future__ import annotations

from textual import on

from reader.tui.change_list import ChangeList
from reader.tui.comparing import Comparing


class GoingPart(Comparing):
    """Next and previous change, fact or hit; the other place of a move; the list that jumps."""

    def action_compare_next(self) -> None:
        if not self._goes_to_hit(1) and not self.view.next_change():
            self.say("no change further down")

    def action_compare_previous(self) -> None:
        if not self._goes_to_hit(-1) and not self.view.next_change(-1):
            self.say("no change further up")

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
            self.say("no fact differs further down")

    def action_compare_previous_fact(self) -> None:
        if not self.view.next_fact(-1):
            self.say("no fact differs further up")

    def action_compare_partner(self) -> None:
        if not self.view.to_partner():
            self.say("this sentence stands at one place only, and no other is like it")

    # ----- actions: the list of changes

    def action_compare_facts(self) -> None:
        self._activate_list(True)

    def action_changes_close(self) -> None:
        self._activate_list(False)

    def action_changes_open(self) -> None:
        self.change_list.choose()

    def _activate_list(self, active: bool) -> None:
        self.set_class(active, "-listing")
        self.change_list.activate(active)
        self.show_footer()
        self.call_after_refresh(lambda: self.heading.stand_over(self._over()))

    @on(ChangeList.Chosen)
    def _entry_chosen(self, message: ChangeList.Chosen) -> None:
        self._activate_list(False)
        entry, view = message.entry, self.view
        if entry.fact is not None:
            self.call_after_refresh(view.go_to_fact, entry.fact)
        elif entry.row is not None:
            self.call_after_refresh(view.go_to_row, entry.row)

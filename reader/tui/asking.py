"""A question before a deed that changes more than one article, and the deeds back and forth.

Undo and redo are the same on every screen that has them; what a screen shows of it then is its
own. Must not know what any deed was.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader import wholesale
from reader.library import Library
from reader.model import Step
from reader.pages.numbers import number_of
from reader.tui.saying import SayingScreen
from reader.tui.wholesale import Wholesale

if TYPE_CHECKING:
    from reader.tui.wholesale import Deed


class AskingScreen(SayingScreen, part=True):
    """A screen over a library that asks, and takes deeds back and does them again."""

    library: Library
    _deed: Callable[[], None] | None = None  # what is done when the question is answered with yes

    @property
    def asking(self) -> bool:
        """Tell whether a question waits for its answer."""
        return self._deed is not None

    def before_key(self) -> None:
        """Take back what was said; a question stays until it is answered."""
        if not self.asking:
            self.say_nothing()

    def ask(self, question: str, deed: Callable[[], None]) -> None:
        """Ask before a deed is done to several articles; the question says how many."""
        self._deed = deed
        yes, no = (self.keymap.name(f"answer.{answer}") for answer in ("yes", "no"))
        self.say(f"{question} {yes} {no}")

    def action_answer_yes(self) -> None:
        deed, self._deed = self._deed, None
        if deed is not None:
            self.say_nothing()
            with self.sentences():
                deed()

    def action_answer_no(self) -> None:
        self._deed = None
        self.say("nothing was done")

    # ----- back and forth

    def action_state_undo(self) -> None:
        step, worker = self.library.next_undone(), self.wholesale
        if worker is not None and worker.does(step):
            worker.turn_back()
        elif step := self._asked_for("Undo", step, self._undo):
            self._undo(step)

    def action_state_redo(self) -> None:
        if self.wholesale is not None and self.wholesale.busy:
            return  # its way is said already
        if step := self._asked_for("Redo", self.library.next_redone(), self._redo):
            self._redo(step)

    def _asked_for(self, verb: str, step: Step | None, take: Callable[[Step], None]) -> Step | None:
        """Give the step that may be taken at once; ask first where it changes several articles."""
        if step is None:
            self.say(f"nothing to {verb.lower()}")
        elif step.articles > 1:
            many = number_of(step.articles, "article", "articles")
            self.ask(f"{verb} “{step.phrase}” ({many})?", lambda: take(step))
            return None
        return step

    def _undo(self, step: Step) -> None:
        if not self._by_parts(step, lambda own: own.undo_by_parts(step), undoing=True):
            self._stepped(self.library.undo(step))

    def _redo(self, step: Step) -> None:
        if not self._by_parts(step, lambda own: own.redo_by_parts(step)):
            self._stepped(self.library.redo(step))

    def _by_parts(self, step: Step, deed: Deed, *, undoing: bool = False) -> bool:
        """Let what changes very many articles be done behind the list; tell whether it is."""
        worker = self.wholesale
        if step.articles > wholesale.PART and worker is not None and not worker.busy:
            worker.start(deed, stepped=True, undoing=undoing)
            return True
        return False

    @property
    def wholesale(self) -> Wholesale | None:
        """Give what does such deeds: a part of the first screen, which outlives all others."""
        found = (each for screen in self.app.screen_stack for each in screen.query(Wholesale))
        return next(found, None)

    def _stepped(self, phrase: str | None) -> None:
        if phrase is not None:
            self.show_stepped()
            self.say(phrase)

    def show_stepped(self) -> None:
        """Show what undo or redo has changed."""
        raise NotImplementedError

    def follow_others(self) -> None:
        """Show what another session has changed, where this screen shows anything of it."""

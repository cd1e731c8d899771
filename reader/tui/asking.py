"""A question before a deed that changes more than one article, and the deeds back and forth.

Undo and redo are the same on every screen that has them; what a screen shows of it then is its
own. Must not know what any deed was.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.library import Library
from reader.model import Step
from reader.pages.numbers import number_of
from reader.tui.doing import DoingScreen

_Take = Callable[[Step | None], str | None]


class AskingScreen(DoingScreen):
    """A screen over a library that asks, and takes deeds back and does them again."""

    library: Library
    _deed: Callable[[], None] | None = None  # what is done when the question is answered with yes

    @property
    def asking(self) -> bool:
        """Tell whether a question waits for its answer."""
        return self._deed is not None

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
        self._step("Undo", self.library.next_undone(), self.library.undo)

    def action_state_redo(self) -> None:
        self._step("Redo", self.library.next_redone(), self.library.redo)

    def _step(self, verb: str, step: Step | None, take: _Take) -> None:
        if step is None:
            self.say(f"nothing to {verb.lower()}")
        elif step.articles > 1:
            many = number_of(step.articles, "article", "articles")
            self.ask(f"{verb} “{step.phrase}” ({many})?", lambda: self._taken(take, step))
        else:
            self._taken(take, step)

    def _taken(self, take: _Take, step: Step) -> None:
        phrase = take(step)
        if phrase is not None:
            self.show_stepped()
            self.say(phrase)

    def show_stepped(self) -> None:
        """Show what undo or redo has changed."""
        raise NotImplementedError

    def follow_others(self) -> None:
        """Show what another session has changed, where this screen shows anything of it."""

    def say_nothing(self) -> None:
        """Take back what was said."""
        raise NotImplementedError

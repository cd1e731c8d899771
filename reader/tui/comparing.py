"""What every part of the compare screen stands on: the library, the two sides, the panes.

Compares, and says at the top and the foot what is compared. Must not know any key's deed; those
are in going, turning and writing; nor how a line is laid out or drawn.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from reader.library import Library
from reader.model import BroadsheetError, Comparison, Pair, RowKind, Verdict
from reader.pages.changes import Stop
from reader.pages.comparison_cells import Detail
from reader.pages.comparison_heading import Over, SideName, side_name
from reader.pages.comparison_marks import Marks, marks_for
from reader.pages.glyphs import Glyphs, glyphs
from reader.pages.painting import Hand
from reader.pages.prepared import Prepared
from reader.pages.strangers import uncompared
from reader.record import replace
from reader.tui.asking import AskingScreen
from reader.tui.change_list import ChangeList
from reader.tui.compare_heading import CompareHeading, Place
from reader.tui.compare_view import CompareView
from reader.tui.keyed_screen import KeyedScreen
from reader.tui.keys import CHANGES, COMPARE, PROMPT, QUESTION
from reader.tui.posted import message
from reader.tui.prompt import Prompt
from reader.tui.unwatched import unwatched

_MOST_RELATED = 100  # articles to go through where there is no story
_ROOMY = 60  # columns: with fewer, the foot has room for little but a key or two
AT_ONCE = 5_000  # words of both texts: longer ones are compared while the screen stays alive


class Comparing(AskingScreen, part=True):
    """The state that the parts of the compare screen share.

    ``left`` and ``right`` are ids of articles. ``keep`` is a side and an offset of its text to
    stay at when the next comparison comes. ``prompt_for`` is what the line to type in is open for:
    ``find`` or ``write``, else empty.
    """

    @message
    class Begun(Message):
        """Two long texts are there to read while they are compared."""

        left: str
        right: str
        names: tuple[SideName, SideName]
        plain: Comparison

    @message
    class Compared(Message):
        """A long comparison is ready to be shown."""

        left: str
        right: str
        prepared: Prepared

    @message
    class Failed(Message):
        """A long comparison could not be made."""

        left: str
        right: str
        sentence: str

    def __init__(
        self, library: Library, left: str, right: str, marks: Glyphs | None = None
    ) -> None:
        super().__init__(marks or glyphs())
        self.library = library
        self.left = left
        self.right = right
        self.marks = _marks(self.glyphs)
        self.comparison: Comparison | None = None
        self.names: tuple[SideName, SideName] | None = None
        self.pair: Pair | None = None
        self.keep: tuple[Hand, int] | None = None
        self.prompt_for = ""
        self._kept: Sequence[object] = ()  # what the user had said when this was compared
        self._opened_at: Stop | None = None

    # ----- the parts

    @property
    def view(self) -> CompareView:
        return self.query_one(CompareView)

    @property
    def heading(self) -> CompareHeading:
        return self.query_one(CompareHeading)

    @property
    def change_list(self) -> ChangeList:
        return self.query_one(ChangeList)

    @property
    def prompt(self) -> Prompt:
        return self.query_one(Prompt)

    @property
    def where(self) -> str:
        if self.asking:
            return QUESTION
        if self.prompt_for:
            return PROMPT
        return CHANGES if self.change_list.active else COMPARE

    @property
    def pane(self) -> ChangeList | CompareView:
        return self.change_list if self.change_list.active else self.view

    # ----- comparing

    def compare(self) -> None:
        """Compare the two articles: at once, or beside the screen where they are long.

        Raise a BroadsheetError, and leave what is shown, where that cannot be done.
        """
        self._kept = self._said_of_both()
        if self._are_long():
            self.pair = self._pair()
            self._wait()
            return
        left, right = (self.library.article(name) for name in (self.left, self.right))
        comparison = self.library.compare(self.left, self.right)
        self.names = (side_name(left), side_name(right))
        self.pair = self._pair()
        self._show(self.view.prepare(comparison))

    def _are_long(self) -> bool:
        """Tell by the index, for reading a long text takes time."""
        known = self.library.details([self.left, self.right])
        return sum(article.words for article in known) > AT_ONCE

    def compare_again(self) -> None:
        """Compare the same two anew, staying at the reader's sentence."""
        self.keep = place_in(self._shown, self.view.row)
        self.compare()

    def follow_others(self) -> None:
        if self.comparison is not None and self._said_of_both() != self._kept:
            self.compare_again()

    def _said_of_both(self) -> Sequence[object]:
        """Give what the user said of the two articles' sentences, whichever is on the left."""
        return self.library.said_of(*sorted((self.left, self.right)))

    @property
    def _shown(self) -> Comparison | None:
        return self.view.texts.comparison if self.view.texts else None

    def _pair(self) -> Pair | None:
        pairs = self.library.pairs(self.left)
        return next((pair for pair in pairs if pair.other(self.left) == self.right), None)

    def _wait(self) -> None:
        """Read and compare beside the screen; what was shown before goes, unless it is the same."""
        self.comparison = None
        self.heading.announce(self.names)
        if self.keep is None:
            self.view.clear()
        self.show_footer()
        self._compare_beside(self.left, self.right)

    @work(thread=True, exclusive=True)
    def _compare_beside(self, left: str, right: str) -> None:
        with unwatched():
            self._compare_and_post(left, right)

    def _compare_and_post(self, left: str, right: str) -> None:
        worker = get_current_worker()
        try:
            with self.library.again() as own:
                articles = own.article(left), own.article(right)
                names = side_name(articles[0]), side_name(articles[1])
                if not worker.is_cancelled:
                    self.post_message(self.Begun(left, right, names, uncompared(*articles)))
                comparison = own.compare(left, right)
                prepared = self.view.prepare(comparison)
        except BroadsheetError as error:
            if not worker.is_cancelled:
                self.post_message(self.Failed(left, right, str(error)))
            return
        if not worker.is_cancelled:
            self.post_message(self.Compared(left, right, prepared))
            if any(worker.is_cancelled for _step in prepared.make_ahead()):
                prepared.let_go()

    @on(Begun)
    def _begun(self, message: Begun) -> None:
        """Show two plain columns at the sentence to stay at, or from the top."""
        if (message.left, message.right) != (self.left, self.right) or self.comparison:
            return
        self.names = message.names
        self.heading.announce(self.names)
        row = row_at(message.plain, *self.keep) if self.keep is not None else 0
        self.view.show(self.view.prepare(message.plain), row)

    @on(Compared)
    def _compared(self, message: Compared) -> None:
        if (message.left, message.right) == (self.left, self.right):
            plain = self.view.texts.comparison if self.view.texts else None
            self.keep = self.keep or place_in(plain, self.view.row)
            self._show(message.prepared)

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        if (message.left, message.right) == (self.left, self.right):
            self.leave_saying(message.sentence)

    def _show(self, prepared: Prepared) -> None:
        """Show a comparison that has just been made."""
        self.comparison = prepared.comparison
        row = row_at(prepared.shown, *self.keep) if self.keep is not None else None
        self.keep = None
        self.view.show(prepared, row)
        self._opened_at = self.view.stop if row is None else None
        self.describe()
        with self.sentences():
            self.library.remember("compared", f"{self.left} {self.right}")

    def describe(self) -> None:
        """Say above and beside the comparison what it is."""
        texts, prepared = self.view.texts, self.view.prepared
        if self.comparison is None:
            self.heading.announce(self.names)  # nothing is known yet of what is to be read
        elif self.names is not None and texts is not None and prepared is not None:
            self.heading.describe(self.names, texts, self.pair, self._over())
            self.change_list.show(prepared.entries)
            self._show_place()
        self.show_footer()

    def _over(self) -> Over | None:
        panes = self.view.panes
        return Over(*panes) if panes else None

    def leave_saying(self, sentence: str) -> None:
        """Go back and say there why."""
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else None
        self.go_back()
        if isinstance(below, KeyedScreen):
            below.say(sentence, alert=True)

    def others(self, article: str | None = None) -> list[str]:
        """Give what an article, the left one if none is named, can be compared with, in order.

        The tellings of its story; without a story, what else has to do with it, but nothing that
        the user set apart from it.
        """
        one = article or self.left
        story = self.library.story_of(one)
        if story is not None:
            return [each for each in story.articles if each != one]
        found, _ = self.library.beside(one, _MOST_RELATED)
        return [each.id for each in found if each.verdict is not Verdict.APART]

    # ----- what the lines at the top and the foot say

    @on(CompareView.Moved)
    def _show_place(self) -> None:
        view = self.view
        place = Place(
            view.row, view.change_number, len(view.changes), view.fact_number, len(view.facts)
        )
        self.heading.stand_over(self._over())
        self.heading.mark_place(place)
        self.change_list.follow(view.row, view.stop.fact if view.stop else None)
        if self._opened_at is not None and self._opened_at is not view.stop:
            self._opened_at = None
            self.show_footer()

    def hints(self) -> list[tuple[str, str]]:
        """Give the keys to name: while words are searched for, first those that go through them."""
        named = self.keymap.hints(self.where)
        if self.where != COMPARE or self.view.wanted is None:
            return named
        onward, back = (self.keymap.name(f"compare.{way}") for way in ("next", "previous"))
        searching = [(onward, "next hit"), (back, "previous hit"), ("Esc", "end the search")]
        return [*searching, *(hint for hint in named if hint[0] != onward)]

    def footer_end(self) -> str:
        """Say what is not as usual: which of several tellings, how much detail."""
        detail = self.view.detail
        parts = [f"detail: {detail.name.lower()}"] if detail is not Detail.WORDING else []
        above = self.view.change_number - 1 if self._opened_at is not None else 0
        if above > 0 and self.size.width >= _ROOMY:
            parts.append(f"{above} change{'s' * (above != 1)} above")
        others = self.others()
        if len(others) > 1 and self.right in others:
            parts.insert(0, f"telling {others.index(self.right) + 1}/{len(others)}")
        return self.glyphs.plain(" · ".join(parts) + " ") if parts else ""


def _marks(chosen: Glyphs) -> Marks:
    """Give the signs to draw with. The fonts of the Linux console have no caret to insert at."""
    marks = marks_for(chosen)
    return replace(marks, missing="^") if os.environ.get("TERM") == "linux" else marks


def row_at(comparison: Comparison, hand: Hand, offset: int) -> int | None:
    """Find the row that shows a place of one side's text."""
    sentences = hand.of(comparison).sentences
    for index, row in enumerate(comparison.rows):
        elsewhere = row.kind is RowKind.MOVED and row.ghost == (hand is Hand.A)
        spans = (sentences[ordinal].span for ordinal in hand.ordinals(row))
        if not elsewhere and any(span.start <= offset < span.end for span in spans):
            return index
    return None


def place_in(
    comparison: Comparison | None, row: int, hands: Iterable[Hand] = Hand
) -> tuple[Hand, int] | None:
    """Give a side and an offset into its text where a row stands; None where it has no words."""
    if comparison is None or row >= len(comparison.rows):
        return None
    for hand in hands:
        if ordinals := hand.ordinals(comparison.rows[row]):
            return hand, hand.of(comparison).sentences[ordinals[0]].span.start
    return None

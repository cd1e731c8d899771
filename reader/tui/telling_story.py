"""What every part of the story screen stands on: the account, the entries, the lines that say it.

Reads the story anew when the user's word changes it. Must not know any key's deed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events, on

from reader.library import Library
from reader.model import Account, PrintedDate, Row, Tie, Told
from reader.pages.account import (
    WITNESS,
    best_tie,
    beyond_phrase,
    brief_sentence,
    first_sentence,
    tie_phrase,
    witness_sentence,
)
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.telling_rows import Entry
from reader.pages.wrapping import Line, Run, shorten, wrap
from reader.store.index.relations import Beside
from reader.tui.asking import AskingScreen
from reader.tui.keys import QUESTION, STORY
from reader.tui.line_view import LineView
from reader.tui.status_line import StatusLine
from reader.tui.story_figures import StoryFigures
from reader.tui.telling_list import TellingList

_TELLING = 2  # sentences that tell most
_MARGINS = 2  # cells beside the sentences
_FIGURE, _LEAST_FIGURE = 4, 3  # lines that a figure has, beside the list and where it is alone
_BEYOND = 20  # articles shown that are close to the story and do not tell it
_NOT_THE_SAME = "Not the same story, but close to it:"
_TOLD_ONCE = "This article’s story is told only once."


class Summary(LineView):
    """How many witnesses and who was first, in sentences."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--witness", "line--first", "line--gloss"}

    def __init__(self, marks: Glyphs) -> None:
        super().__init__(id="summary")
        self._marks = marks
        self._sentences: Sequence[Run] = ()
        self._lines: Sequence[Line] = ()

    def show(self, sentences: Sequence[Run], brief: str, width: int, most: int) -> None:
        """Show as many sentences as there are lines for; where those that tell most do not fit,
        one that is ``brief``."""
        if len(self._wrapped(sentences[:_TELLING], width)) > most:
            room = most * (width - _MARGINS) - _MARGINS
            told = Run(shorten(brief, room, self._marks.ellipsis), "witness")
            sentences = [told, *sentences[1:]]
        lines: list[Line] = []
        for sentence in sentences:
            more = self._wrapped([sentence], width)
            lines += more if len(lines) + len(more) <= most or not lines else []
        self._lines = lines[:most]
        self.styles.height = len(self._lines)
        self.set_height(len(self._lines))

    def _wrapped(self, sentences: Sequence[Run], width: int) -> list[Line]:
        said = (Run(self._marks.plain(each.text), each.role) for each in sentences)
        room = max(1, width - _MARGINS)
        return [(Run(" "), *line) for each in said for line in wrap([each], room)]

    def line(self, at: int) -> Line:
        return self._lines[at]


class TellingStory(AskingScreen, part=True):
    """The state that the parts of the story screen share.

    ``article`` is one of the story's, by which it is found again; ``chosen`` the first of two to
    compare.
    """

    def __init__(self, library: Library, article: str, marks: Glyphs, at: str = "") -> None:
        super().__init__(marks)
        self.library = library
        self.article = article
        self.at = at  # where the cursor stands first
        self.marks = marks
        self.account: Account | None = None
        self.told: Sequence[Told] = ()
        self.beyond: Sequence[tuple[str, Beside]] = ()
        self.chosen: str | None = None
        self._rows: dict[str, Row] = {}
        self._ties: dict[str, Mapping[str, Tie]] = {}

    @property
    def where(self) -> str:
        return QUESTION if self.asking else STORY

    @property
    def pane(self) -> TellingList:
        return self.query_one(TellingList)

    @property
    def figures(self) -> StoryFigures:
        return self.query_one(StoryFigures)

    @property
    def current(self) -> str | None:
        """Give the article under the cursor."""
        at = self.pane.cursor
        if at < len(self.told):
            return self.told[at].id
        return self.beyond[at - len(self.told)][1].id if self.pane.count else None

    # ----- reading the story

    def read_story(self, article: str) -> None:
        """Read the story that an article tells, and put the cursor on it where it is there."""
        account = self.library.account(article)
        self.article, self.account = article, account
        self.told = account.tellings if account else self._alone(article)
        self.beyond = self.library.beyond(article, _BEYOND)
        self._rows = {row.id: row for row in self.library.rows([o.id for _, o in self.beyond])}
        self.beyond = [each for each in self.beyond if each[1].id in self._rows]
        self._ties.clear()

    def _alone(self, article: str) -> Sequence[Told]:
        return [_told(row) for row in self.library.rows([article])]

    def lay_out(self, cursor: str | None) -> None:
        """Show the story as it was read, with the cursor on an article."""
        ids = [each.id for each in self.told] + [other.id for _, other in self.beyond]
        at = ids.index(cursor) if cursor in ids else 0
        heading = self.marks.plain(_NOT_THE_SAME)
        self.pane.show(len(self.told), len(self.beyond), heading, at)
        self.fit()
        self.show_title()
        self.show_footer()

    def ties(self, article: str) -> Mapping[str, Tie]:
        """Give what a telling is to the others; asked once while the story is as it is."""
        if article not in self._ties:
            self._ties[article] = self.library.ties(article)
        return self._ties[article]

    def entry_of(self, number: int) -> Entry:
        """Give an entry of the list: a telling, or what is close to the story."""
        if number >= len(self.told):
            return self._beyond_entry(number - len(self.told))
        told, order = self.told[number], [each.id for each in self.told]
        ties = self.ties(told.id)
        best = best_tie(number, order, ties)
        first = self.account.precedence.first if self.account else None
        said = tie_phrase(ties[order[best]] if best is not None else None, best)
        signs = [*(["first"] if told.id == first else []), *self._chosen_sign(told.id)]
        return Entry(number, told, said if self.account else "", ", ".join(signs))

    def _beyond_entry(self, number: int) -> Entry:
        member, other = self.beyond[number]
        place = next((n for n, each in enumerate(self.told) if each.id == member), 0)
        said = beyond_phrase(other.pair, other.verdict, member, place)
        signs = ", ".join(self._chosen_sign(other.id))
        return Entry(None, _told(self._rows[other.id]), said, signs)

    def _chosen_sign(self, article: str) -> list[str]:
        return ["chosen"] if article == self.chosen else []

    # ----- what the lines say

    def fit(self) -> None:
        """Share the lines there are among the sentences, the list and the figures."""
        width, height = self.size
        alone = self.has_class("-low") and self.has_class("-figures")
        most = height - 2 - _LEAST_FIGURE if alone else height // 4
        summary = self.query_one(Summary)
        summary.show(self._sentences(), self._brief(), width, max(2, most))
        room = height - 2 - summary.virtual_size.height
        figures = self.figures
        at = min(self.pane.cursor, len(self.told) - 1)
        figures.show(self.told, at)
        if not self.has_class("-wide"):
            lines = max(room - self.pane.lines, room // 2)
            figures.styles.height = max(_FIGURE, min(lines, figures.needed))
        else:
            figures.styles.height = "1fr"

    def _sentences(self) -> Sequence[Run]:
        if self.account is None:
            return [Run(_TOLD_ONCE, "witness")]
        return [
            Run(witness_sentence(self.account), "witness"),
            Run(first_sentence(self.account), "first"),
            Run(WITNESS, "gloss"),
        ]

    def _brief(self) -> str:
        return brief_sentence(self.account) if self.account else _TOLD_ONCE

    @on(TellingList.Reached)
    def _reached(self) -> None:
        self.figures.show(self.told, min(self.pane.cursor, len(self.told) - 1))
        self.show_footer()

    def on_resize(self, _event: events.Resize) -> None:
        self.soon(self.fit)

    def show_title(self) -> None:
        headline = self.account.story.headline if self.account else ""
        headline = headline or next((each.headline for each in self.told), "")
        title = self.marks.plain(f"Story · {headline}")
        self.query_one("#title", StatusLine).tell([(Run(title, "name"),)])

    def footer_end(self) -> str:
        return f"{self.pane.cursor + 1:,}/{self.pane.count:,} " if self.pane.count else ""


def _told(row: Row) -> Told:
    """Give what a list knows of an article as a telling."""
    date = PrintedDate.from_iso(row.date) if row.date else None
    return Told(row.id, row.headline, date, row.date_doubtful, row.outlet, row.outlet_doubtful)


def is_ascii(marks: Glyphs) -> bool:
    """Tell whether lines are to be drawn in ASCII."""
    return marks is not UNICODE

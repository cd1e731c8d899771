"""What one who has never been here is told to press: three lines above the list, once.

Says it in fewer words where the screen is narrow. Must not know when it is shown, nor what any
action does.
"""

from __future__ import annotations

from textual import events
from textual.widgets import Static

from reader.pages.glyphs import Glyphs
from reader.pages.wrapping import Run, cells
from reader.tui.keys import Keymap

# Lines of actions, each with what it does in a phrase, and in a word or two.
TOLD = (
    (
        ("list.open", "reads", "reads"),
        ("browse.compare", "compares two tellings", "compares"),
        ("story.show", "shows the whole story", "the story"),
    ),
    (
        ("list.search", "searches every text", "searches"),
        ("browse.filter", "filters", "filters"),
        ("list.by_story", "groups by story", "by story"),
    ),
    (
        ("screen.help", "lists every key", "every key"),
        ("palette.open", "does by name", "by name"),
        ("overview.show", "shows all at a glance", "overview"),
    ),
)


class Welcome(Static):
    """Three lines, in phrases if all of them fit."""

    def __init__(self, keymap: Keymap, marks: Glyphs) -> None:
        super().__init__(id="welcome", markup=False)
        self._keymap = keymap
        self._marks = marks

    def on_resize(self, event: events.Resize) -> None:
        whole = self._lines(brief=False)
        fits = all(cells([Run(line)]) <= event.size.width for line in whole)
        self.update("\n".join(whole if fits else self._lines(brief=True)), layout=False)

    def _lines(self, *, brief: bool) -> list[str]:
        return [
            self._marks.plain(
                " · ".join(
                    f"{self._keymap.name(action)} {word if brief else phrase}"
                    for action, phrase, word in line
                )
            )
            for line in TOLD
        ]

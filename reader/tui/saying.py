"""The foot of a screen: what the keys do here, or what was said until the next key."""

from __future__ import annotations

from collections.abc import Iterable

from reader.pages.glyphs import Glyphs
from reader.pages.wrapping import Line, Run
from reader.tui.doing import DoingScreen
from reader.tui.status_line import StatusLine


def named_keys(hints: Iterable[tuple[str, str]]) -> list[Line]:
    """Lay out keys with what each does, a piece of a status line each."""
    return [(Run(key, "key"), Run(f" {label}")) for key, label in hints]


class SayingScreen(DoingScreen, part=True):
    """Says a sentence at its foot; ``said`` is the one that stands there, if any does."""

    def __init__(self, marks: Glyphs) -> None:
        super().__init__()
        self.glyphs = marks
        self.said: Line = ()

    def say(self, sentence: str, *, alert: bool = False) -> None:
        self.said = (Run(self.glyphs.plain(sentence), "alert" if alert else "name"),)
        self.show_footer()

    def say_nothing(self) -> None:
        """Take back what was said."""
        if self.said:
            self.said = ()
            self.show_footer()

    def before_key(self) -> None:
        self.say_nothing()

    def show_footer(self) -> None:
        """Show what was said last, else what the keys do."""
        for footer in self.query("#footer").results(StatusLine):  # none while it is still made
            keys = [self.said] if self.said else named_keys(self.hints())
            footer.tell(keys, (Run(self.footer_end()),))

    def hints(self) -> list[tuple[str, str]]:
        """Give the keys to name at the foot, each with what it does here."""
        return self.keymap.hints(self.where)

    def footer_end(self) -> str:
        """Give what stands at the far end of the footer: the place, where a screen tells one."""
        return ""

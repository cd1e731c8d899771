"""A small application on the output layer, to be driven in a pseudo-terminal by the tests.

``python -m tests.wire.sample``: a list that scrolls, words of every width beside it, a line to type
in, and a number that is one higher after each Ctrl-T. What Textual would draw then is written to
the file that SAMPLE_TOLD names.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Label, OptionList, Static

from reader.wire import seam
from reader.wire.app import LightApp

_WORDS = [
    *(
        "night",
        "river",
        "harvest",
        "“quoted”",
        "–",
        "dash…",
        "日本語",
        "ｆｕｌｌ",
        "café",
        "≡2",
        "★",
    ),
    *("░▒▓", "cold", "bridge", "talks", "vote"),
]
_STYLES = ["bold", "italic", "underline", "red", "reverse", "#a0b0c0 on #203040", "strike", "dim"]


def _line(number: int) -> Text:
    line = Text(f"{number:3} ")
    for step in range(7):
        word = _WORDS[(number * 7 + step * 5) % len(_WORDS)]
        style = _STYLES[(number + step) % len(_STYLES)] if step % 3 == 0 else ""
        line.append(word + " ", style)
    if number % 5 == 0:
        line.append("a link", "link https://example.org/a")
    return line


class SampleApp(LightApp[None]):
    """Every kind of change that the layer has to follow."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    OptionList { width: 1fr; scrollbar-size: 1 1; }
    VerticalScroll { width: 1fr; }
    Input { height: 1; border: none; padding: 0; }
    .-hidden { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "count", priority=True),
        Binding("ctrl+l", "redraw", priority=True),
        Binding("ctrl+z", "suspend_process", priority=True),
        Binding("ctrl+o", "turn", priority=True),
        Binding("ctrl+g", "quit", priority=True),
    ]

    number = 0

    def compose(self) -> ComposeResult:
        yield Label("#0", id="count")
        with Horizontal():
            yield OptionList(*(_line(number) for number in range(90)))
            with VerticalScroll():
                yield Static(Text("\n").join(_line(3 * number) for number in range(60)))
        yield Input()

    def on_mount(self) -> None:
        self.animation_level = "none"
        self.query_one(Input).cursor_blink = False
        self.query_one(OptionList).focus()

    def action_count(self) -> None:
        self.number += 1
        self.query_one("#count", Label).update(f"#{self.number} ")
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        """Write the screen down as Textual itself would draw it, under its number."""
        told = Path(os.environ["SAMPLE_TOLD"])
        drawn = seam.whole(self.screen).render_segments(self.console)
        told.with_suffix(".new").write_text(f"{self.number}\n{drawn}", "utf-8")
        told.with_suffix(".new").replace(told)

    def action_redraw(self) -> None:
        self.redraw()

    def action_turn(self) -> None:
        """Let one side have the whole width, or give it back."""
        self.query_one(VerticalScroll).toggle_class("-hidden")


if __name__ == "__main__":
    SampleApp().run()

"""The part of the compare screen with a line to type in: words to find, a file to write to."""

from __future__ import annotations

from pathlib import Path

from textual import on

from reader.pages import comparison_text
from reader.tui.finding import plain_pattern
from reader.tui.new_file import free_name, write_new
from reader.tui.prompt import Prompt
from reader.tui.turning import TurningPart

FIND, WRITE = "find", "write"
_FILE = "comparison.md"
_WIDTH = 88  # cells of a comparison written as text


class WritingPart(TurningPart):
    """Finding in both texts; writing the comparison to a new file."""

    def action_compare_find(self) -> None:
        self._open_prompt(FIND, "find", "")

    def action_compare_write(self) -> None:
        if self.comparison is not None:
            name = free_name(Path.cwd(), _FILE)
            self._open_prompt(WRITE, "write to (.md or .txt)", name)

    def _open_prompt(self, purpose: str, label: str, text: str) -> None:
        self.prompt_for = purpose
        self.prompt.open(label, text)
        self.show_footer()

    @on(Prompt.Typed)
    def _typed(self, message: Prompt.Typed) -> None:
        if self.prompt_for == FIND and message.text:
            rows = self.view.find(plain_pattern(message.text))
            self.say(f"in {rows} row{'s' * (rows != 1)}")

    def action_prompt_accept(self) -> None:
        text = self.prompt.entry.value
        purpose = self._close_prompt()
        if purpose == WRITE:
            self._write(text.strip())
        elif not self.view.next_hit():
            self.say("not found")

    def action_prompt_cancel(self) -> None:
        if self._close_prompt() == FIND:
            self.view.find(None)

    def action_prompt_down(self) -> None:
        self.view.step(1)

    def action_prompt_up(self) -> None:
        self.view.step(-1)

    def _close_prompt(self) -> str:
        purpose, self.prompt_for = self.prompt_for, ""
        self.prompt.close()
        self.say_nothing()
        self.show_footer()
        return purpose

    def _write(self, name: str) -> None:
        if not name or self.comparison is None or self.names is None:
            return
        names = (str(self.names[0]), str(self.names[1]))
        relation = self.pair.relation.value if self.pair else None
        if name.lower().endswith((".md", ".markdown")):
            lines = comparison_text.markdown(self.comparison, names, relation)
        else:
            lines = comparison_text.plain(self.comparison, names, _WIDTH, relation)
        self.say(f"written to {write_new(Path(name).expanduser(), lines)}")

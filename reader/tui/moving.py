"""The keys that move: one set for every screen, whatever the pane."""

from __future__ import annotations

from typing import Protocol

from reader.tui.keyed_screen import KeyedScreen


class Movable(Protocol):
    """A pane that the moving keys can move."""

    def step(self, lines: int) -> None: ...
    def page(self, pages: float) -> None: ...
    def first(self) -> None: ...
    def last(self) -> None: ...


class MovingScreen(KeyedScreen, part=True):
    """A screen with one pane at a time that the keys move."""

    @property
    def pane(self) -> Movable:
        """Give the pane that the keys move now."""
        raise NotImplementedError

    def action_move_down(self) -> None:
        self.pane.step(1)

    def action_move_up(self) -> None:
        self.pane.step(-1)

    def action_move_first(self) -> None:
        self.pane.first()

    def action_move_last(self) -> None:
        self.pane.last()

    def action_move_half_down(self) -> None:
        self.pane.page(0.5)

    def action_move_half_up(self) -> None:
        self.pane.page(-0.5)

    def action_move_page_down(self) -> None:
        self.pane.page(1)

    def action_move_page_up(self) -> None:
        self.pane.page(-1)

"""What any screen may ask of the first one, the list: to show a story, to open an article.

So that screens which lie on each other need not know each other.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual.app import App

from reader.tui.asking import AskingScreen


@runtime_checkable
class Home(Protocol):
    """The screen that the others lie on."""

    def show_story(self, article: str, at: str = "") -> None:
        """Show the story that an article tells, above whatever is shown.

        ``at`` is where the cursor stands: an article of the story, or close to it.
        """

    def show_comparison(self, left: str, right: str) -> None:
        """Show two articles side by side, above whatever is shown."""

    async def read_above(self, article: str, story: str) -> None:
        """Open an article to read, and show the story again when the reader goes back.

        ``story`` is an article of the story that is shown now.
        """

    async def list_above(self, query: str, *, by_story: bool = False) -> None:
        """List what passes a query; clearing it comes back to the overview."""

    def join(self, article: str, on: AskingScreen) -> None:
        """Take an article as one of two that tell one story; ``on`` tells and asks."""

    def follow(self) -> None:
        """Show the list as the user's word has made it."""


def home_of(app: App[None]) -> Home | None:
    """Give the screen that the others lie on."""
    first = app.screen_stack[0]
    return first if isinstance(first, Home) else None

"""The shipped style sheets: the few of the first screen, and the rest, read in idle moments.

Reading them takes longer than drawing the list. Must not know what any style means.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from textual.app import App

from reader.settings import shipped

FIRST = ("app", "browse")
LATER = ("compare", "story", "overview", "facets", "details", "palette", "amend")

_PAUSE = 0.1  # seconds between two, for keys to be answered


def sheets(*names: str) -> list[Path]:
    """Find style sheets by name; where the user's own folder lacks one, it is left out."""
    folder = shipped("styles")
    paths = (folder / f"{name}.tcss" for name in names)
    return [path for path in paths if path.is_file()]


def read_ahead(app: App[None], rest: Iterator[Path]) -> None:
    """Read one sheet after the other, in pauses.

    For the first screen that brings a sheet of its own Textual would read all of them again.
    """
    for path in rest:
        if not app.stylesheet.has_source(str(path)):
            app.stylesheet.read(path)
            app.stylesheet.parse()  # what was read before is kept
            app.set_timer(_PAUSE, lambda: read_ahead(app, rest))
            return

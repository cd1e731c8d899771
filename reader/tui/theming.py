"""Which theme is shown: the settings' choice, else the one chosen last time, else the terminal's.

Must not know what a theme looks like.
"""

from __future__ import annotations

from textual.app import App

from reader.library import Library
from reader.settings import Settings
from reader.tui import themes
from reader.tui.terminal import theme_for

_KEPT = "theme"  # the setting of the state, for all collections


def offered() -> list[str]:
    """Name the themes that this terminal can show: without colours of its own, the ansi ones."""
    few = themes.is_ansi(theme_for())
    return [name for name in themes.names() if themes.is_ansi(name) or not few]


def first_theme(settings: Settings, library: Library) -> str:
    """Choose a theme at the start.

    What was chosen in a terminal of many colours does not follow into one that has few.
    """
    named = settings.text("theme") or _kept(library) or theme_for()
    return named if named in themes.names() else themes.DEFAULT


def _kept(library: Library) -> str:
    kept = library.recall(_KEPT, everywhere=True) or ""
    return kept if kept in offered() else ""


def theme_after(name: str) -> str:
    """Give the next theme, round and round."""
    names = offered()
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


def switch(app: App[None], name: str, settings: Settings, library: Library) -> str:
    """Show a theme at once, and at the next start too; say what will come of it.

    What the settings say goes before it, and the program never writes those.
    """
    app.ansi_color = True if themes.is_ansi(name) else None
    app.theme = name
    library.remember(_KEPT, name, everywhere=True)
    wanted = settings.text("theme")
    if wanted and wanted != name:
        return f"{name}, until the end: {settings.file} wants {wanted}"
    return f"{name}, from now on"

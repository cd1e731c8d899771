"""The themes of styles/themes.toml, as Textual wants them.

Each entry becomes a variable of the style sheets under its own name (``$paper``, ``$ink`` …).
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from textual.theme import BUILTIN_THEMES, Theme

from reader.settings import shipped

DEFAULT = "newsprint-dark"


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads((shipped("styles") / "themes.toml").read_text(encoding="utf-8"))


def themes() -> list[Theme]:
    """Give every theme there is."""
    return [_theme(name, table) for name, table in _tables().items()]


def names() -> list[str]:
    """Name every theme there is."""
    return list(_tables())


def is_ansi(name: str) -> bool:
    """Tell whether a theme has only the terminal's own sixteen colours."""
    return bool(_tables().get(name, {}).get("ansi"))


def variables() -> dict[str, str]:
    """Give the default theme's variables: what a style sheet may name under any theme."""
    return _variables(_tables()[DEFAULT])


def _variables(table: dict[str, Any]) -> dict[str, str]:
    return {key: value for key, value in table.items() if isinstance(value, str)}


def _theme(name: str, table: dict[str, Any]) -> Theme:
    return Theme(
        name=name,
        primary=table["accent"],
        accent=table["accent"],
        warning=table["mark"],
        error=table["alert"],
        foreground=table["ink"],
        background=table["paper"],
        surface=table["paper"],
        panel=table["bar"],
        dark=table["dark"],
        ansi=table.get("ansi", False),
        variables={
            # Textual's own style sheets name a few more where a theme is an ansi one.
            **(_of_textual(table["dark"]) if table.get("ansi") else {}),
            **_variables(table),
            "screen-selection-background": table["here"],
            "screen-selection-foreground": table["here-ink"],
            "input-cursor-background": table["ink"],
            "input-cursor-foreground": table["paper"],
        },
    )


def _of_textual(dark: bool) -> dict[str, str]:
    return BUILTIN_THEMES["ansi-dark" if dark else "ansi-light"].variables

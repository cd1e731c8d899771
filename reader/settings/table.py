"""Every setting that has one value: its name, its default, what it may be, what it is for.

A new setting is one line here; it is then read, checked, overridden by its variable, and stands
in the default file. Must not know who obeys it.
"""

from __future__ import annotations

from reader.named import NamedTuple

THEMES = ("newsprint-dark", "newsprint-light", "ansi", "ansi-light")


class Setting(NamedTuple):
    """One setting. ``name`` is ``section.name``, or ``name`` above all sections.

    A text is one of ``choices``; a number lies from ``least`` to ``most``.
    """

    name: str
    default: str | int | bool
    about: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0


SETTINGS = (
    Setting(
        "theme",
        "",
        "newsprint-dark, newsprint-light, or ansi and ansi-light (the terminal's own sixteen "
        "colours, on a dark and on a light ground); without it, the one chosen last by key, else "
        "what the terminal says it can",
        choices=THEMES,
    ),
    Setting("plain-output", False, "leave the sending of the screen to Textual: many more bytes"),
    Setting(
        "list-beside",
        False,
        "keep the list beside an article that is open to read, in terminals of 100 columns and "
        "more: each line scrolled is sent anew",
    ),
    Setting(
        "watch",
        False,
        "watch the folder, and read what is new at once (needs the extra broadsheet[watch])",
    ),
    Setting("measure", 72, "cells of a line of an article's text", least=30, most=160),
    Setting(
        "compare.detail",
        "wording",
        "what a comparison marks: facts, wording too, or spelling and quotation marks too "
        "(cosmetic)",
        choices=("facts", "wording", "cosmetic"),
    ),
)

# Sections whose names are the user's own, and what stands in them.
COLLECTIONS, OUTLETS, SEARCHES, KEYS = "collections", "outlets", "searches", "keys"
SECTIONS = {
    COLLECTIONS: "folders and files by name: broadsheet NAME opens them",
    OUTLETS: 'outlets by what you call them: "as it is read" = "as it is shown"',
    SEARCHES: "filters by name, for every collection: @NAME in a filter stands for one",
    KEYS: "keys by the id of what they do; several in brackets, none as []",
}

BY_NAME = {setting.name: setting for setting in SETTINGS}

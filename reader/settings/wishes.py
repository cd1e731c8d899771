"""The settings in force: those of the file and of the environment that can be obeyed.

What cannot is named with its line, and the default stands; nothing here raises. The parser is
loaded only where there is a file.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from reader.named import NamedTuple
from reader.record import record
from reader.settings.places import Directories, variable_of
from reader.settings.table import BY_NAME, SETTINGS


class Binding(NamedTuple):
    """The keys that the user wants for an action, and the line that says so."""

    keys: tuple[str, ...]
    line: int


SEARCH_NAME = r"[^\W_][\w-]{0,39}"  # a regular expression for what a filter may be called

_NOTHING: Mapping[str, str | int | bool] = MappingProxyType({})
_NO_PATHS: Mapping[str, tuple[Path, ...]] = MappingProxyType({})
_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_NO_LINES: Mapping[str, int] = MappingProxyType({})
_NO_KEYS: Mapping[str, Binding] = MappingProxyType({})


@record(frozen=True, slots=True)
class Settings:
    """What the user wants. ``complaints`` are sentences about what could not be obeyed.

    ``outlets`` are names as they are shown, by names as they are read. ``searches`` are filters
    by name, not yet understood, and ``search_lines`` the lines that name them. ``keys`` are
    bindings by the id of an action, which only the screens can check. ``file`` names the settings
    file in sentences, ``styles`` is where the user's own style sheet may lie.
    """

    values: Mapping[str, str | int | bool] = _NOTHING
    collections: Mapping[str, tuple[Path, ...]] = _NO_PATHS
    outlets: Mapping[str, str] = _NO_NAMES
    searches: Mapping[str, str] = _NO_NAMES
    search_lines: Mapping[str, int] = _NO_LINES
    keys: Mapping[str, Binding] = _NO_KEYS
    complaints: tuple[str, ...] = ()
    file: str = "settings.toml"
    styles: Path | None = None

    def text(self, name: str) -> str:
        """Give a setting of the table that is a text; its default where it is not set."""
        return str(self._value(name))

    def number(self, name: str) -> int:
        """Give a setting of the table that is a number."""
        return int(self._value(name))

    def switch(self, name: str) -> bool:
        """Give a setting of the table that is yes or no."""
        return bool(self._value(name))

    def _value(self, name: str) -> str | int | bool:
        return self.values.get(name, BY_NAME[name].default)


def settings_in(where: Directories) -> Settings:
    """Read the settings: the file's, and before them those of the environment."""
    named = {
        setting.name: os.environ[variable_of(setting.name)]
        for setting in SETTINGS
        if os.environ.get(variable_of(setting.name))
    }
    if not (named or os.path.lexists(where.settings) or _holds_toml(where.config)):
        return Settings(styles=where.styles)
    from reader.settings.reading import read

    return read(where, named)


def _holds_toml(folder: Path) -> bool:
    """Tell whether a directory holds any file that may be meant as settings."""
    try:
        with os.scandir(folder) as listing:
            return any(each.name.endswith(".toml") for each in listing)
    except OSError:
        return False

"""Reading the settings file: every wish is checked, and what is wrong is named with its line.

Loaded only where there is something to read, for the parser costs a start more than all else.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from reader.settings.places import Directories, variable_of
from reader.settings.table import (
    BY_NAME,
    COLLECTIONS,
    KEYS,
    OUTLETS,
    SEARCHES,
    SECTIONS,
    SETTINGS,
    Setting,
)
from reader.settings.toml_lines import lines_of
from reader.settings.wishes import SEARCH_NAME, Binding, Settings

_LARGEST = 1 << 20  # bytes: what is larger was not written as settings


def read(where: Directories, named: Mapping[str, str]) -> Settings:
    """Read the settings file, and then ``named``, settings by name as the environment has them."""
    reading = _Reading(where)
    reading.file()
    reading.environment(named)
    return reading.result()


class _Reading:
    """One reading of one file: what was understood so far, and what was not."""

    def __init__(self, where: Directories) -> None:
        self._where = where
        self._name = where.settings.name
        self._lines: dict[tuple[str, ...], int] = {}
        self._values: dict[str, str | int | bool] = {}
        self._collections: dict[str, tuple[Path, ...]] = {}
        self._outlets: dict[str, str] = {}
        self._searches: dict[str, str] = {}
        self._keys: dict[str, Binding] = {}
        self._complaints: list[str] = []
        self._sections: dict[str, Callable[[str, Any], None]] = {
            COLLECTIONS: self._collection,
            OUTLETS: self._outlet,
            SEARCHES: self._search,
            KEYS: self._binding,
        }

    def result(self) -> Settings:
        return Settings(
            self._values,
            self._collections,
            self._outlets,
            self._searches,
            {name: self._line((SEARCHES, name)) for name in self._searches},
            self._keys,
            tuple(self._complaints),
            self._name,
            self._where.styles,
        )

    # ----- the file as a whole

    def file(self) -> None:
        self._name_strangers()
        text = self._text()
        if text is None:
            return
        try:
            found = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            self._complain(None, f"this is no TOML, and nothing of it is obeyed ({error})")
            return
        self._lines = lines_of(text)
        for name, value in found.items():
            self._entry(name, value)

    def _text(self) -> str | None:
        path = self._where.settings
        if not path.exists():
            return None
        try:
            if not path.is_file():
                raise IsADirectoryError(0, "it is no ordinary file")
            if path.stat().st_size > _LARGEST:
                raise OSError(0, "it is larger than any settings are")
            return path.read_text(encoding="utf-8-sig")
        except OSError as error:
            self._complain(None, f"cannot be read ({error.strerror}); the defaults stand")
        except UnicodeDecodeError:
            self._complain(None, "is no UTF-8 text; the defaults stand")
        return None

    def _name_strangers(self) -> None:
        """Name a second settings file in the directory: it seems to do nothing."""
        others = sorted(
            each.name
            for each in self._where.config.glob("*.toml")
            if each.name != self._where.settings.name
        )
        for other in others:
            self._complaints.append(
                f"{other} in {self._where.config} is not read: the settings are in "
                f"{self._where.settings}."
            )

    # ----- one entry

    def _entry(self, name: str, value: Any) -> None:
        if name in self._sections:
            self._section(name, value)
        elif name in BY_NAME:
            self._setting(BY_NAME[name], value, (name,))
        elif any(setting.name.startswith(f"{name}.") for setting in SETTINGS):
            self._table(name, value)
        else:
            known = [*SECTIONS, *(setting.name.partition(".")[0] for setting in SETTINGS)]
            self._unknown((name,), known)

    def _section(self, name: str, value: Any) -> None:
        if not isinstance(value, Mapping):
            self._complain((name,), f"“{name}” is a section: write [{name}] above its entries")
            return
        for key, each in value.items():
            self._sections[name](key, each)

    def _table(self, name: str, value: Any) -> None:
        if not isinstance(value, Mapping):
            self._complain((name,), f"“{name}” is a section: write [{name}] above its entries")
            return
        for key, each in value.items():
            setting = BY_NAME.get(f"{name}.{key}")
            if setting:
                self._setting(setting, each, (name, key))
            else:
                beside = (one.name.partition(".") for one in SETTINGS)
                known = [last for first, _, last in beside if first == name]
                self._unknown((name, key), known)

    def _setting(self, setting: Setting, value: Any, path: tuple[str, ...]) -> None:
        wrong = _wrong(setting, value)
        if wrong:
            self._complain(path, wrong)
        else:
            self._values[setting.name] = value

    def _collection(self, name: str, value: Any) -> None:
        places = [value] if isinstance(value, str) else value
        if not _are_texts(places) or not places or not all(places):
            self._complain((COLLECTIONS, name), f"“{name}” needs a path, or several in brackets")
            return
        try:
            # A relative path would be another folder wherever one starts the program.
            self._collections[name] = tuple(
                self._where.config / Path(place).expanduser() for place in places
            )
        except RuntimeError as error:
            self._complain((COLLECTIONS, name), f"“{name}” names no place ({error})")

    def _outlet(self, name: str, value: Any) -> None:
        if isinstance(value, str) and value.strip() and value.isprintable():
            self._outlets[name] = value.strip()
        else:
            self._complain((OUTLETS, name), f"“{name}” needs the name to show, in quotation marks")

    def _search(self, name: str, value: Any) -> None:
        if not re.fullmatch(SEARCH_NAME, name):
            self._complain((SEARCHES, name), f"“{name}” is no name of a search: write one word")
        elif isinstance(value, str) and value.strip() and value.isprintable():
            self._searches[name] = value.strip()
        else:
            self._complain((SEARCHES, name), f"“{name}” needs a filter in quotation marks")

    def _binding(self, name: str, value: Any) -> None:
        for path, each in _flattened((name,), value):
            keys = [each] if isinstance(each, str) else each
            if _are_texts(keys):
                line = self._line((KEYS, *path))
                self._keys[".".join(path)] = Binding(tuple(keys), line)
            else:
                wrong = "needs a key in quotation marks, or several in brackets"
                self._complain((KEYS, *path), f"“{'.'.join(path)}” {wrong}")

    # ----- the environment

    def environment(self, named: Mapping[str, str]) -> None:
        for name, text in named.items():
            setting = BY_NAME[name]
            value = _from_text(setting, text)
            wrong = _wrong(setting, value)
            if wrong:
                self._complaints.append(complaint(variable_of(name), 0, wrong))
            else:
                self._values[name] = value

    # ----- what is wrong

    def _line(self, path: tuple[str, ...]) -> int:
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 0)

    def _complain(self, path: tuple[str, ...] | None, what: str) -> None:
        line = self._line(path) if path else 0
        self._complaints.append(complaint(self._name, line, what))

    def _unknown(self, path: tuple[str, ...], known: Iterable[str]) -> None:
        self._complain(path, f"there is no setting “{'.'.join(path)}”; {nearest(path[-1], known)}")


def complaint(file: str, line: int, what: str) -> str:
    """Say what is wrong on a line of the settings (0: on no line in particular)."""
    end = "" if what.endswith(("?", ".")) else "."
    return f"{file}{f', line {line}' if line else ''}: {what}{end}"


def nearest(word: str, known: Iterable[str]) -> str:
    """Say which of the known words is meant, or what they are: how a sentence may end."""
    from rapidfuzz import fuzz, process, utils

    words = list(dict.fromkeys(known))
    near = process.extractOne(
        word, words, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=55
    )
    if near:
        return f"did you mean “{near[0]}”?"
    few = ", ".join(words[:8])
    return f"there {'are' if len(words) > 1 else 'is'} {few}{' …' if len(words) > 8 else ''}."


def _wrong(setting: Setting, value: Any) -> str:
    """Say what is wrong with a value of a setting; nothing where it can be obeyed."""
    name = setting.name
    if isinstance(setting.default, bool):
        return "" if isinstance(value, bool) else f"“{name}” is true or false, not {value!r}"
    if isinstance(setting.default, int):
        fits = isinstance(value, int) and not isinstance(value, bool)
        if fits and setting.least <= value <= setting.most:
            return ""
        return f"“{name}” is a number from {setting.least} to {setting.most}, not {value!r}"
    if isinstance(value, str) and (value in setting.choices or not setting.choices):
        return ""
    return f"“{name}” cannot be {value!r}; {nearest(str(value), setting.choices)}"


def _from_text(setting: Setting, text: str) -> str | int | bool:
    """Read a value as the environment writes it."""
    if isinstance(setting.default, bool):
        return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}.get(
            text.lower(), text
        )
    if isinstance(setting.default, int) and text.strip().lstrip("-").isdecimal():
        return int(text)
    return text


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _flattened(path: tuple[str, ...], value: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Give the entries of nested tables: ``browse.star = "s"`` without quotation marks is one."""
    if not isinstance(value, Mapping):
        yield path, value
        return
    for name, each in value.items():
        yield from _flattened((*path, name), each)

"""The command that carries what the user did to another machine: ``state export|import``.

JSON lines, each one thing that was said, with the time; they merge in any order (see
``store.merging``). Knows the state and the line's shape; must not know the screens.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TextIO

from reader.amending import understood
from reader.model import Correction, StateError, Verdict
from reader.opening import places_of, say
from reader.pages.numbers import number_of
from reader.store import notes
from reader.store.shelter import Shelter
from reader.store.state.merging import Entry
from reader.store.state.state import State

VERSION = 1
DONE, NOTHING, TROUBLE = 0, 1, 2

_MARKS = ("read", "starred")
_WORDS = ("tag", "detail")


def state(options: argparse.Namespace) -> int:
    """Print everything the user did, or take it in; give the exit code."""
    where = places_of(options)
    with closing(State(where.state, Shelter().place_for("state.db"))) as kept:
        code = _export(kept, options) if options.how == "export" else _import(kept, options)
        for notice in kept.notices:
            say(notice)
    return code


def _export(kept: State, options: argparse.Namespace) -> int:
    entries = kept.told()
    with _target(options.file) as target:
        for entry in entries:
            target.write(json.dumps(record(entry)) + "\n")
    things = number_of(len(entries), "entry", "entries")
    say(f"exported {things} about {number_of(_articles(entries), 'article', 'articles')}")
    return DONE if entries else NOTHING


def _import(kept: State, options: argparse.Namespace) -> int:
    with _source(options.file) as source:
        entries = list(read(source))
    things = number_of(len(entries), "thing", "things")
    about = number_of(_articles(entries), "article", "articles")
    say(f"{options.file} says {things} about {about}")
    if options.dry_run:
        say(f"{kept.news(entries):,} of them would change something here")
        return DONE
    if kept.news(entries) and (copy := kept.back_up("import")):
        say(f"what was kept so far is copied to {copy}")
    changed = kept.merge(entries)
    if not kept.lasting:
        return TROUBLE  # why is said with the notices
    say(f"{changed:,} of them were news")
    return DONE


def _articles(entries: Iterable[Entry]) -> int:
    return len({article for entry in entries for article in entry.articles})


@contextmanager
def _target(name: str) -> Iterator[TextIO]:
    if name == "-":
        yield sys.stdout
        return
    try:
        with Path(name).open("w", encoding="utf-8") as file:
            yield file
    except OSError as error:
        raise StateError(f"{name} cannot be written: {error.strerror}.") from error


@contextmanager
def _source(name: str) -> Iterator[Iterable[str]]:
    try:
        if name == "-":
            yield sys.stdin
            return
        with Path(name).open(encoding="utf-8-sig") as file:
            yield file
    except OSError as error:
        raise StateError(f"{name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise StateError(f"{name} is no UTF-8 text.") from error


# --------------------------------------------------------------------------- lines


def record(entry: Entry) -> dict[str, Any]:
    """Give the object of one entry."""
    kind, _, rest = entry.field.partition(" ")
    ends = [{"path": path, "content": content} for path, content in entry.articles]
    told: dict[str, Any] = {"version": VERSION, "kind": kind, "made_at": entry.made_at}
    if kind == "setting":
        collection, _, name = rest.partition(" ")
        return told | {"collection": collection, "name": name, "value": entry.value}
    if len(ends) == 2:
        told |= {"a": ends[0], "b": ends[1], "value": entry.value}
        names = rest.split(" ") if rest else []
        return told | {f"sentence_{side}": name for side, name in zip("ab", names, strict=False)}
    value = bool(entry.value) if kind in _MARKS else entry.value
    told |= {"name": rest} if kind in _WORDS else {}
    return told | ends[0] | {"value": value}


def read(lines: Iterable[str]) -> Iterator[Entry]:
    """Read entries, a line each. Raise StateError, naming the line that is none."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
            yield _entry(_checked(found, isinstance(found, dict)))
        except (ValueError, LookupError, TypeError, RecursionError, StateError) as error:
            raise StateError(
                f"Line {number} is no entry of a state ({error}); nothing was changed."
            ) from error


def _entry(found: dict[str, Any]) -> Entry:
    if found["version"] > VERSION:
        raise ValueError("it was written by a later version of broadsheet")
    kind, made_at, value = found["kind"], float(found["made_at"]), found["value"]
    if not (math.isfinite(made_at) and made_at >= 0):
        raise ValueError("it has no possible time")
    if kind == "setting":
        words = (_text(found["collection"]), _text(found["name"]), _text(value))
        return Entry((), f"setting {words[0]} {words[1]}", words[2], made_at)
    if kind in ("verdict", "correction"):
        return _pair(found, kind, made_at)
    article = _article(found)
    if kind in _MARKS:
        return Entry((article,), kind, int(_checked(value, isinstance(value, bool))), made_at)
    if kind == "place":
        number = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 62
        return Entry((article,), kind, _checked(value, number), made_at)
    if kind in _WORDS:
        return Entry((article,), f"{kind} {_word(kind, found)}", value, made_at)
    raise ValueError(f"there is no kind “{kind}”")


def _pair(found: dict[str, Any], kind: str, made_at: float) -> Entry:
    ends, value = (_article(found["a"]), _article(found["b"])), found["value"]
    if ends[0] == ends[1]:
        raise ValueError("an article is told apart from itself")
    if kind == "verdict":
        return Entry(ends, kind, value and Verdict(value).value, made_at)
    names = [_text(found[name]) for name in ("sentence_a", "sentence_b")]
    if any(len(name.split()) != 1 for name in names):
        raise ValueError("a sentence has a name without blanks")
    return Entry(ends, f"correction {' '.join(names)}", value and Correction(value).value, made_at)


def _word(kind: str, found: dict[str, Any]) -> str:
    """Give the name of a tag or a detail; its value is checked too."""
    name, value = _text(found["name"]), found["value"]
    if value is not None:
        _text(value)
    if kind == "detail":
        notes.require_detail(name, value)
        if value and understood(name, value) != value:
            raise ValueError(f"the {name} is not as it is kept")
    elif notes.tag_of(name) != name or (value and notes.tag_of(value).casefold() != name):
        raise ValueError(f"“{name}” is no tag")
    return name


def _article(found: dict[str, Any]) -> tuple[str, str]:
    content = _text(found["content"])
    if len(content) != 32 or set(content) - set("0123456789abcdef"):
        raise ValueError("an article’s content is 32 hexadecimal digits")
    return _text(found["path"]), content


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value.encode(errors="replace").decode()


def _checked(value: Any, fits: bool) -> Any:
    if not fits:
        raise TypeError(f"{value!r} is not what it should be")
    return value

"""Taking what the user did from one state to another: entries that merge in any order.

Everything is a register: one thing that the user may say (an article is read; it has a tag; two
articles are one story) with the time when they said it last, "no" included. The newer word wins;
of two words of the same moment the one that says more. So merging is safe to repeat, loses
nothing, and gives the same whatever comes first: a last-writer-wins set of registers (Shapiro et
al., "A comprehensive study of convergent and commutative replicated data types", 2011).

Functions over the state's tables, inside a transaction of the caller's. Must not know any file.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reader.named import NamedTuple
from reader.store import notes
from reader.store.state import choices, deeds

Value = str | int | None


class Entry(NamedTuple):
    """One register. ``articles`` are (path, content), none for a setting, two for a pair.

    ``field`` is as in the log of deeds, or ``setting COLLECTION NAME``; ``made_at`` counts
    seconds since 1970, 0 where that is not known. No value: it was taken back.
    """

    articles: tuple[tuple[str, str], ...]
    field: str
    value: Value
    made_at: float


_PLAIN = ("read", "starred", "place")


def told(db: sqlite3.Connection) -> list[Entry]:
    """Give every register there is, those that were taken back too; the same for the same state."""
    return sorted(map(_canonical, _told(db)), key=lambda entry: entry[:2])


def _canonical(entry: Entry) -> Entry:
    """Put two articles in the order of their names: their rows are of this file only."""
    if len(entry.articles) < 2 or entry.articles[0] <= entry.articles[1]:
        return entry
    return Entry(entry.articles[::-1], turned(entry.field), *entry[2:])


def _told(db: sqlite3.Connection) -> Iterator[Entry]:
    names = {
        row: (path, text)
        for row, path, text in db.execute("SELECT id, path, content FROM articles")
    }
    seen: set[tuple[int, int, str]] = set()
    times = "SELECT article, other, field, made_at FROM times ORDER BY article, other, field"
    for article, other, field, made_at in db.execute(times).fetchall():
        seen.add((article, other, field))
        ends = (names[article], names[other]) if other else (names[article],)
        yield Entry(ends, field, _held(db, (article, other), field), made_at)
    for article, other, field, value in _untimed(db):
        if (article, other, field) not in seen:
            ends = (names[article], names[other]) if other else (names[article],)
            yield Entry(ends, field, value, 0.0)
    yield from _settings(db)


def _untimed(db: sqlite3.Connection) -> Iterator[tuple[int, int, str, Value]]:
    """Give every value that is not the default: copies and old states know no time for theirs."""
    query = "SELECT id, read, starred, place, tags, details FROM articles ORDER BY id"
    for row, *plain, tags, details in db.execute(query):
        yield from (
            (row, 0, name, value) for name, value in zip(_PLAIN, plain, strict=True) if value
        )
        yield from ((row, 0, f"tag {tag.casefold()}", tag) for tag in tags.split())
        for name, value in notes.read_back(details).items():
            yield row, 0, f"detail {name}", value
    for a, b, verdict in db.execute("SELECT a, b, verdict FROM judgements"):
        yield a, b, "verdict", verdict
    for a, b, one, two, said in db.execute("SELECT * FROM corrections"):
        yield a, b, f"correction {one} {two}", said


def _settings(db: sqlite3.Connection) -> Iterator[Entry]:
    """Give what a collection looked like last, and what is shared by all of them.

    Where this machine's collections lie stays here.
    """
    query = "SELECT collection, name, value, made_at FROM settings WHERE collection <> ''"
    query += " OR substr(name, 1, ?) = ?"
    for collection, name, value, made_at in db.execute(
        query, (len(choices.SHARED), choices.SHARED)
    ):
        yield Entry((), f"setting {collection} {name}", value, made_at)


# --------------------------------------------------------------------------- merging


def merge(db: sqlite3.Connection, entries: Sequence[Entry]) -> int:
    """Take in entries from another machine; give how many changed anything."""
    known = {row[0] for row in db.execute("SELECT path || char(0) || content FROM articles")}
    changed = take_in(db, entries)
    db.executemany(
        "UPDATE articles SET imported = 1 WHERE path = ? AND content = ?",
        {each for entry in entries for each in entry.articles if "\0".join(each) not in known},
    )
    return changed


def take_in(db: sqlite3.Connection, entries: Sequence[Entry]) -> int:
    """Take in entries that are of this machine; give how many changed anything."""
    deeds.gather(db, [article for entry in entries for article in entry.articles])
    deeds.enter(db)
    changed, touched = 0, set[int]()
    for entry in entries:
        rows = tuple(deeds.row_of(db, each) for each in entry.articles)
        if _merged(db, rows, entry):
            changed += 1
            touched.update(rows)
    if changed:
        _count(db, touched)
    return changed


def _count(db: sqlite3.Connection, touched: Iterable[int]) -> None:
    revision = deeds.next_revision(db)
    db.executemany(
        "UPDATE articles SET revision = ? WHERE id = ?", [(revision, row) for row in touched]
    )


def _merged(db: sqlite3.Connection, rows: tuple[int, ...], entry: Entry) -> bool:
    """Take in one entry where it is newer than what is held; tell whether it was."""
    if not rows:
        return _merged_setting(db, entry)
    field = entry.field
    if len(rows) == 2 and rows[0] > rows[1]:
        rows, field = (rows[1], rows[0]), turned(field)
    ends = rows if len(rows) == 2 else (rows[0], 0)
    found = db.execute(
        "SELECT made_at FROM times WHERE article = ? AND other = ? AND field = ?", (*ends, field)
    ).fetchone()
    held = _held(db, ends, field)
    if not _newer((entry.made_at, entry.value), (found[0] if found else -1.0, held)):
        return False
    _set(db, ends, field, entry.value)
    db.execute("INSERT OR REPLACE INTO times VALUES (?, ?, ?, ?)", (*ends, field, entry.made_at))
    return True


def _newer(one: tuple[float, Value], held: tuple[float, Value]) -> bool:
    at = held[0] if held[0] >= 0 or not held[1] else 0.0  # held, and nobody knows since when
    return one[0] > at if one[0] != at else _rank(one[1]) > _rank(held[1])


def _rank(value: Value) -> tuple[bool, str]:
    """Order values of one moment: what says something before what says nothing."""
    return bool(value), json.dumps(value, ensure_ascii=False)


def turned(field: str) -> str:
    """Name a correction of two sentences from the other side."""
    kind, *names = field.split(" ")
    return " ".join((kind, *reversed(names)))


def _merged_setting(db: sqlite3.Connection, entry: Entry) -> bool:
    _, collection, name = entry.field.split(" ", 2)
    held = db.execute(
        "SELECT made_at, value FROM settings WHERE collection = ? AND name = ?", (collection, name)
    ).fetchone()
    if held and not _newer((entry.made_at, entry.value), held):
        return False
    db.execute(
        "INSERT OR REPLACE INTO settings VALUES (?, ?, ?, ?)",
        (collection, name, entry.value, entry.made_at),
    )
    return True


# --------------------------------------------------------------------------- one register


def _held(db: sqlite3.Connection, ends: tuple[int, ...], field: str) -> Value:
    """Give what a register says now; None where it says nothing."""
    kind, _, word = field.partition(" ")
    if kind == "verdict":
        return _one(db, "SELECT verdict FROM judgements WHERE a = ? AND b = ?", ends)
    if kind == "correction":
        query = "SELECT correction FROM corrections WHERE a = ? AND b = ?"
        query += " AND sentence_a = ? AND sentence_b = ?"
        return _one(db, query, (*ends, *word.split(" ")))
    if kind == "tag":
        tags = _one(db, "SELECT tags FROM articles WHERE id = ?", ends[:1])
        return notes.spelling(str(tags), word)
    if kind == "detail":
        details = _one(db, "SELECT details FROM articles WHERE id = ?", ends[:1])
        return notes.read_back(str(details)).get(word)
    return _one(db, f"SELECT {_plain(kind)} FROM articles WHERE id = ?", ends[:1])


def _one(db: sqlite3.Connection, query: str, values: Sequence[Any]) -> Value:
    row = db.execute(query, values).fetchone()
    return row[0] if row else None


def _plain(kind: str) -> str:
    """Give the name of a column, which becomes SQL."""
    if kind not in _PLAIN:
        deeds.require_field(kind)
    return kind


def _set(db: sqlite3.Connection, ends: tuple[int, ...], field: str, value: Value) -> None:
    kind, _, word = field.partition(" ")
    if kind == "verdict":
        db.execute("DELETE FROM judgements WHERE a = ? AND b = ?", ends)
        if value:
            db.execute("INSERT INTO judgements VALUES (?, ?, ?)", (*ends, value))
    elif kind == "correction":
        names = word.split(" ")
        db.execute(
            "DELETE FROM corrections WHERE a = ? AND b = ? AND sentence_a = ? AND sentence_b = ?",
            (*ends, *names),
        )
        if value:
            db.execute("INSERT INTO corrections VALUES (?, ?, ?, ?, ?)", (*ends, *names, value))
    elif kind in ("tag", "detail"):
        column = "tags" if kind == "tag" else "details"
        change = notes.with_tag if kind == "tag" else notes.with_detail
        held = _one(db, f"SELECT {column} FROM articles WHERE id = ?", ends[:1])
        now = change(str(held), word, value)
        db.execute(f"UPDATE articles SET {column} = ? WHERE id = ?", (now, ends[0]))
    else:
        db.execute(f"UPDATE articles SET {_plain(kind)} = ? WHERE id = ?", (value or 0, ends[0]))

"""The user's corrections of comparisons: sentences that must, or must not, answer each other.

Functions over the state's tables, inside a transaction of the caller's. A sentence is known by a
name made of its words, never by its number, so that a correction outlives edits elsewhere in the
text, and small ones in the sentence. What a name says is no matter here. Must not know who calls.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from reader.model import Correction
from reader.named import NamedTuple

SCHEMA = """
CREATE TABLE corrections (
    a INTEGER NOT NULL REFERENCES articles,
    b INTEGER NOT NULL REFERENCES articles,
    sentence_a TEXT NOT NULL,
    sentence_b TEXT NOT NULL,
    correction TEXT NOT NULL,
    PRIMARY KEY (a, b, sentence_a, sentence_b)
) WITHOUT ROWID;
"""
_FIELD = "correction "  # what the field of a change begins with; the two names follow


class Corrected(NamedTuple):
    """Two sentences, by name, and what the user said of them."""

    a: str
    b: str
    correction: Correction


def is_correction(field: str) -> bool:
    """Tell whether a change of the log is one of these."""
    return field.startswith(_FIELD)


def enter(
    db: sqlite3.Connection, deed: int, articles: tuple[int, int], wanted: Iterable[Corrected]
) -> None:
    """Write into the log what a deed says of sentences of two articles, given by their rows."""
    turned = articles[0] > articles[1]
    a, b = sorted(articles)
    for each in wanted:
        one, two = (each.b, each.a) if turned else (each.a, each.b)
        before = db.execute(
            "SELECT correction FROM corrections"
            " WHERE a = ? AND b = ? AND sentence_a = ? AND sentence_b = ?",
            (a, b, one, two),
        ).fetchone()
        db.execute(
            "INSERT OR REPLACE INTO changes VALUES (?, ?, ?, ?, ?, ?)",
            (deed, f"{_FIELD}{one} {two}", a, b, before and before[0], each.correction.value),
        )


def play(db: sqlite3.Connection, deed: int, field: str, to: str) -> None:
    """Bring a correction to how it was ``before`` or is ``after`` a deed."""
    one, two = field.removeprefix(_FIELD).split(" ")
    found = db.execute(
        f"SELECT article, other, {to} FROM changes WHERE deed = ? AND field = ?", (deed, field)
    )
    for a, b, correction in found.fetchall():
        if correction is None:
            db.execute(
                "DELETE FROM corrections"
                " WHERE a = ? AND b = ? AND sentence_a = ? AND sentence_b = ?",
                (a, b, one, two),
            )
        else:
            db.execute(
                "INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?, ?)",
                (a, b, one, two, correction),
            )


def between(db: sqlite3.Connection, articles: tuple[int, int]) -> list[Corrected]:
    """Give what was said of the sentences of two articles, given by their rows."""
    turned = articles[0] > articles[1]
    found = db.execute(
        "SELECT sentence_a, sentence_b, correction FROM corrections WHERE a = ? AND b = ?"
        " ORDER BY sentence_a, sentence_b",
        sorted(articles),
    )
    return [
        Corrected(*((two, one) if turned else (one, two)), Correction(correction))
        for one, two, correction in found
    ]


def copy(db: sqlite3.Connection, article: int, copied: int) -> None:
    """Say of a copy's sentences what was said of the article's."""
    for own, other in (("a", "b"), ("b", "a")):
        kept = db.execute(
            f"SELECT {other}, sentence_{own}, sentence_{other}, correction FROM corrections"
            f" WHERE {own} = ? AND {other} <> ?",
            (article, copied),
        ).fetchall()
        for partner, mine, theirs, correction in kept:
            names = (mine, theirs) if copied < partner else (theirs, mine)
            db.execute(
                "INSERT OR IGNORE INTO corrections VALUES (?, ?, ?, ?, ?)",
                (*sorted((copied, partner)), *names, correction),
            )

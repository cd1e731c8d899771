"""The user's word on which articles tell one story.

Functions over the state's tables, inside a transaction of the caller's. Must not know who calls.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from reader.model import Verdict

FIELD = "verdict"  # of a change in the log


def every(db: sqlite3.Connection) -> list[tuple[str, str, str, str, Verdict]]:
    """Give every judgement, oldest pair first: path and content of both, and the word."""
    found = db.execute(
        "SELECT x.path, x.content, y.path, y.content, j.verdict FROM judgements AS j "
        "JOIN articles AS x ON x.id = j.a JOIN articles AS y ON y.id = j.b ORDER BY j.a, j.b"
    )
    return [(*names, Verdict(word)) for *names, word in found]


def enter(db: sqlite3.Connection, deed: int, judged: Iterable[tuple[int, int, Verdict]]) -> None:
    """Write into the log what a deed says of pairs of articles, given by their rows."""
    for *pair, verdict in judged:
        rows = sorted(pair)
        before = db.execute("SELECT verdict FROM judgements WHERE a = ? AND b = ?", rows)
        db.execute(
            "INSERT OR REPLACE INTO changes VALUES (?, ?, ?, ?, ?, ?)",
            (deed, FIELD, *rows, (before.fetchone() or [None])[0], verdict.value),
        )


def play(db: sqlite3.Connection, deed: int, to: str) -> None:
    """Bring the judgements of a deed to how they were ``before`` or are ``after`` it."""
    chosen = f"FROM changes WHERE deed = ? AND field = 'verdict' AND {to}"
    db.execute(
        f"DELETE FROM judgements WHERE (a, b) IN (SELECT article, other {chosen} IS NULL)", (deed,)
    )
    db.execute(
        f"INSERT OR REPLACE INTO judgements SELECT article, other, {to} {chosen} IS NOT NULL",
        (deed,),
    )


def copy(db: sqlite3.Connection, article: int, copied: int) -> None:
    """Say of a copy and others what was said of an article and them.

    Of two articles copied one after the other, the copies are judged as the originals were.
    """
    db.execute(
        "INSERT OR IGNORE INTO judgements SELECT min(other, :copy), max(other, :copy), verdict FROM"
        " (SELECT iif(a = :article, b, a) AS other, verdict FROM judgements"
        " WHERE a = :article OR b = :article)"
        " WHERE other <> :copy",
        {"article": article, "copy": copied},
    )

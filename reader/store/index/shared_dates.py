"""Which articles have a declared date that too many share: counted and marked in the catalogue.

The fields stay as they were read; a mark beside them says that the date is doubted. Functions
over the index; must not know how many are too many (see ``reader.sharing``).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from reader.store.ids import packed


def counted(db: sqlite3.Connection) -> list[tuple[str, int]]:
    """Count the articles by the date that they declare and nothing else bears out."""
    return db.execute(
        "SELECT declared, count(*) FROM details WHERE declared <> '' GROUP BY declared"
    ).fetchall()


def amiss(db: sqlite3.Connection, common: Sequence[str], most: int) -> list[int]:
    """Give the cards of articles that are not marked though their date is one of these, or the
    other way."""
    rows = db.execute(
        "SELECT card FROM details WHERE declared <> ''"
        f" AND shared <> (declared IN ({', '.join('?' * len(common))})) LIMIT ?",
        (*common, most),
    )
    return [card for (card,) in rows]


def turn(db: sqlite3.Connection, cards: Sequence[int]) -> None:
    """Mark the articles that are not marked, and take the mark from those that are."""
    query = "UPDATE details SET shared = NOT shared, date_doubtful = NOT shared WHERE card = ?"
    db.executemany(query, [(card,) for card in cards])


def mark_like_others(db: sqlite3.Connection, card: int) -> None:
    """Mark an article that came in anew, if others with its date are marked."""
    db.execute(
        "UPDATE details SET shared = 1, date_doubtful = 1 WHERE card = ? AND declared <> '' AND"
        " EXISTS (SELECT 1 FROM details AS o WHERE o.declared <> '' AND o.shared"
        " AND o.declared = details.declared)",
        (card,),
    )


def is_shared(db: sqlite3.Connection, article: str) -> bool:
    """Tell whether an article is marked."""
    query = "SELECT d.shared FROM articles AS a JOIN details AS d USING (card) WHERE a.id = ?"
    row = db.execute(query, (packed(article),)).fetchone()
    return bool(row and row[0])

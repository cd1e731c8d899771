"""Texts on their way from the catalogue into the full text: kept packed, so no file is read twice.

Hands them out to be read closely and keeps what that gave. Must not know how a text is measured.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import deque
from typing import NamedTuple

from reader.model import Article, Span, StoryText
from reader.record import replace
from reader.store import fulltext, records, sqlite
from reader.store.ids import packed
from reader.store.stages import DIGESTED, MATCHED, is_at

SCHEMA = """
CREATE TABLE waiting (          -- texts between catalogue and full text, so no file is read twice
    key INTEGER PRIMARY KEY,
    text BLOB NOT NULL
);
"""

_MOST_WAITING = 4_000_000  # bytes of packed texts that are handed out at once
_BEFORE_COMMIT = 0.006  # seconds: the full text does as much work again when it is committed


def packed_text(article: Article) -> bytes:
    """Give an article's text as ``waiting`` keeps it, with the spans of story and furniture."""
    aside = [part.span for part in article.set_aside]
    whole = json.dumps([article.text, article.body, aside], ensure_ascii=False)
    return zlib.compress(whole.encode(errors="surrogatepass"), 1)


def waiting(db: sqlite3.Connection, after: int, limit: int) -> list[tuple[int, StoryText]]:
    """Give articles that are not searchable yet, with their texts, by rising key.

    Fewer than ``limit`` when they are long, but one at least if there is one.
    """
    rows = db.execute(
        "SELECT a.key, a.id, w.text, d.fields FROM articles AS a JOIN waiting AS w USING (key)"
        f" JOIN details AS d USING (key) WHERE {is_at(MATCHED)} AND a.key > ?"
        " ORDER BY a.key LIMIT ?",
        (after, limit),
    )
    found: list[tuple[int, StoryText]] = []
    room = _MOST_WAITING
    for key, article, text, fields in rows:
        found.append((key, _story_text(article.hex(), text, fields)))
        room -= len(text)
        if room <= 0:
            break
    return found


def new_text(db: sqlite3.Connection, key: int) -> StoryText | None:
    """Give the text of an article that is not searchable yet; None for any other."""
    row = db.execute(
        "SELECT a.id, w.text, d.fields FROM articles AS a JOIN waiting AS w USING (key)"
        " JOIN details AS d USING (key) WHERE a.key = ?",
        (key,),
    ).fetchone()
    return _story_text(row[0].hex(), row[1], row[2]) if row else None


def _story_text(article: str, blob: bytes, written: str) -> StoryText:
    text, body, aside = json.loads(zlib.decompress(blob).decode(errors="surrogatepass"))
    return replace(
        records.known_as(article, written),
        text=text,
        spans=tuple(Span(*span) for span in body),
        aside=tuple(Span(*span) for span in aside),
    )


class Digest(NamedTuple):
    """What is kept of a text once it has been read closely."""

    key: int
    text: StoryText
    fingerprint: bytes


def digest(db: sqlite3.Connection, texts: deque[Digest]) -> int:
    """Make texts searchable and keep their fingerprints, until the time is up; count them.

    Hand them over by rising key: the full text takes rows in order without a rewrite.
    """
    part, count = sqlite.Slice(seconds=_BEFORE_COMMIT), 0
    while texts:
        key, text, fingerprint = texts.popleft()
        count += _digest_one(db, key, text, fingerprint)
        if part.spent():
            break
    return count


def _digest_one(db: sqlite3.Connection, key: int, text: StoryText, fingerprint: bytes) -> int:
    found = db.execute("SELECT stage FROM articles WHERE key = ?", (key,)).fetchone()
    if found is None or found[0] != MATCHED:  # another process did it, or took the article out
        return 0
    body = "\n".join(span.of(text.text) for span in text.spans) or text.text
    db.execute(
        "INSERT INTO fulltext (rowid, headline, body) VALUES (?, ?, ?)",
        (
            key,
            sqlite.text_in(fulltext.stored(text.headline or "")),
            sqlite.text_in(fulltext.stored(body)),
        ),
    )
    db.execute("INSERT OR REPLACE INTO fingerprints VALUES (?, ?)", (packed(text.id), fingerprint))
    db.execute("DELETE FROM waiting WHERE key = ?", (key,))
    db.execute("UPDATE articles SET stage = ? WHERE key = ?", (DIGESTED, key))
    return 1

"""Texts on their way from the catalogue into the full text: kept packed, so no file is read twice.

Hands them out to be read closely and keeps what that gave. Must not know how a text is measured.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import deque
from itertools import chain

from reader.model import Article, Span, StoryText
from reader.named import NamedTuple
from reader.record import replace
from reader.store import sqlite
from reader.store.ids import packed
from reader.store.index import fulltext, records
from reader.store.index.stages import DIGESTED, MATCHED, is_at

SCHEMA = """
CREATE TABLE waiting (          -- texts between catalogue and full text, so no file is read twice
    key INTEGER PRIMARY KEY,
    spans BLOB NOT NULL,        -- how many the story has, then its and those set aside
    text BLOB NOT NULL          -- as UTF-8, halves of characters and all
);
"""

_MOST_WAITING = 10_000_000  # bytes of texts that are handed out at once
_MERGED = 32  # pages of the full text that one transaction merges: some 3 ms, 10 at worst
_BEFORE_COMMIT = 0.006  # seconds: the full text does as much work again when it is committed


def keep(db: sqlite3.Connection, key: int, article: Article) -> None:
    """Keep an article's text until it is searchable.

    As it is, for it does not stay long: packing takes five times as long as writing it, and the
    room is used again by what is made of the texts.
    """
    spans = array("q", (len(article.body),))
    spans.extend(chain.from_iterable(article.body))
    spans.extend(chain.from_iterable(part.span for part in article.set_aside))
    text = article.text.encode(errors="surrogatepass")
    db.execute("INSERT INTO waiting VALUES (?, ?, ?)", (key, spans.tobytes(), text))


def waiting(db: sqlite3.Connection, after: int, limit: int) -> list[tuple[int, StoryText]]:
    """Give articles that are not searchable yet, with their texts, by rising key.

    Fewer than ``limit`` when they are long, but one at least if there is one.
    """
    rows = db.execute(
        "SELECT a.key, a.id, w.spans, w.text, d.fields FROM articles AS a"
        " JOIN waiting AS w USING (key) JOIN details AS d USING (card)"
        f" WHERE {is_at(MATCHED)} AND a.key > ?"
        " ORDER BY a.key LIMIT ?",
        (after, limit),
    )
    found: list[tuple[int, StoryText]] = []
    room = _MOST_WAITING
    for key, article, spans, text, fields in rows:
        found.append((key, _story_text(article.hex(), spans, text, fields)))
        room -= len(text)
        if room <= 0:
            break
    return found


def new_text(db: sqlite3.Connection, key: int) -> StoryText | None:
    """Give the text of an article that is not searchable yet; None for any other."""
    row = db.execute(
        "SELECT a.id, w.spans, w.text, d.fields FROM articles AS a JOIN waiting AS w USING (key)"
        " JOIN details AS d USING (card) WHERE a.key = ?",
        (key,),
    ).fetchone()
    return _story_text(row[0].hex(), *row[1:]) if row else None


def _story_text(article: str, spans: bytes, text: bytes, written: str) -> StoryText:
    body, *offsets = array("q", spans)
    found = tuple(map(Span, offsets[::2], offsets[1::2]))
    return replace(
        records.known_as(article, written),
        text=text.decode(errors="surrogatepass"),
        spans=found[:body],
        aside=found[body:],
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


def merge(db: sqlite3.Connection) -> bool:
    """Merge some of what lies apart in the full text, if it has become much; tell whether more
    is to be merged."""
    before = db.total_changes
    db.execute("INSERT INTO fulltext (fulltext, rank) VALUES ('merge', ?)", (_MERGED,))
    return db.total_changes - before > 1  # as FTS5 tells that it did nothing


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

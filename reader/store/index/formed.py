"""The stories as they were formed: each with its tellings and the relations that made it.

Everything is keyed by article id; a story bears the id of one of its tellings. Must not know how
a story is formed.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterable

from reader.later import json
from reader.model import Story
from reader.record import astuple, replace
from reader.store import sqlite
from reader.store.ids import packed
from reader.store.index.order import date_part
from reader.store.index.relations import TELLING, read_pair

SCHEMA = """
CREATE TABLE stories (
    id BLOB PRIMARY KEY,
    headline TEXT NOT NULL,
    first BLOB,
    witnesses INTEGER NOT NULL,
    size INTEGER NOT NULL,
    newest INTEGER NOT NULL,    -- when its newest telling was printed, as order.date_part says
    pairs TEXT NOT NULL         -- those it was formed by, judgements included
) WITHOUT ROWID;
CREATE INDEX stories_by_time ON stories (newest);
CREATE TABLE tellings (
    article BLOB PRIMARY KEY,
    story BLOB NOT NULL,
    place INTEGER NOT NULL      -- in order of time, from 0
) WITHOUT ROWID;
CREATE INDEX tellings_by_story ON tellings (story, place);
CREATE TABLE told (             -- one row, kept up by triggers: counting them takes a look at each
    stories INTEGER NOT NULL,
    tellings INTEGER NOT NULL
);
INSERT INTO told VALUES (0, 0);
CREATE TRIGGER story_came AFTER INSERT ON stories BEGIN
    UPDATE told SET stories = stories + 1; END;
CREATE TRIGGER story_went AFTER DELETE ON stories BEGIN
    UPDATE told SET stories = stories - 1; END;
CREATE TRIGGER telling_came AFTER INSERT ON tellings BEGIN
    UPDATE told SET tellings = tellings + 1; END;
CREATE TRIGGER telling_went AFTER DELETE ON tellings BEGIN
    UPDATE told SET tellings = tellings - 1; END;
"""

_STORY = "SELECT id, headline, first, witnesses, pairs, newest FROM stories"


def stories(
    db: sqlite3.Connection, before: tuple[int, bytes], limit: int
) -> list[tuple[tuple[int, bytes], Story]]:
    """Give stories newest first, from behind a place; each comes with its place."""
    rows = db.execute(
        f"{_STORY} WHERE (newest, id) < (?, ?) ORDER BY newest DESC, id DESC LIMIT ?",
        (*before, limit),
    ).fetchall()
    return [((row[5], row[0]), _story(db, row)) for row in rows]


def told(db: sqlite3.Connection) -> tuple[int, int]:
    """Count the stories of several tellings, and their tellings."""
    stories, tellings = db.execute("SELECT stories, tellings FROM told").fetchone()
    return stories, tellings


def story_of(db: sqlite3.Connection, article: str) -> Story | None:
    """Give the story an article belongs to."""
    query = f"{_STORY} WHERE id = (SELECT story FROM tellings WHERE article = ?)"
    row = db.execute(query, (packed(article),)).fetchone()
    return _story(db, row) if row else None


def told_with(db: sqlite3.Connection, article: str) -> list[str]:
    """Give the other tellings of an article's story, in order of time."""
    query = "SELECT article FROM tellings WHERE story = (SELECT story FROM tellings"
    query += " WHERE article = :article) AND article <> :article ORDER BY place"
    return [row[0].hex() for row in db.execute(query, {"article": packed(article)})]


def _story(db: sqlite3.Connection, row: tuple[bytes, str, bytes | None, int, str, int]) -> Story:
    number, headline, first, witnesses, pairs_written, _ = row
    query = "SELECT article FROM tellings WHERE story = ? ORDER BY place"
    members = tuple(member.hex() for (member,) in db.execute(query, (number,)))
    return Story(
        number.hex(),
        members,
        headline,
        tuple(read_pair(values) for values in json.loads(pairs_written)),
        first.hex() if first else None,
        witnesses,
    )


# --------------------------------------------------------------------------- forming anew


def unfounded(db: sqlite3.Connection, after: str, limit: int) -> list[str]:
    """Give stored stories by rising id, from behind one, whose first telling no relation joins to
    any other: nothing but the user's word may hold these together."""
    query = (
        "SELECT id FROM stories WHERE id > ? AND NOT EXISTS"
        f" (SELECT 1 FROM pairs WHERE a = stories.id AND relation IN ({TELLING})) AND NOT EXISTS"
        f" (SELECT 1 FROM pairs WHERE b = stories.id AND relation IN ({TELLING}))"
        " ORDER BY id LIMIT ?"
    )
    return [row[0].hex() for row in db.execute(query, (bytes.fromhex(after), limit))]


def outdated(
    db: sqlite3.Connection, found: Iterable[Story], among: Iterable[str]
) -> tuple[deque[str], deque[Story]]:
    """Give the ids of the stored stories that are to go, of those that some articles tell, and
    the stories that are to be stored."""
    query = "SELECT story FROM tellings WHERE article IN ({})"
    told = {row[0] for row in sqlite.about(db, query, map(packed, among))}
    rows = [row for each in told for row in db.execute(f"{_STORY} WHERE id = ?", (each,))]
    stored = {row[0].hex(): (row[5], _story(db, row)) for row in rows}
    wanted = {each.id: (_newest(db, each), _titled(db, each)) for each in found}
    gone = deque(name for name, story in stored.items() if wanted.get(name) != story)
    new = deque(story[1] for name, story in wanted.items() if stored.get(name) != story)
    return gone, new


def exchange(db: sqlite3.Connection, gone: deque[str], new: deque[Story]) -> None:
    """Take stories out and put others in, until this transaction's time is up."""
    part = sqlite.Slice()
    while (gone or new) and not part.spent():
        if gone:
            story = packed(gone.popleft())
            db.execute("DELETE FROM tellings WHERE story = ?", (story,))
            db.execute("DELETE FROM stories WHERE id = ?", (story,))
        else:
            _put_story(db, new.popleft())


def _newest(db: sqlite3.Connection, story: Story) -> int:
    query = "SELECT key FROM articles WHERE id = ?"
    rows = (db.execute(query, (packed(each),)).fetchone() for each in story.articles)
    return max((date_part(row[0]) for row in rows if row), default=0)


def _titled(db: sqlite3.Connection, story: Story) -> Story:
    """Give a story without a headline the first words of its first telling."""
    if story.headline:
        return story
    query = "SELECT d.headline FROM articles AS a JOIN details AS d USING (card) WHERE a.id = ?"
    row = db.execute(query, (packed(story.articles[0]),)).fetchone()
    return replace(story, headline=row[0]) if row else story


def _put_story(db: sqlite3.Connection, story: Story) -> None:
    number = packed(story.id)
    values = (
        number,
        sqlite.text_in(story.headline),
        packed(story.first) if story.first else None,
        story.witnesses,
        len(story.articles),
        _newest(db, story),
        json.dumps([astuple(pair) for pair in story.pairs], ensure_ascii=True),
    )
    # Not INSERT OR REPLACE: what that takes out, no trigger sees.
    db.execute("DELETE FROM stories WHERE id = ?", (number,))
    db.execute("INSERT INTO stories VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    db.executemany(
        "INSERT INTO tellings VALUES (?, ?, ?)"
        " ON CONFLICT (article) DO UPDATE SET story = excluded.story, place = excluded.place",
        [(packed(member), number, place) for place, member in enumerate(story.articles)],
    )

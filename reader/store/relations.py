"""Fingerprints, relations, stories and learned furniture, as the index keeps them.

Everything is keyed by article id. Must not know how a relation is found.
"""

from __future__ import annotations

import json
import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from reader.model import (
    Evidence,
    Judgement,
    NotFoundError,
    Pair,
    Relation,
    Span,
    Story,
    StoryText,
    Verdict,
)
from reader.record import astuple, replace
from reader.store import records, sqlite
from reader.store.ids import packed
from reader.store.order import date_part
from reader.store.stages import DIGESTED, PLACED, is_at

SCHEMA = """
CREATE TABLE fingerprints (
    article BLOB PRIMARY KEY,
    fingerprint BLOB NOT NULL
);
CREATE TABLE departed (         -- placed articles that went or changed since the last round
    article BLOB PRIMARY KEY,
    fingerprint BLOB NOT NULL,
    fields TEXT NOT NULL,       -- see records
    content BLOB NOT NULL,
    path NOT NULL,              -- where it lay
    position INTEGER NOT NULL
);
CREATE TABLE rounds (           -- one row
    open TEXT NOT NULL,         -- the name of a round that was begun and not ended
    ended TEXT NOT NULL         -- the name of the last one that was ended
);
INSERT INTO rounds VALUES ('', '');
CREATE TABLE pairs (            -- as computed; the user's word is in stories and tellings
    a BLOB NOT NULL,
    b BLOB NOT NULL,
    relation TEXT NOT NULL,
    shared_a REAL NOT NULL,
    shared_b REAL NOT NULL,
    score REAL NOT NULL,
    direction TEXT,
    evidence TEXT NOT NULL,
    PRIMARY KEY (a, b)
);
CREATE INDEX pairs_by_b ON pairs (b);
CREATE INDEX pairs_by_relation ON pairs (relation, a, b);
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
CREATE TABLE judged (           -- the user's word when the stories were formed
    a BLOB NOT NULL,
    b BLOB NOT NULL,
    verdict TEXT NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX judged_by_b ON judged (b);
CREATE TABLE furniture (
    article BLOB PRIMARY KEY,
    runs TEXT NOT NULL          -- JSON: pairs of offsets
) WITHOUT ROWID;
"""

_CLEARED = 1000  # rows at once
_STORED = "a, b, relation, shared_a, shared_b, score, direction, evidence"
_PAIR = "pairs.a, pairs.b, relation, shared_a, shared_b, score, direction, evidence"
_PAIR += ", EXISTS (SELECT 1 FROM judged AS w WHERE w.a = pairs.a AND w.b = pairs.b)"
_STRENGTH = "CASE relation " + "".join(
    f"WHEN '{relation.value}' THEN {number} " for number, relation in enumerate(Relation)
)
_STRENGTH += "END, score DESC, pairs.a, pairs.b"


# --------------------------------------------------------------------------- rounds


def depart(db: sqlite3.Connection, article: bytes) -> None:
    """Keep what a placed article was, until the stories have been told of its going."""
    db.execute(
        "INSERT OR IGNORE INTO departed"
        " SELECT a.id, p.fingerprint, d.fields, a.content, f.path, a.position"
        " FROM articles AS a JOIN details AS d USING (key) JOIN files AS f ON f.id = a.file"
        " JOIN fingerprints AS p ON p.article = a.id WHERE a.id = ?",
        (article,),
    )


def is_unsettled(db: sqlite3.Connection) -> bool:
    """Tell whether articles came, went or changed since the stories were last made."""
    query = "SELECT open <> '' OR EXISTS (SELECT 1 FROM departed) OR EXISTS"
    query += f" (SELECT 1 FROM articles WHERE stage = {DIGESTED} AND stage < 3) FROM rounds"
    return bool(db.execute(query).fetchone()[0])


def is_settled(db: sqlite3.Connection) -> bool:
    """Tell whether every article that is listed was compared with the others."""
    query = "SELECT NOT EXISTS (SELECT 1 FROM articles WHERE stage < 3)"
    return bool(db.execute(query).fetchone()[0])


class Begun(NamedTuple):
    """How a round finds the relations: as the round ``after`` left them; or all must be compared
    afresh, since another round was begun and not ended."""

    fresh: bool
    after: str


def begin_round(db: sqlite3.Connection, name: str) -> Begun:
    """Begin a round, and say what it finds."""
    unended, after = db.execute("SELECT open, ended FROM rounds").fetchone()
    db.execute("UPDATE rounds SET open = ?", (name,))
    return Begun(bool(unended), after)


def clear(db: sqlite3.Connection) -> bool:
    """Take out a part of what an unended round left; tell whether there is more."""
    for table in ("pairs", "furniture"):
        key = "rowid" if table == "pairs" else "article"
        gone = db.execute(
            f"DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {table} LIMIT {_CLEARED})"
        )
        if gone.rowcount:
            return True
    return False


def settle(db: sqlite3.Connection, new: deque[str], gone: deque[str]) -> bool:
    """Note that articles are placed, or gone (or among the new again), until the time is up.

    Tell whether there is more to do.
    """
    part = sqlite.Slice()
    while (new or gone) and not part.spent():
        if new:
            query = f"UPDATE articles SET stage = {PLACED} WHERE id = ? AND stage = {DIGESTED}"
            db.execute(query, (packed(new.popleft()),))
        else:
            _bury(db, packed(gone.popleft()))
    return bool(new or gone)


def _bury(db: sqlite3.Connection, article: bytes) -> None:
    db.execute("DELETE FROM departed WHERE article = ?", (article,))
    if not db.execute("SELECT 1 FROM articles WHERE id = ?", (article,)).fetchone():
        db.execute("DELETE FROM fingerprints WHERE article = ?", (article,))
        db.execute("DELETE FROM furniture WHERE article = ?", (article,))


def end_round(db: sqlite3.Connection, name: str) -> None:
    """End a round; one that another process began meanwhile stays open."""
    db.execute("UPDATE rounds SET open = '', ended = open WHERE open = ?", (name,))


def departed(db: sqlite3.Connection) -> list[tuple[StoryText, bytes]]:
    """Give the articles that went or changed, as they were, without their words."""
    rows = db.execute("SELECT article, fields, fingerprint FROM departed ORDER BY article")
    return [(records.known_as(row[0].hex(), row[1]), row[2]) for row in rows]


def former(db: sqlite3.Connection, article: str) -> tuple[str, bytes] | None:
    """Give the content and the fingerprint of what stood there, if it went since the last round."""
    query = "SELECT content, fingerprint FROM departed WHERE article = ?"
    row = db.execute(query, (packed(article),)).fetchone()
    return (row[0].hex(), row[1]) if row else None


def former_texts(db: sqlite3.Connection, wanted: Iterable[str]) -> list[tuple[StoryText, bytes]]:
    """Give what articles were that went since the last round, without their words."""
    query = "SELECT fields, fingerprint FROM departed WHERE article = ?"
    rows = ((each, db.execute(query, (packed(each),)).fetchone()) for each in wanted)
    return [(records.known_as(each, row[0]), row[1]) for each, row in rows if row]


def former_contents(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Give the articles that went or changed since the last round, with what they said."""
    rows = db.execute("SELECT article, content FROM departed")
    return [(article.hex(), content.hex()) for article, content in rows]


def prints(
    db: sqlite3.Connection, stage: int, after: int, limit: int
) -> list[tuple[int, StoryText, bytes]]:
    """Give the articles of a stage by rising key, without their words, and fingerprints."""
    rows = db.execute(
        "SELECT a.key, a.id, d.fields, p.fingerprint FROM articles AS a"
        " JOIN details AS d USING (key) JOIN fingerprints AS p ON p.article = a.id"
        f" WHERE {is_at(stage)} AND a.key > ? ORDER BY a.key LIMIT ?",
        (after, limit),
    )
    return [
        (key, records.known_as(article.hex(), fields), blob) for key, article, fields, blob in rows
    ]


def fingerprint(db: sqlite3.Connection, article: str) -> bytes:
    """Give an article's fingerprint. Raise NotFoundError when it has none."""
    query = "SELECT fingerprint FROM fingerprints WHERE article = ?"
    row = db.execute(query, (packed(article),)).fetchone()
    if row is None:
        raise NotFoundError(f"There is no fingerprint of {article}.")
    return bytes(row[0])


# --------------------------------------------------------------------------- pairs


def exchange_pairs(
    db: sqlite3.Connection, gone: deque[tuple[str, str]], found: deque[Pair]
) -> bool:
    """Take relations out and enter others (one that is there is replaced), until the time is up.

    Tell whether there is more to do.
    """
    part = sqlite.Slice()
    while (gone or found) and not part.spent():
        if gone:
            ends = map(packed, gone.popleft())
            db.execute("DELETE FROM pairs WHERE a = ? AND b = ?", tuple(ends))
        else:
            _put_pair(db, found.popleft())
    return bool(gone or found)


def _put_pair(db: sqlite3.Connection, pair: Pair) -> None:
    evidence = json.dumps(astuple(pair.evidence), ensure_ascii=False)
    shares = (pair.shared_a, pair.shared_b, pair.score, pair.direction)
    db.execute(
        f"INSERT OR REPLACE INTO pairs ({_STORED}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (packed(pair.a), packed(pair.b), pair.relation.value, *shares, evidence),
    )


def pair_ends(
    db: sqlite3.Connection, after: int, limit: int, *, telling: bool = False
) -> list[tuple[int, str, str]]:
    """Give the ends of relations by rising number, from behind one; ``telling``: only of those
    that may make one story of two articles."""
    which = f"AND relation IN ({_TELLING})" if telling else ""
    query = f"SELECT rowid, a, b FROM pairs WHERE rowid > ? {which} ORDER BY rowid LIMIT ?"
    rows = db.execute(query, (after, limit))
    return [(number, a.hex(), b.hex()) for number, a, b in rows]


# Two articles that only the user's word joins are a pair too.
_JOINED = (
    f"SELECT a, b, '{Relation.RELATED.value}' AS relation, 0.0, 0.0, 0.0 AS score, NULL,"
    f" '[0.0, 0.0, 0.0]', 1 FROM judged WHERE verdict = '{Verdict.SAME.value}'"
    " AND NOT EXISTS (SELECT 1 FROM pairs AS p WHERE p.a = judged.a AND p.b = judged.b)"
)


def pairs(db: sqlite3.Connection, article: str) -> list[Pair]:
    """Give the relations of an article, strongest first, and what the user joined to it."""
    query = f"SELECT {_PAIR} FROM pairs WHERE a = :article OR b = :article ORDER BY {_STRENGTH}"
    computed = [_pair(row) for row in db.execute(query, {"article": packed(article)})]
    return computed + _joined_to(db, packed(article))


def pairs_after(
    db: sqlite3.Connection, relation: Relation, last: Pair | None, limit: int
) -> list[Pair]:
    """Give the pairs of a relation by their ends, from behind one."""
    after = (packed(last.a), packed(last.b)) if last else (b"", b"")
    query = f"SELECT {_PAIR} FROM pairs WHERE relation = ? AND (a, b) > (?, ?)"
    rows = db.execute(f"{query} ORDER BY a, b LIMIT ?", (relation.value, *after, limit))
    return [_pair(row) for row in rows]


def joined_pairs(db: sqlite3.Connection) -> list[Pair]:
    """Give the pairs that only the user's word makes."""
    return [_pair(row) for row in db.execute(f"{_JOINED} ORDER BY a, b")]


class Beside(NamedTuple):
    """Another article beside one. ``pair`` is None where only a third article joins the two;
    ``verdict`` is the user's word on them; ``together`` tells whether they are in one story."""

    id: str
    pair: Pair | None
    verdict: Verdict | None
    together: bool


def beside(db: sqlite3.Connection, article: str, most: int) -> tuple[list[Beside], int]:
    """Give the first ``most`` articles that have to do with one, and how many there are.

    First those of its story, the strongest relation first; then other relations; last what the
    user set apart.
    """
    number = packed(article)
    pairs_known = db.execute(
        "SELECT count(*) FROM pairs WHERE a = :article OR b = :article", {"article": number}
    ).fetchone()[0]
    alone = _without_a_pair(db, number)
    rows = db.execute(_NEAREST, {"article": number, "most": most}).fetchall()
    found = [_beside(number, row) for row in rows]
    at = next((place for place, each in enumerate(found) if not each.together), len(found))
    found[at:at] = alone[:most]
    return found[:most], pairs_known + len(alone)


_NEAREST = (
    f"SELECT {_PAIR}, j.verdict, t.story IS NOT NULL FROM pairs"
    " LEFT JOIN judged AS j ON j.a = pairs.a AND j.b = pairs.b"
    " LEFT JOIN tellings AS t ON t.article = iif(pairs.a = :article, pairs.b, pairs.a)"
    " AND t.story = (SELECT story FROM tellings WHERE article = :article)"
    " WHERE pairs.a = :article OR pairs.b = :article"
    f" ORDER BY j.verdict IS '{Verdict.APART.value}', t.story IS NULL, {_STRENGTH} LIMIT :most"
)


def _beside(article: bytes, row: Any) -> Beside:
    found, verdict, together = _pair(row[:-2]), row[-2], row[-1]
    said = Verdict(verdict) if verdict else None
    return Beside(found.other(article.hex()), found, said, bool(together))


def beyond(db: sqlite3.Connection, article: str, most: int) -> list[tuple[str, Beside]]:
    """Give up to ``most`` articles that have to do with an article's story and do not tell it,
    the closest first, what the user set apart last; each behind the telling it is closest to."""
    rows = db.execute(_BEYOND, {"article": packed(article)})
    found: dict[str, tuple[str, Beside]] = {}
    for *row, member in rows:
        other = _beside(member, (*row, None))
        found.setdefault(other.id, (member.hex(), other))
        if len(found) >= most:
            break
    return list(found.values())


_BEYOND = (
    "WITH told (id) AS (SELECT article FROM tellings WHERE story ="
    " (SELECT story FROM tellings WHERE article = :article) UNION SELECT :article),"
    " leading (number, id) AS (SELECT p.rowid, told.id FROM told JOIN pairs AS p ON p.a = told.id"
    " WHERE p.b NOT IN (SELECT id FROM told) UNION ALL"
    " SELECT p.rowid, told.id FROM told JOIN pairs AS p ON p.b = told.id"
    " WHERE p.a NOT IN (SELECT id FROM told))"
    f" SELECT {_PAIR}, j.verdict, leading.id FROM leading"
    " JOIN pairs ON pairs.rowid = leading.number"
    " LEFT JOIN judged AS j ON j.a = pairs.a AND j.b = pairs.b"
    f" ORDER BY j.verdict IS '{Verdict.APART.value}', {_STRENGTH}"
)


def _without_a_pair(db: sqlite3.Connection, article: bytes) -> list[Beside]:
    """Give the tellings of the article's story that no computed pair joins to it; first those
    that the user joined."""
    rows = db.execute(
        "SELECT t.article, j.verdict FROM tellings AS t LEFT JOIN judged AS j"
        " ON j.a = min(t.article, :article) AND j.b = max(t.article, :article)"
        " WHERE t.story = (SELECT story FROM tellings WHERE article = :article)"
        " AND t.article <> :article"
        " AND NOT EXISTS (SELECT 1 FROM pairs AS p"
        " WHERE p.a = min(t.article, :article) AND p.b = max(t.article, :article))"
        " ORDER BY j.verdict IS NULL, t.place",
        {"article": article},
    ).fetchall()
    joined = {pair.other(article.hex()): pair for pair in _joined_to(db, article)}
    said = ((row[0].hex(), Verdict(row[1]) if row[1] else None) for row in rows)
    return [Beside(name, joined.get(name), verdict, True) for name, verdict in said]


def _joined_to(db: sqlite3.Connection, article: bytes) -> list[Pair]:
    rows = db.execute(f"{_JOINED} AND (a = :article OR b = :article)", {"article": article})
    return [_pair(row) for row in rows]


_TELLING = ", ".join(f"'{relation.value}'" for relation in Relation if relation.one_story)


def told_with(db: sqlite3.Connection, article: str) -> list[str]:
    """Give the other tellings of an article's story, in order of time."""
    query = "SELECT article FROM tellings WHERE story = (SELECT story FROM tellings"
    query += " WHERE article = :article) AND article <> :article ORDER BY place"
    return [row[0].hex() for row in db.execute(query, {"article": packed(article)})]


def pairs_among(
    db: sqlite3.Connection, articles: Iterable[str], judged: Iterable[Judgement]
) -> list[Pair]:
    """Give the relations that may make one story of two articles, and those the user named, for
    articles that none of these leads out of (``connected``)."""
    query = f"SELECT {_PAIR} FROM pairs WHERE a = ? AND relation IN ({_TELLING})"
    found = [row for each in articles for row in db.execute(query, (packed(each),))]
    return [_pair(row) for row in (*found, *_named(db, judged))]


def _named(db: sqlite3.Connection, judged: Iterable[Judgement]) -> Iterator[Any]:
    query = f"SELECT {_PAIR} FROM pairs WHERE a = ? AND b = ? AND relation NOT IN ({_TELLING})"
    for each in judged:
        yield from db.execute(query, (packed(each.a), packed(each.b))).fetchall()


def connected(
    db: sqlite3.Connection, start: Iterable[str], judged: Iterable[Judgement]
) -> set[str]:
    """Give all articles that relations and judgements lead to from these; others are apart."""
    named: dict[str, set[str]] = {}
    for each in judged:
        named.setdefault(each.a, set()).add(each.b)
        named.setdefault(each.b, set()).add(each.a)
    query = (
        f"SELECT b FROM pairs WHERE a = :article AND relation IN ({_TELLING}) UNION ALL"
        f" SELECT a FROM pairs WHERE b = :article AND relation IN ({_TELLING})"
    )
    found, waiting = set(start), list(start)
    while waiting:
        article = waiting.pop()
        near = {row[0].hex() for row in db.execute(query, {"article": packed(article)})}
        new = (near | named.get(article, set())) - found
        found |= new
        waiting += new
    return found


def _pair(row: tuple[bytes, bytes, str, float, float, float, str | None, str, int]) -> Pair:
    a, b, relation, shared_a, shared_b, score, direction, evidence, by_user = row
    return Pair(
        a.hex(),
        b.hex(),
        Relation(relation),
        shared_a,
        shared_b,
        score,
        _evidence(json.loads(evidence)),
        direction,
        bool(by_user),
    )


def _evidence(values: list[Any]) -> Evidence:
    known = Evidence(*values)
    return replace(known, notes=tuple(known.notes))


# --------------------------------------------------------------------------- stories


def texts(db: sqlite3.Connection, articles: Iterable[str]) -> list[StoryText]:
    """Give what the story wing is told of articles, without their words."""
    query = "SELECT d.fields FROM articles AS a JOIN details AS d USING (key) WHERE a.id = ?"
    found = ((each, db.execute(query, (packed(each),)).fetchone()) for each in articles)
    return [records.known_as(article, row[0]) for article, row in found if row]


def judged(db: sqlite3.Connection) -> list[Judgement]:
    """Give the judgements by which the stories were formed."""
    rows = db.execute("SELECT a, b, verdict FROM judged ORDER BY a, b")
    return [Judgement(a.hex(), b.hex(), Verdict(verdict)) for a, b, verdict in rows]


def note_judged(db: sqlite3.Connection, judged: Iterable[Judgement]) -> None:
    """Note the judgements by which the stories are formed now."""
    db.execute("DELETE FROM judged")
    db.executemany(
        "INSERT INTO judged VALUES (?, ?, ?)",
        ((packed(each.a), packed(each.b), each.verdict.value) for each in judged),
    )


def unfounded(db: sqlite3.Connection, after: str, limit: int) -> list[str]:
    """Give stored stories by rising id, from behind one, whose first telling no relation joins to
    any other: nothing but the user's word may hold these together."""
    query = (
        "SELECT id FROM stories WHERE id > ? AND NOT EXISTS"
        f" (SELECT 1 FROM pairs WHERE a = stories.id AND relation IN ({_TELLING})) AND NOT EXISTS"
        f" (SELECT 1 FROM pairs WHERE b = stories.id AND relation IN ({_TELLING}))"
        " ORDER BY id LIMIT ?"
    )
    return [row[0].hex() for row in db.execute(query, (bytes.fromhex(after), limit))]


def outdated(
    db: sqlite3.Connection, found: Iterable[Story], among: Iterable[str]
) -> tuple[deque[str], deque[Story]]:
    """Give the ids of the stored stories that are to go, of those that some articles tell, and
    the stories that are to be stored."""
    query = "SELECT story FROM tellings WHERE article = ?"
    told = {row[0] for each in among for row in db.execute(query, (packed(each),))}
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
    query = "SELECT d.headline FROM articles AS a JOIN details AS d USING (key) WHERE a.id = ?"
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
    db.execute("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    db.executemany(
        "INSERT OR REPLACE INTO tellings VALUES (?, ?, ?)",
        [(packed(member), number, place) for place, member in enumerate(story.articles)],
    )


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


def story_of(db: sqlite3.Connection, article: str) -> Story | None:
    """Give the story an article belongs to."""
    query = f"{_STORY} WHERE id = (SELECT story FROM tellings WHERE article = ?)"
    row = db.execute(query, (packed(article),)).fetchone()
    return _story(db, row) if row else None


def _story(db: sqlite3.Connection, row: tuple[bytes, str, bytes | None, int, str, int]) -> Story:
    number, headline, first, witnesses, pairs_written, _ = row
    query = "SELECT article FROM tellings WHERE story = ? ORDER BY place"
    members = tuple(member.hex() for (member,) in db.execute(query, (number,)))
    return Story(
        number.hex(),
        members,
        headline,
        tuple(_pair_read(values) for values in json.loads(pairs_written)),
        first.hex() if first else None,
        witnesses,
    )


def _pair_read(values: list[Any]) -> Pair:
    a, b, relation, shared_a, shared_b, score, evidence, direction, by_user = values
    known = _evidence(evidence)
    return Pair(a, b, Relation(relation), shared_a, shared_b, score, known, direction, by_user)


# --------------------------------------------------------------------------- furniture


def put_furniture(db: sqlite3.Connection, learned: deque[tuple[str, tuple[Span, ...]]]) -> bool:
    """Keep which runs of articles were found to be page furniture, until the time is up; none
    takes the entry out. Tell whether there is more to do."""
    part = sqlite.Slice()
    while learned and not part.spent():
        article, runs = learned.popleft()
        if runs:
            values = (packed(article), json.dumps(runs))
            db.execute("INSERT OR REPLACE INTO furniture VALUES (?, ?)", values)
        else:
            db.execute("DELETE FROM furniture WHERE article = ?", (packed(article),))
    return bool(learned)


def furniture(db: sqlite3.Connection, article: str, content: str) -> tuple[Span, ...]:
    """Give an article's learned furniture, if it still says what it said then."""
    row = db.execute(
        "SELECT f.runs FROM furniture AS f JOIN articles AS a ON a.id = f.article"
        f" WHERE f.article = ? AND a.content = ? AND a.stage = {PLACED}",
        (packed(article), bytes.fromhex(content)),
    ).fetchone()
    return tuple(Span(*span) for span in json.loads(row[0])) if row else ()

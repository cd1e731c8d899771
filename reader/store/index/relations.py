"""Relations between two articles, as the index keeps them, and the user's word on such pairs.

Everything is keyed by article id. Must not know how a relation is found.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator

from reader.hints import Any
from reader.later import json
from reader.model import Evidence, Judgement, Pair, Relation, Verdict
from reader.named import NamedTuple
from reader.record import astuple, replace
from reader.store import sqlite
from reader.store.ids import packed

SCHEMA = """
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
CREATE TABLE judged (           -- the user's word when the stories were formed
    a BLOB NOT NULL,
    b BLOB NOT NULL,
    verdict TEXT NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX judged_by_b ON judged (b);
"""

_STORED = "a, b, relation, shared_a, shared_b, score, direction, evidence"
_PAIR = "pairs.a, pairs.b, relation, shared_a, shared_b, score, direction, evidence"
_PAIR += ", EXISTS (SELECT 1 FROM judged AS w WHERE w.a = pairs.a AND w.b = pairs.b)"
_STRENGTH = "CASE relation " + "".join(
    f"WHEN '{relation.value}' THEN {number} " for number, relation in enumerate(Relation)
)
_STRENGTH += "END, score DESC, pairs.a, pairs.b"
# The relations that make one story of two articles.
TELLING = ", ".join(f"'{relation.value}'" for relation in Relation if relation.one_story)
# Two articles that only the user's word joins are a pair too.
_JOINED = (
    f"SELECT a, b, '{Relation.RELATED.value}' AS relation, 0.0, 0.0, 0.0 AS score, NULL,"
    f" '[0.0, 0.0, 0.0]', 1 FROM judged WHERE verdict = '{Verdict.SAME.value}'"
    " AND NOT EXISTS (SELECT 1 FROM pairs AS p WHERE p.a = judged.a AND p.b = judged.b)"
)


def exchange(db: sqlite3.Connection, gone: deque[tuple[str, str]], found: deque[Pair]) -> bool:
    """Take relations out and enter others (one that is there is replaced), until the time is up.

    Tell whether there is more to do.
    """
    part = sqlite.Slice()
    while (gone or found) and not part.spent():
        if gone:
            a, b = map(packed, gone.popleft())
            db.execute("DELETE FROM pairs WHERE a = ? AND b = ?", (a, b))
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


def ends(
    db: sqlite3.Connection, after: int, limit: int, *, telling: bool = False
) -> list[tuple[int, str, str]]:
    """Give the ends of relations by rising number, from behind one; ``telling``: only of those
    that may make one story of two articles."""
    which = f"AND relation IN ({TELLING})" if telling else ""
    query = f"SELECT rowid, a, b FROM pairs WHERE rowid > ? {which} ORDER BY rowid LIMIT ?"
    rows = db.execute(query, (after, limit))
    return [(number, a.hex(), b.hex()) for number, a, b in rows]


def of(db: sqlite3.Connection, article: str) -> list[Pair]:
    """Give the relations of an article, strongest first, and what the user joined to it."""
    query = f"SELECT {_PAIR} FROM pairs WHERE a = :article OR b = :article ORDER BY {_STRENGTH}"
    computed = [_pair(row) for row in db.execute(query, {"article": packed(article)})]
    return computed + _joined_to(db, packed(article))


def after(db: sqlite3.Connection, relation: Relation, last: Pair | None, limit: int) -> list[Pair]:
    """Give the pairs of a relation by their ends, from behind one."""
    behind = (packed(last.a), packed(last.b)) if last else (b"", b"")
    query = f"SELECT {_PAIR} FROM pairs WHERE relation = ? AND (a, b) > (?, ?)"
    rows = db.execute(f"{query} ORDER BY a, b LIMIT ?", (relation.value, *behind, limit))
    return [_pair(row) for row in rows]


def joined(db: sqlite3.Connection) -> list[Pair]:
    """Give the pairs that only the user's word makes."""
    return [_pair(row) for row in db.execute(f"{_JOINED} ORDER BY a, b")]


def _joined_to(db: sqlite3.Connection, article: bytes) -> list[Pair]:
    rows = db.execute(f"{_JOINED} AND (a = :article OR b = :article)", {"article": article})
    return [_pair(row) for row in rows]


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


def read_pair(values: list[Any]) -> Pair:
    """Read back the values of a pair in order, its evidence among them as a list."""
    a, b, relation, shared_a, shared_b, score, evidence, direction, by_user = values
    known = _evidence(evidence)
    return Pair(a, b, Relation(relation), shared_a, shared_b, score, known, direction, by_user)


def _evidence(values: list[Any]) -> Evidence:
    known = Evidence(*values)
    return replace(known, notes=tuple(known.notes))


# --------------------------------------------------------------------------- beside an article


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


# --------------------------------------------------------------------------- what hangs together


def among(
    db: sqlite3.Connection, articles: Iterable[str], judged: Iterable[Judgement]
) -> list[Pair]:
    """Give the relations that may make one story of two articles, and those the user named, for
    articles that none of these leads out of (``connected``)."""
    wanted = [packed(each) for each in articles]
    query = f"SELECT {_PAIR} FROM pairs WHERE a IN ({{}}) AND relation IN ({TELLING})"
    places = {article: place for place, article in enumerate(wanted)}
    found = sorted(sqlite.about(db, query, wanted), key=lambda row: (places[row[0]], row[1]))
    return [_pair(row) for row in (*found, *_named(db, judged))]


def _named(db: sqlite3.Connection, judged: Iterable[Judgement]) -> Iterator[Any]:
    query = f"SELECT {_PAIR} FROM pairs WHERE a = ? AND b = ? AND relation NOT IN ({TELLING})"
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
    queries = (
        f"SELECT b FROM pairs WHERE a IN ({{}}) AND relation IN ({TELLING})",
        f"SELECT a FROM pairs WHERE b IN ({{}}) AND relation IN ({TELLING})",
    )
    found, new = set[str](), set(start)
    while new:
        found |= new
        ends = [packed(each) for each in new]
        near = {row[0].hex() for query in queries for row in sqlite.about(db, query, ends)}
        near.update(*(named[each] for each in new if each in named))
        new = near - found
    return found


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

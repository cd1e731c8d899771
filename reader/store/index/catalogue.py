"""The catalogue: which files and articles there are, and what is known about each.

The writing side of the index. An article passes through ``stages``; each is stored, so a scan
that was stopped goes on where it was. Must not know how a file is read or what the user did.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterable

from reader.model import Article, Problem
from reader.named import NamedTuple
from reader.store import sqlite
from reader.store.ids import packed
from reader.store.index import (
    days,
    details,
    digesting,
    files,
    fulltext,
    order,
    records,
    rounds,
    shared_dates,
    stages,
)
from reader.store.index.files import File
from reader.store.index.listed import ENTRY, UNFINISHED, Entry, entry_of
from reader.store.index.stages import DIGESTED, MATCHED, NEW, PLACED

_FEW = 2000  # orphans of the full text that nobody minds

SCHEMA = f"""
CREATE TABLE about (
    made_by TEXT NOT NULL,
    arrivals INTEGER NOT NULL DEFAULT 0,    -- how many keys were ever given
    orphans INTEGER NOT NULL DEFAULT 0,     -- rows of fulltext whose article is gone
    life TEXT NOT NULL DEFAULT '',          -- the state whose marks are copied here
    revision INTEGER NOT NULL DEFAULT 0     -- how far they are copied
);
CREATE TABLE problems (
    file INTEGER NOT NULL REFERENCES files,
    place TEXT NOT NULL,        -- in the file; empty: the file itself
    cause TEXT NOT NULL
);
CREATE INDEX problems_by_file ON problems (file);
CREATE TABLE articles (         -- narrow: a list of all is read from it alone
    key INTEGER PRIMARY KEY,    -- rises with the date, see order
    id BLOB NOT NULL UNIQUE,
    content BLOB NOT NULL,
    file INTEGER NOT NULL REFERENCES files,
    position INTEGER NOT NULL,
    card INTEGER NOT NULL REFERENCES details,
    outlet INTEGER REFERENCES outlets,
    stage INTEGER NOT NULL,
    place BLOB NOT NULL,        -- its file's place among others, see order
    headline TEXT NOT NULL      -- its beginning, folded, to sort by
);
CREATE INDEX articles_by_headline
    ON articles (headline, key >> {order.DATE_SHIFT} DESC, place, position, id);
CREATE INDEX articles_listed ON articles (key >> {order.DATE_SHIFT} DESC, place, position, id);
CREATE INDEX articles_by_file ON articles (file, position);
CREATE INDEX articles_by_content ON articles (content);
CREATE INDEX articles_by_outlet
    ON articles (outlet, key >> {order.DATE_SHIFT} DESC, place, position, id);
CREATE INDEX articles_to_do ON articles (stage, key) WHERE stage < 3;
CREATE TABLE outlets (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    folded TEXT NOT NULL
);
CREATE INDEX outlets_by_name ON outlets (folded);
"""

# Should it fail, the whole transaction is taken back: SQLite need not be ready to take back what
# the statement has done by then, which its trigger (see ``days``) makes more work than the rest.
_ENTER = "INSERT OR FAIL INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


class Reading:
    """What a file gave, or the next part of it, on its way into the catalogue.

    ``addresses`` belong to ``articles``, which are the file's from the ``first`` on; those before
    ``done`` are in already. ``last``: the file is at its end. ``passing``: the problem is not in
    what the file says (the program was stumped, the file could not be opened), and may be over
    next time though the file is the same. ``folder`` is the one that lists the file.
    """

    def __init__(
        self, path: str, size: int, mtime: int, articles: Iterable[Article] = (), first: int = 0
    ) -> None:
        self.path = path
        self.folder = path[: path.rfind("/") + 1]
        self.size = size
        self.mtime = mtime
        self.articles = list(articles)
        self.addresses = [""] * len(self.articles)
        self.problems: list[Problem] = []
        self.first = first
        self.last = True
        self.passing = False
        self.done = 0

    def add(self, article: Article, address: str) -> None:
        """Put in the file's next article."""
        self.articles.append(article)
        self.addresses.append(address)

    @property
    def end(self) -> int:
        """Give the position behind the last article."""
        return self.first + len(self.articles)


class Tally(NamedTuple):
    """How many articles were new, had changed, or are gone."""

    new: int = 0
    changed: int = 0
    gone: int = 0

    def plus(self, other: Tally) -> Tally:
        return Tally(self.new + other.new, self.changed + other.changed, self.gone + other.gone)


# --------------------------------------------------------------------------- about the index


def begin(db: sqlite3.Connection, version: str) -> None:
    """Sign a new index."""
    db.execute("INSERT INTO about (made_by) VALUES (?)", (version,))


def made_by(db: sqlite3.Connection) -> str | None:
    """Give the version of the program that made this index."""
    row = db.execute("SELECT made_by FROM about").fetchone()
    return str(row[0]) if row else None


def has_orphans(db: sqlite3.Connection) -> bool:
    """Tell whether most of the full text belongs to articles that are gone."""
    orphans = int(db.execute("SELECT orphans FROM about").fetchone()[0])
    return orphans >= _FEW and orphans >= days.articles(db)


def sweep(db: sqlite3.Connection) -> bool:
    """Empty the full text and tell that all files must be read anew, and then ``swept`` noted.

    Without the old texts a row cannot be taken out of it (SQLite before 3.43). Should the scan be
    stopped, the orphans are still counted, and the next one sweeps again and reads all files.
    """
    db.execute("INSERT INTO fulltext (fulltext) VALUES ('delete-all')")
    files.doubt_all(db)
    return True


def swept(db: sqlite3.Connection) -> None:
    """Note that after ``sweep`` every file was read anew."""
    db.execute("UPDATE about SET orphans = 0")


def arrivals(db: sqlite3.Connection) -> int:
    """Count the articles that ever came, an article that changed as another one."""
    return int(db.execute("SELECT coalesce(max(arrivals), 0) FROM about").fetchone()[0])


# --------------------------------------------------------------------------- files


def problems(db: sqlite3.Connection) -> list[Problem]:
    """Give the files that could not be used, by path."""
    rows = db.execute(
        # Cross: or SQLite goes through all files in the order of their paths, to sort nothing.
        "SELECT path, cause, place FROM problems CROSS JOIN files ON files.id = problems.file"
        " ORDER BY path, problems.rowid"
    )
    return [Problem(sqlite.path_out(path), cause, place) for path, cause, place in rows]


def put(db: sqlite3.Connection, readings: deque[Reading], *, anew: bool) -> Tally:
    """Enter readings, taking finished ones off the queue, until this transaction's time is up.

    ``anew`` enters unchanged articles again too. What goes on with a file of which nothing is in,
    since the index was thrown away after its first articles were, is left to the next scan.
    """
    part, tally = sqlite.Slice(), Tally()
    arrivals = int(db.execute("SELECT arrivals FROM about").fetchone()[0])
    while readings:
        reading = readings[0]
        if (reading.first or reading.done) and not files.is_known(db, reading.path):
            readings.popleft()
            continue
        file = _open_file(db, reading)
        while reading.done < len(reading.articles) and not part.spent():
            one = _Entering(reading.articles[reading.done], reading.addresses[reading.done])
            tally = tally.plus(_put_article(db, file, one, arrivals, anew=anew))
            arrivals, reading.done = arrivals + 1, reading.done + 1
        if reading.done < len(reading.articles):
            break
        tally = tally.plus(_close_file(db, file, reading))
        readings.popleft()
        if part.spent():
            break
    db.execute("UPDATE about SET arrivals = ?", (arrivals,))
    return tally


def _open_file(db: sqlite3.Connection, reading: Reading) -> File:
    """Note that a file's articles are being written, as it was at that time."""
    file = files.begin(db, reading.path, reading.folder, reading.mtime)
    if not file.new and not reading.first and not reading.done:
        files.begin_anew(db, file.id)
    return file


def _close_file(db: sqlite3.Connection, file: File, reading: Reading) -> Tally:
    """Note size and time, which say that all is in, and take out articles no longer there.

    Of a file that is not at its end it is noted how far it was read. One with a passing problem
    stays unfinished, too: every scan tries it again, from its beginning.
    """
    for each in reading.problems:
        values = (file.id, sqlite.text_in(each.place), sqlite.text_in(each.cause))
        db.execute("INSERT INTO problems VALUES (?, ?, ?)", values)
    if not reading.last:
        files.halt(db, file.id, reading.size, reading.end)
        return Tally()
    size = UNFINISHED if reading.passing else reading.size
    files.end(db, file.id, size, reading.mtime)
    return Tally() if file.new else Tally(gone=_take_out_from(db, file, reading.end))


def _take_out_from(db: sqlite3.Connection, file: File, position: int) -> int:
    """Take out a file's articles from a position on, and count them."""
    query = "SELECT key FROM articles WHERE file = ? AND position >= ?"
    keys = [key for (key,) in db.execute(query, (file.id, position))]
    for key in keys:
        _take_out(db, key)
    return len(keys)


def forget_files(db: sqlite3.Connection, gone: deque[int]) -> Tally:
    """Take files and their articles out, until this transaction's time is up."""
    part, count = sqlite.Slice(), 0
    while gone and not part.spent():
        file = gone.popleft()
        for (key,) in db.execute("SELECT key FROM articles WHERE file = ?", (file,)).fetchall():
            _take_out(db, key)
            count += 1
        files.forget(db, file)
    return Tally(gone=count)


# --------------------------------------------------------------------------- articles


class _Entering(NamedTuple):
    """An article, and its address in the file in its reader's own words."""

    article: Article
    address: str


def _put_article(
    db: sqlite3.Connection, file: File, one: _Entering, arrival: int, *, anew: bool
) -> Tally:
    """Enter one article; one that says the same as before keeps its key."""
    article = one.article
    date = article.date.value if article.date else None
    key, content = order.key(date, arrival), bytes.fromhex(article.content)
    old = None if file.new else _known(db, article)
    kept = old and old.content == content and order.date_part(old.key) == order.date_part(key)
    if old and kept and not anew:
        details.put(db, old.key, article, one.address, old.card)
        values = (_outlet(db, article), records.sorting_headline(article), old.key)
        db.execute("UPDATE articles SET outlet = ?, headline = ? WHERE key = ?", values)
        return Tally()
    if old:
        _take_out(db, old.key)
    db.execute(
        _ENTER,
        (
            key,
            packed(article.id),
            content,
            file.id,
            article.position,
            details.put(db, key, article, one.address),
            _outlet(db, article),
            NEW,
            order.place(article.path),
            records.sorting_headline(article),
        ),
    )
    digesting.keep(db, key, article)
    return Tally(changed=1) if old else Tally(new=1)


class _Known(NamedTuple):
    """What stands in an article's place."""

    key: int
    content: bytes
    card: int


def _known(db: sqlite3.Connection, article: Article) -> _Known | None:
    query = "SELECT key, content, card FROM articles WHERE id = ?"
    row = db.execute(query, (packed(article.id),)).fetchone()
    return _Known(*row) if row else None


def _outlet(db: sqlite3.Connection, article: Article) -> int | None:
    if article.outlet is None:
        return None
    name = sqlite.text_in(article.outlet.value)
    query = "SELECT id FROM outlets WHERE name = ?"
    row = db.execute(query, (name,)).fetchone()
    if row is None:
        db.execute(
            "INSERT INTO outlets (name, folded) VALUES (?, ?)", (name, fulltext.folded(name))
        )
        row = db.execute(query, (name,)).fetchone()
    return int(row[0])


def _take_out(db: sqlite3.Connection, key: int) -> None:
    """Remove an article; its row of the full text stays behind, counted, and is never reused."""
    query = "SELECT id, stage, card FROM articles WHERE key = ?"
    article, stage, card = db.execute(query, (key,)).fetchone()
    if stage >= DIGESTED:
        db.execute("UPDATE about SET orphans = orphans + 1")
    if stage == PLACED:
        rounds.depart(db, article)
    details.take_out(db, card)
    for table in ("articles", "marks", "waiting"):
        db.execute(f"DELETE FROM {table} WHERE key = ?", (key,))


# --------------------------------------------------------------------------- details put right


def outdated(db: sqlite3.Connection, after: int, limit: int) -> list[tuple[Entry, str]]:
    """Give articles whose details are not as the user wants them, and what is wanted, by key."""
    query = ENTRY.replace("SELECT ", "SELECT coalesce(m.amended, ''), ", 1)
    rows = db.execute(
        f"{query} JOIN details AS d USING (card)"
        " LEFT JOIN marks AS m ON m.key = a.key"
        " WHERE a.key IN (SELECT key FROM marks WHERE amended <> ''"
        " UNION SELECT key FROM details WHERE amended <> '')"
        " AND d.amended <> coalesce(m.amended, '') AND a.stage > ? AND a.key > ?"
        " ORDER BY a.key LIMIT ?",
        (NEW, after, limit),
    )
    return [(entry_of(row), wanted) for wanted, *row in rows]


def put_again(db: sqlite3.Connection, article: Article, amended: str) -> int | None:
    """Enter an article anew with its details put right; its marks stay. Give its new key.

    It becomes searchable and finds its story as if it had just come. None where it is gone.
    """
    found = db.execute(
        "SELECT a.key, a.file, d.address FROM articles AS a JOIN details AS d USING (card)"
        " WHERE a.id = ? AND a.content = ?",
        (packed(article.id), bytes.fromhex(article.content)),
    ).fetchone()
    if found is None:
        return None
    old, file, address = found
    marks = db.execute("SELECT * FROM marks WHERE key = ?", (old,)).fetchone()
    arrivals = int(db.execute("SELECT arrivals FROM about").fetchone()[0])
    db.execute("UPDATE about SET arrivals = arrivals + 1")
    _put_article(db, File(file, new=False), _Entering(article, address), arrivals, anew=True)
    query = "SELECT key, card FROM articles WHERE id = ?"
    key, card = db.execute(query, (packed(article.id),)).fetchone()
    db.execute("UPDATE details SET amended = ? WHERE card = ?", (amended, card))
    shared_dates.mark_like_others(db, card)
    if marks:
        db.execute("INSERT INTO marks VALUES (?, ?, ?, ?, ?, ?)", (key, *marks[1:]))
    stages.advance(db, [key], MATCHED)
    return int(key)

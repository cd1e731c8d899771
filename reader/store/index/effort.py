"""How much of the full text a search looks at, reckoned before it is made.

A word that few articles hold is looked through to its end, however many there are. Two common
words may stand side by side nowhere, which only a look at all of their articles shows: such a
search looks at the newest articles first, and at as many as there is time for. Must not know what
is done with what is found.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from time import monotonic

from reader.model import Filter, PrintedDate
from reader.named import NamedTuple
from reader.store.index import days, fulltext, order
from reader.store.index.fulltext import is_short

RARE = 30_000  # articles that hold a word: so many are looked through while a key waits
_NEAR = 50_000  # the newest articles, of which all are
_WORDS = 5_000_000  # of them, where the places of words are looked at too
_SAMPLE = 100  # articles that came last, from which it is reckoned how long they are
_FIRST, _GROWTH = 1_000, 2  # articles of the first part of a span, and of each beside the last
_SLICE = 0.02  # seconds that a key waits for what nobody can reckon


class Span(NamedTuple):
    """The articles that a search looks at: those with keys from ``first`` on and below ``end``."""

    first: int
    end: int

    @classmethod
    def of(cls, wanted: Filter) -> Span:
        """Give what the dates of a filter let pass."""
        since = order.first_key(PrintedDate.from_iso(wanted.since)) if wanted.since else 0
        until = order.end_key(PrintedDate.from_iso(wanted.until)) if wanted.until else order.NO_END
        return cls(since, until)

    def newest(self, db: sqlite3.Connection, most: int | None = None) -> tuple[Span, int | None]:
        """Give the newest days of it, some 50,000 articles, and how many; None where it is all.

        Of ``most`` articles where these are fewer.
        """
        counted, near = 0, min(most or _NEAR, _NEAR)
        for number, articles in days.counted(db, self.end >> order.DAY_SHIFT):
            if number < self.first >> order.DAY_SHIFT:
                break
            if counted + articles > near and counted:
                return Span((number + 1) << order.DAY_SHIFT, self.end), counted
            counted += articles
        return self, None

    def parts(self, db: sqlite3.Connection) -> Iterator[Span]:
        """Part it, the newest first: a thousand articles, then twice as many each time."""
        query = "SELECT key FROM articles WHERE key < ? AND key >= ? ORDER BY key DESC"
        end, articles = self.end, _FIRST
        while cut := db.execute(
            f"{query} LIMIT 1 OFFSET ?", (end, self.first, articles - 1)
        ).fetchone():
            yield Span(cut[0], end)
            end, articles = cut[0], _GROWTH * articles
        yield Span(self.first, end)

    def in_time(self, db: sqlite3.Connection) -> Iterator[Span | None]:
        """Give its parts for as long as a key may wait; then None, if there are more of them."""
        began = started = monotonic()
        for number, part in enumerate(self.parts(db)):
            now = monotonic()
            if number and now - began + _GROWTH * (now - started) > _SLICE:
                yield None
                return
            started = now
            yield part


def near_words(db: sqlite3.Connection) -> int:
    """Give how many articles have as many words as a key may wait for."""
    query = f"SELECT words FROM details ORDER BY card DESC LIMIT {_SAMPLE}"
    words = [int(row[0]) for row in db.execute(query)]
    return max(1, _WORDS * len(words) // max(1, sum(words)))


def is_heavy(wanted: Filter) -> bool:
    """Tell whether a filter asks for what is found by a look at all articles alone."""
    own = (*wanted.words, *wanted.headlines, *wanted.without)
    inner = (*(each for group in wanted.any_of for each in group), *wanted.none_of)
    return any(map(is_short, own)) or _asks_for_details(wanted) or any(map(is_heavy, inner))


def _asks_for_details(wanted: Filter) -> bool:
    """Tell whether it asks for what is kept beside the articles, not in the order of the list."""
    named = wanted.agencies or wanted.authors or wanted.sources or wanted.lacking
    return bool(named or wanted.relation or (wanted.tellings or 0) > 1)


def _is_one_word(wanted: Filter) -> bool:
    one = len(wanted.words) == 1 and wanted == Filter(words=wanted.words)
    return one and not is_short(wanted.words[0]) and len(fulltext.tokens(wanted.words[0])) == 1


class Effort:
    """Reckons for one question, and asks once for each word."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[str, bool] = {}

    def is_small(self, wanted: Filter) -> bool:
        """Tell whether few articles are looked at for what a filter seeks in the text, besides
        those that are found."""
        if _is_one_word(wanted):
            return True
        sought = sorted((*wanted.words, *wanted.phrases, *wanted.headlines), key=len, reverse=True)
        return any(map(self.is_rare, sought)) or any(
            all(map(self.is_small, group)) for group in wanted.any_of
        )

    def is_rare(self, text: str) -> bool:
        """Tell whether few articles hold a word, or one of the words of a phrase."""
        if is_short(text):
            return False
        if text.endswith("*"):
            return self._is_rare(fulltext.word(text))
        return any(map(self._is_rare, map(fulltext.word, fulltext.tokens(text))))

    def _is_rare(self, asked: str) -> bool:
        if asked not in self._known:
            query = f"SELECT rowid FROM fulltext WHERE fulltext MATCH ? LIMIT 1 OFFSET {RARE}"
            self._known[asked] = self._db.execute(query, (asked,)).fetchone() is None
        return self._known[asked]

"""How much of the full text a search looks at, reckoned before it is made.

A word that few articles hold is looked through to its end, however many there are. Two common
words may stand side by side nowhere, which only a look at all of their articles shows: such a
search looks at the newest articles first. Must not know what is done with what is found.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from reader.model import Filter, PrintedDate
from reader.store.index import days, fulltext, order
from reader.store.index.fulltext import is_short

RARE = 50_000  # articles that hold a word: so many are looked through while a key waits
_NEAR = 50_000  # the newest articles, of which all are


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

    def newest(self, db: sqlite3.Connection) -> tuple[Span, int | None]:
        """Give the newest days of it, some 50,000 articles, and how many; None where it is all."""
        counted = 0
        for number, articles in days.counted(db, self.end >> order.DAY_SHIFT):
            if number < self.first >> order.DAY_SHIFT:
                break
            if counted + articles > _NEAR and counted:
                return Span((number + 1) << order.DAY_SHIFT, self.end), counted
            counted += articles
        return self, None


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

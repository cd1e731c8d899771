"""A filter becomes SQL. Knows the index's tables; must not run a query, nor how one is typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from reader.model import Filter, PrintedDate
from reader.named import NamedTuple
from reader.record import replace
from reader.store.index import fulltext, order, outlet_names
from reader.store.index.relations import TELLING


class Where(NamedTuple):
    """A condition on ``articles AS a`` and the values for its question marks."""

    condition: str
    values: tuple[str | int, ...]

    @property
    def asks_for_marks(self) -> bool:
        """Tell whether an article that is marked may pass where it did not, or the other way."""
        return "FROM marks" in self.condition

    @property
    def lists_by_key(self) -> bool:
        """Tell whether it is a list of articles, by key."""
        return self.condition.startswith("a.key IN (")

    @property
    def lists_by_id(self) -> bool:
        """Tell whether it is a list of articles, or of those left out, by id."""
        return self.condition.startswith("a.id ")


_MARK = "a.key IN (SELECT key FROM marks WHERE {0})"
_READ = "EXISTS (SELECT 1 FROM marks AS r WHERE r.key = a.key AND r.read)"


def where(wanted: Filter) -> Where:
    """Make a condition of a filter; ``1`` for the empty one."""
    if not _begins_words(wanted) and (asked := fulltext.wholly(wanted)):
        return Where(f"a.key {_FOUND}", (asked,))  # one question instead of one for each word
    parts = _unpaired([part for make in _MAKERS for part in make(wanted)])
    condition = " AND ".join(part.condition for part in parts) or "1"
    return Where(condition, tuple(value for part in parts for value in part.values))


def _unpaired(parts: list[Where]) -> list[Where]:
    """Let articles be listed by key or by id, not by both: SQLite would look for each of the one
    list at each place of the other. The ``+`` makes of a list a question to every article."""
    if not any(part.lists_by_key for part in parts):
        return parts
    return [
        part._replace(condition=f"+{part.condition}") if part.lists_by_id else part
        for part in parts
    ]


_FOUND = "IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?)"
# What begins with a letter or two stands in most articles: the full text would gather all places
# of it in memory. So it is gathered here, outside of it, and articles are looked through in order.
_BEGUN = "+a.key {0}IN (SELECT doc FROM occurrences WHERE term >= ? AND term < ?{1} GROUP BY doc)"


def _begins_words(wanted: Filter) -> bool:
    """Tell whether a filter asks for what begins with a letter or two."""
    inner = (*(each for group in wanted.any_of for each in group), *wanted.none_of)
    own = (*wanted.words, *wanted.headlines, *wanted.without)
    return any(map(fulltext.is_short, own)) or any(map(_begins_words, inner))


def _text(wanted: Filter) -> Iterable[Where]:
    words, begun = _parted(wanted.words)
    headlines, begun_headlines = _parted(wanted.headlines)
    if asked := fulltext.asked(replace(wanted, words=words, headlines=headlines)):
        yield Where(f"a.key {_FOUND}", (asked,))
    without, begun_without = _parted(wanted.without)
    for each in without:
        yield Where(f"a.key NOT {_FOUND}", (fulltext.word(each),))
    of_headlines = " AND col = 'headline'"
    for texts, negation, column in (
        (begun, "", ""),
        (begun_headlines, "", of_headlines),
        (begun_without, "NOT ", ""),
    ):
        for each in texts:
            yield Where(_BEGUN.format(negation, column), fulltext.first_and_last(each))


def _parted(texts: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part words and phrases from what begins with a letter or two."""
    found = tuple(texts)
    short = tuple(filter(fulltext.is_short, found))
    return tuple(each for each in found if each not in short), short


def _alternatives(wanted: Filter) -> Iterable[Where]:
    for group in wanted.any_of:
        either = Filter(any_of=(group,))
        asked = "" if _begins_words(either) else fulltext.wholly(either)
        yield Where(f"a.key {_FOUND}", (asked,)) if asked else _joined(group, " OR ")
    for each in wanted.none_of:
        inner = where(each)
        yield Where(f"({inner.condition}) IS NOT TRUE", inner.values)  # an unknown outlet is NULL


def _joined(group: Iterable[Filter], word: str) -> Where:
    parts = [where(each) for each in group]
    condition = word.join(f"({part.condition})" for part in parts)
    return Where(f"({condition})", tuple(value for part in parts for value in part.values))


def _outlets(wanted: Filter) -> Iterable[Where]:
    if wanted.outlets:
        likes, values = _any_like("folded", wanted.outlets)
        yield Where(f"a.outlet IN (SELECT id FROM {outlet_names.SHOWN} WHERE {likes})", values)


def _people(wanted: Filter) -> Iterable[Where]:
    for column, names in (("agencies", wanted.agencies), ("authors", wanted.authors)):
        if names:
            likes, values = _any_of_several(column, names)
            yield Where(f"a.key IN (SELECT key FROM details WHERE {likes})", values)


def _sources(wanted: Filter) -> Iterable[Where]:
    """Whose text an article prints: of the agency it credits, else of outlets that had it before;
    those that had an agency's text before are no source of it."""
    for name in wanted.sources:
        likes, values = _any_of_several("agencies", (name,))
        outlet, values_too = _any_like("folded", (name,))
        earlier = (
            "SELECT later FROM ("
            "SELECT a AS later, b AS first FROM pairs WHERE direction = 'b first'"
            f" AND relation IN ({TELLING}) UNION ALL"
            " SELECT b, a FROM pairs WHERE direction = 'a first'"
            f" AND relation IN ({TELLING})) AS p"
            " JOIN articles AS x ON x.id = p.first JOIN tellings AS t ON t.article = p.first"
            " JOIN tellings AS u ON u.article = p.later AND u.story = t.story"
            f" WHERE x.outlet IN (SELECT id FROM {outlet_names.SHOWN} WHERE {outlet})"
        )
        credited = f"a.key IN (SELECT key FROM details WHERE {likes})"
        uncredited = "a.key NOT IN (SELECT key FROM details WHERE agencies <> '')"
        yield Where(
            f"({credited} OR ({uncredited} AND a.id IN ({earlier})))", (*values, *values_too)
        )


def _tags(wanted: Filter) -> Iterable[Where]:
    for tag in wanted.tags:
        like = "' ' || tags || ' ' LIKE ? ESCAPE '\\'"  # in whatever case
        yield Where(_MARK.format(like), (f"% {_unjokered(tag)} %",))


def _any_like(column: str, names: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Match a part of a name, or all of it where ``=`` stands before it."""
    folded = (_unjokered(fulltext.folded(name)) for name in names)
    values = tuple(name[1:] if name.startswith("=") else f"%{name}%" for name in folded)
    return "(" + " OR ".join([f"{column} LIKE ? ESCAPE '\\'"] * len(values)) + ")", values


def _any_of_several(column: str, names: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Match as ``_any_like`` one of the names that a column holds, a line each."""
    likes, values = _any_like(f"char(10) || {column} || char(10)", names)
    lines = (value if value.startswith("%") else f"%\n{value}\n%" for value in values)
    return likes, tuple(lines)


def _unjokered(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)


def _dates(wanted: Filter) -> Iterable[Where]:
    if wanted.since:
        yield Where("a.key >= ?", (order.first_key(PrintedDate.from_iso(wanted.since)),))
    if wanted.until:
        end = order.end_key(PrintedDate.from_iso(wanted.until))
        yield Where("a.key >= ? AND a.key < ?", (order.FIRST_DATED, end))
    if wanted.dated is not None:
        yield Where(f"a.key {'>=' if wanted.dated else '<'} ?", (order.FIRST_DATED,))


LACKING = {
    "date": order.NO_DATE.format("a.key"),
    "month": order.NO_MONTH.format("a.key"),
    "day": order.NO_DAY.format("a.key"),
    "outlet": "a.outlet IS NULL",
    "agency": "a.key IN (SELECT key FROM details WHERE agencies = '')",
    "author": "a.key IN (SELECT key FROM details WHERE authors = '')",
    "tag": "a.key NOT IN (SELECT key FROM marks WHERE tags <> '')",
}


def _lacking(wanted: Filter) -> Iterable[Where]:
    for detail in wanted.lacking:
        yield Where(LACKING[detail], ())


def _marks(wanted: Filter) -> Iterable[Where]:
    # All may be read, but few are starred: one is asked of each article, the other of all at once.
    if wanted.unread is not None:
        yield Where(("NOT " if wanted.unread else "") + _READ, ())
    if wanted.starred is not None:
        yield Where(("" if wanted.starred else "NOT ") + _MARK.format("starred"), ())


def _stories(wanted: Filter) -> Iterable[Where]:
    if wanted.in_story is not None:
        negation = "" if wanted.in_story else "NOT "
        yield Where(f"a.id {negation}IN (SELECT article FROM tellings)", ())
    if wanted.tellings is not None and wanted.tellings > 1:
        yield Where(
            "a.id IN (SELECT t.article FROM tellings AS t JOIN stories AS s ON s.id = t.story"
            " WHERE s.size >= ?)",
            (wanted.tellings,),
        )
    if wanted.relation:
        yield Where(
            "a.id IN (SELECT a FROM pairs WHERE relation = ?"
            " UNION ALL SELECT b FROM pairs WHERE relation = ?)",
            (wanted.relation, wanted.relation),
        )


_MAKERS: tuple[Callable[[Filter], Iterable[Where]], ...] = (
    _text,
    _alternatives,
    _outlets,
    _people,
    _sources,
    _tags,
    _dates,
    _lacking,
    _marks,
    _stories,
)

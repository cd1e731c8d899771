"""The filter language: words a reader types become a ``Filter``, and a filter becomes SQL.

``outlet:ctv from:2022-01 unread rewritten joly "open invitation" -opinion``. Knows the index's
tables; must not run a query.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from reader.model import Filter, PrintedDate, QueryError, Relation
from reader.pattern import pattern
from reader.record import replace
from reader.store import fulltext, order, sqlite

_TOKEN = pattern(r'(-?)(?:([A-Za-z_]+):)?(?:"([^"]*)"?|(\S+))')

_LISTS = {
    "outlet": "outlets",
    "agency": "agencies",
    "author": "authors",
    "tag": "tags",
}
_DATES = ("from", "to", "on")
_SWITCHES: dict[str, tuple[str, bool]] = {
    "unread": ("unread", True),
    "read": ("unread", False),
    "starred": ("starred", True),
    "unstarred": ("starred", False),
    "dated": ("dated", True),
    "undated": ("dated", False),
    "story": ("in_story", True),
}
_RELATIONS = {relation.value.split()[0]: relation.value for relation in Relation}  # "shares"
_SCHEMES = ("http", "https", "ftp", "mailto")

KEYS = (*_LISTS, *_DATES)
FLAGS = (*_SWITCHES, *_RELATIONS)


class _Token(NamedTuple):
    """One word of a query: ``-key:"value"``, of which only the value is always there."""

    negated: bool
    key: str
    value: str
    quoted: bool
    written: str


# --------------------------------------------------------------------------- reading a query


def parse(query: str) -> Filter:
    """Read a query. A word that is no key and no flag must occur in headline or body.

    Conditions of different kinds are joined by AND; the same key twice means either value. A
    quotation that is not closed yet runs to the end, so that typing never fails half-way. To
    look for a flag's own word, quote it. Raise QueryError, naming the bad word and the nearest
    good one.
    """
    found = Filter()
    for token in _tokens(sqlite.text_in(query)):  # a terminal may send what is no character
        found = _with_token(found, token)
    return found


def _tokens(query: str) -> Iterable[_Token]:
    for match in _TOKEN.finditer(query):
        minus, key, phrase, word = match.groups()
        if key is None and word is None and not phrase:
            continue
        yield _Token(bool(minus), (key or "").lower(), phrase or word or "", word is None, match[0])


def _with_token(found: Filter, token: _Token) -> Filter:
    if token.key and not _is_plain(token):
        return _with_key(found, token)
    if not token.quoted and not token.key and token.value.lower() in FLAGS:
        return _with_flag(found, token)
    text = token.value if token.quoted and not token.key else token.written.lstrip("-")
    if not fulltext.searchable(text):
        return found
    if token.negated:
        return replace(found, without=(*found.without, text))
    if token.quoted:
        return replace(found, phrases=(*found.phrases, text))
    return replace(found, words=(*found.words, text))


def _is_plain(token: _Token) -> bool:
    """Tell an address such as ``https://…`` from a key and its value."""
    return token.key in _SCHEMES and token.value.startswith("/")


def _with_key(found: Filter, token: _Token) -> Filter:
    if token.key not in KEYS:
        near = _nearest(token.key, KEYS)
        raise QueryError(f"“{token.key}:” is no part of a filter; {near}")
    if token.negated:
        raise QueryError(f"“{token.written}”: only words and flags can be left out with “-”.")
    if not token.value:
        raise QueryError(f"“{token.key}:” needs a value, as in {_example(token.key)}.")
    if token.key in _DATES:
        return _with_date(found, token)
    name = _LISTS[token.key]
    return _changed(found, name, (*getattr(found, name), token.value))


def _with_date(found: Filter, token: _Token) -> Filter:
    day = _checked_date(token)
    if token.key == "from":
        return replace(found, since=day)
    if token.key == "to":
        return replace(found, until=day)
    return replace(found, since=day, until=day)


def _checked_date(token: _Token) -> str:
    """Give a year, month or day in ISO form. Raise QueryError."""
    match = re.fullmatch(r"(\d{4})(?:-?(\d{1,2})(?:-?(\d{1,2}))?)?", token.value)
    parts = [int(part) for part in match.groups() if part] if match else []
    if not parts or not order.is_calendar(*parts):
        raise QueryError(
            f"“{token.value}” in “{token.written}” is no date; write {_example(token.key)}."
        )
    return "-".join(f"{part:02d}" for part in parts)


def _with_flag(found: Filter, token: _Token) -> Filter:
    word = token.value.lower()
    if word in _SWITCHES:
        name, value = _SWITCHES[word]
        return _changed(found, name, value is not token.negated)
    if token.negated:
        raise QueryError(f"“{token.written}”: a relation cannot be left out; try -story.")
    return replace(found, relation=_RELATIONS[word])


def _changed(found: Filter, name: str, value: object) -> Filter:
    values: dict[str, Any] = {name: value}  # the tables above pair names with their types
    return replace(found, **values)


def _example(key: str) -> str:
    return {"from": "from:2022-01", "to": "to:2022-03", "on": "on:2022-10-11"}.get(key, f"{key}:x")


def _nearest(word: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"did you mean “{near[0]}:”?" if near else f"there are {', '.join(known)}."


# --------------------------------------------------------------------------- making SQL of it


class Where(NamedTuple):
    """A condition on ``articles AS a`` and the values for its question marks."""

    condition: str
    values: tuple[str | int, ...]


_MARK = "a.key IN (SELECT key FROM marks WHERE {0})"


def where(wanted: Filter) -> Where:
    """Make a condition of a filter; ``1`` for the empty one."""
    parts = [part for make in _MAKERS for part in make(wanted)]
    condition = " AND ".join(part.condition for part in parts) or "1"
    return Where(condition, tuple(value for part in parts for value in part.values))


def _text(wanted: Filter) -> Iterable[Where]:
    query = "IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?)"
    if wanted.words or wanted.phrases:
        yield Where(f"a.key {query}", (fulltext.every(wanted.words, wanted.phrases),))
    for each in wanted.without:
        yield Where(f"a.key NOT {query}", (fulltext.every((each,), ()),))


def _outlets(wanted: Filter) -> Iterable[Where]:
    if wanted.outlets:
        likes, values = _any_like("folded", wanted.outlets)
        yield Where(f"a.outlet IN (SELECT id FROM outlets WHERE {likes})", values)


def _people(wanted: Filter) -> Iterable[Where]:
    for column, names in (("agencies", wanted.agencies), ("authors", wanted.authors)):
        if names:
            likes, values = _any_like(column, names)
            yield Where(f"a.key IN (SELECT key FROM details WHERE {likes})", values)


def _tags(wanted: Filter) -> Iterable[Where]:
    for tag in wanted.tags:
        yield Where(_MARK.format("instr(' ' || tags || ' ', ?)"), (f" {tag} ",))


def _any_like(column: str, names: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    values = tuple(f"%{_unjokered(fulltext.folded(name))}%" for name in names)
    return "(" + " OR ".join([f"{column} LIKE ? ESCAPE '\\'"] * len(values)) + ")", values


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


def _marks(wanted: Filter) -> Iterable[Where]:
    for column, value in (("read", _opposite(wanted.unread)), ("starred", wanted.starred)):
        if value is not None:
            yield Where(("" if value else "NOT ") + _MARK.format(column), ())


def _opposite(value: bool | None) -> bool | None:
    return None if value is None else not value


def _stories(wanted: Filter) -> Iterable[Where]:
    if wanted.in_story is not None:
        negation = "" if wanted.in_story else "NOT "
        yield Where(f"a.id {negation}IN (SELECT article FROM tellings)", ())
    if wanted.relation:
        yield Where(
            "a.id IN (SELECT a FROM pairs WHERE relation = ?"
            " UNION ALL SELECT b FROM pairs WHERE relation = ?)",
            (wanted.relation, wanted.relation),
        )


_MAKERS: tuple[Callable[[Filter], Iterable[Where]], ...] = (
    _text,
    _outlets,
    _people,
    _tags,
    _dates,
    _marks,
    _stories,
)

"""The query language: what a reader types becomes a ``Filter``.

``outlet:ctv from:2022-01 unread (joly OR blinken) "open invitation" -opinion``. One grammar for
the search line, the filter line and the commands. Must not know tables or SQL.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reader.letters import stands_apart
from reader.model import Filter, QueryError
from reader.record import replace
from reader.store import sqlite
from reader.store.index.query_conditions import FLAGS, nearest, with_condition
from reader.store.index.query_tokens import Token, tokens

_NONE_SAVED: Mapping[str, str] = MappingProxyType({})
_TURNS, _JOINS = ("-", "NOT"), ("AND", "OR", "NOT")
_STEM = 3  # letters of a word that is looked for before it is typed to its end
_DEEPEST = 20  # brackets inside each other: nobody types more, and nesting costs stack


def parse(query: str, saved: Mapping[str, str] = _NONE_SAVED, *, typing: bool = False) -> Filter:
    """Read a query; ``@name`` stands for one of the ``saved`` ones.

    A word that is no key and no flag must occur in headline or body.

    Conditions side by side are joined by AND, which binds closer than OR; ``-`` and NOT turn
    what follows round; brackets group. The same key twice means either value. What is not
    finished yet (a quotation or a bracket left open, an OR with nothing after it) is taken as
    far as it goes, so that typing never fails half-way. To look for a word of the language,
    quote it. In a quotation two quotation marks stand for one. While somebody is ``typing``, the
    word at the end may be the beginning of one. Raise QueryError, naming the bad word, its place
    and the nearest good one.
    """
    found = tokens(sqlite.text_in(query).replace("\0", " "))  # a terminal may send any byte
    reader = _Reader(_going_on(found) if typing else found, saved, typing=typing)
    wanted = reader.whole()
    if wanted.empty and not typing:
        _check_emptiness(found)
    return wanted


def _check_emptiness(found: Sequence[Token]) -> None:
    """See that a query which asks for nothing has no word that seems to. Raise QueryError."""
    for token in found:
        if not (token.sign or token.written in _JOINS) and token.written.strip('"'):
            raise token.wrong(f"“{token.written}” has no letter and no digit to look for.")


def begun(query: str) -> str:
    """Give a query whose last word is asked for as the beginning of one; else the same."""
    found = tokens(query)
    word = found[-1] if found else None
    return query + "*" if word and not word.quoted and _going_on(found) != found else query


# --------------------------------------------------------------------------- grammar


class _Reader:
    """Reads tokens by recursive descent: alternatives of conjunctions of conditions and groups."""

    def __init__(self, found: Sequence[Token], saved: Mapping[str, str], *, typing: bool) -> None:
        self._tokens = found
        self._saved = saved
        self._typing = typing
        self._at = 0
        self._depth = 0

    def whole(self) -> Filter:
        """Read everything there is; a bracket that closes nothing is passed over."""
        return self._alternatives()

    def _alternatives(self) -> Filter:
        found = [self._conjunction()]
        while self._takes("OR"):
            found.append(self._conjunction())
        sides = [each for each in found if not each.empty]
        if len(sides) > 1:
            return Filter(any_of=(tuple(sides),))
        return sides[0] if sides else Filter()

    def _conjunction(self) -> Filter:
        found = Filter()
        while (token := self._token()) and token.written != "OR":
            if token.sign and token.written == ")":
                if self._depth:
                    break
                self._at += 1
            elif not self._takes("AND"):
                found = self._with_next(found)
        return found

    def _with_next(self, found: Filter) -> Filter:
        negated = False
        while self._takes("-") or self._takes("NOT"):
            negated = not negated
        token = self._token()
        if token is None:
            return found
        if not token.sign:
            self._at += 1
            if token.written.startswith("@") and len(token.written) > 1:
                return _with_group(found, self._saved_as(token), negated)
            return with_condition(found, token, negated=negated, typing=self._typing)
        return _with_group(found, self._group(), negated) if self._takes("(") else found

    def _saved_as(self, token: Token) -> Filter:
        """Read the query that was saved under a name; it may name others, but not itself."""
        name = token.written[1:].casefold()
        known = {each.casefold(): query for each, query in self._saved.items()}
        if name not in known:
            near = _nearest_name(name, known)
            raise token.wrong(f"No search is saved as “{token.written}”; {near}")
        others = {each: query for each, query in known.items() if each != name}
        try:
            return parse(known[name], others)
        except QueryError as error:
            raise token.wrong(f"The search saved as “{token.written}”: {error}") from error

    def _group(self) -> Filter:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._tokens[self._at - 1].wrong(
                f"There are more than {_DEEPEST} brackets inside each other."
            )
        found = self._alternatives()
        self._depth -= 1
        self._takes(")")
        return found

    def _token(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _takes(self, written: str) -> bool:
        token = self._token()
        taken = token is not None and token.written == written
        self._at += taken
        return taken


def _with_group(found: Filter, group: Filter, negated: bool) -> Filter:
    if group.empty:
        return found
    if negated:
        return replace(found, none_of=(*found.none_of, group))
    if found.empty:
        return group
    only_alternatives = group == Filter(any_of=group.any_of)
    more = group.any_of if only_alternatives else ((group,),)
    return replace(found, any_of=(*found.any_of, *more))


# --------------------------------------------------------------------------- while it is typed


def _going_on(found: list[Token]) -> list[Token]:
    """Give the tokens of a query that is being typed: the word at its end may be a beginning."""
    if not (found and _may_go_on(*found[-2:])):
        return found
    *before, last = found
    stem = last.value + "*"
    return [
        *before,
        last._replace(value=stem, written=last.written + "*" if last.key else stem, quoted=False),
    ]


def _may_go_on(*near: Token) -> bool:
    """Tell whether more of the last of two tokens may come, and should be reckoned with.

    Not of what is left out: that would be too much. Nor of a few letters, with which nearly
    everything begins, or of writing in which words do not stand apart.
    """
    *before, last = near
    negated = any(token.written in _TURNS for token in before)
    told = (
        last.quoted
        or last.key
        or not (
            last.value.lower() in FLAGS or last.written in _JOINS or last.written.startswith("@")
        )
    )
    stem = last.value[-_STEM:]
    return (
        last.last
        and not negated
        and bool(told)
        and last.key in ("", "headline")
        and len(stem) == _STEM
        and stem.isalnum()
        and all(map(stands_apart, stem))
    )


def _nearest_name(name: str, known: Mapping[str, str]) -> str:
    """Name the saved search that may be meant, else the way to look for the word itself."""
    near = nearest(name, known, "@{}") if known else ""
    return near if near.startswith("did") else f'to look for the word, write "@{name}".'

"""The words of a query, and its signs: what is typed, cut where the grammar needs it.

Must not know what a key or a word means (see ``queries``).
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.model import QueryError
from reader.pattern import pattern
from reader.tuples import NamedTuple


class Token(NamedTuple):
    """A word of a query, or a sign: a bracket, or the minus before what is left out.

    Of a word ``key:"value"`` only the value is always there; a sign has none of the three.
    ``last``: nothing stands behind it, so that more of it may be typed.
    """

    written: str
    start: int
    key: str = ""
    value: str = ""
    quoted: bool = False
    sign: bool = False
    last: bool = False

    def wrong(self, sentence: str) -> QueryError:
        return QueryError(sentence, self.start, self.start + len(self.written))


# Brackets and the minus are signs where a word begins; closing ones also where it ends, so that
# a word may hold brackets of its own.
_TOKEN = pattern(
    r"(?P<sign>[()]|-(?=[^\s-]))"
    r'|(?:(?P<key>[A-Za-z_]+):)?(?:"(?P<phrase>(?:[^"]|"")*)(?P<closed>"?)|(?P<plain>(?:[^\s()"]|(?<=:)\()\S*?)(?=\)*(?:\s|$)))'
)


def tokens(query: str) -> list[Token]:
    """Cut a query into words and signs."""
    return list(_tokens(query))


def _tokens(query: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(query):
        sign, key, phrase, closed, plain = match.groups()
        if sign:
            yield Token(sign, match.start(), sign=True)
        elif key or plain or phrase:
            value, quoted = (phrase or plain or "").replace('""', '"'), plain is None
            last = match.end() == len(query) and not closed
            yield Token(match[0], match.start(), (key or "").lower(), value, quoted, last=last)

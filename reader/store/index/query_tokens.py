"""The words of a query, and its signs: what is typed, cut where the grammar needs it.

Must not know what a key or a word means (see ``queries``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model import QueryError
from reader.named import NamedTuple
from reader.pattern import pattern


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
# a word may hold brackets of its own. A quotation may be in any newspaper's marks.
_TOKEN = pattern(
    r"(?P<sign>[()]|-(?=[^\s-]))"
    r'|(?:(?P<key>[A-Za-z_]+):)?(?:(?:"(?P<phrase>(?:[^"]|"")*)(?P<closed>"?)'
    r"|[“„«](?P<printed>[^“”»]*)(?P<shut>[“”»]?))(?P<star>\*?)"
    r'|(?P<plain>(?:[^\s()"“„«]|(?<=:)\()\S*?)(?=\)*(?:\s|$)))'
)


def tokens(query: str) -> list[Token]:
    """Cut a query into words and signs."""
    return list(_tokens(query))


def _tokens(query: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(query):
        start, (sign, key, plain) = match.start(), match.group("sign", "key", "plain")
        if sign:
            yield Token(sign, start, sign=True)
        elif plain is not None:
            yield Token(match[0], start, (key or "").lower(), plain, last=match.end() == len(query))
        elif value := _quotation(match):
            last = match.end() == len(query) and not (match["closed"] or match["shut"])
            yield Token(match[0], start, (key or "").lower(), value, quoted=True, last=last)
        elif key:
            yield Token(match[0], start, key.lower(), quoted=True)


def _quotation(match: re.Match[str]) -> str:
    if match["phrase"] is not None:
        return match["phrase"].replace('""', '"') + match["star"]
    return match["printed"].strip() + match["star"]

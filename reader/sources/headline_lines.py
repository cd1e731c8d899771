"""The short lines that a page prints under its headline, where byline and day stand.

What is taken for the story of a page has lost them as a rule. Knows markup; must not judge what
a line says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from reader.decode import clean
from reader.sources import limits
from reader.sources.markup import SILENT, blocks_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LINES = 15  # blocks looked at under a headline
_SHORT = 200  # characters; a standfirst may be longer, a byline is not
_LONG_LINES = 2  # a standfirst and the story's first paragraph: header no more
_OTHERS = SILENT | {"figure", "figcaption", "aside", "nav", "footer", "form"}


def under_headline(tree: HtmlElement, titles: Collection[str]) -> str:
    """Give the short lines under the headline, each in a line; empty where it is not printed.

    ``titles`` are what the page declares as its headline: a page may have several headings of the
    first rank, its own name among them.
    """
    heading = _heading(tree, {_letters(title) for title in titles})
    if heading is None:
        return ""
    short: list[str] = []
    long_lines = 0
    for line in islice(_lines_after(heading), _LINES):
        long_lines += len(line) > _SHORT
        if long_lines >= _LONG_LINES:
            break
        if len(line) <= _SHORT:
            short.append(line)
    return clean("\n".join(short))[: limits.VALUE]


def _heading(tree: HtmlElement, titles: Collection[str]) -> HtmlElement | None:
    headings = list(islice(tree.iter("h1"), 10))
    for heading in headings:
        if _letters(str(heading.text_content())) in titles:
            return heading
    return headings[0] if len(headings) == 1 else None


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words)).lower()


def _lines_after(element: HtmlElement) -> Iterator[str]:
    """Give the lines behind an element, as one reads on from it."""
    within: HtmlElement | None = element
    while within is not None:
        for following in within.itersiblings():
            if isinstance(following.tag, str) and following.tag not in _OTHERS:
                yield from blocks_of(following, _OTHERS)
        within = within.getparent()

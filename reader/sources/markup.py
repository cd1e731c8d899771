"""Markup becomes paragraphs: the words of a piece of HTML, a line a block.

Knows elements and entities; must not judge what of a page is its story, nor open anything that
the markup names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from reader.decode import clean
from reader.model import UnreadableError
from reader.pattern import pattern
from reader.sources import limits

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAGS = pattern(
    r"</?(?:p|div|br|a|span|h[1-6]|ul|ol|li|em|strong|b|i|img|figure|blockquote|table|section|"
    r"article|html|body)\b[^<>]*>",
    re.I,
)
_ENTITIES = pattern(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});", re.I)
SILENT = frozenset({
    "script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select",
    "textarea", "button", "math", "audio", "video", "canvas",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_CROWDED = pattern(
    rb"<[a-z][^<>\s/]*+(?:[\s/]++(?:[^<>\s/\"']++|\"[^\"<]*+\"|'[^'<]*+')++){%d}"
    % (limits.ATTRIBUTES + 1),
    re.I,
)
_WRITTEN_IN = pattern(rb"data:[\w/+.;=-]{0,100}base64,[A-Za-z0-9+/=%\s]{200,}", re.I)


def is_markup(text: str) -> bool:
    """Tell whether a text is HTML rather than prose that mentions a tag."""
    return len(_TAGS.findall(text[:20_000])) > 1


def without_pictures(data: bytes) -> bytes:
    """Take out the pictures that are written into a page: most of what a saved page weighs."""
    return _WRITTEN_IN.sub(b"data:,", data) if b"base64," in data else data


def words_of(markup: str) -> str:
    """Give the words of a piece of HTML, cleaned: a blank line between its blocks."""
    tree = parsed(markup.encode("utf-8", "replace"), "utf-8")
    return text_of(tree) if tree is not None else ""


def without_entities(text: str) -> str:
    """Read entities in a text that has no tags ("Smith &amp; Sons")."""
    if not _ENTITIES.search(text):
        return text
    from html import unescape

    return clean(unescape(text))


def parsed(data: bytes, encoding: str) -> HtmlElement | None:
    """Parse a page; None where there is nothing in it. Nothing outside of it is opened.

    Raise UnreadableError where there is more of it than anybody writes.
    """
    from lxml import etree, html

    _require_sense(data)

    parser = html.HTMLParser(
        encoding=encoding, no_network=True, recover=True, huge_tree=False, remove_pis=True
    )
    try:
        tree = html.document_fromstring(data.replace(b"\x00", b""), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return tree


def _require_sense(data: bytes) -> None:
    if data.count(b"<") > 2 * limits.ELEMENTS:
        raise UnreadableError(f"more than {limits.ELEMENTS:,} elements in a page")
    if _CROWDED.search(data):
        raise UnreadableError(f"more than {limits.ATTRIBUTES:,} attributes in one tag")


def text_of(tree: HtmlElement) -> str:
    """Give the words of an element: each block a line of its own, paragraphs set apart."""
    return clean("\n\n".join(blocks_of(tree)))


def blocks_of(tree: HtmlElement, silent: Collection[str] = SILENT) -> Iterator[str]:
    """Give the words of an element block by block, as they come; ``silent`` elements say nothing.

    Not cleaned yet.
    """
    from lxml import etree

    words: list[str] = []
    unheard = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment")):
        if event == "comment" or not isinstance(element.tag, str):
            if event == "comment" and not unheard:
                words.append(element.tail or "")
            continue
        if element.tag in silent:
            unheard += 1 if event == "start" else -1
        if element.tag not in _INLINE:
            yield from _block(words)
        if not unheard and (event == "start" or element is not tree):
            words.append((element.text if event == "start" else element.tail) or "")
    yield from _block(words)


def _block(words: list[str]) -> Iterator[str]:
    line = " ".join("".join(words).split())
    words.clear()
    if line:
        yield line

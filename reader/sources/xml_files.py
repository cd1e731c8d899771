"""XML: exports of Factiva and trafilatura, NITF, and any file of articles with named parts.

Streamed element by element; entities are not resolved, and nothing outside is opened. Must not
know what the parts mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.decode import clean
from reader.model import UnreadableError
from reader.sources import limits, records
from reader.sources.reading import Entry, Piece, Reader, Skipped, Source
from reader.sources.text_files import require_article

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLES = frozenset(
    ("article", "doc", "document", "item", "newsitem", "nitf", "record", "entry", "row", "news",
     "story", "page", "post", "tei")
)  # fmt: skip
_NONE = "no articles among its elements"
_PARAGRAPHS = frozenset({"p", "paragraph", "para"})


def _read(source: Source) -> Iterator[Entry]:
    from lxml import etree

    found = False
    number = depth = 0
    try:
        events = etree.iterparse(
            source.stream, ("start", "end"), resolve_entities=False, no_network=True, recover=True
        )
        for event, element in events:
            if not isinstance(element.tag, str) or _name(element) not in _ARTICLES:
                continue
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 0:
                found = True
                yield _entry(element, number)
                number += 1
                _forget(element)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"no XML that can be read ({error})") from error
    if not found:
        wrong = next((error.message for error in events.error_log), "")
        raise UnreadableError(f"no XML that can be read ({wrong})" if wrong else _NONE)


def _forget(element: _Element) -> None:
    """Let go of an element and of those before it, so that a large file does not pile up."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _name(element: _Element) -> str:
    return _written(element).lower()


def _written(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _entry(element: _Element, number: int) -> Entry:
    try:
        text, used = _text(element)
        require_article(text)
        told = {key: value for key, value in _leaves(element, used) if value}
        return Piece(text, records.declared(told))
    except UnreadableError as error:
        return Skipped(f"element {number}", str(error))


def _text(element: _Element) -> tuple[str, set[_Element]]:
    """Give the paragraphs of an element, or else the text of the part that has a text's name."""
    from lxml import etree

    paragraphs = [
        each
        for each in element.iter()
        if isinstance(each.tag, str) and _name(each) in _PARAGRAPHS and not _is_head(each)
    ]
    if paragraphs:
        lines = [_words(each) for each in paragraphs]
        return clean("\n\n".join(filter(None, lines))), set(paragraphs)
    parts = {
        _name(each): etree.tostring(each, method="text", encoding="unicode", with_tail=False)
        for each in element
        if isinstance(each.tag, str)
    }
    piece = records.article(parts)
    return piece.text, {
        each for each in element if parts.get(_name(each), "").strip() == piece.text
    }


def _is_head(element: _Element) -> bool:
    """Tell whether a paragraph belongs to the head of the article (Factiva's headline has one)."""
    parent = element.getparent()
    return parent is not None and _name(parent) in ("headline", "byline", "copyright", "credit")


def _words(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _leaves(element: _Element, used: set[_Element]) -> Iterator[tuple[str, str]]:
    """Give what an article says of itself: attributes, and parts without parts of their own."""
    for key, value in element.attrib.items():
        yield str(key).rpartition("}")[2], str(value)
    for each in element.iter():
        if each is element or not isinstance(each.tag, str) or each in used:
            continue
        parent = each.getparent()
        if _is_head(each) and parent is not None:
            yield _written(parent), clean(_words(parent))
        elif len(each) == 0:
            name = _written(each)
            if name == "date" and parent is not None and "date" in _name(parent):
                name = _written(parent)  # publicationDate, modificationDate
            yield name, clean(_words(each))[: limits.VALUE]


READER = Reader(_read)

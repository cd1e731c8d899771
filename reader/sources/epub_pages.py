"""A page of an EPUB becomes an article: its words without what the packing program put around them.

Knows how such programs mark an article's neighbours, its address and what they know of it. Must
not know the package, nor which declared value is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reader.pattern import pattern
from reader.sources import markup, records
from reader.sources.reading import Piece
from reader.sources.text_files import require_article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHORT = 200  # characters: a title page
_FEWEST = 3  # places that a table of contents leads to
_SHARE = 3  # blocks of it, at most, to one such place: a title, its day, a summary
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ELSEWHERE = pattern(r"[a-z][a-z0-9+.-]*:|#", re.I)
_NUMBER = pattern(r"(?:\(\d{1,4}/\d{1,4}\)|\d{1,4}\.)\s+")  # "(1/12) Bridge closed", "1. Bridge …"
_FETCHED = pattern(r"this article was downloaded by ", re.I)


def article(data: bytes, about: Mapping[str, str], listed: str = "") -> Piece | None:
    """Give the article of a page; None for a title page or a table of contents.

    ``about`` is declared of all pages; ``listed`` is what the table of contents calls this one.
    """
    tree = markup.parsed(data, "utf-8")
    if tree is None or _is_menu(tree):
        return None
    told = {**_noted(tree), **_fetched(tree)}
    title = _title(tree, listed, about.get("epub:title", ""))
    _drop_neighbours(tree)
    _drop_numbered(tree, title)
    text = markup.text_of(tree)
    if len(text) < _SHORT:
        return None
    require_article(text)
    return Piece(text, {**about, **records.declared({"title": title, **told})})


# --------------------------------------------------------------------------- menus


def _is_menu(tree: HtmlElement) -> bool:
    """Tell whether a page is a list of others: each named in a place of its own."""
    named = [place for place in _inner(tree) if _own_words(place) < _linked_words(place)]
    entries = [target for place in named if len(target := _targets(place)) == 1]
    blocks = sum(1 for _ in markup.blocks_of(tree))
    return len(set().union(*entries)) >= _FEWEST and len(entries) * _SHARE >= blocks


def _drop_neighbours(tree: HtmlElement) -> None:
    """Empty the bars that lead to other pages of the archive and say nothing else."""
    for place in list(_inner(tree)):
        inside_heading = any(each.tag in _HEADINGS for each in (place, *place.iterancestors()))
        if not inside_heading and not _own_words(place):
            place.text = ""
            for child in place:
                child.tail = ""
                if child.tag == "a":
                    child.text = ""
                    child[:] = []


def _inner(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Give the elements that hold links to other pages of the archive, each once."""
    found = {link.getparent(): None for link in tree.iter("a") if _is_inner(link)}
    return (place for place in found if place is not None)


def _is_inner(link: HtmlElement) -> bool:
    target = link.get("href") or ""
    return bool(target) and not _ELSEWHERE.match(target)


def _targets(place: HtmlElement) -> set[str]:
    return {(each.get("href") or "").partition("#")[0] for each in place if _is_inner(each)}


def _own_words(place: HtmlElement) -> int:
    """Count the letters and digits of an element beside those of the elements inside it."""
    words = [place.text or "", *(child.tail or "" for child in place)]
    return sum(map(str.isalnum, "".join(words)))


def _linked_words(place: HtmlElement) -> int:
    words = "".join(str(each.text_content()) for each in place if each.tag == "a")
    return sum(map(str.isalnum, words))


# --------------------------------------------------------------------------- what is said of it


def _title(tree: HtmlElement, listed: str, issue: str) -> str:
    """Give what a page is headed, else what it is called in the table of contents.

    The number that a packing program puts in front goes where the title stands without it too.
    """
    headed = [words for tag in ("h1", "h2") for words in _words_in(tree, tag)]
    named = [words for words in _words_in(tree, "title") if words != issue]
    found = next(iter((*headed, listed, *named)), "") or next(iter(named), "")
    bare = _NUMBER.sub("", found, count=1)
    elsewhere = {*headed[1:], *named, _NUMBER.sub("", listed, count=1) if headed else ""}
    return bare if bare in elsewhere else found


def _drop_numbered(tree: HtmlElement, title: str) -> None:
    """Take out the heading that is the title again, with a number in front."""
    for heading in tree.iter("h1"):
        words = _line(heading)
        if words != title and _NUMBER.sub("", words, count=1) == title:
            heading[:] = []
            heading.text = ""


def _words_in(tree: HtmlElement, tag: str) -> list[str]:
    words = (" ".join(str(each.text_content()).split()) for each in tree.iter(tag))
    return [each for each in words if each]


def _noted(tree: HtmlElement) -> dict[str, str]:
    """Take out the list of what Wallabag and its like know of the article, above its words."""
    for listing in tree.iter("dl"):
        named = [(name, name.getnext()) for name in listing.iter("dt")]
        told = {_line(name): _line(value) for name, value in named if value is not None}
        if len(told) >= _FEWEST and not any(listing.itersiblings("p", preceding=True)):
            listing[:] = []
            return told
    return {}


def _line(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split()).rstrip(":")


def _fetched(tree: HtmlElement) -> dict[str, str]:
    """Take out the line in which Calibre says where it fetched the article."""
    for link in tree.iter("a"):
        place = link.getparent()
        if place is not None and _FETCHED.match(" ".join(str(place.text_content()).split())):
            address = link.get("href") or ""
            place[:] = []
            place.text = ""
            return {"original_url": address}
    return {}

"""EPUB: newspaper issues and saved articles, an article a page of its spine.

An article's address is the number of its page in the spine. What a page refers to is looked for in
the archive alone. Must not know what the words mean.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.model import UnreadableError
from reader.pattern import pattern
from reader.sources import limits, markup, records
from reader.sources.members import shown
from reader.sources.reading import Entry, Piece, Reader, Skipped, Source
from reader.sources.text_files import require_article
from reader.sources.zip_archives import opened

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_CONTAINER = "META-INF/container.xml"
_PROGRAMS = frozenset(("calibre", "wallabag", "pandoc", "dotepub", "sigil", "instapaper", "pocket"))
_ISSUE = pattern(r"(?P<name>[^\[\]]{2,80}?)\s*\[[^\[\]]{4,40}\]")  # "The Post [Tue, 05 Mar 2024]"
_MENU = 0.6  # share of a page's words that are links: a table of contents
_SHORT = 200  # characters: a title page


def _read(source: Source) -> Iterator[Entry]:
    yield from _pages(source, 0)


def _since(source: Source, address: str) -> Iterator[Entry]:
    yield from _pages(source, int(address))


def _pages(source: Source, first: int) -> Iterator[Entry]:
    """Give the articles of the spine from a page on."""
    with opened(source) as archive:
        package = _package(archive)
        root = _parsed(archive, package)
        about = _about(root)
        folder = posixpath.dirname(package)
        for number, href in enumerate(_spine(root)[first:], start=first):
            source.budget.member()
            name = posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))
            try:
                if page := _page(_content(source, archive, name), about):
                    yield page._replace(name=shown(name), address=str(number))
            except UnreadableError as error:
                yield Skipped(shown(name), str(error))


def _package(archive: zipfile.ZipFile) -> str:
    for element in _parsed(archive, _CONTAINER).iter():
        if isinstance(element.tag, str) and element.tag.endswith("rootfile"):
            return element.get("full-path") or ""
    raise UnreadableError("no EPUB that can be read (it names no package)")


def _parsed(archive: zipfile.ZipFile, name: str) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        with archive.open(name) as stream:
            data = stream.read(limits.MARKUP)
        root = etree.fromstring(data, parser)
    except (KeyError, zipfile.BadZipFile, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"no EPUB that can be read ({error})") from error
    if root is None:
        raise UnreadableError(f"no EPUB that can be read ({name} is empty)")
    return root


def _local(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _about(root: _Element) -> dict[str, str]:
    """Give what the issue says of itself, and with it of each of its articles.

    Its title and makers stand under names that no article uses: they are the issue's.
    """
    said: dict[str, str] = {}
    for element in root.iter():
        name, words = _local(element), (element.text or "").strip()
        if name == "date" and _attribute(element, "event") not in ("", "publication"):
            continue  # the day on which somebody packed or changed it
        if words and name in ("title", "creator", "publisher", "date", "language", "source"):
            said.setdefault(name, words)
    told = {f"epub:{name}": words for name, words in said.items()}
    told |= {"issued": said.get("date", ""), "publisher": _publisher(said)}
    return records.declared({**told, "language": said.get("language", "")})


def _publisher(said: Mapping[str, str]) -> str:
    """Name who publishes an issue, which is not the program that packed it."""
    stated = said.get("publisher", "")
    if stated and stated.lower().partition(" ")[0] not in _PROGRAMS:
        return stated
    issue = _ISSUE.fullmatch(said.get("title", ""))
    return issue["name"] if issue else ""


def _attribute(element: _Element, name: str) -> str:
    found = (str(each) for key, each in element.attrib.items() if str(key).endswith(name))
    return next(found, "").lower()


def _spine(root: _Element) -> list[str]:
    items = {each.get("id"): each for each in root.iter() if _local(each) == "item"}
    found = (items.get(each.get("idref")) for each in root.iter() if _local(each) == "itemref")
    return [
        each.get("href") or ""
        for each in found
        if each is not None and "html" in (each.get("media-type") or "")
    ]


def _content(source: Source, archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as stream:
            data = stream.read(limits.MARKUP + 1)
    except (KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise UnreadableError(f"damaged ({error})") from error
    source.budget.spend(len(data))
    if len(data) > limits.MARKUP:
        raise UnreadableError(f"too large (more than {limits.counted(limits.MARKUP)} of HTML)")
    return data


def _page(data: bytes, about: dict[str, str]) -> Piece | None:
    """Give the article of a page; None for a title page or a table of contents."""
    tree = markup.parsed(data, "utf-8")
    if tree is None:
        return None
    text = markup.text_of(tree)
    linked = sum(len(str(link.text_content())) for link in tree.iter("a"))
    if len(text) < _SHORT or linked > _MENU * len(text):
        return None
    require_article(text)
    return Piece(text, {**about, **_headline(tree)})


def _headline(tree: HtmlElement) -> dict[str, str]:
    for tag in ("h1", "h2", "title"):
        for element in tree.iter(tag):
            if words := " ".join(str(element.text_content()).split()):
                return records.declared({"title": words})
    return {}


READER = Reader(_read, _since)

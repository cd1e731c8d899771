"""What an EPUB says of itself: its pages in order, what it calls them, who issued it and when.

Names in it are looked for in the archive alone. Must not know how a page becomes an article.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.model import UnreadableError
from reader.named import NamedTuple
from reader.pattern import pattern
from reader.sources import limits, records

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINER, _LOCKED = "META-INF/container.xml", "META-INF/encryption.xml"
_PROGRAMS = frozenset(("calibre", "wallabag", "pandoc", "dotepub", "sigil", "instapaper", "pocket"))
_ISSUE = pattern(r"(?P<name>[^\[\]]{2,80}?)\s*\[(?P<day>[^\[\]]{4,40})\]")  # "[Tue, 05 Mar 2024]"


class Package(NamedTuple):
    """The pages by their names in the archive, titles by page, and what is said of them all.

    ``locked`` are the names of what is encrypted.
    """

    pages: tuple[str, ...]
    titles: Mapping[str, str]
    about: Mapping[str, str]
    locked: frozenset[str]


def package_of(archive: zipfile.ZipFile) -> Package:
    """Read the package of an EPUB. Raise UnreadableError where it has none."""
    name = _package_name(archive)
    root = _parsed(archive, name)
    items = {each.get("id"): each for each in _elements(root, "item")}
    spine = (items.get(each.get("idref")) for each in _elements(root, "itemref"))
    hrefs = [each.get("href") for each in spine if each is not None and _is_page(each)]
    pages = tuple(_beside(name, href) for href in hrefs)
    return Package(pages, _titles(archive, name, items.values()), _about(root), _locked(archive))


def _package_name(archive: zipfile.ZipFile) -> str:
    for element in _elements(_parsed(archive, _CONTAINER), "rootfile"):
        return element.get("full-path") or ""
    raise UnreadableError("no EPUB that can be read (it names no package)")


def _parsed(archive: zipfile.ZipFile, name: str) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        with archive.open(name) as stream:
            data = stream.read(limits.MARKUP)
        root = etree.fromstring(data, parser)
    except (KeyError, zipfile.BadZipFile, RuntimeError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"no EPUB that can be read ({error})") from error
    if root is None:
        raise UnreadableError(f"no EPUB that can be read ({name} is empty)")
    return root


def _elements(root: _Element, name: str) -> Iterator[_Element]:
    return (element for element in root.iter() if _local(element) == name)


def _local(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _beside(name: str, href: str | None) -> str:
    """Give the name in the archive of what a file refers to."""
    path = unquote((href or "").partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _is_page(item: _Element) -> bool:
    return "html" in (item.get("media-type") or "")


def _locked(archive: zipfile.ZipFile) -> frozenset[str]:
    if _LOCKED not in archive.namelist():
        return frozenset()
    named = _elements(_parsed(archive, _LOCKED), "CipherReference")
    return frozenset(unquote(each.get("URI") or "") for each in named)


# --------------------------------------------------------------------------- what it calls them


def _titles(archive: zipfile.ZipFile, package: str, items: Iterable[_Element]) -> dict[str, str]:
    """Give the titles in the tables of contents, by page; of a page's several, the first."""
    found: dict[str, str] = {}
    for item in items:
        if "ncx" in (item.get("media-type") or "") or "nav" in (item.get("properties") or ""):
            for name, title in _entries(archive, _beside(package, item.get("href"))):
                found.setdefault(name, title)
    return found


def _entries(archive: zipfile.ZipFile, table: str) -> Iterator[tuple[str, str]]:
    """Give the pages of a table of contents, each with what it is called there."""
    try:
        root = _parsed(archive, table)
    except UnreadableError:
        return  # the pages name themselves
    for point in _elements(root, "navPoint"):
        target = next(_elements(point, "content"), None)
        if target is not None:
            yield _beside(table, target.get("src")), _words(next(_elements(point, "text"), None))
    for link in _elements(root, "a"):
        yield _beside(table, link.get("href")), _words(link)


def _words(element: _Element | None) -> str:
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


# --------------------------------------------------------------------------- what is said of all


def _about(root: _Element) -> dict[str, str]:
    """Give what the issue says of itself, and with it of each of its articles.

    Its title and makers stand under names that no article uses: they are the issue's. So does the
    day of an issue that a program put together: its articles are of that day or of days before.
    Of what a program only packed, the day is no paper's.
    """
    said: dict[str, str] = {}
    for element in root.iter():
        name, words = _local(element), (element.text or "").strip()
        if name == "date" and _attribute(element, "event") not in ("", "publication"):
            continue  # the day on which somebody packed or changed it
        if words and name in ("title", "creator", "publisher", "date", "language", "source"):
            said.setdefault(name, words)
    told = {f"epub:{name}": words for name, words in said.items()}
    publisher, issue = said.get("publisher", ""), _ISSUE.fullmatch(said.get("title", ""))
    if publisher.lower().partition(" ")[0] not in _PROGRAMS:
        told |= {"issued": said.get("date", ""), "publisher": publisher}
    elif issue:
        told |= {"epub:issue": issue["day"], "publisher": issue["name"]}
    return records.declared({**told, "language": said.get("language", "")})


def _attribute(element: _Element, name: str) -> str:
    found = (str(each) for key, each in element.attrib.items() if str(key).endswith(name))
    return next(found, "").lower()

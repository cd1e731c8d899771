"""Saved pages: the story as trafilatura finds it, and everything the page declares of itself.

Knows markup and where sites put their declarations; must not decide which declaration is right.
Nothing that a page names is opened.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from reader.decode import clean
from reader.model import UnreadableError
from reader.pattern import pattern
from reader.sources import limits, markup, records
from reader.sources.headline_lines import under_headline
from reader.sources.press import europresse, signs, splitter
from reader.sources.quiet import quieten
from reader.sources.reading import Entry, Piece, Reader, Source
from reader.sources.text_files import decoded, require_article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = pattern(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.I)
_SAVED = pattern(r"saved from url=\(\d+\)(\S+)|^\s*url:\s*(\S+)", re.M)
_SAVED_ON = pattern(r"saved date:\s*([^\n]{4,80})")
_TYPES = ("article", "posting", "report", "review", "page", "webpage")  # of JSON-LD, best first
_TITLES = ("headline", "og:title", "twitter:title", "html:title")
_COLLECTORS_BYTES = 4096
_SHORT = 250  # characters


def _read(source: Source) -> Iterator[Entry]:
    data = source.all(limits.DOCUMENT, "HTML")
    if europresse.takes(data) or signs.EXPORTED_PAGE.search(data):
        yield from _exported(data)
    else:
        yield page(data)


def _exported(data: bytes) -> Iterator[Entry]:
    """Read a page that a press archive made of many articles; it may be none after all."""
    words, encoding = _characters(data, "")
    tree = markup.parsed(words.encode("utf-8", "replace"), "utf-8")
    if tree is None:
        raise UnreadableError("empty")
    text = markup.text_of(tree)
    if europresse.takes(data):
        yield from splitter.entries(europresse.parted(tree), encoding)
    elif splitter.is_export(text):
        yield from splitter.articles(text, encoding)
    else:
        yield page(data)


def page(data: bytes, charset: str = "", told: Mapping[str, str] | None = None) -> Piece:
    """Give the article of a page. Raise UnreadableError when there is none in it.

    ``charset`` is what came with the page (a header of mail or of the web), ``told`` what else did:
    it stands behind what the page says itself.
    """
    if len(data) > limits.PAGE:
        raise UnreadableError(f"too large (more than {limits.counted(limits.PAGE)} of HTML)")
    data = markup.without_pictures(data)
    if len(data) > limits.MARKUP:
        raise UnreadableError(f"too large (more than {limits.counted(limits.MARKUP)} of HTML)")
    words, encoding = _characters(data, charset)
    tree = markup.parsed(words.encode("utf-8", "replace"), "utf-8")
    if tree is None:
        raise UnreadableError("empty")
    declared = _declared(tree)
    text, found = _story(tree)
    if len(text) < _SHORT and len(whole := markup.text_of(tree)) < 3 * max(_SHORT, len(text)):
        text = whole or text  # so little that there can be no furniture, or nothing was found
    text = text or markup.text_of(tree)
    if not text.strip():
        raise UnreadableError(records.NO_TEXT)
    require_article(text)
    declared["html:under headline"] = _printed(tree, declared)
    return Piece(text, {**found, **(told or {}), **declared}, encoding, "HTML")


def _printed(tree: HtmlElement, declared: Mapping[str, str]) -> str:
    return under_headline(tree, [declared[key] for key in _TITLES if key in declared])


def _characters(data: bytes, charset: str) -> tuple[str, str]:
    """Decode a page: as UTF-8 where it is that, else as it says, else as it looks."""
    try:
        return clean(data.decode("utf-8-sig")), "utf-8"
    except UnicodeDecodeError:
        stated = _CHARSET.search(data[:_COLLECTORS_BYTES])
    for name in (charset, stated[1].decode() if stated else ""):
        try:
            return clean(data.decode(name or "none", "strict")), name.lower()
        except (LookupError, ValueError):
            continue
    return decoded(data)


def _story(tree: HtmlElement) -> tuple[str, dict[str, str]]:
    """Give the story's paragraphs, and what was worked out about the page, by who did it."""
    quieten()
    from copy import deepcopy

    from trafilatura import bare_extraction

    found = bare_extraction(
        _bounded(deepcopy(tree)),
        fast=True,  # its second opinions cost a quarter, and measured no better, at worst far worse
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or isinstance(found, dict):
        return "", {}
    names = ("title", "author", "sitename", "url", "language")
    worked_out = {f"trafilatura:{name}": getattr(found, name, None) for name in names}
    worked_out["htmldate"] = found.date
    lines = (line.strip() for line in (found.text or "").split("\n"))
    told = {name: clean(value)[: limits.VALUE] for name, value in worked_out.items() if value}
    return clean("\n\n".join(filter(None, lines))), told


def _bounded(tree: HtmlElement) -> HtmlElement:
    """Empty JSON-LD and other statements beyond the first so many; ours reads them all."""
    for element in islice(tree.iter("meta"), limits.STATEMENTS, None):
        element.attrib.clear()
    room = limits.LINKED
    for element in tree.iter("script"):
        if _is_linked_data(element):
            room -= len(element.text or "")
            if room < 0:
                element.text = ""
    return tree


# --------------------------------------------------------------------------- what it declares


def _declared(tree: HtmlElement) -> dict[str, str]:
    told: dict[str, str] = {}
    for key, words in _statements(tree):
        value = clean(" ".join(words.split()))[: limits.VALUE]
        if value and len(told) < limits.FIELDS:
            known = told.get(key)
            if known is None:
                told[key] = value
            elif key.endswith("author") and value not in known:
                told[key] = f"{known}, {value}"[: limits.VALUE]
    return told


def _statements(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    yield from _linked_data(tree)
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if key and (content := element.get("content")):
            yield key.strip().lower()[:100], content
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield "canonical", element.get("href") or ""
    yield "lang", tree.get("lang") or ""
    for tag, key in (("title", "html:title"), ("h1", "html:h1")):
        for element in tree.iter(tag):
            yield key, str(element.text_content())
            break
    for element in tree.iter("time"):
        yield "html:time", element.get("datetime") or ""
        break
    yield from _savers_note(tree)


def _savers_note(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Read what SingleFile and browsers write on top: the address, and the day of saving."""
    from lxml import etree

    comments = [*tree.itersiblings(etree.Comment, preceding=True), *tree.iter(etree.Comment)]
    for element in comments[:20]:
        text = (element.text or "")[:_COLLECTORS_BYTES]
        if "saved" not in text.lower():
            continue
        if found := _SAVED.search(text):
            yield "original_url", found[1] or found[2]
        if found := _SAVED_ON.search(text):
            yield "saved date", found[1]


def _linked_data(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Read schema.org declarations in JSON-LD: of all objects, the one most like an article."""
    found: list[tuple[int, Mapping[str, Any]]] = []
    for element in tree.iter("script"):
        if _is_linked_data(element):
            found += [
                (rank, each) for each in _objects(element.text or "") if (rank := _rank(each))
            ]
    if found:
        _, best = max(found, key=lambda one: one[0])
        text = next((key for key in best if key in ("articleBody", "text")), "")
        yield from records.declared(best, text).items()


def _is_linked_data(element: HtmlElement) -> bool:
    return "ld+json" in (element.get("type") or "").lower()


def _objects(text: str) -> list[Mapping[str, Any]]:
    try:
        waiting: list[Any] = [json.loads(text.strip().rstrip(";"), strict=False)]
    except (ValueError, RecursionError):
        return []
    found: list[Mapping[str, Any]] = []
    while waiting and len(found) < limits.FIELDS:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value[:100]
        elif isinstance(value, dict):
            found.append(value)
            waiting += [each for key in ("@graph", "mainEntity") if (each := value.get(key))]
    return found


def _rank(value: Mapping[str, Any]) -> int:
    """Tell how much an object is the article of its page; 0: it is something else."""
    kinds = value.get("@type")
    names = [str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]
    for rank, ending in enumerate(_TYPES):
        if any(name.endswith(ending) for name in names):
            dated = "datePublished" in value or "headline" in value
            return 10 * dated + len(_TYPES) - rank
    return 0


READER = Reader(_read)

"""Europresse: a page of ``article`` elements, each with its outlet, day, headline and text.

Must not know files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.pattern import pattern
from reader.sources.markup import text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CLASSES = {
    "publication": ("rdp__DocPublicationName", "DocPublicationName"),
    "date": ("rdp__DocHeader", "DocHeader"),
    "headline": ("rdp__articletitle", "titreArticleVisu", "titreArticle"),
    "byline": ("docAuthors", "sm-margin-bottomNews"),
}
_TEXTS = ("docOcurrContainer", "DocText")
_SIGN = pattern(
    rb"class=[\"'][^\"'>]{0,80}(?:rdp__|DocPublicationName|docOcurrContainer|titreArticle)"
)


def takes(page: bytes) -> bool:
    """Tell whether a page is an export of Europresse."""
    return b"<article" in page and _SIGN.search(page) is not None


def parted(tree: HtmlElement) -> Iterator[tuple[str, dict[str, str]]]:
    """Give each article's text and its headers."""
    for article in tree.iter("article"):
        told = {}
        for field, classes in _CLASSES.items():
            found = next((each for name in classes for each in _of_class(article, name)), None)
            words = " ".join(str(found.text_content()).split()) if found is not None else ""
            if words:
                told[field] = words
        for name in _TEXTS:
            if texts := list(_of_class(article, name)):
                yield "\n\n".join(map(text_of, texts[:1])), told
                break
        else:
            yield "", told


def _of_class(element: HtmlElement, name: str) -> Iterator[HtmlElement]:
    for each in element.iter():
        if isinstance(each.tag, str) and name in (each.get("class") or "").split():
            yield each

"""EPUB: newspaper issues and saved articles, an article a page of its spine.

An article's address is the number of its page in the spine. What a page refers to is looked for in
the archive alone. Must not know what the words mean.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from reader.model import UnreadableError
from reader.sources import epub_pages, limits
from reader.sources.epub_package import package_of
from reader.sources.members import shown
from reader.sources.reading import Entry, Reader, Skipped, Source
from reader.sources.zip_archives import opened


def _read(source: Source) -> Iterator[Entry]:
    yield from _pages(source, 0)


def _since(source: Source, address: str) -> Iterator[Entry]:
    yield from _pages(source, int(address))


def _pages(source: Source, first: int) -> Iterator[Entry]:
    """Give the articles of the spine from a page on."""
    with opened(source) as archive:
        package = package_of(archive)
        for number, name in enumerate(package.pages[first:], start=first):
            source.budget.member()
            if name in package.locked:
                yield Skipped(shown(name), "encrypted")
                continue
            try:
                data = _content(source, archive, name)
                page = epub_pages.article(data, package.about, package.titles.get(name, ""))
            except UnreadableError as error:
                yield Skipped(shown(name), str(error))
                continue
            if page:
                yield page._replace(name=shown(name), address=str(number))


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


READER = Reader(_read, _since)

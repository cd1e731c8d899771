"""Documents of word processors: RTF and DOCX, as the press archives hand them out.

An export in one is parted into its articles; any other is one article. Must not know layouts.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from reader.decode import clean
from reader.model import UnreadableError
from reader.sources import limits
from reader.sources.compressed import counted
from reader.sources.press import splitter
from reader.sources.reading import Entry, Piece, Reader, Source

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}


def _read_rtf(source: Source) -> Iterator[Entry]:
    from striprtf import striprtf

    to_text: Callable[..., str] = striprtf.rtf_to_text

    data = source.all(limits.MARKUP * 2, "RTF")
    try:
        text = str(to_text(data.decode("latin-1"), errors="replace"))
    except (ValueError, IndexError, KeyError, LookupError) as error:
        raise UnreadableError(f"no RTF that can be read ({error})") from error
    yield from splitter.articles(clean(text), "rtf")


def _read_text(source: Source) -> Iterator[Entry]:
    from reader.sources.text_files import decoded

    text, encoding = decoded(source.all(limits.DOCUMENT, "text"))
    yield from splitter.articles(text, encoding)


def words_of_docx(source: Source, archive: zipfile.ZipFile) -> Iterator[Entry]:
    """Read the document of an opened DOCX."""
    with archive.open("word/document.xml") as stream:
        inside = counted(cast(zipfile.ZipExtFile, stream).read1, source.budget)
        text = "\n\n".join(_paragraphs(inside))  # archives write no empty one between them
    for entry in splitter.articles(clean(text), "utf-8"):
        yield entry._replace(format="DOCX") if isinstance(entry, Piece) else entry


def _paragraphs(stream: BinaryIO) -> Iterator[str]:
    """Give paragraphs as they are parsed, and keep no more of the document than one."""
    from lxml import etree

    size = 0
    parts: list[str] = []
    try:
        for _, element in etree.iterparse(stream, resolve_entities=False, no_network=True):
            if element.tag == f"{_WORD}t":
                parts.append(element.text or "")
            elif element.tag in _BREAKS:
                parts.append(_BREAKS[element.tag])
            elif element.tag == f"{_WORD}p":
                paragraph = "".join(parts)
                parts = []
                size += len(paragraph)
                if size > limits.DOCUMENT:
                    most = limits.counted(limits.DOCUMENT)
                    raise UnreadableError(f"too large (more than {most} of text)")
                element.clear()
                yield paragraph
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"damaged ({error})") from error


READER = Reader(_read_rtf)
EXPORT = Reader(_read_text)

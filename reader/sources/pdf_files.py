"""PDF: the paragraphs of its pages, in the order they were drawn. Needs the extra ``pdf``.

That order is not always the reader's. Must not know which line is what.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from reader.decode import clean
from reader.model import UnreadableError
from reader.sources import limits, records
from reader.sources.extras import lacking, needed
from reader.sources.pdf_pages import Line, lines_of, paragraphs
from reader.sources.press import splitter
from reader.sources.quiet import quieten
from reader.sources.reading import Entry, Piece, Reader, Skipped, Source
from reader.sources.spooling import seekable


def _read(source: Source) -> Iterator[Entry]:
    pypdf = needed("pypdf", "pdf", "PDF")
    quieten()
    try:
        with seekable(source) as stream:
            document = pypdf.PdfReader(stream, strict=False)
            if document.is_encrypted and not document.decrypt(""):
                raise UnreadableError("encrypted")
            text, cut = _text(document)
            told = _about(document)
    except pypdf.errors.DependencyError as error:  # what opens the ciphers of today
        raise lacking("pdf", "an encrypted PDF") from error
    except (pypdf.errors.PyPdfError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableError(f"damaged ({str(error)[:100]})") from error
    if not text.strip():
        raise UnreadableError("no text in it: its pages are pictures")
    for entry in splitter.articles(text, "pdf"):
        if isinstance(entry, Piece):
            yield entry._replace(declared={**told, **entry.declared})
        else:
            yield entry
    if cut:
        yield Skipped(f"after page {cut}", "longer than is read of one PDF")


def _text(document: Any) -> tuple[str, int]:
    """Give the words of the pages, and after which of them the reading was given up; 0: none."""
    pages: list[list[Line]] = []
    size, until, cut = 0, time.monotonic() + limits.SECONDS, 0
    for number, page in enumerate(document.pages):
        if number >= limits.PAGES or size > limits.TEXT or time.monotonic() > until:
            cut = number
            break
        pages.append(lines_of(page))
        size += sum(len(line.words) for line in pages[-1])
    return clean("\n\n".join(paragraphs(pages))), cut


def _about(document: Any) -> dict[str, str]:
    """Give what the file says of itself: often the names of a program's templates, so set apart."""
    about = document.metadata or {}
    names = {"/Title": "pdf:title", "/Author": "pdf:author", "/CreationDate": "pdf:created"}
    return records.declared({name: str(about[key]) for key, name in names.items() if key in about})


READER = Reader(_read)

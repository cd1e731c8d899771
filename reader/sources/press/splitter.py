"""A text that may be a press archive's export, parted into its articles.

Must not know any archive's layout; the order of asking is here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.model import UnreadableError
from reader.sources import records
from reader.sources.press import factiva, nexis, proquest
from reader.sources.reading import Entry, Piece, Skipped
from reader.sources.text_files import require_article

_ARCHIVES = (proquest, nexis, factiva)


def is_export(text: str) -> bool:
    """Tell whether the beginning of a text is that of an export."""
    return any(archive.takes(text) for archive in _ARCHIVES)


def articles(text: str, encoding: str) -> Iterator[Entry]:
    """Give the articles of an export; of any other text the one that it is."""
    for archive in _ARCHIVES:
        if archive.takes(text):
            yield from entries(archive.parted(text), encoding)
            return
    require_article(text)
    yield Piece(text, encoding=encoding)


def entries(parts: Iterable[tuple[str, dict[str, str]]], encoding: str) -> Iterator[Entry]:
    """Give articles for the texts and headers of an archive's documents."""
    for number, (body, declared) in enumerate(parts):
        yield _entry(body, declared, encoding, f"document {number + 1}")


def _entry(body: str, declared: dict[str, str], encoding: str, where: str) -> Entry:
    try:
        if not body.strip():
            raise UnreadableError(records.NO_TEXT)
        require_article(body)
    except UnreadableError as error:
        return Skipped(where, str(error))
    return Piece(body, records.declared(declared), encoding)

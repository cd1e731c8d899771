"""Details that the user put right: headline, date, outlet, author, as every face shows them.

What was read stays known beside the user's word, which is kept in the state and outlives every
scan. Here it is laid over an article, and articles whose details are not as wanted are entered in
the index anew. Knows sources, anatomy and store; must not know how anything is shown.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping

from reader import ordering, sources
from reader.hints import TYPE_CHECKING, Any
from reader.model import (
    Article,
    BroadsheetError,
    Draft,
    Field,
    NotFoundError,
    PrintedDate,
    Provenance,
    StateError,
    UnreadableError,
)
from reader.record import replace
from reader.store import notes
from reader.store.index import catalogue, date_orders, digesting, listed, outlet_names, records
from reader.store.index.listed import UNFINISHED, Entry, Known

if TYPE_CHECKING:
    from pathlib import Path

    from reader.sources import Collection
    from reader.store.index.index import Index

AMENDABLE = notes.AMENDABLE
_SOURCE = "corrected by the user"


# --------------------------------------------------------------------------- what is written


def understood(name: str, written: str) -> str:
    """Give a detail as it is kept, of what a person wrote; empty for one that is not known.

    A date in any form that ``dates`` reads becomes ISO; several authors are divided by commas.
    Raise StateError, naming what cannot be understood.
    """
    text = " ".join(written.split())
    if not text.isprintable():
        raise StateError(f"The {name} “{written!r}” holds characters that cannot be shown.")
    if name == "date" and text:
        return _date(text)
    if name == "authors":
        return ", ".join(_names(text))
    notes.require_detail(name, text)
    return text


def _date(text: str) -> str:
    from reader.dates.reading import read_date

    found = read_date(text)
    if found is None:
        raise StateError(f"“{text}” is no date; write it like 2022-10-11 or 11 Oct 2022 01:40.")
    if found.other is not None:
        raise StateError(
            f"“{text}” may be {found.value.iso} or {found.other.iso}; write one of them."
        )
    return found.value.iso


def _names(text: str) -> list[str]:
    return [name.strip() for name in re.split(r"[,;]", text) if name.strip()]


def as_text(field: Field[Any] | None) -> str:
    """Give a field's value as a person would write it."""
    value = field.value if field else ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


# --------------------------------------------------------------------------- laid over an article


def with_details(article: Article, amended: Mapping[str, str]) -> Article:
    """Give an article with the details that the user put right; empty ones are not known.

    What was read stands among the conflicts of the field.
    """
    fields = {name: _field(name, text, getattr(article, name)) for name, text in amended.items()}
    changes: dict[str, Any] = fields
    return replace(article, **changes) if fields else article


def _field(name: str, text: str, read: Field[Any] | None) -> Field[Any] | None:
    if not text:
        return None
    others = (replace(read, conflicts=()), *read.conflicts) if read else ()
    return Field(_value(name, text), Provenance.USER, 1.0, _SOURCE, conflicts=others)


def _value(name: str, text: str) -> Any:
    if name == "date":
        return PrintedDate.from_iso(text)
    return tuple(_names(text)) if name == "authors" else text


# --------------------------------------------------------------------------- in the index


def draft_of(collection: Collection, index: Index, entry: Entry) -> Draft:
    """Read one article's text from its file: straight from its place, if that is as it was.

    Raise NotFoundError or UnreadableError.
    """
    place = collection.locate(entry.path)
    stood = index.ask(listed.address, entry.id)
    draft = _read(entry, place, *stood) if stood else None
    if draft is None:  # another session, or a scan, may have taken it out since it was listed
        raise NotFoundError(f"{place} no longer holds that article; scan again.")
    return draft


def _read(entry: Entry, place: Path, known: Known, address: str) -> Draft | None:
    """Read a text at its address, or by its position in a file that has changed since."""
    try:
        found = sources.FoundFile.at(entry.path, place)
        same = found.mtime_ns == known.mtime and known.size in (found.size, UNFINISHED)
        return sources.read_draft(found, entry.position, address if same else "")
    except UnreadableError as error:
        raise UnreadableError(f"{place} cannot be read: {error}.") from error


def article_of(collection: Collection, index: Index, entry: Entry) -> Article:
    """Read one article from its file, with the outlets that its index was read with.

    Raise NotFoundError or UnreadableError.
    """
    from reader.parsing import understood

    draft = draft_of(collection, index, entry)
    article, _ = understood(draft, index.ask(outlet_names.sought))  # the scan has said why, if so
    return article


def amend_outdated(collection: Collection, index: Index, after: int = -1, most: int = 100) -> int:
    """Enter articles anew whose details are not as the user wants them, beginning after a key.

    Give the key to go on from, or -1 when that was the last. A file that cannot be read now keeps
    its article as it is, for the next time.
    """
    found = index.ask(catalogue.outdated, after, most) if not index.blank else []
    for entry, wanted in found:
        try:
            _enter_anew(collection, index, entry, wanted)
        except BroadsheetError:
            continue
    return found[-1][0].key if len(found) == most else -1


def _enter_anew(collection: Collection, index: Index, entry: Entry, wanted: str) -> None:
    read = article_of(collection, index, entry)
    dated = ordering.ordered(read, index.ask(date_orders.of, entry.id))
    enter(index, dated, wanted)


def enter(index: Index, read: Article, amended: str) -> None:
    """Enter an article anew, with what the user put right (see ``notes``), searchable at once."""
    from reader.duplicates import fingerprint

    article = with_details(read, notes.read_back(amended))
    key = index.do(catalogue.put_again, article, amended)
    if key is not None:
        text = records.story_text(article)
        index.do(digesting.digest, deque([digesting.Digest(key, text, fingerprint(text))]))

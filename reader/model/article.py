"""An article and what is known of it: places in its text, dates as printed, fields, drafts.

An offset or span is counted in characters of ``Article.text`` (the whole cleaned text of the
article as its file holds it), from 0, end exclusive. A line number counts from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from reader.hints import Generic, TypeVar
from reader.named import NamedTuple
from reader.record import record
from reader.signature import blake2b

T_co = TypeVar("T_co", covariant=True)


# --------------------------------------------------------------------------- places in a text


class Span(NamedTuple):
    """A half-open run of characters of one article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the characters of ``text`` that the span covers."""
        return text[self.start : self.end]


class SetAside(NamedTuple):
    """A run of whole lines that is page furniture: folded in the view, never deleted."""

    span: Span
    first_line: int
    last_line: int
    reason: str  # a phrase for the reader, e.g. "after the credit line", "teasers"


# --------------------------------------------------------------------------- fields


class Precision(StrEnum):
    """How exactly a date is known. Never padded: a month stays a month."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Provenance(StrEnum):
    """Where a value was read, strongest first."""

    USER = "user"
    DECLARED = "declared"
    HEADER = "header"
    DATELINE = "dateline"
    URL = "url"
    TAIL = "tail"
    FILE_NAME = "file name"
    INFERRED = "inferred"
    SIMILAR = "similar articles"
    FILE_TIME = "file time"

    @property
    def worked_out(self) -> bool:
        """Tell whether the value was reasoned rather than stated: lists mark it with ``?``."""
        return self in (Provenance.INFERRED, Provenance.SIMILAR, Provenance.FILE_TIME)


class DateOrder(StrEnum):
    """Which comes first in a date of numbers alone (10/11/2022)."""

    DAY = "day"
    MONTH = "month"


@record(frozen=True, slots=True)
class PrintedDate:
    """A date as the page prints it: local day and time, zone as text, never converted.

    Parts that were not printed are None. Sort by ``iso``: by printed day, then time, a missing
    part before any present one.
    """

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None

    @property
    def precision(self) -> Precision:
        if self.month is None:
            return Precision.YEAR
        if self.day is None:
            return Precision.MONTH
        return Precision.DAY if self.hour is None else Precision.MINUTE

    @property
    def iso(self) -> str:
        """Give ``2022``, ``2022-10``, ``2022-10-11`` or ``2022-10-11T01:40``, by precision."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
                if self.hour is not None:
                    text += f"T{self.hour:02d}:{self.minute or 0:02d}"
        return text

    @classmethod
    def from_iso(cls, text: str, zone: str | None = None) -> PrintedDate:
        """Read back what ``iso`` gives. Raise ValueError on anything else."""
        day_text, _, clock_text = text.partition("T")
        day = [int(part) for part in day_text.split("-")]
        clock = [int(part) for part in clock_text.split(":")] if clock_text else []
        year, month, day_of_month = (*day, None, None)[:3]
        hour, minute = (*clock, None, None)[:2]
        if year is None:
            raise ValueError(f"not a date: {text}")
        return cls(year, month, day_of_month, hour, minute, zone)

    def __str__(self) -> str:
        return self.iso


@record(frozen=True, slots=True)
class Field(Generic[T_co]):
    """One thing known about an article, with how it is known.

    ``confidence`` runs from 0 to 1; below 0.7 the value is shown with a mark. ``span`` is where
    it was read in the article's text and ``source`` the words read there (or the file name, the
    declared column …, when it was not read in the text). ``conflicts`` are other values that
    were read and not believed.
    """

    value: T_co
    provenance: Provenance
    confidence: float
    source: str = ""
    span: Span | None = None
    conflicts: tuple[Field[T_co], ...] = ()

    @property
    def doubtful(self) -> bool:
        """Tell whether lists mark the value with ``?``."""
        return self.provenance.worked_out or self.confidence < 0.7


# --------------------------------------------------------------------------- articles


def article_id(path: str, position: int) -> str:
    """Name the article at a place in a collection: 16 hex digits (64 bits of BLAKE2b)."""
    name = f"{path}#{position}".encode(errors="surrogateescape")  # file names may be no Unicode
    return blake2b(name, digest_size=8).hexdigest()


def content_id(text: str) -> str:
    """Name a text by what it says: 32 hex digits (128 bits of BLAKE2b)."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()


@record(frozen=True, slots=True)
class Draft:
    """What a file gives before anyone asks which line is what.

    ``path`` is relative to the collection with forward slashes, ``position`` counts the articles
    of one file from 0. ``text`` is decoded and cleaned (see ``decode``). ``declared`` holds what
    the format itself says (JSON keys, meta tags, front matter), under the file's own names.
    ``format`` is what the file was read as ("text", "JSON", "HTML" …; of a file in an archive, its
    own). ``name`` is what the article's own file is called inside an archive, folders included.
    ``address`` lets its reader find it again in a large file without reading what is before it;
    only that reader knows what it means.
    """

    path: str
    position: int
    text: str
    declared: Mapping[str, str] = MappingProxyType({})
    encoding: str = "utf-8"
    format: str = "text"
    name: str = ""
    address: str = ""


# What may be known about an article: the names of its fields, in the order they are told.
FIELDS = (
    "headline",
    "date",
    "updated",
    "outlet",
    "agencies",
    "authors",
    "place",
    "url",
    "mark",
    "language",
)


@record(frozen=True, slots=True)
class Article:
    """A draft of which it is known which line is what.

    ``id`` is 16 hex digits, made from ``path`` and ``position``; ``content`` is 32 hex digits,
    made from ``text`` alone. ``body`` are the paragraphs of the story in order (furniture,
    headline and header lines left out; where the file glues sentences, one stored line may be
    several spans). ``header`` are the lines above the body that are not the headline (date line,
    byline, repeated headline …).
    """

    id: str
    content: str
    path: str
    position: int
    text: str
    headline: Field[str] | None = None
    date: Field[PrintedDate] | None = None
    updated: Field[PrintedDate] | None = None
    outlet: Field[str] | None = None
    agencies: Field[tuple[str, ...]] | None = None
    authors: Field[tuple[str, ...]] | None = None
    place: Field[str] | None = None
    url: Field[str] | None = None
    mark: Field[str] | None = None  # wire mark: RPT, UPDATE 1, CORRECTED, LEAD …
    language: Field[str] | None = None  # two-letter code
    header: tuple[Span, ...] = ()
    body: tuple[Span, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    encoding: str = "utf-8"
    format: str = ""  # what the file was read as, see Draft
    counted: int | None = None  # words of the body, where the body itself was left in the file
    # How its date shows that numbers are ordered: "day" or "month" first, "?" where it can be read
    # two ways (and what was decided, see ordering); empty where it shows nothing.
    numbers: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Give the text of the body, a paragraph each."""
        return tuple(span.of(self.text) for span in self.body)

    @property
    def words(self) -> int:
        """Count the blank-separated words of the body."""
        if self.counted is not None:
            return self.counted
        return sum(len(span.of(self.text).split()) for span in self.body)


class FileProof(NamedTuple):
    """A file as evidence: its path in the collection, its bytes counted, their SHA-256 (64 hex)."""

    path: str
    size: int
    sha256: str

"""The records every floor passes around: frozen, typed, ignorant of files, SQL and screens.

An offset or span is counted in characters of ``Article.text`` (the whole cleaned text of the
article as its file holds it), from 0, end exclusive. A line number counts from 1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from reader.record import record, replace

T_co = TypeVar("T_co", covariant=True)


# --------------------------------------------------------------------------- errors


class BroadsheetError(Exception):
    """The one error family. Its text is a whole sentence for the reader: what, where, why."""


class NotFoundError(BroadsheetError):
    """A path, an article or a story that was named is not there."""


class AmbiguousError(BroadsheetError):
    """A name fits several articles."""


class UnreadableError(BroadsheetError):
    """A file is there and cannot be read as articles."""


class QueryError(BroadsheetError):
    """A filter that cannot be understood; names the bad word and the nearest good one.

    ``start`` and ``end`` say where in the query the bad word stands, in characters.
    """

    def __init__(self, sentence: str, start: int = 0, end: int = 0) -> None:
        super().__init__(sentence)
        self.start, self.end = start, end


class StateError(BroadsheetError):
    """The user's state cannot be read or written."""


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
    return hashlib.blake2b(name, digest_size=8).hexdigest()


def content_id(text: str) -> str:
    """Name a text by what it says: 32 hex digits (128 bits of BLAKE2b)."""
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()


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


@record(frozen=True, slots=True)
class Mark:
    """What the user did to one article. ``place`` is an offset into its text.

    ``amended`` are the details that the user corrected, by name of the field in order, with the
    value as text (see ``amending``); an empty one says that the detail is not known.
    """

    read: bool = False
    starred: bool = False
    place: int = 0
    tags: tuple[str, ...] = ()
    amended: tuple[tuple[str, str], ...] = ()


@record(frozen=True, slots=True)
class Row:
    """One article as a list shows it."""

    id: str
    path: str
    position: int
    headline: str  # the first words of the body in «…» where there is no headline
    date: str | None  # as PrintedDate.iso
    outlet: str | None
    date_doubtful: bool = False
    outlet_doubtful: bool = False
    story: str | None = None
    tellings: int = 1
    mark: Mark = Mark()


class Grouping(StrEnum):
    """How a list is divided: one key each."""

    DATE = "date"
    OUTLET = "outlet"
    STORY = "story"
    HEADLINE = "headline"


@record(frozen=True, slots=True)
class Group:
    """One division of a list: articles in order under one heading.

    ``key`` is an ISO day, month or year, an outlet, or a story id; empty for the last group
    (undated, outlet unknown, told once). ``label`` is what the heading says.
    """

    key: str
    label: str
    ids: Sequence[str]


@record(frozen=True, slots=True)
class Filter:
    """Which articles a list shows; the empty filter shows all. Conditions are joined by AND.

    ``since`` and ``until`` are inclusive and as exact as they are written (``2022``,
    ``2022-10``, ``2022-10-11``). ``words`` and ``phrases`` must occur, ``headlines`` (words and
    phrases) in the headline; ``without`` must not. ``tellings`` is the fewest that the story
    has. Of each tuple in ``any_of`` one must pass; of ``none_of`` nothing. ``sources`` had the
    text, or a part of it, before: agencies that it credits, outlets whose telling came first.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    dated: bool | None = None
    unread: bool | None = None
    starred: bool | None = None
    in_story: bool | None = None
    relation: str | None = None
    tellings: int | None = None
    sources: tuple[str, ...] = ()
    any_of: tuple[tuple[Filter, ...], ...] = ()
    none_of: tuple[Filter, ...] = ()

    @property
    def empty(self) -> bool:
        return self == Filter()

    @property
    def beyond_text(self) -> Filter:
        """Give the filter without the words, phrases and headlines that must all occur."""
        return replace(self, words=(), phrases=(), headlines=())

    @property
    def sought(self) -> tuple[str, ...]:
        """Give every word and phrase that is looked for, phrases first."""
        inner = (text for group in self.any_of for each in group for text in each.sought)
        return (*self.phrases, *self.words, *self.headlines, *inner)


# --------------------------------------------------------------------------- stories


class Relation(StrEnum):
    """How two articles stand to each other, strongest first."""

    IDENTICAL = "identical"
    REVISION = "revision"
    REPUBLISHED = "republished"
    EXCERPT = "excerpt"
    REWRITTEN = "rewritten"
    SHARES_PASSAGES = "shares passages"
    RELATED = "related"

    @property
    def one_story(self) -> bool:
        """Tell whether the relation makes two articles tellings of one story."""
        return self not in (Relation.SHARES_PASSAGES, Relation.RELATED)


@record(frozen=True, slots=True)
class StoryText:
    """What the story wing is told about an article: its words and a few sure facts.

    ``spans`` are the story's own paragraphs, ``aside`` the lines that the anatomy took for page
    furniture; both in order, offsets into ``text``. Header lines are in neither.
    """

    id: str
    text: str
    spans: tuple[Span, ...]
    aside: tuple[Span, ...] = ()
    headline: str | None = None
    outlet: str | None = None
    host: str | None = None  # of the address, lower case
    url: str | None = None
    agencies: tuple[str, ...] = ()
    date: str | None = None  # as PrintedDate.iso
    mark: str | None = None
    zone: str | None = None  # of the date, as printed


@record(frozen=True, slots=True)
class Evidence:
    """Why a relation is claimed. Shares run from 0 to 1.

    ``bigrams`` and ``fivegrams``: distinct word 2-grams and 5-grams in common, divided by the
    smaller set. ``order``: the chain of shared content words standing in the same order, less
    what chance gives. ``longest``: the longest passage in common word for word, and its length.
    ``sentences_a`` of ``a`` are matched by sentences of ``b``, and the other way round.
    """

    bigrams: float
    fivegrams: float
    order: float
    longest: str = ""
    longest_words: int = 0
    sentences_a: float = 0.0
    sentences_b: float = 0.0
    notes: tuple[str, ...] = ()  # e.g. "credits Sputnik", "same template, other numbers"


@record(frozen=True, slots=True)
class Pair:
    """Two articles and what they are to each other. ``a`` < ``b`` as text.

    ``shared_a`` is the share of a's words that b carries, 0 to 1. ``direction`` is
    ``"a first"``, ``"b first"`` or None where it cannot be known.
    """

    a: str
    b: str
    relation: Relation
    shared_a: float
    shared_b: float
    score: float
    evidence: Evidence
    direction: str | None = None
    judged: bool = False

    def other(self, article: str) -> str:
        """Give the id at the other end."""
        return self.b if article == self.a else self.a

    def shared(self, article: str) -> float:
        """Give the share of that article's words which the other one carries."""
        return self.shared_a if article == self.a else self.shared_b


@record(frozen=True, slots=True)
class Story:
    """Two or more tellings, in order of time (undated last), with why they are one story.

    ``first`` is the id of the telling that had it first, or None where that is not known.
    ``witnesses`` counts independent sources: reprints of one wire text are one.
    """

    id: str
    articles: tuple[str, ...]
    headline: str
    pairs: tuple[Pair, ...]
    first: str | None = None
    witnesses: int = 1


class Told(NamedTuple):
    """One telling of a story, as far as it is known without its words.

    ``agencies`` are those it credits. ``headline`` as in ``Row``.
    """

    id: str
    headline: str
    date: PrintedDate | None = None
    date_doubtful: bool = False
    outlet: str | None = None
    outlet_doubtful: bool = False
    agencies: tuple[str, ...] = ()
    mark: str | None = None


class Tie(NamedTuple):
    """What one telling is to another. ``shared`` is the share of its words that the other one
    carries, ``back`` that of the other's words that it carries, both 0 to 1.

    ``earlier`` tells whether it had it before the other one; None where that is not known.
    """

    relation: Relation
    shared: float
    back: float
    earlier: bool | None = None


class Witness(NamedTuple):
    """One independent source of a story: the tellings, in order of time, that come from one text.

    ``agency`` is the one that most of them credit, or are; ``credits`` counts those. ``copied``:
    they print that text; else some rewrite it.
    """

    articles: tuple[str, ...]
    agency: str | None = None
    credits: int = 0
    copied: bool = True


class Doubt(StrEnum):
    """Why it is not certain who had a story first."""

    UNDATED = "bears no date"
    GUESSED = "bears a date that is itself doubtful"
    SAME = "was printed at the same time"
    COARSE = "is dated no more exactly"
    CLOCK = "goes by a clock that may be another"
    REPEATED = "is marked as a repetition"


class Precedence(NamedTuple):
    """Who had a story first: the telling (None where it is not known), and what speaks against it
    with the tellings concerned. Without any doubt it is certain as far as dates can be."""

    first: str | None
    doubts: tuple[tuple[Doubt, tuple[str, ...]], ...] = ()


@record(frozen=True, slots=True)
class Account:
    """A story with what is known of its tellings (in the story's order), of its sources and of
    who had it first."""

    story: Story
    tellings: tuple[Told, ...]
    witnesses: tuple[Witness, ...]
    precedence: Precedence


class Verdict(StrEnum):
    """What the user said about two articles; it wins over anything computed."""

    SAME = "same story"
    APART = "not the same story"


@record(frozen=True, slots=True)
class Judgement:
    """The user's word on two articles (ids), ``a`` < ``b``."""

    a: str
    b: str
    verdict: Verdict


class Correction(StrEnum):
    """What the user said about two sentences of two tellings; it wins over the alignment."""

    PIN = "pin"  # they answer each other
    BREAK = "break"  # they do not


# --------------------------------------------------------------------------- comparison


class RowKind(StrEnum):
    """What one row of a comparison says about its two sides."""

    SAME = "same"
    EDITED = "edited"
    REWRITTEN = "rewritten"
    MOVED = "moved"
    ONLY_A = "only_a"
    ONLY_B = "only_b"


class Op(StrEnum):
    """One step of a word comparison."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"
    REPLACE = "replace"
    MOVE = "move"  # a phrase that stands elsewhere in the other side's sentence; one-sided


class Edit(NamedTuple):
    """One step: the words on each side, as spans of that side's text; an absent side is empty.

    The a-spans of a row's edits, in order, cover every word of side a; so do the b-spans for b.
    ``cosmetic``: the two sides differ only in case, quotes, hyphens, spacing or contraction.
    """

    op: Op
    a: Span
    b: Span
    cosmetic: bool = False


@record(frozen=True, slots=True)
class Sentence:
    """A sentence of one side; ``furniture`` when it is outside the story."""

    span: Span
    paragraph: int  # ordinal of the paragraph it stands in, from 0
    furniture: bool = False
    headline: bool = False


@record(frozen=True, slots=True)
class ComparisonRow:
    """Sentences that answer each other (ordinals; several where one was split or merged).

    A moved row stands at its place on side a and again at its place on side b, the second time
    with ``ghost`` set; ``partner`` is the index of the other one. A furniture row folds. So does
    a long end that only one side has: with ``own_end`` set too, it is story, and counts as such.
    """

    kind: RowKind
    a: tuple[int, ...] = ()
    b: tuple[int, ...] = ()
    edits: tuple[Edit, ...] = ()
    similarity: float = 0.0
    headline: bool = False
    furniture: bool = False
    ghost: bool = False
    partner: int | None = None
    label: str = ""  # m1, m2 … for moved runs
    own_end: bool = False

    @property
    def story(self) -> bool:
        """It is told by at least one side, not what stands around the story."""
        return not self.furniture or self.own_end


class FactKind(StrEnum):
    """What an analyst looks at first."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    QUOTE = "quote"
    NEGATION = "negation"
    ATTRIBUTION = "attribution"


class FactChange(StrEnum):
    """What became of a fact between two tellings."""

    ALTERED = "altered"
    ONLY_A = "only_a"
    ONLY_B = "only_b"


@record(frozen=True, slots=True)
class Fact:
    """One fact that differs. ``row`` is an index into the comparison's rows.

    ``similarity`` (quotes) runs from 0 to 100.
    """

    kind: FactKind
    change: FactChange
    row: int
    a: Span | None = None
    b: Span | None = None
    similarity: float = 0.0


class Hint(NamedTuple):
    """Two sentences (ordinals) that are too little alike to be paired, and too much for chance.

    ``likeness`` is their cosine, 0 to 1. Neither answers any sentence.
    """

    a: int
    b: int
    likeness: float


@record(frozen=True, slots=True)
class Side:
    """One side of a comparison: what it needs to be drawn without its article."""

    text: str
    sentences: tuple[Sentence, ...]
    words: int  # of the story, furniture left out
    words_all: int


@record(frozen=True, slots=True)
class Comparison:
    """Two tellings laid side by side, without any width.

    ``shared_a`` is the share of a's words (furniture left out) that b carries inside aligned
    rows, 0 to 1; ``shared_a_all`` counts a's furniture too. ``quotes_same`` and
    ``quotes_altered`` count quotations matched across the whole articles. ``strangers``: nothing
    is shared, and the sides are shown as plain columns.
    """

    a: Side
    b: Side
    rows: tuple[ComparisonRow, ...]
    facts: tuple[Fact, ...]
    shared_a: float
    shared_b: float
    shared_a_all: float
    shared_b_all: float
    quotes_same: int = 0
    quotes_altered: int = 0
    longest: Span | None = None  # longest verbatim run, in a's text
    strangers: bool = False
    corrections: int = 0  # pairs of sentences that the user pinned or broke
    hints: tuple[Hint, ...] = ()  # "similar text at …", in order of a; each sentence once

    def count(self, kind: RowKind) -> int:
        """Count the rows of a kind, ghosts left out."""
        return sum(1 for row in self.rows if row.kind is kind and not row.ghost)


class Volume(NamedTuple):
    """What an outlet printed (none for unknown outlets), and how much of it others print too.

    ``retold`` of its ``articles`` tell stories that several tell. ``republished`` is the share
    of an average article's words, 0 to 1, that stands in another outlet's telling which is not
    known to be the later one.
    """

    outlet: str | None
    articles: int
    retold: int = 0
    republished: float = 0.0


class Reprint(NamedTuple):
    """How many articles of an outlet print text that ``source`` had: an agency that they credit,
    or an outlet whose telling came first."""

    source: str
    outlet: str
    articles: int


class Overview(NamedTuple):
    """A collection at a glance. What is None is not counted yet.

    ``days`` are ISO days, months or years with their articles, in order; ``undated`` articles
    have none. ``outlets`` are those with most articles first, ``reprints`` likewise; ``stories``
    counts stories by how many articles tell them, from two on.
    """

    days: Sequence[tuple[str, int]] | None = None
    undated: int = 0
    outlets: Sequence[Volume] | None = None
    stories: Sequence[tuple[int, int]] | None = None
    reprints: Sequence[Reprint] | None = None


class FileProof(NamedTuple):
    """A file as evidence: its path in the collection, its bytes counted, their SHA-256 (64 hex)."""

    path: str
    size: int
    sha256: str


# --------------------------------------------------------------------------- progress


class Problem(NamedTuple):
    """One file that could not be used, or a place in it: its path and the cause, as a phrase.

    ``place`` is empty where nothing of the file could be used; else the line, the entry or the
    archive member that was passed over.
    """

    path: str
    cause: str
    place: str = ""

    @property
    def name(self) -> str:
        """What to call it in a sentence."""
        return f"{self.path}, {self.place}" if self.place else self.path

    @property
    def kind(self) -> str:
        """Give the cause without what only this file has: a place, a count, an error's words."""
        where, colon, what = self.cause.partition(": ")
        named = colon and any(letter in "0123456789[" for letter in where)
        return (what if named else self.cause).partition(" (")[0]


@record(frozen=True, slots=True)
class Progress:
    """How far a scan is. ``total`` is None until the walk is over."""

    # "reading", "indexing" (full text and fingerprints), "gathering" (what is compared), "stories"
    stage: str
    done: int = 0
    total: int | None = None
    new: int = 0
    changed: int = 0
    gone: int = 0
    problems: tuple[Problem, ...] = ()
    fresh: int = 0  # files read that changed in the last two seconds: they may still be written


class DateQuestion(NamedTuple):
    """The one question a collection may ask: which comes first in 10/11/2022?

    ``open`` articles await an answer; ``example`` is the id of one of them.
    """

    answer: DateOrder | None
    open: int = 0
    example: str | None = None


class Step(NamedTuple):
    """A deed of the log that undo takes back, or redo does again.

    ``number`` names it in the log. ``articles`` counts those it changes.
    """

    number: int
    phrase: str
    articles: int


class Share(NamedTuple):
    """A part of a list: what to call it, the query that gives it, how many articles it has.

    The query is empty where the filter language has no words for it.
    """

    label: str
    query: str
    articles: int


class Facet(NamedTuple):
    """One way to part a list: ``outlet``, ``month`` …; ``whole`` counts the shares left out too.

    An article may be in several shares (it has two agencies), or in none.
    """

    name: str
    shares: tuple[Share, ...]
    whole: int


class Counts(NamedTuple):
    """What a collection holds, for a title line."""

    articles: int
    stories: int  # articles that stand alone count as one story each
    unread: int

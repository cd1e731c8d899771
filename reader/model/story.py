"""What articles are to each other, and the stories that they tell together."""

from __future__ import annotations

from enum import StrEnum

from reader.model.article import PrintedDate, Span
from reader.named import NamedTuple
from reader.record import record


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

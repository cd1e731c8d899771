"""Two tellings laid side by side: rows of sentences, edits of words, facts that differ."""

from __future__ import annotations

from enum import StrEnum

from reader.model.article import Span
from reader.named import NamedTuple
from reader.record import record


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

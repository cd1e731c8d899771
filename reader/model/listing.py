"""A list of articles: what it is asked for, how it is divided, what it shows of each, and what is
counted of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import accumulate

from reader.hints import overload
from reader.model.deeds import Mark
from reader.named import NamedTuple
from reader.record import record, replace


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


class Groups(Sequence[Group]):
    """The divisions of a list in order; equal to any sequence of the same.

    Those of a long list are made when they are looked at (see ``store``): what is asked of all
    of them at once is asked here.
    """

    def __init__(self, groups: Iterable[Group] = ()) -> None:
        self._groups = list(groups)

    def __len__(self) -> int:
        return len(self._groups)

    @overload
    def __getitem__(self, place: int) -> Group: ...
    @overload
    def __getitem__(self, place: slice) -> list[Group]: ...
    def __getitem__(self, place: int | slice) -> Group | list[Group]:
        if isinstance(place, slice):
            return [self.made(number) for number in range(*place.indices(len(self)))]
        number = place + len(self) if place < 0 else place
        if not 0 <= number < len(self):
            raise IndexError(place)
        return self.made(number)

    def __iter__(self) -> Iterator[Group]:
        return map(self.made, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as a list has none

    def made(self, number: int) -> Group:
        """Give a group by its number, from 0."""
        return self._groups[number]

    def above(self) -> Sequence[int]:
        """Give how many articles stand above each, then how many there are."""
        return [*accumulate((len(group.ids) for group in self), initial=0)]

    def key(self, number: int) -> str:
        """Give the key of one."""
        return self.made(number).key

    def keys(self) -> Iterable[str]:
        """Give the key of each."""
        return map(self.key, range(len(self)))

    def find(self, key: str) -> int:
        """Give the number of the group with a key, -1 where there is none."""
        return next((number for number, each in enumerate(self.keys()) if each == key), -1)


@record(frozen=True, slots=True)
class Filter:
    """Which articles a list shows; the empty filter shows all. Conditions are joined by AND.

    ``since`` and ``until`` are inclusive and as exact as they are written (``2022``,
    ``2022-10``, ``2022-10-11``). ``words`` and ``phrases`` must occur, ``headlines`` (words and
    phrases) in the headline; ``without`` must not. ``tellings`` is the fewest that the story
    has. Of each tuple in ``any_of`` one must pass; of ``none_of`` nothing. ``sources`` had the
    text, or a part of it, before: agencies that it credits, outlets whose telling came first.
    ``lacking`` are details of which none may be known (see ``store.filters``).
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
    lacking: tuple[str, ...] = ()
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


class Ranking(NamedTuple):
    """Articles, the best hits first, and what of a large collection was left out of the ranking.

    Only so many ``newest_hits`` were compared, or only the hits among so many ``newest_articles``
    (None: all of them); words that are ``common`` count in headlines alone.
    """

    ids: Sequence[str]
    newest_hits: int | None = None
    newest_articles: int | None = None
    common: tuple[str, ...] = ()


class Share(NamedTuple):
    """A part of a list: what to call it, the query that gives it, how many articles it has."""

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

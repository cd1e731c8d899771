"""The desk: the one room that knows every wing, and what both faces ask.

Knows sources, anatomy, store, duplicates and compare; must not know how anything is shown.
"""

from __future__ import annotations

import datetime
import json
import os
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, NamedTuple

from reader.amending import amend_outdated, draft_of, understood, with_details
from reader.engines import Engines
from reader.furniture import with_furniture
from reader.model import (
    Account,
    AmbiguousError,
    Article,
    Correction,
    Counts,
    DateOrder,
    DateQuestion,
    Evidence,
    Facet,
    FileProof,
    Filter,
    Group,
    Grouping,
    Judgement,
    NotFoundError,
    Overview,
    Pair,
    Problem,
    Progress,
    Relation,
    Row,
    StateError,
    Step,
    Story,
    Tie,
    UnreadableError,
    Verdict,
)
from reader.moved import follow_move, note_place
from reader.naming import find
from reader.ordering import ordered
from reader.scan import scan
from reader.settings import SEARCH_NAME, Directories, directories
from reader.settling import count_settled, date_order_of, keep_date_order, settle
from reader.sharing import doubted
from reader.sources import Collection
from reader.stepping import RENAMED, step_of
from reader.store import (
    catalogue,
    date_orders,
    facets,
    formed,
    furniture,
    listed,
    notes,
    outlet_names,
    queries,
    relations,
    rounds,
    shared_dates,
    shelves,
)
from reader.store.choices import SHARED, peek
from reader.store.corrections import Corrected
from reader.store.following import take_over
from reader.store.homes import find_homes
from reader.store.ids import LateIds
from reader.store.index import Index
from reader.store.listed import Entry
from reader.store.records import story_text
from reader.store.relations import Beside
from reader.store.remembered import Identity
from reader.store.roots import identity
from reader.store.shelter import Shelter
from reader.store.shelves import DayShelf
from reader.store.sqlite import BusyError
from reader.store.state import State
from reader.tellings import tell_again

if TYPE_CHECKING:
    from reader.model import Comparison

_ID = 16  # letters of an article's id
_LONGEST_NAME = 200  # letters of an outlet's name
_BATCH = 500  # rows that are looked up at once
_ARTICLE = "article"  # the setting that names an article, and so follows it
_LAST = "last collection"
_SEARCH = SHARED  # a setting of this beginning is a saved search


def open_library(
    paths: str | Path | Sequence[str | Path],
    where: Directories | None = None,
    *,
    in_memory: bool = False,
    outlets: Mapping[str, str] = MappingProxyType({}),
    searches: Mapping[str, str] = MappingProxyType({}),
) -> Library:
    """Open the collection made of these folders and files.

    ``where`` are the user's directories, by default those that the program uses. ``outlets`` are
    names to show outlets under, by the names that are read. ``searches`` are filters by name.

    ``in_memory`` neither reads nor keeps anything in the user's directories. Raise
    NotFoundError, naming the path, when one is not there, and StateError when the user's state
    was written by a later version. Nothing is scanned, and nothing is created.
    """
    roots = [paths] if isinstance(paths, str | Path) else paths
    collection, shelter = Collection.of(roots), Shelter()
    if in_memory:
        where = Directories(shelter.folder(), shelter.folder())
    places = where or directories()
    named = Named(outlet_names.folded(outlets), searches)
    return Library(collection, places, shelter, named=named)


def last_collection(where: Directories) -> tuple[Path, ...] | None:
    """Give the paths of the collection that was opened last; None if there is none any more."""
    kept = peek(where.state, "", _LAST)
    paths = tuple(Path(path) for path in json.loads(kept)) if kept else ()
    return paths if paths and all(path.exists() for path in paths) else None


class Named(NamedTuple):
    """What the settings call things: outlets by folded names as read, filters by their names."""

    outlets: Mapping[str, str] = MappingProxyType({})
    searches: Mapping[str, str] = MappingProxyType({})


class Library:
    """One collection: its catalogue, its stories and what the user did to it.

    Belongs to the thread that opened it; another thread opens its own on the same paths
    (``again``). Ids are ``Article.id``. Every deed is on disk when the method returns.
    """

    name: str  # what to call the collection: the folder's name, or "3 files"

    def __init__(
        self,
        collection: Collection,
        where: Directories,
        shelter: Shelter,
        engines: Engines | None = None,
        named: Named | None = None,
    ) -> None:
        self.name = collection.name
        self._collection = collection
        self._where = where
        self._shelter = shelter
        self._met: tuple[Problem, ...] = ()  # what this library's own last scan met
        self._engines = engines or Engines()
        self._named = named or Named()
        self._state = State(where.state, shelter.place_for("state.db"))
        self._index = Index(where.index(collection.key), shelter.place_for("index.db"))
        self._outlets: Mapping[str, str] = {}
        self._moved = self._follow_move()
        self._name_outlets()
        self._take_over_marks()
        self._tell_again()  # should the last session have been killed before it could
        self._seen = self._versions()

    def again(self) -> Library:
        """Open the same collection anew, for another thread."""
        room = self._collection, self._where, self._shelter
        return Library(*room, self._engines, self._named)

    def close(self) -> None:
        """Let go of both databases."""
        self._note_place()
        self._index.close()
        self._state.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def notices(self) -> list[str]:
        """Sentences to show once: state set aside as damaged, a folder that is read-only …"""
        return [*self._state.notices, *self._moved, *self._index.notices]

    @property
    def lasting(self) -> bool:
        """Tell whether what the user does outlives the program; ``notices`` say why not."""
        return self._state.lasting

    @property
    def roots(self) -> list[str]:
        """The folders and files that the collection is made of."""
        return [os.fspath(place) for place in self._collection.roots]

    @property
    def settled(self) -> bool:
        """Tell whether every article that is listed was compared with the others."""
        return self._index.ask(rounds.is_settled)

    # ----- the catalogue

    def scan(self, *, again: bool = False) -> Iterator[Progress]:
        """Bring the index up to date with the files; ``again`` reads unchanged files too.

        Yields a few times a second and once at the end. Other readers of the index see whole
        batches only. Stopping early loses nothing: the next scan goes on from there.
        """
        for progress in scan(self._collection, self._index, self._state, self._engines, anew=again):
            self._name_outlets()  # there was no index before; and another may have renamed one
            self._met = progress.problems
            yield progress
        self._note_place()
        self._seen = self._versions()

    def update(self) -> Progress:
        """Scan to the end; give where it ended: how many are new, changed, gone."""
        return deque(self.scan(), maxlen=1)[0]

    def select(self, query: str = "", grouping: Grouping = Grouping.DATE) -> Iterator[Row]:
        """Give the articles that pass a query of the filter language, in the list's order.

        Raise QueryError. ``article`` reads one whole.
        """
        for group in self.groups(self.understand(query), grouping):
            for start in range(0, len(group.ids), _BATCH):
                yield from self.rows(group.ids[start : start + _BATCH])

    def _follow_move(self) -> list[str]:
        with suppress(StateError):  # what cannot be kept now is found at the next start
            said = follow_move(self._collection, self._state)
            return [said] if said else []
        return []

    def _note_place(self) -> None:
        with suppress(StateError):
            note_place(self._collection, self._index, self._state)

    def _name_outlets(self) -> None:
        """Let the user's names of outlets hold, what was said here before the settings."""
        self._outlets = {
            **self._named.outlets,
            **self._state.decided(self._collection.key, RENAMED),
        }
        with suppress(BusyError):
            if not self._index.blank and self._index.ask(outlet_names.known) != self._outlets:
                self._index.do(outlet_names.put, self._outlets)

    def changed(self) -> bool:
        """Tell whether index or state were changed by anybody else since the last call."""
        before, now = self._seen, self._versions()
        if before != now:
            self._name_outlets()
        self._take_over_marks()
        self._seen = self._versions()
        return before != now

    def _versions(self) -> tuple[int, int]:
        return self._index.data_version(), self._state.data_version()

    def counts(self, wanted: Filter = Filter()) -> Counts:
        """Count the articles that pass a filter."""
        return self._index.ask(shelves.counts, wanted)

    def groups(self, wanted: Filter, grouping: Grouping) -> list[Group]:
        """Give the articles that pass, in order, under their headings.

        By date: newest first, undated last. By outlet: outlets by name, unknown last, newest
        first inside. By story: stories of several tellings, newest first; then the rest.
        """
        if wanted.empty and grouping is Grouping.DATE:
            return [self._of_day(day) for day in self._index.ask(shelves.every_day)]
        found = self._index.ask(shelves.shelves, wanted, grouping)
        return [Group(*shelf) for shelf in found]

    def _of_day(self, shelf: DayShelf) -> Group:
        """Give a day's group, whose articles are asked for when somebody looks."""

        def fetch(first: int, count: int) -> list[bytes]:
            return self._index.ask(shelves.on_day, shelf.day, first, count)

        return Group(shelf.key, shelf.label, LateIds(shelf.size, fetch))

    def division(self, article: str, grouping: Grouping) -> str | None:
        """Give the key of the group that an article stands in; None for one that is gone."""
        return self._index.ask(shelves.division, article, grouping)

    def newest(self, wanted: Filter, grouping: Grouping, most: int) -> tuple[list[Group], bool]:
        """Give the newest ``most`` that pass, under their headings; tell whether those are all.

        At the cost of those alone, however many there are. Where a filter asks for more than
        text, very old hits may be left out, and it is not told that those are all.
        """
        found, whole = self._index.ask(shelves.newest, wanted, grouping, most)
        return [Group(*shelf) for shelf in found], whole

    def facets(self, wanted: Filter) -> Iterator[Facet]:
        """Count what passes a filter by outlet, month, tellings, relation, agency: one by one.

        The last ones look at every article that passes: ask where nobody waits.
        """
        for name in facets.NAMES:
            yield self._index.ask(facets.facet, wanted, name)

    def by_day(self, wanted: Filter) -> list[tuple[datetime.date, int]]:
        """Count what passes a filter by the day it was printed; days alone, the latest first."""
        return self._index.ask(facets.dated, wanted)

    def ranked(self, wanted: Filter, most: int) -> list[str]:
        """Give up to ``most`` articles that pass a filter, the best hits first.

        Ranked by what the filter seeks in the text; without any such word there is no rank, and
        nothing is given. Of a very common word only the newest articles are weighed.
        """
        return self._index.ask(shelves.ranked, wanted, most)

    def rows(self, ids: Sequence[str]) -> list[Row]:
        """Give rows in the order asked; ids that are gone are left out."""
        return self._index.ask(shelves.rows, ids)

    def details(self, ids: Sequence[str]) -> list[Article]:
        """Give articles from the index, in the order asked: all fields, but no text and no spans.

        ``Article.words`` is right all the same. Ids that are gone are left out.
        """
        return self._index.ask(shelves.details, ids)

    def overview(self) -> Iterator[Overview]:
        """Count the collection by day, outlet and tellings, and who prints whose text.

        Yields what is known so far, the quickest first; at 100,000 articles all takes a second
        or two, so ask for it beside a screen.
        """
        from reader.store import overview

        days, undated = self._index.ask(overview.by_day)
        found = Overview(days, undated)
        yield found
        found = found._replace(stories=self._index.ask(overview.by_tellings))
        yield found
        found = found._replace(outlets=self._index.ask(overview.by_outlet))
        yield found
        yield found._replace(reprints=self._index.ask(overview.reprints))

    def problems(self) -> list[Problem]:
        """Give the files that could not be used, as the last scan found them."""
        # Where no file could be used, no index was begun that would hold them.
        return self._index.ask(catalogue.problems) or list(self._met)

    def understand(self, query: str) -> Filter:
        """Read the filter language. Raise QueryError, naming the bad word and the nearest good."""
        return queries.parse(query, self.searches() if "@" in query else {})

    def searches(self) -> dict[str, str]:
        """Give the saved filters by name: those of the settings, then what was saved here."""
        return {**self._named.searches, **self._state.decided("", _SEARCH)}

    def save_search(self, name: str, query: str) -> str:
        """Keep a filter under a name, for every collection; an empty one forgets the name.

        Undoable. Raise QueryError for a filter that cannot be understood, StateError for a name
        that is no word.
        """
        if not re.fullmatch(SEARCH_NAME, name):
            raise StateError("A saved search is named by one word of letters, digits and hyphens.")
        if query:
            known = self.searches()
            known.pop(name, None)
            queries.parse(query, known)
        elif name not in self._state.decided("", _SEARCH):
            raise StateError(f"No search was saved here as “{name}”.")
        phrase = f"saved @{name}" if query else f"forgot @{name}"
        self._state.decide(self._collection.key, {_SEARCH + name: query}, phrase)
        return phrase

    def date_order(self) -> DateQuestion:
        """Tell what the user answered about dates of numbers alone, and how many may ask for it.

        10/11/2022 is read by what its file, its outlet or the collection shows; ``open`` counts
        the articles for which nothing does: ask once, and ``set_date_order``.
        """
        answer = date_order_of(self._state, self._collection)
        return DateQuestion(answer, *self._index.ask(date_orders.count_undecided))

    def count_dates(self, order: DateOrder | None) -> int:
        """Count the articles that ``set_date_order`` would date otherwise than now."""
        return count_settled(self._index, order)

    def set_date_order(self, order: DateOrder | None) -> str:
        """Keep the user's answer for this collection, and read its dates so at once.

        None takes the answer back. What a file or an outlet shows stays.
        """
        phrase = f"dates are read {order.value} first" if order else "dates are read as they show"
        keep_date_order(self._state, self._collection, order, phrase)
        self._settle_dates(order)
        return phrase

    def _settle_dates(self, order: DateOrder | None) -> None:
        after = settle(self._collection, self._index, order)
        while after >= 0:
            after = settle(self._collection, self._index, order, after)

    # ----- naming an article

    def find(self, reference: str) -> str:
        """Give the id for an id, an unambiguous beginning of one, or a path (``path#N``).

        A path is relative to the collection, absolute, or relative to the working directory.
        Raise NotFoundError or AmbiguousError.
        """
        return find(self._collection, self._index, reference)

    # ----- one article, one story, two tellings

    def article(self, article: str) -> Article:
        """Read one article from its file, with the page furniture its collection taught us.

        Raise NotFoundError or UnreadableError.
        """
        found = self._read(article)
        learned = self._index.ask(furniture.of, article, found.content)
        named = outlet_names.named(with_furniture(found, learned), self._outlets)
        return with_details(named, self._amended(article))

    def text(self, article: str) -> str:
        """Read one article's text from its file, and no more of it.

        Raise NotFoundError or UnreadableError.
        """
        return draft_of(self._collection, self._index, self._entry(article)).text

    def as_read(self, article: str) -> Article:
        """Read one article without what the user put right of it.

        Raise NotFoundError or UnreadableError.
        """
        return outlet_names.named(self._read(article), self._outlets)

    def _read(self, article: str) -> Article:
        from reader.anatomy import read_article

        found = read_article(draft_of(self._collection, self._index, self._entry(article)))
        read = ordered(found, self._index.ask(date_orders.of, article))
        return doubted(read) if self._index.ask(shared_dates.is_shared, article) else read

    def _amended(self, article: str) -> dict[str, str]:
        return {name: text for row in self.rows([article]) for name, text in row.mark.amended}

    def _entry(self, article: str) -> Entry:
        for entry in self._entries([article]):
            return entry
        raise NotFoundError(f"There is no article {article} in {self.name}.")

    def _entries(self, articles: Iterable[str]) -> list[Entry]:
        return self._index.ask(listed.entries, list(articles))

    def pairs(self, article: str | None = None) -> list[Pair]:
        """Give the relations of one article, strongest first, or all of them.

        Among them those that are only the user's word. ``verdicts`` says what the word was where
        a pair is ``judged``.
        """
        if article is None:
            return list(self.each_pair())
        return self._index.ask(relations.of, article)

    def each_pair(self) -> Iterator[Pair]:
        """Give all relations, one after the other: by kind, the strongest first, then by ids."""
        for relation in Relation:
            last: Pair | None = None
            while found := self._index.ask(relations.after, relation, last, 200):
                yield from found
                last = found[-1]
        yield from self._index.ask(relations.joined)

    def verdicts(self) -> dict[tuple[str, str], Verdict]:
        """Give the user's word on pairs of articles that are here, by their ids."""
        return {(each.a, each.b): each.verdict for each in self._index.ask(relations.judged)}

    def beside(self, article: str, most: int = 8) -> tuple[list[Beside], int]:
        """Give the first ``most`` articles that have to do with one, and how many there are.

        First the tellings of its story, the strongest relation first; then other relations;
        last what the user set apart from it.
        """
        return self._index.ask(relations.beside, article, most)

    def stories(self) -> Iterator[Story]:
        """Give the stories that several articles tell, newest first."""
        place = (1 << 63) - 1, b"\xff" * 8
        while found := self._index.ask(formed.stories, place, 200):
            yield from (story for _, story in found)
            place = found[-1][0]

    def story_of(self, article: str) -> Story | None:
        """Give the story of several tellings that the article belongs to."""
        return self._index.ask(formed.story_of, article)

    def account(self, article: str) -> Account | None:
        """Give an article's story with all that is known of its tellings, its sources and who
        had it first; None where it is told once."""
        from reader.accounts import account_of

        return self._index.ask(account_of, article)

    def ties(self, article: str) -> dict[str, Tie]:
        """Give what an article is to the other tellings of its story, by their ids; tellings
        that no words connect with it are left out."""
        from reader.store import tellings

        return self._index.ask(tellings.ties, article)

    def beyond(self, article: str, most: int = 20) -> list[tuple[str, Beside]]:
        """Give the first ``most`` articles that have to do with a story and do not tell it.

        The closest first, what the user set apart last; each behind the telling it is closest to.
        """
        return self._index.ask(relations.beyond, article, most)

    def nearest(self, article: str) -> str | None:
        """Give the telling to compare an article with: its strongest relation.

        Never one that the user set apart from it.
        """
        found, _ = self.beside(article, 1)
        return next((each.id for each in found if each.verdict is not Verdict.APART), None)

    def told_with(self, article: str) -> list[str]:
        """Give the other tellings of an article's story, in order of time."""
        return self._index.ask(formed.told_with, article)

    def explain(self, a: str, b: str) -> Evidence:
        """Show why two articles are related, the longest shared passage included.

        Raise NotFoundError or UnreadableError.
        """
        from reader.duplicates import explain

        return explain(story_text(self.article(a)), story_text(self.article(b)))

    def compare(self, a: str, b: str) -> Comparison:
        """Lay two articles side by side, corrected as the user wanted.

        Raise NotFoundError or UnreadableError.
        """
        from reader.compare import compare_articles

        left, right = self.article(a), self.article(b)
        wanted = self._corrections(left, right)
        pins = [pair for pair, said in wanted if said is Correction.PIN]
        breaks = [pair for pair, said in wanted if said is Correction.BREAK]
        return compare_articles(left, right, pins, breaks)

    def holds(self, path: Path) -> bool:
        """Tell whether a file lies in the collection, or would if it were there."""
        place = path.absolute()
        places = {place.parent.resolve() / place.name, place.resolve()}
        return any(each.is_relative_to(root) for each in places for root in self._collection.roots)

    def proof(self, article: str) -> FileProof:
        """Name an article's file and what is in it. Raise NotFoundError or UnreadableError."""
        import hashlib

        path = self._entry(article).path
        place = self._collection.locate(path)
        try:
            with place.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                return FileProof(path, file.tell(), digest)
        except OSError as error:
            raise UnreadableError(f"{place} cannot be read: {error.strerror}.") from error

    def _corrections(self, a: Article, b: Article) -> list[tuple[tuple[int, int], Correction]]:
        """Give the user's word on pairs of sentences (ordinals) of which both are still there.

        What was said of the words as they are now wins over what was said before an edit.
        """
        kept = self._state.corrections(*self._both(a.id, b.id))
        if not kept:
            return []
        from reader.compare import Sentences

        of_a, of_b = Sentences(a), Sentences(b)
        placed = ((of_a.find(each.a), of_b.find(each.b), each.correction) for each in kept)
        found = [(one, two, said) for one, two, said in placed if one and two]
        found.sort(key=lambda each: each[0].exact and each[1].exact)
        return list({(one.ordinal, two.ordinal): said for one, two, said in found}.items())

    def said_of(self, a: str, b: str) -> list[Corrected]:
        """Give what the user said of sentences of two articles, which ``compare`` obeys."""
        return self._state.corrections(*self._both(a, b))

    def _both(self, a: str, b: str) -> tuple[Identity, Identity]:
        return self._identity(self._entry(a)), self._identity(self._entry(b))

    # ----- what the user does; each returns a phrase for the footer, e.g. "marked 3 read"

    def mark_read(self, ids: Iterable[str], read: bool = True) -> str:
        """Mark articles read or unread, as one deed."""
        return self._mark(ids, "read", read, "marked {} read" if read else "marked {} unread")

    def star(self, ids: Iterable[str], starred: bool = True) -> str:
        """Star articles or take their stars, as one deed."""
        return self._mark(ids, "starred", starred, "starred {}" if starred else "unstarred {}")

    def _mark(self, ids: Iterable[str], field: str, value: bool, phrase: str) -> str:
        wanted = [self._identity(entry) for entry in self._entries(ids)]
        count = self._state.change(self._collection.key, wanted, field, value, phrase.format)
        self._take_over_marks()
        return phrase.format(count)

    def tag(self, ids: Iterable[str], tags: Mapping[str, bool]) -> str:
        """Give articles tags (True) or take them away (False), as one deed.

        A tag is one word; its case is kept and does not tell it from another. Raise StateError.
        """
        said = {notes.tag_of(tag): held for tag, held in tags.items()}
        wanted = [self._identity(entry) for entry in self._entries(ids)]
        verb = "tagged" if any(said.values()) else "untagged"
        no = "not #" if verb == "tagged" else "#"
        signs = ", ".join(("#" if held else no) + tag for tag, held in said.items())

        def phrase(count: int) -> str:
            return f"{verb} {count} {signs}"

        count = self._state.tag(self._collection.key, wanted, said, phrase)
        self._take_over_marks()
        return phrase(count)

    def amend(self, article: str, details: Mapping[str, str | None]) -> str:
        """Put details of an article right: headline, date, outlet, authors, as a person writes
        them. None takes a correction back; an empty text says that the detail is not known.

        The list shows it at once; stories follow with the next scan. Raise StateError.
        """
        said = {
            name: None if written is None else understood(name, written)
            for name, written in details.items()
        }
        identity = self._identity(self._entry(article))
        phrase = f"corrected the {' and the '.join(said)}"
        new = self._state.amend(self._collection.key, identity, said, phrase)
        self._take_over_marks()
        return phrase if new else "nothing was corrected"

    def judge(self, judgements: Iterable[Judgement]) -> str:
        """Keep the user's word on which articles tell one story; stories follow at once."""
        judged = [
            (
                self._identity(self._entry(each.a)),
                self._identity(self._entry(each.b)),
                each.verdict,
            )
            for each in judgements
        ]
        verb = "joined" if all(verdict is Verdict.SAME for _, _, verdict in judged) else "split"
        phrase = f"{verb} {len(judged)} pair{'s' * (len(judged) != 1)}"
        self._state.judge(self._collection.key, judged, phrase)
        self._take_over_marks()
        return phrase

    def correct(
        self, a: str, b: str, pairs: Iterable[tuple[int, int]], correction: Correction
    ) -> str:
        """Keep that sentences (ordinals, as ``compare`` numbers them) answer each other, or not.

        It holds wherever in their articles the two stand, and after an edit that leaves clear
        which sentences they are; it rests while one of them cannot be told. ``compare`` obeys.
        """
        from reader.compare import Sentences

        names_a, names_b = (Sentences(self.article(each)).names for each in (a, b))
        said = [Corrected(names_a[i], names_b[j], correction) for i, j in pairs]
        verb = "pinned" if correction is Correction.PIN else "broke"
        phrase = f"{verb} {len(said)} pair{'s' * (len(said) != 1)}"
        self._state.correct(self._collection.key, *self._both(a, b), said, phrase)
        return phrase

    def keep_place(self, article: str, place: int) -> None:
        """Remember how far the article was read, as an offset into its text. Not undoable."""
        self._state.keep_place(self._identity(self._entry(article)), place)
        self._take_over_marks()

    def next_undone(self) -> Step | None:
        """Give what ``undo`` takes back: in what phrase, and how many articles change."""
        return step_of(self._state.next_undone(self._collection.key), self._index)

    def next_redone(self) -> Step | None:
        """Give what ``redo`` does again."""
        return step_of(self._state.next_redone(self._collection.key), self._index)

    def undo(self, step: Step | None = None) -> str | None:
        """Take back the last deed; None when there is none. Works across restarts.

        Raise StateError where the last deed is no longer the ``step`` that was asked about.
        """
        return self._stepped("undone", self._state.undo, step)

    def redo(self, step: Step | None = None) -> str | None:
        """Do again what was undone last; None when there is nothing. Else as ``undo``."""
        return self._stepped("redone", self._state.redo, step)

    def _stepped(
        self, verb: str, take: Callable[[str, int | None], str | None], step: Step | None
    ) -> str | None:
        before = date_order_of(self._state, self._collection)
        phrase = take(self._collection.key, step.number if step else None)
        self._name_outlets()
        self._take_over_marks()
        after = date_order_of(self._state, self._collection)
        if before is not after:
            self._settle_dates(after)
        return f"{verb}: {phrase}" if phrase else None

    def count_outlet(self, shown: str) -> int:
        """Count the articles that ``rename_outlet`` would show under another name."""
        return self._index.ask(outlet_names.count, self._index.ask(outlet_names.read_as, shown))

    def rename_outlet(self, shown: str, name: str) -> str:
        """Show every article of an outlet under another name, those that are still to come too.

        ``shown`` is the name it has now; one that another outlet has makes the two one in lists.
        Raise NotFoundError when no outlet is shown so, StateError for a name that is none.
        """
        wanted = " ".join(name.split())
        if not wanted or len(wanted) > _LONGEST_NAME or not wanted.isprintable():
            raise StateError(f"An outlet's name is one line of up to {_LONGEST_NAME} letters.")
        read = self._index.ask(outlet_names.read_as, shown)
        if not read:
            raise NotFoundError(f"There is no outlet “{shown}” in {self.name}.")
        phrase = f"renamed {shown} to {wanted}"
        self._state.decide(
            self._collection.key, {f"{RENAMED}{each}": wanted for each in read}, phrase
        )
        self._name_outlets()
        return phrase

    def _identity(self, entry: Entry) -> Identity:
        return identity(self._collection.locate, entry)

    def _take_over_marks(self) -> None:
        """Copy the user's deeds into the index, and form the stories anew when they ask for it.

        The deeds are safe in the state: an index that cannot take them now does so later.
        """
        with suppress(BusyError):
            find_homes(self._collection.locate, self._index, self._state)
            if take_over(self._collection.locate, self._index, self._state):
                amend_outdated(self._collection, self._index)
                self._tell_again()

    def _tell_again(self) -> None:
        with suppress(BusyError):
            if not self._index.blank:
                tell_again(self._collection, self._index, self._state)

    # ----- view settings

    def remember(self, name: str, value: str, *, everywhere: bool = False) -> None:
        """Keep a view setting of this collection ("article", "grouping", "folded" …) or of all.

        "article" is an id, and is found again wherever its marks go.
        """
        if name != _ARTICLE:
            self._state.remember("" if everywhere else self._collection.key, name, value)
        for entry in self._entries([value]) if name == _ARTICLE else ():
            self._state.remember_article(self._collection.key, name, self._identity(entry))

    def remember_collection(self) -> None:
        """Make this the collection that is opened when none is named."""
        self._state.remember("", _LAST, json.dumps(self.roots))

    def recall(self, name: str, *, everywhere: bool = False) -> str | None:
        """Give a view setting, or None."""
        value = self._state.recall("" if everywhere else self._collection.key, name)
        return self._article_again(value) if value and name == _ARTICLE else value

    def _article_again(self, value: str) -> str | None:
        """Give the article that was remembered: where it is now, else where its text is, or was."""
        first, _, _ = value.partition(" ")
        if len(first) == _ID and self._entries([first]):
            return first  # states from before an article was named by its text hold its id
        wanted = Identity.read(value)
        alike = self._index.ask(listed.saying, wanted.content)
        exact = (entry for entry in alike if self._identity(entry) == wanted)
        if entry := next(exact, next(iter(alike), None)):
            return entry.id
        with suppress(NotFoundError, AmbiguousError):
            return self.find(wanted.path)
        return None

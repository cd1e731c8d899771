"""Lists of a collection's articles: which pass a filter, in what order, and how many they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from reader import settling
from reader.library.opened import Opened
from reader.model import (
    Article,
    Counts,
    DateOrder,
    DateQuestion,
    Facet,
    Filter,
    Grouping,
    Groups,
    Overview,
    Ranking,
    Row,
)
from reader.store.ids import packed
from reader.store.index import (
    date_orders,
    days,
    facets,
    hits,
    mark_copies,
    outlet_names,
    queries,
    shelves,
    surroundings,
)
from reader.store.index.shelving import DayShelves
from reader.store.state.choices import SHARED

SAVED = SHARED  # a setting of this beginning is a saved search
_BATCH = 500  # rows that are looked up at once


class Listing(Opened):
    """What a list asks of a collection."""

    def understand(self, query: str, *, typing: bool = False) -> Filter:
        """Read the filter language. Raise QueryError, naming the bad word and the nearest good.

        While somebody is ``typing``, the word at the end may be the beginning of one.
        """
        if not query:
            return Filter()
        return queries.parse(query, self.searches() if "@" in query else {}, typing=typing)

    def settle(self, query: str) -> str:
        """Give a query that was typed to its end, which ``understand`` can read.

        Where no article has its last word, but one that begins so, it asks for that: ``invit*``.
        That is looked for at once, or not at all.
        """
        begun = queries.begun(query)
        if begun == query or self.takes_long(self.understand(query)):
            return query
        return begun if self._finds(query) is False and self._finds(begun) else query

    def _finds(self, query: str) -> bool | None:
        """Tell whether a query finds anything; None where that takes longer than a key may."""
        groups, whole = self.newest(self.understand(query), Grouping.DATE, 1)
        return bool(groups) or (False if whole else None)

    def searches(self) -> dict[str, str]:
        """Give the saved filters by name: those of the settings, then what was saved here."""
        return {**self._named.searches, **self._state.decided("", SAVED)}

    def select(self, query: str = "", grouping: Grouping = Grouping.DATE) -> Iterator[Row]:
        """Give the articles that pass a query of the filter language, in the list's order.

        Raise QueryError. ``article`` reads one whole.
        """
        for group in self.groups(self.understand(query), grouping):
            for start in range(0, len(group.ids), _BATCH):
                yield from self.rows(group.ids[start : start + _BATCH])

    def counts(self, wanted: Filter = Filter(), before: Counts | None = None) -> Counts:
        """Count the articles that pass a filter.

        ``before`` is what passed before some articles were marked, if nothing else has changed
        since: then only the unread ones are counted anew.
        """
        return self._index.ask(shelves.counts, wanted, before)

    def groups(self, wanted: Filter, grouping: Grouping) -> Groups:
        """Give the articles that pass, in order, under their headings.

        By date: newest first, undated last. By outlet: outlets by name, unknown last, newest
        first inside. By story: stories of several tellings, newest first; then the rest.
        """
        if wanted.empty and grouping is Grouping.DATE:
            return DayShelves(self._index.ask(days.every), self._on_day)
        return self._index.ask(shelves.shelves, wanted, grouping)

    def around(self, article: str | None, grouping: Grouping, most: int) -> Groups:
        """Give an article and up to ``most`` before and behind it in a list of all, under their
        headings; without one the first of the list. Any grouping but that by date.

        At the cost of those alone, however many there are. Of an outlet that is shown under a
        name of the user's, those that are read as another may be left out.
        """
        return self._index.ask(surroundings.around, article, grouping, most)

    def _on_day(self, day: int, first: int, count: int) -> list[bytes]:
        return self._index.ask(shelves.on_day, day, first, count)

    def outlets(self) -> list[tuple[str, int]]:
        """Give the outlets by name, and how many articles each has."""
        return self._index.ask(outlet_names.counted)

    def division(self, article: str, grouping: Grouping) -> str | None:
        """Give the key of the group that an article stands in; None for one that is gone."""
        return self._index.ask(shelves.division, article, grouping)

    def newest(self, wanted: Filter, grouping: Grouping, most: int) -> tuple[Groups, bool]:
        """Give the newest ``most`` that pass, under their headings; tell whether those are all.

        At the cost of those alone, however many there are. Where a filter asks for more than
        text, very old hits may be left out, and it is not told that those are all.
        """
        return self._index.ask(hits.newest, wanted, grouping, most)

    def takes_long(self, wanted: Filter) -> bool:
        """Tell whether even the newest and the best that pass take longer than a key may wait,
        as words that begin with one or two letters do in a large collection."""
        return self._index.ask(hits.takes_long, wanted)

    def first_unread(self, ids: Iterable[str]) -> str | None:
        """Give the first of some articles that is unread; no more is looked at than that takes."""
        left = iter(ids)
        while batch := {packed(article): article for article in islice(left, _BATCH)}:
            found = self._index.ask(mark_copies.unread, batch)
            if found:
                return next(article for blob, article in batch.items() if blob in found)
        return None

    def ranked(self, wanted: Filter, most: int) -> list[str]:
        """Give up to ``most`` articles that pass a filter, the best hits first (``ranking``)."""
        return [*self.ranking(wanted, most).ids]

    def ranking(self, wanted: Filter, most: int) -> Ranking:
        """Give up to ``most`` articles that pass a filter, the best hits first.

        Ranked by what the filter seeks in the text; without any such word there is no rank, and
        nothing is given. Of very many hits the newest are compared, and it is told how many.
        """
        return self._index.ask(hits.ranked, wanted, most)

    def details(self, ids: Sequence[str]) -> list[Article]:
        """Give articles from the index, in the order asked: all fields, but no text and no spans.

        ``Article.words`` is right all the same. Ids that are gone are left out.
        """
        return self._index.ask(shelves.details, ids)

    # ----- what is counted

    def facets(self, wanted: Filter) -> Iterator[Facet]:
        """Count what passes a filter by outlet, month, tellings, relation, agency: one by one.

        The last ones look at every article that passes: ask where nobody waits.
        """
        for name in facets.NAMES:
            yield self._index.ask(facets.facet, wanted, name)

    def by_day(self, wanted: Filter) -> list[tuple[str, int]]:
        """Count what passes a filter by its date, the latest first: ISO dates of days, and of
        months and years where no more is known."""
        return self._index.ask(facets.dated, wanted)

    def overview(self) -> Iterator[Overview]:
        """Count the collection by day, outlet and tellings, and who prints whose text.

        Yields what is known so far, the quickest first; at 100,000 articles all takes a second
        or two, so ask for it beside a screen.
        """
        from reader.anatomy.agencies import agency_named
        from reader.store.index import overview

        days, undated = self._index.ask(overview.by_day)
        found = Overview(days, undated)
        yield found
        found = found._replace(stories=self._index.ask(overview.by_tellings))
        yield found
        found = found._replace(outlets=self._index.ask(overview.by_outlet))
        yield found
        printing = self._index.ask(overview.reprints)
        # A page that names its agency alone is listed under that one: nobody prints another there.
        yield found._replace(
            reprints=[each for each in printing if agency_named(each.outlet) != each.source]
        )

    def date_order(self) -> DateQuestion:
        """Tell what the user answered about dates of numbers alone, and how many may ask for it.

        10/11/2022 is read by what its file, its outlet or the collection shows; ``open`` counts
        the articles for which nothing does: ask once, and ``set_date_order``.
        """
        answer = settling.date_order_of(self._state, self._collection)
        return DateQuestion(answer, *self._index.ask(date_orders.count_undecided))

    def count_dates(self, order: DateOrder | None) -> int:
        """Count the articles that ``set_date_order`` would date otherwise than now."""
        return settling.count_settled(self._index, order)

    def count_outlet(self, shown: str) -> int:
        """Count the articles that ``rename_outlet`` would show under another name."""
        return self._index.ask(outlet_names.count, self._index.ask(outlet_names.read_as, shown))

"""A library of made-up articles, all in memory: for tests of the screens alone."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reader.library import Library
from reader.model import (
    Article,
    Counts,
    DateQuestion,
    Evidence,
    Facet,
    Field,
    Filter,
    Group,
    Grouping,
    Groups,
    Mark,
    NotFoundError,
    Pair,
    PrintedDate,
    Progress,
    Provenance,
    QueryError,
    Ranking,
    Relation,
    Row,
    SetAside,
    Share,
    Span,
    Step,
)
from reader.store.index.relations import Beside
from reader.store.state.corrections import Corrected
from reader.wholesale import Along


def made_article(
    name: str,
    headline: str,
    paragraphs: Sequence[str],
    *,
    outlet: str | None = None,
    date: str | None = None,
    url: str | None = None,
    aside: Sequence[str] = (),
    doubtful: bool = False,
) -> Article:
    """Make an article whose text is its headline, its paragraphs and its furniture."""
    text = "\n".join([headline, *paragraphs, *aside])
    body, at = [], len(headline) + 1
    for paragraph in paragraphs:
        body.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    first = 2 + len(paragraphs)
    set_aside = SetAside(Span(at, len(text)), first, first + len(aside) - 1, "teasers")
    how = Provenance.INFERRED if doubtful else Provenance.HEADER
    source = "“harbour.example” four times below the text" if doubtful else ""
    return Article(
        id=name,
        content=name,
        path=f"{name}.txt",
        position=0,
        text=text,
        headline=Field(headline, Provenance.HEADER, 0.9, span=Span(0, len(headline))),
        date=Field(PrintedDate.from_iso(date), Provenance.HEADER, 0.9) if date else None,
        outlet=Field(outlet, how, 0.8, source) if outlet else None,
        url=Field(url, Provenance.HEADER, 0.9) if url else None,
        body=tuple(body),
        set_aside=(set_aside,) if aside else (),
    )


_LONG = [
    f"Paragraph {number} says that the harbour was closed at noon, and that the ferry which "
    f"should have left for the islands was kept at the quay until {number} in the evening."
    for number in range(1, 31)
]

ARTICLES = (
    made_article(
        "a1",
        "Harbour closed as storm nears the coast",
        _LONG,
        outlet="The Daily Quay",
        date="2024-03-02T09:15",
        url="https://quay.example/harbour",
        aside=["Most read", "Ten ways to boil an egg", "Subscribe to our letters"],
    ),
    made_article(
        "a2",
        "Storm shuts harbour; ferries wait",
        ["Ferries waited at the quay on Saturday.", "The harbour [closed] was /empty/."],
        outlet="Island Post",
        date="2024-03-02T07:40",
        doubtful=True,
    ),
    made_article(
        "a3",
        "Bread prices rise for the third month",
        ["Bread cost more in February than in January, bakers said."],
        outlet="The Daily Quay",
        date="2024-02-27",
    ),
    made_article("a4", "港の閉鎖が続く　フェリーは欠航", ["嵐のため港は閉鎖された。" * 12]),
)

_PAIR = Pair(
    a="a1",
    b="a2",
    relation=Relation.REWRITTEN,
    shared_a=0.28,
    shared_b=0.81,
    score=0.7,
    evidence=Evidence(0.4, 0.2, 12.0, "the harbour was closed", 4, 0.3, 0.9),
)


class MadeUpLibrary(Library):
    """Answers like a library; ``deeds`` are the calls that changed something, in order."""

    def __init__(self, articles: Sequence[Article] = ARTICLES) -> None:
        self.name = "made up"
        self.deeds: list[tuple[object, ...]] = []
        self.kept: dict[str, str] = {"welcomed": "yes"}
        self.saved: dict[str, str] = {}
        self.marks = {article.id: Mark() for article in articles}
        self.elsewhere = False  # whether another session changed something
        self._articles = {article.id: article for article in articles}
        self._before: list[tuple[dict[str, Mark], int]] = []

    @property
    def notices(self) -> list[str]:
        return []

    def heed(self) -> None:
        pass

    @property
    def roots(self) -> list[str]:
        return []

    def again(self) -> Library:
        return self

    def break_off(self) -> None:
        pass

    def close(self) -> None:
        pass

    def scan(self, *, again: bool = False) -> Generator[Progress, None, None]:
        total = len(self._articles)
        yield Progress("reading", total, total)

    def changed(self) -> bool:
        changed, self.elsewhere = self.elsewhere, False
        return changed

    def counts(self, wanted: Filter = Filter(), before: Counts | None = None) -> Counts:
        ids = [row.id for row in self._passing(wanted)]
        unread = sum(not self.marks[each].read for each in ids)
        return Counts(len(ids), max(0, len(ids) - ({"a1", "a2"} <= set(ids))), unread)

    def first_unread(self, ids: Iterable[str]) -> str | None:
        return next((each for each in ids if not self.marks[each].read), None)

    def newest(self, wanted: Filter, grouping: Grouping, most: int) -> tuple[Groups, bool]:
        groups, whole = list(self.groups(wanted, grouping)), True
        for group in list(groups):
            whole, most = whole and len(group.ids) <= most, most - len(group.ids)
            if most < 0:
                groups[groups.index(group)] = replace(group, ids=group.ids[:most])
        return Groups(group for group in groups if group.ids), whole

    def around(self, article: str | None, grouping: Grouping, most: int) -> Groups:
        groups = self.groups(Filter(), grouping)
        return Groups(group for group in groups if article is None or article in group.ids)

    def groups(self, wanted: Filter, grouping: Grouping) -> Groups:
        rows = self._passing(wanted)
        if grouping is Grouping.OUTLET:
            rows.sort(key=lambda row: row.outlet or "~")
            return _divided(rows, lambda row: row.outlet or "", "Outlet unknown")
        if grouping is Grouping.STORY:
            rows.sort(key=lambda row: row.story is None)
            return _divided(rows, lambda row: row.story or "", "Told once")
        return _divided(rows, lambda row: (row.date or "")[:10], "No date")

    def division(self, article: str, grouping: Grouping) -> str | None:
        groups = self.groups(Filter(), grouping)
        return next((group.key for group in groups if article in group.ids), None)

    def date_order(self) -> DateQuestion:
        return DateQuestion(None)

    def by_day(self, wanted: Filter) -> list[tuple[str, int]]:
        days = [row.date[:10] for row in self._passing(wanted) if row.date]
        return [(day, days.count(day)) for day in dict.fromkeys(days)]

    def searches(self) -> dict[str, str]:
        return dict(self.saved)

    def save_search(self, name: str, query: str) -> str:
        self.saved[name] = query
        self._deed("save", name, query)
        return f"saved @{name}"

    def facets(self, wanted: Filter) -> Iterator[Facet]:
        yield Facet("month", (Share("2024-03", "on:2024-03", 2),), 1)

    def ranked(self, wanted: Filter, most: int) -> list[str]:
        begun = [word.rstrip("*") for word in wanted.headlines]
        found = [
            row.id
            for row in self._passing(wanted)
            if all(word in row.headline.casefold() for word in begun)
        ]
        said = [self._articles[each].text.casefold().count(wanted.sought[0]) for each in found]
        return [each for _, each in sorted(zip(said, found, strict=True), reverse=True)][:most]

    def outlets(self) -> list[tuple[str, int]]:
        names = sorted(row.outlet for row in self._passing(Filter()) if row.outlet)
        return [(name, names.count(name)) for name in dict.fromkeys(names)]

    def takes_long(self, wanted: Filter) -> bool:
        return False

    def ranking(self, wanted: Filter, most: int) -> Ranking:
        return Ranking(self.ranked(wanted, most))

    def rows(self, ids: Sequence[str]) -> list[Row]:
        return [self._row(self._articles[each]) for each in ids if each in self._articles]

    def settle(self, query: str) -> str:
        return query

    def understand(self, query: str, *, typing: bool = False) -> Filter:
        if query.startswith('outlet:"'):
            return Filter(outlets=(query[8:-1],))
        words = query.split()
        for word in words:
            if ":" in word:
                sentence = f"There is no “{word.partition(':')[0]}:”; “outlet:” is nearest."
                raise QueryError(sentence, query.index(word), query.index(word) + len(word))
        return Filter(
            words=tuple(word for word in words if word != "unread"),
            unread=True if "unread" in words else None,
        )

    def article(self, article: str) -> Article:
        if article not in self._articles:
            raise NotFoundError(f"There is no article {article}.")
        return self._articles[article]

    def text(self, article: str) -> str:
        return self.article(article).text

    @property
    def settled(self) -> bool:
        return True

    def pairs(self, article: str | None = None) -> list[Pair]:
        return [_PAIR] if article in (None, "a1", "a2") and "a2" in self._articles else []

    def beside(self, article: str, most: int = 8) -> tuple[list[Beside], int]:
        found = [Beside(pair.other(article), pair, None, True) for pair in self.pairs(article)]
        return found[:most], len(found)

    def nearest(self, article: str) -> str | None:
        return next((pair.other(article) for pair in self.pairs(article)), None)

    def said_of(self, a: str, b: str) -> list[Corrected]:
        return []

    def mark_read(self, ids: Iterable[str], read: bool = True) -> str:
        chosen = list(ids)
        self._deed("read", *chosen, read)
        self.marks |= {each: replace(self.marks[each], read=read) for each in chosen}
        return f"marked {len(chosen)} {'read' if read else 'unread'}"

    @property
    def arrivals(self) -> int:
        return len(self._articles)

    def mark_all_read(self, wanted: Filter, arrivals: int) -> Iterator[Along]:
        ids = [row.id for row in self._passing(wanted) if not self.marks[row.id].read]
        yield Along(len(ids), len(ids), self.mark_read(ids), 1)

    def star(self, ids: Iterable[str], starred: bool = True) -> str:
        chosen = list(ids)
        self._deed("star", *chosen, starred)
        self.marks |= {each: replace(self.marks[each], starred=starred) for each in chosen}
        return f"starred {len(chosen)}" if starred else f"took {len(chosen)} star away"

    def keep_place(self, article: str, place: int) -> None:
        self.deeds.append(("place", article, place))
        self.marks[article] = replace(self.marks[article], place=place)

    def next_undone(self) -> Step | None:
        number = len(self._before)
        return Step(number, f"deed {number}", self._before[-1][1]) if number else None

    def next_redone(self) -> Step | None:
        return None

    def undo(self, step: Step | None = None) -> str | None:
        if not self._before:
            return None
        self.marks, _ = self._before.pop()
        return "undone"

    def redo(self, step: Step | None = None) -> str | None:
        return None

    def remember(self, name: str, value: str, *, everywhere: bool = False) -> None:
        self.kept[name] = value

    def recall(self, name: str, *, everywhere: bool = False) -> str | None:
        return self.kept.get(name)

    def _deed(self, *what: object) -> None:
        self.deeds.append(what)
        self._before.append((dict(self.marks), sum(each in self.marks for each in what)))

    def _passing(self, wanted: Filter) -> list[Row]:
        words = [word.casefold() for word in wanted.words]
        rows = [
            self._row(article)
            for article in self._articles.values()
            if all(word in article.text.casefold() for word in words)
            and not (wanted.unread and self.marks[article.id].read)
        ]
        return sorted(rows, key=lambda row: row.date or "", reverse=True)

    def _row(self, article: Article) -> Row:
        tellings = 2 if article.id in ("a1", "a2") and "a2" in self._articles else 1
        return Row(
            id=article.id,
            path=article.path,
            position=0,
            headline=article.headline.value if article.headline else "«no headline»",
            date=article.date.value.iso if article.date else None,
            outlet=article.outlet.value if article.outlet else None,
            outlet_doubtful=article.outlet.doubtful if article.outlet else False,
            story="s1" if tellings > 1 else None,
            tellings=tellings,
            mark=self.marks[article.id],
        )


def _divided(rows: list[Row], key: object, nothing: str) -> Groups:
    assert callable(key)
    return Groups(
        Group(name, name or nothing, [row.id for row in each]) for name, each in groupby(rows, key)
    )

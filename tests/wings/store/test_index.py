"""The index: its file, its catalogue, and the lists read from it."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.model import (
    Article,
    Field,
    Filter,
    Grouping,
    Groups,
    Mark,
    NotFoundError,
    PrintedDate,
    Provenance,
    Span,
    Story,
    article_id,
    content_id,
)
from reader.store import sqlite
from reader.store.index import (
    catalogue,
    digesting,
    files,
    filters,
    formed,
    listed,
    mark_copies,
    outlet_names,
    queries,
    rounds,
    shelves,
    stages,
)
from reader.store.index.catalogue import Reading
from reader.store.index.digesting import Digest
from reader.store.index.index import Index
from reader.store.index.stages import DIGESTED, MATCHED, NEW
from reader.store.shelter import Shelter
from reader.version import __version__


def _field(value: object) -> Field[object]:
    return Field(value, Provenance.HEADER, 0.9, "as printed", Span(0, 3))


def _article(path: str, text: str = "", position: int = 0, **known: object) -> Article:
    text = text or f"The story of {path}."
    given = {name: _field(value) for name, value in known.items()}
    if isinstance(known.get("date"), str):
        given["date"] = _field(PrintedDate.from_iso(str(known["date"])))
    body = (Span(0, len(text)),)
    name = article_id(path, position)
    return Article(name, content_id(text), path, position, text, body=body, **given)  # type: ignore[arg-type]  # made-up fields


@pytest.fixture(name="index")
def _index(tmp_path: Path) -> Iterator[Index]:
    with closing(Index(tmp_path / "cache" / "k.db", Shelter().place_for("index.db"))) as opened:
        yield opened


def _fill(index: Index, *articles: Article) -> None:
    """Enter articles, a file each, through all stages but the last."""
    files: dict[str, list[Article]] = {}
    for article in articles:
        files.setdefault(article.path, []).append(article)
    readings = deque(Reading(path, 10, 1, tuple(held)) for path, held in files.items())
    while readings:
        index.do(catalogue.put, readings, anew=False)
    new = [entry.key for entry in index.ask(listed.at_stage, NEW, -1, 1000)]
    index.do(stages.advance, new, MATCHED)
    texts = index.ask(digesting.waiting, -1, 1000)
    digests = deque(Digest(key, text, b"print") for key, text in texts)
    while digests:
        index.do(digesting.digest, digests)


def _listed(index: Index, query: str = "", by: Grouping = Grouping.DATE) -> list[tuple[str, str]]:
    """Give heading and path of everything listed."""
    found = index.ask(shelves.shelves, queries.parse(query), by)
    rows = {row.id: row.path for shelf in found for row in index.ask(shelves.rows, list(shelf.ids))}
    return [(shelf.key, rows[article]) for shelf in found for article in shelf.ids]


# --------------------------------------------------------------------------- the file


def test_looking_creates_nothing(index: Index, tmp_path: Path) -> None:
    assert _listed(index) == []
    assert index.blank
    assert list(tmp_path.iterdir()) == []


def test_what_was_entered_is_there_at_the_next_start(index: Index) -> None:
    _fill(index, _article("a.txt"))
    with closing(Index(Path(index.path), lambda: None)) as again:
        assert _listed(again) == [("", "a.txt")]


@pytest.mark.parametrize(
    "how", ["damaged", "other schema", "other version", "other rules", "foreign"]
)
def test_an_index_that_cannot_be_used_is_begun_anew(index: Index, how: str) -> None:
    _fill(index, _article("a.txt"))
    index.close()
    path = Path(index.path)
    if how == "damaged":
        path.write_bytes(b"not a database!!" + path.read_bytes()[16:])
    else:
        with closing(sqlite3.connect(path)) as db:
            change = {
                "other schema": "PRAGMA user_version = 99",
                "other rules": f"UPDATE about SET made_by = '{__version__}'",
                "other version": "UPDATE about SET made_by = '0.0.0-other'",
                "foreign": "PRAGMA application_id = 1",
            }[how]
            db.execute(change)
            db.commit()
    with closing(Index(path, lambda: None)) as again:
        assert _listed(again) == []
        _fill(again, _article("b.txt"))
        assert _listed(again) == [("", "b.txt")]


def test_damage_found_while_open_does_not_end_the_session(index: Index) -> None:
    _fill(index, *(_article(f"{number}.txt") for number in range(300)))
    index._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = Path(index.path)
    raw = path.read_bytes()
    index.close()
    damaged = len(raw) // 5  # bytes at the end, behind the names of the tables
    path.write_bytes(raw[:-damaged] + bytes(damaged))
    with closing(Index(path, lambda: None)) as again:
        assert _listed(again) == []
        assert again.notices
        _fill(again, _article("b.txt"))
        assert _listed(again) == [("", "b.txt")]


def test_text_that_is_none_is_damage_too(index: Index) -> None:
    _fill(index, _article("a.txt"))
    with closing(sqlite3.connect(index.path)) as db:
        db.execute("UPDATE details SET headline = CAST(x'ff' AS TEXT)")
        db.commit()
    assert index.ask(shelves.rows, [_article("a.txt").id]) == []
    assert index.notices
    _fill(index, _article("b.txt"))
    assert _listed(index) == [("", "b.txt")]


def _answered(tried: list[object]) -> Callable[[sqlite3.Connection], int]:
    """Give a question that meets something it cannot understand, the first time."""

    def question(db: sqlite3.Connection) -> int:
        tried.append(db)
        if len(tried) == 1:
            raise ValueError("no number: 港")
        return files.count(db)

    return question


def test_what_cannot_be_understood_is_damage_where_pages_are_broken(index: Index) -> None:
    _fill(index, *(_article(f"{number}.txt") for number in range(300)))
    index._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = Path(index.path)
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2] + bytes(len(raw) - len(raw) // 2))
    assert index.ask(_answered([])) == 0
    assert index.notices


def test_what_cannot_be_understood_is_a_mistake_where_no_page_is_broken(index: Index) -> None:
    _fill(index, _article("a.txt"))
    with pytest.raises(ValueError, match="no number"):
        index.ask(_answered([]))
    assert _listed(index) == [("", "a.txt")]


def test_a_question_sees_the_index_as_it_is_at_one_moment(index: Index) -> None:
    _fill(index, _article("a.txt"))

    def question(db: sqlite3.Connection) -> tuple[int, int]:
        before = files.count(db)
        _fill(other, _article("b.txt"))
        return before, files.count(db)

    with closing(Index(Path(index.path), lambda: None)) as other:
        assert index.ask(question) == (1, 1)
    assert index.ask(files.count) == 2


def test_outlets_that_become_one_while_a_list_is_divided_leave_it_whole(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(index, *(_article(f"{name}.txt", outlet=name) for name in ("Isle", "Quay", "Vale")))
    in_order = shelves._outlets_in_order

    def later(db: sqlite3.Connection) -> list[str]:
        other.do(outlet_names.put, {"isle": "Quay", "quay": "Quay", "vale": "Quay"})
        return in_order(db)

    monkeypatch.setattr(shelves, "_outlets_in_order", later)
    with closing(Index(Path(index.path), lambda: None)) as other:
        assert [name for name, _ in _listed(index, by=Grouping.OUTLET)] == ["Isle", "Quay", "Vale"]


def test_without_a_place_to_keep_it_the_index_lasts_as_long_as_the_program(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    shelter = Shelter()
    with closing(Index(tmp_path / "cache" / "k.db", shelter.place_for("index.db"))) as index:
        _fill(index, _article("a.txt"))
        assert _listed(index) == [("", "a.txt")]
        assert len(index.notices) == 1
        folder = shelter.folder()
    del shelter, index
    assert not folder.exists()


def test_a_read_only_index_is_read_and_goes_on_in_a_copy(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(index, _article("a.txt"))
    index.close()
    path, shelter = Path(index.path), Shelter()
    before = path.read_bytes()
    monkeypatch.setattr("reader.store.index.index.os.access", lambda *_: False)
    with closing(Index(path, shelter.place_for("index.db"))) as again:
        assert _listed(again) == [("", "a.txt")]
        _fill(again, _article("b.txt"))
        assert len(_listed(again)) == 2
        assert "read-only" in again.notices[0]
    assert path.read_bytes() == before


def test_a_write_holds_the_lock_for_a_bounded_number_of_rows(index: Index) -> None:
    readings = deque([Reading("all", 1, 1, tuple(_article("all", str(n), n) for n in range(5000)))])
    turns = 0
    while readings:
        index.do(catalogue.put, readings, anew=False)
        turns += 1
        known = index.ask(files.known, ["all"])["all"]
        assert (known.size == listed.UNFINISHED) == bool(readings)
    assert turns >= 3
    assert sum(len(s.ids) for s in index.ask(shelves.shelves, Filter(), Grouping.DATE)) == 5000


# --------------------------------------------------------------------------- the catalogue


def test_fields_are_read_back_as_they_were(index: Index) -> None:
    date = Field(
        PrintedDate(2022, 10, 11, 1, 40, "GMT"),
        Provenance.DATELINE,
        0.6,
        "OTTAWA, Oct 11",
        Span(4, 9),
        (Field(PrintedDate(2022, 10), Provenance.URL, 0.5),),
    )
    article = _article("ü/a.txt", headline="“Quotes” & «more»", agencies=("AP", "AFP"))
    article = replace(article, date=date)
    _fill(index, article)
    (found,) = index.ask(shelves.details, [article.id])
    assert (found.date, found.headline, found.agencies) == (
        date,
        article.headline,
        article.agencies,
    )
    assert (found.path, found.content, found.text) == (article.path, article.content, "")
    assert found.words == article.words > 0
    (row,) = index.ask(shelves.rows, [article.id])
    assert row.date == "2022-10-11T01:40"
    assert row.date_doubtful


def test_without_a_headline_the_first_words_stand_in(index: Index) -> None:
    article = _article("a.txt", "One two\nthree " * 10)
    _fill(index, article)
    (row,) = index.ask(shelves.rows, [article.id])
    assert row.headline == "«One two three One two three One two three One two three…»"


def test_a_file_name_that_is_no_unicode_is_kept(index: Index) -> None:
    path = "caf\udce9.txt"
    _fill(index, _article(path))
    assert _listed(index) == [("", path)]
    assert index.ask(files.known, [path])[path].size == 10


def test_rows_come_in_the_order_asked_without_those_that_are_gone(index: Index) -> None:
    articles = [_article(f"{number}.txt") for number in range(1200)]
    _fill(index, *articles)
    wanted = [article.id for article in reversed(articles)]
    found = index.ask(shelves.rows, [*wanted[:600], "0" * 16, *wanted[600:]])
    assert [row.id for row in found] == wanted


def test_an_article_that_changes_is_found_by_its_new_words_only(index: Index) -> None:
    _fill(index, _article("a.txt", "Penguins march."), _article("b.txt", "Penguins stay."))
    _fill(index, _article("a.txt", "Walruses march."))
    assert [path for _, path in _listed(index, "penguins")] == ["b.txt"]
    assert [path for _, path in _listed(index, "march")] == ["a.txt"]


def test_an_article_that_stays_keeps_its_place_when_its_file_grows(index: Index) -> None:
    _fill(index, _article("f", "one", 0), _article("f", "two", 1))
    before = index.ask(listed.entries, [article_id("f", 0)])
    _fill(index, _article("f", "one", 0), _article("f", "two", 1), _article("f", "three", 2))
    assert index.ask(listed.entries, [article_id("f", 0)]) == before
    assert len(_listed(index)) == 3
    _fill(index, _article("f", "one", 0))
    assert len(_listed(index)) == 1


def test_orphans_of_the_full_text_are_swept(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "_FEW", 3)
    for turn in range(4):
        assert not index.ask(catalogue.has_orphans)
        _fill(index, _article("a.txt", f"Turn {turn}"))
    assert index.ask(catalogue.has_orphans)
    assert index.do(catalogue.sweep)
    assert index.ask(catalogue.has_orphans)  # until every file was read anew
    index.do(catalogue.swept)
    assert not index.ask(catalogue.has_orphans)
    assert index.ask(files.known, ["a.txt"])["a.txt"].size == listed.UNFINISHED


# --------------------------------------------------------------------------- lists


@pytest.fixture(name="library")
def _library(index: Index) -> Index:
    _fill(
        index,
        _article("1", date="2022-10-11T01:40", outlet="Élan", authors=("Ann Lee",)),
        _article("2", date="2022-10-11", outlet="Beacon", agencies=("Reuters",)),
        _article("3", date="2022-10-11T23:00", outlet="beacon B", mark="RPT"),
        _article("4", date="2022-10", headline="Ministers résigné, say 莫斯科 papers"),
        _article("5", date="2022", outlet="Beacon"),
        _article("6", date="2021-12-31"),
        _article("7", "The open invitation was an invitation to open."),
        _article("8", "An invitation open to all."),
    )
    names = {path: article_id(path, 0) for path in "12345678"}
    stories = [
        Story(names["1"], (names["6"], names["1"]), "Older", ()),
        Story(names["3"], (names["3"], names["7"]), "Newer", ()),
    ]
    index.do(formed.exchange, deque(), deque(stories))
    keys = {entry.id: entry.key for entry in index.ask(listed.entries, list(names.values()))}
    marks = [(keys[names["1"]], Mark(read=True)), (keys[names["2"]], Mark(True, True, 5, ("x",)))]
    index.do(mark_copies.put, marks)
    return index


def test_by_date_newest_first_undated_last(library: Index) -> None:
    assert _listed(library) == [
        ("2022-10-11", "3"),
        ("2022-10-11", "1"),
        ("2022-10-11", "2"),
        ("2022-10", "4"),
        ("2022", "5"),
        ("2021-12-31", "6"),
        ("", "7"),
        ("", "8"),
    ]


def test_by_outlet_by_name_unknown_last(library: Index) -> None:
    assert _listed(library, by=Grouping.OUTLET) == [
        ("Beacon", "2"),
        ("Beacon", "5"),
        ("beacon B", "3"),
        ("Élan", "1"),
        ("", "4"),
        ("", "6"),
        ("", "7"),
        ("", "8"),
    ]


def test_by_story_newest_first_then_what_is_told_once(library: Index) -> None:
    newer, older = article_id("3", 0), article_id("1", 0)
    assert _listed(library, by=Grouping.STORY) == [
        (newer, "3"),
        (newer, "7"),
        (older, "1"),
        (older, "6"),
        ("", "2"),
        ("", "4"),
        ("", "5"),
        ("", "8"),
    ]


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("outlet:beacon", "325"),
        ("outlet:elan", "1"),
        ("outlet:elan outlet:con", "3125"),
        ("outlet:%", ""),
        ("author:lee", "1"),
        ("agency:reut", "2"),
        ("tag:x", "2"),
        ("tag:_", ""),
        ("from:2022", "31245"),
        ("from:2022-10-11", "312"),
        ("to:2021", "6"),
        ("on:2022-10", "3124"),
        ("on:2022-10-11", "312"),
        ("undated", "78"),
        ("dated", "312456"),
        ("unread", "345678"),
        ("read", "12"),
        ("starred", "2"),
        ("-starred", "1345678"),
        ("story", "3167"),
        ("-story", "2458"),
        ("invitation", "78"),
        ("INVITATION open", "78"),
        ('"open invitation"', "7"),
        ("invit*", "78"),
        ("invit", ""),
        ("resigne", "4"),
        ("résigné", "4"),
        ("莫斯科", "4"),
        ("斯科", "4"),
        ("莫科", ""),
        ("invitation -all", "7"),
        ('-"open invitation"', "1234568"),
        ("unread invitation story", "7"),
        ("outlet:beacon OR outlet:elan", "3251"),
        ("-outlet:beacon", "14678"),
        ("NOT (outlet:beacon OR read)", "4678"),
        ("(starred OR undated) unread", "78"),
        ("resigne OR invit*", "478"),
        ('resigne OR "open invitation" starred', "4"),
        ("(resigne OR invitation) -all", "47"),
        ("-(invitation all)", "1234567"),
        ("tellings:2", "3167"),
        ("tellings:3", ""),
        ("tellings:1", "12345678"),
        ("-tellings:2", "2458"),
        ("headline:minist*", "4"),
        ("-headline:minist*", "1235678"),
        ("headline:invitation", ""),
    ],
)
def test_filters_choose(library: Index, query: str, paths: str) -> None:
    assert sorted(path for _, path in _listed(library, query)) == sorted(paths)
    counted = library.ask(shelves.counts, queries.parse(query))
    assert counted.articles == len(paths)


def test_counts(library: Index) -> None:
    assert library.ask(shelves.counts, Filter()) == (8, 6, 6)
    assert library.ask(shelves.counts, Filter(in_story=True)) == (4, 2, 3)


@pytest.mark.parametrize(
    "query", ["story", "joly", "unread", "-tag:x", "no:tag", "read OR starred"]
)
def test_what_was_counted_before_a_mark_is_counted_right_after_it(
    library: Index, query: str
) -> None:
    wanted = queries.parse(query)
    before = library.ask(shelves.counts, wanted)
    keys = library.ask(lambda db: db.execute("SELECT key FROM articles").fetchall())
    library.do(mark_copies.put, [(key, Mark(read=True)) for (key,) in keys[::2]])
    assert library.ask(shelves.counts, wanted, before) == library.ask(shelves.counts, wanted)


def test_however_many_outlets_there_are_their_list_is_one_question(library: Index) -> None:
    asked = list[str]()

    def divided(db: sqlite3.Connection) -> Groups:
        db.set_trace_callback(asked.append)
        try:
            return shelves.shelves(db, queries.parse("-nosuchword"), Grouping.OUTLET)
        finally:
            db.set_trace_callback(None)

    groups = library.ask(divided)
    assert len(groups) > 2
    assert sum("FROM articles" in each for each in asked) == 1


def test_rows_know_story_and_marks(library: Index) -> None:
    one, two, three = library.ask(shelves.rows, [article_id(path, 0) for path in "123"])
    assert (one.story, one.tellings, one.mark) == (article_id("1", 0), 2, Mark(read=True))
    assert (two.story, two.tellings, two.mark) == (None, 1, Mark(True, True, 5, ("x",)))
    assert three.tellings == 2


def test_long_lists_are_read_from_narrow_rows_in_order(library: Index) -> None:
    """The list by date must not sort, nor touch the details."""
    where = filters.where(Filter())
    query = f"SELECT a.id FROM articles AS a WHERE {where.condition} ORDER BY a.key DESC"
    plan = library.ask(lambda db: [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {query}")])
    assert not [step for step in plan if "TEMP B-TREE" in step]


@pytest.mark.parametrize("stage", [NEW, MATCHED, DIGESTED])
def test_what_is_still_to_do_is_found_without_a_look_at_all_articles(
    library: Index, stage: int
) -> None:
    def plans(db: sqlite3.Connection) -> str:
        asked: list[str] = []
        db.set_trace_callback(asked.append)
        listed.at_stage(db, stage, -1, 10)
        digesting.waiting(db, -1, 10)
        rounds.prints(db, stage, -1, 10)
        db.set_trace_callback(None)
        rows = [row for each in asked for row in db.execute(f"EXPLAIN QUERY PLAN {each}")]
        return "\n".join(row[-1] for row in rows)

    found = library.ask(plans)
    assert found.count("articles_to_do") == 3, found
    assert "SCAN" not in found


def test_digesting_twice_leaves_one_row(library: Index) -> None:
    stages = library.ask(lambda db: db.execute("SELECT DISTINCT stage FROM articles").fetchall())
    assert stages == [(DIGESTED,)]
    assert library.ask(digesting.waiting, -1, 10) == []
    left = library.ask(lambda db: db.execute("SELECT count(*) FROM waiting").fetchone())
    assert left == (0,)


def test_data_version_tells_of_other_connections(library: Index) -> None:
    with closing(Index(Path(library.path), lambda: None)) as other:
        before = library.data_version()
        _fill(other, _article("9"))
        assert library.data_version() != before


def test_a_busy_index_says_so(library: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 0.0)
    with closing(Index(Path(library.path), lambda: None)) as other:
        library._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite.BusyError, match="locked"):
            other.do(mark_copies.put, [])
        library._connection.execute("ROLLBACK")


def test_the_full_text_is_merged_apart_from_what_adds_to_it(index: Index) -> None:
    for number in range(30):
        _fill(index, _article(f"{number:02}.txt", f"the plums number{number} of the harvest"))
    apart = _segments(index)
    assert apart == 30
    while index.do(digesting.merge):
        pass
    assert _segments(index) < 8
    assert len(_listed(index, "plums")) == 30
    assert _listed(index, '"plums number17 of"') == [("", "17.txt")]


def _segments(index: Index) -> int:
    """Count the parts of the full text that lie apart: the number of each is in its pages'."""
    query = "SELECT count(DISTINCT id >> 37) FROM fulltext_data WHERE id > 10"
    return int(index.ask(lambda db: db.execute(query).fetchone()[0]))


def test_a_folder_is_signed_until_a_file_of_it_is_entered_again_or_goes(index: Index) -> None:
    _fill(index, _article("a/1.txt"), _article("a/2.txt"), _article("b.txt"))
    assert _signatures(index) == {}
    _sign(index)
    assert _signatures(index) == {"": b"root", "a/": b"a"}
    _fill(index, _article("b.txt", "Other words."))
    assert _signatures(index) == {"a/": b"a"}
    _sign(index)
    file = index.ask(files.known, ["a/2.txt"])["a/2.txt"].id
    index.do(catalogue.forget_files, deque([file]))
    assert _signatures(index) == {"": b"root"}


def test_no_folder_is_signed_with_a_file_in_it_that_is_not_wholly_in(index: Index) -> None:
    _fill(index, _article("a/1.txt"), _article("b.txt"))
    part = Reading("a/2.txt", 1, 1, [_article("a/2.txt")])
    part.last = False
    index.do(catalogue.put, deque([part]), anew=False)
    _sign(index)
    assert _signatures(index) == {"": b"root"}


def test_no_folder_is_signed_where_another_process_has_written(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    with closing(Index(path, lambda: None)) as one, closing(Index(path, lambda: None)) as other:
        _fill(one, _article("a/1.txt"), _article("b.txt"))
        version = one.data_version()
        _fill(other, _article("b.txt", "Older words."))
        one.do(files.sign, deque([("", b"root"), ("a/", b"a")]), version)
        assert _signatures(one) == {}


def test_room_that_is_empty_is_given_back_piece_by_piece(index: Index) -> None:
    _fill(index, _article("a.txt"))
    index.do(lambda db: db.execute("CREATE TABLE waited (text BLOB)"))
    index.do(lambda db: db.execute("INSERT INTO waited VALUES (zeroblob(4000000))"))
    index.do(lambda db: db.execute("DROP TABLE waited"))
    turns = 0
    while index.give_back():
        turns += 1
    assert 3 < turns < 50
    assert index.ask(_pages) < 200 < 4_000_000 // 8192
    assert [path for _, path in _listed(index)] == ["a.txt"]


def _pages(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA page_count").fetchone()[0])


def _sign(index: Index) -> None:
    index.do(files.sign, deque([("", b"root"), ("a/", b"a")]), index.data_version())


def _signatures(index: Index) -> dict[str, bytes]:
    return {path: signature for path, (_, signature) in index.ask(files.signed, ["", "a/"]).items()}


def test_an_article_that_went_while_its_story_was_sought_is_told(index: Index) -> None:
    _fill(index, _article("a.txt"), _article("b.txt"))
    placed, gone = article_id("a.txt", 0), article_id("b.txt", 0)
    file = index.ask(files.known, ["b.txt"])["b.txt"].id
    index.do(catalogue.forget_files, deque([file]))
    index.do(rounds.settle, deque([placed]), deque())
    index.do(rounds.settle, deque([placed]), deque())  # as another process has done it, too
    with pytest.raises(NotFoundError):
        index.do(rounds.settle, deque([gone]), deque())

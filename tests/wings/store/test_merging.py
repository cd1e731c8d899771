"""States merged into each other: once is as good as twice, in any order, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model import Correction, Mark, Verdict
from reader.store import sqlite
from reader.store.shelter import Shelter
from reader.store.state.corrections import Corrected
from reader.store.state.merging import Entry
from reader.store.state.remembered import Identity
from reader.store.state.state import State
from reader.store.state.tables import APPLICATION, MIGRATIONS

A, B, C = ARTICLES = [Identity(f"/news/{name}.txt#0", name * 32) for name in "abc"]
_FILES = count()

Deed = Callable[[State], object]


@contextmanager
def opened(folder: Path) -> Iterator[State]:
    path = folder / f"{next(_FILES)}" / "state.db"
    with closing(State(path, Shelter().place_for("state.db"))) as state:
        yield state


def _mark(article: Identity, field: str, value: bool) -> Deed:
    return lambda state: state.change("c", [article], field, value, str)


def _tag(article: Identity, tag: str, value: bool) -> Deed:
    return lambda state: state.tag("c", [article], {tag: value}, str)


def _amend(article: Identity, name: str, value: str | None) -> Deed:
    return lambda state: state.amend("c", article, {name: value}, "corrected")


def _judge(a: Identity, b: Identity, verdict: Verdict) -> Deed:
    return lambda state: state.judge("c", [(a, b, verdict)], "judged") if a != b else None


def _correct(a: Identity, b: Identity, correction: Correction) -> Deed:
    said = [Corrected("one.0", "two.0", correction)]
    return lambda state: state.correct("c", a, b, said, "corrected") if a != b else None


def _place(article: Identity, place: int) -> Deed:
    return lambda state: state.keep_place(article, place)


def _undo(_: object) -> Deed:
    return lambda state: state.undo("c")


_ARTICLE = st.sampled_from(ARTICLES)
DEEDS = st.lists(
    st.one_of(
        st.builds(_mark, _ARTICLE, st.sampled_from(["read", "starred"]), st.booleans()),
        st.builds(_tag, _ARTICLE, st.sampled_from(["x", "X", "y"]), st.booleans()),
        st.builds(
            _amend,
            _ARTICLE,
            st.sampled_from(["headline", "date"]),
            st.sampled_from([None, "", "2022"]),
        ),
        st.builds(_judge, _ARTICLE, _ARTICLE, st.sampled_from(Verdict)),
        st.builds(_correct, _ARTICLE, _ARTICLE, st.sampled_from(Correction)),
        st.builds(_place, _ARTICLE, st.integers(0, 9)),
        st.builds(_undo, st.none()),
    ),
    max_size=8,
)
QUICK = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _done(state: State, deeds: Sequence[Deed]) -> list[Entry]:
    for deed in deeds:
        deed(state)
    return state.told()


@QUICK
@given(DEEDS)
def test_into_an_empty_state_everything_comes_and_the_second_time_nothing(
    tmp_path: Path, deeds: list[Deed]
) -> None:
    with opened(tmp_path) as one, opened(tmp_path) as other:
        said = _done(one, deeds)
        other.merge(said)
        assert other.told() == said
        here, there = (
            [each[1:3] for each in state.about(ARTICLES) if each.mark != Mark()]
            for state in (one, other)
        )
        assert here == there
        life = other.life()
        assert other.merge(said) == 0
        assert other.merge(said[::-1]) == 0
        assert other.life() == life


@QUICK
@given(DEEDS, DEEDS)
def test_it_is_the_same_whichever_comes_first(
    tmp_path: Path, ours: list[Deed], theirs: list[Deed]
) -> None:
    with opened(tmp_path) as one, opened(tmp_path) as other, opened(tmp_path) as third:
        first, second = _done(one, ours), _done(other, theirs)
        third.merge(second)
        third.merge(first)
        one.merge(second)
        other.merge(first)
        assert one.told() == other.told() == third.told()


@QUICK
@given(DEEDS, DEEDS)
def test_nothing_is_lost_on_either_side(
    tmp_path: Path, ours: list[Deed], theirs: list[Deed]
) -> None:
    with opened(tmp_path) as one, opened(tmp_path) as other:
        first, second = _done(one, ours), _done(other, theirs)
        one.merge(second)
        merged = {(each.articles, each.field): each for each in one.told()}
        newest: dict[tuple[object, str], Entry] = {}
        for each in (*first, *second):
            held = newest.get((each.articles, each.field))
            if held is None or each.made_at > held.made_at:
                newest[each.articles, each.field] = each
        assert merged == newest


def test_what_was_merged_can_still_be_undone_where_it_was_done(tmp_path: Path) -> None:
    with opened(tmp_path) as one, opened(tmp_path) as other:
        _mark(A, "read", True)(one)
        other.merge(one.told())
        assert other.undo("c") is None
        assert one.undo("c") == "1"
        other.merge(one.told())
        assert [each.mark.read for each in other.about([A])] == [False]


def test_of_two_words_of_one_moment_the_one_that_says_more_holds(tmp_path: Path) -> None:
    read = Entry((A,), "read", 1, 7.0)
    for said in ([read, read._replace(value=0)], [read._replace(value=0), read]):
        with opened(tmp_path) as state:
            state.merge(said)
            assert state.told() == [read]


def test_looking_at_the_news_takes_none_in(tmp_path: Path) -> None:
    with opened(tmp_path) as one, opened(tmp_path) as other:
        said = _done(one, [_mark(A, "read", True), _tag(B, "x", True)])
        assert other.news(said) == 2
        assert other.told() == []


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_an_older_state_is_brought_up_to_date_and_tells_all(tmp_path: Path, version: int) -> None:
    path = tmp_path / "state.db"
    with closing(sqlite.connect(path)) as old:
        sqlite.migrate(old, path, APPLICATION, MIGRATIONS[:version])
        old.execute(
            "INSERT INTO articles (path, content, read, starred, tags, revision)"
            " VALUES (?, ?, 1, 1, 'x', 1)",
            A,
        )
        old.execute("INSERT INTO articles (path, content, revision) VALUES (?, ?, 1)", B)
        old.execute("INSERT INTO judgements VALUES (1, 2, 'same story')")
        old.execute("INSERT INTO deeds VALUES (1, 'c', 'starred 1', 0, 70.5)")
        old.execute("INSERT INTO changes VALUES (1, 'starred', 1, 0, 0, 1)")
        if version > 2:  # which keeps itself when each was said
            old.execute("INSERT INTO times VALUES (1, 0, 'starred', 70.5)")
    with closing(State(path, Shelter().place_for("state.db"))) as state:
        assert state.told() == [
            Entry((A,), "read", 1, 0.0),
            Entry((A,), "starred", 1, 70.5),
            Entry((A,), "tag x", "x", 0.0),
            Entry((A, B), "verdict", "same story", 0.0),
        ]
        assert state.undo("c") == "starred 1"
    assert path.with_name(f"state.db.before-{len(MIGRATIONS)}").is_file()

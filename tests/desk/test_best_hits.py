"""The best hits of a collection that is too large to weigh all of them: what is left out, and said.

"Too large" is made to begin with a few articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from reader.library import Library, open_library
from reader.model import Grouping, Ranking
from reader.pages.ranking import best_of, left_out
from reader.settings import Directories
from reader.store.index import effort, hits

_DAYS = 28


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Four articles on each of 28 days: all of a harbour, every seventh of a ferry too."""
    top = tmp_path_factory.mktemp("best")
    folder = top / "articles"
    folder.mkdir()
    for number in range(4 * _DAYS):
        ferry = "ferry " * (number % 5 + 1) if number % 7 == 0 else ""
        head = "The harbour question" if number % 10 == 3 else "Another question"
        text = f"{head} {number}\n\nPublished {number // 4 + 1} May 2022\n\n"
        (folder / f"{number:03}.txt").write_text(f"{text}Nobody saw the harbour. {ferry}港口。\n")
    with open_library([folder], Directories(top / "config", top / "cache")) as opened:
        opened.update()
        yield opened


@pytest.fixture(autouse=True)
def _large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "RARE", 20)
    monkeypatch.setattr(effort, "_NEAR", 40)
    monkeypatch.setattr(hits, "_WEIGHED", 28)  # as the 40 above, whole days


def _ranking(library: Library, query: str) -> Ranking:
    return library.ranking(library.understand(query), 1000)


def _by_date(library: Library, query: str) -> list[str]:
    groups = library.groups(library.understand(query), Grouping.DATE)
    return [each for group in groups for each in group.ids]


def _numbers(library: Library, ids: list[str]) -> list[int]:
    return [int(row.path[:3]) for row in library.rows(ids)]


def test_a_word_that_few_articles_hold_is_weighed_in_all_of_them(library: Library) -> None:
    found = _ranking(library, "ferry")
    assert left_out(found) == ""
    assert sorted(found.ids) == sorted(_by_date(library, "ferry"))
    times = [number % 5 + 1 for number in _numbers(library, [*found.ids])]
    assert times == sorted(times, reverse=True)


def test_of_a_common_word_the_newest_hits_are_compared_by_their_headlines(
    library: Library,
) -> None:
    found = _ranking(library, "harbour")
    assert best_of(found) == "Best of the newest 28 hits · “harbour” counts in headlines only"
    assert sorted(found.ids) == sorted(_by_date(library, "harbour")[:28])
    named = [number % 10 == 3 for number in _numbers(library, [*found.ids])]
    assert any(named)
    assert named == sorted(named, reverse=True)


def test_what_is_common_is_not_weighed_beside_what_is_rare(library: Library) -> None:
    found = _ranking(library, "harbour ferry")
    assert sorted(found.ids) == sorted(_by_date(library, "ferry"))
    assert (found.newest_hits, found.newest_articles) == (None, None)
    assert found.ids == _ranking(library, "ferry").ids


@pytest.mark.parametrize("query", ['"harbour question"', "港口", "harbour question -ferry"])
def test_common_words_that_may_stand_together_nowhere_are_sought_among_the_newest(
    library: Library, query: str
) -> None:
    found = _ranking(library, query)
    newest = _by_date(library, "")[:40]
    assert "in the newest 40 articles" in best_of(found) or found.newest_hits == 28
    assert set(found.ids) <= set(newest)
    passing = [each for each in _by_date(library, query) if each in newest]
    assert sorted(found.ids) == sorted(passing[: hits._WEIGHED])


def test_only_what_the_dates_let_pass_is_looked_at(library: Library) -> None:
    found = _ranking(library, '"harbour question" to:2022-05-09')
    assert 0 < len(found.ids) == len(_by_date(library, '"harbour question" to:2022-05-09'))
    assert found.newest_articles is None


@pytest.mark.parametrize(
    "query",
    [
        *("harbour", "ferry", '"harbour question"', "harbour question", "har*", "h*", "港口"),
        *("headline:harbour", "harbour OR ferry", "ferry (harbour OR question)", "harbour -ferry"),
        *("harbour dated", "ferry to:2022-05-10", "harbour from:2022-05-03 to:2022-05-05"),
        *("zebra", '"question harbour"', "undated", "unread", "on:2022-05-02", "(ferry) OR dated"),
        *(
            "港口 saw",
            '"saw the harbour" ferry',
            '"the the"',
            "harbour question que*",
            "saw starred",
        ),
    ],
)
@pytest.mark.parametrize("most", [1, 5, 60])
@pytest.mark.parametrize("seconds", [0.0, 60.0])
def test_what_is_found_at_once_are_the_newest_of_all(
    library: Library, query: str, most: int, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fewer than asked for may be found at once; then it is not said that those are all."""
    monkeypatch.setattr(effort, "_FIRST", 8)
    monkeypatch.setattr(effort, "_SLICE", seconds)
    wanted, everything = library.understand(query), _by_date(library, query)
    groups, whole = library.newest(wanted, Grouping.DATE, most)
    found = [each for group in groups for each in group.ids]
    assert whole <= (found == everything)
    assert len(found) >= min(most, len(everything)) or not seconds or library.takes_long(wanted)
    dates = {row.id: row.date for row in library.rows(everything)}
    assert [dates[each] for each in found] == [dates[each] for each in everything[: len(found)]]


@pytest.mark.parametrize("query", ['"question harbour"', "starred", "口港"])
def test_what_is_nowhere_is_looked_for_until_a_key_has_waited(
    library: Library, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effort, "_FIRST", 8)
    for seconds, all_seen in ((0.0, False), (60.0, True)):
        monkeypatch.setattr(effort, "_SLICE", seconds)
        groups, whole = library.newest(library.understand(query), Grouping.DATE, 5)
        assert (list(groups), whole) == ([], all_seen)


@pytest.mark.parametrize("articles", [1, 3, 8, 500])
def test_the_parts_of_a_span_are_all_of_it_without_a_seam(
    library: Library, articles: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effort, "_FIRST", articles)
    span = effort.Span.of(library.understand("from:2022-05-03 to:2022-05-20"))
    parts = library._index.ask(lambda db: list(span.parts(db)))
    assert (parts[0].end, parts[-1].first) == (span.end, span.first)
    assert all(newer.first == older.end for newer, older in pairwise(parts))
    assert (len(parts) == 1) == (articles > 4 * 18)


@pytest.mark.parametrize("query", ["harbour", "ferry", "har*", "on:2022-05-02"])
def test_a_single_word_or_day_is_found_whole_at_once(library: Library, query: str) -> None:
    _, whole = library.newest(library.understand(query), Grouping.DATE, 1000)
    assert whole


def test_a_phrase_says_what_was_left_out() -> None:
    assert best_of(Ranking(["a"])) == "Best hits first"
    assert best_of(Ranking(["a"], newest_articles=50_001)) == (
        "Best hits in the newest 50,001 articles"
    )
    assert left_out(Ranking(["a"], common=("a", "b", "c", "d"))) == (
        "Best hits first · “a”, “b”, “c” … count in headlines only"
    )

"""The newest of many: what is found at once is the beginning of what is found in all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.library import Library, open_library
from reader.model import Filter, Grouping
from reader.settings import Directories

_WORDS = ("harbour", "ferry", "storm", "bread", "council")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Forty articles of forty days, told by three outlets; every third without a date."""
    top = tmp_path_factory.mktemp("many")
    folder = top / "articles"
    folder.mkdir()
    for number in range(40):
        said = " ".join(word for at, word in enumerate(_WORDS) if number % (at + 2) == 0)
        day = f"Published {number % 28 + 1} May 2022\n\n" if number % 3 else ""
        text = f"The {said} question {number}\n\n{day}Nobody knew of the {said} on that day.\n"
        (folder / f"{number:02}.txt").write_text(text)
    with open_library([folder], Directories(top / "config", top / "cache")) as opened:
        for _ in opened.scan():
            pass
        yield opened


QUERIES = [
    *("", "question", "harbour", "harbour ferry", "harbour OR bread", "harbour -ferry"),
    *("ferry from:2022-05-10", "dated", "undated", "(ferry OR storm) to:2022-05-20"),
    *("harb*", '"harbour ferry"', "headline:storm", "zebra", "-ferry", "NOT (harbour OR ferry)"),
    *("(harbour -storm) OR (ferry bread)", "-(ferry storm) harbour", "question unread"),
]


def _ids(library: Library, wanted: Filter) -> list[str]:
    return [each for group in library.groups(wanted, Grouping.DATE) for each in group.ids]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("most", [1, 5, 100])
def test_the_newest_are_the_first_of_all(library: Library, query: str, most: int) -> None:
    wanted = library.understand(query)
    everything = _ids(library, wanted)
    groups, whole = library.newest(wanted, Grouping.DATE, most)
    found = [each for group in groups for each in group.ids]
    dates = {row.id: row.date for row in library.rows(everything)}
    assert [dates[each] for each in found] == [dates[each] for each in everything[:most]]
    assert set(found) <= set(everything)
    assert whole == (len(everything) <= most)


@pytest.mark.parametrize("grouping", list(Grouping))
def test_the_newest_stand_under_the_headings_of_their_grouping(
    library: Library, grouping: Grouping
) -> None:
    wanted = library.understand("harbour")
    groups, _ = library.newest(wanted, grouping, 1000)
    assert groups == library.groups(wanted, grouping)


@pytest.mark.parametrize("query", QUERIES)
def test_ranking_gives_what_passes_and_nothing_else(library: Library, query: str) -> None:
    wanted = library.understand(query)
    found = library.ranked(wanted, 1000)
    assert sorted(found) == (sorted(_ids(library, wanted)) if wanted.sought else [])


def test_a_text_is_read_as_its_file_holds_it(library: Library) -> None:
    [article] = _ids(library, library.understand('"question 7"'))
    assert library.text(article) == library.article(article).text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("harbour", "harbour"),
        ("harbo", "harbo*"),
        ("question harbo", "question harbo*"),
        ("zebr", "zebr"),
        ("unread", "unread"),
        ("ferr OR", "ferr OR"),
    ],
)
def test_a_word_that_was_not_typed_to_its_end_is_kept_as_a_beginning(
    library: Library, typed: str, kept: str
) -> None:
    assert library.settle(typed) == kept


def test_what_takes_long_is_kept_as_it_was_typed(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "takes_long", lambda _: True)
    monkeypatch.setattr(library, "newest", None)  # nothing is looked for
    assert library.settle("harbo") == "harbo"


def test_what_can_not_go_on_is_not_looked_for(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "newest", None)
    assert library.settle('"common words"') == '"common words"'

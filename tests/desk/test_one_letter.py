"""What begins with a letter or two: all of it is found, and nothing else, without the full text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from reader.library import Library, open_library
from reader.model import Filter, Grouping
from reader.settings import Directories
from reader.store.index import filters, fulltext, queries

_TEXTS = (
    "Édith Évora sailed.",
    "Sailors sang; the sea was still.",
    "Elder trees stood there.",
    "Øystein saw nothing.",
    "Στέλλα είδε τη θάλασσα.",
    "Nobody heard it.",
    "It is 3 o'clock.",
)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Directories:
    """Seven articles, read; their headlines are counted in words."""
    top = tmp_path_factory.mktemp("letters")
    folder, where = top / "articles", Directories(top / "config", top / "cache")
    folder.mkdir()
    heads = ("One ship", "Two songs", "Three elders", "Four names", "Five seas", "Six", "Seven")
    for number, (head, text) in enumerate(zip(heads, _TEXTS, strict=True)):
        day = f"Published {number + 1} May 2022"
        (folder / f"{number}.txt").write_text(f"{head}\n\n{day}\n\n{text}\n")
    with open_library([folder], where) as opened:
        opened.update()
    return where


@pytest.fixture
def library(places: Directories) -> Iterator[Library]:
    with open_library([places.cache.parent / "articles"], places) as opened:
        yield opened


def _found(library: Library, query: str) -> set[str]:
    groups = library.groups(library.understand(query), Grouping.DATE)
    return {row.path[0] for row in library.rows([each for group in groups for each in group.ids])}


@pytest.mark.parametrize("query", ["sa*", "SA*", "sá*"])
def test_every_word_that_begins_so_is_found(library: Library, query: str) -> None:
    assert _found(library, query) == set("013")


@pytest.mark.parametrize("letter", [*"sStTeEÉoØσΣ37z", "sa", "st", "Él", "zz"])
@pytest.mark.parametrize(
    "form",
    ["{}*", "headline:{}*", "{}* saw", "sea {}*", "elder -{}*", "{}* OR elder", "sea OR {}*"],
)
def test_the_full_text_finds_the_same(
    library: Library, places: Directories, letter: str, form: str
) -> None:
    query = form.format(letter)
    asked = fulltext.wholly(library.understand(query))
    assert asked
    with closing(sqlite3.connect(next(places.cache.glob("*.db")))) as index:
        rows = index.execute("SELECT count(*) FROM fulltext WHERE fulltext MATCH ?", (asked,))
        assert len(_found(library, query)) == rows.fetchone()[0]


def test_the_full_text_is_not_asked_to_gather_them() -> None:
    """It would hold every place of every such word in memory at once."""
    assert "MATCH" not in filters.where(queries.parse("s* -o* headline:t*")).condition
    assert filters.where(queries.parse("sea s*")).condition.count("MATCH") == 1
    assert "MATCH" in filters.where(Filter(words=("sea*",))).condition

"""Dates of numbers alone: decided by file, outlet, answer and collection, in any order."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from reader.library import Library, open_library
from reader.model import Article, DateOrder, Filter
from reader.settings import Directories

STORY = "\n\n".join(
    f"The council of {{town}} met for the {word} time on Tuesday to speak about the old bridge, "
    "and the mayor said that nothing had been decided yet by anybody at all."
    for word in ("first", "second", "third", "fourth")
)


def _text(town: str, day: str, outlet: str = "") -> str:
    header = f"Bridge of {town} stays open\n\nPublished: {day}\n\n"
    return f"{header}{STORY.format(town=town)}\n\n{outlet and f'© 2022 {outlet}'}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    return tmp_path / "news"


def _opened(folder: Path) -> Library:
    places = Directories(folder.parent / "config", folder.parent / "cache")
    library = open_library([folder], places)
    _scan(library)
    return library


def _scan(library: Library) -> None:
    for _ in library.scan():
        pass


def _put(folder: Path, library: Library, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    _scan(library)


def _article(library: Library, name: str) -> Article:
    article = library.article(library.find(name))
    (listed,) = library.details([article.id])
    assert listed.date == article.date, "the list and the article say the same"
    assert article.date
    return article


def _iso(library: Library, name: str) -> str:
    date = _article(library, name).date
    assert date
    return date.value.iso


def test_alone_it_is_doubtful_and_asked_about(folder: Path) -> None:
    (folder / "a.txt").write_text(_text("Harwell", "10/11/2022"), encoding="utf-8")
    with _opened(folder) as library:
        date = _article(library, "a.txt").date
        assert date
        assert date.confidence < 0.7
        assert {each.value.iso for each in (date, *date.conflicts)} == {"2022-11-10", "2022-10-11"}
        question = library.date_order()
        assert (question.answer, question.open) == (None, 1)
        assert question.example == library.find("a.txt")


@pytest.mark.parametrize("shape", ["10/11/2022", "10-11-2022"])
def test_the_answer_decides_at_once_and_for_later_files(folder: Path, shape: str) -> None:
    (folder / "a.txt").write_text(_text("Harwell", shape), encoding="utf-8")
    with _opened(folder) as library:
        library.set_date_order(DateOrder.MONTH)
        assert _iso(library, "a.txt") == "2022-10-11"
        _put(folder, library, "b.txt", _text("Bergen", "05/06/2022"))
        assert _iso(library, "b.txt") == "2022-05-06"
        assert library.date_order() == (DateOrder.MONTH, 0, None)
        library.set_date_order(DateOrder.DAY)
        assert (_iso(library, "a.txt"), _iso(library, "b.txt")) == ("2022-11-10", "2022-06-05")
    with _opened(folder) as library:
        assert library.date_order().answer is DateOrder.DAY
        assert _iso(library, "a.txt") == "2022-11-10"
        library.set_date_order(None)
        assert library.date_order() == (None, 2, library.date_order().example)


def test_the_same_outlets_clear_dates_decide_and_say_so(folder: Path) -> None:
    (folder / "a.txt").write_text(_text("Harwell", "10/11/2022", "USA Today"), encoding="utf-8")
    (folder / "b.txt").write_text(_text("Bergen", "10/24/2022", "USA Today"), encoding="utf-8")
    (folder / "c.txt").write_text(_text("Northam", "10/11/2022", "The Irish Times"), "utf-8")
    (folder / "d.txt").write_text(_text("Ardstad", "24/11/2022", "The Irish Times"), "utf-8")
    with _opened(folder) as library:
        assert (_iso(library, "a.txt"), _iso(library, "c.txt")) == ("2022-10-11", "2022-11-10")
        date = _article(library, "c.txt").date
        assert date
        assert not date.doubtful
        assert "outlet" in date.source
        assert [each.value.iso for each in date.conflicts] == ["2022-10-11"]
        assert library.date_order().open == 0


def test_the_collections_habit_decides_where_the_outlet_shows_none(folder: Path) -> None:
    (folder / "a.txt").write_text(_text("Harwell", "10/11/2022"), encoding="utf-8")
    with _opened(folder) as library:
        assert library.date_order().open == 1
        _put(folder, library, "b.txt", _text("Bergen", "24/11/2022"))
        assert library.date_order().open == 1, "one date shows no habit of a collection"
        _put(folder, library, "c.txt", _text("Northam", "25/11/2022"))
        assert _iso(library, "a.txt") == "2022-11-10"
        _put(folder, library, "d.txt", _text("Ardstad", "11/25/2022"))
        assert library.date_order().open == 1, "a collection of two habits decides nothing"


FILES = {
    "a.txt": _text("Harwell", "10/11/2022", "USA Today"),
    "b.txt": _text("Bergen", "10/24/2022", "USA Today"),
    "c.txt": _text("Northam", "04/05/2022"),
}


def test_the_order_of_arrival_does_not_matter(tmp_path: Path) -> None:
    seen = set()
    for number, order in enumerate(permutations(FILES)):
        folder = tmp_path / str(number) / "news"
        folder.mkdir(parents=True)
        with _opened(folder) as library:
            for name in order:
                _put(folder, library, name, FILES[name])
            seen.add(tuple(_iso(library, name) for name in sorted(FILES)))
            assert library.counts(Filter()).articles == len(FILES)
    assert len(seen) == 1


def test_a_correction_of_the_user_stays_over_any_decision(folder: Path) -> None:
    (folder / "a.txt").write_text(_text("Harwell", "10/11/2022"), encoding="utf-8")
    with _opened(folder) as library:
        library.amend(library.find("a.txt"), {"date": "2022-10-12"})
        library.set_date_order(DateOrder.DAY)
        assert _iso(library, "a.txt") == "2022-10-12"
        library.amend(library.find("a.txt"), {"date": None})
        assert _iso(library, "a.txt") == "2022-11-10"


def test_marks_stay_when_a_decision_moves_an_article(folder: Path) -> None:
    (folder / "a.txt").write_text(_text("Harwell", "10/11/2022"), encoding="utf-8")
    with _opened(folder) as library:
        found = library.find("a.txt")
        library.star([found])
        library.set_date_order(DateOrder.MONTH)
        assert library.find("a.txt") == found
        assert library.rows([found])[0].mark.starred
        assert library.counts(library.understand("mayor")).articles == 1

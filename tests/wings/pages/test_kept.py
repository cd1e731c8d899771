"""A comparison that is no longer shown goes at once, without the garbage collector."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from reader.compare import compare_articles
from reader.model import Article, article_id, content_id
from reader.pages.columns import Columns
from reader.pages.comparison_cells import Detail
from reader.pages.folds import Folds
from reader.pages.kept import kept
from reader.pages.prepared import Prepared

_LEFT = "The council met on Tuesday. It put the matter of the bridge off. Nobody spoke against it."
_RIGHT = "The council met on Monday. It put the matter of the harbour off. Nobody spoke for it."


@pytest.fixture
def collector_off() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def _prepared() -> Prepared:
    return Prepared(compare_articles(_article(_LEFT), _article(_RIGHT)))


def _article(text: str) -> Article:
    name = content_id(text)
    return Article(article_id(name, 0), name, name, 0, text)


@pytest.mark.usefixtures("collector_off")
def test_nothing_that_is_laid_out_holds_itself() -> None:
    prepared = _prepared()
    cells = prepared.cells(Detail.WORDING)
    columns = Columns(cells, 120, None, prepared.folded(Detail.WORDING, Folds()))
    assert list(columns.lines())
    gone: list[ref[object]] = [ref(prepared), ref(cells), ref(columns)]
    del prepared, cells, columns
    assert [each() for each in gone] == [None, None, None]


@pytest.mark.usefixtures("collector_off")
def test_two_sides_that_were_let_go_are_gone() -> None:
    prepared = _prepared()
    for _step in prepared.make_ahead():
        pass
    assert prepared.swapped.swapped is prepared
    gone = [ref(prepared), ref(prepared.swapped)]
    prepared.let_go()
    del prepared
    assert [each() for each in gone] == [None, None]


def test_a_result_is_made_once() -> None:
    class Maker:
        made = 0

        @kept(2)
        def make(self, number: int) -> list[int]:
            self.made += 1
            return [number]

    maker = Maker()
    assert maker.make(3) is maker.make(3)
    assert maker.made == 1
    assert [maker.make(4), maker.make(5), maker.make(3)] == [[4], [5], [3]]
    assert maker.made == 4, "the oldest of three was forgotten"

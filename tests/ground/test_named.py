"""Tuples with names: as typing's in all that the program asks of them."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from reader.named import NamedTuple


class Place(NamedTuple):
    """A place."""

    line: int
    column: int = 1
    marks: tuple[str, ...] = ()

    @property
    def next(self) -> Place:
        return self._replace(line=self.line + 1)

    @classmethod
    def first(cls) -> Place:
        return cls(1)


def test_it_is_a_tuple_with_names() -> None:
    place = Place(3, column=4)
    assert [*place] == [3, 4, ()]
    assert hash(place) == hash((3, 4, ()))
    assert (place.line, place[1], *place[2]) == (3, 4)
    assert Place._fields == ("line", "column", "marks")
    assert repr(place) == "Place(line=3, column=4, marks=())"
    assert (Place.first(), Place.first().next) == ((1, 1, ()), (2, 1, ()))
    assert place._asdict() == {"line": 3, "column": 4, "marks": ()}
    line, *_ = place
    assert line == 3
    match place:
        case Place(a, b):
            assert (a, b) == (3, 4)


def test_it_is_never_changed_nor_given_more() -> None:
    place: Any = Place(1)
    with pytest.raises(AttributeError):
        place.line = 2
    with pytest.raises(AttributeError):
        place.other = 2
    with pytest.raises(TypeError):
        place._replace(other=2)


@pytest.mark.parametrize("values", [(), (1, 2, (), 4)])
def test_what_does_not_fit_is_refused(values: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        Place(*values)
    with pytest.raises(TypeError):
        Place._make(values)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_it_can_be_sent_and_copied(protocol: int) -> None:
    place = Place(1, 2, ("a",))
    for again in (pickle.loads(pickle.dumps(place, protocol)), copy.deepcopy(place)):
        assert again == place
        assert type(again) is Place


def test_each_class_has_a_constructor_of_its_own() -> None:
    class Other(NamedTuple):
        name: str

    class Wider(Place):
        def twice(self) -> int:
            return 2 * self.line

    assert (Other("a"), Place(1), Other(name="b")) == (("a",), (1, 1, ()), ("b",))
    assert (Wider(2).twice(), type(Wider(2)), Wider(2).column) == (4, Wider, 1)
    assert type(Place(2)) is Place


def test_any_word_can_be_the_name_of_a_value() -> None:
    class Counted(NamedTuple):
        new: int = 0
        made: int = 0
        cls: int = 0

    assert Counted(1, made=2) == (1, 2, 0)

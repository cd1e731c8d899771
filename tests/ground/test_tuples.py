"""Named tuples behave as those of typing do, and are made much later."""

from __future__ import annotations

import copy
import json
import pickle
import re
from pathlib import Path
from typing import Generic, TypeVar

import pytest

import reader
from reader.tuples import NamedTuple

T = TypeVar("T")


class Point(NamedTuple):
    """A place."""

    x: int
    y: int = 0

    @property
    def sum(self) -> int:
        return self.x + self.y


class Pair(NamedTuple, Generic[T]):
    one: T
    other: T


class Raised(Point):
    """A place that counts from one; derived, with a constructor of its own."""

    __slots__ = ()

    def __new__(cls, x: int, y: int = 0) -> Raised:
        return super().__new__(cls, x + 1, y + 1)


def test_values_are_given_by_place_and_by_name_and_defaults_fill_in() -> None:
    assert (Point(1).x, Point(1).y, Point(1, 2).y, Point(y=3, x=1).y) == (1, 0, 2, 3)
    assert Point(1, 2).sum == 3
    assert Point.__doc__ == "A place."
    assert (Point._fields, Point._field_defaults) == (("x", "y"), {"y": 0})


def test_it_is_the_tuple_of_its_values() -> None:
    x, y = Point(1, 2)
    assert (x, y) == (1, 2)
    assert Point(1) == (1, 0)
    assert {Point(1): "here"}[Point(1, 0)] == "here"
    assert sorted([Point(2), Point(1)]) == [(1, 0), (2, 0)]
    assert json.dumps(Point(1)) == "[1, 0]"
    assert repr(Point(1)) == "Point(x=1, y=0)"


@pytest.mark.parametrize("values", [(), (1, 2, 3)])
def test_too_few_or_too_many_values_are_refused(values: tuple[int, ...]) -> None:
    with pytest.raises(TypeError, match=r"Point\.__new__"):
        Point(*values)
    with pytest.raises(TypeError):
        Point._make((1,))


def test_no_value_is_changed_and_some_are_exchanged() -> None:
    with pytest.raises(AttributeError):
        Point(1).x = 2  # type: ignore[misc]  # that is what is tried
    with pytest.raises(AttributeError):
        Point(1).z = 2  # type: ignore[attr-defined]  # no such value
    assert Point(1)._replace(y=5) == (1, 5)
    assert Point(1)._asdict() == {"x": 1, "y": 0}
    with pytest.raises(ValueError, match="z"):
        Point(1)._replace(z=5)  # type: ignore[call-arg]  # no such value


def test_a_case_takes_it_apart() -> None:
    match Point(3, 4):
        case Point(x, y):
            assert (x, y) == (3, 4)


def test_copies_and_pickles_are_the_same_again() -> None:
    for again in (copy.copy(Point(1, 2)), pickle.loads(pickle.dumps(Point(1, 2)))):
        assert type(again) is Point
        assert again == (1, 2)


def test_one_of_any_kind_of_value() -> None:
    assert Pair[str]("a", "b").other == "b"


def test_a_derived_one_keeps_its_own_constructor() -> None:
    assert [Raised(1, 1), Raised(1)] == [(2, 2), (2, 1)]
    assert Point(1, 1) == (1, 1)
    assert isinstance(Raised(1), Point)


def test_no_room_makes_them_the_dear_way() -> None:
    folder = Path(reader.__file__).parent
    dear = re.compile(r"^from typing import .*\bNamedTuple\b", re.M)
    rooms = (path for path in folder.rglob("*.py") if dear.search(path.read_text("utf-8")))
    # The output layer is a package of its own.
    assert {path.parent.name for path in rooms} == {"wire"}

"""Named tuples behave as typing's do, and cost little before the first one is made."""

from __future__ import annotations

import copy
import json
import pickle
import typing

import pytest

from reader.named import NamedTuple


class Point(NamedTuple):
    """A place."""

    x: int
    y: int = 0

    @property
    def sum(self) -> int:
        return self.x + self.y

    @classmethod
    def origin(cls) -> Point:
        return cls(0)


class Tally(NamedTuple):
    new: int = 0
    cls: int = 0
    name: str = ""


class Theirs(typing.NamedTuple):
    x: int
    y: int = 0


def test_values_are_given_by_place_and_by_name_and_defaults_fill_in() -> None:
    assert (Point(1).x, Point(1).y, Point(1, 2).y, Point(y=3, x=1).y) == (1, 0, 2, 3)
    assert (Point(1, 2).sum, Point.origin()) == (3, Point(0))
    assert Point.__doc__ == "A place."
    assert Tally(new=1, name="a") == (1, 0, "a")


@pytest.mark.parametrize("values", [(), (1, 2, 3)])
def test_too_few_or_too_many_values_are_refused(values: tuple[int, ...]) -> None:
    for _ in range(2):  # the first time its constructor is written
        with pytest.raises(TypeError, match=r"Point\.__new__"):
            Point(*values)


def test_it_is_a_tuple_and_nothing_can_be_set_or_added() -> None:
    point = Point(1)
    assert (point, tuple(point), hash(point)) == ((1, 0), (1, 0), hash((1, 0)))
    for name in ("x", "z"):
        with pytest.raises(AttributeError):
            setattr(point, name, 2)
    assert not hasattr(point, "__dict__")


def test_what_is_made_past_the_constructor_has_its_values_by_name() -> None:
    class Raw(NamedTuple):
        x: int
        y: int

    assert tuple.__new__(Raw, (1, 2)).y == 2


def test_the_usual_methods_do_as_typing_s() -> None:
    ours, theirs = Point(1, 2), Theirs(1, 2)
    assert repr(ours).replace("Point", "Theirs") == repr(theirs)
    assert ours._asdict() == theirs._asdict()
    assert ours._replace(y=5) == tuple(theirs._replace(y=5))
    assert Point._make(iter((4, 5))) == tuple(Theirs._make(iter((4, 5))))
    assert (Point._fields, Point._field_defaults) == (Theirs._fields, Theirs._field_defaults)
    with pytest.raises(TypeError):
        ours._replace(z=1)  # type: ignore[call-arg]  # what is tested


def test_it_can_be_copied_pickled_written_as_json_and_matched() -> None:
    assert copy.deepcopy(Point(1, 2)) == pickle.loads(pickle.dumps(Point(1, 2))) == Point(1, 2)
    assert type(pickle.loads(pickle.dumps(Point(1, 2)))) is Point
    assert json.dumps(Point(1, 2)) == "[1, 2]"
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)

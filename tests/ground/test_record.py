"""Records behave as frozen dataclasses do, and cost no import of dataclasses."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from typing import Generic, TypeVar

import pytest

from reader.record import asdict, astuple, record, replace

T = TypeVar("T")


@record(frozen=True, slots=True)
class Point:
    """A place."""

    x: int
    y: int = 0

    @property
    def sum(self) -> int:
        return self.x + self.y


@record(frozen=True, slots=True)
class Twin:
    x: int
    y: int = 0


@record(frozen=True, slots=True)
class Box(Generic[T]):
    content: T
    point: Point = Point(1)


def test_values_are_given_by_place_and_by_name_and_defaults_fill_in() -> None:
    assert (Point(1).x, Point(1).y, Point(1, 2).y, Point(y=3, x=1).y) == (1, 0, 2, 3)
    assert Point(1, 2).sum == 3
    assert Point.__doc__ == "A place."


@pytest.mark.parametrize("values", [(), (1, 2, 3)])
def test_too_few_or_too_many_values_are_refused(values: tuple[int, ...]) -> None:
    with pytest.raises(TypeError, match=r"Point\.__init__"):
        Point(*values)


def test_equality_is_by_class_and_values() -> None:
    others: list[object] = [Twin(1), (1, 0), None]
    assert Point(1) == Point(1, 0)
    assert Point(1) != Point(1, 1)
    assert Point(1) not in others
    assert len({Point(1), Point(1, 0), Point(2)}) == 2


def test_nothing_can_be_set_taken_away_or_added() -> None:
    point = Point(1)
    for name in ("x", "z"):
        with pytest.raises(AttributeError):
            setattr(point, name, 2)
    with pytest.raises(AttributeError):
        del point.x
    assert point == Point(1)
    assert not hasattr(point, "__dict__")


def test_it_is_shown_in_full() -> None:
    assert repr(Box("a")) == "Box(content='a', point=Point(x=1, y=0))"


def test_what_dataclasses_offers_works_on_records() -> None:
    assert dataclasses.is_dataclass(Point)
    assert dataclasses.replace(Point(1, 2), y=5) == Point(1, 5)
    assert dataclasses.asdict(Box("a")) == asdict(Box("a"))
    assert asdict(Box("a")) == {"content": "a", "point": {"x": 1, "y": 0}}
    assert dataclasses.astuple(Box("a")) == astuple(Box("a")) == ("a", (1, 0))
    assert [field.name for field in dataclasses.fields(Point)] == ["x", "y"]


def test_a_record_can_be_changed_into_another_copied_and_pickled() -> None:
    assert replace(Point(1, 2), x=7) == Point(7, 2)
    with pytest.raises(TypeError):
        replace(Point(1), z=7)  # type: ignore[call-arg]  # what is tested
    box = Box([1])
    assert copy.deepcopy(box) == pickle.loads(pickle.dumps(box)) == box
    assert copy.deepcopy(box).content is not box.content


def test_records_match_patterns_by_place() -> None:
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)


def test_the_program_s_records_need_no_dataclasses() -> None:
    code = "import sys, reader.model as m; m.Mark(); print('dataclasses' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"

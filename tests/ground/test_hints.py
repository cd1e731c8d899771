"""What stands in for hints at run time, as the rooms write them."""

from __future__ import annotations

import pickle

from reader.hints import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class Known(Generic[T_co]):
    """Holds a value of a type that is told in brackets."""

    def __init__(self, value: T_co) -> None:
        self.value = value


class Named(Protocol):
    """Asks for a name."""

    name: str


class Ship:
    name = "Aurora"

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        return self.name[place] if isinstance(place, int) else list(self.name[place])


def test_only_a_type_checker_reads_what_is_for_it() -> None:
    assert not TYPE_CHECKING


def test_a_generic_class_is_the_class_whatever_stands_in_brackets() -> None:
    alias: Any = Known[str]
    assert alias is Known
    assert alias("ferry").value == "ferry"
    assert isinstance(pickle.loads(pickle.dumps(Known("ferry"))), Known)


def test_a_protocol_is_a_class_that_nobody_has_to_derive_from() -> None:
    def told(one: Named) -> str:
        return one.name

    assert told(Ship()) == "Aurora"


def test_of_a_method_that_is_told_several_ways_the_last_is_called() -> None:
    assert Ship()[0] == "A"
    assert Ship()[:2] == ["A", "u"]

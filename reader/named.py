"""Tuples with names for their values, which cost almost nothing until the first one is made.

``NamedTuple`` is ``typing.NamedTuple`` to the type checker. At run time that compiles every
annotation and writes a constructor for each class as its module is loaded: of the fifty that a
list of articles passes it makes a dozen, and that took a seventh of its time. Here a constructor
is written when its class is first called. Must not know any tuple.
"""

from __future__ import annotations

import collections
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

__all__ = ["NamedTuple"]

_place: Any = vars(collections)["_tuplegetter"]  # by which namedtuple reads its places


class _Kind(type):
    """Makes a class of annotated names and defaults: a tuple whose places have these names."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _Kind:
        fields = tuple(namespace.get("__annotations__", ())) if bases != (tuple,) else ()
        if fields:
            defaults = {each: namespace[each] for each in fields if each in namespace}
            namespace |= {each: _place(at, None) for at, each in enumerate(fields)}
            namespace |= {"_fields": fields, "__match_args__": fields, "_field_defaults": defaults}
        return super().__new__(cls, name, bases, {"__slots__": (), **namespace})


class _Named(tuple[Any, ...], metaclass=_Kind):
    """What tuples with names share."""

    _fields: ClassVar[tuple[str, ...]]
    _field_defaults: ClassVar[dict[str, Any]]

    def __new__(cls, *values: Any, **named: Any) -> Self:
        """Write the constructor of this class, which takes the place of this one, and use it."""
        made: Any = cls
        made.__new__ = _constructor(made)
        return made(*values, **named)  # type: ignore[no-any-return]  # it makes its own class

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        return cls(*values)

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def _replace(self, **changes: Any) -> Self:
        return type(self)(**{**self._asdict(), **changes})

    __replace__ = _replace

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)

    def __repr__(self) -> str:
        values = (f"{name}={value!r}" for name, value in self._asdict().items())
        return f"{type(self).__name__}({', '.join(values)})"


def _constructor(made: type[_Named]) -> Any:
    """Write ``__new__`` as a person would."""
    names = ", ".join(made._fields)
    scope: dict[str, Any] = {"_new": tuple.__new__}  # no name of a value begins so
    exec(f"def __new__(_made, {names}):\n    return _new(_made, ({names},))", scope)
    constructor = scope["__new__"]
    constructor.__defaults__ = tuple(made._field_defaults.values())
    constructor.__qualname__ = f"{made.__qualname__}.__new__"
    return staticmethod(constructor)


if TYPE_CHECKING:
    from typing import NamedTuple
else:
    NamedTuple = _Named

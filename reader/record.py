"""Frozen records that cost almost nothing until the first one is made.

``record`` is ``dataclasses.dataclass`` to the type checker. At run time that module takes longer
to load than SQLite, for it brings the whole of ``inspect``, and longer still to write six
methods for each of thirty classes, of which a short command uses five. Here the methods are
shared, and a constructor is written when its class is first called. Must not know any record.
"""

from __future__ import annotations

from operator import attrgetter

from reader.hints import TYPE_CHECKING, Any, ClassVar

__all__ = ["asdict", "astuple", "record", "replace"]


class _Record:
    """What records share: equal by class and values, hashable, shown in full, never changed."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]
    _defaults: ClassVar[tuple[object, ...]]
    _values: ClassVar[attrgetter[Any]]

    def __init__(self, *values: object, **named: object) -> None:
        """Write the constructor of this class, which takes the place of this one, and use it."""
        written: Any = type(self)
        written.__init__ = _constructor(written)
        written.__init__(self, *values, **named)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return bool(self._values(self) == self._values(other))

    def __hash__(self) -> int:
        return hash(self._values(self))

    def __repr__(self) -> str:
        values = (f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__qualname__}({', '.join(values)})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} is never changed: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a {type(self).__name__} is never changed: {name}")

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Serve ``copy`` and ``pickle``, which would otherwise set attributes."""
        return type(self), tuple(getattr(self, name) for name in self.__match_args__)


class _Fields:
    """``__dataclass_fields__``, by which ``replace``, ``asdict`` and their like know a dataclass.

    Whoever asks has imported dataclasses, so the answer is theirs, made at the first question.
    """

    def __get__(self, instance: object, owner: Any) -> object:
        from dataclasses import make_dataclass

        twin: Any = make_dataclass(owner.__name__, owner.__annotations__.items())
        owner.__dataclass_fields__ = twin.__dataclass_fields__
        return owner.__dataclass_fields__


def _constructor(made: type[_Record]) -> Any:
    """Write ``__init__`` as a person would, one line a value, but for the frozen attributes."""
    names = made.__match_args__
    lines = [f"def __init__(self, {', '.join(names)}):"]
    lines += [f"    put_{name}(self, {name})" for name in names]
    scope: dict[str, Any] = {f"put_{name}": getattr(made, name).__set__ for name in names}
    exec("\n".join(lines), scope)
    constructor = scope["__init__"]
    constructor.__defaults__ = made._defaults
    constructor.__qualname__ = f"{made.__qualname__}.__init__"
    return constructor


def _recorded(plain: type) -> type:
    """Make the class anew, with slots: they cannot be added to one that is there."""
    namespace = dict(vars(plain))
    names = tuple(namespace["__annotations__"])
    defaults = tuple(namespace.pop(name) for name in names if name in namespace)
    for own in ("__dict__", "__weakref__"):
        namespace.pop(own, None)
    namespace.update(
        __slots__=names,
        __match_args__=names,
        __dataclass_fields__=_Fields(),
        _defaults=defaults,
        _values=attrgetter(*names),
    )
    bases = tuple(base for base in plain.__bases__ if base is not object)
    return type(plain)(plain.__name__, (*bases, _Record), namespace)


if TYPE_CHECKING:
    from dataclasses import asdict, astuple, replace
    from dataclasses import dataclass as record
else:

    def record(*, frozen, slots):
        """Make a class of annotated names and defaults a record, which is always both."""
        return _recorded

    def replace(one, /, **changes):
        """Give the record with some of its values changed, as ``dataclasses.replace`` does."""
        kept = {name: getattr(one, name) for name in one.__match_args__}
        return type(one)(**kept | changes)

    def astuple(one, /):
        """Give the values in order, records among them as tuples too."""
        values = (getattr(one, name) for name in one.__match_args__)
        return tuple(astuple(each) if isinstance(each, _Record) else each for each in values)

    def asdict(one, /):
        """Give the values by their names, those of records among them too."""
        values = ((name, getattr(one, name)) for name in one.__match_args__)
        return {name: asdict(each) if isinstance(each, _Record) else each for name, each in values}

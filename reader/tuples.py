"""Named tuples that cost almost nothing until the first one is made.

``NamedTuple`` is that of ``typing`` to the type checker. At run time that one writes a
constructor for each class, and some methods, when the class is made: for the fifty that a start
of the screens comes by, and of which it uses a part, it takes longer than to load SQLite. Here
the methods are shared, and the constructor is written when its class is first called. Must not
know any tuple.
"""

from __future__ import annotations

from collections import namedtuple

TYPE_CHECKING = False  # as every type checker knows it; typing takes long to load

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    # What gives a value of a named tuple by its place, faster than any property. It has no name.
    _Value = type(namedtuple("_One", "value").value)

    class _Named(tuple):
        """What named tuples share: values by name, shown in full, some of them exchanged."""

        __slots__ = ()

        def __new__(cls, *values, **named):
            """Write the constructor of this class, which takes the place of this one; use it."""
            owner = next(each for each in cls.__mro__ if "_fields" in vars(each))
            owner.__new__ = staticmethod(_constructor(owner))
            return owner.__new__(cls, *values, **named)

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            made = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            values = (f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(values)})"

        def __getnewargs__(self):
            """Serve ``copy`` and ``pickle``."""
            return tuple(self)

    def _constructor(owner):
        """Write ``__new__`` as ``collections`` does, one argument a value."""
        names = owner._fields
        made = f"_tuple(_cls, ({''.join(f'{name}, ' for name in names)}))"
        written = eval(f"lambda {', '.join(('_cls', *names))}: {made}", {"_tuple": tuple.__new__})
        written.__defaults__ = tuple(owner._field_defaults.values())
        written.__name__, written.__qualname__ = "__new__", f"{owner.__qualname__}.__new__"
        return written

    class _Making(type):
        """Makes a class of annotated names and defaults a named tuple."""

        def __new__(cls, name, bases, namespace):
            if not bases:  # that all others are derived from
                return super().__new__(cls, name, bases, namespace)
            names = tuple(namespace.get("__annotations__", ()))
            defaults = {each: namespace.pop(each) for each in names if each in namespace}
            namespace.update(
                {each: _Value(place, "") for place, each in enumerate(names)},
                __slots__=(),
                __match_args__=names,
                _fields=names,
                _field_defaults=defaults,
            )
            return type(name, (_Named, *bases[1:]), namespace)

    class NamedTuple(metaclass=_Making):
        """The base to name in a class of annotated values, before any other."""

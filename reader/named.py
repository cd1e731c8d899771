"""Named tuples that cost almost nothing until the first one is made.

``NamedTuple`` is ``typing.NamedTuple`` to the type checker. That one writes and compiles the
constructor of every class it is told of, a tenth of a millisecond each, and a comparison passes a
hundred classes of which it makes a few. Here that is done when a class is first called, and all
else is shared. Must not know any of them.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as every type checker knows it; typing takes long to load

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from collections import _tuplegetter

    class _Named(tuple):
        """What named tuples share."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **changes):
            return type(self)(**self._asdict() | changes)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            values = (f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({', '.join(values)})"

        def __getnewargs__(self):
            """Serve ``copy`` and ``pickle``."""
            return tuple(self)

    def _constructor(made):
        """Write ``__new__`` as a person would; no name of a value begins with an underscore."""
        names = "".join(f"{name}, " for name in made._fields)
        constructor = eval(f"lambda _cls, {names}: _new(_cls, ({names}))", {"_new": tuple.__new__})
        constructor.__defaults__ = tuple(made._field_defaults.values())
        constructor.__qualname__ = f"{made.__qualname__}.__new__"
        return staticmethod(constructor)

    class _Naming(type):
        """Makes a class of annotated names and defaults a tuple that has them."""

        def __new__(cls, name, bases, namespace):
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace.pop(field) for field in fields if field in namespace}

            def first(called, *values, **named):
                """Write the constructor, which takes the place of this one, and use it."""
                made.__new__ = _constructor(made)
                return made.__new__(called, *values, **named)

            for place, field in enumerate(fields):
                namespace[field] = _tuplegetter(place, f"Value {place}.")
            namespace.update(
                __slots__=(),
                __new__=first,
                __match_args__=fields,
                _fields=fields,
                _field_defaults=defaults,
            )
            made = type(name, (_Named,), namespace)
            return made

    class NamedTuple(metaclass=_Naming):
        """The one to name as a base."""

"""What hints of types are written with, for the rooms that a short command passes.

To the type checker they are ``typing``'s own. That module takes as long to load as a small
collection takes to list, and hints are never looked at while the program runs. What stands
outside of them all the same has a stand-in here. Must not know any room.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as every type checker knows it

__all__ = [
    "TYPE_CHECKING",
    "Any",
    "BinaryIO",
    "ClassVar",
    "Concatenate",
    "Generic",
    "NoReturn",
    "ParamSpec",
    "Protocol",
    "Self",
    "TextIO",
    "TypeAlias",
    "TypeVar",
    "overload",
]

if TYPE_CHECKING:
    from typing import (
        Any,
        BinaryIO,
        ClassVar,
        Concatenate,
        Generic,
        NoReturn,
        ParamSpec,
        Protocol,
        Self,
        TextIO,
        TypeAlias,
        TypeVar,
        overload,
    )
else:

    class _Base:
        """What a class has of being generic: types may stand behind it in brackets."""

        __slots__ = ()

        def __class_getitem__(cls, _types):
            return cls

    class _Hint:
        """Says nothing, whatever is told it; a class that is derived from it has ``_Base``."""

        def __call__(self, *_told, **_named):
            return self

        def __getitem__(self, _types):
            return self

        def __mro_entries__(self, _bases):
            return (_Base,)

    Any = BinaryIO = ClassVar = Concatenate = Generic = NoReturn = ParamSpec = _Hint()
    Protocol = Self = TextIO = TypeAlias = TypeVar = overload = Any

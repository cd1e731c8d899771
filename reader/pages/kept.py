"""What a method gave, kept for the next time it is asked, and no longer than its owner lives.

A cache on a bound method holds its owner, which holds the cache: a circle that only the garbage
collector takes apart, and it must look through a whole long comparison to find it. Here what is
kept lies with the owner. Knows nothing of what that is.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import update_wrapper
from weakref import WeakMethod

from reader.hints import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

S = TypeVar("S")
P = ParamSpec("P")
T = TypeVar("T")
if TYPE_CHECKING:
    Method = Callable[Concatenate[S, P], T]

_NOTHING = object()


def kept(most: int | None = None) -> Callable[[Method[S, P, T]], Method[S, P, T]]:
    """Make a method remember its ``most`` last results by its arguments; None: all of them."""

    def remembering(method: Method[S, P, T]) -> Method[S, P, T]:
        place = f"_kept {method.__name__}"

        def remembered(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
            memory: dict[Hashable, Any] = vars(self).setdefault(place, {})
            asked = (*args, *kwargs.values())
            found = memory.get(asked, _NOTHING)
            if found is _NOTHING:
                found = method(self, *args, **kwargs)
                if most is not None and len(memory) >= most:
                    oldest, *_ = memory.copy()  # another thread may be adding to it
                    memory.pop(oldest, None)
                memory[asked] = found
            result: T = found
            return result

        update_wrapper(remembered, method)
        return remembered

    return remembering


def unowned(method: Callable[P, T]) -> Callable[P, T]:
    """Give a bound method without a hold on its owner, who must live while it is called."""
    reference = WeakMethod(method)

    def call(*args: P.args, **kwargs: P.kwargs) -> T:
        alive = reference()
        assert alive is not None
        return alive(*args, **kwargs)

    return call

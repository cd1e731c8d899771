"""Messages of named values that cost almost nothing until the first one is posted.

``message`` is ``dataclasses.dataclass`` to the type checker. At run time that would write three
methods for each class when its module is loaded: for the twenty that the list has, it takes
longer than to read its style sheets. Must not know any message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["message"]

if TYPE_CHECKING:
    from dataclasses import dataclass as message
else:

    def message(made):
        """Let a message class be made of its annotated values, in their order or by name."""
        names = tuple(made.__annotations__)

        def init(self, *values, **named):
            super(made, self).__init__()
            for name, value in (*zip(names, values, strict=False), *named.items()):
                setattr(self, name, value)

        made.__init__ = init
        return made

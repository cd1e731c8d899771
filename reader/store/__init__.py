"""What is remembered: the derived index and the user's own state, each in its own database.

Either is a house of its own, ``index`` and ``state``. What stands here is what both are built on,
and the rooms where they meet: how marks find their articles again.
"""

from reader.hints import TYPE_CHECKING
from reader.later import rooms

if not TYPE_CHECKING:  # which shall go on naming what is not there
    __getattr__ = rooms(__name__)

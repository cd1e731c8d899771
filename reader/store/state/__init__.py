"""The user's own: what was read, marked, judged and corrected. Knows nothing of the index."""

from reader.hints import TYPE_CHECKING
from reader.later import rooms

if not TYPE_CHECKING:  # which shall go on naming what is not there
    __getattr__ = rooms(__name__)

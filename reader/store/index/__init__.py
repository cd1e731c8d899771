"""The derived index: what the files say, made anew at any time. Knows nothing of the state."""

from reader.hints import TYPE_CHECKING
from reader.later import rooms

if not TYPE_CHECKING:  # which shall go on naming what is not there
    __getattr__ = rooms(__name__)

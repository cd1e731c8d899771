"""Prose and lists in terminal cells, for the screens and for the plain report alike."""

from reader.hints import TYPE_CHECKING
from reader.later import rooms

if not TYPE_CHECKING:  # which shall go on naming what is not there
    __getattr__ = rooms(__name__)

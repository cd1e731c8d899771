"""What is remembered: the derived index and the user's own state, each in its own database."""

from typing import TYPE_CHECKING

from reader.later import rooms

if not TYPE_CHECKING:  # which shall go on naming what is not there
    __getattr__ = rooms(__name__)

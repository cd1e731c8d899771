"""The screens: the only floor that knows Textual. ``app.run`` opens it; ``keys`` is its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.later import rooms

if not TYPE_CHECKING:  # which shall go on naming what is not there
    __getattr__ = rooms(__name__)

"""A folder that lasts as long as the program, for what cannot be kept where it belongs.

Knows nothing of what is put into it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


class Shelter:
    """A temporary folder, made when first asked for and removed with the last who holds it."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def folder(self) -> Path:
        """Give the folder. Raise OSError when there is no room for temporary files."""
        if self._folder is None:
            import shutil
            import tempfile
            import weakref

            self._folder = Path(tempfile.mkdtemp(prefix="broadsheet-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder

    def place_for(self, name: str) -> Callable[[], Path | None]:
        """Give a function that names a file in the folder; None where there can be none."""

        def place() -> Path | None:
            try:
                return self.folder() / name
            except OSError:
                return None

        return place

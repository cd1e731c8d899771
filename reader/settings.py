"""Where things lie: the user's two directories, the shipped styles and seeds.

Knows the environment and the file system's shape; must not know what any file means.
"""

from __future__ import annotations

import os
from pathlib import Path

from reader.model import BroadsheetError
from reader.record import record

APP = "broadsheet"


@record(frozen=True, slots=True)
class Directories:
    """The user's directories. Neither need exist; nothing is created by asking."""

    config: Path
    cache: Path

    @property
    def state(self) -> Path:
        """The database of what the user did."""
        return self.config / "state.db"


def directories(config: str | None = None, cache: str | None = None) -> Directories:
    """Give the two directories: the flags' values, else BROADSHEET_*, else the platform's."""
    named_config = _named(config, "BROADSHEET_CONFIG_DIR")
    named_cache = _named(cache, "BROADSHEET_CACHE_DIR")
    if named_config and named_cache:
        return Directories(named_config, named_cache)
    import platformdirs

    return Directories(
        named_config or platformdirs.user_config_path(APP),
        named_cache or platformdirs.user_cache_path(APP),
    )


def _named(flag: str | None, variable: str) -> Path | None:
    named = flag or os.environ.get(variable)
    return Path(named).expanduser().absolute() if named else None


def shipped(name: str) -> Path:
    """Find ``styles`` or ``seeds``: inside an installed package, else beside it in a checkout.

    Raise BroadsheetError when the installation lacks it.
    """
    package = Path(__file__).parent
    for place in (package / name, package.parent / name):
        if place.is_dir():
            return place
    raise BroadsheetError(f"The installation of broadsheet lacks its folder “{name}”.")

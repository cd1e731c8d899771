"""Where things lie: the user's two directories and what is in them, the shipped styles and seeds.

Knows the environment and the file system's shape; must not know what any file means.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from reader.customary import CACHE, CONFIG, customary
from reader.model import BroadsheetError
from reader.record import record
from reader.version import EDITION

APP = "broadsheet"

# What a flag (``--settings``) or a variable (``BROADSHEET_SETTINGS``) may name, and what it is.
NAMED = {
    CONFIG: "where the reading state is kept",
    CACHE: "where the index is kept",
    "settings": "the settings file; else settings.toml in the config directory",
    "state": "the file of what you did; else state.db in the config directory",
    "styles": "your own styles; else styles.tcss in the config directory",
    "index": "the index file of the collection; else one in the cache directory",
    "themes": "the folder of the shipped styles and themes",
    "seeds": "the folder of the sample articles",
}
_ELSEWHERE: Mapping[str, Path] = MappingProxyType({})


@record(frozen=True, slots=True)
class Directories:
    """The user's directories, and what was put elsewhere by name (see ``NAMED``).

    Nothing of it need exist; nothing is created by asking.
    """

    config: Path
    cache: Path
    elsewhere: Mapping[str, Path] = _ELSEWHERE

    @property
    def state(self) -> Path:
        """The database of what the user did."""
        return self.elsewhere.get("state", self.config / "state.db")

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.elsewhere.get("settings", self.config / "settings.toml")

    @property
    def styles(self) -> Path:
        """The user's own style sheet."""
        return self.elsewhere.get("styles", self.config / "styles.tcss")

    def index(self, collection: str) -> Path:
        """The index of a collection, which is named by its key and by who made it."""
        return self.elsewhere.get("index", self.cache / f"{collection}.{EDITION}.db")


def directories(
    config: str | None = None, cache: str | None = None, **flags: str | None
) -> Directories:
    """Give the places: the flags' values, else BROADSHEET_*, else the platform's.

    Raise BroadsheetError where nobody says where home is.
    """
    named_config = _named(config, CONFIG) or _at_home(CONFIG)
    named_cache = _named(cache, CACHE) or _at_home(CACHE)
    found = {name: _named(flags.get(name), name) for name in NAMED if not name.endswith("-dir")}
    elsewhere = {name: path for name, path in found.items() if path}
    return Directories(named_config, named_cache, elsewhere)


def variable_of(name: str) -> str:
    """Name the environment variable that a place or a setting can be given by."""
    return "BROADSHEET_" + name.upper().replace("-", "_").replace(".", "_")


def _named(flag: str | None, name: str) -> Path | None:
    named = flag or os.environ.get(variable_of(name))
    if not named:
        return None
    try:
        return Path(named).expanduser().absolute()
    except (RuntimeError, OSError) as error:  # no home for ~, no working directory
        raise BroadsheetError(f"“{named}” names no place ({error}).") from error


def _at_home(name: str) -> Path:
    try:
        path = Path(customary(APP).get(name) or _by_platform(name))
    except RuntimeError:
        path = Path("~")
    if not path.is_absolute():  # where there is no home directory, the ~ stays
        raise BroadsheetError(
            "There is no home directory to keep anything in: set HOME, or name the places with "
            "--config-dir and --cache-dir."
        )
    return path


def _by_platform(name: str) -> str:
    import platformdirs

    return (platformdirs.user_config_dir if name == CONFIG else platformdirs.user_cache_dir)(APP)


def shipped(name: str) -> Path:
    """Find ``styles`` or ``seeds``: where the user put it, else with the program.

    That is inside an installed package, or beside it in a checkout. Raise BroadsheetError when
    the installation lacks it.
    """
    own = os.environ.get(variable_of("themes" if name == "styles" else name))
    top = Path(__file__).parents[2]
    places = [Path(own).expanduser()] if own else [top / "reader" / name, top / name]
    for place in places:
        if place.is_dir():
            return place
    if own:
        raise BroadsheetError(f"There is no folder {own} to take the {name} from.")
    raise BroadsheetError(f"The installation of broadsheet lacks its folder “{name}”.")

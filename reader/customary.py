"""Where the system's customs put a program's things, as far as that can be told at once.

platformdirs knows the customs of every system; on Linux they are two lines, and it takes half as
long to load as Python. Imports as little as can be; must not know what lies there.
"""

from __future__ import annotations

import os
import sys

CONFIG, CACHE = "config-dir", "cache-dir"

_ON_LINUX = ((CONFIG, "XDG_CONFIG_HOME", ".config"), (CACHE, "XDG_CACHE_HOME", ".cache"))


def customary(app: str) -> dict[str, str]:
    """Give the directories as platformdirs does; none about which it has to be asked."""
    found: dict[str, str] = {}
    if not sys.platform.startswith("linux"):
        return found
    home = os.environ.get("HOME", "")
    for name, variable, at_home in _ON_LINUX:
        told = os.environ.get(variable, "")
        if os.path.isabs(told) or os.path.isabs(home):
            place = told if os.path.isabs(told) else os.path.join(home, at_home)
            found[name] = os.path.join(place, app)
    return found

"""The way in: shows the last visit's screen at once, and only then loads the program.

Imports nothing at the top but what Python has loaded anyway. Must not know any command.
"""

from __future__ import annotations

import gc
import sys

TYPE_CHECKING = False  # as every type checker knows it; typing takes long to load
if TYPE_CHECKING:
    from collections.abc import Sequence

# Objects that are made before Python looks through the youngest for garbage. At 700, its own, it
# looks so often that a tenth of a start goes by, and what modules are made of is no garbage.
_YOUNG = 50_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``broadsheet``; give the exit code: 0 done, 1 nothing found or different, 2 trouble."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:
        from reader.version import __version__

        print(f"broadsheet {__version__}")
        return 0
    gc.set_threshold(_YOUNG)
    try:
        from reader.first_sight import FirstSight
    except ImportError:  # no Unix terminal
        from reader.running import run

        return run(words)
    sight = FirstSight(words)
    sight.show()
    try:
        from reader.running import run

        return run(words, sight)
    finally:
        sight.end()
        if arguments is None:  # the process ends here, and Python would look through it all again
            gc.freeze()

"""What the wheel carries beside the package: the man page and the completions of three shells.

They are written from the parsers and the key table while the wheel is built, so that none can be
out of date.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACES = {
    "bash": "share/bash-completion/completions/broadsheet",
    "zsh": "share/zsh/site-functions/_broadsheet",
    "fish": "share/fish/vendor_completions.d/broadsheet.fish",
}
MAN_PAGE = "share/man/man1/broadsheet.1"


class ManualHook(BuildHookInterface[Any]):
    """Writes the files into a folder of its own, which lasts as long as the building."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to what is installed below the environment's ``share``."""
        sys.path.insert(0, self.root)
        try:
            from reader.manual.document import manual
            from reader.manual.drawing import roff
            from reader.manual.shells import completion
        finally:
            sys.path.remove(self.root)
        self._folder = tempfile.TemporaryDirectory(prefix="broadsheet-manual-")
        texts = {MAN_PAGE: "\n".join(roff(manual())) + "\n"}
        texts |= {place: completion(shell) for shell, place in PLACES.items()}
        for number, (place, text) in enumerate(texts.items()):
            path = Path(self._folder.name) / str(number)
            path.write_text(text, encoding="utf-8")
            build_data["shared_data"][str(path)] = place

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the folder away."""
        self._folder.cleanup()

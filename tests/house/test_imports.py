"""What a short command must not load: it answers before these would have been read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
HEAVY = {"textual", "rich", "numpy", "rapidfuzz", "dateutil", "dataclasses", "inspect", "ast"}
HEAVY |= {"shutil", "lzma", "random"}
OURS = {"reader.anatomy", "reader.duplicates", "reader.compare", "reader.pages.prose"}


def _loaded_by_list(folder: Path) -> set[str]:
    """List the seeds in a process of its own; give the modules that it loaded."""
    words = ["list", str(SEEDS), "--config-dir", str(folder / "a"), "--cache-dir", str(folder)]
    code = (
        "import sys; from reader.cli import main; "
        f"code = main({words!r}); print('\\n', *sys.modules); sys.exit(code)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(ran.stdout.splitlines()[-1].split())


def test_listing_an_unchanged_collection_loads_nothing_heavy(tmp_path: Path) -> None:
    first = _loaded_by_list(tmp_path)
    assert "reader.anatomy" in first  # so that the check below can fail
    assert not first & {"textual"}
    again = _loaded_by_list(tmp_path)
    assert "reader.library" in again
    assert again & (HEAVY | OURS) == set()

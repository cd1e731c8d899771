"""What becomes of a command whose streams are closed, full, or read by nobody any more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.settings import shipped

FULL = Path("/dev/full")


def _shell(line: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a line in a shell where ``broadsheet`` is this program with directories of its own."""
    places = {
        "BROADSHEET_CONFIG_DIR": str(home / "config"),
        "BROADSHEET_CACHE_DIR": str(home / "cache"),
        "SEEDS": str(shipped("seeds")),
    }
    begin = f'broadsheet() {{ "{sys.executable}" -m reader "$@"; }}; '
    return subprocess.run(
        ["bash", "-c", begin + line],
        capture_output=True,
        text=True,
        env=os.environ | places,
        check=False,
    )


@pytest.mark.parametrize("command", ["list", "list --json", "show 1 --plain", "stories --pairs"])
def test_a_reader_that_leaves_early_causes_no_complaint(command: str, tmp_path: Path) -> None:
    _shell('broadsheet scan "$SEEDS"', tmp_path)
    name, _, rest = command.partition(" ")
    words = f"{name} {rest}".replace(" 1 ", ' "$SEEDS"/000_17466b128c7fc734.txt ')
    done = _shell(f'(sleep 0.2; broadsheet {words}) | true; echo "${{PIPESTATUS[0]}}"', tmp_path)
    assert done.stderr == ""
    assert done.stdout == "0\n"


def test_the_first_line_is_all_that_head_takes(tmp_path: Path) -> None:
    done = _shell('broadsheet list "$SEEDS" | head -1', tmp_path)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_narration_that_nobody_reads_is_no_error(tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "empty.txt").write_text("")
    done = _shell(f'broadsheet scan "{folder}" 2>&1 | true; echo "${{PIPESTATUS[0]}}"', tmp_path)
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_nowhere_and_no_database(closed: str, tmp_path: Path) -> None:
    done = _shell(f'broadsheet list "$SEEDS" {closed}', tmp_path)
    assert done.returncode == 0
    assert done.stderr == ""
    again = _shell('broadsheet list --json "$SEEDS"', tmp_path)
    assert again.returncode == 0
    assert again.stdout.count("\n") == 5


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_named_in_one_sentence(tmp_path: Path) -> None:
    done = _shell('broadsheet list "$SEEDS" > /dev/full', tmp_path)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr

"""What is left behind on a disk: no temporary folder, and none is made without need."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.desk.conftest import Desk


def _run(desk: Desk, temporary: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    places = ["--config-dir", str(desk.where.config), "--cache-dir", str(desk.where.cache)]
    return subprocess.run(
        [sys.executable, "-m", "reader", *words, *places],
        env=os.environ | {"TMPDIR": str(temporary)},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("words", [("diff", "harbour.txt", "orchard.txt"), ("list", ".")])
def test_a_command_takes_its_temporary_folders_with_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    desk.where.config.write_text("in the way, so that a shelter is sought")
    (temporary := tmp_path / "temporary").mkdir()
    monkeypatch.chdir(desk.folder)
    done = _run(desk, temporary, *words)
    assert done.stdout
    assert list(temporary.iterdir()) == []


def test_reading_and_marking_make_no_temporary_folder(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**_: object) -> str:
        raise AssertionError("a temporary folder was made")

    monkeypatch.setattr(tempfile, "mkdtemp", refused)
    library = desk.open()
    library.star([library.find("harbour.txt")])
    library.compare(library.find("harbour.txt"), library.find("orchard.txt"))

"""What a user installs: the wheel carries everything the program needs and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reader.manual.document import manual
from reader.manual.drawing import roff
from reader.manual.shells import completion

TOP = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "-q", "--wheel", "--outdir", str(folder), str(TOP)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("broadsheet-*.whl")
    return wheel


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


def test_every_style_travels(contents: set[str]) -> None:
    styles = {f"reader/styles/{path.name}" for path in (TOP / "styles").iterdir()}
    assert styles
    assert styles <= contents


def test_every_seed_travels(contents: set[str]) -> None:
    seeds = {f"reader/seeds/{path.name}" for path in (TOP / "seeds").iterdir()}
    assert len(seeds) == 5
    assert seeds <= contents


def test_every_module_and_table_travels(contents: set[str]) -> None:
    kinds = {".py", ".tsv", ".typed", ".html"}
    files = [path for path in (TOP / "reader").rglob("*") if path.suffix in kinds]
    assert kinds == {path.suffix for path in files}
    assert {path.relative_to(TOP).as_posix() for path in files} <= contents


def test_nothing_else_travels(contents: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in contents} == {"reader", "broadsheet"}


def test_the_man_page_and_the_completions_travel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as held:
        names = {name.partition(".data/data/")[2]: name for name in held.namelist()}
        page = held.read(names["share/man/man1/broadsheet.1"]).decode()
        assert page.splitlines() == list(roff(manual()))
        for shell, place in {
            "bash": "share/bash-completion/completions/broadsheet",
            "zsh": "share/zsh/site-functions/_broadsheet",
            "fish": "share/fish/vendor_completions.d/broadsheet.fish",
        }.items():
            assert held.read(names[place]).decode() == completion(shell)

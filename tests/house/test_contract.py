"""The rules of the house that a machine can check."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
MODULES = sorted((TOP / "reader").rglob("*.py"))


def test_arrows_go_down() -> None:
    script = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [script, "--no-cache"], cwd=TOP, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(TOP)))
def test_every_module_says_what_lives_here(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(TOP)))
def test_no_catch_all_names(module: Path) -> None:
    assert module.stem not in {"utils", "helpers", "manager", "base", "common", "misc"}


def test_every_dependency_has_its_reason() -> None:
    lines = (TOP / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    named = [line for line in lines if re.match(r'\s+"[\w-]+>=', line)]
    assert named
    assert not [line for line in named if "#" not in line]


def test_no_lock_file_is_kept() -> None:
    assert not [
        name for name in ("uv.lock", "poetry.lock", "Pipfile.lock") if (TOP / name).exists()
    ]


def test_the_project_is_named_as_promised() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == "broadsheet"
    assert project["scripts"] == {"broadsheet": "reader.cli:main"}
    assert project["requires-python"] == ">=3.11"

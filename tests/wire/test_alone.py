"""The layer could be a package of its own: it knows nothing of this program, and the example that
README gives runs on a copy of it that has another name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from tests.wire.live import Live

TOP = Path(__file__).parents[2]
WIRE = TOP / "reader" / "wire"
MODULES = sorted(WIRE.glob("*.py"))
OURS = r"\b(?:article|headline|byline|dateline|outlet|agency|newspaper|stories|story|tellings)\w*"


def _imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_it_knows_nothing_of_the_rest(module: Path) -> None:
    ours = [name for name in _imported(module) if name.partition(".")[0] == "reader"]
    assert [
        name for name in ours if not name.startswith("reader.wire.") and name != "reader.wire"
    ] == []
    assert re.findall(OURS, module.read_text("utf-8"), re.IGNORECASE) == []


def _example() -> str:
    """Give the code that README shows other authors."""
    section = (TOP / "README.md").read_text("utf-8").partition("## The output layer")[2]
    return dedent(
        "".join(re.findall(r"^(?:    .*)?\n", section.partition("\n## ")[0], re.MULTILINE))
    )


@pytest.mark.slow
def test_the_example_of_readme_runs_on_a_copy_of_another_name(tmp_path: Path) -> None:
    package = tmp_path / "light"
    package.mkdir()
    for module in MODULES:
        copied = module.read_text("utf-8").replace("reader.wire", "light")
        (package / module.name).write_text(copied, "utf-8")
    example = tmp_path / "example.py"
    example.write_text(_example().replace("reader.wire", "light"), "utf-8")
    sent = []
    for plain in ("", "1"):
        with Live((60, 20), command=[str(example)], TEXTUAL_PLAIN_OUTPUT=plain) as live:
            live.wait_for("line 5")
            for number in range(40):
                live.press("\x1b[B")
                live.wait_for(f"line {number}")
            sent.append(len(live.received))
    assert sent[0] < sent[1] / 4

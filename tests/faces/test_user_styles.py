"""The user's own style sheet: it lies over ours, and a broken one is named and left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.settings import Settings
from reader.tui import themes
from reader.tui.app import BroadsheetApp
from reader.tui.status_line import StatusLine
from reader.tui.user_styles import usable
from tests.faces.made_up import MadeUpLibrary


async def test_it_lies_over_ours(tmp_path: Path) -> None:
    sheet = tmp_path / "styles.tcss"
    sheet.write_text("StatusLine { background: $alert; }")
    app = BroadsheetApp(MadeUpLibrary(), theme="newsprint-dark", settings=Settings(styles=sheet))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert not app.screen.has_class("-noticed")
        ground = app.screen.query_one("#title", StatusLine).styles.background
        assert ground.hex.lower() == themes.variables()["alert"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("StatusLine {\n  colour: red;\n}", ["line 2"]),
        ("StatusLine { color: $inkk; }", ["inkk"]),
        ("StatusLine { color: ", ["not used"]),
        ("}}}", ["not used"]),
        ("\x00", ["not used"]),
    ],
)
async def test_a_broken_one_is_named_and_left_out(
    tmp_path: Path, text: str, words: list[str]
) -> None:
    sheet = tmp_path / "styles.tcss"
    sheet.write_text(text)
    found, complaints = usable(sheet, themes.variables())
    assert found == []
    (complaint,) = complaints
    assert all(word in complaint for word in [str(sheet), *words]), complaint
    app = BroadsheetApp(MadeUpLibrary(), theme="newsprint-dark", settings=Settings(styles=sheet))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.screen.has_class("-noticed")


def test_one_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "styles.tcss").mkdir()
    assert len(usable(tmp_path / "styles.tcss", themes.variables())[1]) == 1
    (tmp_path / "bytes.tcss").write_bytes(b"\xff\xfe\xff")
    assert len(usable(tmp_path / "bytes.tcss", themes.variables())[1]) == 1
    assert usable(tmp_path / "none.tcss", themes.variables()) == ([], [])

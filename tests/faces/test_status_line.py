"""The line at the top and the foot at every width there is, whatever it has to say."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from reader.pages.wrapping import Run
from reader.tui.status_line import StatusLine

SAID = [
    "marked 1,000 read",
    "Unpronounceable",
    "港の閉鎖が続く",
    "e\u0301" * 30,
    "👩‍👩‍👧‍👦 of the quay",
    "The quay · and much else that is said of it",
    "",
    " ",
]


class Lined(App[None]):
    """A line, and nothing else."""

    def compose(self) -> ComposeResult:
        yield StatusLine(id="line")


@pytest.mark.parametrize("said", SAID)
async def test_what_is_too_long_is_cut_at_any_width(said: str) -> None:
    async with Lined().run_test(size=(60, 1)) as pilot:
        line = pilot.app.query_one(StatusLine)
        for right in ("", "1/5", "12345/67890"):
            line.tell(left=[(Run(said),), (Run("? help", "key"),)], right=(Run(right),))
            for width in range(1, 60):
                line.styles.width = width
                await pilot.pause()
                assert line.render_line(0).cell_length == width
            line.tell(left=[(Run(said),)])
            for width in range(1, 60):
                line.styles.width = width
                await pilot.pause()
                assert line.render_line(0).cell_length == width


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("nothing here tells the same story", " nothing here tells"),
        ("The quay · and much else that is said", " The quay"),
        ("A · bell that rings at night", " A · bell that rings"),
        ("The harbour watch · 14 articles", " The harbour watch"),
        ("Antidisestablishmentarianism", " Antidisestablishmen"),
    ],
)
async def test_it_is_cut_behind_a_word_or_a_fact(said: str, shown: str) -> None:
    async with Lined().run_test(size=(21, 1)) as pilot:
        line = pilot.app.query_one(StatusLine)
        line.tell(left=[(Run(said),)])
        await pilot.pause()
        assert line.render_line(0).text.rstrip() == shown

"""What is drawn sparingly is what Textual draws: of all that changed, whatever lies over it."""

from __future__ import annotations

from random import Random

import pytest
from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from reader.wire import seam
from reader.wire.app import LightApp, LightScreen

Cell = tuple[str, Style | None]
LETTERS = "ab—漢e"


class Lines(ScrollView):
    """Lines of letters, of which any may be drawn anew; it counts how many were asked for."""

    def __init__(self, seed: int, id: str) -> None:
        super().__init__(id=id)
        self.random, self.asked, self.turn = Random(seed), 0, 0
        self.virtual_size = Size(20, 60)

    def render_line(self, y: int) -> Strip:
        self.asked += 1
        at = self.scroll_offset.y + y + self.turn
        text = LETTERS[at % len(LETTERS)] * (self.size.width // 2)
        strip = Strip([Segment(text, self.rich_style), Segment(str(at), Style(bold=True))])
        return strip.adjust_cell_length(self.size.width, self.rich_style)

    def change(self) -> None:
        """Have some of it drawn anew: lines, a part of a line, or all."""
        self.turn += 1
        choice, random = self.random.random(), self.random
        if choice < 0.2:
            self.scroll_to(y=random.randrange(40), animate=False)
        elif choice < 0.4:
            self.refresh()
        else:
            width, height = self.size
            left, top = random.randrange(max(1, width)), random.randrange(max(1, height))
            self.turn = 0 if choice < 0.6 else self.turn
            whole = Region(0, top, width, random.randint(1, 3))
            self.refresh(whole, Region(left, top, 3, 1))


class Crowded(LightApp[None]):
    """Panes beside, in and over each other; ``picture`` is what its updates have made of it."""

    CSS = """
    Screen { layers: below above; }
    #left { width: 20; border: round red; background: blue 40%; }
    #middle { overflow-y: scroll; height: 1fr; }
    #high { height: 12; background: green; }
    #low { height: 20; opacity: 60%; }
    #over { layer: above; width: 14; height: 5; offset: 12 3; background: yellow; }
    #foot { dock: bottom; height: 1; }
    """
    picture: dict[tuple[int, int], Cell]

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Lines(1, id="left")
            with Vertical(id="middle"):
                yield Lines(2, id="high")
                yield Lines(3, id="low")
        yield Lines(4, id="over")
        yield Lines(5, id="foot")

    def get_default_screen(self) -> LightScreen[None]:
        return LightScreen()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if renderable is not None:
            put(self.picture, renderable)
        super()._display(screen, renderable)


def put(picture: dict[tuple[int, int], Cell], update: object) -> None:
    """Draw an update into a picture, cell by cell."""
    for y, x, strip in seam.pieces(update):
        at = x
        for text, style, _control in strip:
            looks = style.clear_meta_and_links() if style else None
            for letter in text:
                for cell in (letter, "") if letter == "漢" else (letter,):
                    picture[y, at] = cell, looks
                    at += 1


def seen(picture: dict[tuple[int, int], Cell]) -> dict[tuple[int, int], Cell]:
    """Give a picture as a terminal shows it: half of a wide letter is a blank."""
    nothing = ("", None)

    def shown(y: int, x: int, letter: str) -> str:
        half = (letter, picture.get((y, x + 1), nothing)[0]) == ("漢", "")
        half |= (letter, picture.get((y, x - 1), nothing)[0]) == ("", "漢")
        return letter if half or letter not in ("", "漢") else " "

    return {(y, x): (shown(y, x, cell), looks) for (y, x), (cell, looks) in picture.items()}


@pytest.mark.parametrize("seed", range(4))
async def test_updates_make_the_picture_that_textual_draws(seed: int) -> None:
    random, app = Random(seed), Crowded()
    app.picture = {}
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause()
        panes = list(app.query(Lines))
        put(app.picture, seam.whole(app.screen))
        for step in range(60):
            for pane in random.sample(panes, random.randint(1, 3)):
                pane.change()
            if random.random() < 0.1:
                over = app.query_one("#over", Widget)
                over.display = not over.display
            if random.random() < 0.1:
                app.query_one("#middle").scroll_to(y=random.randrange(16), animate=False)
            await pilot.pause(0.02)
            if not step % 3:  # what was left out may only be seen later
                await pilot.pause(0.05)
                whole: dict[tuple[int, int], Cell] = {}
                put(whole, seam.whole(app.screen))
                assert seen(app.picture) == seen(whole), f"step {step}"


async def test_only_the_rows_that_changed_are_asked_for() -> None:
    app = Crowded()
    app.picture = {}
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.pause(0.1)
        compositor = app.screen._compositor
        rows: list[tuple[str | None, int]] = []
        for pane in app.query("*"):
            drawn = pane.render_lines

            def noted(crop: Region, pane: Widget = pane, drawn: object = drawn) -> list[Strip]:
                rows.append((pane.id, crop.height))
                return drawn(crop)  # type: ignore[operator,no-any-return]  # the pane's own

            pane.render_lines = noted  # type: ignore[method-assign]  # a spy
        compositor._dirty_regions = {Region(2, 3, 5, 2), Region(0, 15, 4, 1)}
        assert isinstance(compositor.render_update(), ChopsUpdate)
        assert sorted(rows) == [("foot", 1), ("left", 2)]

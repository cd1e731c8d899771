"""Where this layer touches what is private to Textual (8.2) and Rich: every such name is here.

``fits`` tells whether the installed Textual still has them; where it does not, the layer stays
off and Textual writes by itself. Must not know how a screen is painted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.driver import Driver
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import SGR_STYLES, Strip
from textual.widget import Widget

from reader.wire.looks import Look

if TYPE_CHECKING:
    from rich.color import Color

Piece = tuple[int, int, Strip]  # a row, a column, and what stands from there on

_OF_APP = ("_display", "_begin_update", "_end_update", "_on_resize", "_build_driver")
_OF_SCREEN = ("_compositor_refresh", "_on_timer_update")
_OF_A_SCREEN = (  # of each, not of the class
    *("_layout_required", "_scroll_required", "_refresh_styles_required", "_repaint_required"),
    *("_nodes", "_dirty_widgets"),
)
_OF_COMPOSITOR = ("render_partial_update", "_get_renders", "visible_widgets")
_ATTRIBUTES = (
    *("bold", "dim", "italic", "underline", "blink", "blink2", "reverse", "conceal", "strike"),
    *("underline2", "frame", "encircle", "overline"),
)  # in the order of Textual's SGR_STYLES


def fits() -> bool:
    """Tell whether Textual has the private names that this layer needs."""
    return (
        all(hasattr(App, name) for name in _OF_APP)
        and hasattr(Driver, "SignalResume")
        and all(hasattr(Screen, name) for name in _OF_SCREEN)
        and all(hasattr(Compositor, name) for name in _OF_COMPOSITOR)
        and len(SGR_STYLES) == len(_ATTRIBUTES)
        and all(issubclass(kind, CompositorUpdate) for kind in (LayoutUpdate, ChopsUpdate))
    )


def size_of(update: object) -> tuple[int, int] | None:
    """Give the columns and rows of the screen that an update paints whole; None for a part."""
    if isinstance(update, LayoutUpdate):
        return update.region.right, update.region.bottom
    return None


class SparingCompositor(Compositor):
    """Asks of each widget only the rows that have changed, and nothing that is covered there.

    Textual's own asks every widget for all its rows whenever a row of one has changed: after a move
    of the cursor, which changes two rows of the list and a few cells of the footer, that is most of
    what the frame costs.
    """

    _wanted: Sequence[Region] = ()  # what has changed, while that is being drawn

    def render_partial_update(self) -> ChopsUpdate | None:
        """Draw what has changed; None where nothing has."""
        self._wanted = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._wanted = ()

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        return self._sparingly() if self._wanted else super()._get_renders(crop)

    def _sparingly(self) -> Iterator[tuple[Region, Region, list[Strip]]]:
        """Give what is wanted of each widget, from the front to the back, until all is covered."""
        wanted = self._wanted
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            touched = [part for each in wanted if (part := each.intersection(seen))]
            if touched:
                rows = Region.from_union(touched)
                part = Region(seen.x, rows.y, seen.width, rows.height)
                yield region, part, widget.render_lines(part.translate(-region.offset))
                wanted = [each for each in wanted if not seen.contains_region(each)]
                if not wanted:
                    return


def draw_sparingly(screen: Screen[Any]) -> None:
    """Have a screen that was just made draw only what has changed."""
    if fits() and hasattr(screen._compositor, "_dirty_regions"):
        screen._compositor = SparingCompositor()


def whole(screen: Screen[Any]) -> CompositorUpdate:
    """Give all of a screen as it is now, whether that was painted yet or not."""
    return screen._compositor.render_full_update()


def draw(screen: Screen[Any]) -> None:
    """Draw what of a screen has changed since it was drawn last."""
    screen._compositor_refresh()


def lay_out(screen: Screen[Any]) -> None:
    """Do now what a screen puts off until it is time for its next frame."""
    screen._on_timer_update()


def can_draw_at_once(screen: Screen[Any]) -> bool:
    """Tell whether a screen has what ``draw_at_once`` needs."""
    return fits() and all(hasattr(screen, name) for name in _OF_A_SCREEN)


def draw_at_once(screen: Screen[Any]) -> None:
    """Draw what the parts of a screen ask to have drawn, without the messages that say so.

    Nothing is done where any of them asks for more than that: one frame is to show it all.
    """
    if asking := _asking(screen):
        for widget in asking:
            widget._repaint_required = False
        screen._dirty_widgets.update(asking)
        lay_out(screen)


def _asking(screen: Screen[Any]) -> list[Widget]:
    """Give the parts that are seen and ask to be drawn; none where one asks for more."""
    seen, asking = screen._compositor.visible_widgets, list[Widget]()
    waiting: list[Widget] = [screen]
    while waiting:
        one = waiting.pop()
        if one._layout_required or one._scroll_required or one._refresh_styles_required:
            return []
        if one._repaint_required and one in seen:
            asking.append(one)
        waiting.extend(one._nodes)
    return asking


def understood(update: object) -> bool:
    """Tell whether an update is of a kind whose strips can be read."""
    return isinstance(update, LayoutUpdate | ChopsUpdate)


def pieces(update: object) -> Iterator[Piece]:
    """Give the strips of an update with their places: the cells that Textual would write."""
    if isinstance(update, LayoutUpdate):
        yield from _of_layout(update.strips, update.region.x, update.region.y)
    elif isinstance(update, ChopsUpdate):
        yield from _of_chops(update)


def _of_layout(lines: list[Iterable[Strip]], left: int, top: int) -> Iterator[Piece]:
    for y, line in enumerate(lines, top):
        x = left
        for strip in line:
            yield y, x, strip
            x += strip.cell_length


def _of_chops(update: ChopsUpdate) -> Iterator[Piece]:
    """Give what ``ChopsUpdate.render_segments`` writes: each strip touched, cut at the span."""
    for y, start, stop in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x < stop and end > start:
                yield y, x, strip if end <= stop else strip.crop(0, stop - x)


def look_of(style: Style | None, colours: ColorSystem) -> Look:
    """Give how a style looks, in the parameters that ``Strip.render_style`` sends."""
    if style is None:
        return Look()
    attributes = tuple(
        number for name, number in zip(_ATTRIBUTES, SGR_STYLES, strict=True) if getattr(style, name)
    )
    ink, ground = _codes(style.color, colours, True), _codes(style.bgcolor, colours, False)
    return Look(attributes, ink, ground, style.link or "")


def _codes(colour: Color | None, colours: ColorSystem, ink: bool) -> str:
    if colour is None:
        return ""
    codes = ";".join(colour.downgrade(colours).get_ansi_codes(foreground=ink))
    return "" if codes in ("39", "49") else codes  # the terminal's own, said aloud


def colour_system(console: Console) -> ColorSystem:
    """Give the colours that Textual sends on a console."""
    return console._color_system or ColorSystem.TRUECOLOR


def backlog(driver: Driver) -> int:
    """Count the writes that wait for the thread that hands them to the terminal."""
    writer = getattr(driver, "_writer_thread", None)
    queue = getattr(writer, "_queue", None)
    return queue.qsize() if queue is not None else 0


def newline(driver: Driver) -> str:
    """Give what brings the cursor to the beginning of the next row.

    Unless it was told otherwise (``stty -onlcr``), the system sends CR LF for a line feed.
    """
    import termios

    try:
        passed_on = termios.tcgetattr(getattr(driver, "_file", sys.stderr).fileno())[1]
    except (AttributeError, OSError, ValueError, termios.error):
        return "\r\n"
    return "\n" if passed_on & termios.OPOST and passed_on & termios.ONLCR else "\r\n"


def carries(driver: Driver, text: str) -> bool:
    """Tell whether the file that a driver writes to can encode a text."""
    try:
        text.encode(getattr(getattr(driver, "_file", None), "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def lets_paint(app: App[Any]) -> bool:
    """Tell whether Textual itself would send a frame now (the conditions of ``App._display``)."""
    return not app._batch_count and app._running and not app._closed


def synchronizes(app: App[Any]) -> bool:
    """Tell whether the terminal said that it can show a frame at once (mode 2026)."""
    return app._sync_available

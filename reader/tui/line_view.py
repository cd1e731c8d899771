"""A pane of lines that scrolls: runs of text by role become cells, each with its background.

Knows component styles and scrolling; must not know what any line means. Articles are cleaned
when they are loaded; that nothing steers the terminal is made sure of here once more, because a
line may also say a path or a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.decode import clean
from reader.model import BroadsheetError
from reader.pages.wrapping import Line, breadth
from reader.tui.drawn_rows import DrawnRows

_CACHE = 256  # lines kept drawn: some five screens
_TO_SPACE = {ord("\n"): " ", ord("\t"): " "}
_WHEEL = 3  # lines a turn of the wheel moves, as in most terminals


class LineView(ScrollView, DrawnRows, inherit_bindings=False, can_focus=False):
    """Draws ``line(n)`` for the lines in view, and moves by lines, halves and pages.

    Position is told elsewhere, so there is no scroll bar to draw anew on every line moved.
    """

    ALLOW_SELECT = False  # True where text can be copied: then each line has styles of its own

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn: dict[int, Strip] = {}

    # ----- what a subclass says

    def line(self, at: int) -> Line:
        """Give the runs of a line, from 0 to the height less one."""
        raise NotImplementedError

    def ground(self, at: int) -> str:
        """Name the role that the line lies on, or nothing."""
        return ""

    def grounded(self, role: str) -> bool:
        """Tell whether text of a role lies on the ground of its line, or on the pane's own."""
        return True

    # ----- drawing

    def render_line(self, y: int) -> Strip:
        at = self.scroll_offset.y + y
        if at >= self.virtual_size.height:
            return Strip.blank(self.size.width, self.paper)
        strip = self._drawn.get(at)
        if strip is None:
            if len(self._drawn) > _CACHE:
                self._drawn.clear()
            strip = self._drawn[at] = self._draw(at)
        return strip.apply_offsets(0, at) if self.ALLOW_SELECT else strip

    def _draw(self, at: int) -> Strip:
        paper = self.paper
        ground = paper + self.role_style(self.ground(at))
        try:
            line = self.line(at)
        except BroadsheetError:  # nobody waits for an answer here: the next deed says what is wrong
            line = ()
        runs = [(drawable(text), role) for text, role in line if text]
        segments = [
            Segment(text, (ground if self.grounded(role) else paper) + self.role_style(role))
            for text, role in runs
        ]
        return strip_of(self.marked(at, segments)).adjust_cell_length(self.size.width, ground)

    def marked(self, at: int, segments: list[Segment]) -> list[Segment]:
        """Show what the reader has selected with the mouse."""
        selection = self.text_selection
        span = selection.get_span(at) if selection is not None else None
        if span is None:
            return segments
        chosen = self.screen.get_component_rich_style("screen--selection")
        start, end = span
        size = sum(len(segment.text) for segment in segments)
        return restyled(segments, start, size if end < 0 else end, chosen)

    def redraw(self, *lines: int) -> None:
        """Draw some lines anew, or all of them."""
        if not lines:
            self._drawn.clear()
            self.refresh()
        for at in lines:
            self._drawn.pop(at, None)
            self.refresh_line(at)

    def notify_style_update(self) -> None:
        self._drawn.clear()
        super().notify_style_update()

    def on_resize(self, event: events.Resize) -> None:
        self._drawn.clear()

    def set_height(self, lines: int) -> None:
        """Say how many lines there are."""
        self._drawn.clear()
        self.virtual_size = Size(self.size.width, lines)
        self.refresh()

    # ----- moving: what the keys of both panes come to

    @property
    def allow_vertical_scroll(self) -> bool:
        """Scroll as soon as there are lines: Textual waits for the layout that shows the bar."""
        return True

    def go(self, line: int) -> None:
        """Bring a line to the top, as far as there are lines to fill the pane."""
        self.scroll_to(y=max(0, line), animate=False, immediate=True)

    def step(self, lines: int) -> None:
        """Move by lines; negative is up."""
        self.go(self.scroll_offset.y + lines)

    def page(self, pages: float) -> None:
        """Move by pages, keeping one line of the last page in view."""
        self.step(round(pages * max(1, self.size.height - 1)))

    def first(self) -> None:
        self.go(0)

    def last(self) -> None:
        self.go(self.virtual_size.height)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        event.prevent_default()
        self.wheel(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        event.prevent_default()
        self.wheel(-_WHEEL)

    def wheel(self, lines: int) -> None:
        """Scroll by lines, as the mouse wheel asks."""
        self.go(self.scroll_offset.y + lines)


def drawable(text: str) -> str:
    """Give a text that stays on its line and steers no terminal; as many characters as before."""
    return clean(text).translate(_TO_SPACE)


def strip_of(segments: Iterable[Segment]) -> Strip:
    """Give a strip that knows its width: else Rich would measure each text, and remember it."""
    joined = list(Segment.simplify(segments))
    return Strip(joined, sum(breadth(text) for text, _, _ in joined))


def in_three(
    segments: Sequence[Segment], start: int, end: int
) -> tuple[list[Segment], list[Segment], list[Segment]]:
    """Part a line before and behind the cells from ``start`` to ``end``, however wide its letters
    are."""
    width = sum(segment.cell_length for segment in segments)
    cuts = [min(start, width), min(end, width), width]
    before, inside, behind = map(list, Segment.divide(segments, cuts))
    return before, inside, behind


def restyled(segments: Sequence[Segment], start: int, end: int, style: Style) -> list[Segment]:
    """Lay a style over the characters from ``start`` to ``end`` of a line."""
    result: list[Segment] = []
    at = 0
    for text, own, _control in segments:
        size = len(text)
        edges = sorted({0, size, *(min(max(0, edge - at), size) for edge in (start, end))})
        for left, right in pairwise(edges):
            inside = start <= at + left and at + right <= end
            result.append(
                Segment(text[left:right], (own or Style.null()) + style if inside else own)
            )
        at += size
    return result

"""A widget that draws its rows itself, in the colours of roles.

The component class of a role is ``line--role``; a subclass names the roles it uses in
COMPONENT_CLASSES. Must not know what any row says.
"""

from __future__ import annotations

from typing import Any

from rich.style import Style
from textual.geometry import Region, Spacing
from textual.strip import Strip
from textual.widget import Widget

_NOTHING = Spacing()


class DrawnRows(Widget, can_focus=False):
    """Shows ``render_line(n)`` as it is, which is to be as wide as the widget.

    Textual passes every row through what a style sheet may lay around and over it. Where that is
    nothing, the detour costs more than the row.
    """

    def __init__(self, *children: Widget, **named: Any) -> None:
        super().__init__(*children, **named)
        self._roles: dict[str, Style] = {}
        self._paper: Style | None = None
        self._is_bare: bool | None = None  # None: not looked yet

    @property
    def paper(self) -> Style:
        """Give the style on which everything lies."""
        if self._paper is None:
            self._paper = self.rich_style
        return self._paper

    def role_style(self, role: str) -> Style:
        """Give the style of a role, to be laid over its ground.

        Of several roles divided by blanks, the first lies uppermost.
        """
        style = self._roles.get(role)
        if style is None:
            parts = (f"line--{part}" for part in reversed(role.split()))
            styles = (self.get_component_rich_style(part, partial=True) for part in parts)
            style = self._roles[role] = Style.combine((Style.null(), *styles))
        return style

    def notify_style_update(self) -> None:
        self._roles.clear()
        self._paper = self._is_bare = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._is_bare is None:
            self._is_bare = self._has_nothing_around()
        if not self._is_bare or self.hover_style:
            return super().render_lines(crop)
        rows = [self.render_line(y) for y in crop.line_range]
        for each in self.get_line_filters():
            _, ground = self.background_colors
            rows = [row.apply_filter(each, ground) for row in rows]
        span = crop.column_span
        return rows if span == (0, self.size.width) else [row.crop(*span) for row in rows]

    def _has_nothing_around(self) -> bool:
        """Tell whether a style sheet leaves the rows as they are drawn."""
        styles = self.styles
        return (
            styles.gutter == _NOTHING
            and not any(edge for edge, _ in styles.outline)
            and not styles.tint.a
            and self.opacity == styles.text_opacity == 1.0
            and not styles.has_rule("hatch")
        )

"""What may be done here: the help of a screen, and the palette that does its deeds by name."""

from __future__ import annotations

from reader.pages.glyphs import glyphs
from reader.tui import choices
from reader.tui.moving import MovingScreen


class DoingScreen(MovingScreen, part=True):
    """Offers its own deeds, each with its key."""

    def action_screen_help(self) -> None:
        from reader.tui.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(self.where))

    def action_palette_open(self) -> None:
        from reader.tui.palette_screen import PaletteScreen

        offered = list(choices.deeds(self.keymap.actions_for(self.where)))
        palette = PaletteScreen(offered, lambda _typed: (), glyphs())
        self.app.push_screen(palette, lambda _: self._done(palette.chosen))

    def _done(self, choice: choices.Choice | None) -> None:
        if choice is not None:
            self.do_by_name(choice.value)

    def do_by_name(self, deed: str) -> None:
        """Do a deed of this screen, by the id of its action.

        One that holds here no more is left: an article was opened or closed since it was offered.
        """
        here = {each.id: each for each in self.keymap.actions_for(self.where)}
        if deed in here:
            self.call_later(self.perform, here[deed])

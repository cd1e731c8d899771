"""The part of the browse screen that opens the palette and goes where it says."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model import Filter, Grouping
from reader.text.folding import folded_words
from reader.tui import choices
from reader.tui.grouping import GroupingPart
from reader.tui.noting import NotingPart
from reader.tui.theming import offered as offered_themes
from reader.tui.theming import switch

_HEADLINES = 20  # shown for what is typed


class ChoosingPart(GroupingPart, NotingPart, part=True):
    """Deeds by name; to an outlet, a day, a headline."""

    def action_palette_open(self) -> None:
        from reader.tui.palette_screen import PaletteScreen

        offered = [
            *choices.deeds(self.keymap.actions_for(self.where)),
            *choices.searches(self.library.searches()),
            *choices.looks(offered_themes(), self.app.theme),
            *choices.outlets(self.library.outlets()),
        ]
        palette = PaletteScreen(offered, self._headlines, self.marks, self._days)
        self.app.push_screen(palette, lambda _: self._chosen(palette.chosen))

    def action_list_saved(self) -> None:
        from reader.tui.palette_screen import PaletteScreen

        saved = list(choices.searches(self.library.searches()))
        if not saved:
            self.say(f"no search is saved yet · {self.keymap.name('list.save')} saves one")
            return
        palette = PaletteScreen(saved, lambda _: (), self.marks)
        self.app.push_screen(palette, lambda _: self._chosen(palette.chosen))

    def _days(self) -> Iterable[choices.Choice]:
        return choices.days(self.library.groups(Filter(), Grouping.DATE))

    def _headlines(self, typed: str) -> Iterable[choices.Choice]:
        """Offer headlines with such words; none yet where too few letters would fit too many."""
        wanted = Filter(headlines=tuple(f"{word}*" for word in folded_words(typed)))
        if not wanted.headlines or self.library.takes_long(wanted):
            return ()
        return choices.headlines(self.library.rows(self.library.ranked(wanted, _HEADLINES)))

    def _chosen(self, choice: choices.Choice | None) -> None:
        if choice is None:
            return
        with self.sentences():
            if choice.kind is choices.Kind.DEED:
                self.do_by_name(choice.value)
            elif choice.kind is choices.Kind.OUTLET:
                self._to_list(f'outlet:"{choice.value}"')
            elif choice.kind is choices.Kind.SEARCH:
                self._to_list(f"@{choice.value}")
            elif choice.kind is choices.Kind.THEME:
                self.say(switch(self.app, choice.value, self.settings, self.library))
            elif choice.kind is choices.Kind.DAY:
                self._to_day(choice.value)
            else:
                self._to_article(choice.value)

    def _to_list(self, query: str) -> None:
        if self.reading:
            self.action_screen_back()
        self.search(query)

    def _to_day(self, key: str) -> None:
        self._to_list("")
        if self.grouping is not Grouping.DATE:
            self.action_list_by_date()
        line = self.articles.listing.line_of_heading(key)
        if line is not None:
            self.articles.move_to(min(line + 1, len(self.articles.listing) - 1))

    def _to_article(self, article: str) -> None:
        if self.articles.listing.line_of(article) is None:
            self._to_list("")
        self.articles.move_to_article(article)
        self.show_current()

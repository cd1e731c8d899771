"""The part of the browse screen that shows the story of an article, and comes back from it."""

from __future__ import annotations

from reader.tui.keyed_screen import KeyedScreen
from reader.tui.reading import ReadingPart


class TellingPart(ReadingPart, part=True):
    """``t``, and what the story's screen asks for."""

    _story_below: str | None = None  # the article whose story is shown when one goes back
    _read_above = ""  # the article that was opened from there

    def action_story_show(self) -> None:
        if self.current is not None:
            self.show_story(self.current)

    def show_story(self, article: str, at: str = "") -> None:
        if self.library.story_of(article) is None and not self.library.beyond(article, 1):
            told = "this article’s story is told only once"
            self.say_anywhere(told if self.library.settled else "stories are still being compared")
            return
        from reader.tui.story_screen import StoryScreen

        self.app.push_screen(StoryScreen(self.library, article, self.marks, at))

    def say_anywhere(self, sentence: str) -> None:
        """Say something on the screen that is seen now, or here while that one is still made."""
        screen = self.app.screen
        there = screen if isinstance(screen, KeyedScreen) and screen.is_mounted else self
        there.say(sentence)

    def show_comparison(self, left: str, right: str) -> None:
        self._compare(left, right)

    async def read_above(self, article: str, story: str) -> None:
        while self.app.screen is not self:
            await self.app.pop_screen()
        self._story_below, self._read_above = story, article
        with self.sentences():
            self.read(article)

    def action_screen_back(self) -> None:
        super().action_screen_back()
        story, self._story_below = self._story_below, None
        if story is not None:
            self.show_story(story, self._read_above)

    def follow(self) -> None:
        with self.sentences():
            self.reload()
            self.show_anew()

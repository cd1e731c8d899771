"""A story: all its tellings in order of time, who had it first, how much they share, and when.

What is known of it is in telling_story, how it is drawn in telling_list and story_figures; here
are the keys' deeds.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container

from reader.model import Judgement, Verdict
from reader.pages.numbers import number_of
from reader.tui.home import home_of
from reader.tui.judging import ask_to_join, set_apart_too
from reader.tui.status_line import StatusLine
from reader.tui.story_figures import StoryFigures
from reader.tui.telling_list import TellingList
from reader.tui.telling_story import Summary, TellingStory, is_ascii


class StoryScreen(TellingStory):
    """The story that an article tells; of one told once, what is close to it."""

    SHEETS = ("story",)

    def compose(self) -> ComposeResult:
        yield StatusLine(id="title")
        yield Summary(self.marks)
        with Container(id="story"):
            yield TellingList(self.entry_of, self.marks)
            yield StoryFigures(self.ties, self.marks)
        yield StatusLine(id="footer")

    def furnish(self) -> None:
        self.set_class(is_ascii(self.marks), "-ascii")
        with self.sentences():
            self.read_story(self.article)
            self.lay_out(self.at or self.article)

    # ----- to other screens

    def action_screen_back(self) -> None:
        self.go_back()

    def action_telling_open(self) -> None:
        home = home_of(self.app)
        if home is not None and self.current is not None:
            self.app.call_later(home.read_above, self.current, self.article)

    def action_telling_choose(self) -> None:
        """Choose the first of two tellings to compare, or let it go."""
        before, self.chosen = self.chosen, self.current
        if before == self.chosen:
            self.chosen = None
        self.pane.redraw()
        if self.chosen is not None:
            self.say(f"compared with which? go to it and press {self._key('telling.compare')}")

    def action_telling_compare(self) -> None:
        """Compare the telling with the one that was chosen, else with its closest."""
        home, right = home_of(self.app), self.current
        if home is None or right is None:
            return
        left = self.chosen if self.chosen != right else None
        left = left or self._closest(right)
        if left is None:
            self.say(f"choose one with {self._key('telling.choose')}, then go to the other")
        else:
            home.show_comparison(left, right)

    def _closest(self, article: str) -> str | None:
        """Give the telling that an article's entry names."""
        number = self.pane.cursor
        if number >= len(self.told):
            return self.beyond[number - len(self.told)][0]
        ties = self.ties(article)
        return max(
            ties, key=lambda other: ties[other].shared, default=self.library.nearest(article)
        )

    def _key(self, action: str) -> str:
        return self.keymap.name(action)

    def action_story_figure(self) -> None:
        if self.has_class("-low"):
            self.set_class(not self.has_class("-figures"), "-figures")
            self.fit()  # the sentences too: there is room for them beside a figure
        elif self.figures.whole:
            self.say("both figures are shown")
        else:
            self.figures.turn()

    # ----- the user's word

    def action_story_split(self) -> None:
        number = self.pane.cursor
        others = [each.id for each in self.told if each.id != self.current]
        if number >= len(self.told) or not others:
            self.say("it is not in this story")
        elif len(others) == 1:
            self._split(others)
        else:
            counted = number_of(len(others), "other", "others")
            question = f"Part telling {number + 1} from the {counted} of this story?"
            self.ask(question, lambda: self._split(others))

    def _split(self, others: list[str]) -> None:
        article = self.current
        if article is not None:
            self._judge([(article, other) for other in others], Verdict.APART, others)

    def action_story_join(self) -> None:
        """Join what is close to the story to it; a telling waits to be joined from the list."""
        number = self.pane.cursor - len(self.told)
        home = home_of(self.app)
        if 0 <= number < len(self.beyond):
            member, other = self.beyond[number]
            ask_to_join(self, (member, other.id), lambda: self._join(member, other.id))
        elif home is not None and self.current is not None:
            home.join(self.current, self)

    def _join(self, member: str, other: str) -> None:
        members = set_apart_too(self.library, other, member)
        self._judge([(each, other) for each in members], Verdict.SAME, [member])

    def _judge(self, pairs: list[tuple[str, str]], verdict: Verdict, stay: list[str]) -> None:
        said = [Judgement(min(pair), max(pair), verdict) for pair in pairs]
        phrase = self.library.judge(said)
        self._follow(stay)
        self.say(f"{phrase} · {self._key('state.undo')} undoes")

    def _follow(self, anchors: list[str]) -> None:
        """Show the story as it is now, found again by one of its articles."""
        current = self.current
        still = [each for each in anchors if self.library.story_of(each) is not None]
        self.read_story((still or anchors)[0])
        self.lay_out(current)
        home = home_of(self.app)
        if home is not None:
            home.follow()

    def follow_others(self) -> None:
        if not self.asking:
            self.show_stepped()

    def show_stepped(self) -> None:
        self._follow([self.article, *(each.id for each in self.told)])

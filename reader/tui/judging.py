"""The part of the browse screen that takes the user's word on which articles tell one story.

What is said here wins over anything computed, is kept, and is undone like any other deed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.library import Library
from reader.model import Grouping, Judgement, Verdict
from reader.tui.asking import AskingScreen
from reader.tui.marking import MarkingPart


class JudgingPart(MarkingPart, part=True):
    """Split an article from its story; join two articles into one.

    ``joining`` is the article that waits for its other one, else None.
    """

    joining: str | None = None

    def action_story_split(self) -> None:
        article = self.current
        others = self.library.told_with(article) if article is not None else []
        if article is None or not others:
            settled = self.library.settled
            self.say(
                "this article’s story is told only once"
                if settled
                else "stories are still being compared"
            )
            return
        if len(others) == 1:
            self._part(article, others)
            return
        question = f"Part this article from {len(others)} others of its story?"
        self.ask(question, lambda: self._part(article, others))

    def _part(self, article: str, others: Sequence[str]) -> None:
        self._judge(article, others, Verdict.APART)

    def action_story_join(self) -> None:
        if self.current is not None:
            self.join(self.current, self)

    def join(self, article: str, on: AskingScreen) -> None:
        """Take the first article, then the other one; twice the same gives up.

        ``on`` is the screen that says what was done, or is to do, and that asks.
        """
        first, self.joining = self.joining, None
        if first is None:
            self.joining = article
            key = self.keymap.name("story.join")
            on.say(f"joined with which? go to it in the list and press {key}; {key} here gives up")
        elif first == article:
            on.say("nothing was joined")
        else:
            ask_to_join(on, (first, article), lambda: self._join(first, article, on))

    def _join(self, first: str, article: str, on: AskingScreen) -> None:
        said = self._judge(first, set_apart_too(self.library, first, article), Verdict.SAME)
        if on is not self:
            on.show_stepped()
            on.say(said)

    def _judge(self, article: str, others: Sequence[str], verdict: Verdict) -> str:
        """Keep the word, show the list as it makes it, and say what was done."""
        near = self._near_in_story(article) if verdict is Verdict.APART else None
        with self.sentences():
            judged = [
                Judgement(min(article, other), max(article, other), verdict) for other in others
            ]
            phrase = self.library.judge(judged)
            self.reload()
            if near is not None:
                self.articles.move_to_article(near)
            self.show_anew()
            self.did(phrase)
        return f"{phrase} · {self.keymap.name('state.undo')} undoes"

    def _near_in_story(self, article: str) -> str | None:
        """Give where the cursor stays in a list by story when an article leaves its story."""
        if self.grouping is not Grouping.STORY or self.reading:
            return None
        group = self.articles.listing.group_of(article)
        if group is None or len(group.ids) < 2:
            return None
        at = group.ids.index(article)
        return group.ids[at + 1] if at + 1 < len(group.ids) else group.ids[at - 1]


def ask_to_join(on: AskingScreen, pair: tuple[str, str], join: Callable[[], None]) -> None:
    """Join two articles; where that makes one story of more than the two, say how many first."""
    told = [{each, *on.library.told_with(each)} for each in pair]
    whole = told[0] | told[1]
    if len(whole) == 2 or whole == told[0]:
        join()
    else:
        on.ask(f"Make one story of {len(whole)} articles?", join)


def set_apart_too(library: Library, article: str, other: str) -> list[str]:
    """Give whom to join an article with to join it with another one's story: that one, and all
    the others of its story that the user once set the article apart from."""
    apart = {
        b if a == article else a
        for (a, b), verdict in library.verdicts().items()
        if article in (a, b) and verdict is Verdict.APART
    }
    return [other, *(each for each in library.told_with(other) if each in apart)]

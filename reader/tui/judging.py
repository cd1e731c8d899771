"""The part of the browse screen that takes the user's word on which articles tell one story.

What is said here wins over anything computed, is kept, and is undone like any other deed.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Judgement, Verdict
from reader.tui.marking import MarkingPart


class JudgingPart(MarkingPart):
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
            self._judge(article, others, Verdict.APART)
            return
        question = f"Part this article from {len(others)} others of its story?"
        self.ask(question, others, lambda: self._judge(article, others, Verdict.APART))

    def action_story_join(self) -> None:
        """Choose the first article, then the other one; twice the same gives up."""
        first, self.joining = self.joining, None
        chosen = self.current
        if chosen is None:
            return
        if first is None:
            self.joining = chosen
            key = self.keymap.name("story.join")
            self.say(f"joined with which? go to it and press {key} again; {key} here gives up")
        elif first == chosen:
            self.say("nothing was joined")
        else:
            self._judge(first, [chosen], Verdict.SAME)

    def _judge(self, article: str, others: Sequence[str], verdict: Verdict) -> None:
        with self.sentences():
            judged = [
                Judgement(min(article, other), max(article, other), verdict) for other in others
            ]
            phrase = self.library.judge(judged)
            self.reload()
            self.show_anew()
            self.did(phrase)

"""The first screen: the list, and beside or above it the article being read.

Puts the parts together, begins and ends, follows the scan and other sessions. What the keys do
is in grouping, reading, searching, noting and marking; how a line is drawn is in the widgets.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from reader.library import Library
from reader.pages.glyphs import UNICODE, Glyphs
from reader.pages.wrapping import Line
from reader.tui.arriving import ArrivingPart
from reader.tui.article_list import ArticleList
from reader.tui.article_view import ArticleView
from reader.tui.asking import AskingScreen
from reader.tui.choosing import ChoosingPart
from reader.tui.dating import DatingPart
from reader.tui.day_bar import DayBar
from reader.tui.day_walking import DayWalkingPart
from reader.tui.judging import JudgingPart
from reader.tui.jumping import JumpingPart
from reader.tui.keys import LIST, Action
from reader.tui.looking import Looking
from reader.tui.overviewing import OverviewPart
from reader.tui.prompt import Prompt
from reader.tui.rescan import Rescan
from reader.tui.status_line import Position, StatusLine
from reader.tui.telling import TellingPart
from reader.tui.watching import Watching
from reader.tui.wholesale import Wholesale
from reader.wire.app import LightApp

_TOO_SMALL = "broadsheet needs 40 columns and 10 lines; this terminal has fewer."
_SAMPLES = "These are five sample articles · open your own: broadsheet FOLDER"

_WELCOMED = "welcomed"  # the setting that says that somebody was shown what to press


class BrowseScreen(
    ArrivingPart,
    DayWalkingPart,
    OverviewPart,
    JumpingPart,
    ChoosingPart,
    JudgingPart,
    TellingPart,
    DatingPart,
):
    """List and reading pane over one library. Both stay mounted; styles decide what is seen."""

    class Settled(Message):
        """The list shows all there is, and nothing goes on behind it."""

    settled_after = 2.5  # seconds after which a file that was still being written is read again
    look_every = 1.0  # seconds between looks for what other sessions did

    def __init__(
        self,
        library: Library,
        marks: Glyphs,
        *,
        links: bool = True,
        samples: bool = False,
        complaints: Sequence[str] = (),
    ) -> None:
        super().__init__(library, marks)
        self.complaints = complaints
        self._links = links
        self._samples = samples
        self._begun = False  # whether this screen was shown before
        self._meanwhile = False  # whether something changed during a scan
        self._reported: Line = ()  # what the last scan said of itself
        self._going_half = False  # whether it was said that a deed is not done to the end
        self._welcomed = library.recall(_WELCOMED, everywhere=True) is not None

    def compose(self) -> ComposeResult:
        yield StatusLine(id="title")
        if self._samples:
            yield Static(self.marks.plain(_SAMPLES), id="samples", markup=False)
        if not self._welcomed:
            from reader.tui.welcome import Welcome

            yield Welcome(self.keymap, self.marks)
        yield DayBar(self.marks)
        with Horizontal(id="panes"):
            yield ArticleList(self.library.rows, self.marks, id="list")
            measure = self.settings.number("measure")
            yield ArticleView(self.marks, links=self._links, measure=measure, id="article")
        yield Static(_TOO_SMALL, id="too-small", markup=False)
        yield Static(id="notice", markup=False)
        yield Prompt(id="prompt")
        with Horizontal(id="foot"):
            yield StatusLine(id="footer")
            yield Position(id="position")
        yield Rescan(self.library)
        yield Looking(self.library)
        yield Wholesale(self.library)
        if self.settings.switch("watch"):
            yield Watching(self.library.roots)

    # ----- beginning and end

    async def on_event(self, event: events.Event) -> None:
        """Answer what happens; not by styling all parts again when they have just come."""
        if isinstance(event, events.ScreenResume) and not self._begun:
            self._begun, event.refresh_styles = True, False
        await super().on_event(event)

    def furnish(self) -> None:
        self.set_class(self.marks is not UNICODE, "-ascii")
        with self.sentences():
            self.recall_divisions()
            self.recall_bar()
            self.reload()
            self.return_to_last_article()
            self.library.remember(_WELCOMED, "yes", everywhere=True)
        self.show_notices()
        self.query_one(Rescan).start()
        self.set_interval(self.look_every, self._look_around)

    @property
    def as_at_the_start(self) -> bool:
        """Tell whether the next start will show what is shown now."""
        calm = self.where == LIST and not self.has_class("-noticed") and not self.standing
        return calm and self._welcomed and self.filter.empty and len(self.articles.listing) > 0

    def fall_silent(self) -> None:
        """Take back what the footer says besides the keys."""
        self.progress = ""
        self.say_nothing()
        self.show_footer()

    def leave(self) -> None:
        """Store what is stored late: the place in the text, the article under the cursor."""
        with self.sentences():
            self.keep_place()
            if self.current is not None:
                self.library.remember("article", self.current)
                self.library.remember("above", str(self.articles.above))

    def action_list_open(self) -> None:
        """Open at once what the cursor stands on: the next key may have been typed already."""
        chosen = self.articles.chosen
        if isinstance(chosen, str):
            self.read(chosen)
        else:
            self.action_list_fold()

    def action_list_quit(self) -> None:
        if self.query_one(Wholesale).busy and not self._going_half:
            self._going_half = True
            self.say(f"{self.doing} · {self.keymap.name('list.quit')} leaves it at that")
            return
        self.leave()
        self.app.exit()

    # ----- events of the screen itself

    def before_key(self) -> None:
        self.articles.held = True
        if self._samples:  # a class that changes has all that is on the screen styled anew
            self.set_class(True, "-begun")
        if self.has_class("-noticed"):
            self.set_class(False, "-noticed")
            self.library.heed()
        super().before_key()

    async def perform(self, action: Action) -> None:
        """Do what a key stands for; who does more than move needs no welcome any more."""
        if not (self._welcomed or action.id.startswith("move.")):
            self.set_class(True, "-welcomed")
        await super().perform(action)

    def action_list_clear(self) -> None:
        if not self.filter.empty or not self.put_off():
            super().action_list_clear()

    def on_resize(self) -> None:
        self.soon(self._settle_size)

    def _settle_size(self) -> None:
        if self.wide and not self.reading:
            self.show_beside()
        self.show_position()
        self.soon(self._let_picture_go)

    def _let_picture_go(self) -> None:
        if isinstance(self.app, LightApp):
            self.app.let_picture_go()
        self.query_one(Rescan).begin()

    def on_screen_resume(self) -> None:
        self.articles.forget()

    # ----- deeds on very many articles, done behind the list

    @on(Wholesale.Moved)
    def _wholesale_moved(self, message: Wholesale.Moved) -> None:
        self.doing = message.sentence
        self.articles.forget()
        if self.filter.empty:
            self.show_title()
        self.show_footer()

    @on(Wholesale.Ended)
    def _wholesale_ended(self, message: Wholesale.Ended) -> None:
        self.doing, self._going_half = "", False
        if message.alert or not message.phrase:
            self.say(message.phrase, alert=True)
        elif message.stepped:
            self._show_stepped_everywhere(message.phrase)
        else:
            self.did(message.phrase)

    def _show_stepped_everywhere(self, phrase: str) -> None:
        for screen in self._asking_screens():
            screen.show_stepped()
            screen.say(phrase)

    def _asking_screens(self) -> list[AskingScreen]:
        """Give every screen that shows marks and judgements; not one that is only coming."""
        stack = self.app.screen_stack
        return [each for each in stack if isinstance(each, AskingScreen) and each.is_mounted]

    # ----- what others did: the scan behind the list, other sessions

    def action_list_rescan(self) -> None:
        if not self.show_held_back():
            self.rescan()

    def rescan(self) -> None:
        """Read what changed in the folder."""
        self.query_one(Rescan).start()

    def tell_stories(self) -> None:
        if self.scanned and not self.library.settled:
            self.rescan()

    @on(Rescan.Moved)
    def _rescan_moved(self, message: Rescan.Moved) -> None:
        self.progress = message.sentence
        self.show_footer()

    @on(Rescan.Found)
    def _rescan_found(self) -> None:
        with self.sentences():
            self.bring_in()
            self.compare_awaited()

    @on(Rescan.Ended)
    def _rescan_ended(self, message: Rescan.Ended) -> None:
        self.progress, self.scanned, asking = "", True, False
        if message.fresh:
            self.set_timer(self.settled_after, self.rescan)
        with self.sentences():
            if self._meanwhile:
                self._meanwhile = False
                self.bring_in()
        if not message.alert:
            with self.sentences():
                asking = self.ask_for_date_order()
        if message.sentence and not asking:
            self._report(message.sentence, alert=message.alert)
        self.show_title()
        self.show_footer()
        with self.sentences():
            if not len(self.articles.listing):
                self.reload()  # says that there is nothing, now that this is known
            self.compare_awaited()
        self.call_after_refresh(self._tell_settled, bool(message.sentence) or asking)

    def _report(self, sentence: str, *, alert: bool) -> None:
        """Say what a scan did, but not over what a key was answered a moment ago."""
        if alert or self.said in ((), self._reported):
            self.say(sentence, alert=alert)
            self._reported = self.said

    def _tell_settled(self, said: bool) -> None:
        if not said and self.as_at_the_start:
            self.post_message(self.Settled())

    @on(Watching.Changed)
    def _files_changed(self) -> None:
        self.rescan()

    @on(Watching.Failed)
    def _watching_failed(self, message: Watching.Failed) -> None:
        self.say(message.sentence, alert=True)

    def _look_around(self) -> None:
        """See what other sessions did, and what cannot be kept any more; else paint nothing."""
        if self.query_one(Wholesale).busy:
            return  # what it did is told by itself
        self.show_notices()
        with self.sentences():
            if not self.library.changed():
                return
            if self.progress:  # a scan says when the list is worth asking for anew
                self._meanwhile = True
                self.articles.forget()
            else:
                self.bring_in()
            for screen in self._asking_screens():
                screen.follow_others()

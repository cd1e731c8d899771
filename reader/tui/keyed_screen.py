"""A screen whose keys come from the one table: key presses become calls of its action methods.

Knows how Textual names keys; must not know what any action does.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from inspect import isawaitable
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.widgets import Input

from reader.model import BroadsheetError
from reader.settings import Settings
from reader.tui.keys import KEYMAP, Action, Keymap, KeyReader
from reader.tui.leaving import Leaver
from reader.tui.sheets import sheets
from reader.wire.app import LightScreen


def name_of(event: events.Key) -> str:
    """Name a key as the table does: the character it types, else Textual's name."""
    typed = event.character
    if typed is not None and len(typed) == 1 and typed.isprintable() and typed != " ":
        return typed
    return event.key


class KeyedScreen(Leaver, LightScreen[None]):
    """Answers the keys of ``keys.ACTIONS`` that hold ``where`` the reader is.

    The action ``area.deed`` calls the method ``action_area_deed()``, which may be a coroutine.
    ``pressed`` is the key that completed the last action, for a deed with a key for each choice.
    A widget that takes typing (a prompt) gets its keys first, because it has the focus and
    Textual lets an event bubble up only where nobody stopped it.
    """

    SHEETS: ClassVar[tuple[str, ...]] = ()  # the style sheets it brings, beside the first ones

    pressed = ""

    def __init_subclass__(cls, *, part: bool = False, **manner: bool) -> None:
        """``part``: one of the many that a screen is put together from, and no screen by itself.

        Textual looks through all that a kind of screen comes from to learn its key bindings and
        names, which for twenty parts that stand on each other takes as long as to load them.
        """
        if not part:
            super().__init_subclass__(**manner)

    def __init__(self) -> None:
        super().__init__()
        self.css_path = sheets(*self.SHEETS)
        self._readers: dict[str, KeyReader] = {}
        self._going = False

    @property
    def where(self) -> str:
        """Name the part of the table that holds now; a screen of several parts changes it."""
        raise NotImplementedError

    @property
    def keymap(self) -> Keymap:
        """Give the keys in force: the user's, where the app was given any."""
        return getattr(self.app, "keymap", KEYMAP)

    @property
    def settings(self) -> Settings:
        """Give the user's settings, or the defaults."""
        return getattr(self.app, "settings", Settings())

    def on_mount(self) -> None:
        """Furnish what was composed: nothing was on a screen taken away while it was to come."""
        if not self.leaving and self in self.app.screen_stack:
            self.furnish()

    async def on_event(self, event: events.Event) -> None:
        """Answer what happens, but for a size that the terminal has no more.

        Textual lets a screen that was resized tell itself so. Two sizes on their way at once, with
        anything between them, would follow each other for ever.
        """
        if not (isinstance(event, events.Resize) and event.size != self.app.size):
            await super().on_event(event)

    async def _dispatch_message(self, message: Message) -> None:
        """Answer a message: what the library cannot do for it is said, and the session goes on."""
        try:
            await super()._dispatch_message(message)
        except BroadsheetError as error:
            if self._stands:
                self.say(str(error), alert=True)

    def furnish(self) -> None:
        """Fill in what was composed; not called on a screen that comes too late to be seen."""

    async def on_key(self, event: events.Key) -> None:
        """Do what the key stands for, and let no other key binding see it then."""
        if not self.is_current:
            # Typed ahead while this screen was going: it is meant for the one that comes.
            event.stop()
            if self.app.screen_stack:  # none comes where the program ends
                self.app.screen.post_message(events.Key(event.key, event.character))
            return
        if self._typed_ahead(event):
            return
        self.before_key()
        keys = self._readers.get(self.where)
        if keys is None:
            keys = self._readers[self.where] = KeyReader(self.keymap.actions_for(self.where))
        name = name_of(event)
        action = keys.press(name)
        if action is None and not keys.pending:
            return
        event.stop()
        event.prevent_default()
        if action is not None:
            self.pressed = name
            await self.perform(action)

    def _typed_ahead(self, event: events.Key) -> bool:
        """Give a character to the open line that it was meant for.

        It was sent here before the line had the focus: the line keeps those it gets itself.
        """
        entry = self.focused
        if not isinstance(entry, Input) or not event.is_printable or event.character is None:
            return False
        event.stop()
        entry.insert_text_at_cursor(event.character)
        return True

    def before_key(self) -> None:
        """Do what every key press does first, whatever it stands for."""

    async def perform(self, action: Action) -> None:
        """Call the method of an action, on the screen or else on the app."""
        method: Callable[[], Awaitable[None] | None] | None = getattr(self, action.method, None)
        if method is None:
            method = getattr(self.app, action.method)
        with self.sentences():
            result = method()
            if isawaitable(result):
                await result

    def soon(self, deed: Callable[[], object]) -> None:
        """Do something when what has changed is on the screen; not when this screen is being left
        by then, or the session ends, for neither has its parts any more."""
        self.call_after_refresh(self._do_late, deed)

    def _do_late(self, deed: Callable[[], object]) -> None:
        if self._stands:
            with self.sentences():
                deed()

    @property
    def _stands(self) -> bool:
        """Tell whether this screen has its parts, and keeps them for now."""
        return not self.leaving and self.is_mounted and self in self.app.screen_stack

    def go_back(self) -> None:
        """Leave this screen, once: a key typed ahead may ask for it again while it goes."""
        if self.is_current and not self._going:
            self._going = True
            self.dismiss()

    def action_prompt_complete(self) -> None:
        """Take over what is suggested behind the cursor of the line that is typed in."""
        if isinstance(self.focused, Input):
            self.focused.action_cursor_right()

    def action_prompt_rank(self) -> None:
        """Say why nothing changes: of all that a line is open for, the list alone has ranks."""
        self.say("only what the list is searched for goes by rank")

    @contextmanager
    def sentences(self) -> Iterator[None]:
        """Turn an error of the library into a sentence on this screen; the session goes on."""
        try:
            yield
        except BroadsheetError as error:
            self.say(str(error), alert=True)

    def say(self, sentence: str, *, alert: bool = False) -> None:
        """Tell the reader something, until the next key."""
        raise NotImplementedError

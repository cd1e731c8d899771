"""The end of a session: what waits to be answered when the program is told to go.

Must not know what is stored before the end, nor who asked for it.
"""

from __future__ import annotations

from textual import events
from textual.message_pump import MessagePump

_UNANSWERED = (events.InputEvent, events.ScreenResume, events.Resize)


class Leaver(MessagePump):
    """A part of the program that answers nobody any more once the app is ``leaving``.

    Textual ends a screen only after it has answered every key that was sent to it: a long text
    pasted by a terminal that does not bracket it would keep the program for as long as it takes.
    """

    @property
    def leaving(self) -> bool:
        """Tell whether the session ends; what Textual composes from then on stays empty."""
        return bool(getattr(self.app, "ending", False))

    async def on_event(self, event: events.Event) -> None:
        if not (self.leaving and isinstance(event, _UNANSWERED)):
            await super().on_event(event)

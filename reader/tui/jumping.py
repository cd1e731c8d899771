"""The part of the browse screen that goes to a date, however it is said."""

from __future__ import annotations

import datetime

from reader.dates.writing import long_form
from reader.model import Grouping, PrintedDate, StateError
from reader.tui.noting import NotingPart

DATE = "date"  # what the line is open for


class JumpingPart(NotingPart, part=True):
    """To a date, or the nearest one that has articles."""

    _bound_for: PrintedDate | None = None  # where to go once the list is here

    def action_list_to_date(self) -> None:
        self._open(DATE, "go to date", "")

    def _take(self, text: str) -> None:
        if self.prompt_for == DATE:
            self.say_nothing()
        else:
            super()._take(text)

    def action_prompt_accept(self) -> None:
        if self.prompt_for != DATE:
            super().action_prompt_accept()
            return
        with self.sentences():
            found = self._day_in(self.prompt.entry.value)
            self._close()
            self.say(found)

    def action_prompt_cancel(self) -> None:
        if self.prompt_for == DATE:
            self._close()
        else:
            super().action_prompt_cancel()

    def _day_in(self, said: str) -> str:
        """Go to the day that is meant, and say which it is. Raise StateError for no date."""
        from reader.asked_dates import asked_date

        wanted = asked_date(said, datetime.date.today())
        if wanted is None:
            raise StateError(
                f"“{said}” is no date; write 2022-03, 5 May 2022, last friday or 3 weeks ago."
            )
        if self.grouping is not Grouping.DATE or self.by_rank:
            self.ranked, self.grouping = False, Grouping.DATE
            self.library.remember("grouping", Grouping.DATE)
            self.reload()
        if self.partial:
            self._bound_for = wanted
            return "gathering the list …"
        return self._go_near(wanted)

    def _stop_gathering(self) -> None:
        super()._stop_gathering()
        self._bound_for = None

    def list_came(self) -> None:
        super().list_came()
        wanted, self._bound_for = self._bound_for, None
        if wanted is not None:
            self.say(self._go_near(wanted))

    def _go_near(self, wanted: PrintedDate) -> str:
        """Go to the nearest day of a list by date, and say which it is."""
        from reader.asked_dates import nearest_day

        listing = self.articles.listing
        number = nearest_day(wanted, len(listing.groups), listing.groups.key)
        day = listing.groups.key(number) if number is not None else None
        line = listing.line_of_heading(day) if day is not None else None
        if day is None or line is None:
            return "nothing here has a date"
        self.articles.move_to(line if listing.folded.hold(day) else line + 1)
        self.articles.go(line)
        near = "" if day.startswith(wanted.iso) else "the nearest day: "
        return f"{near}{long_form(day)}"

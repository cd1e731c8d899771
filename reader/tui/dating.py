"""The part of the browse screen that asks the one question about dates of numbers alone."""

from __future__ import annotations

from reader.model import DateOrder
from reader.pages.numbers import number_of
from reader.tui.reading import ReadingPart


class DatingPart(ReadingPart):
    """Ask once per session which comes first in 10/11/2022, and take the answer at any time."""

    _asked_for_order = False

    def ask_for_date_order(self) -> bool:
        """Ask, where articles wait for the answer and it was not asked yet; tell whether."""
        question = self.library.date_order()
        if self._asked_for_order or question.answer is not None or not question.open:
            return False
        self._asked_for_order = True
        day, month = self.keymap.name("dates.day_first"), self.keymap.name("dates.month_first")
        dates = number_of(question.open, "date like 10/11/2022", "dates like 10/11/2022")
        self.say(f"{dates}, read either way · {day} day first · {month} month first")
        return True

    def action_dates_day_first(self) -> None:
        self._answer(DateOrder.DAY)

    def action_dates_month_first(self) -> None:
        self._answer(DateOrder.MONTH)

    def action_dates_as_shown(self) -> None:
        self._answer(None)

    def _answer(self, order: DateOrder | None) -> None:
        phrase = self.library.set_date_order(order)
        self.reload()
        self.show_anew()
        self.did(phrase)

"""The part of the browse screen that asks the one question about dates of numbers alone."""

from __future__ import annotations

from reader.model import DateOrder
from reader.pages.numbers import number_of
from reader.tui.reading import ReadingPart


class DatingPart(ReadingPart, part=True):
    """Ask once per session which comes first in 10/11/2022, and take the answer at any time.

    The question stands at the foot of the list, behind whatever else is said there, until it is
    answered or put off.
    """

    _asked_for_order = False
    _counted = 0  # the articles that the reader was just told of

    def ask_for_date_order(self) -> bool:
        """Ask, where articles wait for the answer and it was not asked yet; tell whether."""
        question = self.library.date_order()
        if question.answer is not None:
            self._asked_for_order = True  # should it be taken back, that is an answer too
        if self._asked_for_order or not question.open:
            return False
        self._asked_for_order = True
        day, month = self.keymap.name("dates.day_first"), self.keymap.name("dates.month_first")
        self._counted = question.open
        dates = number_of(question.open, "date like 10/11/2022", "dates like 10/11/2022")
        later = self.keymap.name("list.clear")
        # No longer than this: all of it is to stand in 80 columns, beside the place in the list.
        self.standing = f"{dates}: {day} day first · {month} month first · {later} later"
        self.show_footer()
        return True

    def put_off(self) -> bool:
        """Ask no more in this session; tell whether there was a question."""
        stood, self.standing = bool(self.standing), ""
        if stood:
            self.show_footer()
        return stood

    def action_dates_day_first(self) -> None:
        self._answer(DateOrder.DAY)

    def action_dates_month_first(self) -> None:
        self._answer(DateOrder.MONTH)

    def action_dates_as_shown(self) -> None:
        self._answer(None)

    def _answer(self, order: DateOrder | None) -> None:
        """Read such dates so; where nobody has said yet how many that changes, ask first."""
        self.put_off()
        count, counted = self.library.count_dates(order), self._counted
        self._counted = 0
        if count <= 1 or count == counted:
            self._settle(order)
            return
        dates = number_of(count, "article", "articles")
        self.ask(f"Read the dates of {dates} otherwise?", lambda: self._settle(order))

    def _settle(self, order: DateOrder | None) -> None:
        phrase = self.library.set_date_order(order)
        self.reload()
        self.show_anew()
        self.did(phrase)

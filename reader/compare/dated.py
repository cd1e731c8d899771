"""Dates as a text states them, part by part, so that two wordings of one date agree.

Knows tokens and a language's words; must not know rows or the other side.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from reader.compare.han import HAN_NUMERALS, han_run, han_value
from reader.compare.lexicon import Language
from reader.compare.telling import Telling


def _set(written: str) -> frozenset[str]:
    return frozenset(written.split())


_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HAN_WEEKS = {"曜": -1, "周": 1, "期": 1}  # where the weekday stands: 水曜, 周三, 星期三
_HAN_CALENDAR = frozenset("年月日")
_HAN_WEEKDAYS = frozenset("月火水木金土日一二三四五六天")
_AMBIGUOUS_MONTHS = _set("may march mars mai jan mar sep dec avril")
_BEFORE_MONTH = _set(
    "in last next since until by early late mid this of from en im seit bis ende anfang am"
)
_SPANS_OF_TIME = _set("week month year spring summer autumn fall winter weekend")
# What "2000" counts when it is no year.
_COUNTED = _set(
    "people personen menschen personnes personas persone mensen troops soldiers percent dollars "
    "euros pounds km kilometres kilometers metres meters miles feet kg tons tonnes hours days euro"
)


class DateAtom(NamedTuple):
    """One part of a date, what it is equal by, and the token that states it."""

    key: Hashable
    token: int


def date_words(language: Language) -> frozenset[str]:
    """Give the folded tokens without a digit that can be part of a date."""
    words = HAN_NUMERALS | _HAN_WEEKS.keys() | language.days.keys()
    return words | language.months.keys() | language.weekdays.keys()


def dates_of(
    telling: Telling, tokens: range, signals: Sequence[int], language: Language
) -> list[DateAtom]:
    """Give the parts of dates among the tokens, in order; ``signals`` are those worth reading."""
    return list(_Reader(telling, language).of(tokens, signals))


class _Reader:
    """Reads the dates of one telling, as atoms: a month, a day of it, a year, a weekday, a clock.

    As atoms, because "January 29, 2022" and "January 29" agree in two of them.
    """

    def __init__(self, telling: Telling, language: Language) -> None:
        self._telling = telling
        self._language = language

    def of(self, tokens: range, signals: Sequence[int]) -> Iterator[DateAtom]:
        """Give every atom with its token, in order."""
        months = {t for t in signals if self._month(t, tokens)}
        for token in signals:
            atom = self._atom(token, tokens, months)
            if atom is not None:
                yield DateAtom(atom, token + _HAN_WEEKS.get(self._telling.folded[token], 0))

    def _folded(self, token: int, tokens: range) -> str:
        return self._telling.folded[token] if token in tokens else ""

    def _month(self, token: int, tokens: range) -> int:
        """Give the month that a token names, 0 for none; "may" needs a number or "in" by it."""
        word = self._telling.folded[token]
        month = self._language.months.get(word, 0)
        if not month or word not in _AMBIGUOUS_MONTHS:
            return month
        if not self._telling.written[token][:1].isupper():
            return 0
        before, after = self._folded(token - 1, tokens), self._folded(token + 1, tokens)
        numbered = before[:1].isdigit() or after[:1].isdigit()
        return month if before in _BEFORE_MONTH or numbered else 0

    def _atom(self, token: int, tokens: range, months: set[int]) -> Hashable | None:
        word, written = self._telling.folded[token], self._telling.written[token]
        if word in HAN_NUMERALS:
            return self._han_atom(token, tokens)
        if not word[:1].isdigit():
            return self._word_atom(token, word, tokens, months)
        return self._digit_atom(token, written, tokens, months)

    def _digit_atom(
        self, token: int, written: str, tokens: range, months: set[int]
    ) -> Hashable | None:
        if _CLOCK.fullmatch(written) and ":" in written:
            return ("clock", written)
        if _YEAR.fullmatch(written) and not self._counts(token, tokens):
            return ("year", int(written))
        day = _DAY.fullmatch(written)
        if day and self._beside_month(token, tokens, months):
            return ("day", int(day.group(1)))
        if written.isdigit() and self._folded(token + 1, tokens) in _HAN_CALENDAR:
            return (self._folded(token + 1, tokens), int(written))
        return ("date", written) if re.fullmatch(r"\d+[./]\d+[./]\d+", written) else None

    def _han_atom(self, token: int, tokens: range) -> Hashable | None:
        """Read 四月 like 4月, once, at its first numeral."""
        if self._folded(token - 1, tokens) in HAN_NUMERALS:
            return None
        run = han_run(self._telling.folded[token : tokens.stop])
        after = self._folded(token + len(run), tokens)
        return (after, int(han_value(run))) if after in _HAN_CALENDAR else None

    def _word_atom(self, token: int, word: str, tokens: range, months: set[int]) -> Hashable | None:
        if token in months:
            return ("month", self._language.months[word])
        if word in self._language.weekdays:
            return ("weekday", self._language.weekdays[word])
        if word in _HAN_WEEKS:
            weekday = self._folded(token + _HAN_WEEKS[word], tokens)
            return ("weekday", weekday) if weekday in _HAN_WEEKDAYS else None
        relative = self._language.days.get(word)
        if relative and self._ends_a_name(token, tokens):
            return None
        if relative in ("last", "next"):
            following = self._folded(token + 1, tokens)
            return (relative, following) if following in _SPANS_OF_TIME else None
        return relative

    def _ends_a_name(self, token: int, tokens: range) -> bool:
        """Tell "USA Today", a newspaper, from today."""
        capitals = (self._telling.written[t][:1].isupper() for t in (token - 1, token))
        return token - 1 in tokens and all(capitals)

    def _counts(self, token: int, tokens: range) -> bool:
        """Tell "2000 people" or "2,000" from the year 2000."""
        after = self._folded(token + 1, tokens)
        return after in self._language.magnitudes or after in _COUNTED

    def _beside_month(self, token: int, tokens: range, months: set[int]) -> bool:
        """Tell the day in "3 October", "October 3", "3. Oktober", "3 de octubre", "3rd of …"."""
        if token - 1 in months or token + 1 in months:
            return True
        between = self._folded(token + 1, tokens)
        return token + 2 in months and between in (".", "de", "of", "di")

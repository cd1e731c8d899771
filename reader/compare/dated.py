"""Dates as a text states them, part by part, so that two wordings of one date agree.

Knows tokens and a language's words; must not know rows or the other side.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from reader.compare.han import HAN_NUMERALS, han_run, han_value
from reader.compare.lexicon import Language
from reader.compare.telling import Telling
from reader.named import NamedTuple
from reader.pattern import pattern


def _set(written: str) -> frozenset[str]:
    return frozenset(written.split())


_CLOCK = pattern(r"(\d{1,2})[:.h](\d{2})?")
_HALF_DAY = pattern(r"(\d{0,2})(am|pm)")
_WRITTEN = pattern(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})")
_RANGE = pattern(r"(\d{1,2})[-‑](\d{1,2})")
_DAY = pattern(r"(\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?")
_YEAR = pattern(r"(?:19|20)\d\d")
_HAN_WEEKS = {"曜": -1, "周": 1, "期": 1}  # where the weekday stands: 水曜, 周三, 星期三
_CALENDAR = {
    **dict.fromkeys("年년", "year"),
    **dict.fromkeys("月월", "month"),
    **dict.fromkeys("日号號일", "day"),
}
_HAN_WEEKDAYS = frozenset("月火水木金土日一二三四五六天")
_VERBS_TOO = _set("may march mar")  # months only with a capital
_AMBIGUOUS_MONTHS = _VERBS_TOO | _set("mars mai maj jan sep dec avril mayo marzo maio")
_BEFORE_MONTH = _set(
    "in last next since until by early late mid this of from en im seit bis ende anfang am "
    "de du debut fin depuis desde di a em i od do"
)
_HOURS = _set("uhr")
_SPANS_OF_TIME = _set("week month year spring summer autumn fall winter weekend")
# What "2000" counts when it is no year.
_COUNTED = _set(
    "people personen menschen personnes personas persone mensen troops soldiers percent dollars "
    "euros pounds km kilometres kilometers metres meters miles feet kg tons tonnes hours days euro"
)


class DateAtom(NamedTuple):
    """One part of a date, what it is equal by, and the tokens that state it."""

    key: Hashable
    tokens: range


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
        after = tokens.start
        for token in signals:
            if token < after:
                continue
            clock = self._clock(token, tokens)
            if clock:
                yield clock
                after = clock.tokens.stop
                continue
            at = token + _HAN_WEEKS.get(self._telling.folded[token], 0)
            for atom in self._atoms(token, tokens, months):
                yield DateAtom(atom, range(at, at + 1))

    def _clock(self, token: int, tokens: range) -> DateAtom | None:
        """Read "10:05", "10.05am", "9 a.m.", "14h30", "20.30 Uhr" as minutes of the day."""
        if not self._telling.folded[token][:1].isdigit():
            return None
        written, end = self._telling.folded[token], token + 1
        joint = self._folded(end, tokens)
        if joint in (":", ".") and _HALF_DAY.match(self._folded(end + 1, tokens)):
            written, end = written + ":" + self._folded(end + 1, tokens), end + 2
        half = _HALF_DAY.search(written) or _HALF_DAY.fullmatch(self._folded(end, tokens))
        written = written.removesuffix("am").removesuffix("pm")
        read = _CLOCK.fullmatch(written)
        after = self._folded(end, tokens)
        if (half and half.string == after) or after in _HOURS:
            end += 1
        elif half is None and not (read and "." not in written):
            return None  # 10.05 alone is a number
        hour, minute = (read[1], read[2] or "0") if read else (written, "0")
        if not hour.isdigit() or int(hour) > 24:
            return None
        noon = 12 * 60 * (half is not None and half[2] == "pm")
        minutes = (int(hour) % 12 if half else int(hour)) * 60 + int(minute) + noon
        return DateAtom(("clock", minutes), range(token, end))

    def _folded(self, token: int, tokens: range) -> str:
        return self._telling.folded[token] if token in tokens else ""

    def _month(self, token: int, tokens: range) -> int:
        """Give the month that a token names, 0 for none; "may" needs a number or "in" by it."""
        word = self._telling.folded[token]
        month = self._language.months.get(word, 0)
        if not month or word not in _AMBIGUOUS_MONTHS:
            return month
        if word in _VERBS_TOO and not self._telling.written[token][:1].isupper():
            return 0
        before, after = self._folded(token - 1, tokens), self._folded(token + 1, tokens)
        numbered = before[:1].isdigit() or after[:1].isdigit()
        return month if before in _BEFORE_MONTH or numbered else 0

    def _atoms(self, token: int, tokens: range, months: set[int]) -> list[Hashable]:
        word = self._telling.folded[token]
        if word[:1].isdigit() and word not in HAN_NUMERALS:
            return self._digit_atoms(token, word, tokens, months)
        han = word in HAN_NUMERALS
        atom = (
            self._han_atom(token, tokens) if han else self._word_atom(token, word, tokens, months)
        )
        return [] if atom is None else [atom]

    def _digit_atoms(
        self, token: int, word: str, tokens: range, months: set[int]
    ) -> list[Hashable]:
        if _YEAR.fullmatch(word) and not self._counts(token, tokens):
            return [("year", int(word))]
        days = _DAY.fullmatch(word) or _RANGE.fullmatch(word)
        if days and self._beside_month(token, tokens, months):
            return [("day", int(day)) for day in days.groups()]
        calendar = _CALENDAR.get(self._folded(token + 1, tokens)[:1])
        if word.isdigit() and calendar:
            return [(calendar, int(word))]
        return self._in_digits(word)

    def _in_digits(self, word: str) -> list[Hashable]:
        """Read 12.5.2022, 5/12/2022 or 2022-05-12, in the order that the language has."""
        read = _WRITTEN.fullmatch(word)
        if read is None:
            return []
        first, middle, last = (int(read[k]) for k in (1, 3, 4))
        if len(read[1]) == 4:
            year, month, day = first, middle, last
        else:
            month_first = self._language.month_first and read[2] == "/" and first <= 12
            month, day = (first, middle) if month_first else (middle, first)
            year = last + 2000 * (last < 100)
        if not (1 <= month <= 12 and 1 <= day <= 31 and 1900 <= year < 2100):
            return []
        return [("day", day), ("month", month), ("year", year)]

    def _han_atom(self, token: int, tokens: range) -> Hashable | None:
        """Read 四月 like 4月, once, at its first numeral."""
        if self._folded(token - 1, tokens) in HAN_NUMERALS:
            return None
        run = han_run(self._telling.folded[token : tokens.stop])
        after = self._folded(token + len(run), tokens)
        return (_CALENDAR[after], int(han_value(run))) if after in _CALENDAR else None

    def _word_atom(self, token: int, word: str, tokens: range, months: set[int]) -> Hashable | None:
        if token in months:
            return ("month", self._language.months[word])
        before = self._language.before_weekday
        if word in self._language.weekdays and (
            not before or self._folded(token - 1, tokens) in before
        ):
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
        if token - 2 in months and self._folded(token - 1, tokens) == ".":
            return self._telling.ends[token - 2] == self._telling.starts[token - 1]  # "Oct. 12"
        between = self._folded(token + 1, tokens)
        return token + 2 in months and between in (".", "de", "of", "di")

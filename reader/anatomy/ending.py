"""Where the story ends, and which lines inside it are page furniture.

Knows credit lines, teasers and the vocabulary of furniture; must not know fields. Nothing is
deleted: every line gets a part, and what is no story is folded by the view.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from reader.anatomy import edges, furniture
from reader.anatomy.agencies import CREDIT, CREDIT_OF_SOURCE
from reader.anatomy.lines import Line, is_paragraph, is_prose, is_sentence, word_count
from reader.pattern import pattern

_LONGEST_CREDIT = 400
_LOOK_AHEAD = 12
_BOX = 14  # lines, and the first paragraphs after them, that a box inside a story may take
_TEASERS = 40  # lines looked at to see that teasers take turns
_LIST = 6  # lines without a sentence from which they are a list of other articles
_BEGINNING = 12  # lines that name what a story is about
_KIN = 0.2  # share of a paragraph's longer words that a story's own has from what went before
_STRANGE = 0.12  # less of them, and a lone last paragraph behind furniture is none of the story
_LAST = 3  # lines that a piece behind the story may have, to be judged by its words
_HEADING = 6  # words from which a line before a paragraph is a teaser and no cross-head
_FURNISHED = 3  # lines of furniture that make a text a page, and no clean body
_IN_A_ROW = 4  # paragraphs one upon the other
_LONG = 800  # characters of them
_NAME = pattern(r"(?<=[\w,;:’'”\"] )[^\W\d_a-zß-ÿ][^\W\d_]{2,}")
_LONG_WORD = pattern(r"[^\W\d_]{6,}")
_WORD = pattern(r"[^\W\d_]{4,}")
_STEM = 6  # letters of a word that are compared: endings change


class Parts(NamedTuple):
    """Which lines from the start on are the story, and why the others are not.

    ``aside`` maps the index of a line to the reason; ``credits`` are lines of the story too.
    """

    story: tuple[int, ...]
    aside: dict[int, str]
    credits: tuple[int, ...]


def find_parts(lines: Sequence[Line], start: int) -> Parts:
    """Divide the lines from ``start`` on into story and furniture."""
    reading = _Reading(lines, start)
    i = start
    while i < len(lines):
        i = reading.take(i)
    reading.fold_end()
    story = tuple(j for j in range(start, len(lines)) if j not in reading.aside)
    return Parts(story, reading.aside, tuple(reading.credits))


class _Reading:
    """One pass down the lines of a story, deciding each."""

    def __init__(self, lines: Sequence[Line], start: int) -> None:
        self._lines, self._start = lines, start
        self.aside: dict[int, str] = {}
        self.credits: list[int] = []
        self._paragraphs = 0
        self._known_names: frozenset[str] | None = None
        self._stems: set[str] = set()
        self._stemmed = start  # the first line whose words are not in ``_stems`` yet
        self._furnished: bool | None = None

    def take(self, i: int) -> int:
        """Decide line ``i`` and give the next line to decide."""
        text = self._lines[i].text
        if len(text) > _LONGEST_CREDIT:  # no furniture is that long: most of a story goes here
            self._paragraphs += 1
            return i + 1
        if self._paragraphs >= 2 and is_credit(text) and not self._names_a_source(i):
            return self._after_credit(i)
        if furniture.ends_story(text) or furniture.is_rights(text):
            return self._at_ender(i)
        if furniture.is_button(text) or (furniture.is_notice(text) and i > self._start):
            self.aside[i] = "buttons and notices"
        elif _tells(text):
            self._paragraphs += 1
        elif self._paragraphs >= 3:
            if self._teasers_from(i):
                return self._fold_from(i, "teasers")
            if self._list_from(i):
                return self._fold_from(i, "a list of other articles")
        return i + 1

    def _after_credit(self, i: int) -> int:
        while i < len(self._lines) and is_credit(self._lines[i].text):
            self.credits.append(i)
            i += 1
        return self._fold_from(i, "after the credit line")

    def _names_a_source(self, i: int) -> bool:
        """Tell whether a "Source: …" only stands under a chart, in the middle of the story."""
        return CREDIT_OF_SOURCE.match(self._lines[i].text) is not None and self._prose(i + 1)

    def _at_ender(self, i: int) -> int:
        """Fold from a line that ends stories, unless this story goes on below it.

        A mere button ("Share") or a line before the third paragraph ends nothing while running
        text follows. Below a heading ("Most read") the story goes on where paragraphs follow that
        share its names or its words; what stands between is a box.
        """
        button = furniture.is_button(self._lines[i].text)
        soft = self._paragraphs < 3 or button
        resumed = None if i == self._start else self._resumption(i + 1)
        label = self._lines[i].text.strip(" :")
        short = label if len(label) <= 40 else label[:39] + "…"
        if resumed is not None and not (button and resumed == i + 1):
            self.aside.update(dict.fromkeys(range(i, resumed), f"the box “{short}”"))
            return resumed
        goes_on = self._continues(i + 1) or self._runs_on(i + 1)
        if (soft and self._prose(i + 1)) or goes_on or i == self._start:
            if i > self._start or button:
                self.aside[i] = "buttons and notices"
            return i + 1
        return self._fold_from(i, f"from “{short}” on")

    def _fold_from(self, i: int, reason: str) -> int:
        self.aside.update(dict.fromkeys(range(i, len(self._lines)), reason))
        return len(self._lines)

    # ----- does the story go on?

    def _prose(self, i: int) -> bool:
        """Tell whether running text follows that is no list of teasers."""
        ahead = [line.text for line in self._lines[i : i + _LOOK_AHEAD]]
        return sum(map(is_paragraph, ahead)) >= 2 and not _alternates(ahead)

    def _continues(self, i: int) -> bool:
        """Tell whether the same story goes on: paragraphs follow that share its names."""
        ahead = [line.text for line in self._lines[i : i + _LOOK_AHEAD]]
        paragraphs = [text for text in ahead if is_paragraph(text)]
        if not paragraphs or _alternates(ahead) or any(map(_is_teaser_head, ahead)):
            return False
        names = self._names()
        sharing = sum(len(_names_in(text) & names) >= 2 for text in paragraphs)
        return sharing * 2 >= len(paragraphs) and sharing >= min(2, len(paragraphs))

    def _runs_on(self, i: int) -> bool:
        """Tell whether long paragraphs follow one upon the other: no teasers stand like that."""
        ahead = [line.text for line in self._lines[i : i + _IN_A_ROW]]
        told = len(ahead) == _IN_A_ROW and all(map(is_paragraph, ahead))
        return told and sum(map(len, ahead)) >= _LONG

    def _resumption(self, i: int) -> int | None:
        """Give the line below a box at which the story goes on; None where it is over.

        Two paragraphs in a row, no headline between them, that talk of what the story talked
        of: teasers come one by one, each below its own headline.
        """
        self._learn(i)
        told = [j for j in range(i, min(i + _BOX, len(self._lines))) if self._may_be_told(j)]
        for first, second in pairwise(told):
            between = [line.text for line in self._lines[first + 1 : second]]
            if any(map(_parts_articles, between)):
                continue
            pair = (self._lines[first].text, self._lines[second].text)
            if sum(map(self._kinship, pair)) >= 2 * _KIN and any(map(is_paragraph, pair)):
                return self._with_cross_head(i, first)
        return None

    def _may_be_told(self, i: int) -> bool:
        text = self._lines[i].text
        return _tells(text) and not (
            furniture.is_notice(text)
            or edges.is_appeal(text)
            or edges.is_biography(text)
            or furniture.is_rights(text)
        )

    def _with_cross_head(self, i: int, at: int) -> int:
        above = self._lines[at - 1].text
        short = word_count(above) < _HEADING and not furniture.is_button(above)
        return at - 1 if at - 1 > i and short and not furniture.ends_story(above) else at

    def _learn(self, i: int) -> None:
        """Take in the words of the story as far as line ``i``."""
        for j in range(self._stemmed, i):
            if j not in self.aside:
                self._stems |= _stems_in(self._lines[j].text)
        self._stemmed = max(self._stemmed, i)

    def _kinship(self, text: str) -> float:
        """Give the share of a paragraph's longer words that the story used before."""
        stems = _stems_in(text)
        return len(stems & self._stems) / len(stems) if stems else 0.0

    def _names(self) -> frozenset[str]:
        """Give the names of the story's beginning, read once."""
        if self._known_names is None:
            told = self._lines[self._start : self._start + _BEGINNING]
            self._known_names = _names_in("\n".join(line.text[:2_000] for line in told))
        return self._known_names

    # ----- lists of other articles

    def _teasers_from(self, i: int) -> bool:
        """Tell whether only pairs of headline and summary follow, about something else."""
        if not _is_teaser_head(self._lines[i].text):
            return False
        following = self._lines[i : i + _TEASERS]
        if len(following) < 6 or not is_prose(following[1].text):
            return False
        ahead = [line.text for line in following if not furniture.is_button(line.text)]
        heads = sum(map(_is_teaser_head, ahead))
        if heads < 3 or len(ahead) - heads > heads * 2 or not _alternates(ahead):
            return False
        names = self._names()
        return not any(len(_names_in(text) & names) >= 2 for text in ahead[:6])

    def _list_from(self, i: int) -> bool:
        """Tell whether a page's list of headlines begins here and no story follows it."""
        if not self._is_page():
            return False
        end = i
        while end < len(self._lines) and not _tells(self._lines[end].text):
            end += 1
        if end - i < _LIST:
            return False
        listed = [line.text for line in self._lines[i:end]]
        titles = sum(_is_teaser_head(text) or edges.is_moment(text) for text in listed)
        return titles >= 3 and self._resumption(end) is None

    def _is_page(self) -> bool:
        """Tell whether the text carries furniture at all, and so may carry more of it."""
        if self._furnished is None:
            marks = 0
            for line in self._lines:
                marks += furniture.is_button(line.text) or furniture.ends_story(line.text)
                if marks >= _FURNISHED:
                    break
            self._furnished = marks >= _FURNISHED
        return self._furnished

    # ----- the end

    def _told(self) -> list[int]:
        return [i for i in range(self._start, len(self._lines)) if i not in self.aside]

    def fold_end(self) -> None:
        """Fold what stands after the story's last sentence and was not seen from above."""
        folded = -1
        while len(self.aside) > folded:
            folded = len(self.aside)
            self._fold_loose_end()
            self._fold_strange_end()

    def _fold_loose_end(self) -> None:
        """Fold menu lines after the last sentence; a short signature stays."""
        told = self._told()
        last = max(
            (i for i in told if is_prose(self._lines[i].text) or i in self.credits), default=None
        )
        loose = [i for i in told if last is not None and i > last]
        menu = len(loose) > 4 or (loose and any(i > loose[0] for i in self.aside))
        menu = menu or (len(loose) > 1 and self._is_page())
        if menu and not any(furniture.is_rights(self._lines[i].text) for i in loose[:1]):
            self.aside.update(dict.fromkeys(loose, "after the story"))

    def _fold_strange_end(self) -> None:
        """Fold, on a page, last lines that speak to the reader or of the author.

        So too a last piece of few lines behind furniture whose words are none of the story's.
        """
        if not self._is_page():
            return
        while (told := self._told())[_LAST:] and told[-1] not in self.credits:
            last = told[-1]
            text = self._lines[last].text
            strange = [last] if not is_prose(text) and last + 1 in self.aside else None
            if edges.is_appeal(text) or edges.is_biography(text):
                strange = [last]
            strange = strange or self._strange_piece(told)
            if not strange:
                return
            self.aside.update(dict.fromkeys(strange, "after the story"))

    def _strange_piece(self, told: Sequence[int]) -> list[int]:
        """Give the last lines behind furniture, if they are few and talk of something else."""
        first = len(told) - 1
        while first > 0 and told[first - 1] == told[first] - 1:
            first -= 1
        piece = list(told[first:])
        if first < _LAST or len(piece) > _LAST:
            return []
        self._stems, self._stemmed = set(), self._start
        self._learn(piece[0])
        kin = [self._kinship(self._lines[i].text) for i in piece]
        return piece if sum(kin) < _STRANGE * len(kin) else []


def is_credit(text: str) -> bool:
    """Tell whether a line credits who wrote or helped, and tells nothing."""
    if len(text) > _LONGEST_CREDIT:
        return False
    bare = text.lstrip("(-–—*• [_")
    if CREDIT.match(bare):
        return not bare.lower().startswith("source") or len(text) < 60
    return len(text) < 250 and ("contributed to this" in text or "contributed reporting" in text)


def _is_teaser_head(text: str) -> bool:
    return 5 <= word_count(text) <= 24 and not is_sentence(text) and not is_paragraph(text)


@lru_cache(maxsize=512)  # a line is asked about by itself and ahead of others
def _tells(text: str) -> bool:
    """Tell running text from a headline that only ends like it: cut off, or with a question."""
    if text.endswith(("...", "…", "?")) and word_count(text) <= 24:
        return not text.endswith("?") and is_paragraph(text) and ". " in text
    return is_prose(text)


def _parts_articles(text: str) -> bool:
    """Tell whether a line between two paragraphs shows that they belong to two articles."""
    return _is_teaser_head(text) or edges.is_moment(text) or furniture.ends_story(text)


def _alternates(texts: Sequence[str]) -> bool:
    """Tell whether headline-like lines and single paragraphs take turns, three times or more."""
    pairs = pairwise(texts)
    turns = sum(_is_teaser_head(head) and is_prose(tail) for head, tail in pairs)
    doubled = sum(is_prose(a) and is_prose(b) for a, b in pairwise(texts))
    return turns >= 3 and doubled <= 1


def _names_in(text: str) -> frozenset[str]:
    """Give the capitalised words inside sentences; long words in scripts without capitals."""
    return frozenset(_NAME.findall(text)) or frozenset(_LONG_WORD.findall(text))


def _stems_in(text: str) -> set[str]:
    return {word.lower()[:_STEM] for word in _WORD.findall(text)}

"""Where the story ends, and which lines inside it are page furniture.

Knows credit lines, teasers and the vocabulary of furniture; must not know fields. Nothing is
deleted: every line gets a part, and what is no story is folded by the view.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from reader.anatomy.agencies import CREDIT_OF_SOURCE
from reader.anatomy.lines import Line
from reader.anatomy.looks import Look
from reader.named import NamedTuple
from reader.pattern import pattern

_LONGEST_ASIDE = 400  # characters of furniture
_LOOK_AHEAD = 12
_BOX = 14  # lines, and the first paragraphs after them, that a box inside a story may take
_TEASERS = 40  # lines looked at to see that teasers take turns
_FEWEST_TEASERS = 6  # lines of them
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
        marks = (line for line in lines if line.look.is_button or line.look.ends_story)
        # the text carries furniture at all, and so may carry more of it
        self._is_page = len(list(islice(marks, _FURNISHED))) == _FURNISHED

    def take(self, i: int) -> int:
        """Decide line ``i`` and give the next line to decide."""
        look = self._lines[i].look
        if len(look.text) > _LONGEST_ASIDE:  # most of a story goes here
            self._paragraphs += 1
            return i + 1
        if self._paragraphs >= 2 and look.is_credit and not self._names_a_source(i):
            return self._after_credit(i)
        if look.ends_story or look.is_rights:
            return self._at_ender(i)
        if look.is_button or (look.is_notice and i > self._start):
            self.aside[i] = "buttons and notices"
        elif _tells(look):
            self._paragraphs += 1
        elif self._paragraphs >= 3:
            if self._teasers_from(i):
                return self._fold_from(i, "teasers")
            if self._list_from(i):
                return self._fold_from(i, "a list of other articles")
        return i + 1

    def _after_credit(self, i: int) -> int:
        while i < len(self._lines) and self._lines[i].look.is_credit:
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
        button = self._lines[i].look.is_button
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

    def _looks(self, begin: int, end: int) -> list[Look]:
        return [line.look for line in self._lines[begin:end]]

    # ----- does the story go on?

    def _prose(self, i: int) -> bool:
        """Tell whether running text follows that is no list of teasers."""
        ahead = self._looks(i, i + _LOOK_AHEAD)
        return sum(look.is_paragraph for look in ahead) >= 2 and not _alternates(ahead)

    def _continues(self, i: int) -> bool:
        """Tell whether the same story goes on: paragraphs follow that share its names."""
        ahead = self._looks(i, i + _LOOK_AHEAD)
        paragraphs = [look.text for look in ahead if look.is_paragraph]
        if not paragraphs or _alternates(ahead) or any(map(_is_teaser_head, ahead)):
            return False
        names = self._names()
        sharing = sum(len(_names_in(text) & names) >= 2 for text in paragraphs)
        return sharing * 2 >= len(paragraphs) and sharing >= min(2, len(paragraphs))

    def _runs_on(self, i: int) -> bool:
        """Tell whether long paragraphs follow one upon the other: no teasers stand like that."""
        ahead = self._looks(i, i + _IN_A_ROW)
        told = len(ahead) == _IN_A_ROW and all(look.is_paragraph for look in ahead)
        return told and sum(len(look.text) for look in ahead) >= _LONG

    def _resumption(self, i: int) -> int | None:
        """Give the line below a box at which the story goes on; None where it is over.

        Two paragraphs in a row, no headline between them, that talk of what the story talked
        of: teasers come one by one, each below its own headline.
        """
        self._learn(i)
        told = [j for j in range(i, min(i + _BOX, len(self._lines))) if self._may_be_told(j)]
        for first, second in pairwise(told):
            if any(map(_parts_articles, self._looks(first + 1, second))):
                continue
            pair = (self._lines[first].look, self._lines[second].look)
            if sum(map(self._kinship, pair)) >= 2 * _KIN and any(
                look.is_paragraph for look in pair
            ):
                return self._with_cross_head(i, first)
        return None

    def _may_be_told(self, i: int) -> bool:
        look = self._lines[i].look
        return _tells(look) and not (
            look.is_notice or look.is_appeal or look.is_biography or look.is_rights
        )

    def _with_cross_head(self, i: int, at: int) -> int:
        above = self._lines[at - 1].look
        short = above.word_count < _HEADING and not above.is_button
        return at - 1 if at - 1 > i and short and not above.ends_story else at

    def _learn(self, i: int) -> None:
        """Take in the words of the story as far as line ``i``."""
        for j in range(self._stemmed, i):
            if j not in self.aside:
                self._stems |= self._lines[j].look.stems
        self._stemmed = max(self._stemmed, i)

    def _kinship(self, look: Look) -> float:
        """Give the share of a paragraph's longer words that the story used before."""
        return len(look.stems & self._stems) / len(look.stems) if look.stems else 0.0

    def _names(self) -> frozenset[str]:
        """Give the names of the story's beginning, read once."""
        if self._known_names is None:
            told = self._lines[self._start : self._start + _BEGINNING]
            self._known_names = _names_in("\n".join(line.text[:2_000] for line in told))
        return self._known_names

    # ----- lists of other articles

    def _teasers_from(self, i: int) -> bool:
        """Tell whether only pairs of headline and summary follow, about something else."""
        if not _is_teaser_head(self._lines[i].look):
            return False
        if len(self._lines) < i + _FEWEST_TEASERS or not self._lines[i + 1].look.is_prose:
            return False
        following = self._looks(i, i + _TEASERS)
        ahead = [look for look in following if not look.is_button]
        heads = sum(map(_is_teaser_head, ahead))
        if heads < 3 or len(ahead) - heads > heads * 2 or not _alternates(ahead):
            return False
        names = self._names()
        return not any(len(_names_in(look.text) & names) >= 2 for look in ahead[:6])

    def _list_from(self, i: int) -> bool:
        """Tell whether a page's list of headlines begins here and no story follows it."""
        if not self._is_page:
            return False
        end = i
        while end < len(self._lines) and not _tells(self._lines[end].look):
            end += 1
        if end - i < _LIST:
            return False
        listed = self._looks(i, end)
        titles = sum(_is_teaser_head(look) or look.is_moment for look in listed)
        return titles >= 3 and self._resumption(end) is None

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
        ends = (i for i in reversed(told) if self._lines[i].look.is_prose or i in self.credits)
        last = next(ends, None)
        loose = told[told.index(last) + 1 :] if last is not None else []
        menu = len(loose) > 4 or (loose and any(i > loose[0] for i in self.aside))
        menu = menu or (len(loose) > 1 and self._is_page)
        if menu and not any(self._lines[i].look.is_rights for i in loose[:1]):
            self.aside.update(dict.fromkeys(loose, "after the story"))

    def _fold_strange_end(self) -> None:
        """Fold, on a page, last lines that speak to the reader or of the author.

        So too a last piece of few lines behind furniture whose words are none of the story's.
        """
        if not self._is_page:
            return
        while (told := self._told())[_LAST:] and told[-1] not in self.credits:
            last = told[-1]
            look = self._lines[last].look
            strange = [last] if not look.is_prose and last + 1 in self.aside else None
            if look.is_appeal or look.is_biography:
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
        kin = [self._kinship(self._lines[i].look) for i in piece]
        return piece if sum(kin) < _STRANGE * len(kin) else []


def _is_teaser_head(look: Look) -> bool:
    return 5 <= look.word_count <= 24 and not look.is_prose


def _tells(look: Look) -> bool:
    """Tell running text from a headline that only ends like it: cut off, or with a question."""
    text = look.text
    if look.is_prose and text.endswith(("...", "…", "?")) and look.word_count <= 24:
        return not text.endswith("?") and look.is_paragraph and ". " in text
    return look.is_prose


def _parts_articles(look: Look) -> bool:
    """Tell whether a line between two paragraphs shows that they belong to two articles."""
    return _is_teaser_head(look) or look.is_moment or look.ends_story


def _alternates(looks: Sequence[Look]) -> bool:
    """Tell whether headline-like lines and single paragraphs take turns, three times or more."""
    pairs = pairwise(looks)
    turns = sum(_is_teaser_head(head) and tail.is_prose for head, tail in pairs)
    doubled = sum(a.is_prose and b.is_prose for a, b in pairwise(looks))
    return turns >= 3 and doubled <= 1


def _names_in(text: str) -> frozenset[str]:
    """Give the capitalised words inside sentences; long words in scripts without capitals."""
    return frozenset(_NAME.findall(text)) or frozenset(_LONG_WORD.findall(text))

"""Where the story starts and ends, and which lines inside it are page furniture.

Knows paragraphs, credit lines and the vocabulary of furniture; must not know fields. Nothing is
deleted: every line gets a part, and what is no story is folded by the view.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.anatomy import furniture
from reader.anatomy.agencies import CREDIT, CREDIT_OF_SOURCE
from reader.anatomy.dateline import Dateline, read_dateline
from reader.anatomy.header import DateLine, read_date_line
from reader.anatomy.lines import Line, is_paragraph, is_sentence, weight, word_count
from reader.pattern import pattern

_GAP = 4  # short lines allowed between two paragraphs of one run
_DECK = 7  # paragraphs (deck, key points, captions) that may stand above a date line
_HEAD = 30  # lines from the first paragraph in which a date line or dateline may follow
_STORY_SIZE = 300  # letters a dated run must have to be the story
_BELOW_DATE = 25  # lines between a date line and the story below it
_LONGEST_CREDIT = 400
_LOOK_AHEAD = 12
_TEASERS = 40  # lines looked at to see that teasers take turns
_BEGINNING = 12  # lines that name what a story is about
_NAME = pattern(r"(?<=[\w,;:’'”\"] )[^\W\d_a-zß-ÿ][^\W\d_]{2,}")
_LONG_WORD = pattern(r"[^\W\d_]{6,}")


class Start(NamedTuple):
    """The index of the story's first line, and the dateline it opens with."""

    at: int
    dateline: Dateline | None


def find_start(
    text: str,
    lines: Sequence[Line],
    run: Run | None,
    signs: dict[int, DateLine],
    bylines: frozenset[int],
) -> Start:
    """Find the line where the story begins.

    A dateline decides; else the first paragraph of the largest run, below its date and byline.
    """
    if run is None:
        return Start(_first_sentence(lines, signs), None)
    begin, end = run.begin, run.end
    header = {i for i, line in signs.items() if line.strong} | bylines
    for i in range(max(0, begin - 2), min(begin + _DECK, end + 1)):
        dateline = read_dateline(text, lines[i].start, lines[i].end)
        if dateline and (dateline.sure or i <= begin + 2) and len(lines[i].text) > 60:
            return Start(i, dateline)
    return Start(_below_header(lines, begin, end, header), None)


def top_of_page(lines: Sequence[Line], run: Run | None) -> int:
    """Give how many lines from the top may hold the header: all to a few paragraphs on."""
    if run is None:
        return len(lines)
    paragraphs, end = 0, run.begin
    while end < min(len(lines), run.begin + _HEAD) and paragraphs <= _DECK:
        paragraphs += is_paragraph(lines[end].text)
        end += 1
    return end


class Run(NamedTuple):
    """Paragraphs with small gaps between them: the first, the last, their letters."""

    begin: int
    end: int
    size: int


def story_run(text: str, lines: Sequence[Line]) -> Run | None:
    """Give the run of paragraphs that is the story: the heaviest, or one below a date line.

    Pages carry long lists of teasers after a short story; a date line just above tells which
    run the page is about.
    """
    runs = _runs(lines)
    if not runs:
        return None
    heaviest = max(runs, key=lambda run: run.size)
    for run in runs:
        if run.begin < heaviest.begin and run.size >= _STORY_SIZE and _is_dated(text, lines, run):
            return run
    return heaviest


def _runs(lines: Sequence[Line]) -> list[Run]:
    runs: list[Run] = []
    short = 0
    for i, line in enumerate(lines):
        if not is_paragraph(line.text):
            short += not (furniture.is_button(line.text) or furniture.is_notice(line.text))
            continue
        if furniture.is_rights(line.text) or furniture.is_notice(line.text):
            continue
        if runs and short <= _GAP:
            runs[-1] = Run(runs[-1].begin, i, runs[-1].size + weight(line.text))
        else:
            runs.append(Run(i, i, weight(line.text)))
        short = 0
    return runs


def _is_dated(text: str, lines: Sequence[Line], run: Run) -> bool:
    for i in range(max(0, run.begin - _BELOW_DATE), run.begin):
        found = read_date_line(text, lines[i])
        if found and found.strong:
            return True
    return False


def _first_sentence(lines: Sequence[Line], signs: dict[int, DateLine]) -> int:
    for i, line in enumerate(lines):
        if is_sentence(line.text) and i not in signs:
            return i
    return min(1, len(lines))


def _below_header(lines: Sequence[Line], begin: int, end: int, header: set[int]) -> int:
    paragraphs, start = 0, begin
    for i in range(begin, min(begin + _HEAD, end)):
        if i in header and paragraphs <= _DECK and not is_paragraph(lines[i].text):
            start = i + 1
        paragraphs += is_paragraph(lines[i].text)
    while start < end and not _opens(lines, start, end):
        start += 1
    return start if start > begin else _with_short_lead(lines, begin, header)


def _opens(lines: Sequence[Line], i: int, end: int) -> bool:
    text = lines[i].text
    if not is_paragraph(text) and not is_sentence(text):
        return False
    if furniture.is_notice(text) or furniture.is_button(text):
        return False
    caption = furniture.is_caption(text) and len(text) < 400
    return not (caption and any(is_paragraph(line.text) for line in lines[i + 1 : end + 1]))


def _with_short_lead(lines: Sequence[Line], begin: int, header: set[int]) -> int:
    """Take in the short sentences directly above the first long paragraph."""
    while begin > 1:
        above = lines[begin - 1].text
        if (
            begin - 1 in header
            or not is_sentence(above)
            or not above.rstrip("\"'”’»").endswith(".")
        ):
            break
        if furniture.is_caption(above) or furniture.is_notice(above):
            break
        begin -= 1
    return begin


# --------------------------------------------------------------------------- to the end


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
    reading.fold_loose_end()
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
        elif self._paragraphs >= 3 and self._teasers_from(i):
            return self._fold_from(i, "teasers")
        elif is_paragraph(text) or is_sentence(text):
            self._paragraphs += 1
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
        text follows; a heading ("Most read") needs text that shares the story's names.
        """
        soft = self._paragraphs < 3 or furniture.is_button(self._lines[i].text)
        goes_on = self._prose(i + 1) if soft else self._continues(i + 1)
        if i > self._start and not goes_on:
            label = self._lines[i].text.strip(" :")
            short = label if len(label) <= 40 else label[:39] + "…"
            return self._fold_from(i, f"from “{short}” on")
        if i > self._start or furniture.is_button(self._lines[i].text):
            self.aside[i] = "buttons and notices"
        return i + 1

    def _fold_from(self, i: int, reason: str) -> int:
        self.aside.update(dict.fromkeys(range(i, len(self._lines)), reason))
        return len(self._lines)

    def _prose(self, i: int) -> bool:
        """Tell whether running text follows that is no list of teasers."""
        ahead = [line.text for line in self._lines[i : i + _LOOK_AHEAD]]
        return sum(map(is_paragraph, ahead)) >= 2 and not _alternates(ahead)

    def _continues(self, i: int) -> bool:
        """Tell whether the same story goes on: paragraphs follow that share its names."""
        ahead = [line.text for line in self._lines[i : i + _LOOK_AHEAD]]
        paragraphs = [text for text in ahead if is_paragraph(text)]
        if not paragraphs or _alternates(ahead):
            return False
        names = self._names()
        sharing = sum(len(_names_in(text) & names) >= 2 for text in paragraphs)
        return sharing * 2 >= len(paragraphs) and sharing >= min(2, len(paragraphs))

    def _names(self) -> frozenset[str]:
        """Give the names of the story's beginning, read once."""
        if self._known_names is None:
            told = self._lines[self._start : self._start + _BEGINNING]
            self._known_names = _names_in("\n".join(line.text[:2_000] for line in told))
        return self._known_names

    def _teasers_from(self, i: int) -> bool:
        """Tell whether only pairs of headline and summary follow, about something else."""
        if not _is_teaser_head(self._lines[i].text):
            return False
        following = self._lines[i : i + _TEASERS]
        if len(following) < 6 or not _is_prose(following[1].text):
            return False
        ahead = [line.text for line in following if not furniture.is_button(line.text)]
        heads = sum(map(_is_teaser_head, ahead))
        if heads < 3 or len(ahead) - heads > heads * 2 or not _alternates(ahead):
            return False
        names = self._names()
        return not any(len(_names_in(text) & names) >= 2 for text in ahead[:6])

    def fold_loose_end(self) -> None:
        """Fold menu lines after the last sentence; a short signature stays."""
        told = [i for i in range(self._start, len(self._lines)) if i not in self.aside]
        last = max(
            (i for i in told if _is_prose(self._lines[i].text) or i in self.credits), default=None
        )
        loose = [i for i in told if last is not None and i > last]
        menu = len(loose) > 4 or (loose and any(i > loose[0] for i in self.aside))
        if menu and not any(furniture.is_rights(self._lines[i].text) for i in loose[:1]):
            self.aside.update(dict.fromkeys(loose, "after the story"))


def _is_prose(text: str) -> bool:
    return is_paragraph(text) or is_sentence(text)


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


def _alternates(texts: Sequence[str]) -> bool:
    """Tell whether headline-like lines and single paragraphs take turns, three times or more."""
    pairs = pairwise(texts)
    turns = sum(_is_teaser_head(head) and _is_prose(tail) for head, tail in pairs)
    doubled = sum(_is_prose(a) and _is_prose(b) for a, b in pairwise(texts))
    return turns >= 3 and doubled <= 1


def _names_in(text: str) -> frozenset[str]:
    """Give the capitalised words inside sentences; long words in scripts without capitals."""
    return frozenset(_NAME.findall(text)) or frozenset(_LONG_WORD.findall(text))

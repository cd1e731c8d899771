"""Where the story starts: below its header, its deck, its key points and its first picture.

Knows datelines, paragraphs and the vocabulary of furniture; must not know fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.anatomy.date_lines import DateLine
from reader.anatomy.dateline import Dateline, read_dateline
from reader.anatomy.lines import Line
from reader.anatomy.looks import Look
from reader.anatomy.runs import Run
from reader.anatomy.shapes import folded
from reader.named import NamedTuple

_DECK = 7  # paragraphs (deck, key points, captions) that may stand above a date line
_SECOND_DECK = 2  # as many where a header stands above them already
_HEADER_ABOVE = 15  # lines above the first paragraph in which a header is its header
_HEAD = 30  # lines from the first paragraph in which a date line or dateline may follow
_SHORT = 60  # characters: no paragraph with a dateline
_POINTS = 7  # most lines of a list of key points
_LONGEST_POINT = 260  # characters
_SHARING = 3  # buttons in a row that part a deck from its story
_LONGEST_CAPTION = 600
_TOLD_HEADER = 8  # lines of a header that may be left above an article's own text
_LEAD_WORDS = 5  # words from which a line there is the article's lead
_STORY = 3  # paragraphs that must be left when something is taken for a deck


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
        if len(lines[i].text) <= _SHORT:
            continue
        dateline = read_dateline(text, lines[i].start, lines[i].end)
        if dateline and (dateline.sure or i <= begin + 2) and not lines[i].look.is_caption:
            return Start(i, dateline)
    return Start(_below_header(lines, begin, end, header), None)


def find_told_start(
    text: str, lines: Sequence[Line], start: int, title: str, header: set[int]
) -> Start:
    """Find the first line of a text that is an article's own: below what repeats its header.

    ``start`` is where a page's story would begin; it stays where more stands above it than a
    header has lines.
    """
    above = range(min(start, _TOLD_HEADER, len(lines)))
    said = folded(title)
    told = [i for i in above if i not in header and not _repeats(lines[i].bare_look, said)]
    start = next((i for i in told if _may_lead(lines[i].bare_look)), start)
    if start >= len(lines):  # a few words are all there is
        start = min(told, default=start)
    if start >= len(lines):
        return Start(start, None)
    return Start(start, read_dateline(text, lines[start].start, lines[start].end))


def _repeats(look: Look, title: str) -> bool:
    """Tell whether a line says what the declared headline, folded, does, or is the page's."""
    return look.folded == title or look.is_button or look.is_notice or look.is_caption


def _may_lead(look: Look) -> bool:
    return look.is_prose or look.word_count >= _LEAD_WORDS


def _first_sentence(lines: Sequence[Line], signs: dict[int, DateLine]) -> int:
    for i, line in enumerate(lines):
        if line.look.is_sentence and i not in signs:
            return i
    return min(1, len(lines))


def _below_header(lines: Sequence[Line], begin: int, end: int, header: set[int]) -> int:
    headed = any(begin - _HEADER_ABOVE <= i < begin for i in header)
    deck, paragraphs, start = _SECOND_DECK if headed else _DECK, 0, begin
    for i in range(begin, min(begin + _HEAD, end)):
        if i in header and paragraphs <= deck and not lines[i].look.is_paragraph:
            start = i + 1
        paragraphs += lines[i].look.is_paragraph
    if start == begin:
        start = _with_short_lead(lines, begin, header)
    below = _first_opening(lines, start, end)
    deckless = _below_deck(lines, below, end, bool(header))
    return deckless if deckless == below else _first_opening(lines, deckless, end)


def _first_opening(lines: Sequence[Line], start: int, end: int) -> int:
    above = {line.look.folded for line in lines[max(0, start - _HEAD) : start]}
    while start < end and not _opens(lines, start, end, above):
        start += 1
    return start


def _opens(lines: Sequence[Line], i: int, end: int, above: set[str]) -> bool:
    """Tell whether a story may open with this line: no button, no caption, nothing told above."""
    look = lines[i].look
    if not look.is_prose or look.is_notice or look.is_button or look.is_appeal:
        return False
    caption = len(look.text) < _LONGEST_CAPTION and (
        look.is_caption or look.ends_in_credit or _is_told(look, above)
    )
    caption = caption or _stands_under_video(lines, i)
    return not (caption and any(_long_lines(lines[i + 1 : end + 1])))


def _is_told(look: Look, above: set[str]) -> bool:
    """Tell whether a line's words are among those ``above``, folded; few even begin like one."""
    start = look.folded_start
    begins = any(told.startswith(start) for told in above)
    return begins and look.folded in above


def _stands_under_video(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a player's button and the video's title stand right above a line."""
    if i < 2 or lines[i - 1].look.is_prose or lines[i - 1].look.is_button:
        return False
    return lines[i - 2].look.folded in ("video", "watch", "play", "play video", "watch now")


def _below_deck(lines: Sequence[Line], start: int, end: int, headed: bool) -> int:
    """Pass over key points, and over a deck that a row of buttons parts from the story."""
    after = _after_points(lines, start)
    if after is None and headed:
        after = _after_sharing(lines, start)
    if after is None or _paragraphs(lines[after : end + 1]) < _STORY:
        return start
    return after


def _after_points(lines: Sequence[Line], start: int) -> int | None:
    """Give the line after a list of key points: sentences set close on a page set wide."""
    after = start + 1
    while after < len(lines) and lines[after].number == lines[after - 1].number + 1:
        if not lines[after].look.is_prose:
            return None
        after += 1
    points = lines[start:after]
    if not 2 <= len(points) <= _POINTS or max(len(x.text) for x in points) > _LONGEST_POINT:
        return None
    told = [line.number for line in lines[after : after + 12] if line.look.is_prose]
    wide = sum(b - a > 1 for a, b in pairwise(told))
    return after if len(told) > _STORY and wide == len(told) - 1 else None


def _after_sharing(lines: Sequence[Line], start: int) -> int | None:
    """Give the line after the buttons that directly follow a single paragraph."""
    after = start + 1
    while after < len(lines) and lines[after].look.is_button:
        after += 1
    shared = sum(line.look.is_sharing for line in lines[start + 1 : after])
    return after if shared >= _SHARING else None


def _paragraphs(lines: Sequence[Line]) -> int:
    return sum(_long_lines(lines))


def _long_lines(lines: Sequence[Line]) -> Iterator[bool]:
    return (line.look.is_paragraph for line in lines)


def _with_short_lead(lines: Sequence[Line], begin: int, header: set[int]) -> int:
    """Take in the short sentences directly above the first long paragraph."""
    while begin > 1:
        above = lines[begin - 1].look
        full_stop = above.is_sentence and above.text.rstrip("\"'”’»").endswith(".")
        if begin - 1 in header or not full_stop or above.is_caption or above.is_notice:
            break
        begin -= 1
    return begin

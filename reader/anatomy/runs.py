"""Runs of paragraphs: which of a page's stretches of text is the story.

Knows paragraphs, date lines and page titles; must not know where exactly the story begins or
ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.anatomy import saved_texts
from reader.anatomy.date_lines import DateLines
from reader.anatomy.lines import Line
from reader.anatomy.looks import Look
from reader.named import NamedTuple

_GAP = 4  # short lines allowed between two paragraphs of one run
_DECK = 7  # paragraphs (deck, key points, captions) that may stand above a date line
_HEAD = 30  # lines from the first paragraph in which a date line or dateline may follow
_STORY_SIZE = 300  # letters a dated run must have to be the story
_HEADED_SIZE = 600  # letters that a run below a mere title or "2 hours ago" must have
_BELOW_DATE = 25  # lines between a date line and the story below it
_BELOW_TITLE = 12  # lines between a page's title, repeated, and the story below it
_INTO_RUN = 8  # lines from a run's first on, deck among them, in which its date may stand
_TITLE_WORDS = 4  # fewer words make no title that is worth repeating


class Run(NamedTuple):
    """Paragraphs with small gaps between them: the first, the last, their letters."""

    begin: int
    end: int
    size: int


def story_run(lines: Sequence[Line], dated: DateLines, *, headed: bool = False) -> Run | None:
    """Give the run of paragraphs that is the story: the heaviest, or an earlier one with a head.

    Pages carry long lists of teasers after a short story, and break a long one by lists and
    boxes. The head of a page (a date line, its title repeated) tells which run it is about. A text
    that begins with its story, without menus, goes on with it whatever parts it. ``headed`` tells
    that the first line is the headline, long as it may be.
    """
    runs = _runs(lines, int(headed))
    if not runs:
        return None
    heaviest = max(runs, key=lambda run: run.size)
    for run in runs:
        if run.begin >= heaviest.begin:
            break
        if run.size >= _STORY_SIZE and _is_dated(dated, run):
            return run
        if run.size >= max(_HEADED_SIZE, heaviest.size // 4) and _is_headed(lines, run):
            return run
    return runs[0] if _begins_at_once(lines, dated, runs[0], heaviest) else heaviest


def top_of_page(lines: Sequence[Line], run: Run | None) -> int:
    """Give how many lines from the top may hold the header: all to a few paragraphs on."""
    if run is None:
        return len(lines)
    paragraphs, end = 0, run.begin
    while end < min(len(lines), run.begin + _HEAD) and paragraphs <= _DECK:
        paragraphs += lines[end].look.is_paragraph
        end += 1
    return end


def _begins_at_once(lines: Sequence[Line], dated: DateLines, first: Run, heaviest: Run) -> bool:
    if first.size < _STORY_SIZE or _is_dated(dated, heaviest) or _is_headed(lines, heaviest):
        return False
    return saved_texts.begins_at_once(lines, first.begin, first.end)


def _runs(lines: Sequence[Line], first: int) -> list[Run]:
    """Give the runs from the line ``first`` on."""
    runs: list[Run] = []
    short = 0
    for i, line in enumerate(lines[first:], start=first):
        look = line.look
        if not look.is_paragraph:
            short += not (look.is_button or look.is_notice)
            continue
        if look.is_rights or look.is_notice:
            continue
        if runs and short <= _GAP:
            runs[-1] = Run(runs[-1].begin, i, runs[-1].size + look.weight)
        else:
            runs.append(Run(i, i, look.weight))
        short = 0
    return runs


def _is_dated(dated: DateLines, run: Run) -> bool:
    """Tell whether a date line stands above a run, or below its deck."""
    last = min(run.begin + _INTO_RUN, run.end)
    for i in range(max(0, run.begin - _BELOW_DATE), last):
        found = dated.at(i)
        if found and found.strong:
            return True
    return False


def _is_headed(lines: Sequence[Line], run: Run) -> bool:
    """Tell whether the page's title, or how long ago it was published, stands above a run."""
    title = lines[0].look.folded if len(lines[0].text) < 300 else ""
    above = lines[max(1, run.begin - _BELOW_TITLE) : run.begin]
    if any(_titles(lines[run.begin : run.end + 1], title)):
        return False
    return any(_titles(above, title)) or any(line.look.is_moment for line in above)


def _titles(lines: Sequence[Line], title: str) -> Iterator[bool]:
    """Tell of lines whether each says the title, folded; of most by their first letter alone."""
    opens = title[:1]
    looks = (line.bare_look for line in lines)
    return (
        _is_title(look, title)
        for look in looks
        if (first := look.text[0]).lower() == opens or not (first.isascii() and first.isalnum())
    )


def _is_title(look: Look, title: str) -> bool:
    begins = title.startswith(look.folded_start) and look.word_count >= _TITLE_WORDS
    return begins and title.startswith(look.folded)

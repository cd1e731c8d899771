"""The whole page laid out: which line is headline, header, story or furniture.

Knows the order in which the parts of a page are found; must not weigh fields.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reader.anatomy import (
    addresses,
    beginning,
    bylines,
    date_lines,
    ending,
    headlines,
    runs,
    saved_texts,
)
from reader.anatomy.attributions import Attribution, attributions_in
from reader.anatomy.date_lines import DateLine
from reader.anatomy.dateline import Dateline
from reader.anatomy.gluing import may_be_glued, story_spans
from reader.anatomy.headlines import Headline
from reader.anatomy.labels import Label, labels_of
from reader.anatomy.lines import Line, lines_of
from reader.anatomy.looks import Look
from reader.model import SetAside, Span
from reader.record import record

_BYLINE = 120  # characters of a line that is a byline, or a moment, and not prose
_ABOVE = 5  # lines above the headline that still belong to the article's header
_ZONE_ABOVE = 4  # lines above the headline in which date and byline may stand
_TITLE_AND_HEADLINE = 8  # lines between two prints of a headline with its date in between
_NO_HEADLINE = 25  # lines above the story searched when no headline was found
_VERY_END = 8  # lines in which a date of publication may close the page
_INTO_STORY = 3  # lines of the story among which a late date line may stand
_LAST = 3  # lines of the story that may say what is said behind others
_LEFT_HEADER = 12  # more lines than this between headline and story are a page's menu


@record(frozen=True, slots=True)
class Layout:
    """A text with each line's part known. Numbers are indexes into ``lines``.

    ``zone`` are the lines in which date, byline and address are looked for, ``zone_above`` those
    of them above the story; ``printed`` is the line nearest above the story at which the headline
    is printed; ``tail`` are the last lines of the story and what was set aside after it.
    ``labels`` are what the lines of a text that opens with "Title: …", "Source: …" say of each
    field, ``attributed`` what is so said in ``zone_above``.
    """

    text: str
    lines: Sequence[Line]
    start: int
    dateline: Dateline | None
    headline: Headline | None
    date_lines: dict[int, DateLine]
    zone: range
    zone_above: range
    printed: int | None
    parts: ending.Parts
    tail: Sequence[int]
    labels: Mapping[str, Label]
    attributed: Sequence[Attribution]

    @property
    def story_text(self) -> str:
        return "\n".join(self.lines[i].text for i in self.parts.story)


def lay_out(text: str, title: str | None = None) -> Layout:
    """Find the parts of a cleaned text.

    ``title`` is declared beside a text that a format gives as the article's: it then begins at
    its top, but for the header lines that were left in it.
    """
    lines = lines_of(text)
    alone = saved_texts.headline_stands_alone(text, lines)
    dated = date_lines.DateLines(text, lines)
    run = runs.story_run(lines, dated, headed=alone)
    top = runs.top_of_page(lines, run)
    end = range(max(top, len(lines) - _VERY_END), len(lines))  # a page dates itself there too
    signs = dated.among((*range(top), *end))
    short = [i for i, line in enumerate(lines[:top]) if len(line.text) <= _BYLINE]
    named = frozenset(i for i in short if lines[i].bare_look.told(_names_writer))
    moments = frozenset(i for i in short if lines[i].look.is_moment)
    start, dateline = beginning.find_start(text, lines, run, signs, named)
    if title and lines:
        header_signs = {i for i, line in signs.items() if line.strong} | named | moments
        start, dateline = beginning.find_told_start(text, lines, start, title, header_signs)
    strong = frozenset(i for i, line in signs.items() if line.strong and i < start + _INTO_STORY)
    slug = _slug_words(text, lines[: start + 1])
    around = headlines.Surroundings(sorted(strong | named | moments), slug)
    headline = headlines.find_headline(text, lines, start, around, alone=alone)
    parts = ending.find_parts(lines, start)
    zone = _zone(headline, start, _late_date_lines(lines, start, signs, parts))
    above = range(zone.start, min(zone.stop, start))
    return Layout(
        text, lines, start, dateline, headline, signs, zone, above, _printed(headline, start),
        parts, _tail(parts, start), labels_of(lines),
        [one for i in above for one in attributions_in(lines[i])],
    )  # fmt: skip


def _names_writer(look: Look) -> bool:
    """Tell whether a line says who wrote, or that the next one does."""
    if look.opening is None:
        return look.is_author_label
    return bylines.read_byline(look.text, 0) is not None


def _slug_words(text: str, lines: Sequence[Line]) -> frozenset[str]:
    if "://" not in text:
        return frozenset()
    words: set[str] = set()
    for line in lines:
        if "://" in line.text:
            for address in addresses.find_addresses(text, line.start, line.end):
                words |= addresses.words_in(address.text)
    return frozenset(words)


def _zone(headline: Headline | None, start: int, late: int) -> range:
    if headline is None:
        return range(max(0, start - _NO_HEADLINE), late)
    printed = [i for i in (headline.at, *headline.others) if i < start] or [headline.at]
    # A page's title is often its first line too, far above; the date stands by the last one.
    near = [i for i in printed if max(printed) - i <= _TITLE_AND_HEADLINE]
    return range(max(0, min(near) - _ZONE_ABOVE), late)


def _printed(headline: Headline | None, start: int) -> int | None:
    if headline is None:
        return None
    prints = [i for i in (headline.at, *headline.others) if i < start]
    return max(prints, default=headline.at)


def _tail(parts: ending.Parts, start: int) -> list[int]:
    after = [i for i in parts.aside if i > start]
    return sorted({*after, *parts.story[-_LAST:]})


def _late_date_lines(
    lines: Sequence[Line], start: int, signs: dict[int, DateLine], parts: ending.Parts
) -> int:
    """Give the end of the zone: behind a strong date line within the story's first lines."""
    end = start
    for i in range(start + 1, min(start + 1 + _INTO_STORY, len(lines))):
        if i in signs and signs[i].strong and len(lines[i].text) <= 100 and i in parts.story:
            end = i + 1
    return end


# --------------------------------------------------------------------------- spans


def header_lines(layout: Layout) -> list[int]:
    """Give the lines above the story that are header: neither headline nor furniture."""
    if layout.start == 0:
        return []
    chosen = layout.headline.at if layout.headline else None
    told = set(layout.headline.others if layout.headline else ())
    told |= {i for i, line in layout.date_lines.items() if line.strong and i in layout.zone}
    near = range(max(0, layout.zone.start), layout.start)
    if len(near) > _LEFT_HEADER + _ABOVE:
        near = range(layout.start - _LEFT_HEADER, layout.start)
    first = range(layout.start if layout.start > 2 * _LEFT_HEADER else 0, layout.start)
    kept = {i for i in (*near, *first) if not layout.lines[i].look.is_furniture} | told
    return sorted(i for i in kept if i < layout.start and i != chosen)


def body_spans(layout: Layout) -> list[Span]:
    """Give the story's paragraphs, those with glued sentences in several spans."""
    spans = [layout.lines[i].span for i in layout.parts.story]
    if not spans or not may_be_glued(layout.text, spans[0].start, spans[-1].end):
        return spans
    return [part for span in spans for part in story_spans(layout.text, *span)]


def set_aside(layout: Layout, header_indexes: Sequence[int]) -> tuple[SetAside, ...]:
    """Give the runs of furniture, each run of one reason as one."""
    kept = {*header_indexes, *([layout.headline.at] if layout.headline else [])}
    reasons = {i: "menus above the story" for i in range(layout.start) if i not in kept}
    reasons.update(layout.parts.aside)
    runs: list[list[int]] = []
    for i in sorted(reasons):
        if runs and runs[-1][-1] == i - 1 and reasons[runs[-1][0]] == reasons[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    return tuple(_run(layout, run, reasons[run[0]]) for run in runs)


def _run(layout: Layout, run: Sequence[int], reason: str) -> SetAside:
    first, last = layout.lines[run[0]], layout.lines[run[-1]]
    ends_at = last.number + layout.text.count("\n", last.start, last.end)
    if len(run) == 1 and re.fullmatch(r"[\W_]+", first.text):
        reason = f"a lone “{first.text}”" if len(first.text) <= 3 else "a row of marks"
    return SetAside(Span(first.start, last.end), first.number, ends_at, reason)

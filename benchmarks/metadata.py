"""How right the read fields are: date, headline, outlet, author, and where the story begins.

    python -m benchmarks.metadata [--text FOLDER] [--html FOLDER] [--wrong] [--quick]

Without folders only the made-up set that the project carries is measured. FOLDERs hold texts and
saved pages with their gold (see ``cases``). ``--wrong`` lists what differs, ``--quick`` leaves
the other tools out.

A date is right when its day is the gold day. Precision counts what was claimed, recall what
could be known; "sure" are claims of confidence 0.8 and more; "invented" are claims where nothing
stands. "outlet, stated" counts only texts in which the outlet's name or domain stands at all.
Rows of a kind with a star leave out the golds that are written nowhere in their page: some are
mistyped. Beside the program stand, in the same table, python-dateutil (fuzzy),
htmldate (fast mode, original date) and trafilatura.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from itertools import chain
from pathlib import Path
from time import process_time

from benchmarks.cases import Case, made_up, pages, texts
from benchmarks.date_peers import Read, peers
from reader.anatomy import read_article
from reader.anatomy.agencies import agency_named
from reader.anatomy.outlets import outlet_named
from reader.anatomy.people import holds_role
from reader.dates.finding import find_dates
from reader.model import Article

_OURS = "broadsheet"
_SURE = 0.8
_COMPARED = 40  # letters of a first or last line that must agree
_NO_LETTER = re.compile(r"[\W_]+")
_PART = 4_000  # characters of a page that are looked through at a time
_OPENING = 2  # first paragraphs of a body of which one must be the gold's first


@dataclass
class Tally:
    """Counts of one field over one kind of text, for one tool."""

    claimed: int = 0
    right: int = 0
    known: int = 0
    sure: int = 0
    sure_right: int = 0
    invented: int = 0
    invented_sure: int = 0

    def add(self, *, known: bool, claimed: bool, right: bool, sure: bool) -> None:
        self.known += known
        if not claimed:
            return
        self.claimed += 1
        self.right += right
        self.sure += sure
        self.sure_right += sure and right
        self.invented += not known
        self.invented_sure += not known and sure


@dataclass
class Report:
    """All tallies by kind, field and tool, and what was wrong."""

    tallies: dict[tuple[str, str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    wrong: list[str] = field(default_factory=list)
    characters: int = 0
    articles: int = 0
    seconds: float = 0.0


def measure(cases: Iterable[Case], *, beside: bool = True) -> Report:
    """Read every case, and let the other tools read it."""
    report, others = Report(), peers() if beside else {}
    for case in cases:
        begin = process_time()
        article = read_article(case.draft)
        report.seconds += process_time() - begin
        report.articles += 1
        report.characters += len(article.text)
        _count(report, _OURS, case, _read(article), article)
        _count_ends(report, case, article)
        for name, tool in others.items():
            _count(report, name, case, tool(case), None)
    return report


def _read(article: Article) -> Read:
    return Read(
        article.date.value.iso[:10] if article.date else None,
        article.headline.value if article.headline else None,
        article.outlet.value if article.outlet else None,
        article.authors.value if article.authors else (),
    )


def _count(report: Report, tool: str, case: Case, read: Read, article: Article | None) -> None:
    for name, known, claimed, right in _compared(case, read):
        if (tool == "dateutil" and name != "date") or (tool == "htmldate" and name != "date"):
            continue
        found = getattr(article, {"title": "headline", "author": "authors"}.get(name, name), None)
        sure = claimed is not None and (found is None or found.confidence >= _SURE)
        for row in _rows(case, name):
            report.tallies[*row, tool].add(
                known=known is not None, claimed=claimed is not None, right=right, sure=sure
            )
        if tool == _OURS and not right and (claimed or known) and (known or name == "date"):
            how = f" ({found.provenance}, {found.confidence})" if found else ""
            report.wrong.append(f"{name:<7}{case.name}: {claimed!r}{how} for {known!r}")
    if tool == "trafilatura" and case.page is not None and case.first:
        right = any(_opening(line) == _opening(case.first) for line in read.opening)
        report.tallies[case.kind, "first line", tool].add(
            known=True, claimed=bool(read.opening), right=right, sure=True
        )


def _rows(case: Case, name: str) -> Iterator[tuple[str, str]]:
    """Give kind and field of every row in which a case counts."""
    yield case.kind, name
    if name == "outlet" and _states_its_outlet(case):
        yield case.kind, "outlet, stated"
    if name == "date" and case.page is not None and not _stands_nowhere(case):
        yield f"{case.kind} *", name


def _states_its_outlet(case: Case) -> bool:
    letters = _NO_LETTER.sub("", (case.outlet or "").lower())
    return (
        case.page is None
        and letters != ""
        and letters in _NO_LETTER.sub("", case.draft.text.lower())
    )


def _stands_nowhere(case: Case) -> bool:
    """Tell whether a gold date is written nowhere in its page, markup included: no reader finds it.

    No answer is looked at, neither ours nor another tool's.
    """
    if case.page is None or case.date is None:
        return False
    year, month, day = (int(part) for part in case.date[:10].split("-"))
    page = unescape(case.page.decode("utf-8", "replace"))
    if f"{year:04}{month:02}{day:02}" in page:
        return False
    parts = (line[at : at + _PART] for line in page.split("\n") for at in _steps(line))
    found = (one for part in parts for date in find_dates(part) for one in (date.value, date.other))
    return all(one is None or (one.year, one.month, one.day) != (year, month, day) for one in found)


def _steps(line: str) -> range:
    return range(0, len(line), _PART - 50)  # a date may stand across the end of a part


def _compared(case: Case, read: Read) -> Iterator[tuple[str, object, object, bool]]:
    """Give each field with what is known, what was claimed, and whether that is right."""
    yield "date", case.date, read.date, read.date == case.date
    yield "title", _printed_title(case), read.title, _same_title(read.title, case.title)
    yield "outlet", case.outlet, read.outlet, _same_name(read.outlet, case.outlet)
    gold = _persons(case.authors, case.outlet)
    said = _persons(read.authors, case.outlet)
    yield "author", gold or None, said or None, bool(said) and said == gold


def _printed_title(case: Case) -> str | None:
    """Give the title if it stands in the text at all, in full or continued."""
    if case.title is None or case.page is not None:
        return case.title
    return case.title if _words(case.title) in _words(case.draft.text) else None


def _same_title(claimed: str | None, gold: str | None) -> bool:
    """Take a wire mark and the end of a longer form of the headline for no difference."""
    if claimed is None or gold is None:
        return False
    one, other = _words(claimed), _words(gold)
    short, long = sorted((one, other), key=len)
    whole = long.startswith(short) or long.endswith(short)
    return one == other or (whole and len(short) * 2 > len(long))


def _count_ends(report: Report, case: Case, article: Article) -> None:
    body = [span.of(article.text).strip() for span in article.body] or [""]
    near = {_opening(line) for line in body[: _OPENING if case.page is not None else 1]}
    ends = (
        ("first line", case.first, case.first and _opening(case.first) in near),
        ("last line", case.last, case.last and _opening(_line_of(article, -1), end=True)
         == _opening(case.last, end=True)),
    )  # fmt: skip
    for name, gold, right in ends:
        if gold:
            tally = report.tallies[case.kind, name, _OURS]
            tally.add(known=True, claimed=True, right=bool(right), sure=True)
            if not right:
                place = body[0] if name == "first line" else _line_of(article, -1)
                report.wrong.append(f"{name} {case.name}: {place[:70]!r} for {gold[:70]!r}")
    if case.clean:
        folded = [fold for fold in article.set_aside if _in_story(article, fold.span.start)]
        tally = report.tallies[case.kind, "nothing folded", _OURS]
        tally.add(known=True, claimed=True, right=not folded, sure=True)


def _line_of(article: Article, position: int) -> str:
    """Give the whole stored line of a paragraph: glued sentences are several spans of it."""
    if not article.body:
        return ""
    span = article.body[position]
    start = article.text.rfind("\n", 0, span.start) + 1
    end = article.text.find("\n", span.end)
    return article.text[start : end if end >= 0 else None].strip()


def _in_story(article: Article, at: int) -> bool:
    return bool(article.body) and article.body[0].start <= at


def _opening(line: str | None, *, end: bool = False) -> str:
    words = _words(line or "")
    return words[-_COMPARED:] if end else words[:_COMPARED]


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _same_name(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    noise = re.compile(r"\([^)]*\)|\b(?:the|news|online|com|web|en|editorial|opinion)\b")
    first, second = (re.sub(r"\W+", "", noise.sub("", name.lower())) for name in (one, other))
    return bool(first) and first == second


def _persons(names: tuple[str, ...], outlet: str | None) -> set[str]:
    """Give the people among names, for every tool alike: outlets, agencies and jobs are none."""
    split = (part.strip() for name in names for part in re.split(r",|\band\b|&|;", name))
    return {
        _words(part)
        for part in split
        if part and "." not in part.rstrip(".").replace(". ", "") and not agency_named(part)
        and not outlet_named(part) and not _same_name(part, outlet) and not holds_role(part)
    }  # fmt: skip


def print_report(report: Report) -> None:
    """Print one row for each kind, field and tool."""
    heads = [
        "known",
        "claimed",
        "precision",
        "recall",
        "wrong",
        "sure",
        "right",
        "invented",
        "sure",
    ]
    widths = (6, 8, 10, 8, 7, 6, 7, 9, 5)
    columns = "".join(f"{head:>{width}}" for head, width in zip(heads, widths, strict=True))
    print(f"{'kind':<15}{'field':<15}{'tool':<12}{columns}")
    for (kind, name, tool), tally in sorted(report.tallies.items()):
        wrong = tally.claimed - tally.right - tally.invented
        print(
            f"{kind:<15}{name:<15}{tool:<12}{tally.known:>6}{tally.claimed:>8}"
            f"{_share(tally.right, tally.claimed):>10}{_share(tally.right, tally.known):>8}"
            f"{_share(wrong, tally.known):>7}"
            f"{tally.sure:>6}{_share(tally.sure_right, tally.sure):>7}"
            f"{tally.invented:>9}{tally.invented_sure:>5}"
        )
    rate = report.articles / report.seconds
    print(f"\n{report.articles} articles, {report.characters / report.articles:,.0f} characters on"
          f" average, {rate:,.0f} articles a CPU second")  # fmt: skip


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "–"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--text", type=Path, help="texts with gold.jsonl")
    arguments.add_argument("--html", type=Path, help="saved pages with their gold")
    arguments.add_argument("--wrong", action="store_true", help="list what differs")
    arguments.add_argument("--quick", action="store_true", help="leave the other tools out")
    chosen = arguments.parse_args()
    cases = chain(
        made_up(),
        texts(chosen.text) if chosen.text else (),
        pages(chosen.html) if chosen.html else (),
    )
    report = measure(cases, beside=not chosen.quick)
    print_report(report)
    if chosen.wrong:
        print("\n".join(["", *report.wrong]))


if __name__ == "__main__":
    main()

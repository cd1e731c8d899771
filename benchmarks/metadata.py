"""How right the read fields are: date, headline, outlet and author, by kind of text.

    python benchmarks/metadata.py [FOLDER] [--wrong]

FOLDER holds gold.jsonl and the texts it names (title, date, outlet, authors); without it only
the small made-up set below is measured. ``--wrong`` lists the dates and headlines that differ.

A date is right when its day is the gold day. Precision counts what was claimed, recall what
could be known; "sure" are claims of confidence 0.8 and more; "invented" are dates claimed on
texts that carry none. Beside it stands python-dateutil's fuzzy reading of the first lines.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import NamedTuple

from dateutil import parser as dateutil_parser

from reader.anatomy import read_article
from reader.decode import decode
from reader.model import Article, Draft


class Case(NamedTuple):
    """One text with what a careful person reads in it."""

    kind: str
    path: str
    data: bytes
    title: str | None
    date: str | None
    outlet: str | None
    authors: tuple[str, ...]


_STORY = (
    "The council voted on Tuesday to close the old bridge for repairs that will take two years. "
    "Engineers told members that the piers had moved by almost four centimetres since 1987.\n\n"
    "“We had no choice,” said the mayor, who has led the town since May 2011. The work will begin "
    "once the river falls, and 12,000 drivers a day will have to find another way.\n"
)
_MADE_UP = (
    Case("made-up", "a.txt", f"Old bridge to close for two years\n\nBy Ada Venn\n\nPublished: 12 March 2019 | Updated: 14 March 2019\n\n{_STORY}".encode(), "Old bridge to close for two years", "2019-03-12", None, ("Ada Venn",)),  # noqa: E501 - one case a line
    Case("made-up", "b.txt", f"Old bridge to close for two years | BBC News\n\n3. Mai 2018, 14:20 Uhr\n\n{_STORY}".encode(), "Old bridge to close for two years", "2018-05-03", "BBC News", ()),  # noqa: E501 - one case a line
    Case("made-up", "c.txt", f"UPDATE 1-Old bridge to close\n\nNORTHAM, Feb 2 (Reuters) - {_STORY}".encode(), "Old bridge to close", None, "Reuters", ()),  # noqa: E501 - one case a line
    Case("made-up", "d.txt", _STORY.encode(), None, None, None, ()),
    Case("made-up", "e.txt", f"El puente cierra dos años\n\nPor Ana Soler\n24 de febrero de 2022\n\n{_STORY}".encode("cp1252", "ignore"), "El puente cierra dos años", "2022-02-24", None, ("Ana Soler",)),  # noqa: E501 - one case a line
)  # fmt: skip


@dataclass
class Tally:
    """Counts of one field over one kind of text."""

    claimed: int = 0
    right: int = 0
    known: int = 0
    sure: int = 0
    sure_right: int = 0
    invented: int = 0
    invented_sure: int = 0

    def add(self, *, gold: object, claimed: object, right: bool, sure: bool) -> None:
        self.known += gold is not None
        if claimed is None:
            return
        self.claimed += 1
        self.right += right
        self.sure += sure
        self.sure_right += sure and right
        self.invented += gold is None
        self.invented_sure += gold is None and sure


@dataclass
class Report:
    """All tallies by kind and field, and what was wrong."""

    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    wrong: list[str] = field(default_factory=list)
    characters: int = 0
    articles: int = 0
    seconds: float = 0.0


def cases(folder: Path | None) -> Iterator[Case]:
    """Give the made-up cases and those of a folder with gold.jsonl."""
    yield from _MADE_UP
    if folder is None:
        return
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        path = folder / gold["file"]
        if path.is_file():
            yield Case(
                gold["set"], gold["file"].rpartition("/")[2], path.read_bytes(),
                gold["title"], gold["date"], gold["outlet"], tuple(gold["authors"]),
            )  # fmt: skip


def measure(folder: Path | None) -> Report:
    """Read every case and count."""
    report = Report()
    for case in cases(folder):
        begin = process_time()
        text, encoding = decode(case.data)
        article = read_article(Draft(case.path, 0, text, {}, encoding))
        report.seconds += process_time() - begin
        report.articles += 1
        report.characters += len(text)
        _count(report, case, article)
    return report


def _count(report: Report, case: Case, article: Article) -> None:
    _count_date(report, case, article)
    tallies = report.tallies
    title = article.headline.value if article.headline else None
    right = title is not None and case.title is not None and _words(title) == _words(case.title)
    printed = case.title if case.title and _words(case.title) in _words(article.text) else None
    sure = article.headline is not None and article.headline.confidence >= 0.8
    tallies[case.kind, "title"].add(gold=printed, claimed=title, right=right, sure=sure)
    if title is not None and printed is not None and not right:
        report.wrong.append(f"title  {case.kind}/{case.path}: {title!r} for {case.title!r}")
    outlet = article.outlet.value if article.outlet else None
    same = outlet is not None and case.outlet is not None and _same_name(outlet, case.outlet)
    sure = article.outlet is not None and article.outlet.confidence >= 0.8
    tallies[case.kind, "outlet"].add(gold=case.outlet, claimed=outlet, right=same, sure=sure)
    authors = article.authors.value if article.authors else None
    gold_authors = _people(case.authors)
    same = authors is not None and {_words(name) for name in authors} == gold_authors
    sure = article.authors is not None and article.authors.confidence >= 0.8
    tallies[case.kind, "author"].add(
        gold=gold_authors or None, claimed=authors, right=same, sure=sure
    )
    if authors is not None and not same:
        report.wrong.append(f"author {case.kind}/{case.path}: {authors!r} for {case.authors!r}")


def _count_date(report: Report, case: Case, article: Article) -> None:
    day = article.date.value.iso[:10] if article.date else None
    sure = article.date is not None and article.date.confidence >= 0.8
    report.tallies[case.kind, "date"].add(
        gold=case.date, claimed=day, right=day == case.date, sure=sure
    )
    if article.date and day != case.date:
        report.wrong.append(
            f"date   {case.kind}/{case.path}: {day} ({article.date.provenance},"
            f" {article.date.confidence}) for {case.date}"
        )
    fuzzy = fuzzy_day(article.text)
    report.tallies[case.kind, "date, dateutil"].add(
        gold=case.date, claimed=fuzzy, right=fuzzy == case.date, sure=fuzzy is not None
    )


def fuzzy_day(text: str) -> str | None:
    """Give what python-dateutil finds when it searches the first lines: the baseline."""
    for line in [line for line in text.split("\n") if line.strip()][:12]:
        try:
            return dateutil_parser.parse(line[:200], fuzzy=True).date().isoformat()
        except (ValueError, OverflowError):
            continue
    return None


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _same_name(one: str, other: str) -> bool:
    noise = re.compile(r"\b(?:the|news|online|com|web|en|editorial|opinion)\b")
    first, second = (re.sub(r"\W+", "", noise.sub("", name.lower())) for name in (one, other))
    return bool(first) and first == second


def _people(names: tuple[str, ...]) -> set[str]:
    split = (part for name in names for part in re.split(r",|\band\b|&", name))
    return {_words(part) for part in split if part.strip()}


def print_report(report: Report) -> None:
    """Print one row for each kind and field."""
    print(f"{'kind':<16}{'field':<16}{'known':>6}{'claimed':>8}{'precision':>10}{'recall':>8}"
          f"{'sure':>6}{'right':>7}{'invented':>9}{'sure':>5}")  # fmt: skip
    for (kind, name), tally in sorted(report.tallies.items()):
        print(
            f"{kind:<16}{name:<16}{tally.known:>6}{tally.claimed:>8}"
            f"{_share(tally.right, tally.claimed):>10}{_share(tally.right, tally.known):>8}"
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
    arguments.add_argument("folder", nargs="?", type=Path)
    arguments.add_argument("--wrong", action="store_true", help="list what differs")
    chosen = arguments.parse_args()
    report = measure(chosen.folder)
    print_report(report)
    if chosen.wrong:
        print("\n".join(["", *report.wrong]))


if __name__ == "__main__":
    main()

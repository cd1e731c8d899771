"""Texts with what a careful person reads in them: made up here, or real from a folder.

The folder of texts holds gold.jsonl and the files it names; the folder of pages holds *.jsonl
whose lines name gzipped pages. Neither is part of the project.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from reader.decode import decode
from reader.model import Draft

_HERE = Path(__file__).parent
_CLEAN = ("reuters-header", "reuters-nourl", "reuters-body")
_STORY = (
    "The council voted on Tuesday to close the old bridge for repairs that will take two years. "
    "Engineers told members that the piers had moved by almost four centimetres since 1987.\n\n"
    "“We had no choice,” said the mayor, who has led the town since May 2011. The work will begin "
    "once the river falls, and 12,000 drivers a day will have to find another way.\n"
)


@dataclass
class Case:
    """One text and its gold. ``first`` and ``last`` are the story's first and last line.

    ``clean``: the text carries no furniture, so nothing of it may be folded. ``page`` is the
    markup it was read from, for tools that read markup.
    """

    kind: str
    draft: Draft
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    clean: bool = False
    page: bytes | None = None

    @property
    def name(self) -> str:
        return f"{self.kind}/{self.draft.path.rpartition('/')[2]}"

    @property
    def markup(self) -> str:
        """The page, or the text as the plainest page there is."""
        if self.page is not None:
            return self.page.decode("utf-8", "replace")
        lines = "".join(f"<p>{_escaped(line)}</p>" for line in self.draft.text.split("\n") if line)
        return f"<html><body>{lines}</body></html>"


def _escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;")


# --------------------------------------------------------------------------- made up


def made_up() -> Iterator[Case]:
    """Give the cases the project carries: pages in the manners of many sites, and a few files."""
    yield from _pages((_HERE / "pages.txt").read_text(encoding="utf-8"))
    header = f"Old bridge to close\n\nBy Ada Venn\n\nPublished: 12 March 2019\n\n{_STORY}"
    told = _STORY.split("\n\n")
    yield Case(
        "made-up file", Draft("a.txt", 0, header), "Old bridge to close", "2019-03-12", None,
        ("Ada Venn",), told[0], told[1].strip(), True,
    )  # fmt: skip
    wire = f"UPDATE 1-Old bridge to close\n\nNORTHAM, Feb 2 (Reuters) - {_STORY}"
    yield Case(
        "made-up file", Draft("b.txt", 0, wire), "Old bridge to close", None, "Reuters", clean=True
    )
    yield Case("made-up body", Draft("c.txt", 0, _STORY), clean=True)


def _pages(text: str) -> Iterator[Case]:
    stories: dict[str, list[str]] = {}
    for block in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        heading, _, rest = block.partition("\n")
        kind, name = heading.split()
        if kind == "story":
            stories[name] = rest.strip().split("\n")
        else:
            yield _page(name, rest, stories)


def _page(name: str, rest: str, stories: dict[str, list[str]]) -> Case:
    head, page = re.split(r"^\.{3,}\n", rest, maxsplit=1, flags=re.MULTILINE)
    said = dict(line.split(": ", 1) for line in head.strip().split("\n"))
    gold = {key: None if value == "-" else value for key, value in said.items()}
    told = [line for match in _MENTION.finditer(page) for line in _told(match, stories)]
    text = _MENTION.sub(lambda match: "\n\n".join(_told(match, stories)), page)
    opening = re.search(r"^.{0,40}\((?:AP|dpa|UrduPoint|EFE|ANSA)\b.*$|^СЕВЕРСК.*$", text, re.M)
    return Case(
        "made-up page",
        Draft(f"{name}.txt", 0, text),
        gold["title"],
        gold["date"],
        gold["outlet"],
        tuple((gold["authors"] or "").split(", ")) if gold["authors"] else (),
        opening[0] if opening else told[0],
        gold.get("last") or told[-1],
    )


_MENTION = re.compile(r"\{(\w+)(?: (\d)(?:-(\d))?)?\}")


def _told(match: re.Match[str], stories: dict[str, list[str]]) -> list[str]:
    story = stories[match[1]]
    first = int(match[2] or 1)
    last = int(match[3] or match[2] or len(story))
    return story[first - 1 : last]


# --------------------------------------------------------------------------- real


def texts(folder: Path) -> Iterator[Case]:
    """Give the texts of a folder with gold.jsonl."""
    lines = dict(_body_lines())
    for row in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(row)
        path = folder / gold["file"]
        if not path.is_file():
            continue
        text, encoding = decode(path.read_bytes())
        stored = text.split("\n")
        first, last = (
            (stored[n - 1] for n in lines[gold["file"]]) if gold["file"] in lines else ("", "")
        )
        yield Case(
            gold["set"], Draft(gold["file"], 0, text, {}, encoding), gold["title"], gold["date"],
            gold["outlet"], tuple(gold["authors"]), first or None, last or None,
            gold["set"] in _CLEAN,
        )  # fmt: skip


def _body_lines() -> Iterator[tuple[str, tuple[int, ...]]]:
    for row in (_HERE / "body_lines.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        file, *numbers = row.split("\t")
        yield file, tuple(map(int, numbers))


def pages(folder: Path, most: int | None = None) -> Iterator[Case]:
    """Give the saved pages of a folder, as the collection's own reader of pages drafts them."""
    for listing in sorted(folder.glob("*.jsonl")):
        rows = listing.read_text(encoding="utf-8").splitlines()
        for row in islice(rows, most):
            gold = json.loads(row)
            page = folder / gold["file"]
            if page.is_file():
                yield from _saved(f"html {listing.stem}", page, gold)


def _saved(kind: str, path: Path, gold: dict[str, str]) -> Iterator[Case]:
    from reader.sources import FoundFile, read_file

    drafts: Iterable[object] = read_file(FoundFile(path.name, path, 0, 0))
    for draft in islice((one for one in drafts if isinstance(one, Draft)), 1):
        authors: str | Sequence[str] = gold.get("authors") or ()
        named = (authors,) if isinstance(authors, str) else tuple(authors)
        paragraphs = [line for line in (gold.get("body") or "").split("\n") if line.strip()]
        yield Case(
            kind, draft, gold.get("title"), (gold.get("published") or "")[:10] or None,
            gold.get("outlet"), named, paragraphs[0] if paragraphs else None,
            page=gzip.decompress(path.read_bytes()),
        )  # fmt: skip

"""Articles and stories as rows of a table, for CSV that a spreadsheet opens.

Made of the objects that ``--json`` prints. Every value that was read stands beside how it was
read and how sure that is. Must not know where the rows go.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.model import FIELDS
from reader.pages.records import Record

BOM = "\ufeff"  # without it Excel takes UTF-8 for the machine's old code page
LONGEST_CELL = 32_767  # characters: what lies beyond, Excel cuts off
_HOW = ("provenance", "confidence")
_BEFORE = ("id", "path", "position")
_BEHIND = ("words", "story", "tellings", "read", "starred", "tags")
_OF_STORY = ("story", "headline", "witnesses", "tellings", "number", "first", "id", "path")
_TIES = ("relation", "related_to", "shared_here", "shared_there")
# A cell that begins so would be run as a formula by the spreadsheet that opens it.
_FORMULAS = tuple("=+-@\t\r＝＋－＠")

Cell = str | int | float
Rows = Callable[[Record], Iterator[list[Cell]]]


def columns(what: str) -> list[str]:
    """Name the columns of ``list``, ``articles`` or ``stories``."""
    fields = [name if not how else f"{name}_{how}" for name in FIELDS for how in ("", *_HOW)]
    if what == "stories":
        return [*_OF_STORY, *(f"article_{name}" for name in fields), *_TIES]
    text = ["text"] if what == "articles" else []
    return [*_BEFORE, *fields, *_BEHIND, *text]


def rows(what: str, record: Record) -> Iterator[list[Cell]]:
    """Give the rows of one object: one of an article, one of each telling of a story."""
    if what == "stories":
        yield from _of_story(record)
    else:
        text = ["\n\n".join(record["body"])] if what == "articles" else []
        named = [[record[name] for name in names] for names in (_BEFORE, _BEHIND)]
        yield _safe([*named[0], *_fields(record), *named[1], *text])


def _fields(record: Record) -> Iterator[object]:
    for name in FIELDS:
        how = record["fields"].get(name, {})
        yield from (record[name], *(how.get(each) for each in _HOW))


def _of_story(story: Record) -> Iterator[list[Cell]]:
    for number, article in enumerate(story["members"], start=1):
        first = article["id"] == story["first"]
        head = (story["id"], story["headline"], story["witnesses"], len(story["articles"]))
        place = (number, first, article["id"], article["path"])
        yield _safe([*head, *place, *_fields(article), *_tie(story, article["id"])])


def _tie(story: Record, article: str) -> tuple[object, ...]:
    """Give what a telling is to the one it is nearest to."""
    pairs = [pair for pair in story["relations"] if article in (pair["a"], pair["b"])]
    nearest = max(pairs, key=lambda pair: float(pair["score"]), default=None)
    if nearest is None:
        return (None,) * len(_TIES)
    here, there = ("a", "b") if nearest["a"] == article else ("b", "a")
    return (
        nearest["relation"],
        nearest[there],
        nearest[f"shared_{here}"],
        nearest[f"shared_{there}"],
    )


def _safe(values: list[object]) -> list[Cell]:
    return [cell(value) for value in values]


def cell(value: object) -> Cell:
    """Give what a cell holds: empty for what is not known, lists divided by semicolons.

    An apostrophe before a text keeps a spreadsheet from running it.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(_FORMULAS) else text

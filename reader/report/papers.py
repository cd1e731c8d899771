"""Lists, stories and whole articles as Markdown, with how each field is known.

Made of the objects that ``--json`` prints. Must not know where the lines go.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.dates.writing import long_form
from reader.hints import TYPE_CHECKING
from reader.model import FIELDS
from reader.pages.markdown import escaped, paragraph
from reader.pages.numbers import number_of

if TYPE_CHECKING:
    from reader.pages.records import Record

_SURE = 0.7  # below it a value is marked, as everywhere


def listed(record: Record) -> Iterator[str]:
    """Give one article as an entry of a list."""
    yield f"- {_entry(record)}"


def _entry(record: Record) -> str:
    known = [_known(record, name) for name in ("outlet", "date")]
    parts = [f"**{_title(record)}**", *(each for each in known if each), _code(record["path"])]
    return " · ".join(parts)


def _title(record: Record) -> str:
    return escaped(record["headline"] or "no headline")


def _known(record: Record, name: str) -> str:
    """Give a field's value and how it is known; nothing where it is not."""
    field = record["fields"].get(name)
    if field is None:
        return ""
    doubt = "?" if field["confidence"] < _SURE else ""
    return f"{_value(name, record)}{doubt} ({escaped(field['provenance'])})"


def _value(name: str, record: Record) -> str:
    value = record[name]
    if name in ("date", "updated"):
        return escaped(long_form(value))
    return escaped(", ".join(value) if isinstance(value, list) else str(value))


def _code(text: str) -> str:
    """Write a path so that it can be copied."""
    fence = "``" if "`" in text else "`"
    return f"{fence}{' '.join(text.split())}{fence}"


def whole(record: Record) -> Iterator[str]:
    """Give a whole article: headline, fields with their provenance, paragraphs."""
    yield f"## {_title(record)}"
    yield ""
    for name in FIELDS[1:]:
        if field := record["fields"].get(name):
            sure = f"{round(field['confidence'] * 100)} % sure"
            source = f": “{escaped(field['text'])}”" if field["text"] else ""
            yield f"- {name}: {_value(name, record)} · {field['provenance']}, {sure}{source}"
    yield f"- file: {_code(record['path'])}, article {record['position']}"
    for text in record["body"]:
        yield ""
        yield paragraph(text)
    yield ""


def story(record: Record) -> Iterator[str]:
    """Give a story with its tellings in order of time."""
    tellings = number_of(len(record["articles"]), "telling", "tellings")
    witnesses = number_of(record["witnesses"], "witness", "witnesses")
    yield f"## {escaped(record['headline'])}"
    yield ""
    yield f"{tellings}, {witnesses}"
    yield ""
    for number, article in enumerate(record["members"], start=1):
        first = " · first" if article["id"] == record["first"] else ""
        yield f"{number}. {_entry(article)}{first}"
    names = {each: number for number, each in enumerate(record["articles"], start=1)}
    yield ""
    for pair in record["relations"]:
        yield (
            f"- {names.get(pair['a'], pair['a'])} and {names.get(pair['b'], pair['b'])}: "
            f"{pair['relation']} · {pair['shared_a']:.0%} of the first is in the second, "
            f"{pair['shared_b']:.0%} of the second in the first"
        )
    yield ""

"""Labelled lines on top of a text: "Title: …", "Source: …", as databases and people note them.

Knows the labels of several languages and where such lines stand; must not know what wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reader.anatomy import declared
from reader.anatomy.label_words import ANYWHERE, IN_A_BLOCK
from reader.anatomy.lines import Line
from reader.declarations import folded
from reader.model import Span
from reader.named import NamedTuple
from reader.pattern import pattern

_FIRST = 3  # lines above which a block of labelled lines begins
_FEWEST = 2  # fields that a block names: one line of this form may be a sentence
_LABEL = pattern(r"[^\W\d_][\w .()/-]{1,23}?\s{0,2}[:：]\s{0,12}(?=\S)")
_FIELDS = {
    name: "outlet" if field == "source" else field
    for table in (ANYWHERE, IN_A_BLOCK)
    for field, names in table.items()
    for name in names.split()
}


class Label(NamedTuple):
    """What stands behind a label: the words, where they stand, and the whole line."""

    value: str
    span: Span
    line: str


def labels_of(lines: Sequence[Line]) -> Mapping[str, Label]:
    """Read the block of labelled lines that a text opens with: field to its first label.

    The fields are those of ``declared.stated``. Empty where there is no block: two fields at
    least, one line after the other from the text's first lines on, others of the form among them.
    """
    found: dict[str, Label] = {}
    for line, field, at in _block(lines):
        value = line.text[at:].strip()
        if field and value and field not in found:
            begin = line.start + at
            found[field] = Label(value, Span(begin, begin + len(value)), line.text)
    return found if len(found) >= _FEWEST else {}


def _block(lines: Sequence[Line]) -> Iterator[tuple[Line, str | None, int]]:
    """Give the lines of the block, the field that each names, and where its words begin."""
    begun = False
    for i, line in enumerate(lines):
        label = _LABEL.match(line.text)
        if label is None:
            if begun or i + 1 >= _FIRST:
                return
            continue
        begun = True
        yield line, _field(label[0]), label.end()


def _field(label: str) -> str | None:
    name = folded(label.rstrip(" :："))
    return _FIELDS.get(name) or declared.field_named(name)

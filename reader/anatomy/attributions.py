"""Attributions: outlet, source and author named in so many words below a headline ("来源：…").

They stand alone or in the midst of a line, beside the date, in the press's languages. Must not
know the labelled block that a text opens with (see ``labels``), nor weigh what is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from reader.anatomy.label_words import ANYWHERE
from reader.anatomy.lines import Line
from reader.anatomy.shapes import weight
from reader.model import Span
from reader.named import NamedTuple
from reader.pattern import pattern

_LONGEST_LINE = 200  # characters of a line of labels
_LONGEST = 60  # letters of a value, see lines.weight


class Kind(Enum):
    """What is attributed."""

    OUTLET = "outlet"
    SOURCE = "source"
    AUTHOR = "author"


def _either(kind: Kind) -> str:
    return "|".join(word.replace("_", r"\s") for word in ANYWHERE[kind.value].split())


_LABELLED = pattern(
    rf"(?:^|(?<=[\s|]))(?:{'|'.join(f'(?P<{kind.name}>(?i:{_either(kind)}))' for kind in Kind)})"
    r"\s?[:：]\s*(?=[^\W\d_]|[«„“\"])"
)
_END = pattern(r"\s{2,}|\s*[|;；]\s*|\s(?=\S{1,12}[:：])|\s(?=(?:19|20)\d\d\D)")


class Attribution(NamedTuple):
    """A name, what its label says it is, and where both stand."""

    kind: Kind
    value: str
    span: Span


def attributions_in(line: Line) -> Iterator[Attribution]:
    """Give what a header line attributes, in order."""
    if len(line.text) > _LONGEST_LINE or (":" not in line.text and "：" not in line.text):
        return
    for match in _LABELLED.finditer(line.text):
        end = _END.search(line.text, match.end())
        value = line.text[match.end() : end.start() if end else len(line.text)].strip()
        if value and weight(value) <= _LONGEST:
            at = line.start + match.start()
            stop = line.start + match.end() + len(value)
            yield Attribution(Kind[match.lastgroup or "SOURCE"], value, Span(at, stop))

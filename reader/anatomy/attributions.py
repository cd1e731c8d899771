"""Attributions: outlet, source and author named in so many words below a headline ("来源：…").

They stand alone or in the midst of a line, beside the date, in the press's languages. Must not
know the labelled block that a text opens with (see ``labels``), nor weigh what is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from reader.anatomy.lines import Line, weight
from reader.model import Span
from reader.pattern import pattern

_LONGEST_LINE = 200  # characters of a line of labels
_LONGEST = 60  # letters of a value, see lines.weight


class Kind(Enum):
    """What is attributed."""

    OUTLET = "outlet"
    SOURCE = "source"
    AUTHOR = "author"


_WORDS = {
    Kind.OUTLET: (
        "newspaper|publication|publisher|published in|outlet|news outlet|zeitung|medium|journal|"
        "periódico|diario|jornal|testata|издание|газета|видання|媒体|媒體|メディア|掲載紙|掲載|매체|"
        "الصحيفة|gazete|krant|tidning|avis"
    ),
    Kind.SOURCE: (
        "source|news source|quelle|fuente|fonte|bron|źródło|kilde|källa|zdroj|источник|джерело|"
        "来源|來源|稿源|消息来源|信息来源|文章来源|出典|提供|配信|配信元|출처|المصدر|مصدر|kaynak"
    ),
    Kind.AUTHOR: "作者|[记記]者|执笔|執筆",
}
_LABELLED = pattern(
    rf"(?:^|(?<=[\s|]))(?:{'|'.join(f'(?P<{k.name}>(?i:{w}))' for k, w in _WORDS.items())})"
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

"""The JSON shapes that scripts rely on: a contract, so keys are added and never renamed.

Every object carries ``version``; it rises when a key is dropped or changes its meaning.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from reader.hints import TYPE_CHECKING
from reader.pages.records import VERSION, Record, compared, listed
from reader.record import asdict

if TYPE_CHECKING:
    from reader.model import (
        Article,
        Pair,
        Row,
        Story,
        Verdict,
    )

__all__ = ["VERSION", "Record", "compared", "found", "line", "listed", "pair", "shown", "story"]


def line(record: Record) -> str:
    """Write an object as a line of JSON, in letters as they are wherever that can be said."""
    written = json.dumps(record, ensure_ascii=False)
    try:
        written.encode()
    except UnicodeEncodeError:  # a file's name need not be Unicode
        return json.dumps(record)
    return written


def shown(article: Article, row: Row) -> Record:
    """Give the object of ``show``: that of ``list`` with the text and what was set aside."""
    return listed(article, row) | {
        "body": [span.of(article.text) for span in article.body],
        "set_aside": [
            {"from": part.first_line, "to": part.last_line, "reason": part.reason}
            for part in article.set_aside
        ],
        "text": article.text,
    }


def found(article: Article, row: Row, hits: Sequence[str]) -> Record:
    """Give the object of ``search``: that of ``list`` with the lines that hold a hit."""
    return listed(article, row) | {"hits": list(hits)}


def pair(
    found: Pair, paths: Mapping[str, str], verdicts: Mapping[tuple[str, str], Verdict]
) -> Record:
    """Give the object of ``stories --pairs``; ``paths`` maps ids to paths, ``verdicts``
    pairs of ids to what the user said of them."""
    verdict = verdicts.get((found.a, found.b))
    return {
        "version": VERSION,
        "a": found.a,
        "b": found.b,
        "a_path": paths.get(found.a),
        "b_path": paths.get(found.b),
        "relation": found.relation.value,
        "shared_a": round(found.shared_a, 4),
        "shared_b": round(found.shared_b, 4),
        "score": round(found.score, 4),
        # The passage itself is in the files, which no list of pairs opens.
        "evidence": _rounded(asdict(found.evidence) | {"longest": found.evidence.longest or None}),
        "direction": found.direction,
        "judged": found.judged,
        "verdict": verdict.value if verdict else None,
    }


def story(
    found: Story, paths: Mapping[str, str], verdicts: Mapping[tuple[str, str], Verdict]
) -> Record:
    """Give the object of ``stories``."""
    return {
        "version": VERSION,
        "id": found.id,
        "articles": list(found.articles),
        "first": found.first,
        "witnesses": found.witnesses,
        "headline": found.headline,
        "relations": [pair(each, paths, verdicts) for each in found.pairs],
    }


def _rounded(record: Record) -> Record:
    return {
        name: round(value, 4) if isinstance(value, float) else value
        for name, value in record.items()
    }

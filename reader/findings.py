"""What a collection was found to be: its formats, how each field is known, what was passed over.

Counts what the index holds; must not know how it is printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from reader.hints import TYPE_CHECKING, Any
from reader.model import FIELDS, Article, Field, Filter, Grouping, Problem

if TYPE_CHECKING:
    from reader.library import Library

_BATCH = 500

Show = Callable[[str, int, int | None], None]  # a stage, what is done of it, of how many


def _unseen(_stage: str, _done: int, _total: int | None) -> None:
    """Show nothing."""


@dataclass(slots=True)
class Knowledge:
    """How well one field is known over all articles.

    ``doubtful`` are those that lists mark with ``?``, ``disputed`` those of which the file gives
    another value too; ``sources`` counts by provenance, ``certain`` by confidence, in tenths.
    """

    known: int = 0
    doubtful: int = 0
    disputed: int = 0
    sources: Counter[str] = field(default_factory=Counter)
    certain: Counter[float] = field(default_factory=Counter)

    def note(self, found: Field[Any]) -> None:
        """Count one article's field."""
        self.known += 1
        self.doubtful += found.doubtful
        self.disputed += bool(found.conflicts)
        self.sources[found.provenance.value] += 1
        self.certain[int(found.confidence * 10) / 10] += 1


@dataclass(slots=True)
class Findings:
    """The whole of it. ``files`` counts those with an article in them.

    ``formats`` and ``encodings`` count articles, ``files_by_format`` and ``files_by_encoding``
    the files they are in; an archive has articles of several.
    """

    name: str
    articles: int = 0
    files: int = 0
    formats: Counter[str] = field(default_factory=Counter)
    encodings: Counter[str] = field(default_factory=Counter)
    files_by_format: Counter[str] = field(default_factory=Counter)
    files_by_encoding: Counter[str] = field(default_factory=Counter)
    fields: dict[str, Knowledge] = field(
        default_factory=lambda: {name: Knowledge() for name in FIELDS}
    )
    problems: list[Problem] = field(default_factory=list)

    @property
    def undated(self) -> int:
        return self.articles - self.fields["date"].known

    def note(self, articles: Iterable[Article]) -> None:
        """Count some articles, their fields and their formats."""
        for article in articles:
            self.articles += 1
            self.formats[article.format] += 1
            self.encodings[article.encoding] += 1
            for name, knowledge in self.fields.items():
                found: Field[Any] | None = getattr(article, name)
                if found is not None:
                    knowledge.note(found)


def examine(library: Library, show: Show = _unseen) -> Findings:
    """Look at every article of a collection as the last scan left it, a batch at a time.

    ``show`` is told how far it is.
    """
    findings = Findings(library.name)
    formats, encodings = set[tuple[str, str]](), set[tuple[str, str]]()
    total = library.counts().articles
    for group in library.groups(Filter(), Grouping.DATE):
        for start in range(0, len(group.ids), _BATCH):
            articles = library.details(group.ids[start : start + _BATCH])
            findings.note(articles)
            formats.update((article.format, article.path) for article in articles)
            encodings.update((article.encoding, article.path) for article in articles)
            show("examining", findings.articles, total)
    findings.files = len({path for _, path in formats})
    findings.files_by_format.update(name for name, _ in formats)
    findings.files_by_encoding.update(name for name, _ in encodings)
    findings.problems = library.problems()
    return findings

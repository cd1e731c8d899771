"""An index filled without reading a file, so that a million articles stand there in minutes.

Through the store's own functions, as a scan would fill it, but for fingerprints and relations:
each article that was told again stands in a story with the one it tells. The files are there and
are those that the index says, so the program opens the collection as one it has scanned.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from benchmarks.press import LINES, Printed, write_lines
from reader.model import (
    Article,
    Field,
    PrintedDate,
    Provenance,
    Span,
    Story,
    StoryText,
    article_id,
    content_id,
)
from reader.settings import Directories
from reader.sources import Collection
from reader.store.index import catalogue, digesting, formed, listed, stages
from reader.store.index.catalogue import Reading
from reader.store.index.digesting import Digest
from reader.store.index.index import Index
from reader.store.index.stages import MATCHED, NEW, PLACED

_SURE = 1.0

T = TypeVar("T")


def stock(folder: Path, cache: Path, articles: Iterator[Printed]) -> int:
    """Write files of JSON lines and enter them in the collection's index; give their bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    collection = Collection.of([folder])
    index = Index(Directories(cache, cache).index(collection.key), lambda: None)
    size, told = 0, dict[int, list[int]]()
    for number, group in groupby(articles, lambda each: each.number // LINES):
        printed, path = list(group), f"{number:05}.jsonl"
        size += write_lines(folder / path, printed)
        _enter(index, folder, path, printed)
        for each in printed:
            if each.again is not None:
                told.setdefault(each.again, [each.again]).append(each.number)
    while index.do(digesting.merge):
        pass
    _tell(index, told.values())
    index.close()
    return size


def _enter(index: Index, folder: Path, path: str, printed: Sequence[Printed]) -> None:
    status = (folder / path).stat()
    made = [_article(path, each) for each in printed]
    readings = deque([Reading(path, status.st_size, status.st_mtime_ns, made)])
    while readings:
        index.do(catalogue.put, readings, anew=False)
    texts = {article.id: article for article in made}
    entries = index.ask(listed.at_stage, NEW, -1, len(made))
    index.do(stages.advance, [entry.key for entry in entries], MATCHED)
    digests = deque(Digest(entry.key, _story_text(texts[entry.id]), b"") for entry in entries)
    while digests:
        index.do(digesting.digest, digests)
    index.do(stages.advance, [entry.key for entry in entries], PLACED)


def _article(path: str, each: Printed) -> Article:
    text = "\n\n".join(each.body)
    date = _known(PrintedDate.from_iso(each.date)) if each.date else None
    place, position = article_id(path, each.number % LINES), each.number % LINES
    return Article(
        *(place, content_id(text), path, position, text),
        headline=_known(each.headline),
        date=date,
        outlet=_known(each.outlet),
        body=(Span(0, len(text)),),
        format="JSON lines",
    )


def _known(value: T) -> Field[T]:
    return Field(value, Provenance.DECLARED, _SURE)


def _story_text(article: Article) -> StoryText:
    headline = article.headline.value if article.headline else None
    return StoryText(article.id, article.text, article.body, headline=headline)


def _tell(index: Index, told: Iterable[Sequence[int]]) -> None:
    stories = deque(map(_story, told))
    while stories:
        index.do(formed.exchange, deque(), stories)


def _story(numbers: Sequence[int]) -> Story:
    members = tuple(article_id(f"{n // LINES:05}.jsonl", n % LINES) for n in numbers)
    name = blake2b(members[0].encode(), digest_size=8).hexdigest()
    return Story(name, members, "", (), first=members[0])

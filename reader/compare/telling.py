"""One side of a comparison, cut up: its sentences, and its tokens as written and as folded.

Reads an Article; knows nothing of the other side.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from zlib import crc32

from reader.model import Article, Sentence, Side, Span
from reader.record import record, replace
from reader.text.folding import fold_word
from reader.text.sentences import paragraphs, sentences
from reader.text.words import WORD

_LONG = 3_000  # characters: no sentence of prose is longer
_PIECE = 24  # tokens beyond the least that a piece of such a one has on average
_LEAST_PIECE, _MOST_PIECE = 12, 120  # tokens


@record(frozen=True, slots=True)
class Telling:
    """A text by sentence and token. Token numbers run through the whole text.

    ``first[k]`` is the number of sentence k's first token; one more entry closes the list.
    ``region[k]`` names the furniture that sentence k belongs to: 0 for none, 1 for the header
    lines, 2 for what was set aside, 3 for a long run at an end that only this side has.
    """

    text: str
    sentences: tuple[Sentence, ...]
    first: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    written: tuple[str, ...]
    folded: tuple[str, ...]
    is_word: tuple[bool, ...]
    region: tuple[int, ...]
    declared_body: bool
    language: str | None = None  # two-letter code, where the article says it

    def tokens_of(self, ordinals: tuple[int, ...]) -> range:
        """Give the token numbers of neighbouring sentences."""
        if not ordinals:
            return range(0)
        return range(self.first[ordinals[0]], self.first[ordinals[-1] + 1])

    def folded_of(self, ordinal: int) -> tuple[str, ...]:
        return self.folded[self.first[ordinal] : self.first[ordinal + 1]]

    def span(self, first: int, end: int) -> Span:
        """Give the characters from token ``first`` up to, not including, token ``end``."""
        return Span(self.starts[first], self.ends[end - 1])

    def sentence_at(self, offset: int) -> int:
        """Give the ordinal of the sentence that holds an offset, or the one before it."""
        found = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start)
        return max(0, found - 1)

    def words(self, ordinals: range | tuple[int, ...] | None = None) -> int:
        """Count the words (tokens that are not punctuation) of sentences, or of all."""
        if ordinals is None:
            return sum(self.is_word)
        return sum(sum(self.is_word[self.first[k] : self.first[k + 1]]) for k in ordinals)

    def folding(self, ordinals: frozenset[int]) -> Telling:
        """Give the same telling with a run of sentences folded.

        They count as furniture only where nobody has said which paragraphs are the story.
        """
        marked = tuple(
            replace(sentence, furniture=sentence.furniture or not self.declared_body)
            if k in ordinals
            else sentence
            for k, sentence in enumerate(self.sentences)
        )
        region = tuple(3 if k in ordinals else where for k, where in enumerate(self.region))
        return replace(self, sentences=marked, region=region)

    @property
    def story(self) -> tuple[int, ...]:
        """Give the sentences that are not furniture; the headline is one of them."""
        return tuple(k for k, sentence in enumerate(self.sentences) if not sentence.furniture)

    @property
    def furniture(self) -> frozenset[int]:
        return frozenset(k for k, sentence in enumerate(self.sentences) if sentence.furniture)

    def side(self) -> Side:
        return Side(self.text, self.sentences, self.words(self.story), self.words())


def telling_of(article: Article) -> Telling:
    """Cut an article up. Its header lines and what was set aside are furniture."""
    text = article.text
    headline = article.headline.span if article.headline else None
    found: list[Sentence] = []
    region: list[int] = []
    for number, paragraph in enumerate(paragraphs(text)):
        for span in chain.from_iterable(_cut_up(text, one) for one in sentences(text, paragraph)):
            is_headline = headline is not None and _overlap(span, headline)
            where = 0 if is_headline else _region(article, span)
            region.append(where)
            found.append(Sentence(span, number, furniture=where > 0, headline=is_headline))
    telling = _tokenised(text, found, region, declared_body=bool(article.body))
    return replace(telling, language=article.language.value) if article.language else telling


def telling_of_sentences(written: Sequence[str]) -> Telling:
    """Cut up a text that comes as a list of sentences: a paragraph each, no headline."""
    text = "\n".join(written)
    found: list[Sentence] = []
    start = 0
    for number, sentence in enumerate(written):
        found.append(Sentence(Span(start, start + len(sentence)), number))
        start += len(sentence) + 1
    return _tokenised(text, found, [0] * len(found), declared_body=True)


def _cut_up(text: str, sentence: Span) -> Iterator[Span]:
    """Give a sentence, or the pieces of what is far too long for one: a table, text without marks.

    It is cut where two tokens say so by their hash, which are the same tokens on the other side:
    cut by length, one word more would put every later cut elsewhere (the chunks of LBFS, 2001).
    """
    if sentence.end - sentence.start <= _LONG:
        yield sentence
        return
    start, last, tokens = sentence.start, sentence.start, 0
    before = ""
    for match in WORD.finditer(text, *sentence):
        word = match.group()
        cut = tokens >= _LEAST_PIECE and crc32(f"{before} {word}".encode()) % _PIECE == 0
        if cut or tokens >= _MOST_PIECE:
            yield Span(start, last)
            start, tokens = match.start(), 0
        before, last, tokens = word, match.end(), tokens + 1
    yield Span(start, sentence.end)


def _region(article: Article, span: Span) -> int:
    if any(_overlap(span, header) for header in article.header):
        return 1
    return 2 if any(_overlap(span, aside.span) for aside in article.set_aside) else 0


def _overlap(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end


def _tokenised(
    text: str, found: list[Sentence], region: list[int], *, declared_body: bool
) -> Telling:
    first = [0]
    written: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for sentence in found:
        parts = WORD.split(sentence.span.of(text))  # blanks, a token, blanks …
        places = list(accumulate(map(len, parts), initial=sentence.span.start))
        written += parts[1::2]
        starts += places[1:-1:2]
        ends += places[2::2]
        first.append(len(written))
    vocabulary = set(written)  # each word is folded once, however often it stands
    folds = {word: fold_word(word) for word in vocabulary}
    marks = {word for word in vocabulary if len(word) == 1 and not word.isalnum()}
    return Telling(
        text,
        tuple(found),
        tuple(first),
        tuple(starts),
        tuple(ends),
        tuple(written),
        tuple([folds[word] for word in written]),
        tuple([word not in marks for word in written]),
        tuple(region),
        declared_body,
    )

"""Articles, the stories that they tell, and two tellings side by side."""

from __future__ import annotations

from collections.abc import Iterator

from reader import amending, ordering, sharing
from reader import furniture as learning
from reader.hints import TYPE_CHECKING
from reader.library.listing import Listing
from reader.model import (
    Account,
    Article,
    Correction,
    FileProof,
    Pair,
    Relation,
    Story,
    Tie,
    UnreadableError,
    Verdict,
)
from reader.store.index import (
    date_orders,
    formed,
    furniture,
    outlet_names,
    records,
    relations,
    shared_dates,
)

if TYPE_CHECKING:
    from reader.model import Comparison
    from reader.store.index.relations import Beside
    from reader.store.state.corrections import Corrected
    from reader.store.state.remembered import Identity


class Telling(Listing):
    """What a reader asks of a collection: one article, one story, one comparison."""

    def article(self, article: str) -> Article:
        """Read one article from its file, with the page furniture its collection taught us.

        Raise NotFoundError or UnreadableError.
        """
        found = self._read(article)
        learned = self._index.ask(furniture.of, article, found.content)
        named = outlet_names.named(learning.with_furniture(found, learned), self._outlets)
        return amending.with_details(named, self._amended(article))

    def text(self, article: str) -> str:
        """Read one article's text from its file, and no more of it.

        Raise NotFoundError or UnreadableError.
        """
        return amending.draft_of(self._collection, self._index, self._entry(article)).text

    def as_read(self, article: str) -> Article:
        """Read one article without what the user put right of it.

        Raise NotFoundError or UnreadableError.
        """
        return outlet_names.named(self._read(article), self._outlets)

    def _read(self, article: str) -> Article:
        found = amending.article_of(self._collection, self._index, self._entry(article))
        read = ordering.ordered(found, self._index.ask(date_orders.of, article))
        return sharing.doubted(read) if self._index.ask(shared_dates.is_shared, article) else read

    def _amended(self, article: str) -> dict[str, str]:
        return {name: text for row in self.rows([article]) for name, text in row.mark.amended}

    def proof(self, article: str) -> FileProof:
        """Name an article's file and what is in it. Raise NotFoundError or UnreadableError."""
        import hashlib

        path = self._entry(article).path
        place = self._collection.locate(path)
        try:
            with place.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                return FileProof(path, file.tell(), digest)
        except OSError as error:
            raise UnreadableError(f"{place} cannot be read: {error.strerror}.") from error

    # ----- relations and stories

    def pairs(self, article: str | None = None) -> list[Pair]:
        """Give the relations of one article, strongest first, or all of them.

        Among them those that are only the user's word. ``verdicts`` says what the word was where
        a pair is ``judged``.
        """
        if article is None:
            return list(self.each_pair())
        return self._index.ask(relations.of, article)

    def each_pair(self) -> Iterator[Pair]:
        """Give all relations, one after the other: by kind, the strongest first, then by ids."""
        for relation in Relation:
            last: Pair | None = None
            while found := self._index.ask(relations.after, relation, last, 200):
                yield from found
                last = found[-1]
        yield from self._index.ask(relations.joined)

    def verdicts(self) -> dict[tuple[str, str], Verdict]:
        """Give the user's word on pairs of articles that are here, by their ids."""
        return {(each.a, each.b): each.verdict for each in self._index.ask(relations.judged)}

    def beside(self, article: str, most: int = 8) -> tuple[list[Beside], int]:
        """Give the first ``most`` articles that have to do with one, and how many there are.

        First the tellings of its story, the strongest relation first; then other relations;
        last what the user set apart from it.
        """
        return self._index.ask(relations.beside, article, most)

    def beyond(self, article: str, most: int = 20) -> list[tuple[str, Beside]]:
        """Give the first ``most`` articles that have to do with a story and do not tell it.

        The closest first, what the user set apart last; each behind the telling it is closest to.
        """
        return self._index.ask(relations.beyond, article, most)

    def nearest(self, article: str) -> str | None:
        """Give the telling to compare an article with: its strongest relation.

        Never one that the user set apart from it.
        """
        found, _ = self.beside(article, 1)
        return next((each.id for each in found if each.verdict is not Verdict.APART), None)

    def longest_passage(self, a: str, b: str) -> str:
        """Give the longest passage that two articles share, as it stands in the first.

        Raise NotFoundError or UnreadableError.
        """
        from reader.duplicates import longest_passage

        return longest_passage(*(records.story_text(self.article(each)) for each in (a, b)))

    def stories(self) -> Iterator[Story]:
        """Give the stories that several articles tell, newest first."""
        place = (1 << 63) - 1, b"\xff" * 8
        while found := self._index.ask(formed.stories, place, 200):
            yield from (story for _, story in found)
            place = found[-1][0]

    def story_of(self, article: str) -> Story | None:
        """Give the story of several tellings that the article belongs to."""
        return self._index.ask(formed.story_of, article)

    def account(self, article: str) -> Account | None:
        """Give an article's story with all that is known of its tellings, its sources and who
        had it first; None where it is told once."""
        from reader.accounts import account_of

        return self._index.ask(account_of, article)

    def ties(self, article: str) -> dict[str, Tie]:
        """Give what an article is to the other tellings of its story, by their ids; tellings
        that no words connect with it are left out."""
        from reader.store.index import tellings

        return self._index.ask(tellings.ties, article)

    def told_with(self, article: str) -> list[str]:
        """Give the other tellings of an article's story, in order of time."""
        return self._index.ask(formed.told_with, article)

    # ----- two tellings

    def compare(self, a: str, b: str) -> Comparison:
        """Lay two articles side by side, corrected as the user wanted.

        Raise NotFoundError or UnreadableError.
        """
        from reader.compare import compare_articles

        left, right = self.article(a), self.article(b)
        wanted = self._corrections(left, right)
        pins = [pair for pair, said in wanted if said is Correction.PIN]
        breaks = [pair for pair, said in wanted if said is Correction.BREAK]
        return compare_articles(left, right, pins, breaks)

    @staticmethod
    def load_comparing() -> None:
        """Load what ``compare`` needs, in any thread: the first comparison need not wait for it."""
        import reader.compare  # noqa: F401  # to have it loaded

    def said_of(self, a: str, b: str) -> list[Corrected]:
        """Give what the user said of sentences of two articles, which ``compare`` obeys."""
        return self._state.corrections(*self._both(a, b))

    def _corrections(self, a: Article, b: Article) -> list[tuple[tuple[int, int], Correction]]:
        """Give the user's word on pairs of sentences (ordinals) of which both are still there.

        What was said of the words as they are now wins over what was said before an edit.
        """
        kept = self._state.corrections(*self._both(a.id, b.id))
        if not kept:
            return []
        from reader.compare import Sentences

        of_a, of_b = Sentences(a), Sentences(b)
        placed = ((of_a.find(each.a), of_b.find(each.b), each.correction) for each in kept)
        found = [(one, two, said) for one, two, said in placed if one and two]
        found.sort(key=lambda each: each[0].exact and each[1].exact)
        return list({(one.ordinal, two.ordinal): said for one, two, said in found}.items())

    def _both(self, a: str, b: str) -> tuple[Identity, Identity]:
        return self._identity(self._entry(a)), self._identity(self._entry(b))

"""The desk: the one room that knows every wing, and what both faces ask.

Knows sources, anatomy, store, duplicates and compare; must not know how anything is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

from reader.model import (
    Article,
    Comparison,
    Counts,
    Filter,
    Group,
    Grouping,
    Judgement,
    Pair,
    Progress,
    Row,
    Story,
)
from reader.settings import Directories


def open_library(paths: Sequence[str | Path], where: Directories) -> Library:
    """Open the collection made of these folders and files.

    Raise NotFoundError, naming the path, when one is not there. Nothing is scanned.
    """
    raise NotImplementedError


class Library:
    """One collection: its catalogue, its stories and what the user did to it.

    Belongs to the thread that opened it; another thread opens its own on the same paths
    (``again``). Ids are ``Article.id``. Every deed is on disk when the method returns.
    """

    name: str  # what to call the collection: the folder's name, or "3 files"
    notices: list[str]  # sentences to show once: state set aside as damaged, read-only …

    def again(self) -> Library:
        """Open the same collection anew, for another thread."""
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # ----- the catalogue

    def scan(self, *, again: bool = False) -> Iterator[Progress]:
        """Bring the index up to date with the files; ``again`` reads unchanged files too.

        Yields a few times a second and once at the end. Other readers of the index see whole
        batches only. Stopping early loses nothing: the next scan goes on from there.
        """
        raise NotImplementedError

    def changed(self) -> bool:
        """Tell whether index or state were changed by anybody since the last call."""
        raise NotImplementedError

    def counts(self, wanted: Filter = Filter()) -> Counts:
        raise NotImplementedError

    def groups(self, wanted: Filter, grouping: Grouping) -> list[Group]:
        """Give the articles that pass, in order, under their headings.

        By date: newest first, undated last. By outlet: outlets by name, unknown last, newest
        first inside. By story: stories of several tellings, newest first; then the rest.
        """
        raise NotImplementedError

    def rows(self, ids: Sequence[str]) -> list[Row]:
        """Give rows in the order asked; ids that are gone are left out."""
        raise NotImplementedError

    def understand(self, query: str) -> Filter:
        """Read the filter language. Raise QueryError, naming the bad word and the nearest good."""
        raise NotImplementedError

    def find(self, reference: str) -> str:
        """Give the id for an id, an unambiguous beginning of one, or a path (``path#N``).

        Raise NotFoundError or AmbiguousError.
        """
        raise NotImplementedError

    # ----- one article, one story, two tellings

    def article(self, article: str) -> Article:
        """Read one article from its file. Raise NotFoundError or UnreadableError."""
        raise NotImplementedError

    def pairs(self, article: str | None = None) -> list[Pair]:
        """Give the relations of one article, strongest first, or all of them."""
        raise NotImplementedError

    def stories(self) -> Iterator[Story]:
        """Give the stories that several articles tell, newest first."""
        raise NotImplementedError

    def story_of(self, article: str) -> Story | None:
        """Give the story of several tellings that the article belongs to."""
        raise NotImplementedError

    def nearest(self, article: str) -> str | None:
        """Give the telling to compare an article with: its strongest relation."""
        raise NotImplementedError

    def compare(self, a: str, b: str) -> Comparison:
        raise NotImplementedError

    # ----- what the user does; each returns a phrase for the footer, e.g. "marked 3 read"

    def mark_read(self, ids: Iterable[str], read: bool = True) -> str:
        raise NotImplementedError

    def star(self, ids: Iterable[str], starred: bool = True) -> str:
        raise NotImplementedError

    def judge(self, judgements: Iterable[Judgement]) -> str:
        raise NotImplementedError

    def keep_place(self, article: str, place: int) -> None:
        """Remember how far the article was read, as an offset into its text. Not undoable."""
        raise NotImplementedError

    def undo(self) -> str | None:
        """Take back the last deed; None when there is none. Works across restarts."""
        raise NotImplementedError

    def redo(self) -> str | None:
        raise NotImplementedError

    def remember(self, name: str, value: str) -> None:
        """Keep a view setting of this collection: "article", "grouping", "folded" …"""
        raise NotImplementedError

    def recall(self, name: str) -> str | None:
        raise NotImplementedError

"""The desk: the one room that knows every wing, and what both faces ask.

Knows sources, anatomy, store, duplicates and compare; must not know how anything is shown. What
is asked of a collection is in ``listing`` and ``telling``, what is done to it in ``doing``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from reader import last_opened
from reader.library.doing import Doing
from reader.library.opened import Named
from reader.model import AmbiguousError, NotFoundError
from reader.record import replace
from reader.settings import Directories, directories
from reader.sources import Collection
from reader.store.index import listed, outlet_names
from reader.store.shelter import Shelter
from reader.store.state.remembered import Identity

_ID = 16  # letters of an article's id
_ARTICLE = "article"  # the setting that names an article, and so follows it


def open_library(
    paths: str | Path | Sequence[str | Path],
    where: Directories | None = None,
    *,
    in_memory: bool = False,
    outlets: Mapping[str, str] = MappingProxyType({}),
    searches: Mapping[str, str] = MappingProxyType({}),
) -> Library:
    """Open the collection made of these folders and files.

    ``where`` are the user's directories, by default those that the program uses. ``outlets`` are
    names to show outlets under, by the names that are read; both are looked for in the texts.
    ``searches`` are filters by name.

    ``in_memory`` neither reads nor keeps anything in the user's directories. Raise
    NotFoundError, naming the path, when one is not there, and StateError when the user's state
    was written by a later version. Nothing is scanned, and nothing is created.
    """
    roots = [paths] if isinstance(paths, str | Path) else paths
    collection, shelter = Collection.of(roots), Shelter()
    if in_memory:
        where = Directories(shelter.folder(), shelter.folder())
    places = where or directories()
    written = frozenset((*outlets, *outlets.values()))
    named = Named(outlet_names.folded(outlets), searches, written)
    return Library(collection, places, shelter, named=named)


class Library(Doing):
    """One collection: its catalogue, its stories and what the user did to it.

    Belongs to the thread that opened it; another thread opens its own on the same paths
    (``again``), another process by unpickling one. Ids are ``Article.id``. Every deed is on disk
    when the method returns.
    """

    def again(self) -> Library:
        """Open the same collection anew, for another thread."""
        room = self._collection, self._where, self._shelter
        return Library(*room, self._engines, self._named)

    def __reduce__(self) -> tuple[type[Library], tuple[object, ...]]:
        """Let another process open the same collection anew, as the user's words have it."""
        where = replace(self._where, elsewhere=dict(self._where.elsewhere))
        named = self._named
        words = Named(dict(named.outlets), dict(named.searches), named.written)
        return Library, (self._collection, where, Shelter(), None, words)

    # ----- view settings

    def remember(self, name: str, value: str, *, everywhere: bool = False) -> None:
        """Keep a view setting of this collection ("article", "grouping", "folded" …) or of all.

        "article" is an id, and is found again wherever its marks go.
        """
        if name != _ARTICLE:
            self._state.remember("" if everywhere else self._collection.key, name, value)
        for entry in self._entries([value]) if name == _ARTICLE else ():
            self._state.remember_article(self._collection.key, name, self._identity(entry))

    def remember_collection(self) -> None:
        """Make this the collection that is opened when none is named."""
        last_opened.remember(self._state, self.roots)

    def recall(self, name: str, *, everywhere: bool = False) -> str | None:
        """Give a view setting, or None."""
        value = self._state.recall("" if everywhere else self._collection.key, name)
        return self._article_again(value) if value and name == _ARTICLE else value

    def _article_again(self, value: str) -> str | None:
        """Give the article that was remembered: where it is now, else where its text is, or was."""
        first, _, _ = value.partition(" ")
        if len(first) == _ID and self._entries([first]):
            return first  # states from before an article was named by its text hold its id
        wanted = Identity.read(value)
        alike = self._index.ask(listed.saying, wanted.content)
        exact = (entry for entry in alike if self._identity(entry) == wanted)
        if entry := next(exact, next(iter(alike), None)):
            return entry.id
        with suppress(NotFoundError, AmbiguousError):
            return self.find(wanted.path)
        return None

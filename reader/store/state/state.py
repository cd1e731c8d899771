"""What the user did: marks, judgements, view settings, and the log that undoes them.

Articles are known by what they say and where they lie (``Identity``), never by a row of the
index, which may be thrown away at any time. This is the one door to the state: each method is
one question (``known``) or one transaction, and every deed is on disk when its method returns.
Must not know the index, nor what a mark looks like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager

from reader.hints import TYPE_CHECKING
from reader.model import Verdict
from reader.store import notes, sqlite
from reader.store.state import (
    annotating,
    choices,
    corrections,
    deeds,
    marking,
    merging,
    rehousing,
    remembered,
    underway,
    undoing,
    verdicts,
    whereabouts,
)
from reader.store.state.deeds import WHOLE
from reader.store.state.guarded import by_the_way, healing
from reader.store.state.known import Known
from reader.store.state.remembered import Identity

if TYPE_CHECKING:
    from reader.store.state.corrections import Corrected
    from reader.store.state.marking import Begun, MarkTo
    from reader.store.state.undoing import Taken
    from reader.store.state.whereabouts import Whereabouts


class _NeverMind(Exception):  # noqa: N818  # nothing is wrong
    """Rolls a transaction back that was only tried."""

    def __init__(self, count: int) -> None:
        self.count = count


class State(Known):
    """The user's state, open. Belongs to one thread. Raise StateError when it cannot be kept."""

    # ----- following an article

    @healing
    def follow(self, moves: Sequence[tuple[int, Identity]]) -> None:
        """Let what is kept go along with articles that were renamed, moved or edited."""
        with self._file.deed() as db:
            remembered.follow(db, moves)

    @healing
    def copy(self, copies: Sequence[tuple[int, Identity]]) -> None:
        """Let articles begin with what is kept about another one, which keeps its own."""
        with self._file.deed() as db:
            remembered.copy(db, copies)

    # ----- following a collection

    @by_the_way
    @healing
    def note_collection(self, known: Whereabouts) -> None:
        """Keep where a collection lies and what it is known by, if anything else is kept."""
        if not self._file.blank and self.collections().get(known.key) != known:
            with self._file.deed() as db:
                whereabouts.note(db, known)

    @healing
    def move_in(self, old: Whereabouts, new: Whereabouts, moved: rehousing.Moved) -> bool:
        """Let what is kept of one collection hold for another; tell whether any was new there.

        ``moved`` gives an identity's path at the new place, or None.
        """
        with self._file.deed() as db:
            return rehousing.move_in(db, old, new, moved)

    # ----- deeds

    @healing
    def change(
        self,
        collection: str,
        wanted: Sequence[Identity],
        field: str,
        value: bool,
        phrase: Callable[[int], str],
    ) -> int:
        """Set ``read`` or ``starred`` of articles as one deed; give how many it changed."""
        with self._file.deed() as db:
            return marking.change(db, collection, wanted, marking.MarkTo(field, value, phrase))

    @healing
    def go_on(
        self,
        collection: str,
        begun: Begun,
        wanted: Sequence[Identity],
        mark: MarkTo,
    ) -> Begun | None:
        """Do the next part of such a deed, on articles without end; see ``marking.go_on``."""
        with self._file.deed() as db:
            return marking.go_on(db, collection, begun, wanted, mark)

    @healing
    def tag(
        self,
        collection: str,
        wanted: Sequence[Identity],
        tags: Mapping[str, bool],
        phrase: Callable[[int], str],
    ) -> int:
        """Give articles tags, or take them away, as one deed; give how many it changed."""
        with self._file.deed() as db:
            return annotating.tag(db, collection, wanted, tags, phrase)

    @healing
    def amend(
        self, collection: str, article: Identity, details: Mapping[str, str | None], phrase: str
    ) -> bool:
        """Keep what details of an article should say, as one deed; tell whether that is new.

        None takes a correction back; an empty text says that the detail is not known.
        """
        for name, value in details.items():
            notes.require_detail(name, value)
        with self._file.deed() as db:
            return annotating.amend(db, collection, article, details, phrase)

    @healing
    def judge(
        self,
        collection: str,
        judged: Sequence[tuple[Identity, Identity, Verdict]],
        phrase: str,
    ) -> None:
        """Keep the user's word on pairs of articles as one deed."""
        with self._file.deed() as db:
            rows = deeds.rows(db, [each for a, b, _ in judged for each in (a, b)])
            deed = deeds.begin(db, collection, phrase)
            verdicts.enter(db, deed, [(rows[a], rows[b], verdict) for a, b, verdict in judged])
            deeds.play(db, deed, "after")

    @healing
    def correct(
        self, collection: str, a: Identity, b: Identity, said: Sequence[Corrected], phrase: str
    ) -> None:
        """Keep what the user says of sentences of two articles as one deed."""
        with self._file.deed() as db:
            rows = deeds.rows(db, [a, b])
            deed = deeds.begin(db, collection, phrase)
            corrections.enter(db, deed, (rows[a], rows[b]), said)
            deeds.play(db, deed, "after")

    @by_the_way
    @healing
    def keep_place(self, article: Identity, place: int) -> None:
        """Keep how far an article was read. Not a deed: it is not undone."""
        with self._file.deed() as db:
            marking.keep_place(db, article, place)

    def undo(self, collection: str, expected: int | None = None) -> str | None:
        """Take back the collection's last deed; give its phrase, or None.

        Raise StateError where that is no longer the ``expected`` one.
        """
        taken = self.begin_undoing(collection, expected)
        return taken and taken.phrase

    def redo(self, collection: str, expected: int | None = None) -> str | None:
        """Do again what was undone last; else as ``undo``."""
        taken = self.begin_redoing(collection, expected)
        return taken and taken.phrase

    @healing
    def begin_undoing(
        self, collection: str, expected: int | None = None, most: int = WHOLE.last
    ) -> Taken | None:
        """Take back the last deed, at first of ``most`` articles; ``step_on`` takes the rest."""
        if expected is None and self.next_undone(collection) is None:
            return None
        with self._file.deed() as db:
            return undoing.undo(db, collection, expected, most)

    @healing
    def begin_redoing(
        self, collection: str, expected: int | None = None, most: int = WHOLE.last
    ) -> Taken | None:
        """Do again what was undone last; else as ``begin_undoing``."""
        if expected is None and self.next_redone(collection) is None:
            return None
        with self._file.deed() as db:
            return undoing.redo(db, collection, expected, most)

    @healing
    def step_on(self, taken: Taken, most: int) -> Taken:
        """Go on with a deed of which a part was taken back, or done again."""
        with self._file.deed() as db:
            return undoing.step_on(db, taken, most)

    # ----- deeds done a part at a time

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Let others know that such a deed goes on, until it ends or whatever ends it."""
        with ExitStack() as meanwhile:
            if self._file.lasting:
                meanwhile.enter_context(underway.held(self._file.home.parent))
            yield

    @by_the_way
    @healing
    def forget_broken_off(self, collection: str) -> None:
        """Say it no more."""
        with self._file.deed() as db:
            underway.forget(db, collection)

    # ----- to other machines, and from them

    @healing
    def news(self, entries: Sequence[merging.Entry]) -> int:
        """Count the entries that would change anything."""
        try:
            with sqlite.transaction(self._file.connection):
                raise _NeverMind(merging.merge(self._file.connection, entries))
        except _NeverMind as told:
            return told.count

    @healing
    def merge(self, entries: Sequence[merging.Entry]) -> int:
        """Take in entries, the newer word on each thing winning; give how many were news."""
        with self._file.deed() as db:
            return merging.merge(db, entries)

    # ----- view settings

    @by_the_way
    @healing
    def remember(self, collection: str, name: str, value: str) -> None:
        """Keep a setting; collection ``""`` is for all of them."""
        if self.recall(collection, name) != value:
            with self._file.deed() as db:
                choices.remember(db, collection, name, value)

    @by_the_way
    @healing
    def remember_article(self, collection: str, name: str, article: Identity) -> None:
        """Keep an article as a setting, which goes along with it; see ``Identity.written``."""
        if self.recall(collection, name) != article.written:
            with self._file.deed() as db:
                deeds.rows(db, [article])
                choices.remember(db, collection, name, article.written)

    @healing
    def decide(self, collection: str, settings: Mapping[str, str], phrase: str) -> None:
        """Keep settings of a collection as one deed, which can be undone."""
        with self._file.deed() as db:
            deed = deeds.begin(db, collection, phrase)
            choices.enter(db, deed, collection, settings)
            deeds.play(db, deed, "after")

"""What the user did: marks, judgements, view settings, and the log that undoes them.

Articles are known by what they say and where they lie (``Identity``), never by a row of the
index, which may be thrown away at any time. This is the one door to the state: each method is
one question or one transaction, and every deed is on disk when its method returns. Must not know
the index, nor what a mark looks like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from reader.model import StateError, Verdict
from reader.store import notes, sqlite
from reader.store.sqlite import DamagedError
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
from reader.store.state.file import StateFile
from reader.store.state.remembered import Change, Identity, Life, Remembered

if TYPE_CHECKING:
    from reader.store.state.corrections import Corrected
    from reader.store.state.marking import Begun, MarkTo
    from reader.store.state.undoing import Logged, Taken
    from reader.store.state.whereabouts import Whereabouts


class _NeverMind(Exception):  # noqa: N818  # nothing is wrong
    """Rolls a transaction back that was only tried."""

    def __init__(self, count: int) -> None:
        self.count = count


P = ParamSpec("P")
R = TypeVar("R")


def _healing(
    method: Callable[Concatenate[State, P], R],
) -> Callable[Concatenate[State, P], R]:
    """Wrap errors; when the file proves damaged, put it aside and do the deed in a fresh one."""

    @wraps(method)
    def tried(self: State, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with sqlite.wrapped(self._file.home):
                return method(self, *args, **kwargs)
        except DamagedError:
            self._file.begin_anew()
        with sqlite.wrapped(self._file.home):
            return method(self, *args, **kwargs)

    return tried


def _by_the_way(
    method: Callable[Concatenate[State, P], None],
) -> Callable[Concatenate[State, P], None]:
    """Let reading go on when what nobody asked to keep cannot be kept; say so once."""

    @wraps(method)
    def tried(self: State, /, *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            method(self, *args, **kwargs)
        except StateError as error:
            self._file.say_unkept(error)

    return tried


class State:
    """The user's state, open. Belongs to one thread. Raise StateError when it cannot be kept.

    The file is created by the first deed, not by looking. ``shelter`` gives a place to go on
    from where the file cannot be written.
    """

    def __init__(self, path: Path, shelter: Callable[[], Path | None]) -> None:
        self._file = StateFile(path, shelter)

    @property
    def notices(self) -> list[str]:
        """Sentences for the user."""
        return self._file.notices

    @property
    def lasting(self) -> bool:
        """Tell whether a deed outlives the program."""
        return self._file.lasting

    def back_up(self, reason: str) -> Path | None:
        """Copy the file to ``NAME.before-REASON``; None where there is none yet."""
        return self._file.back_up(reason)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    # ----- what is known

    @_healing
    def life(self) -> Life:
        """Give this state's identity and revision."""
        return remembered.life(self._file.connection)

    @property
    def blank(self) -> bool:
        """Tell whether nothing was ever kept."""
        return self._file.blank

    @_healing
    def any(self) -> bool:
        """Tell whether anything is kept about any article."""
        return remembered.anything(self._file.connection)

    @_healing
    def data_version(self) -> int:
        """Give a number that changes when another process did something."""
        version = sqlite.data_version(self._file.connection)
        return version + (0 if self._file.blank else 1 << 32)

    @_healing
    def changed_since(self, change: Change, limit: int = 2000) -> list[Remembered]:
        """Give what was changed after a change, in order, ``limit`` at a time."""
        return remembered.changed_since(self._file.connection, change, limit)

    @_healing
    def about(self, wanted: Sequence[Identity]) -> list[Remembered]:
        """Give what is kept about exactly these articles; unknown ones are left out."""
        return remembered.about(self._file.connection, wanted)

    @_healing
    def at(self, path: str) -> list[Remembered]:
        """Give what is kept about a path, whatever it said, the latest change first."""
        return remembered.at(self._file.connection, path)

    @_healing
    def saying(self, content: str) -> list[Remembered]:
        """Give what is kept about a text, wherever it lay, the latest change first."""
        return remembered.saying(self._file.connection, content)

    @_healing
    def judgements(self) -> list[tuple[Identity, Identity, Verdict]]:
        """Give every judgement, oldest pair first."""
        found = verdicts.every(self._file.connection)
        return [(Identity(*each[:2]), Identity(*each[2:4]), each[4]) for each in found]

    @_healing
    def corrections(self, a: Identity, b: Identity) -> list[Corrected]:
        """Give what was said of the sentences of two articles, exactly these."""
        known = {each.identity: each.row for each in self.about([a, b])}
        if a not in known or b not in known:
            return []
        return corrections.between(self._file.connection, (known[a], known[b]))

    # ----- following an article

    @_healing
    def follow(self, moves: Sequence[tuple[int, Identity]]) -> None:
        """Let what is kept go along with articles that were renamed, moved or edited."""
        with self._file.deed() as db:
            remembered.follow(db, moves)

    @_healing
    def copy(self, copies: Sequence[tuple[int, Identity]]) -> None:
        """Let articles begin with what is kept about another one, which keeps its own."""
        with self._file.deed() as db:
            remembered.copy(db, copies)

    # ----- following a collection

    @_healing
    def collections(self) -> dict[str, Whereabouts]:
        """Give where the collections lie of which anything is kept, by their keys."""
        return whereabouts.every(self._file.connection)

    @_by_the_way
    @_healing
    def note_collection(self, known: Whereabouts) -> None:
        """Keep where a collection lies and what it is known by, if anything else is kept."""
        if not self._file.blank and self.collections().get(known.key) != known:
            with self._file.deed() as db:
                whereabouts.note(db, known)

    @_healing
    def move_in(self, old: Whereabouts, new: Whereabouts, moved: rehousing.Moved) -> bool:
        """Let what is kept of one collection hold for another; tell whether any was new there.

        ``moved`` gives an identity's path at the new place, or None.
        """
        with self._file.deed() as db:
            return rehousing.move_in(db, old, new, moved)

    # ----- deeds

    @_healing
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

    @_healing
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

    @_healing
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

    @_healing
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

    @_healing
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

    @_healing
    def correct(
        self, collection: str, a: Identity, b: Identity, said: Sequence[Corrected], phrase: str
    ) -> None:
        """Keep what the user says of sentences of two articles as one deed."""
        with self._file.deed() as db:
            rows = deeds.rows(db, [a, b])
            deed = deeds.begin(db, collection, phrase)
            corrections.enter(db, deed, (rows[a], rows[b]), said)
            deeds.play(db, deed, "after")

    @_by_the_way
    @_healing
    def keep_place(self, article: Identity, place: int) -> None:
        """Keep how far an article was read. Not a deed: it is not undone."""
        with self._file.deed() as db:
            marking.keep_place(db, article, place)

    @_healing
    def next_undone(self, collection: str) -> Logged | None:
        """Give the deed that ``undo`` takes back."""
        return undoing.next_undone(self._file.connection, collection)

    @_healing
    def next_redone(self, collection: str) -> Logged | None:
        """Give the deed that ``redo`` does again."""
        return undoing.next_redone(self._file.connection, collection)

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

    @_healing
    def begin_undoing(
        self, collection: str, expected: int | None = None, most: int = WHOLE.last
    ) -> Taken | None:
        """Take back the last deed, at first of ``most`` articles; ``step_on`` takes the rest."""
        if expected is None and self.next_undone(collection) is None:
            return None
        with self._file.deed() as db:
            return undoing.undo(db, collection, expected, most)

    @_healing
    def begin_redoing(
        self, collection: str, expected: int | None = None, most: int = WHOLE.last
    ) -> Taken | None:
        """Do again what was undone last; else as ``begin_undoing``."""
        if expected is None and self.next_redone(collection) is None:
            return None
        with self._file.deed() as db:
            return undoing.redo(db, collection, expected, most)

    @_healing
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

    @_healing
    def broken_off(self, collection: str) -> str | None:
        """Say of which deed only a part was done and nobody goes on with it; None: of none."""
        said = underway.broken_off(self._file.connection, collection)
        return None if said and underway.is_held(self._file.home.parent) else said

    @_by_the_way
    @_healing
    def forget_broken_off(self, collection: str) -> None:
        """Say it no more."""
        with self._file.deed() as db:
            underway.forget(db, collection)

    # ----- to other machines, and from them

    @_healing
    def told(self) -> list[merging.Entry]:
        """Give everything that was ever done, as entries that can be merged elsewhere."""
        return merging.told(self._file.connection)

    @_healing
    def news(self, entries: Sequence[merging.Entry]) -> int:
        """Count the entries that would change anything."""
        try:
            with sqlite.transaction(self._file.connection):
                raise _NeverMind(merging.merge(self._file.connection, entries))
        except _NeverMind as told:
            return told.count

    @_healing
    def merge(self, entries: Sequence[merging.Entry]) -> int:
        """Take in entries, the newer word on each thing winning; give how many were news."""
        with self._file.deed() as db:
            return merging.merge(db, entries)

    @_healing
    def imported_since(self, revision: int) -> list[Remembered]:
        """Give what came from another machine and was changed after a revision."""
        return remembered.imported_since(self._file.connection, revision)

    # ----- view settings

    @_by_the_way
    @_healing
    def remember(self, collection: str, name: str, value: str) -> None:
        """Keep a setting; collection ``""`` is for all of them."""
        if self.recall(collection, name) != value:
            with self._file.deed() as db:
                choices.remember(db, collection, name, value)

    @_by_the_way
    @_healing
    def remember_article(self, collection: str, name: str, article: Identity) -> None:
        """Keep an article as a setting, which goes along with it; see ``Identity.written``."""
        if self.recall(collection, name) != article.written:
            with self._file.deed() as db:
                deeds.rows(db, [article])
                choices.remember(db, collection, name, article.written)

    @_healing
    def decide(self, collection: str, settings: Mapping[str, str], phrase: str) -> None:
        """Keep settings of a collection as one deed, which can be undone."""
        with self._file.deed() as db:
            deed = deeds.begin(db, collection, phrase)
            choices.enter(db, deed, collection, settings)
            deeds.play(db, deed, "after")

    @_healing
    def decided(self, collection: str, beginning: str) -> dict[str, str]:
        """Give the settings whose names begin so, by the rest of their names; no empty ones."""
        return choices.beginning(self._file.connection, collection, beginning)

    @_healing
    def recall(self, collection: str, name: str) -> str | None:
        """Give a setting, or None."""
        return choices.recall(self._file.connection, collection, name)

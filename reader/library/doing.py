"""What the user does to a collection. Each deed gives a phrase for the footer: "marked 3 read"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from reader import amending, settling, stepping, wholesale
from reader.hints import TYPE_CHECKING
from reader.library.listing import SAVED
from reader.library.telling import Telling
from reader.model import (
    Correction,
    DateOrder,
    Filter,
    Judgement,
    NotFoundError,
    StateError,
    Step,
    Verdict,
)
from reader.settings import SEARCH_NAME
from reader.store import notes
from reader.store.index import catalogue, outlet_names, queries
from reader.store.state import corrections

if TYPE_CHECKING:
    from reader.wholesale import Along

_LONGEST_NAME = 200  # letters of an outlet's name


class Doing(Telling):
    """Deeds: marks, details put right, judgements, corrections, names; and their undoing."""

    def mark_read(self, ids: Iterable[str], read: bool = True) -> str:
        """Mark articles read or unread, as one deed."""
        return self._mark(ids, "read", read, "marked {} read" if read else "marked {} unread")

    @property
    def arrivals(self) -> int:
        """Give a number that rises with every article that comes."""
        return self._index.ask(catalogue.arrivals)

    def mark_all_read(self, wanted: Filter, arrivals: int) -> Iterator[Along]:
        """Mark read all that passes a filter and came before ``arrivals``, a part at a time.

        For very many: each part is on disk when it is told, and all of them are one deed.
        """
        return wholesale.mark_all_read(*self._rooms, wanted, arrivals)

    def undo_by_parts(self, step: Step) -> Iterator[Along]:
        """Take back a deed on very many articles; else as ``undo``."""
        return self._followed(lambda: wholesale.undo(*self._rooms, step))

    def redo_by_parts(self, step: Step) -> Iterator[Along]:
        """Do again a deed on very many articles; else as ``redo``."""
        return self._followed(lambda: wholesale.redo(*self._rooms, step))

    def _followed(self, deed: Callable[[], Iterator[Along]]) -> Iterator[Along]:
        """Do a deed, and let the list follow what it makes of the collection's choices."""
        before = settling.date_order_of(self._state, self._collection)
        yield from deed()
        self._follow_choices(before)

    def star(self, ids: Iterable[str], starred: bool = True) -> str:
        """Star articles or take their stars, as one deed."""
        return self._mark(ids, "starred", starred, "starred {}" if starred else "unstarred {}")

    def _mark(self, ids: Iterable[str], field: str, value: bool, phrase: str) -> str:
        wanted = [self._identity(entry) for entry in self._entries(ids)]
        count = self._state.change(self._collection.key, wanted, field, value, phrase.format)
        self._take_over_marks()
        return phrase.format(count)

    def tag(self, ids: Iterable[str], tags: Mapping[str, bool]) -> str:
        """Give articles tags (True) or take them away (False), as one deed.

        A tag is one word; its case is kept and does not tell it from another. Raise StateError.
        """
        said = {notes.tag_of(tag): held for tag, held in tags.items()}
        wanted = [self._identity(entry) for entry in self._entries(ids)]
        verb = "tagged" if any(said.values()) else "untagged"
        no = "not #" if verb == "tagged" else "#"
        signs = ", ".join(("#" if held else no) + tag for tag, held in said.items())

        def phrase(count: int) -> str:
            return f"{verb} {count} {signs}"

        count = self._state.tag(self._collection.key, wanted, said, phrase)
        self._take_over_marks()
        return phrase(count)

    def amend(self, article: str, details: Mapping[str, str | None]) -> str:
        """Put details of an article right: headline, date, outlet, authors, as a person writes
        them. None takes a correction back; an empty text says that the detail is not known.

        The list shows it at once; stories follow with the next scan. Raise StateError.
        """
        said = {
            name: None if written is None else amending.understood(name, written)
            for name, written in details.items()
        }
        identity = self._identity(self._entry(article))
        phrase = f"corrected the {' and the '.join(said)}"
        new = self._state.amend(self._collection.key, identity, said, phrase)
        self._take_over_marks()
        return phrase if new else "nothing was corrected"

    def judge(self, judgements: Iterable[Judgement]) -> str:
        """Keep the user's word on which articles tell one story; stories follow at once."""
        judged = [
            (
                self._identity(self._entry(each.a)),
                self._identity(self._entry(each.b)),
                each.verdict,
            )
            for each in judgements
        ]
        verb = "joined" if all(verdict is Verdict.SAME for _, _, verdict in judged) else "split"
        phrase = f"{verb} {len(judged)} pair{'s' * (len(judged) != 1)}"
        self._state.judge(self._collection.key, judged, phrase)
        self._take_over_marks()
        return phrase

    def correct(
        self, a: str, b: str, pairs: Iterable[tuple[int, int]], correction: Correction
    ) -> str:
        """Keep that sentences (ordinals, as ``compare`` numbers them) answer each other, or not.

        It holds wherever in their articles the two stand, and after an edit that leaves clear
        which sentences they are; it rests while one of them cannot be told. ``compare`` obeys.
        Raise NotFoundError where a text has become shorter than that.
        """
        from reader.compare import Sentences

        names_a, names_b = (Sentences(self.article(each)).names for each in (a, b))
        try:
            said = [corrections.Corrected(names_a[i], names_b[j], correction) for i, j in pairs]
        except IndexError:
            raise NotFoundError("A text has changed since; compare the two anew.") from None
        verb = "pinned" if correction is Correction.PIN else "broke"
        phrase = f"{verb} {len(said)} pair{'s' * (len(said) != 1)}"
        self._state.correct(self._collection.key, *self._both(a, b), said, phrase)
        return phrase

    def keep_place(self, article: str, place: int) -> None:
        """Remember how far the article was read, as an offset into its text. Not undoable."""
        self._state.keep_place(self._identity(self._entry(article)), place)
        self._take_over_marks()

    # ----- what holds for the collection

    def set_date_order(self, order: DateOrder | None) -> str:
        """Keep the user's answer for this collection, and read its dates so at once.

        None takes the answer back. What a file or an outlet shows stays.
        """
        phrase = f"dates are read {order.value} first" if order else "dates are read as they show"
        settling.keep_date_order(self._state, self._collection, order, phrase)
        self._settle_dates(order)
        return phrase

    def _settle_dates(self, order: DateOrder | None) -> None:
        after = settling.settle(self._collection, self._index, order)
        while after >= 0:
            after = settling.settle(self._collection, self._index, order, after)

    def rename_outlet(self, shown: str, name: str) -> str:
        """Show every article of an outlet under another name, those that are still to come too.

        ``shown`` is the name it has now; one that another outlet has makes the two one in lists.
        Raise NotFoundError when no outlet is shown so, StateError for a name that is none.
        """
        wanted = " ".join(name.split())
        if not wanted or len(wanted) > _LONGEST_NAME or not wanted.isprintable():
            raise StateError(f"An outlet's name is one line of up to {_LONGEST_NAME} letters.")
        read = self._index.ask(outlet_names.read_as, shown)
        if not read:
            raise NotFoundError(f"There is no outlet “{shown}” in {self.name}.")
        phrase = f"renamed {shown} to {wanted}"
        self._state.decide(
            self._collection.key, {f"{outlet_names.RENAMED}{each}": wanted for each in read}, phrase
        )
        self._name_outlets()
        return phrase

    def save_search(self, name: str, query: str) -> str:
        """Keep a filter under a name, for every collection; an empty one forgets the name.

        Undoable. Raise QueryError for a filter that cannot be understood, StateError for a name
        that is no word.
        """
        if not re.fullmatch(SEARCH_NAME, name):
            raise StateError("A saved search is named by one word of letters, digits and hyphens.")
        if query:
            known = self.searches()
            known.pop(name, None)
            queries.parse(query, known)
        elif name not in self._state.decided("", SAVED):
            raise StateError(f"No search was saved here as “{name}”.")
        phrase = f"saved @{name}" if query else f"forgot @{name}"
        self._state.decide(self._collection.key, {SAVED + name: query}, phrase)
        return phrase

    # ----- undo

    def next_undone(self) -> Step | None:
        """Give what ``undo`` takes back: in what phrase, and how many articles change."""
        return stepping.step_of(self._state.next_undone(self._collection.key), self._index)

    def next_redone(self) -> Step | None:
        """Give what ``redo`` does again."""
        return stepping.step_of(self._state.next_redone(self._collection.key), self._index)

    def undo(self, step: Step | None = None) -> str | None:
        """Take back the last deed; None when there is none. Works across restarts.

        Raise StateError where the last deed is no longer the ``step`` that was asked about.
        """
        return self._stepped("undone", self._state.undo, step)

    def redo(self, step: Step | None = None) -> str | None:
        """Do again what was undone last; None when there is nothing. Else as ``undo``."""
        return self._stepped("redone", self._state.redo, step)

    def _stepped(
        self, verb: str, take: Callable[[str, int | None], str | None], step: Step | None
    ) -> str | None:
        before = settling.date_order_of(self._state, self._collection)
        phrase = take(self._collection.key, step.number if step else None)
        self._follow_choices(before)
        return f"{verb}: {phrase}" if phrase else None

    def _follow_choices(self, before: DateOrder | None) -> None:
        """Let the list follow what was taken back or done; ``before`` is how dates were read."""
        self._name_outlets()
        self._take_over_marks()
        after = settling.date_order_of(self._state, self._collection)
        if before is not after:
            self._settle_dates(after)

"""A small form: an article's headline, date, outlet and authors, to be put right.

Says of each what it is now and how that is known. Must not know how a correction is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reader.amending import AMENDABLE, as_text, understood
from reader.library import Library
from reader.model import Article, Provenance
from reader.pages.glyphs import UNICODE, Glyphs
from reader.tui.keyed_screen import KeyedScreen
from reader.tui.keys import FORM
from reader.tui.prompt import Entry

_ABOUT = "empty: not known · what was read: as it was"


class AmendScreen(KeyedScreen, ModalScreen[None]):
    """``phrase`` says what was corrected; it stays None where the reader went back."""

    phrase: str | None = None

    SHEETS = ("amend",)
    where = FORM

    def __init__(self, library: Library, article: str, marks: Glyphs) -> None:
        super().__init__()
        self._library = library
        self._about = article
        self._marks = marks
        self._article = library.article(article)
        self._read = library.as_read(article)

    def compose(self) -> ComposeResult:
        with Vertical(id="window") as window:
            window.border_title = "Correct the details"
            window.border_subtitle = self._marks.plain(self._keys())
            for name in AMENDABLE:
                with Horizontal(classes="field"):
                    yield Static(name, classes="label", markup=False)
                    yield _entry(name, as_text(getattr(self._article, name)))
                yield Static(self._known(name), classes="known", markup=False)
            yield Static(self._marks.plain(_ABOUT), id="said", markup=False)

    def _keys(self) -> str:
        return " · ".join(f"{key} {label}" for key, label in self.keymap.hints(FORM))

    def _known(self, name: str) -> str:
        """Say how a detail is known, and what was read where that is another."""
        field = getattr(self._article, name)
        if field is None:
            return "not known"
        if field.provenance is Provenance.USER:
            read = as_text(getattr(self._read, name))
            return self._marks.plain(f"corrected by you; read as {read or 'nothing'}")
        doubt = "?" if field.doubtful else ""
        return self._marks.plain(f"{field.provenance}{doubt}: {field.source}")

    def furnish(self) -> None:
        self.set_class(self._marks is not UNICODE, "-ascii")
        self.set_focus(self._entries()[0])

    def _entries(self) -> list[Input]:
        return [self.query_one(f"#{name}", Input) for name in AMENDABLE]

    # ----- actions

    def action_form_next(self) -> None:
        self._go(1)

    def action_form_previous(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        entries = self._entries()
        at = next((at for at, entry in enumerate(entries) if entry.has_focus), 0)
        # At once: ``focus()`` would let what is typed ahead go to the field before.
        self.set_focus(entries[(at + step) % len(entries)])

    def action_form_accept(self) -> None:
        changes = dict(self._changes())
        if not changes:
            self.go_back()
            return
        self.phrase = self._library.amend(self._about, changes)
        self.go_back()

    def _changes(self) -> Iterator[tuple[str, str | None]]:
        """Give what was typed anew; None where it is what was read. Raise StateError."""
        for name, entry in zip(AMENDABLE, self._entries(), strict=True):
            now, read = (_kept(each, name) for each in (self._article, self._read))
            written = understood(name, entry.value)
            if written != now:
                yield name, None if written == read else written

    def action_form_cancel(self) -> None:
        self.go_back()

    def say(self, sentence: str, *, alert: bool = False) -> None:
        for said in self.query("#said").results(Static):  # none while the form is still made
            said.set_class(alert, "-alert")
            said.update(self._marks.plain(sentence))


def _entry(name: str, text: str) -> Entry:
    entry = Entry(text, id=name, compact=True, select_on_focus=False)
    entry.cursor_blink = False
    return entry


def _kept(article: Article, name: str) -> str:
    """Give a detail as it would be kept, to be compared with what is written."""
    return " ".join(as_text(getattr(article, name)).split())

"""Sentences pinned to each other and pairs broken: kept, undone, and found again after edits."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library import Library
from reader.model import Comparison, Correction, NotFoundError
from tests.desk.conftest import Desk

_MORE = "\n\nThe council meets again in June. Nobody spoke against the plan on Tuesday."


def told_twice(desk: Desk) -> tuple[Library, str, str, Path]:
    first = desk.write("harbour.txt", "harbour", _MORE)
    desk.write("again.txt", "harbour", "\n\nTickets for the fair are sold out.")
    library = desk.open()
    return library, library.find("harbour.txt"), library.find("again.txt"), first


def ordinal(found: Comparison, side: str, words: str) -> int:
    told = getattr(found, side)
    return next(n for n, each in enumerate(told.sentences) if words in each.span.of(told.text))


def partners(found: Comparison, words: str) -> tuple[int, ...]:
    sentence = ordinal(found, "a", words)
    return next(row.b for row in found.rows if sentence in row.a and not row.ghost)


def test_a_pair_that_was_broken_stays_broken_and_comes_back_by_undo(desk: Desk) -> None:
    library, a, b, _ = told_twice(desk)
    (partner,) = partners(library.compare(a, b), "Engineers warned")
    pair = ordinal(library.compare(a, b), "a", "Engineers warned"), partner
    assert library.correct(a, b, [pair], Correction.BREAK) == "broke 1 pair"
    assert partners(desk.open().compare(a, b), "Engineers warned") == ()
    assert library.undo() == "undone: broke 1 pair"
    assert partners(library.compare(a, b), "Engineers warned") == (partner,)
    assert library.redo() == "redone: broke 1 pair"
    assert partners(library.compare(a, b), "Engineers warned") == ()


def test_a_pin_holds_from_the_other_side_and_after_an_edit_elsewhere(desk: Desk) -> None:
    library, a, b, first = told_twice(desk)
    before = library.compare(a, b)
    pair = ordinal(before, "a", "Nobody spoke"), ordinal(before, "b", "Tickets for the fair")
    assert library.correct(a, b, [pair], Correction.PIN) == "pinned 1 pair"
    turned = library.compare(b, a)
    assert partners(turned, "Tickets for the fair") == (ordinal(turned, "b", "Nobody spoke"),)

    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace("winter storms", "heavy winter storms"), encoding="utf-8")
    edited = desk.open()
    after = edited.compare(a, b)
    assert after.corrections == 1
    assert partners(after, "Nobody spoke") == (ordinal(after, "b", "Tickets for the fair"),)


def test_a_correction_rests_while_its_sentence_says_something_else(desk: Desk) -> None:
    library, a, b, first = told_twice(desk)
    before = library.compare(a, b)
    pair = ordinal(before, "a", "Nobody spoke"), ordinal(before, "b", "Tickets for the fair")
    library.correct(a, b, [pair], Correction.PIN)
    text = first.read_text(encoding="utf-8")
    rewritten = text.replace("Nobody spoke against the plan", "A band from Oslo played all night")
    first.write_text(rewritten, encoding="utf-8")
    assert desk.open().compare(a, b).corrections == 0
    first.write_text(text, encoding="utf-8")
    assert desk.open().compare(a, b).corrections == 1


def test_a_correction_outlives_an_edit_that_leaves_its_sentence_clear(desk: Desk) -> None:
    library, a, b, first = told_twice(desk)
    before = library.compare(a, b)
    pair = ordinal(before, "a", "Nobody spoke"), ordinal(before, "b", "Tickets for the fair")
    library.correct(a, b, [pair], Correction.PIN)
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace("Nobody spoke", "Only two spoke"), encoding="utf-8")
    edited = desk.open()
    after = edited.compare(a, b)
    assert after.corrections == 1
    assert partners(after, "Only two spoke") == (ordinal(after, "b", "Tickets for the fair"),)

    pair = ordinal(after, "a", "Only two"), ordinal(after, "b", "Tickets for the fair")
    edited.correct(a, b, [pair], Correction.BREAK)
    assert partners(edited.compare(a, b), "Only two spoke") == ()
    edited.undo()
    assert partners(edited.compare(a, b), "Only two spoke") != ()


def test_a_correction_rests_where_two_sentences_could_be_its_own(desk: Desk) -> None:
    library, a, b, first = told_twice(desk)
    before = library.compare(a, b)
    pair = ordinal(before, "a", "Nobody spoke"), ordinal(before, "b", "Tickets for the fair")
    library.correct(a, b, [pair], Correction.PIN)
    text = first.read_text(encoding="utf-8")
    said = "Nobody spoke against the plan on Tuesday."
    both = f"{said.replace('Nobody', 'Two')} {said.replace('Nobody', 'Seven')}"
    first.write_text(text.replace(said, both), encoding="utf-8")
    assert desk.open().compare(a, b).corrections == 0


def test_a_file_is_proven_by_its_bytes(desk: Desk) -> None:
    import hashlib

    library, a, _, first = told_twice(desk)
    proof = library.proof(a)
    assert proof.path == "harbour.txt"
    assert proof.size == first.stat().st_size
    assert proof.sha256 == hashlib.sha256(first.read_bytes()).hexdigest()


def test_a_sentence_that_is_there_no_more_cannot_be_corrected(desk: Desk) -> None:
    library, a, b, first = told_twice(desk)
    last = len(library.compare(a, b).a.sentences) - 1
    first.write_text("Tidings of the harbour\n\nNothing more is known.\n", encoding="utf-8")
    with pytest.raises(NotFoundError, match="A text has changed"):
        library.correct(a, b, [(last, 0)], Correction.PIN)
    assert library.next_undone() is None

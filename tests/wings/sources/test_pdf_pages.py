"""Lines that a PDF draws become paragraphs."""

from __future__ import annotations

from reader.sources.pdf_pages import Line, paragraphs

LONG = "The harbour bridge was closed on Tuesday evening, the council"


def _page(*drawn: tuple[str, float], size: float = 10) -> list[Line]:
    return [Line(words, height, size) for words, height in drawn]


def test_long_lines_go_on_and_short_ones_end() -> None:
    page = _page(
        ("By Ana Silva", 700), ("5 March 2024", 688), (LONG, 676), ("said in a note.", 664),
        (LONG, 652), ("said again.", 640),
    )  # fmt: skip
    assert list(paragraphs([page])) == [
        "By Ana Silva", "5 March 2024", f"{LONG} said in a note.", f"{LONG} said again."
    ]  # fmt: skip


def test_a_gap_or_another_size_parts_two_long_lines() -> None:
    lines = [*_page((LONG, 700), (LONG, 688), (LONG, 660)), Line(LONG, 648, 14)]
    assert list(paragraphs([lines])) == [f"{LONG} {LONG}", LONG, LONG]


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    column = _page((LONG, 100), ("and", 700), (f"{LONG}.", 100), (LONG, 700))
    assert list(paragraphs([column[:2], column[2:]])) == [f"{LONG} and", f"{LONG}.", LONG]


def test_divided_words_are_one_again_where_the_page_divides_words() -> None:
    cut = f"{LONG} of the fer-"
    often = _page((cut, 700), ("ries said so.", 688), (cut, 676), ("ries said so.", 664))
    assert list(paragraphs([often])) == [f"{LONG} of the ferries said so."] * 2
    once = _page((f"{LONG} of the well-", 700), ("known mill said so.", 688))
    assert list(paragraphs([once])) == [f"{LONG} of the well-known mill said so."]


def test_heads_and_page_numbers_are_told_once_and_nothing_else_is_lost() -> None:
    pages = [
        _page(("Harbour Post", 800), (f"Document {at} of 4", 780), (f"{LONG}.", 700), (f"{at}", 30))
        for at in range(1, 5)
    ]
    assert list(paragraphs(pages)) == [
        "Harbour Post", "Document 1 of 4", f"{LONG}.", "1", "Document 2 of 4", f"{LONG}.",
        "Document 3 of 4", f"{LONG}.", "Document 4 of 4", f"{LONG}.",
    ]  # fmt: skip
    tops = [_page((f"Document {at} of 4", 780), (f"{LONG}.", 700)) for at in range(1, 5)]
    assert [words for words in paragraphs(tops) if words.startswith("Doc")] == [
        f"Document {at} of 4" for at in range(1, 5)
    ]


def test_no_page_and_no_line() -> None:
    assert list(paragraphs([])) == list(paragraphs([[], []])) == []

"""What stands where a sentence of one side has its like: side by side, inline and on paper."""

from __future__ import annotations

from reader.compare import compare_articles
from reader.model import Comparison
from reader.pages.comparison_cells import Cells
from reader.pages.comparison_text import plain
from reader.pages.painting import Hand
from reader.pages.swapping import swapped
from tests.wings.compare.made import story

KEPT = [
    "The harbour master closed the northern pier after a storm tore away its railing.",
    "Teachers at the village school will strike over unpaid overtime next month.",
    "Engineers found cracks in the iron bridge that carries freight across the valley.",
]
FERRY = "Passengers waited six hours while divers freed a rope from the ferry propeller."
AGAIN = "Divers freed the ferry from a rope, passengers said."


def compared() -> Comparison:
    return compare_articles(story("\n".join([*KEPT, AGAIN])), story("\n".join([FERRY, *KEPT])))


def words(texts: Cells, row: int, hand: Hand) -> str:
    return "".join(run.text for run in texts.side(row, hand))


def test_the_empty_cell_says_where_the_like_stands() -> None:
    texts = Cells(compared())
    assert words(texts, 0, Hand.A) == (
        "… similar text further down on the left: Divers freed the ferry from a…"
    )
    assert words(texts, 4, Hand.B).startswith("… similar text further up on the right: Passengers")
    assert texts.measured(4, Hand.B) == texts.side(4, Hand.B)
    assert words(texts, 0, Hand.B) == FERRY


def test_swapped_sides_point_the_other_way() -> None:
    texts = Cells(swapped(compared()))
    assert words(texts, 0, Hand.B).startswith("… similar text further down on the right: Divers")


def test_flat_text_says_it_after_the_sentence() -> None:
    text = "\n".join(plain(compared(), ("one", "two"), 0))
    assert f"{{+{FERRY}+}} … similar text further down on the left: Divers" in text

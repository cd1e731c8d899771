"""The collection teaches what belongs to the site, and is not fooled by wire copy."""

from __future__ import annotations

import random

import pytest

from reader.duplicates import StoryIndex
from reader.model import StoryText
from tests.wings.duplicates import press


def _page(name: str, story: list[str], where: str, *, outlet: str | None = None) -> StoryText:
    furniture = press.site(where)
    text = "\n".join([*furniture[:3], " ".join(story), *furniture[3:]])
    return press.text_of(name, text, outlet=outlet, headline=None)


def _learned(index: StoryIndex, text: StoryText) -> str:
    return " ".join(span.of(text.text) for span in index.furniture(text.id))


def test_lines_on_many_pages_are_learned_and_the_story_is_not() -> None:
    pages = [_page(f"p{n}", press.story(n), "north") for n in range(6)]
    index, _ = press.index_of(pages)
    for number, page in enumerate(pages):
        learned = _learned(index, page)
        assert all(line in learned for line in press.site("north") if len(line.split()) > 4)
        assert not any(sentence in learned for sentence in press.story(number))


def test_three_pages_teach_nothing() -> None:
    pages = [_page(f"p{n}", press.story(n), "north") for n in range(3)]
    index, _ = press.index_of(pages)
    assert not any(index.furniture(page.id) for page in pages)


def test_a_page_unlearns_when_the_others_go() -> None:
    pages = [_page(f"p{n}", press.story(n), "north") for n in range(6)]
    index, pairs = press.index_of(pages)
    for page in pages[1:]:
        index.remove(page.id)
    press.settle(index, pairs)
    assert index.furniture("p0") == ()


def test_wire_copy_in_many_outlets_is_kept_where_outlets_are_known() -> None:
    wire = press.story("wire")
    pages = [
        press.text_of(
            f"p{n}", " ".join([*press.story(f"local {n}", 5), *wire]), outlet=f"Gazette {n}"
        )
        for n in range(12)
    ]
    index, pairs = press.index_of(pages)
    assert not any(index.furniture(page.id) for page in pages)
    assert len(pairs) == 12 * 11 / 2


def test_an_excerpt_is_kept_because_it_is_kept_elsewhere() -> None:
    """Four of eight carry the same block under words of their own; the block is the whole of
    the other four."""
    block = press.story("block", 8)
    whole = [press.text_of(f"w{n}", " ".join(block)) for n in range(4)]
    parts = [
        press.text_of(f"x{n}", " ".join([*press.story(f"own {n}", 4), *block])) for n in range(4)
    ]
    index, pairs = press.index_of([*whole, *parts])
    assert not any(index.furniture(part.id) for part in parts)
    assert all(("w0", part.id) in pairs for part in parts)


def test_the_block_that_the_headline_is_about_is_kept() -> None:
    wire = press.story("wire")
    title = " ".join(wire[0].rstrip(".").split()[:8])
    bodies = [" ".join([*press.story(f"local {n}", 5), *wire]) for n in range(12)]
    named = [press.text_of(f"p{n}", body, headline=title) for n, body in enumerate(bodies)]
    unnamed = [press.text_of(f"p{n}", body, headline="Morning") for n, body in enumerate(bodies)]
    _, found = press.index_of(named)
    _, lost = press.index_of(unnamed)
    assert len(found) == 12 * 11 / 2
    assert not lost


def _under_no_name(number: int, common: list[str], *, above: int, below: int) -> StoryText:
    """A page of sentences, without headline or outlet; the common ones stand in the middle."""
    first, last = press.story(f"first {number}", above), press.story(f"last {number}", below)
    text = "\n".join([*first, *common, *last])
    return press.text_of(f"p{number:02}", text, headline=None)


@pytest.mark.parametrize("copies", [4, 12, 40])
@pytest.mark.parametrize(("above", "below"), [(1, 1), (2, 0), (0, 3)])
def test_what_copies_under_no_name_have_in_common_is_no_furniture(
    copies: int, above: int, below: int
) -> None:
    story = press.story("it", 20)
    pages = [_under_no_name(n, story, above=above, below=below) for n in range(copies)]
    index, pairs = press.index_of(pages)
    assert not any(index.furniture(page.id) for page in pages)
    assert len(pairs) == copies * (copies - 1) / 2


def test_what_stands_around_a_story_is_furniture_under_no_name_too() -> None:
    """On both sides of it; or beside as much of a page's own; or in few sentences."""
    common = press.story("notice", 12)
    around = [[*common[:6], *press.story(n, 3), *common[6:]] for n in range(12)]
    beside = [[*press.story(n, 12), *common] for n in range(12)]
    brief = [[*press.story(n, 3), *common[:4]] for n in range(12)]
    for told in (around, beside, brief):
        pages = [
            press.text_of(f"p{n:02}", "\n".join(lines), headline=None)
            for n, lines in enumerate(told)
        ]
        index, pairs = press.index_of(pages)
        assert all(common[0] in _learned(index, page) for page in pages)
        assert not pairs


def test_pages_of_one_site_are_not_taken_for_copies() -> None:
    """Each has more furniture than story."""
    pages = [_page(f"p{n}", press.story(n, 4), "north") for n in range(20)]
    _, pairs = press.index_of(pages)
    assert not [pair for pair in pairs.values() if pair.relation.one_story]


def test_copies_are_found_under_the_furniture_of_other_sites() -> None:
    fillers = [
        _page(f"{where} {n}", press.story(f"{where} {n}"), where)
        for where in ("north", "south")
        for n in range(5)
    ]
    copies = [_page("a", press.story("it"), "north"), _page("b", press.story("it"), "south")]
    _, pairs = press.index_of([*fillers, *copies])
    assert pairs["a", "b"].shared_a == pairs["a", "b"].shared_b == 1.0
    assert [key for key, pair in pairs.items() if pair.relation.one_story] == [("a", "b")]


def _site_page(name: str, number: int, teasers: list[int], where: str = "north") -> StoryText:
    """A page whose list of the most read has headlines and leads of other pages, or its own."""
    story = press.story(number)
    offered = [line for other in teasers for line in (_title(other), press.story(other)[0])]
    text = "\n".join([*press.site(where)[:3], *story, *offered, *press.site(where)[3:]])
    return press.text_of(name, text, headline=_title(number))


def _title(number: int) -> str:
    """Say what the lead is about in other words: half of them stand in it."""
    lead = [word for word in press.story(number)[0].rstrip(".").split() if len(word) > 5]
    return " ".join([*lead[:3], *press.sentence(random.Random(number), 3).rstrip(".").split()])


def test_a_lead_that_is_a_teaser_on_other_pages_stays_with_its_own_story() -> None:
    pages = [_site_page(f"p{n}", n, [0, 1, 2, 3]) for n in range(12)]
    index, pairs = press.index_of(pages)
    for number, page in enumerate(pages):
        kept = _without(page, index)
        assert all(sentence in kept for sentence in press.story(number))
        assert not any(press.story(n)[0] in kept for n in range(4) if n != number)
    assert not [pair for pair in pairs.values() if pair.relation.one_story]


def _without(text: StoryText, index: StoryIndex) -> str:
    kept, at = [], 0
    for span in index.furniture(text.id):
        kept.append(text.text[at : span.start])
        at = span.end
    return "\n".join([*kept, text.text[at:]])


def test_many_copies_under_one_headline_are_no_furniture_of_each_other() -> None:
    body = " ".join(press.story("it"))
    pages = [press.text_of(f"p{n:02}", body, headline="Morning edition") for n in range(40)]
    index, pairs = press.index_of(pages)
    assert not any(index.furniture(page.id) for page in pages)
    assert len(pairs) == 40 * 39 / 2


def test_many_pages_of_furniture_under_headlines_of_their_own_are_no_copies() -> None:
    body = "\n".join(press.site("north", 20))
    pages = [
        press.text_of(f"p{n:02}", body, headline=press.sentence(random.Random(n), 6))
        for n in range(40)
    ]
    _, pairs = press.index_of(pages)
    assert not pairs

"""The five seeds, and articles of every size: right answers, and no blow-up."""

from __future__ import annotations

from reader.duplicates import fingerprint, group
from reader.model import Relation, Span, StoryText
from reader.settings import shipped
from tests.wings.duplicates import press


def _seed(number: str) -> StoryText:
    """A seed as it stands, but for the teasers after the fourth one's story."""
    (path,) = shipped("seeds").glob(f"{number}_*")
    text = path.read_text(encoding="utf-8").rstrip(">\n")
    end = text.find("\nIN DEPTH\n")
    return StoryText(number, text, (Span(0, len(text) if end < 0 else end),))


def test_of_the_seeds_only_one_pair_is_one_story_and_rewritten() -> None:
    texts = [_seed(f"00{number}") for number in range(5)]
    _, pairs = press.index_of(texts)
    told = {key: pair for key, pair in pairs.items() if pair.relation.one_story}
    assert list(told) == [("002", "004")]
    pair = told["002", "004"]
    assert pair.relation is Relation.REWRITTEN
    assert 0.4 < pair.score < 0.55
    assert 0.75 < pair.shared_a < 0.9
    assert pair.evidence.longest_words == 29
    (story,) = group(pairs.values(), (), {})
    assert story.articles == ("002", "004")


def test_the_seeds_pair_is_found_under_all_its_teasers_too() -> None:
    (path,) = shipped("seeds").glob("004_*")
    whole = press.text_of("004", path.read_text(encoding="utf-8"))
    _, pairs = press.index_of([*(_seed(f"00{number}") for number in range(4)), whole])
    told = [key for key, pair in pairs.items() if pair.relation.one_story]
    assert told == [("002", "004")]
    assert 0.25 < pairs["002", "004"].shared_b < 0.4


def test_six_hundred_copies_hang_together_without_a_pair_for_each_two() -> None:
    body = " ".join(press.story("copied", 6))
    _, pairs = press.index_of([press.text_of(f"{n:04}", body) for n in range(600)])
    (story,) = group(pairs.values(), (), {})
    assert len(story.articles) == 600
    assert len(pairs) < 12_000
    assert {pair.relation for pair in pairs.values()} == {Relation.IDENTICAL}


def test_six_hundred_near_copies_hang_together_too() -> None:
    body = press.story("copied", 10)
    texts = [
        press.text_of(f"{n:04}", " ".join([*body[:5], *press.story(n, 1), *body[5:]]))
        for n in range(600)
    ]
    _, pairs = press.index_of(texts)
    (story,) = group(pairs.values(), (), {})
    assert len(story.articles) == 600
    assert len(pairs) < 12_000


def test_articles_of_three_words_and_of_one_repeated_word() -> None:
    texts = [press.text_of(f"s{n}", f"Only {n} words") for n in range(50)]
    texts += [press.text_of(f"r{n}", "buffalo " * (100 + n)) for n in range(50)]
    _, pairs = press.index_of(texts)
    assert not [key for key in pairs if key[0].startswith("r") != key[1].startswith("r")]
    assert not [key for key in pairs if key[0].startswith("s")]


def test_two_texts_of_a_hundred_thousand_words() -> None:
    sentences = press.story("endless", 7000)
    other = [*sentences[:3000], *press.story("more", 500), *sentences[3000:]]
    texts = [press.text_of("a", " ".join(sentences)), press.text_of("b", " ".join(other))]
    _, pairs = press.index_of(texts)
    assert pairs["a", "b"].relation is Relation.REPUBLISHED
    assert pairs["a", "b"].shared_a > 0.99


def test_a_fingerprint_stays_near_four_bytes_a_word() -> None:
    body = " ".join(press.story("any", 40))
    assert len(fingerprint(press.text_of("a", body))) < 7 * len(body.split())

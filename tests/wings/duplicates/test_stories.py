"""Pairs and judgements become stories; unlike things are not chained."""

from __future__ import annotations

from reader.duplicates import Facts, group
from reader.model import Evidence, Judgement, Pair, Relation, Story, Verdict

COPY, EXCERPT, REWRITTEN = Relation.REPUBLISHED, Relation.EXCERPT, Relation.REWRITTEN


def _pair(
    a: str,
    b: str,
    relation: Relation = COPY,
    shares: tuple[float, float] = (0.9, 0.9),
    score: float = 0.8,
    direction: str | None = None,
) -> Pair:
    return Pair(a, b, relation, *shares, score, Evidence(score, score, score), direction)


def _members(stories: list[Story]) -> list[tuple[str, ...]]:
    return [story.articles for story in stories]


def test_copies_make_one_story_in_order_of_time_undated_last() -> None:
    facts = {
        "a": Facts(date="2022-03-02", headline="Later"),
        "b": Facts(date="2022-03-01", headline="Earlier"),
        "c": Facts(),
    }
    (story,) = group([_pair("a", "b", direction="b first"), _pair("b", "c")], (), facts)
    assert story.articles == ("b", "a", "c")
    assert (story.id, story.headline, story.first) == ("b", "Earlier", "b")
    assert story.witnesses == 1


def test_related_articles_and_shared_passages_make_no_story() -> None:
    pairs = [_pair("a", "b", Relation.RELATED), _pair("b", "c", Relation.SHARES_PASSAGES)]
    assert group(pairs, (), {}) == []


def test_a_digest_does_not_chain_what_it_quotes() -> None:
    pairs = [
        _pair("digest", "one", EXCERPT, (0.3, 0.95)),
        _pair("digest", "two", EXCERPT, (0.3, 0.9)),
    ]
    assert _members(group(pairs, (), {})) == [("digest", "one")]


def test_a_rewriting_joins_all_copies_of_what_it_rewrites() -> None:
    copies = [_pair(a, b) for a, b in ("ab", "ac", "bc")]
    pairs = [*copies, _pair("c", "z", REWRITTEN, (0.6, 0.6), 0.4)]
    assert _members(group(pairs, (), {})) == [("a", "b", "c", "z")]


def test_rewritings_of_rewritings_do_not_chain_far() -> None:
    chain = [_pair(a, b, REWRITTEN, (0.5, 0.5), 0.2) for a, b in ("ab", "bc", "cd", "de")]
    assert max(len(story.articles) for story in group(chain, (), {})) == 2


def test_the_users_word_wins() -> None:
    pairs = [_pair("a", "b"), _pair("b", "c"), _pair("a", "c")]
    apart = Judgement("a", "b", Verdict.APART)
    for story in group(pairs, [apart], {}):
        assert not {"a", "b"} <= set(story.articles)
    same = Judgement("a", "x", Verdict.SAME)
    (story,) = group(pairs, [same], {})
    assert story.articles == ("a", "b", "c", "x")
    assert [pair.judged for pair in story.pairs].count(True) == 1
    assert story.witnesses == 2


def test_what_the_user_split_is_not_joined_through_others() -> None:
    pairs = [_pair("a", "b"), _pair("c", "d"), _pair("b", "c")]
    apart = [Judgement("a", "d", Verdict.APART)]
    stories = group(pairs, apart, {})
    assert all(not {"a", "d"} <= set(story.articles) for story in stories)
    assert sum(len(story.articles) for story in stories) >= 3


def test_the_id_outlives_later_tellings() -> None:
    facts = {name: Facts(date=f"2022-03-0{day}") for day, name in enumerate("bac", 1)}
    before = group([_pair("a", "b")], (), facts)
    after = group([_pair("a", "b"), _pair("a", "c"), _pair("b", "c")], (), facts)
    assert before[0].id == after[0].id == "b"


def test_first_is_unknown_where_two_claim_it() -> None:
    pairs = [
        _pair("a", "b", direction="a first"),
        _pair("b", "c", direction="a first"),
        _pair("b", "d", direction="a first"),
        _pair("c", "d"),
    ]
    (story,) = group(pairs, (), {})
    assert story.first == "a"
    (story,) = group([*pairs[1:], _pair("a", "c", direction="a first")], (), {})
    assert story.first is None


def test_the_order_of_pairs_makes_no_difference() -> None:
    pairs = [
        _pair("a", "b"),
        _pair("b", "c", EXCERPT, (0.3, 0.9)),
        _pair("c", "d", REWRITTEN, (0.5, 0.5), 0.3),
        _pair("b", "d", REWRITTEN, (0.4, 0.5), 0.2),
        _pair("d", "e", EXCERPT, (0.9, 0.2)),
    ]
    assert group(pairs, (), {}) == group(pairs[::-1], (), {})

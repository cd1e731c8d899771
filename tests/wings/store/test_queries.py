"""The query language: what is understood, what it finds, and how it says what is not."""

from __future__ import annotations

import datetime
import sqlite3

import pytest

from reader.model import Filter, QueryError
from reader.record import replace
from reader.store.index import filters, fulltext, queries, query_conditions
from reader.written_queries import between, exactly


def _word(word: str) -> Filter:
    return Filter(words=(word,))


def _either(*words: str) -> Filter:
    return Filter(any_of=(tuple(map(_word, words)),))


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", Filter()),
        ("joly", Filter(words=("joly",))),
        ("joly moscow", Filter(words=("joly", "moscow"))),
        ("invit*", Filter(words=("invit*",))),
        ('"open invitation"', Filter(phrases=("open invitation",))),
        ('"open invit', Filter(phrases=("open invit",))),
        ("-opinion", Filter(without=("opinion",))),
        ('-"open letter"', Filter(without=("open letter",))),
        ("outlet:ctv", Filter(outlets=("ctv",))),
        ('outlet:"ctv news" outlet:bbc', Filter(outlets=("ctv news", "bbc"))),
        ("OUTLET:ctv", Filter(outlets=("ctv",))),
        ("agency:ap author:smith tag:x", Filter(agencies=("ap",), authors=("smith",), tags=("x",))),
        ("from:2022-01 to:2022-03", Filter(since="2022-01", until="2022-03")),
        ("on:2022-10-11", Filter(since="2022-10-11", until="2022-10-11")),
        ("from:2022 to:2022-3-1", Filter(since="2022", until="2022-03-01")),
        ("from:20221011", Filter(since="2022-10-11")),
        ("unread starred", Filter(unread=True, starred=True)),
        ("read", Filter(unread=False)),
        ("-starred", Filter(starred=False)),
        ("dated", Filter(dated=True)),
        ("undated", Filter(dated=False)),
        ("story", Filter(in_story=True)),
        ("-story", Filter(in_story=False)),
        ('"story"', Filter(phrases=("story",))),
        ("rewritten", Filter(relation="rewritten")),
        ("identical", Filter(relation="identical")),
        ("shares", Filter(relation="shares passages")),
        ("12:30", Filter(words=("12:30",))),
        ("https://example.org/a", Filter(words=("https://example.org/a",))),
        ("joly - … ! moscow", Filter(words=("joly", "moscow"))),
        ("“open invitation”", Filter(phrases=("open invitation",))),
        ("„open invitation“ joly", Filter(words=("joly",), phrases=("open invitation",))),
        ("« open invitation »", Filter(phrases=("open invitation",))),
        ("outlet:“ctv news”", Filter(outlets=("ctv news",))),
        ('"he said “no” today"', Filter(phrases=("he said “no” today",))),
        ('"open invit*"', Filter(words=("open invit*",))),
        ('"open invit"*', Filter(words=("open invit*",))),
        ("outlet:ctv*", Filter(outlets=("ctv",))),
        ("from:2022/1/5", Filter(since="2022-01-05")),
        ("to:202203", Filter(until="2022-03")),
        ("joly\0moscow", Filter(words=("joly", "moscow"))),
        ("joly AND moscow", Filter(words=("joly", "moscow"))),
        ("joly and moscow", Filter(words=("joly", "and", "moscow"))),
        ("NOT opinion", Filter(without=("opinion",))),
        ("NOT -opinion", Filter(words=("opinion",))),
        ("headline:joly", Filter(headlines=("joly",))),
        ('headline:"open invitation"', Filter(headlines=("open invitation",))),
        ("tellings:3", Filter(tellings=3)),
        ("no:outlet no:Day", Filter(lacking=("outlet", "day"))),
        ("-no:author", Filter(none_of=(Filter(lacking=("author",)),))),
        ('outlet:"=The ""Star"""', Filter(outlets=('=The "Star"',))),
        ('""', Filter()),
        ("joly OR blinken", Filter(any_of=((_word("joly"), _word("blinken")),))),
        (
            "a b OR c",
            Filter(any_of=((Filter(words=("a", "b")), _word("c")),)),
        ),
        (
            "a (b OR unread) outlet:x",
            Filter(
                words=("a",),
                outlets=("x",),
                any_of=((_word("b"), Filter(unread=True)),),
            ),
        ),
        ("(a b) c", Filter(words=("a", "b", "c"))),
        ("c (a b)", Filter(words=("c",), any_of=((Filter(words=("a", "b")),),))),
        ("-(a b)", Filter(none_of=(Filter(words=("a", "b")),))),
        ("NOT (a OR b) c", Filter(words=("c",), none_of=(_either("a", "b"),))),
        ("-outlet:ctv", Filter(none_of=(Filter(outlets=("ctv",)),))),
        ("-from:2022", Filter(none_of=(Filter(since="2022"),))),
        ("-rewritten", Filter(none_of=(Filter(relation="rewritten"),))),
        # While it is being typed:
        ("joly OR", Filter(words=("joly",))),
        ("OR joly", Filter(words=("joly",))),
        ("joly AND NOT", Filter(words=("joly",))),
        ("(joly", Filter(words=("joly",))),
        ("joly)", Filter(words=("joly",))),
        ("(", Filter()),
        ("-()", Filter()),
        ("((a)", Filter(words=("a",))),
        # Brackets inside words are the words':
        ("f(x)", Filter(words=("f(x",))),
        ('"(x)"', Filter(phrases=("(x)",))),
        ("Кремль 莫斯科", Filter(words=("Кремль", "莫斯科"))),
    ],
)
def test_queries_are_understood(query: str, wanted: Filter) -> None:
    assert queries.parse(query) == wanted


@pytest.mark.parametrize(
    ("query", "bad", "good"),
    [
        ("outlte:ctv", "outlte", "outlet:"),
        ("autor:x", "autor", "author:"),
        ("form:2022", "form", "from:"),
        ("zzzz:x", "zzzz", "outlet"),
        ("from:2022-13", "2022-13", "from:2022-01"),
        ("on:2022-02-30", "2022-02-30", "on:2022-10-11"),
        ("to:yesterday", "yesterday", "to:2"),
        ('to:"5 Jan 2022"', "5 Jan 2022", "to:2022-01-05"),
        ("from:05.12.2022", "05.12.2022", "from:2022-"),
        ("from:soon", "soon", "from:2022-01"),
        ("from:99999", "99999", "from:2022-01"),
        ("from:2023 to:2022", "to:2022", "2023"),
        ("to:2022-03 from:2022-04-01", "from:2022-04-01", "2022-03"),
        ('outlet:""', "outlet:", "outlet:x"),
        ("outlet: ctv", "outlet:", "outlet:x"),
        ("joly outlet:", "outlet:", "outlet:x"),
        ("outlet:*", "outlet:", "outlet:x"),
        ("outlet:'ctv news'", "'ctv", 'outlet:"'),
        ("outlet:(ctv", "outlet:", "outlet:x OR outlet:y"),
        ("title:joly", "title", "headline:"),
        ("since:2022", "since", "from:"),
        ("before:2022", "before", "to:"),
        ("by:smith", "by", "author:"),
        ("site:ctv.ca", "site", "outlet:"),
        ("body:joly", "body", "headline and body"),
        ("jo*y", "jo*y", "jo*"),
        ("*oly", "*oly", "oly*"),
        ("joly || blinken", "||", "OR"),
        ("joly !opinion", "!opinion", "-opinion"),
        ("unread joly read", "read", "opposite"),
        ("dated -dated", "dated", "opposite"),
        ("👩 …", "👩", "no letter"),
        ("tellings:many", "many", "tellings:3"),
        ("tellngs:3", "tellngs", "tellings:"),
        ("no:outlte", "outlte", "no:outlet"),
        ('no:""', "no:", "no:outlet"),
        ("a OR (b from:x)", "from:x", "from:2022-01"),
    ],
)
def test_an_error_names_the_bad_word_and_a_good_one(query: str, bad: str, good: str) -> None:
    with pytest.raises(QueryError) as caught:
        queries.parse(query)
    assert bad in str(caught.value)
    assert good in str(caught.value)
    assert str(caught.value).endswith((".", "?"))


@pytest.mark.parametrize(
    ("query", "bad"),
    [("joly outlte:ctv", "outlte:ctv"), ("(a OR on:x) b", "on:x"), ('-form:"2 3" x', 'form:"2 3"')],
)
def test_an_error_says_where_the_bad_word_stands(query: str, bad: str) -> None:
    with pytest.raises(QueryError) as caught:
        queries.parse(query)
    assert query[caught.value.start : caught.value.end] == bad


def test_every_detail_that_may_be_unknown_has_a_condition() -> None:
    assert set(query_conditions.DETAILS) == set(filters.LACKING)


@pytest.mark.parametrize("name", ["CTV", 'The "Star"', '"', "=", "日本の新聞", "A (B) -C", "a:b"])
def test_a_name_that_the_program_writes_is_read_as_it_is(name: str) -> None:
    assert queries.parse(exactly("outlet", name)) == Filter(outlets=(f"={name}",))


def test_days_that_the_program_writes_are_read_as_they_are() -> None:
    first, last = datetime.date(2022, 2, 27), datetime.date(2022, 3, 1)
    assert queries.parse(between(first, first)) == queries.parse("on:2022-02-27")
    wanted = Filter(since="2022-02-27", until="2022-03-01")
    assert queries.parse(between(first, last)) == wanted
    dayless = (Filter(lacking=("day",)),)
    assert queries.parse(between(first, last, dayless=True)) == replace(wanted, none_of=dayless)


def test_what_is_sought_is_known_for_showing_it() -> None:
    wanted = queries.parse('a (b OR "c d") headline:e -f')
    assert sorted(wanted.sought) == ["a", "b", "c d", "e"]


def test_a_deeply_nested_query_is_an_error_and_no_crash() -> None:
    with pytest.raises(QueryError, match="brackets"):
        queries.parse("(" * 100_000)


def test_values_never_become_sql() -> None:
    where = filters.where(queries.parse("""outlet:a'b%_ "x' OR 1=1" -y" author:z;drop"""))
    assert "drop" not in where.condition
    assert "'b" not in where.condition
    assert where.condition.count("?") == len(where.values)


@pytest.mark.parametrize("word", ['"', "NEAR(", "a AND", "*", "^x", "headline:", "(", "-", "a-b"])
def test_the_full_text_takes_any_word_as_words(word: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE fulltext USING fts5(headline, body, content='')")
    db.execute("CREATE TABLE articles (key INTEGER PRIMARY KEY)")
    where = filters.where(Filter(words=(word,)) if fulltext.searchable(word) else Filter())
    db.execute(f"SELECT key FROM articles AS a WHERE {where.condition}", where.values).fetchall()


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("open invit", Filter(words=("open", "invit*"))),
        ('"open invit', Filter(words=("open invit*",))),
        ("headline:invit", Filter(headlines=("invit*",))),
        ('headline:"open invit', Filter(headlines=("open invit*",))),
        ("joly OR blin", Filter(any_of=((_word("joly"), _word("blin*")),))),
        ("приглаш", Filter(words=("приглаш*",))),
    ],
)
def test_while_it_is_typed_the_last_word_may_go_on(query: str, wanted: Filter) -> None:
    assert queries.parse(query, typing=True) == wanted


@pytest.mark.parametrize("query", ["outlet:", "joly from:", "…", "(", "joly OR (headline:"])
def test_a_key_without_a_value_and_a_sign_ask_for_nothing_yet(query: str) -> None:
    assert queries.parse(query, typing=True) in (Filter(), _word("joly"))


@pytest.mark.parametrize(
    "query",
    ["", "invit ", '"open invit"', "in", "-invit", "NOT invit", "outlet:ctv", "joly OR", "unread",
     "invit*", "(open invit)", "渥太华", "https://example.org", "covid-19", "no:day"],
)  # fmt: skip
def test_what_is_whole_is_taken_as_it_stands(query: str) -> None:
    assert queries.parse(query, typing=True) == queries.parse(query)
    assert queries.begun(query) == query


def test_a_query_may_be_asked_for_as_a_beginning() -> None:
    assert queries.begun("joly invit") == "joly invit*"
    assert queries.begun('"open invit') == '"open invit'

"""Rows: moved, split, merged, one-sided, folded, and the laws that every comparison keeps."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.compare import align, compare_articles
from reader.model import Comparison, ComparisonRow, Op, RowKind
from tests.wings.compare.made import article, story

HARBOUR = "The harbour master closed the northern pier after a storm tore away its railing."
SCHOOL = "Teachers at the village school will strike over unpaid overtime next month."
BRIDGE = "Engineers found cracks in the iron bridge that carries freight across the valley."
ORCHARD = "Late frost destroyed most of the cherry blossom in the eastern orchards."
MUSEUM = "A private collector returned eleven bronze statues to the national museum."
FERRY = "Passengers waited six hours while divers freed a rope from the ferry propeller."
BAKERY = "The oldest bakery in town sold its last loaf on Sunday to a crowd of regulars."
ALL = [HARBOUR, SCHOOL, BRIDGE, ORCHARD, MUSEUM, FERRY, BAKERY]


def rows_of(a: list[str], b: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...], str]]:
    return [(x, y, kind.value) for x, y, kind in align(a, b)]


def test_a_moved_sentence_is_one_row_and_a_ghost() -> None:
    a, b = "\n".join(ALL), "\n".join([*ALL[1:], HARBOUR])
    rows = compare_articles(story(a), story(b)).rows
    home, ghost = rows[0], rows[-1]
    assert (home.kind, home.a, home.b, home.partner) == (RowKind.MOVED, (0,), (6,), 7)
    assert ghost == ComparisonRow(
        RowKind.MOVED,
        (0,),
        (6,),
        home.edits,
        home.similarity,
        ghost=True,
        partner=0,
        label="m1",
    )
    assert home.label == "m1"


def test_neighbours_that_moved_together_share_a_label() -> None:
    a = "\n".join(ALL)
    b = "\n".join([*ALL[5:], *ALL[2:5], *ALL[:2]])
    rows = [row for row in compare_articles(story(a), story(b)).rows if not row.ghost]
    labels = {row.a[0]: row.label for row in rows}
    assert labels[0] == labels[1] != ""
    assert labels[5] == labels[6] != ""
    assert labels[0] != labels[5]
    assert labels[2] == labels[3] == labels[4] == ""


def test_the_newest_first_turns_a_list_round() -> None:
    a = [
        "09:15 Police close the bridge after reports of smoke.",
        "09:40 Fire brigade says 12 engines are on their way.",
        "10:05 Mayor Ruiz arrives at the scene.",
        "10:30 First residents of Harbour Street leave their homes.",
        "11:12 Two people taken to hospital, police say.",
    ]
    b = [
        "11.12am Two people have been taken to hospital, police say.",
        "10.30am The first residents of Harbour Street leave their homes.",
        "10.05am Mayor Ruiz has arrived at the scene.",
        "9.40am The fire brigade says that 14 engines are on their way.",
        "9.15am Police closed the bridge following reports of smoke.",
    ]
    links = {(x, y) for x, y, _ in rows_of(a, b)}
    assert links == {((k,), (4 - k,)) for k in range(5)}


def test_two_sentences_merged_into_one() -> None:
    both = HARBOUR.rstrip(".") + ", and t" + SCHOOL[1:]
    assert rows_of([HARBOUR, SCHOOL, BRIDGE], [both, BRIDGE])[0] == ((0, 1), (0,), "edited")


def test_a_sentence_split_in_two() -> None:
    both = HARBOUR.rstrip(".") + ", and t" + SCHOOL[1:]
    assert rows_of([both, BRIDGE], [HARBOUR, SCHOOL, BRIDGE])[0] == ((0,), (0, 1), "edited")


def test_what_only_one_side_has_stands_beside_its_neighbours() -> None:
    found = rows_of([HARBOUR, SCHOOL, ORCHARD], [HARBOUR, BRIDGE, ORCHARD])
    assert found == [
        ((0,), (0,), "same"),
        ((1,), (), "only_a"),
        ((), (1,), "only_b"),
        ((2,), (2,), "same"),
    ]


def test_a_repeated_sentence_is_paired_once() -> None:
    found = rows_of([HARBOUR, SCHOOL], [HARBOUR, SCHOOL, HARBOUR])
    assert found == [((0,), (0,), "same"), ((1,), (1,), "same"), ((), (2,), "only_b")]


def test_strangers_share_nothing_and_nothing_is_folded() -> None:
    one = story("\n".join(ALL[:3]))
    two = story(
        "\n".join(f"Quarterly {k} profits rose sharply amid brisk demand." for k in range(9))
    )
    found = compare_articles(one, two)
    assert found.strangers
    assert {row.kind for row in found.rows} == {RowKind.ONLY_A, RowKind.ONLY_B}
    assert not any(row.furniture for row in found.rows)
    assert found.shared_a == found.shared_b == 0


def test_header_lines_and_furniture_are_rows_of_their_own() -> None:
    plain = article(f"Storm closes pier\n{HARBOUR}\n{SCHOOL}")
    teasers = "\n".join(f"Read more about topic number {k}." for k in range(3))
    rich = article(
        f"Storm shuts northern pier\n{HARBOUR}\n{SCHOOL}\n{teasers}", aside_from="Read more"
    )
    rows = compare_articles(plain, rich).rows
    assert rows[0].headline
    assert [row.b for row in rows if row.furniture] == [(3, 4, 5)]
    assert rows[-1].kind is RowKind.ONLY_B


def test_a_long_run_at_one_end_is_folded() -> None:
    tail = [f"Subscribers number {k} get the newsletter before breakfast." for k in range(6)]
    found = compare_articles(
        story(f"{HARBOUR}\n{SCHOOL}"), story("\n".join([HARBOUR, SCHOOL, *tail]))
    )
    assert found.rows[-1].b == tuple(range(2, 8))
    assert found.rows[-1].furniture


def test_declared_story_is_counted_although_its_end_is_folded() -> None:
    tail = [f"Subscribers number {k} get the newsletter before breakfast." for k in range(6)]
    found = compare_articles(story(HARBOUR), story("\n".join([HARBOUR, *tail])))
    assert not any(sentence.furniture for sentence in found.b.sentences)
    assert found.shared_b < 0.5
    assert found.rows[-1].own_end
    assert found.rows[-1].story


def test_a_pin_pairs_and_a_break_parts() -> None:
    a, b = story(f"{HARBOUR}\n{SCHOOL}"), story(f"{HARBOUR}\n{ORCHARD}")
    pinned = compare_articles(a, b, pins=[(1, 1)])
    assert ((1,), (1,)) in {(row.a, row.b) for row in pinned.rows}
    broken = compare_articles(a, b, breaks=[(0, 0)])
    assert all(not (row.a and row.b) for row in broken.rows)


def test_a_pin_across_the_order_is_a_move() -> None:
    a, b = story("\n".join(ALL[:4])), story("\n".join([BAKERY, *ALL[:4]]))
    found = compare_articles(a, b, pins=[(3, 0)])
    row = next(row for row in found.rows if row.a == (3,) and not row.ghost)
    assert (row.kind, row.b) == (RowKind.MOVED, (0,))


def test_empty_articles_compare() -> None:
    nothing = story("")
    assert compare_articles(nothing, nothing).rows == ()
    assert compare_articles(nothing, story(HARBOUR)).rows[0].kind is RowKind.ONLY_B


# --------------------------------------------------------------------------- languages


def kinds(a: str, b: str) -> list[tuple[tuple[int, ...], tuple[int, ...], str]]:
    rows = compare_articles(story(a), story(b)).rows
    return [(row.a, row.b, row.kind.value) for row in rows if not row.ghost]


def test_what_is_only_somewhat_alike_is_a_hint_and_no_pair() -> None:
    a = [HARBOUR, SCHOOL, BRIDGE, "Divers freed the ferry from a rope, passengers said.", ORCHARD]
    b = [FERRY, HARBOUR, SCHOOL, BRIDGE, ORCHARD]
    found = compared("\n".join(a), "\n".join(b))
    [hint] = found.hints
    assert (hint.a, hint.b) == (3, 0)
    assert 0.4 <= hint.likeness < 0.6
    kinds = {row.kind for row in found.rows if 3 in row.a or 0 in row.b}
    assert kinds == {RowKind.ONLY_A, RowKind.ONLY_B}


def test_furniture_and_strangers_give_no_hints() -> None:
    a, b = [HARBOUR, SCHOOL, BRIDGE, "AD", FERRY], [HARBOUR, SCHOOL, BRIDGE]
    aside = compare_articles(
        article("\n".join(a), aside_from="AD", headline=False),
        story("\n".join(["Divers freed the ferry from a rope, passengers said.", *b])),
    )
    assert aside.hints == ()
    assert compared(FERRY, ORCHARD).hints == ()


# An edited copy whose last sentence was moved to the front, by language.
LANGUAGES = {
    "German": (
        "Die Regierung hat am 3. Oktober ein neues Gesetz beschlossen. Die Opposition kritisierte "
        "den Plan. „Wir bleiben dabei“, sagte der Kanzler. Der Hafen in Bremen bleibt geschlossen.",
        "Der Hafen in Bremen bleibt geschlossen. Die Regierung hat am 5. Oktober ein neues Gesetz "
        "verabschiedet. Die Opposition lobte den Plan. „Wir bleiben dabei“, erklärte der Kanzler.",
    ),
    "Spanish": (
        "El gobierno aprobó una ley nueva. ¿Qué dirá la oposición? «No cederemos», dijo el "
        "ministro. El puerto de Vigo sigue cerrado.",
        "El puerto de Vigo sigue cerrado. El gobierno rechazó una ley nueva. ¿Qué dirá la "
        "oposición? «No cederemos», afirmó el ministro.",
    ),
    "Chinese": (
        "中国政府周三宣布了一项新的经济政策。总理表示将继续扩大开放。分析人士认为此举影响三万名工人。欧盟对此表示欢迎。",
        "欧盟对此表示欢迎。中国政府周四宣布了一项全新的经济政策。总理表示会继续扩大开放。分析人士认为此举影响五万名工人。",
    ),
    "Japanese": (
        "首相は水曜日、新しい経済計画を発表した。計画は来年四月に始まる。専門家は影響が大きいとみている。ウクライナ政府は歓迎した。",
        "ウクライナ政府は歓迎した。首相は木曜日、新たな経済計画を発表した。計画は来年五月に始まる。専門家は影響が小さいとみている。",
    ),
    "Arabic": (
        "أعلن الرئيس يوم الأربعاء خطة اقتصادية جديدة. وأضاف أن الإصلاح سيستمر في البلاد. "
        "ولم يكشف الوزير عن تفاصيل أخرى. ورحب الاتحاد الأوروبي بالقرار.",
        "ورحب الاتحاد الأوروبي بالقرار. أعلن الرئيس يوم الخميس خطة اقتصادية جديدة. وأضاف أن "
        "الإصلاح سيستمر دائما في البلاد. وكشف الوزير عن تفاصيل أخرى.",
    ),
    "Hebrew": (
        'ראש הממשלה הודיע ביום רביעי על תוכנית כלכלית. השר אמר כי לא ייסוג מהרפורמה. צה"ל לא הגיב '
        "לפרסום הידיעה. האיחוד האירופי בירך על ההחלטה.",
        "האיחוד האירופי בירך על ההחלטה. ראש הממשלה הודיע ביום חמישי על תוכנית כלכלית. השר אמר כי "
        'ייסוג מהרפורמה. צה"ל הגיב לפרסום הידיעה.',
    ),
}


def test_an_edited_copy_with_a_moved_sentence_in_every_language() -> None:
    for language, (a, b) in LANGUAGES.items():
        found = kinds(a, b)
        links = [(x, y) for x, y, _ in found]
        assert links == [((0,), (1,)), ((1,), (2,)), ((2,), (3,)), ((3,), (0,))], language
        assert [kind for _, _, kind in found][-1] == "moved", language


# --------------------------------------------------------------------------- laws

WORDS = [word.strip(".,") for sentence in ALL for word in sentence.split()]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=3, max_size=9).map(
    lambda words: " ".join(words).capitalize() + "."
)
TEXTS = st.lists(SENTENCES, max_size=9).map("\n".join)
MADE = st.lists(st.sampled_from(ALL), unique=True, max_size=7).map("\n".join)


def compared(a: str, b: str) -> Comparison:
    return compare_articles(story(a), story(b))


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_every_sentence_stands_once(a: str, b: str) -> None:
    found = compared(a, b)
    rows = [row for row in found.rows if not row.ghost]
    assert sorted(k for row in rows for k in row.a) == list(range(len(found.a.sentences)))
    assert sorted(k for row in rows for k in row.b) == list(range(len(found.b.sentences)))


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_rows_follow_a_and_ghosts_know_their_partners(a: str, b: str) -> None:
    rows = compared(a, b).rows
    of_a = [row.a[0] for row in rows if row.a and not row.ghost]
    of_b = [row.b[0] for row in rows if row.b and (row.ghost or row.kind is not RowKind.MOVED)]
    assert of_a == sorted(of_a)
    assert of_b == sorted(of_b)
    for index, row in enumerate(rows):
        if row.kind is RowKind.MOVED:
            assert row.partner is not None
            assert rows[row.partner].partner == index
            assert rows[row.partner].ghost != row.ghost


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_edits_cover_every_word_of_both_sides(a: str, b: str) -> None:
    found = compared(a, b)
    for row in found.rows:
        if row.edits:
            ours = "".join(edit.a.of(a) for edit in row.edits)
            theirs = "".join(edit.b.of(b) for edit in row.edits)
            assert "".join(ours.split()) == _written(found.a.sentences, row.a, a)
            assert "".join(theirs.split()) == _written(found.b.sentences, row.b, b)
        for edit in row.edits:
            assert (edit.op is Op.EQUAL) <= (edit.a.of(a).split() == edit.b.of(b).split())


def _written(sentences: object, ordinals: tuple[int, ...], text: str) -> str:
    assert isinstance(sentences, tuple)
    return "".join("".join(sentences[k].span.of(text).split()) for k in ordinals)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_a_text_against_itself_is_the_same(text: str) -> None:
    found = compared(text, text)
    assert {row.kind for row in found.rows} <= {RowKind.SAME}
    assert found.facts == ()
    assert found.shared_a_all == (1.0 if text else 0.0)


@settings(max_examples=40, deadline=None)
@given(MADE, MADE)
def test_sides_may_be_swapped(a: str, b: str) -> None:
    there = {(row.a, row.b) for row in compared(a, b).rows}
    back = {(row.b, row.a) for row in compared(b, a).rows}
    assert there == back


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_any_text_at_all_can_be_compared(a: str, b: str) -> None:
    found = compared(a, b)
    assert 0 <= found.shared_a <= 1
    assert 0 <= found.shared_b <= 1

"""The desk: scanning, naming, reading, comparing, marking, and what must never happen."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO

import pytest

from reader import parsing
from reader import scan as scan_room
from reader.furniture import with_furniture
from reader.last_opened import last_collection
from reader.library import Library, open_library
from reader.model import (
    AmbiguousError,
    Article,
    Draft,
    Filter,
    Grouping,
    Judgement,
    Mark,
    NotFoundError,
    Problem,
    QueryError,
    Span,
    StateError,
    UnreadableError,
    Verdict,
)
from reader.settings import Directories, shipped
from reader.sources import FoundFile, read_file
from reader.store import sqlite
from reader.store.index import formed, relations, rounds
from tests.desk.conftest import WORDS, Desk, finished, marks, paths
from tests.wings.duplicates import press


@pytest.fixture(name="reads")
def _reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note which files a scan reads."""
    noted: list[str] = []

    def noting(found: FoundFile, *_: object) -> Iterator[Draft | Problem]:
        noted.append(found.path)
        return read_file(found)

    monkeypatch.setattr(parsing, "read_file", noting)
    return noted


# --------------------------------------------------------------------------- opening


def test_a_missing_path_creates_nothing(tmp_path: Path) -> None:
    where = Directories(tmp_path / "config", tmp_path / "cache")
    with pytest.raises(NotFoundError, match="nowhere"):
        open_library([tmp_path / "nowhere"], where)
    assert last_collection(where) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [None, b"\x00\x01\x02" * 100])
def test_a_folder_with_nothing_readable_creates_nothing(
    tmp_path: Path, content: bytes | None
) -> None:
    (tmp_path / "news").mkdir()
    if content:
        (tmp_path / "news" / "picture").write_bytes(content)
    where = Directories(tmp_path / "config", tmp_path / "cache")
    with open_library([tmp_path / "news"], where) as library:
        last = finished(library.scan())
        assert library.counts() == (0, 0, 0)
        assert len(last.problems) == (1 if content else 0)
    assert [each.name for each in tmp_path.iterdir()] == ["news"]


def test_the_last_collection_is_remembered(desk: Desk) -> None:
    assert last_collection(desk.where) is None
    with desk.open() as library:
        library.remember_collection()
    assert last_collection(desk.where) == (desk.folder.resolve(),)
    desk.folder.rename(desk.folder.parent / "gone")
    assert last_collection(desk.where) is None


def test_in_memory_nothing_is_kept(desk: Desk) -> None:
    files = [desk.folder / "harbour.txt", desk.folder / "orchard.txt"]
    with open_library(files, desk.where, in_memory=True) as library:
        finished(library.scan())
        library.mark_read([library.find("harbour.txt")])
        assert marks(library) == {"harbour.txt": Mark(read=True)}
        assert library.notices == []
    assert not desk.where.config.exists()
    assert not desk.where.cache.exists()


# --------------------------------------------------------------------------- scanning


def test_only_what_changed_is_read(desk: Desk, reads: list[str]) -> None:
    library = desk.open()
    assert sorted(reads) == ["harbour.txt", "library.txt", "orchard.txt"]
    reads.clear()
    assert finished(library.scan()).new == 0
    assert reads == []
    desk.write("harbour.txt", "harbour", " More.")
    desk.write("second/orchard.txt", "orchard")
    (desk.folder / "library.txt").unlink()
    last = finished(library.scan())
    assert (last.new, last.changed, last.gone) == (1, 1, 1)
    assert sorted(reads) == ["harbour.txt", "second/orchard.txt"]
    assert paths(library) == ["harbour.txt", "orchard.txt", "second/orchard.txt"]
    reads.clear()
    finished(library.scan(again=True))
    assert len(reads) == 3
    assert len(paths(library)) == 3


def test_a_bad_file_is_a_problem_and_is_not_read_again(desk: Desk, reads: list[str]) -> None:
    (desk.folder / "blank.txt").write_bytes(b"")
    (desk.folder / "noise.bin").write_bytes(bytes(range(256)) * 20)
    library = desk.open()
    assert [problem.path for problem in library.problems()] == ["blank.txt", "noise.bin"]
    assert all(problem.cause for problem in library.problems())
    reads.clear()
    assert len(finished(library.scan()).problems) == 2
    assert reads == []
    (desk.folder / "blank.txt").write_text("Now it says something.\n\nIndeed it does, at length.")
    assert [problem.path for problem in finished(library.scan()).problems] == ["noise.bin"]


def test_a_reader_that_breaks_is_a_problem_of_one_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking(found: FoundFile, *_: object) -> Iterator[Draft | Problem]:
        if found.path == "harbour.txt":
            raise ValueError("no such thing")
        return read_file(found)

    monkeypatch.setattr(parsing, "read_file", breaking)
    library = desk.open()
    assert paths(library) == ["library.txt", "orchard.txt"]
    assert [problem.path for problem in library.problems()] == ["harbour.txt"]


@pytest.mark.parametrize("error", [ValueError("no such thing"), RecursionError()])
def test_what_stumped_the_program_is_tried_again_though_the_file_is_the_same(
    desk: Desk, reads: list[str], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def breaking(found: FoundFile, *_: object) -> Iterator[Draft | Problem]:
        if found.path == "harbour.txt":
            raise error
        return read_file(found)

    with monkeypatch.context() as patched:
        patched.setattr(parsing, "read_file", breaking)
        library = desk.open()
        assert [problem.path for problem in finished(library.scan()).problems] == ["harbour.txt"]
    reads.clear()
    assert finished(library.scan()).problems == ()
    assert reads == ["harbour.txt"]
    finished(library.scan())
    assert reads == ["harbour.txt"]


def test_a_text_that_stumps_the_program_is_listed_and_opens_as_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumped(draft: Draft, **_: object) -> Article:
        raise ValueError("no such thing")

    monkeypatch.setattr("reader.anatomy.read_article", stumped)
    library = desk.open()
    assert all("not understood" in problem.cause for problem in library.problems())
    article = library.article(library.find("harbour.txt"))
    assert article.body == (Span(0, len(article.text)),)
    assert article.headline is None


def test_a_file_that_could_not_be_opened_is_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(place: str | Path) -> BinaryIO:
        if Path(place).name == "harbour.txt":
            raise PermissionError(13, "Permission denied", place)
        return Path(place).open("rb")

    with monkeypatch.context() as patched:
        patched.setattr("reader.sources.registry.opened", refused)
        assert len(desk.open().problems()) == 1
    assert finished(desk.open().scan()).problems == ()


def test_a_file_that_vanishes_while_scanning_is_a_problem(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vanishing(found: FoundFile, *_: object) -> Iterator[Draft | Problem]:
        found.absolute.unlink(missing_ok=True)
        return read_file(found)

    monkeypatch.setattr(parsing, "read_file", vanishing)
    library = desk.open()
    assert paths(library) == []


def test_a_stopped_scan_goes_on_where_it_was(
    desk: Desk, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan_room, "_BEAT", 0.0)
    with open_library([desk.folder], desk.where) as library:
        for progress in library.scan():
            if progress.new:
                break
    library = desk.open()
    assert len(reads) == 3
    assert paths(library, "plum") == ["orchard.txt"]
    assert library.counts().articles == 3


def test_two_scans_at_once_both_finish(desk: Desk) -> None:
    for number in range(12):
        desk.write(f"many/{number}.txt", "library", f"\n\nIssue number {number} of the series.")
    failures: list[BaseException] = []

    def one() -> None:
        try:
            with open_library([desk.folder], desk.where) as library:
                finished(library.scan())
        except BaseException as error:  # noqa: BLE001  # a thread's failure is shown below
            failures.append(error)

    threads = [threading.Thread(target=one) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    library = desk.open()
    assert library.counts().articles == 15
    assert paths(library, "plum") == ["orchard.txt"]


def test_the_collection_is_never_touched(desk: Desk) -> None:
    def state() -> list[tuple[str, bytes, int]]:
        files = sorted(each for each in desk.folder.rglob("*") if each.is_file())
        return [(str(each), each.read_bytes(), each.stat().st_mtime_ns) for each in files]

    before, folder_time = state(), desk.folder.stat().st_mtime_ns
    library = desk.open()
    ids = [library.find(name) for name in ("harbour.txt", "orchard.txt")]
    library.mark_read(ids)
    library.star(ids)
    library.keep_place(ids[0], 5)
    library.judge([Judgement(min(ids), max(ids), Verdict.SAME)])
    library.compare(*ids)
    library.undo()
    finished(library.scan(again=True))
    desk.close()
    assert state() == before
    assert desk.folder.stat().st_mtime_ns == folder_time


# --------------------------------------------------------------------------- naming


def test_an_article_is_named_by_id_or_path(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("sub/orchard.txt", "orchard")
    library = desk.open()
    harbour = library.find("harbour.txt")
    assert library.find(harbour) == harbour
    assert library.find(harbour[:12].upper()) == harbour
    assert library.find("harbour.txt#0") == harbour
    assert library.find(str(desk.folder / "harbour.txt")) == harbour
    monkeypatch.chdir(desk.folder / "sub")
    assert library.find("../harbour.txt") == harbour
    assert library.find("orchard.txt") == library.find(str(desk.folder / "orchard.txt"))
    assert library.find("./orchard.txt") == library.find("sub/orchard.txt")
    wrongs = ["nowhere.txt", "harbour.txt#1", "zz", "", "0" * 16, "\x00", "a\udcff"]
    wrongs += ["~no such user/a.txt", "n" * 5000, "harbour.txt#" + "9" * 5000]
    for wrong in wrongs:
        with pytest.raises(NotFoundError):
            library.find(wrong)


def test_a_beginning_that_fits_several_is_ambiguous(desk: Desk) -> None:
    for number in range(17):  # of so many ids two begin alike
        desk.write(f"{number}.txt", "library", f" {number}")
    library = desk.open()
    digits = Counter(
        row.id[0]
        for group in library.groups(Filter(), Grouping.DATE)
        for row in library.rows(group.ids)
    )
    with pytest.raises(AmbiguousError, match="several"):
        library.find(digits.most_common(1)[0][0])


def test_a_query_is_understood_or_refused(desk: Desk) -> None:
    library = desk.open()
    assert paths(library, "plum*") == ["orchard.txt"]
    assert paths(library, '"travelling library"') == ["library.txt"]
    for query in ("plum\udcff", '"plum harvest \udcff"', "-\udcff plum", "outlet:\udcff plum"):
        assert paths(library, query) in ([], ["orchard.txt"])
    with pytest.raises(QueryError, match="outlet"):
        library.understand("outlte:x")


# --------------------------------------------------------------------------- reading


def test_an_article_is_read_from_its_file(desk: Desk) -> None:
    library = desk.open()
    article = library.article(library.find("harbour.txt"))
    assert article.headline
    assert article.headline.value == "Tidings of the harbour"
    (listed,) = library.details([article.id])
    assert (listed.headline, listed.words, listed.content) == (
        article.headline,
        article.words,
        article.content,
    )


def test_an_article_that_is_gone_is_said_to_be(desk: Desk) -> None:
    library = desk.open()
    harbour = library.find("harbour.txt")
    (desk.folder / "harbour.txt").unlink()
    with pytest.raises(UnreadableError, match="no longer there"):
        library.article(harbour)
    with pytest.raises(NotFoundError):
        library.article("0" * 16)


def test_learned_furniture_is_set_aside_by_whole_lines() -> None:
    text = "Title\n\nFirst paragraph.\nMenu one\nMenu two\nLast."
    from reader.text.sentences import paragraphs

    article = Article("0" * 16, "0" * 32, "p", 0, text, body=tuple(paragraphs(text)[1:]))
    start, end = text.index("Menu one"), text.index("Last.")
    found = with_furniture(article, [Span(start, end)])
    assert [span.of(text) for span in found.body] == ["First paragraph.", "Last."]
    (aside,) = found.set_aside
    assert (aside.first_line, aside.last_line) == (4, 5)
    assert aside.span.of(text) == "Menu one\nMenu two"
    whole = [Span(0, len(text))]
    assert with_furniture(article, whole) is article


def test_the_seeds_make_one_story(tmp_path: Path) -> None:
    where = Directories(tmp_path / "config", tmp_path / "cache")
    with open_library([shipped("seeds")], where) as library:
        finished(library.scan())
        (story,) = library.stories()
        told = [row.path[:3] for row in library.rows(story.articles)]
        assert sorted(told) == ["002", "004"]
        a, b = story.articles
        assert library.nearest(a) == b
        assert library.story_of(b) == story
        assert library.pairs(a)[0].relation.value == "rewritten"
        assert library.counts() == (5, 4, 5)
        assert library.compare(a, b).shared_a > 0
        assert library.longest_passage(a, b)
        groups = library.groups(Filter(), Grouping.DATE)
        assert [group.label for group in groups] == [
            "Tue 11 Oct 2022",
            "Thu 24 Feb 2022",
            "Sat 29 Jan 2022",
            "No date",
        ]


# --------------------------------------------------------------------------- deeds


def test_many_at_once_are_one_deed(desk: Desk) -> None:
    library = desk.open()
    ids = [library.find(name) for name in ("harbour.txt", "orchard.txt", "library.txt")]
    assert library.mark_read(ids[:1]) == "marked 1 read"
    assert library.mark_read(iter(ids)) == "marked 2 read"
    assert library.counts().unread == 0
    assert library.undo() == "undone: marked 2 read"
    assert library.counts().unread == 2
    assert library.mark_read(ids[:1], read=False) == "marked 1 unread"
    assert library.redo() is None


def test_the_users_word_forms_and_parts_stories(desk: Desk) -> None:
    desk.write("again.txt", "harbour")
    library = desk.open()
    one, two = sorted((library.find("again.txt"), library.find("harbour.txt")))
    assert library.story_of(one) is not None
    assert library.judge([Judgement(one, two, Verdict.APART)]) == "split 1 pair"
    assert library.story_of(one) is None
    a, b = sorted((library.find("orchard.txt"), library.find("library.txt")))
    assert library.judge([Judgement(a, b, Verdict.SAME)]) == "joined 1 pair"
    story = library.story_of(a)
    assert story
    assert sorted(story.articles) == [a, b]
    assert story.pairs[0].judged
    assert library.nearest(a) == b
    desk.close()
    (desk.folder / "orchard.txt").rename(desk.folder / "plums.txt")
    library = desk.open()
    again = library.story_of(library.find("plums.txt"))
    assert again
    assert library.find("library.txt") in again.articles
    assert library.undo() == "undone: joined 1 pair"
    assert library.story_of(library.find("plums.txt")) is None
    assert library.undo() == "undone: split 1 pair"
    assert library.story_of(one)


def test_stories_change_with_the_files(desk: Desk) -> None:
    library = desk.open()
    assert list(library.stories()) == []
    desk.write("again.txt", "harbour")
    finished(library.scan())
    (story,) = library.stories()
    assert len(story.articles) == 2
    desk.write("third.txt", "harbour")
    finished(library.scan())
    (story,) = library.stories()
    assert len(story.articles) == 3
    (desk.folder / "again.txt").unlink()
    desk.write("third.txt", "library")
    finished(library.scan())
    (story,) = library.stories()
    ids = sorted((library.find("third.txt"), library.find("library.txt")))
    assert sorted(story.articles) == ids
    assert [(pair.a, pair.b) for pair in library.pairs()] == [tuple(ids)]


def test_two_sessions_see_each_other(desk: Desk) -> None:
    one, other = desk.open(), desk.open()
    assert not other.changed()
    one.mark_read([one.find("harbour.txt")])
    assert other.changed()
    assert marks(other) == {"harbour.txt": Mark(read=True)}
    assert not other.changed()
    assert other.undo() == "undone: marked 1 read"
    assert one.changed()
    assert marks(one) == {}


def test_another_thread_opens_its_own(desk: Desk) -> None:
    library = desk.open()
    desk.write("new.txt", "orchard", " Late edition.")

    def work() -> None:
        with library.again() as own:
            finished(own.scan())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert library.changed()
    assert "new.txt" in paths(library)


def test_a_place_that_cannot_be_written_is_said_once_and_lived_with(desk: Desk) -> None:
    desk.where.config.write_text("in the way")
    desk.where.cache.write_text("in the way")
    library = desk.open()
    library.mark_read([library.find("harbour.txt")])
    assert marks(library) == {"harbour.txt": Mark(read=True)}
    with library.again() as own:
        assert marks(own) == {"harbour.txt": Mark(read=True)}
    assert len(library.notices) == 2


def test_a_damaged_state_is_said_and_the_program_goes_on(desk: Desk) -> None:
    library = desk.open()
    library.mark_read([library.find("harbour.txt")])
    desk.close()
    desk.where.state.write_bytes(b"scribble" * 1000)
    library = desk.open()
    assert len(library.notices) == 1
    assert "state.db.damaged-1" in library.notices[0]
    assert marks(library) == {}
    assert library.mark_read([library.find("orchard.txt")]) == "marked 1 read"
    assert marks(library) == {"orchard.txt": Mark(read=True)}


def test_listing_loads_nothing_heavy(desk: Desk) -> None:
    desk.open()
    desk.close()
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from reader.library import open_library\n"
        "from reader.model import Filter, Grouping\n"
        "from reader.settings import Directories\n"
        "where = Directories(Path(sys.argv[2]), Path(sys.argv[3]))\n"
        "with open_library([sys.argv[1]], where) as library:\n"
        "    list(library.scan())\n"
        "    for group in library.groups(Filter(), Grouping.DATE):\n"
        "        print(len(library.rows(group.ids)))\n"
        "heavy = 'numpy', 'rapidfuzz', 'dateutil', 'textual', 'rich', 'asyncio'\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    places = map(str, (desk.folder, desk.where.config, desk.where.cache))
    command = [sys.executable, "-c", program, *places]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.split("\n")[-2] == "[]"
    assert done.stdout.split("\n")[0] == "3"


def test_a_state_put_aside_by_another_session_is_let_go(desk: Desk) -> None:
    one, other = desk.open(), desk.open()
    one.mark_read([one.find("harbour.txt")])
    sqlite.set_aside(desk.where.state)
    other.mark_read([other.find("orchard.txt")])
    one.star([one.find("library.txt")])
    desk.close()
    assert sorted(marks(desk.open())) == ["library.txt", "orchard.txt"]


def test_a_cache_deleted_under_an_open_session_is_built_again(desk: Desk) -> None:
    library = desk.open()
    library.mark_read([library.find("harbour.txt")])
    shutil.rmtree(desk.where.cache)
    assert library.changed()
    assert paths(library) == []
    finished(library.scan())
    assert marks(library) == {"harbour.txt": Mark(read=True)}
    desk.close()
    assert marks(desk.open()) == {"harbour.txt": Mark(read=True)}


def test_a_round_that_was_not_ended_is_done_afresh(desk: Desk) -> None:
    desk.write("again.txt", "harbour")
    library = desk.open()
    before = library.pairs()
    assert before
    library._index.do(rounds.begin, "killed")
    lost = deque((pair.a, pair.b) for pair in before)
    library._index.do(relations.exchange, lost, deque())
    finished(library.scan())
    assert library.pairs() == before


_SCANNER = """
import sys
from pathlib import Path
from reader.library import open_library
from reader.settings import Directories
where = Directories(Path(sys.argv[2]), Path(sys.argv[3]))
print("begun", flush=True)
with open_library([sys.argv[1]], where) as library:
    for progress in library.scan():
        print(progress.stage, flush=True)
"""


def test_a_scan_that_is_killed_is_finished_by_the_next(desk: Desk, tmp_path: Path) -> None:
    for number in range(30):
        desk.write(f"{number}.txt", ("harbour", "orchard")[number % 2], f" Part {number // 4}.")
    places = (str(desk.folder), str(desk.where.config), str(desk.where.cache))
    chance = random.Random(3)
    for _ in range(5):
        command = [sys.executable, "-c", _SCANNER, *places]
        scanner = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert scanner.stdout
        scanner.stdout.readline()
        time.sleep(chance.uniform(0, 0.8))
        scanner.kill()
        scanner.wait()
        scanner.stdout.close()
    library = desk.open()
    fresh = open_library([desk.folder], Directories(tmp_path / "c", tmp_path / "k"))
    finished(fresh.scan())
    assert paths(library) == paths(fresh)
    assert paths(library, "plum") == paths(fresh, "plum")
    assert library.pairs() == fresh.pairs()
    assert list(library.stories()) == list(fresh.stories())
    assert library._index.ask(lambda db: db.execute("PRAGMA integrity_check").fetchone()) == ("ok",)
    fresh.close()


def test_a_judgement_forms_what_a_fresh_start_forms(desk: Desk) -> None:
    for number in range(4):
        desk.write(f"h{number}.txt", "harbour", f" Part {number}.")
        desk.write(f"o{number}.txt", "orchard", f" Part {number}.")
    library = desk.open()
    ids = {name: library.find(f"{name}.txt") for name in ("h0", "h1", "o0", "library", "o2")}

    def judge(a: str, b: str, verdict: Verdict) -> None:
        one, two = sorted((ids[a], ids[b]))
        library.judge([Judgement(one, two, verdict)])

    judge("h0", "o0", Verdict.SAME)
    judge("h0", "h1", Verdict.APART)
    judge("library", "o2", Verdict.SAME)
    library.undo()
    stories = list(library.stories())
    shutil.rmtree(desk.where.cache)
    finished(library.scan())
    assert stories == list(library.stories())


def test_stories_that_stay_are_not_stored_again(desk: Desk) -> None:
    desk.write("again.txt", "harbour")
    library = desk.open()
    stories = list(library.stories())
    assert len(stories) == 1
    gone, new = library._index.ask(formed.outdated, stories, stories[0].articles)
    assert not gone
    assert not new
    gone, new = library._index.ask(formed.outdated, [], stories[0].articles)
    assert list(gone) == [stories[0].id]


def test_one_file_with_the_same_article_twice_keeps_both(desk: Desk) -> None:
    record = {"headline": "Tidings of the harbour", "text": WORDS["harbour"]}
    (desk.folder / "twice.jsonl").write_text(f"{json.dumps(record)}\n" * 2)
    library = desk.open(desk.folder / "twice.jsonl")
    one, other = library.find("twice.jsonl#0"), library.find("twice.jsonl#1")
    (pair,) = library.pairs()
    assert ({pair.a, pair.b}, pair.relation.value) == ({one, other}, "identical")
    assert [row.tellings for row in library.rows([one, other])] == [2, 2]


@pytest.mark.parametrize(
    ("room", "page", "given"),
    [(relations, "after", Library.each_pair), (formed, "stories", Library.stories)],
)
def test_what_is_related_is_asked_for_page_by_page(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    room: ModuleType,
    page: str,
    given: Callable[[Library], Iterator[object]],
) -> None:
    """The first is there before the others are looked up, and none is held once it was given."""
    for number in range(12):
        (desk.folder / f"{number}.txt").write_text("\n\n".join(press.story(number // 2, 6)))
    library = desk.open()
    asked: list[int] = []
    whole = getattr(room, page)

    def one_by_one(*arguments: object) -> Any:
        asked.append(1)
        return whole(*arguments[:-1], 1)

    monkeypatch.setattr(room, page, one_by_one)
    found = given(library)
    next(found)
    before = len(asked)
    assert len(list(found)) == 5
    assert len(asked) >= before + 5


def test_the_first_unread_of_some_articles_is_found_and_those_gone_are_passed_over(
    desk: Desk,
) -> None:
    library = desk.open()
    ids = [each for group in library.groups(Filter(), Grouping.DATE) for each in group.ids]
    library.mark_read(ids[:2])
    assert library.first_unread(["00" * 8, *ids]) == ids[2]
    assert library.first_unread(reversed(ids[:2])) is None
    assert library.first_unread([]) is None


def test_a_question_that_is_broken_off_ends_and_the_library_answers_the_next(desk: Desk) -> None:
    library = desk.open()
    begun, ended = threading.Event(), threading.Event()

    def ask(db: sqlite3.Connection) -> None:
        begun.set()
        endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        db.execute(f"{endless} SELECT count(*) FROM n").fetchone()

    def break_off() -> None:
        begun.wait(60)
        while not ended.wait(0.01):
            library.break_off()

    breaker = threading.Thread(target=break_off)
    breaker.start()
    with pytest.raises(StateError):
        library._index.ask(ask)
    ended.set()
    breaker.join()
    assert library.counts().articles == 3
    library.close()
    library.break_off()

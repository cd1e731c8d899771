"""The commands as a script meets them: exit codes, shapes, and what goes to which stream."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reader.cli import main
from reader.library import Library, open_library
from reader.model import Judgement, Verdict
from reader.settings import Directories, shipped
from tests.faces.shell import Shell
from tests.wings.duplicates import press


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    return Path(shutil.copytree(shipped("seeds"), tmp_path / "collection"))


def test_version_needs_nothing(shell: Shell) -> None:
    code, out, _ = shell.run("--version")
    assert (code, out.split()[0]) == (0, "broadsheet")
    assert not shell.home.exists()


def test_list_gives_the_samples_newest_first_and_undated_last(shell: Shell) -> None:
    records = shell.records("list")
    assert [record["path"][:3] for record in records] == ["003", "000", "001", "002", "004"]
    assert [record["date"] for record in records] == [
        "2022-10-11T01:40",
        "2022-02-24",
        "2022-01-29T11:10",
        None,
        None,
    ]


@pytest.mark.parametrize("how", [[], ["--plain"], ["--json"], ["--sort", "outlet"]])
def test_a_list_of_many_days_looks_each_up_once_and_many_articles_with_one_question(
    how: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, asked = tmp_path / "days", list[str]()
    folder.mkdir()
    for day in range(70):  # more than are kept at hand
        date = f"Date: 2021-{3 + day // 28:02}-{1 + day % 28:02}"
        text = f"Title: The {day}th ferry\n{date}\n\nOne ferry sailed, and {day} did not.\n"
        (folder / f"{day}.txt").write_text(text)
    places = ("--config-dir", str(tmp_path / "config"), "--cache-dir", str(tmp_path / "cache"))
    assert main(["scan", str(folder), *places]) == 0
    for name in ("rows", "_on_day"):
        method = getattr(Library, name)

        def counted(self: Library, *of: Any, name: str = name, method: Any = method) -> Any:
            asked.append(name)
            return method(self, *of)

        monkeypatch.setattr(Library, name, counted)
    assert main(["list", str(folder), *how, *places]) == 0
    assert asked.count("rows") == 1
    assert asked.count("_on_day") == (0 if "--sort" in how else 70)


def test_every_record_keeps_the_contract(shell: Shell, collection: Path) -> None:
    keys = [
        "version",
        "id",
        "path",
        "position",
        "headline",
        "date",
        "updated",
        "outlet",
        "agencies",
        "authors",
        "place",
        "url",
        "mark",
        "language",
        "words",
        "story",
        "tellings",
        "read",
        "starred",
        "tags",
        "fields",
    ]
    for record in shell.records("list", str(collection)):
        assert set(keys) <= set(record)
        assert record["version"] == 1
        known = {name for name in record["fields"] if record["fields"][name]}
        assert known == {name for name in known if record[name]}
        for field in record["fields"].values():
            assert set(field) >= {"value", "provenance", "confidence", "text", "conflicts"}


def test_list_sorts_and_filters(shell: Shell, collection: Path) -> None:
    by_outlet = [r["outlet"] for r in shell.records("list", str(collection), "--sort", "outlet")]
    assert by_outlet == ["CTV News", "Sputnik", "UrduPoint", "UrduPoint", None]
    by_story = [r["path"][:3] for r in shell.records("list", str(collection), "--sort", "story")]
    assert set(by_story[:2]) == {"002", "004"}
    filtered = shell.records("list", str(collection), "--filter", "outlet:urdu from:2022-02")
    assert [record["path"][:3] for record in filtered] == ["003"]


def test_a_filter_that_finds_nothing_exits_with_one(shell: Shell) -> None:
    assert shell.run("list", "--filter", "outlet:nowhere")[:2] == (1, "")


def test_a_bad_filter_is_one_sentence_and_two(shell: Shell) -> None:
    code, out, err = shell.run("list", "--filter", "oulet:ctv")
    assert (code, out) == (2, "")
    assert "oulet" in err
    assert "outlet" in err
    assert len(err.splitlines()) == 1


def test_show_gives_the_body_and_what_was_set_aside(shell: Shell, collection: Path) -> None:
    (record,) = shell.records("show", "004_de892179adb0ba2f.txt", str(collection))
    assert record["body"][-1] == "With files from The Associated Press."
    assert record["text"] == (collection / "004_de892179adb0ba2f.txt").read_text(encoding="utf-8")
    lines = record["text"].splitlines()
    assert lines[record["set_aside"][0]["from"] - 1] == "IN DEPTH"
    assert record["set_aside"][-1]["to"] == len(lines)


def test_show_takes_an_id_or_its_beginning(shell: Shell) -> None:
    first = shell.records("list")[0]
    for reference in (first["id"], first["id"][:6], first["path"], first["path"] + "#0"):
        assert shell.records("show", reference)[0]["id"] == first["id"]
    code, _, err = shell.run("show", "zzzz")
    assert code == 2
    assert "zzzz" in err


def test_stories_finds_the_one_story_and_says_why(shell: Shell) -> None:
    (story,) = shell.records("stories")
    (relation,) = [r for r in story["relations"] if r["relation"] == "rewritten"]
    assert {relation["a_path"][:3], relation["b_path"][:3]} == {"002", "004"}
    assert set(story["articles"]) == {relation["a"], relation["b"]}
    assert relation["evidence"]["order"] > 0.4
    assert len([r for r in shell.records("list") if r["story"]]) == 2


def test_the_story_of_one_article_is_asked_for_by_its_id_or_path(shell: Shell) -> None:
    (story,) = shell.records("stories")
    for article in story["articles"]:
        assert shell.records("stories", "--of", article[:8]) == [story]
        pairs = shell.records("stories", "--pairs", "--of", article)
        assert pairs
        assert all(article in (pair["a"], pair["b"]) for pair in pairs)
    others = [each for each in shell.records("list") if not each["story"]]
    code, out, _ = shell.run("stories", "--of", others[0]["path"])
    assert (code, out) == (1, "")
    code, _, err = shell.run("stories", "--of", "zzzz")
    assert code == 2
    assert "zzzz" in err


def test_pairs_never_call_the_others_duplicates(shell: Shell) -> None:
    pairs = shell.records("stories", "--pairs")
    copies = {"identical", "revision", "republished", "excerpt", "rewritten"}
    told = [{p["a_path"][:3], p["b_path"][:3]} for p in pairs if p["relation"] in copies]
    assert told == [{"002", "004"}]


def test_diff_of_two_files_needs_no_collection(shell: Shell, collection: Path) -> None:
    a, b = (str(next(collection.glob(f"{number}*"))) for number in ("002", "004"))
    code, out, _ = shell.run("diff", a, b, "--json")
    record = json.loads(out)
    assert code == 1
    assert (len(record["sentences_a"]), len(record["sentences_b"])) == (23, 76)
    links = [(a, b) for row in record["rows"] for a in row["a"] for b in row["b"]]
    assert sorted(links) == [(number, number) for number in range(22)]
    assert record["relation"] == "rewritten"
    assert not shell.config.exists()
    assert not shell.cache.exists()


def test_diff_of_a_file_with_itself_is_same(shell: Shell, collection: Path) -> None:
    path = str(next(collection.glob("001*")))
    assert shell.run("diff", path, path)[0] == 0


def test_an_article_cut_short_is_another_text(shell: Shell, tmp_path: Path) -> None:
    told = [f"Number {k} of the harbour piers was closed by storm {k * 7}." for k in range(20)]
    whole, short = tmp_path / "whole.txt", tmp_path / "short.txt"
    for path, many in ((whole, 20), (short, 8)):
        path.write_text("\n\n".join(["Storm closes harbour", "March 3, 2023", *told[:many]]))
    code, out, _ = shell.run("diff", str(whole), str(short))
    assert code == 1
    assert "9 same, 12 only left" in " ".join(out.split())
    assert "12 sentences, 132 words only on the left: not told on the other side" in out


def test_diff_reads_standard_input(shell: Shell, collection: Path) -> None:
    a, b = (next(collection.glob(f"{number}*")) for number in ("002", "004"))
    code, out, err = shell.run("diff", str(a), "-", "--json", stdin=b.read_bytes())
    assert code == 1, err
    assert len(json.loads(out)["sentences_b"]) == 76


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_diff_prints_each_form(shell: Shell, collection: Path, form: str) -> None:
    a, b = (str(next(collection.glob(f"{number}*"))) for number in ("002", "004"))
    code, out, err = shell.run("diff", a, b, "--format", form)
    assert code == 1, err
    assert "Question" in out
    assert "Comments are closed." in out


def test_edits_give_back_both_sentences(shell: Shell, collection: Path) -> None:
    a, b = (str(next(collection.glob(f"{number}*"))) for number in ("002", "004"))
    record = json.loads(shell.run("diff", a, b, "--json")[1])
    checked = 0
    for row in record["rows"]:
        if row["edits"]:
            checked += 1
            for side in ("a", "b"):
                texts = [record[f"sentences_{side}"][n]["text"] for n in row[side]]
                rebuilt = "".join(edit[side] for edit in row["edits"])
                assert "".join(rebuilt.split()) == "".join("".join(texts).split())
    assert checked > 15


def test_mark_is_seen_by_the_next_list_and_leaves_the_collection_alone(
    shell: Shell, collection: Path
) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in collection.iterdir()}
    code, out, _ = shell.run("mark", "star", "000_17466b128c7fc734.txt", "--in", str(collection))
    assert (code, out) == (0, "")
    starred = [r["path"][:3] for r in shell.records("list", str(collection)) if r["starred"]]
    assert starred == ["000"]
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in collection.iterdir()}
    assert after == before


def test_a_mark_follows_a_renamed_file_and_a_deleted_index(shell: Shell, collection: Path) -> None:
    shell.run("mark", "read", "001_5adf6103791f6497.txt", "--in", str(collection))
    (collection / "moved").mkdir()
    (collection / "001_5adf6103791f6497.txt").rename(collection / "moved" / "other name.txt")
    shutil.rmtree(shell.cache)
    read = [r["path"] for r in shell.records("list", str(collection)) if r["read"]]
    assert read == ["moved/other name.txt"]


@pytest.mark.parametrize(
    ("make", "cause"),
    [
        (lambda folder: None, "No article"),
        (lambda folder: (folder / "picture.txt").write_bytes(bytes(range(256)) * 40), "picture"),
    ],
)
def test_a_folder_without_articles(shell: Shell, tmp_path: Path, make: Any, cause: str) -> None:
    folder = tmp_path / "nothing"
    folder.mkdir()
    make(folder)
    code, out, err = shell.run("list", str(folder))
    assert out == ""
    assert code in (1, 2)
    assert cause in err


def test_a_missing_path_is_named_and_nothing_is_created(shell: Shell) -> None:
    code, out, err = shell.run("list", "no/such/folder")
    assert (code, out) == (2, "")
    assert "no/such/folder" in err
    assert not shell.home.exists()


def test_the_screens_refuse_a_pipe_in_one_sentence(shell: Shell) -> None:
    code, _, err = shell.run()
    assert code == 2
    assert len(err.splitlines()) == 1
    assert "terminal" in err


def test_where_names_both_directories(shell: Shell) -> None:
    (record,) = shell.records("where")
    assert record["config"] == str(shell.config)
    assert record["cache"] == str(shell.cache)
    assert not shell.home.exists()


def test_a_pipe_closed_early_is_no_trouble(shell: Shell) -> None:
    script = f"{sys.executable} -m reader show 004_de892179adb0ba2f.txt | head -n 1"
    surroundings = os.environ | {
        "BROADSHEET_CONFIG_DIR": str(shell.config),
        "BROADSHEET_CACHE_DIR": str(shell.cache),
    }
    done = subprocess.run(
        script, shell=True, capture_output=True, text=True, env=surroundings, check=False
    )
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("command", [["--version"], ["list", "--json"], ["where"], ["stories"]])
def test_no_command_loads_the_screens(shell: Shell, command: list[str]) -> None:
    script = (
        "import sys; from reader.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "sys.stderr.write(repr(sorted(n for n in sys.modules if n.startswith('textual'))))"
    )
    surroundings = os.environ | {
        "BROADSHEET_CONFIG_DIR": str(shell.config),
        "BROADSHEET_CACHE_DIR": str(shell.cache),
    }
    done = subprocess.run(
        [sys.executable, "-c", script, *command],
        capture_output=True,
        text=True,
        env=surroundings,
        check=False,
    )
    assert done.stderr.endswith("[]"), done.stderr


# ----- hostile names, arguments and places


def test_an_argument_is_not_obeyed_by_the_terminal(shell: Shell) -> None:
    code, out, err = shell.run("--\x1b[2J")
    assert (code, out) == (2, "")
    assert "\x1b" not in err
    assert len(err.splitlines()) == 1
    assert "\x1b" not in shell.run("where", "--config-dir", "con\x1b[2Jfig")[1]


def test_a_wrong_word_is_one_sentence(shell: Shell) -> None:
    code, out, err = shell.run("mark", "eaten", "x")
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "eaten" in err


def test_a_file_name_forges_no_sentence(shell: Shell, collection: Path) -> None:
    (collection / "bad\nbroadsheet: all is well.txt").write_bytes(bytes(range(256)) * 40)
    err = shell.run("list", str(collection))[2]
    assert len(err.splitlines()) == 1


def test_a_file_name_that_is_no_unicode_is_listed(shell: Shell, collection: Path) -> None:
    source = next(collection.glob("001*"))
    Path(os.fsdecode(os.fsencode(collection) + b"/caf\xe9.txt")).write_bytes(source.read_bytes())
    records = shell.records("list", str(collection))
    assert len(records) == 6
    assert shell.run("list", str(collection))[0] == 0


def test_marks_are_ascii_where_the_output_is(shell: Shell) -> None:
    surroundings = os.environ | {
        "BROADSHEET_CONFIG_DIR": str(shell.config),
        "BROADSHEET_CACHE_DIR": str(shell.cache),
        "PYTHONIOENCODING": "ascii",
    }
    done = subprocess.run(
        [sys.executable, "-m", "reader", "list"], capture_output=True, env=surroundings, check=False
    )
    assert done.returncode == 0
    assert b"=2" in done.stdout
    assert done.stdout.isascii()


def test_show_reads_a_file_outside_the_collection(shell: Shell, collection: Path) -> None:
    other = collection.parent / "alone.txt"
    other.write_text("A headline of its own\n\nA body that says enough to be one.\n")
    assert shell.run("show", str(other))[1].startswith("A headline of its own")


def test_diff_reads_pipes(shell: Shell, collection: Path) -> None:
    pipes = [collection.parent / name for name in ("one", "two")]
    for pipe, number in zip(pipes, ("002", "004"), strict=True):
        os.mkfifo(pipe)
        source = next(collection.glob(f"{number}*"))
        subprocess.Popen(["sh", "-c", f"cat {source} > {pipe}"])
    code, out, err = shell.run("diff", *map(str, pipes), "--json")
    assert code == 1, err
    assert json.loads(out)["relation"] == "rewritten"


@pytest.mark.parametrize(
    "name", ["x" * 5000, "x#" + "9" * 5000, "~nobody-of-that-name/x", "\udcff"]
)
def test_a_name_that_cannot_be_is_one_sentence(shell: Shell, name: str) -> None:
    for words in (["show", name], ["diff", name, name], ["list", name]):
        code, out, err = shell.run(*words)
        assert (code, out) == (2, "")
        assert len(err.splitlines()) == 1


def test_diff_names_the_argument_that_is_nothing(shell: Shell, collection: Path) -> None:
    there = str(next(collection.glob("001*")))
    code, out, err = shell.run("diff", there, "no-such-thing")
    assert (code, out) == (2, "")
    assert "no-such-thing" in err
    assert there not in err


def test_marks_that_cannot_be_kept_are_not_claimed(shell: Shell) -> None:
    shell.home.mkdir()
    shell.config.write_text("a file where the directory should be")
    code, _, err = shell.run("mark", "star", "000_17466b128c7fc734.txt")
    assert code == 2
    assert "starred" not in err
    assert str(shell.config) in err


def test_a_damaged_state_is_kept_aside_and_said(shell: Shell) -> None:
    shell.config.mkdir(parents=True)
    (shell.config / "state.db").write_bytes(b"no database " * 500)
    code, out, err = shell.run("list")
    assert code == 0
    assert len(out.splitlines()) > 5
    assert "damaged" in err
    kept = next(shell.config.glob("state.db.damaged*"))
    assert kept.read_bytes() == b"no database " * 500


def test_the_same_file_twice_is_one_story_and_both_are_kept(shell: Shell, collection: Path) -> None:
    seed = next(collection.glob("000*"))
    (collection / "again.txt").write_bytes(seed.read_bytes())
    records = shell.records("list", str(collection))
    told = [record for record in records if record["path"] in (seed.name, "again.txt")]
    assert [record["tellings"] for record in told] == [2, 2]
    assert len(records) == 6
    pairs = shell.records("stories", "--pairs", str(collection))
    identical = [pair for pair in pairs if pair["relation"] == "identical"]
    assert [{pair["a_path"], pair["b_path"]} for pair in identical] == [{seed.name, "again.txt"}]
    assert (identical[0]["shared_a"], identical[0]["shared_b"]) == (1.0, 1.0)


@pytest.fixture(name="twice", params=["two files", "one file"])
def _twice(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str, str]:
    """The same article twice, and how to name the two."""
    folder = tmp_path / "twice"
    folder.mkdir()
    seed = next(shipped("seeds").glob("000*")).read_text(encoding="utf-8")
    if request.param == "two files":
        for name in ("one.txt", "other.txt"):
            (folder / name).write_text(seed, encoding="utf-8")
        return folder, "one.txt", "other.txt"
    (folder / "both.jsonl").write_text(f"{json.dumps({'text': seed})}\n" * 2, encoding="utf-8")
    return folder, "both.jsonl#0", "both.jsonl#1"


def test_the_same_article_twice_is_kept_twice_and_said_everywhere_to_be_identical(
    shell: Shell, twice: tuple[Path, str, str]
) -> None:
    folder, one, other = twice
    listed = shell.records("list", str(folder))
    assert [record["tellings"] for record in listed] == [2, 2]
    assert len({record["id"] for record in listed}) == 2
    assert len({record["story"] for record in listed}) == 1
    code, out, _ = shell.run("list", str(folder))
    assert (code, out.count("≡2")) == (0, 2)
    (story,) = shell.records("stories", str(folder))
    assert sorted(story["articles"]) == sorted(record["id"] for record in listed)
    assert [pair["relation"] for pair in story["relations"]] == ["identical"]
    (same,) = shell.records("diff", one, other, str(folder))
    assert same["relation"] == "identical"
    code, out, _ = shell.run("diff", one, other, str(folder))
    assert code == 0
    assert "identical" in out


def test_pairs_and_stories_carry_the_word_of_the_user(shell: Shell, collection: Path) -> None:
    with open_library([collection], Directories(shell.config, shell.cache)) as library:
        for _ in library.scan():
            pass
        (story,) = library.stories()
        apart = sorted(story.articles)
        same = sorted(library.find(next(collection.glob(f"{n}*")).name) for n in ("000", "003"))
        library.judge([Judgement(apart[0], apart[1], Verdict.APART)])
        library.judge([Judgement(same[0], same[1], Verdict.SAME)])
    pairs = shell.records("stories", "--pairs", str(collection))
    said = {(pair["a"], pair["b"]): pair["verdict"] for pair in pairs if pair["judged"]}
    assert said == {tuple(apart): "not the same story", tuple(same): "same story"}
    (told,) = shell.records("stories", str(collection))
    assert sorted(told["articles"]) == same
    assert [pair["verdict"] for pair in told["relations"]] == ["same story"]
    code, out, _ = shell.run("show", apart[0], str(collection))
    assert code == 0
    assert "you said: not the same story" in out


def test_what_the_pages_of_a_site_share_is_set_aside_and_said(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    around = press.site("north", 12)
    for number in range(8):
        story = press.story(number)
        lines = [" ".join(story[-1].split()[:6]), *story, *around]
        (tmp_path / "site" / f"{number}.txt").write_text("\n\n".join(lines) + "\n")
    article = shell.records("show", "3.txt", str(tmp_path / "site"))[0]
    assert article["body"] == press.story(3)
    assert {part["reason"] for part in article["set_aside"]} == {"on many pages of this outlet"}


@pytest.mark.parametrize("what", [["--pairs"], []])
def test_stories_are_printed_as_they_are_found(
    shell: Shell, collection: Path, what: list[str]
) -> None:
    """Who reads one line and goes gets it, and nothing is said about the closed pipe."""
    text = next(collection.glob("000*")).read_bytes()
    for number in range(60):
        (collection / f"copy {number}.txt").write_bytes(text)
    shell.run("scan", str(collection))
    places = ["--config-dir", str(shell.config), "--cache-dir", str(shell.cache)]
    command = [sys.executable, "-m", "reader", "stories", *what, "--json", "--no-scan"]
    running = subprocess.Popen(
        [*command, str(collection), *places], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout
    assert running.stderr
    first = json.loads(running.stdout.readline())
    running.stdout.close()
    related = first if what else first["relations"][0]
    assert related["relation"] == "identical"
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait() == 0


@pytest.mark.parametrize("missing", ["/no/such/file.txt", "./none.txt", "none.txt", "sub/none.txt"])
@pytest.mark.parametrize("command", ["show", "diff"])
def test_a_file_that_is_not_there_is_named(shell: Shell, command: str, missing: str) -> None:
    first = [str(next(shipped("seeds").glob("000*")))] if command == "diff" else []
    code, out, err = shell.run(command, *first, missing)
    assert (code, out) == (2, "")
    assert f"There is no file “{missing}”" in err

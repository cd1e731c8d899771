"""Which files a collection has, and what each one gives or why it gives nothing."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import BinaryIO

import pytest

from reader.model import NotFoundError, UnreadableError
from reader.sources import Collection, FoundFile, is_pipe, pour
from tests.wings.sources.made import drafts

WORDS = "The bridge was closed on Tuesday, the council said in a short note.\n"


def _put(folder: Path, name: str, data: bytes = WORDS.encode()) -> Path:
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return place


def _only(folder: Path) -> FoundFile:
    (found,) = Collection.of([folder]).files()
    return found


def test_files_come_sorted_with_slashes_and_hidden_ones_stay_out(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/10.txt", "a.txt", "c", ".hidden", ".git/config"):
        _put(tmp_path, name)
    found = list(Collection.of([tmp_path]).files())
    assert [one.path for one in found] == ["a.txt", "c", "b/10.txt", "b/2.txt"]
    assert all(one.size == len(WORDS) and one.mtime_ns > 0 for one in found)


def test_a_circle_of_links_ends(tmp_path: Path) -> None:
    _put(tmp_path, "deep/a.txt")
    (tmp_path / "deep" / "again").symlink_to(tmp_path)
    (tmp_path / "deep" / "nowhere").symlink_to(tmp_path / "missing")
    (tmp_path / "deep" / "self").symlink_to("self")
    found = list(Collection.of([tmp_path]).files())
    assert [(one.path, one.trouble) for one in found] == [
        ("deep/a.txt", ""),
        ("deep/nowhere", "a link that leads nowhere"),
        ("deep/self", "too many levels of symbolic links"),
        ("deep/again", "a link back into a folder above it"),
    ]


def test_a_folder_that_two_links_lead_to_is_read_once(tmp_path: Path) -> None:
    _put(tmp_path, "a/x.txt")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    found = list(Collection.of([tmp_path]).files())
    assert [(one.path, one.trouble) for one in found] == [("a/x.txt", "")]


def test_what_is_no_file_is_named_and_not_touched(tmp_path: Path) -> None:
    _put(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "pipe")
    _socket(tmp_path / "socket")
    found = list(Collection.of([tmp_path]).files())
    assert [(one.path, one.trouble) for one in found] == [
        ("a.txt", ""),
        ("pipe", "a pipe, not a file"),
        ("socket", "a socket, not a file"),
    ]
    for one in found[1:]:
        with pytest.raises(UnreadableError, match=one.trouble):
            drafts(one)


def test_a_folder_that_may_not_be_listed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a/x.txt", "closed/y.txt"):
        _put(tmp_path, name)
    listing = os.scandir

    def refused(place: str) -> object:
        if place.endswith("closed"):
            raise PermissionError(13, "Permission denied", place)
        return listing(place)

    monkeypatch.setattr(os, "scandir", refused)
    found = list(Collection.of([tmp_path]).files())
    assert [(one.path, one.trouble) for one in found] == [
        ("a/x.txt", ""),
        ("closed", "permission denied"),
    ]


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no-such-folder"):
        Collection.of([tmp_path / "no-such-folder"])


def test_name_and_key(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    _put(one, "a.txt")
    _put(two, "a.txt")
    assert Collection.of([one]).name == "one"
    assert Collection.of([one, two]).name == "2 folders"
    assert Collection.of([one, two]).key == Collection.of([two, one / "." / ""]).key
    assert Collection.of([one]).key != Collection.of([two]).key


def test_roots_are_told_apart_and_located(tmp_path: Path) -> None:
    places = [tmp_path / "x" / "news", tmp_path / "y" / "news"]
    for place in places:
        _put(place, "a.txt")
    single = _put(tmp_path, "single.txt")
    collection = Collection.of([*places, single])
    found = list(collection.files())
    assert [one.path for one in found] == ["news/a.txt", "news (2)/a.txt", "single.txt"]
    assert [collection.locate(one.path) for one in found] == [one.absolute for one in found]
    with pytest.raises(NotFoundError):
        collection.locate("news/../../single.txt")


def test_a_folder_inside_another_counts_once(tmp_path: Path) -> None:
    _put(tmp_path, "inner/a.txt")
    found = Collection.of([tmp_path, tmp_path / "inner"]).files()
    assert [one.path for one in found] == ["inner/a.txt"]


@pytest.mark.parametrize("name", ["a.txt", "a.text", "a", "a.md", "a.strange"])
def test_plain_text_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    _put(tmp_path, name)
    (draft,) = drafts(_only(tmp_path))
    assert (draft.path, draft.position, draft.text) == (name, 0, WORDS)
    assert draft.encoding == "utf-8"


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(30), "binary"),
        ("a.txt", bytes(range(32)) * 20, "binary"),
        ("a.txt", b"word " * 2_000_000, "too large"),
        ("a", b'{"title": "x", "text": ""}\n{"title": "z"}\n', "no text in it"),
        ("a.json", b"[]", "no article in it"),
        ("a.json", b'{"title": "x"', "not JSON"),
        ("a.dat", b"SQLite format 3\x00" + bytes(20), "SQLite|damaged"),
        ("a.txt", b"PK\x03\x04" + bytes(20), "damaged"),
        ("a.png", b"not really", "png"),
    ],
)
def test_what_is_no_plain_text_gives_its_cause(
    tmp_path: Path, name: str, data: bytes, cause: str
) -> None:
    _put(tmp_path, name, data)
    with pytest.raises(UnreadableError, match=cause):
        drafts(_only(tmp_path))


def test_a_text_may_be_one_line_of_any_length(tmp_path: Path) -> None:
    _put(tmp_path, "a.txt", b"word " * 1_000_000)
    [draft] = drafts(_only(tmp_path))
    assert len(draft.text) == 5_000_000


def test_a_file_removed_since_the_walk(tmp_path: Path) -> None:
    place = _put(tmp_path, "a.txt")
    found = _only(tmp_path)
    place.unlink()
    with pytest.raises(UnreadableError, match="no longer there"):
        drafts(found)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission_denied(tmp_path: Path) -> None:
    place = _put(tmp_path, "a.txt")
    place.chmod(0)
    with pytest.raises(UnreadableError, match="permission denied"):
        drafts(_only(tmp_path))


def test_article_text_that_begins_with_a_brace_or_bracket_is_text(tmp_path: Path) -> None:
    _put(tmp_path, "a.txt", b"[UPDATED] The bridge was closed.\n")
    assert len(drafts(_only(tmp_path))) == 1


# --------------------------------------------------------------------------- no ordinary files


@contextmanager
def _nested(folder: Path, levels: int) -> Iterator[None]:
    """Make folders inside each other with a file in the last; ``rmtree`` cannot remove them."""
    start = Path.cwd()
    os.chdir(folder)
    for _ in range(levels):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.txt").write_text(WORDS)
    try:
        yield
    finally:
        Path("a.txt").unlink()
        for _ in range(levels):
            os.chdir("..")
            Path("d").rmdir()
        os.chdir(start)


def test_folders_nest_deeper_than_functions_may(tmp_path: Path) -> None:
    with _nested(tmp_path, 1200):
        found = _only(tmp_path)
        assert found.path == "d/" * 1200 + "a.txt"
        (draft,) = drafts(found)
    assert draft.text == WORDS


def test_times_of_another_century_fit_into_an_index_and_differ(tmp_path: Path) -> None:
    for name, seconds in (("a.txt", 12_000_000_000), ("b.txt", 12_000_000_001)):  # in 2350
        place = _put(tmp_path, name)
        os.utime(place, (seconds, seconds))
        if place.stat().st_mtime != seconds:
            pytest.skip("the file system keeps no such time")
    one, other = (found.mtime_ns for found in Collection.of([tmp_path]).files())
    assert one != other
    assert all(-(1 << 63) <= time < 1 << 63 for time in (one, other))


def test_links_lead_out_of_the_collection_and_not_into_the_kernel(tmp_path: Path) -> None:
    _put(tmp_path, "elsewhere/folder/a.txt")
    _put(tmp_path, "elsewhere/b.txt")
    inside = tmp_path / "collection"
    inside.mkdir()
    (inside / "folder").symlink_to(tmp_path / "elsewhere" / "folder")
    (inside / "b.txt").symlink_to(tmp_path / "elsewhere" / "b.txt")
    for place in ("/proc", "/proc/kmsg", "/proc/version", "/dev/zero"):
        (inside / place.replace("/", " ")).symlink_to(place)
    found = list(Collection.of([inside]).files())
    assert [one.path for one in found if not one.trouble] == ["b.txt", "folder/a.txt"]
    troubles = {one.path: one.trouble for one in found if one.trouble}
    assert troubles[" dev zero"] == "a device, not a file"
    assert troubles[" proc version"] == "no file on a disk"
    assert len(troubles) == 4


def _socket(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(place))


@pytest.mark.parametrize(
    ("make", "cause"),
    [
        (os.mkfifo, "a pipe, not a file"),
        (_socket, "a socket, not a file"),
        (lambda place: place.symlink_to("/dev/zero"), "a device, not a file"),
        (lambda place: place.symlink_to("/proc/version"), "empty"),
    ],
)
def test_what_is_named_and_no_file_is_called_by_its_name(
    tmp_path: Path, make: Callable[[Path], None], cause: str
) -> None:
    make(tmp_path / "thing")
    found = _only(tmp_path / "thing")
    with pytest.raises(UnreadableError, match=cause):
        drafts(found)


@pytest.mark.parametrize("name", ["~no such user/a.txt", "a\0b", "n" * 5000, "a\udcff"])
def test_a_path_that_cannot_be_one_is_not_found(name: str) -> None:
    with pytest.raises(NotFoundError):
        Collection.of([name])


# --------------------------------------------------------------------------- pipes


def _filled(data: bytes) -> BinaryIO:
    """Give the reading end of a pipe that somebody fills."""
    end, other = os.pipe()

    def fill() -> None:
        with os.fdopen(other, "wb") as stream, suppress(BrokenPipeError):
            stream.write(data)

    Thread(target=fill).start()
    return os.fdopen(end, "rb")


def test_a_pipe_is_poured_into_a_file(tmp_path: Path) -> None:
    with _filled(WORDS.encode() * 5000) as pipe:
        name = f"/dev/fd/{pipe.fileno()}"
        assert is_pipe(name)
        pour(name, tmp_path / "poured")
    (draft,) = drafts(_only(tmp_path / "poured"))
    assert draft.text == WORDS * 5000


def test_a_pipe_without_end_is_too_large(tmp_path: Path) -> None:
    with _filled(b"word \n" * 3_000_000) as pipe:
        pour(pipe, tmp_path / "poured")
    with pytest.raises(UnreadableError, match="too large"):
        drafts(_only(tmp_path / "poured"))


@pytest.mark.parametrize("name", ["-", "no such file", "", "a\0b", "n" * 5000, "."])
def test_other_names_are_no_pipes(name: str) -> None:
    assert not is_pipe(name)

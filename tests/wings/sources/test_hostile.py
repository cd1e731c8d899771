"""Files that are broken, or made to do harm: each is a named problem, and nothing else happens.

Seeded: a failure names the seed's step and can be had again.
"""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import gettempdir

import pytest

from reader.library import open_library
from reader.model import Draft, Filter, Grouping, Problem, UnreadableError
from reader.settings import Directories
from reader.sources import Collection, FoundFile, limits, read_draft, read_file
from reader.sources.registry import read_file as plain_read_file
from tests.wings.sources.made import OTHER, STORY, put
from tests.wings.sources.outcomes import foreseen, read_to_end
from tests.wings.sources.samples import FEED, PAGE, samples, tarred, zipped

SAMPLES = samples()
ROUNDS = 12  # of every kind of harm, for every format
Harm = Callable[[random.Random, bytes], bytes]


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randrange(len(data))]


def _flipped(chance: random.Random, data: bytes) -> bytes:
    found = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def _nulled(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + b"\0" * chance.randint(1, 500) + data[at:]


def _repeated(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:end] + data[start:end] * chance.randint(1, 30) + data[end:]


def _recoded(chance: random.Random, data: bytes) -> bytes:
    encoding = chance.choice(["utf-16", "utf-32", "cp037", "utf-7", "shift_jis"])
    return data.decode("latin-1").encode(encoding, "replace")


def _spliced(chance: random.Random, data: bytes) -> bytes:
    other = SAMPLES[chance.choice(sorted(SAMPLES))]
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def _noisy(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.randint(1, 300)) + data[at:]


HARMS: tuple[Harm, ...] = (_cut, _flipped, _nulled, _repeated, _recoded, _spliced, _noisy)


@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__.strip("_"))
@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_harmed_file_is_read_or_named(tmp_path: Path, name: str, harm: Harm) -> None:
    for step in range(ROUNDS):
        chance = random.Random(f"{name} {harm.__name__} {step}")
        called = name if chance.random() < 0.6 else chance.choice(sorted(SAMPLES))
        place = put(tmp_path, called, harm(chance, SAMPLES[name]))
        found = FoundFile.at(place.name, place)
        outcome = read_to_end(read_file(found))
        if isinstance(outcome, str):
            assert 0 < len(outcome) < 400
            assert "\x1b" not in outcome
            assert "\0" not in outcome
            continue
        articles = [each for each in outcome if isinstance(each, Draft)]
        assert [each.position for each in articles] == list(range(len(articles)))
        for each in articles:
            assert "\x1b" not in each.text + "".join(each.declared.values())
            assert read_draft(found, each.position, each.address) == each
        place.unlink()


def test_every_sample_is_read_as_it_is(tmp_path: Path) -> None:
    for name, data in SAMPLES.items():
        place = put(tmp_path, name, data)
        outcome = read_to_end(read_file(FoundFile.at(name, place)))
        assert not isinstance(outcome, str), (name, outcome)
        assert all(isinstance(each, Draft) for each in outcome), (name, outcome)


def test_a_scan_goes_on_past_everything(tmp_path: Path) -> None:
    """Pipes, devices, circles of links and broken files among good ones."""
    folder = tmp_path / "in"
    for name, data in SAMPLES.items():
        put(folder, f"good/{name}", data)
        put(folder, f"cut/{name}", data[: len(data) // 3])
    os.mkfifo(folder / "pipe.json")
    (folder / "circle").symlink_to(folder)
    (folder / "device.csv").symlink_to("/dev/zero")
    (folder / "nowhere.html").symlink_to(tmp_path / "missing")
    with open_library([folder], Directories(tmp_path / "config", tmp_path / "cache")) as library:
        list(library.scan())
        good = {found.path for found in Collection.of([folder / "good"]).files()}
        groups = library.groups(Filter(), Grouping.DATE)
        listed = {row.path for group in groups for row in library.rows(group.ids)}
        assert {path.removeprefix("good/") for path in listed if "good/" in path} == good
        for problem in library.problems():
            assert problem.cause


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.zip", "a.warc", "a.mbox", "a.tar.gz"])
def test_a_file_that_shrinks_grows_or_vanishes_while_it_is_read(tmp_path: Path, name: str) -> None:
    data = SAMPLES[name]
    for change in ("shrinks", "grows", "vanishes"):
        place = put(tmp_path, name, data)
        reading = plain_read_file(FoundFile.at(name, place))
        first = next(reading)
        assert isinstance(first, Draft)
        if change == "vanishes":
            place.unlink()
        else:
            with place.open("r+b") as file:
                file.truncate(10 if change == "shrinks" else 3 * len(data))
        _rest(reading)


def _rest(reading: Iterator[Draft | Problem]) -> None:
    try:
        assert all(isinstance(each, Draft | Problem) for each in reading)
    except UnreadableError as error:
        foreseen(error)


def test_a_text_of_very_many_lines_is_too_large(tmp_path: Path) -> None:
    place = put(tmp_path, "a.txt", "ab\n" * (limits.LINES + 1))
    with pytest.raises(UnreadableError, match="more than 100,000 lines"):
        list(read_file(FoundFile.at("a.txt", place)))


# --------------------------------------------------------------------------- what it may cost

_WITHIN = """
import sys
from pathlib import Path
from reader.model import Draft, UnreadableError
from reader.sources import FoundFile, read_file
for name in sys.argv[1:]:
    place = Path(name)
    try:
        count = sum(isinstance(each, Draft) for each in read_file(FoundFile.at(place.name, place)))
        print(place.name, "articles", count)
    except UnreadableError as error:
        print(place.name, error)
# Not what getrusage says: a child inherits its parent's peak.
status = Path("/proc/self/status").read_text().split("VmHWM:")[1]
print(int(status.split()[0]) // 1024)
"""
MOST_MEMORY = 700  # MB, as README says


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux says what was used")
def test_memory_stays_bounded_whatever_a_file_asks_for(tmp_path: Path) -> None:
    import bz2
    import gzip
    import lzma

    zeros = bytes(400 * limits.MB)
    many = b'{"a":1},' * (20 * limits.MB // 8)
    endless = tarfile.TarInfo("x")
    endless.type, endless.size = tarfile.XHDTYPE, 300 * limits.MB
    files = {
        "zeros.gz": gzip.compress(zeros, 9),
        "zeros.bz2": bz2.compress(zeros),
        "zeros.xz": lzma.compress(zeros),
        "zeros.zip": zipped({f"{n}.txt": zeros for n in range(2)}),
        "twice.gz": gzip.compress(gzip.compress(zeros, 9), 9),
        "name.tar.gz": gzip.compress(endless.tobuf() + zeros[: 300 * limits.MB]),
        "many.json": b"[" + many + b'{"text": 1}]',
        "deep.json": b'{"a":' * (10 * limits.MB // 5),
        "deeper.json": b"[" * (40 * limits.MB),
        "line.jsonl": b'{"text": "' + b"x" * (60 * limits.MB),
        "line.txt": b"word " * (10 * limits.MB),
        "quote.csv": b'title,text\na,"' + b"x\n" * (30 * limits.MB),
        "tags.html": b"<html><body>" + b"<p>x" * (2 * limits.MB) + b"</body></html>",
        "deep.html": b"<html><body>" + b"<div>" * (limits.ELEMENTS - 1_000) + STORY.encode(),
        "crowd.html": b"<html><body><div " + b"a=1 " * limits.MB + STORY.encode(),
        "entities.rss": FEED.replace("<rss", '<!DOCTYPE rss [<!ENTITY a "b">]><rss').encode()
        + b"&a;" * limits.MB,
        "deep.xml": b'<?xml version="1.0"?>' + b"<doc>" * (4 * limits.MB),
        "parts.eml": b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 100_000,
        "marks.md": b"[" * (2 * limits.MB) + b"![" * limits.MB + b"<!--" * limits.MB,
        "deep.rtf": b"{\\rtf1 " + b"{" * (4 * limits.MB),
    }
    places = [str(put(tmp_path, name, data)) for name, data in files.items()]
    command = [sys.executable, "-c", _WITHIN, *places]
    run = subprocess.run(command, capture_output=True, check=True, text=True)
    *told, peak = run.stdout.splitlines()
    assert len(told) == len(files), run.stdout
    assert int(peak) < MOST_MEMORY, run.stdout
    assert run.stderr == ""


# --------------------------------------------------------------------------- what it may open

_WATCHED = """
import sys
from pathlib import Path
from reader.model import UnreadableError
from reader.sources import FoundFile, read_file

opened = []
def watch(event, arguments):
    if event in ("open", "os.open", "sqlite3.connect"):
        opened.append(str(arguments[0]))
    elif event.startswith(("socket.", "subprocess.", "os.exec", "os.system", "urllib.")):
        opened.append(event)

def read_all():
    for name in sys.argv[1:]:
        place = Path(name)
        try:
            list(read_file(FoundFile.at(place.name, place)))
        except UnreadableError as error:
            pass

read_all()  # so that what libraries load for themselves is loaded
sys.addaudithook(watch)
read_all()
print("\\n".join(opened))
"""


def test_nothing_that_a_file_names_is_opened(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret/secret.txt", "outside")
    uri = secret.as_uri()
    link = tarfile.TarInfo("link.txt")
    link.type, link.linkname = tarfile.SYMTYPE, str(secret)
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{uri}"><!ENTITY % p SYSTEM "{uri}">%p;]>'
    away = f'<link rel=stylesheet href="{uri}"><img src="https://a.example/x"><iframe src="{uri}">'
    hostile: dict[str, bytes | str] = {
        "a.html": PAGE.replace("<article>", f'<base href="{uri}">{away}<article>'),
        "b.html": f"<?xml version='1.0'?>{entity}" + PAGE,
        "c.xml": f'<?xml version="1.0"?>{entity}<doc><p>{STORY} &e;</p></doc>',
        "d.rss": FEED.replace("<rss", f"{entity}<rss").replace("The harbour", "&e;"),
        "e.md": f"---\na: !!python/object/apply:os.system ['id']\nb: !include {uri}\n---\n{STORY}",
        "f.tar": tarred({"../../g.txt": OTHER, str(secret): OTHER}, link),
        "h.zip": zipped({"../../../secret/secret.txt": STORY, "/etc/hostname": OTHER}),
        "i.xml": f'<?xml version="1.0"?><doc xmlns:xi="http://www.w3.org/2001/XInclude">'
        f'<xi:include href="{uri}" parse="text"/><p>{STORY}</p></doc>',
    }
    folder = tmp_path / "in"
    for name, data in hostile.items():
        put(folder, name, data)
    for name, data in SAMPLES.items():
        put(folder, name, data)
    places = [str(each) for each in sorted(folder.iterdir())]
    command = [sys.executable, "-c", _WATCHED, *places]
    run = subprocess.run(command, capture_output=True, check=True, text=True)
    ours = {*places, *(f"file:{place}?immutable=1&mode=ro" for place in places)}
    strangers = [
        each
        for each in run.stdout.splitlines()
        if each
        and not each.isdigit()
        and each not in ours
        and not each.startswith((sys.prefix, sys.base_prefix))
        and not each.startswith(f"{gettempdir()}/tmp")  # where a database is laid aside
    ]
    assert strangers == []
    assert run.stderr == ""


def test_sockets_are_never_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a reader asked for the network")

    for name in ("socket", "getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    for name, data in SAMPLES.items():
        read_to_end(read_file(FoundFile.at(name, put(tmp_path, name, data))))

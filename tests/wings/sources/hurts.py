"""What happens to files, and what is done to them: every hurt makes files of a sample.

A hurt is given the name of a sample and a seeded source of chance, and puts one file or more into
a folder. Must not know what reading them comes to.
"""

from __future__ import annotations

import gzip
import os
import random
from collections.abc import Callable
from pathlib import Path

from tests.wings.sources.made import OTHER, STORY, put
from tests.wings.sources.samples import samples, tarred, zipped

SAMPLES = samples()
DEEP = 4_000  # openings inside each other
LONG = 300_000  # characters of a line
_OPENINGS = ("[", '{"a":', "<div>", "<w:p>", "{\\b ", "> ", "((", "<!--", "&#x26;", '"', "- ")
_ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "cp037", "utf-7", "shift_jis", "latin-1", "cp1251")

Hurt = Callable[[Path, str, random.Random], Path]


def truncated(folder: Path, name: str, chance: random.Random) -> Path:
    data = SAMPLES[name]
    return put(folder, name, data[: chance.randrange(len(data))])


def bit_flipped(folder: Path, name: str, chance: random.Random) -> Path:
    data = bytearray(SAMPLES[name])
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return put(folder, name, bytes(data))


def spliced(folder: Path, name: str, chance: random.Random) -> Path:
    data, other = SAMPLES[name], SAMPLES[chance.choice(sorted(SAMPLES))]
    cut = data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]
    return put(folder, name, cut)


def noisy(folder: Path, name: str, chance: random.Random) -> Path:
    data = SAMPLES[name]
    at = chance.randrange(len(data))
    return put(folder, name, data[:at] + chance.randbytes(chance.randint(1, 300)) + data[at:])


def repeating(folder: Path, name: str, chance: random.Random) -> Path:
    data = SAMPLES[name]
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return put(folder, name, data[:end] + data[start:end] * chance.randint(1, 30) + data[end:])


def misdeclared(folder: Path, name: str, chance: random.Random) -> Path:
    """Called what it is not."""
    called = chance.choice([other for other in sorted(SAMPLES) if other != name])
    return put(folder, f"{name}.{called}", SAMPLES[name])


def wrongly_encoded(folder: Path, name: str, chance: random.Random) -> Path:
    text = SAMPLES[name].decode("latin-1")
    return put(folder, name, text.encode(chance.choice(_ENCODINGS), "replace"))


def nulled(folder: Path, name: str, chance: random.Random) -> Path:
    data = SAMPLES[name]
    at = chance.randrange(len(data))
    return put(folder, name, data[:at] + bytes(chance.randint(1, 500)) + data[at:])


def nulled_inside(folder: Path, name: str, chance: random.Random) -> Path:
    at = chance.randrange(len(STORY))
    return put(folder, name, _of(name, STORY[:at] + "\0" * chance.randint(1, 50) + STORY[at:]))


def nested_deeply(folder: Path, name: str, chance: random.Random) -> Path:
    opening, data = chance.choice(_OPENINGS), SAMPLES[name]
    at = chance.randrange(len(data))
    return put(folder, name, data[:at] + opening.encode() * DEEP + data[at:])


def nested_deeply_inside(folder: Path, name: str, chance: random.Random) -> Path:
    return put(folder, name, _of(name, f"{STORY} {chance.choice(_OPENINGS) * DEEP} {STORY}"))


def in_archives_inside_each_other(folder: Path, name: str, chance: random.Random) -> Path:
    data = SAMPLES[name]
    for _ in range(8):
        pack = chance.choice(("zip", "tar", "gz"))
        inside: dict[str, bytes | str] = {name: data}
        data = {"zip": zipped, "tar": tarred}[pack](inside) if pack != "gz" else gzip.compress(data)
    return put(folder, name, data)


def long_lined(folder: Path, name: str, chance: random.Random) -> Path:
    return put(folder, name, _of(name, "".join(chance.choices("ab ,.-x", k=LONG))))


def many_lined(folder: Path, name: str, chance: random.Random) -> Path:
    line = chance.choice(("a\n", "1 May 2024\n", "By Ana Silva\n", "Subject: x\n", "\n\n- \n"))
    return put(folder, name, _of(name, line * (LONG // 60)))


def packed_endlessly(folder: Path, name: str, chance: random.Random) -> Path:
    """More behind it, in a few bytes, than any file may unpack to."""
    rest = chance.choice((b" ", b"\n", b"\0", b"x")) * (1 << 20)
    place = folder / f"{name}.gz"
    with gzip.open(place, "wb", compresslevel=1) as file:
        file.write(SAMPLES[name])
        for _ in range(70):
            file.write(rest)
    return place


def escaping(folder: Path, name: str, chance: random.Random) -> Path:
    """A member of an archive that is named as if it lay elsewhere."""
    away = chance.choice(
        ("../../../escaped", "/tmp/escaped", "..\\..\\escaped", "~/escaped", "a/..")
    )
    pack = chance.choice((zipped, tarred))
    return put(folder, "a.archive", pack({f"{away}/{name}": SAMPLES[name], "b.txt": OTHER}))


def a_circle_of_links(folder: Path, name: str, _: random.Random) -> Path:
    (folder / name).symlink_to(folder / f"other-{name}")
    (folder / f"other-{name}").symlink_to(folder / name)
    return folder / name


def a_link_to_a_folder_above(folder: Path, name: str, _: random.Random) -> Path:
    (folder / name).symlink_to(folder)
    return folder / name


def a_link_to_nowhere(folder: Path, name: str, _: random.Random) -> Path:
    (folder / name).symlink_to(folder / "missing")
    return folder / name


def a_pipe(folder: Path, name: str, _: random.Random) -> Path:
    os.mkfifo(folder / name)
    return folder / name


def a_device(folder: Path, name: str, chance: random.Random) -> Path:
    (folder / name).symlink_to(chance.choice(("/dev/zero", "/dev/tty", "/dev/null")))
    return folder / name


def empty(folder: Path, name: str, _: random.Random) -> Path:
    return put(folder, name, b"")


def _of(name: str, story: str) -> bytes:
    """Give the sample of that name with another text in it."""
    return samples(story)[name]


HURTS: tuple[Hurt, ...] = (
    truncated, bit_flipped, spliced, noisy, repeating, misdeclared, wrongly_encoded, nulled,
    nulled_inside, nested_deeply, nested_deeply_inside, in_archives_inside_each_other, long_lined,
    many_lined, escaping, a_circle_of_links, a_link_to_a_folder_above,
    a_link_to_nowhere, a_pipe, a_device, empty,
)  # fmt: skip
COSTLY: tuple[Hurt, ...] = (long_lined, many_lined)
NO_FILES: tuple[Hurt, ...] = (
    a_circle_of_links, a_link_to_a_folder_above, a_link_to_nowhere, a_pipe, a_device, empty,
)  # fmt: skip


# --------------------------------------------------------------------------- while it is read


def shrinks(place: Path) -> None:
    os.truncate(place, 10)


def grows(place: Path) -> None:
    with place.open("ab") as file:
        file.write(place.read_bytes() * 2 + bytes(100))


def vanishes(place: Path) -> None:
    place.unlink()


def becomes_another(place: Path) -> None:
    """Written anew where it lies, by a program that does not put it there as a whole."""
    place.write_bytes(SAMPLES["a.zip"])


def becomes_a_pipe(place: Path) -> None:
    place.unlink()
    os.mkfifo(place)


CHANGES = (shrinks, grows, vanishes, becomes_another, becomes_a_pipe)

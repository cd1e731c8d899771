"""What each command and each import costs, beside an empty Python and beside SQLite alone; and
how long the screens take to show their first rows and to answer a key, beside other readers.

    python -m benchmarks.startup [--rounds N] [--imports N] [--articles N]

Whole processes in rotation, so that a busy machine slows all alike; medians of their CPU time.
The bar is twice ``import sqlite3`` (design, PERFORMANCE.md section 6). Below it, what remains of
it: the modules of the standard library alone that any such command needs. Byte-code is on disk.
The screens open a collection for the second time, so that its last picture is there to be shown;
their bars are twice an empty Python, newsboat, and 1.15 times a minimal Textual application.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import scale_peers
from benchmarks.press import printed
from benchmarks.scale_peers import opened
from benchmarks.stocking import stock
from benchmarks.waits import Program, Start, started

SEEDS = Path(__file__).parent.parent / "seeds"
STANDARD = "import argparse, enum, pathlib, re, sqlite3, zlib"
PEER = "import sqlite3"
_SAYS = "import os, sys; os.write(1, b'here'); sys.stdin.readline()"
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|\s*(\S+)")

Environment = Mapping[str, str]


def main() -> None:
    """Time every case in turn, then price the imports of the commonest command."""
    asked = _arguments()
    with TemporaryDirectory() as folder:
        environment = _environment(Path(folder))
        cases = _cases()
        taken = _in_rotation(cases, asked.rounds, environment)
        peer = statistics.median(taken[PEER])
        print(f"{'CPU ms':>8} {'to sqlite3':>11}   medians of {asked.rounds}")
        for name, times in taken.items():
            middle = statistics.median(times)
            print(f"{middle:8.1f} {middle / peer:10.2f}x   {name}")
        _print_imports(cases["broadsheet list"], asked.imports, environment)
        _print_packages(environment)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        _print_openings(Path(folder) / "opened", asked)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--imports", type=int, default=25, help="modules to name")
    parser.add_argument("--articles", type=int, default=1_000, help="of the screens that open")
    return parser.parse_args()


def _environment(folder: Path) -> Environment:
    """Keep state and index in ``folder``; let byte-code be written by the first run of each."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    places = {"BROADSHEET_CONFIG_DIR": folder / "config", "BROADSHEET_CACHE_DIR": folder / "cache"}
    return kept | {name: str(place) for name, place in places.items()}


def _cases() -> dict[str, list[str]]:
    code = {name: [sys.executable, "-c", name] for name in ("pass", PEER, STANDARD)}
    modules = ("reader.model", "reader.library", "reader.anatomy", "reader.duplicates")
    code |= {f"import {name}": [sys.executable, "-c", f"import {name}"] for name in modules}
    pair = sorted(str(path) for path in SEEDS.iterdir() if path.is_file())[-2:]
    lines = {
        "--version": ["--version"],
        "where": ["where"],
        "list": ["list", str(SEEDS)],
        "list --json": ["list", str(SEEDS), "--json"],
        "stories": ["stories", str(SEEDS)],
        "show": ["show", pair[0], str(SEEDS)],
        "diff": ["diff", *pair, str(SEEDS)],
    }
    script = Path(sys.executable).with_name("broadsheet")
    command = [str(script)] if script.exists() else [sys.executable, "-m", "reader"]
    return code | {f"broadsheet {name}": [*command, *words] for name, words in lines.items()}


def _in_rotation(
    cases: Mapping[str, Sequence[str]], rounds: int, environment: Environment
) -> dict[str, list[float]]:
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, words in cases.items():
            milliseconds = cpu_of(words, environment)
            if number:  # the first run writes byte-code and the index
                taken[name].append(milliseconds)
    return taken


def cpu_of(words: Sequence[str], environment: Environment) -> float:
    """Run a process to its end; give the CPU milliseconds it took."""
    nowhere = [(os.POSIX_SPAWN_OPEN, each, os.devnull, os.O_WRONLY, 0) for each in (1, 2)]
    number = os.posix_spawn(words[0], list(words), environment, file_actions=nowhere)
    _, _, usage = os.wait4(number, 0)
    return 1000 * (usage.ru_utime + usage.ru_stime)


def _print_imports(words: Sequence[str], most: int, environment: Environment) -> None:
    """Name the dearest imports of a command by their own time, the least of five runs."""
    least: dict[str, int] = {}
    for _ in range(5):
        for name, microseconds in _imports(words, environment):
            least[name] = min(microseconds, least.get(name, microseconds))
    print(f"\nimports of broadsheet list, own time in ms, {len(least)} modules:")
    dearest = sorted(least.items(), key=lambda pair: -pair[1])
    for name, microseconds in dearest[:most]:
        print(f"{microseconds / 1000:8.1f}   {name}")
    ours = sum(time for name, time in least.items() if name.partition(".")[0] == "reader")
    print(f"{ours / 1000:8.1f}   all of reader\n{sum(least.values()) / 1000:8.1f}   all")
    print("Textual is " + ("" if "textual" in least else "not ") + "among them")


def _imports(words: Sequence[str], environment: Environment) -> list[tuple[str, int]]:
    timed = {**environment, "PYTHONPROFILEIMPORTTIME": "1"}
    ran = subprocess.run(words, env=timed, capture_output=True, text=True, check=False)
    return [(match[3], int(match[1])) for match in _IMPORT.finditer(ran.stderr)]


def _print_packages(environment: Environment) -> None:
    """Price what the screens import, by package, modules counted."""
    words = [sys.executable, "-c", "import reader.running, reader.library, reader.tui.app"]
    packages: dict[str, list[int]] = {}
    for name, microseconds in _imports(words, environment):
        package = name.partition(".")[0]
        known = package in ("textual", "rich", "reader", "asyncio")
        packages.setdefault(package if known else "others", []).append(microseconds)
    print("\nimports of the screens, own time in ms, by package:")
    for package, times in sorted(packages.items(), key=lambda pair: -sum(pair[1])):
        print(f"{sum(times) / 1000:8.1f}   {package}, {len(times)} modules")


def _print_openings(work: Path, asked: argparse.Namespace) -> None:
    """Start the screens and other readers in rotation; print the waits beside an empty Python."""
    articles = list(printed(asked.articles, 1, 40))
    stock(work / "articles", work / "cache", iter(articles))
    ours = opened(work, asked.articles)
    programs = [
        Program("an empty Python", [sys.executable, "-c", _SAYS], {}, b"here", ends="\n"),
        _started_bare(ours, work / "broadsheet"),
        ours,
        *scale_peers.readers(work, articles),
        scale_peers.minimal(),
    ]
    taken: dict[str, list[Start]] = {each.name: [] for each in programs}
    for _ in range(asked.rounds):
        for each in programs:
            taken[each.name].append(started(each, (80, 24), tries=1))
    print(f"\n{'first rows':>12} {'to Python':>10} {'answers a key':>14} {'CPU':>6}   ms, medians")
    least = statistics.median(each.first for each in taken["an empty Python"])
    for name, starts in taken.items():
        first, answers, cpu = (statistics.median(each) for each in zip(*starts, strict=True))
        print(f"{first:12.1f} {first / least:9.2f}x {answers:14.1f} {cpu:6.0f}   {name}")


def _started_bare(ours: Program, script: Path) -> Program:
    """Give our screens as today's installers start them.

    Older ones write into every command a line that loads ``re`` before anything of the program's
    own: a good part of the wait. Which of the two this environment has depends on its pip.
    """
    script.write_text("import sys\nfrom reader.cli import main\nsys.exit(main())\n")
    command = [sys.executable, str(script), *ours.command[-1:]]
    return replace(ours, name=f"{ours.name}, bare", command=command)


if __name__ == "__main__":
    main()
